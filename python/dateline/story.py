"""Stories as they come in: from Python, or out of files."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from dateline import _core
from dateline.errors import DatelineError, InputError, usage

Day: TypeAlias = str | datetime.date | None

_DAY = re.compile(r"(\d{4})([-/])(\d\d)\2(\d\d)(?!\d).*|(\d{4})(\d\d)(\d\d)", re.DOTALL)


def iso_day(given: Day, where: str = "") -> str:
    """A day of publication as ISO text, "" for none. Takes what the command line takes: 2017-10-26 (a time may follow),
    20171026, 2017/10/26; and dates and datetimes."""
    if given is None or given == "":
        return ""
    if isinstance(given, datetime.date):
        return f"{given.year:04}-{given.month:02}-{given.day:02}"
    found = _DAY.fullmatch(str(given))
    if found:
        numbers = [int(part) for part in found.group(1, 3, 4) if part] or [int(part) for part in found.group(5, 6, 7)]
        try:
            return datetime.date(*numbers).isoformat()
        except ValueError:
            pass
    raise InputError("E303", where, f'"published" is "{str(given)[:40]}", no date; write 2017-10-26')


@dataclass(frozen=True)
class Story:
    """A story. `text` may be bytes of any kind: what is no UTF-8 is repaired, and the record's notes say so."""

    text: str | bytes
    id: str = ""
    published: Day = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    where: str = ""  # file and line it came from, for messages

    def core(self, id_if_none: str) -> _core.StoryText:
        """The story for C++, checked. Raises InputError for what is no story."""
        name = str(self.id) if self.id not in (None, "") else id_if_none
        where = self.where or name
        if not isinstance(self.text, str | bytes):
            raise InputError("E303", where, f'"text" is {type(self.text).__name__}, not a string')
        # Bytes that some reader could not decode are given back as they were; other lone surrogates are no text.
        raw = self.text if isinstance(self.text, bytes) else _encoded(self.text)
        _core.check_text(raw, where)
        return _core.StoryText(
            text=raw,
            id=_encodable(name),
            published=iso_day(self.published, where),
            source=_encodable(self.source),
            title=_encodable(self.title),
            url=_encodable(self.url),
            where=_encodable(where),
        )


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _encodable(text: str | None) -> str:
    return _encoded(str(text)).decode("utf-8", "replace") if text is not None else ""


def decoded(raw: bytes) -> str:
    """The text that spans count in: a byte that is no character is one U+FFFD."""
    return re.sub("[\udc80-\udcff]", "\ufffd", raw.decode("utf-8", "surrogateescape"))


class Skipped:
    """Stands in the place of a record for a story that could not be coded: `error` says why. Its lists are empty, so
    that code which reads records need not ask first; `ok` tells the two apart."""

    ok: Literal[False] = False

    def __init__(self, error: DatelineError, story: Story | None = None) -> None:
        self.error = error
        self.story = story
        self.events: list[_core.Event] = []
        self.actors: list[_core.Actor] = []
        self.places: list[_core.Place] = []
        self.relations: list[_core.Relation] = []
        self.control: list[_core.Control] = []

    def __repr__(self) -> str:
        return f"<Skipped {self.error}>"


StoryLike: TypeAlias = "Story | Skipped | str | bytes | Mapping[str, Any]"

_FIELDS = ("text", "id", "published", "source", "title", "url")


def as_story(given: StoryLike) -> Story | Skipped:
    """A story from what callers give. Raises InputError for anything else."""
    if isinstance(given, Story | Skipped):
        return given
    if isinstance(given, str | bytes):
        return Story(given)
    if isinstance(given, Mapping):
        if given.get("text") is None:
            raise InputError("E303", str(given.get("id") or ""), 'no "text"; a story is a text or {"text": ...}')
        return Story(**{name: given[name] for name in _FIELDS if given.get(name) is not None})
    raise InputError("E303", "", f'{type(given).__name__} is no story; give a text, a Story, or {{"text": ...}}')


def read_stories(
    path: str | os.PathLike[str],
    *,
    format: Literal["auto", "text", "jsonl"] = "auto",
    published: Day = None,
    source: str | None = None,
) -> Iterator[Story | Skipped]:
    """The stories of a file, one after the other, read as the command line reads it: `.jsonl`, `.ndjson` and `.json` hold
    a story a line, anything else is one story. `published` and `source` are for stories that do not give one. A bad line
    gives a Skipped and reading goes on. Raises FileError at once where the file cannot be opened."""
    if format not in ("auto", "text", "jsonl"):
        raise usage(f'format "{format}" is none of auto, text, jsonl')
    day = iso_day(published)
    return _read(_core.StoryReader.open(os.fspath(path), format), day, source)


def _read(reader: _core.StoryReader, published: str, source: str | None) -> Iterator[Story | Skipped]:
    while True:
        try:
            story = reader.next()
        except DatelineError as error:
            yield Skipped(error)
            continue
        if story is None:
            return
        try:
            text: str | bytes = story.text.decode("utf-8")
        except UnicodeDecodeError:
            text = story.text
        yield Story(
            text,
            id=story.id,
            published=story.published or published,
            source=story.source or source,
            title=story.title or None,
            url=story.url or None,
            where=story.where,
        )
