"""The store: the records of many stories in one SQLite file (docs/schema.md)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Literal, TypeAlias

from dateline import _core
from dateline.coder import Coder
from dateline.errors import InputError, UsageError, usage
from dateline.record import Record
from dateline.story import Day, Skipped, Story, StoryLike, as_story, iso_day
from dateline.tables import TABLES, Row, Rows, TableName

Some: TypeAlias = str | Sequence[str] | None

_BATCH = 10_000

# Tables that no view holds ready; the others are views of the schema.
_SELECT: dict[TableName, str] = {
    "actors": """SELECT a.story, a.actor, s.id AS story_id, s.published, s.source AS publisher, a.name, a.type, a.country,
        a.sector, a.office, a.wikidata,
        (SELECT count(*) FROM actor_mention m WHERE m.story = a.story AND m.actor = a.actor) AS mentions
        FROM actor a JOIN story s ON s.story = a.story ORDER BY a.story, a.actor""",
    "claims": "SELECT * FROM claim_list ORDER BY story, about, item",
    "relations": "SELECT * FROM relation_list ORDER BY story, relation",
    "control": "SELECT * FROM control_list ORDER BY story, control",
}


@dataclass
class Ingested:
    """What became of the stories given to a store."""

    added: int = 0
    were_there: int = 0
    skipped: list[Skipped] = field(default_factory=list)


class Store:
    """A store, open to be read; with write=True it is made where there is none, brought to this version's schema, and may
    be added to. Close it, or use it in a `with`.

        with dateline.Store("record.db", write=True) as store:
            store.ingest(dateline.read_stories("stories.jsonl"), dateline.Coder())
            attacks = store.events(source="SYR", type="ASSAULT", start="2016").to_pandas()

    max_mb: the file never grows past so many MB. Raises FileError, StoreError; every method StoreError as well.
    """

    def __init__(self, path: str | os.PathLike[str], *, write: bool = False, max_mb: int = 0) -> None:
        self.path = os.fspath(path)
        self._write = write
        self._open: _core.Store | None = _core.Store(self.path, write, max_mb << 20)

    @property
    def _core(self) -> _core.Store:
        if self._open is None:
            raise usage(f"the store {self.path} is closed; open it again")
        return self._open

    def close(self) -> None:
        self._open = None

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {self.path}{' closed' if self._open is None else ''}>"

    # ------------------------------------------------------------------ writing

    def ingest(
        self, stories: Iterable[StoryLike], coder: Coder | None = None, threads: int = 2, progress: bool | None = None
    ) -> Ingested:
        """Codes stories and keeps their records, each in a transaction of its own: what was committed stays, whatever
        happens. A story that is there already is not coded again, so that a run that was cut off goes on where it
        stopped. What cannot be coded is kept in the table `skipped`, with the reason."""
        store = self._core
        if not self._write:
            raise usage(f"the store {self.path} was opened to be read; open it with Store(path, write=True)")
        result = Ingested()
        pairs = (coder or Coder()).code_pairs(self._not_held(stories, result), threads, progress)
        for record, story in pairs:
            if isinstance(record, Skipped) or story is None:
                result.skipped.append(record if isinstance(record, Skipped) else Skipped(UsageError("E101", "", "no story")))
                error = result.skipped[-1].error
                store.put_skipped(int(error.code[1:]), error.where, error.message)
            elif store.put(story, record._core):
                result.added += 1
            else:
                result.were_there += 1
        return result

    def _not_held(self, stories: Iterable[StoryLike], result: Ingested) -> Iterator[StoryLike]:
        if isinstance(stories, str | bytes):
            raise usage("a text, where stories were wanted; give a list of them, or read_stories(path)")
        for number, given in enumerate(stories, 1):
            name = f"story-{number}"  # by its place among all that were given, whatever of them is held
            try:
                story = as_story(given)
                if isinstance(story, Story):
                    story = story if story.id else replace(story, id=name)
                    held = self._core.holds(story.core(name))
                else:
                    held = False
            except InputError as error:
                error.where = error.where or name
                yield Skipped(error)
                continue
            if held:
                result.were_there += 1
            else:
                yield story

    # ------------------------------------------------------------------ reading

    def counts(self) -> dict[str, int]:
        """How many stories the store holds, and how many inputs were skipped."""
        stories, skipped = self._core.counts()
        return {"stories": stories, "skipped": skipped}

    def events(
        self,
        *,
        source: str = "",
        target: str = "",
        type: Some = None,
        mode: Some = None,
        status: Some = None,
        place: str = "",
        start: Day = None,
        end: Day = None,
        min_confidence: float = 0.0,
        story: str = "",
        words: str = "",
        limit: int = 0,
    ) -> Rows:
        """Events, by date, with the columns of the view event_list.

        source, target: a name (* for any letters), a country (IRQ), a sector (GOV) or both ("IRQ GOV").
        type, mode, status: one of these, or one of a list: type=["ASSAULT", "COERCE"].
        place: name, province or country. start, end: first and last day, month ("2017-10") or year.
        story: id. words: of the story, in the words of FTS5: "ceasefire OR truce". limit: 0 for all.
        """
        wanted = _filter(
            source=source,
            target=target,
            type=type,
            mode=mode,
            status=status,
            place=place,
            start=start,
            end=end,
            min_confidence=min_confidence,
            story=story,
            words=words,
            limit=limit,
        )
        return _rows(lambda: self._core.events(wanted), typed=True)

    def count(
        self,
        by: Literal["month", "dyad_month", "type"],
        *,
        source: str = "",
        target: str = "",
        type: Some = None,
        status: Some = None,
        start: Day = None,
        end: Day = None,
        min_confidence: float = 0.0,
    ) -> Rows:
        """Sums of events: by month, by pair of countries and month, or by type."""
        if by not in ("month", "dyad_month", "type"):
            raise usage(f'cannot count by "{by}"; there are month, dyad_month and type')
        wanted = _filter(
            source=source,
            target=target,
            type=type,
            status=status,
            start=start,
            end=end,
            min_confidence=min_confidence,
        )
        return _rows(lambda: self._core.count(by, wanted), typed=False)

    def table(self, name: TableName) -> Rows:
        """All events, actors, claims, relations or control of the store."""
        if name not in TABLES:
            raise usage(f'no table "{name}"; there are {", ".join(TABLES)}')
        if name == "events":
            return self.events()
        return _rows(lambda: self._core.sql(_SELECT[name]), typed=True)

    def layout(self, name: str) -> Rows:
        """Events in the layout of others: polecat, icews, gdelt, acled... (docs/exports.md)."""
        return _rows(lambda: self._core.layout(name, _core.EventFilter()), typed=False)

    def sql(self, statement: str) -> Rows:
        """Any one statement that only reads, in SQLite's SQL. Raises QueryError."""
        return _rows(lambda: self._core.sql(statement), typed=False)

    def record(self, number: int) -> Record:
        """The record of a story, by the number its rows have in the column `story`."""
        found = self._core.record(number)
        if found is None:
            raise usage(f"no story {number} in {self.path}")
        texts = self._core.sql(f"SELECT text FROM story WHERE story = {int(number)}").read(1)
        return Record(found, str(texts[0][0]).encode())

    def records(self) -> Iterator[Record]:
        """All records, in the order of their stories."""
        for (number,) in self.sql("SELECT story FROM story ORDER BY story"):
            yield self.record(int(number or 0))


