"""dateline reads newswire and keeps a sourced, dated record of who did what to whom, and who says so.

    import dateline

    coder = dateline.Coder()
    record = coder.code("BAGHDAD (Newswire) - Iraqi troops seized Kirkuk on Monday.", published="2017-10-16")
    for event in record.events:
        print(event.type, record.names(event.source), event.date.start)

`python -m dateline setup` downloads the language model once. docs/python.md is the tutorial.
"""

from __future__ import annotations

from dateline import _core
from dateline._core import (
    Actor,
    Answer,
    Claim,
    Control,
    DateRange,
    Event,
    Mention,
    Party,
    Place,
    Relation,
    StoryHead,
    Trigger,
)
from dateline._data import data_directory
from dateline.coder import Coder
from dateline.errors import (
    DatelineError,
    FileError,
    InputError,
    InternalError,
    LexiconError,
    MissingPackageError,
    ModelError,
    QueryError,
    StoreError,
    UsageError,
)
from dateline.export import write_table
from dateline.record import Record
from dateline.store import Ingested, Store
from dateline.story import Skipped, Story, read_stories
from dateline.tables import Rows, to_arrow, to_pandas, to_polars

__version__ = _core.version()


def _shown(part: object) -> str:
    """Claim(who='A1', stance='asserts', cue='said')"""
    fields = (name for name, value in vars(type(part)).items() if not name.startswith("_") and not callable(value))
    return f"{type(part).__name__}({', '.join(f'{name}={getattr(part, name)!r}' for name in fields)})"


for _part in (Actor, Answer, Claim, Control, DateRange, Event, Mention, Party, Place, Relation, StoryHead, Trigger):
    setattr(_part, "__repr__", _shown)  # noqa: B010  # the stub of a C++ class has no such method to assign to


def version() -> str:
    """The version of the program, "0.1.0"; records name it in made_by."""
    return _core.version()


__all__ = [
    "Actor",
    "Answer",
    "Claim",
    "Coder",
    "Control",
    "DateRange",
    "DatelineError",
    "Event",
    "FileError",
    "Ingested",
    "InputError",
    "InternalError",
    "LexiconError",
    "Mention",
    "MissingPackageError",
    "ModelError",
    "Party",
    "Place",
    "QueryError",
    "Record",
    "Relation",
    "Rows",
    "Skipped",
    "Store",
    "StoreError",
    "Story",
    "StoryHead",
    "Trigger",
    "UsageError",
    "data_directory",
    "read_stories",
    "to_arrow",
    "to_pandas",
    "to_polars",
    "version",
    "write_table",
]
