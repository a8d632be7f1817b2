"""The record of a story: who did what to whom, where and when, and who says so."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from dateline import _core, _html, tables
from dateline.story import decoded

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_WithId = TypeVar("_WithId", _core.Actor, _core.Place, _core.Event)


class Record:
    """A story's record, read only. Fields are those of the JSON (docs/record.md); two that Python has taken for itself
    have other names: a mention's `as` is `said_as`, ground's `from` is `from_actor`.

        for event in record.events:
            print(event.type, record.names(event.source), "->", record.names(event.target), event.status)
    """

    ok: Literal[True] = True

    def __init__(self, core: _core.Record, text: bytes) -> None:
        self._core = core
        self._text = text

    @cached_property
    def story(self) -> _core.StoryHead:
        return self._core.story

    @property
    def id(self) -> str:
        return self.story.id

    @cached_property
    def text(self) -> str:
        """The story as it was given; a byte that is no character is U+FFFD. What spans count in."""
        return decoded(self._text)

    @cached_property
    def actors(self) -> list[_core.Actor]:
        return self._core.actors

    @cached_property
    def places(self) -> list[_core.Place]:
        return self._core.places

    @cached_property
    def events(self) -> list[_core.Event]:
        return self._core.events

    @cached_property
    def relations(self) -> list[_core.Relation]:
        return self._core.relations

    @cached_property
    def control(self) -> list[_core.Control]:
        return self._core.control

    @cached_property
    def notes(self) -> list[str]:
        """Repairs and fall-backs a reader should know of."""
        return self._core.notes

    @property
    def made_by(self) -> dict[str, str]:
        """Versions of engine, model and lexicon; the same text and the same three give the same record."""
        return {"engine": self._core.engine, "model": self._core.model, "lexicon": self._core.lexicon}

    def words(self, span: tuple[int, int]) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]]

    def actor(self, id: str) -> _core.Actor:
        return _by_id(self.actors, id, "actor")

    def place(self, id: str) -> _core.Place:
        return _by_id(self.places, id, "place")

    def event(self, id: str) -> _core.Event:
        return _by_id(self.events, id, "event")

    def names(self, parties: Iterable[_core.Party]) -> list[str]:
        """The names of an event's source or target."""
        return [self.actor(party.actor).name for party in parties]

    def to_json(self, indent: int = 0) -> str:
        """The record as JSON; with indent 0 one line, byte for byte what `dateline code --format jsonl` writes."""
        return self._core.to_json(indent)

    def to_dict(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.to_json())
        return found

    def to_arrow(self, table: tables.TableName = "events") -> pyarrow.Table:
        return tables.of_records([self], table).to_arrow()

    def to_pandas(self, table: tables.TableName = "events") -> pandas.DataFrame:
        return tables.of_records([self], table).to_pandas()

    def to_polars(self, table: tables.TableName = "events") -> polars.DataFrame:
        return tables.of_records([self], table).to_polars()

    def table(self, width: int = 100, color: bool = False) -> str:
        """The record for people, as `dateline code --format table` prints it."""
        return self._core.to_table(self._text, width, color)

    def __str__(self) -> str:
        return self.table()

    def __repr__(self) -> str:
        return f"<Record {self.id}: {len(self.events)} events, {len(self.actors)} actors, {len(self.places)} places>"

    def __eq__(self, other: object) -> bool:
        return self.to_json() == other.to_json() if isinstance(other, Record) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.id, self.story.sha256))

    def _repr_html_(self) -> str:
        return _html.page_of(self)


def _by_id(items: list[_WithId], id: str, what: str) -> _WithId:
    for item in items:
        if item.id == id:
            return item
    raise KeyError(f"the record has no {what} {id}")