def _some(given: Some) -> list[str]:
    return [] if given is None else given.split(",") if isinstance(given, str) else list(given)


def _edge(given: Day, month: str) -> str:
    """A day; a month as it is; of a year its first or last month."""
    text = given if isinstance(given, str) else ""
    if len(text) == len("2017") and text.isdigit():
        return f"{text}-{month}"
    return text if len(text) == len("2017-10") and text.replace("-", "").isdigit() else iso_day(given)


def _filter(
    *,
    source: str,
    target: str,
    type: Some,
    status: Some,
    start: Day,
    end: Day,
    min_confidence: float,
    mode: Some = None,
    place: str = "",
    story: str = "",
    words: str = "",
    limit: int = 0,
) -> _core.EventFilter:
    wanted = _core.EventFilter()
    wanted.source, wanted.target, wanted.place = source, target, place
    wanted.types, wanted.modes, wanted.statuses = _some(type), _some(mode), _some(status)
    wanted.first, wanted.last = _edge(start, "01"), _edge(end, "12")
    wanted.min_confidence, wanted.story, wanted.words, wanted.limit = min_confidence, story, words, limit
    return wanted


def _rows(ask: Callable[[], _core.Rows], *, typed: bool) -> Rows:
    """Asks and reads the first rows at once, so that what is wrong with a question shows here; anew for every further
    reading."""
    begun = [_begin(ask)]
    columns = begun[0][0].columns

    def batches() -> Iterator[list[Row]]:
        rows, batch = begun.pop() if begun else _begin(ask)
        while batch:
            yield batch
            batch = rows.read(_BATCH)

    return Rows(columns, batches, typed=typed)


def _begin(ask: Callable[[], _core.Rows]) -> tuple[_core.Rows, list[Row]]:
    rows = ask()
    return rows, rows.read(_BATCH)
