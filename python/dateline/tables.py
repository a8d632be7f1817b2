"""Tables of events, actors, claims, relations and control, for Arrow, pandas and polars.

The columns are those of the store's views (docs/schema.md), less what only a store knows: several names, countries or
places of a row stand in one field, between "; ". Days are dates; what is not known is null.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from dateline import _core
from dateline.errors import missing_package, usage
from dateline.story import Skipped

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from dateline.record import Record

Cell: TypeAlias = int | float | str | None
Row: TypeAlias = tuple[Cell, ...]
TableName: TypeAlias = Literal["events", "actors", "claims", "relations", "control"]
TABLES: tuple[TableName, ...] = get_args(TableName)

_BATCH = 10_000
_WHOLE = set(
    "story event actor relation control item killed wounded attacks arrested mentions happening sources copies".split()
)
_REAL = {"lat", "lon", "score", "confidence"}
_DAYS = {"published", "date_start", "date_end"}

COLUMNS: dict[TableName, list[str]] = {
    "events": """event story_id published publisher date_start date_end source source_country source_sector type mode status
        target target_country target_sector place place_country lat lon context claims killed wounded attacks arrested quad
        cameo score confidence words sentence""".split(),
    "actors": "actor story_id published publisher name type country sector office wikidata mentions".split(),
    "claims": "about item story_id published publisher who who_country who_sector stance cue".split(),
    "relations": """relation story_id published publisher a a_country a_sector kind b b_country b_sector words
        claims""".split(),
    "control": """control story_id published publisher date_start date_end ground place place_country lat lon holder
        holder_country holder_sector state from_actor words claims""".split(),
}


class Rows:
    """Rows with named columns. Iterate it for tuples, as often as you like; or take it whole in the form you work in."""

    def __init__(self, columns: list[str], batches: Callable[[], Iterator[list[Row]]], *, typed: bool) -> None:
        """`batches` begins anew at every call. `typed`: a column's name tells its type; else its values do."""
        self.columns = columns
        self._batches = batches
        self._typed = typed

    def __iter__(self) -> Iterator[Row]:
        for batch in self._batches():
            yield from batch

    def to_dicts(self) -> list[dict[str, Cell]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self]

    def kinds(self) -> list[str]:
        """whole, real, day or text, for each column."""
        return ["whole" if c in _WHOLE else "real" if c in _REAL else "day" if c in _DAYS else "text" for c in self.columns]

    def _columns(self) -> list[list[Any]]:
        """All values by column; days as dates where the table is typed."""
        values: list[list[Any]] = [[] for _ in self.columns]
        for batch in self._batches():
            for column, part in zip(values, self._typed_columns(batch), strict=True):
                column.extend(part)
        return values

    def _typed_columns(self, batch: list[Row]) -> list[list[Any]]:
        columns: list[list[Any]] = [list(column) for column in zip(*batch, strict=True)] or [[] for _ in self.columns]
        if self._typed:
            for i, kind in enumerate(self.kinds()):
                if kind == "day":
                    columns[i] = [datetime.date.fromisoformat(day) if day else None for day in columns[i]]
        return columns

    def to_arrow(self) -> pyarrow.Table:
        pa = arrow()
        if not self._typed:
            return pa.table([pa.array(column) for column in map(one_kind, self._columns())], names=self.columns)
        return pa.Table.from_batches(self.to_batches(), schema=self.arrow_schema())

    def arrow_schema(self) -> pyarrow.Schema:
        pa = arrow()
        types = {"whole": pa.int64(), "real": pa.float64(), "day": pa.date32(), "text": pa.string()}
        return pa.schema([(name, types[kind]) for name, kind in zip(self.columns, self.kinds(), strict=True)])

    def to_batches(self) -> Iterator[pyarrow.RecordBatch]:
        """Arrow's record batches, as they are read: for tables larger than memory."""
        pa = arrow()
        schema = self.arrow_schema()
        for batch in self._batches():
            arrays = [pa.array(c, type=f.type) for c, f in zip(self._typed_columns(batch), schema, strict=True)]
            yield pa.record_batch(arrays, schema=schema)

    def to_pandas(self) -> pandas.DataFrame:
        """Days are datetime64; whole numbers Int64 and texts string, which know missing values."""
        try:
            import pandas as pd
        except ImportError:
            raise missing_package("pandas", "pandas") from None
        frame = pd.DataFrame(dict(zip(self.columns, map(one_kind, self._columns()), strict=True)), columns=self.columns)
        if self._typed:
            types = {"whole": "Int64", "real": "float64", "day": "datetime64[s]", "text": "string"}
            for name, kind in zip(self.columns, self.kinds(), strict=True):
                frame[name] = frame[name].astype(types[kind])
        return frame

    def to_polars(self) -> polars.DataFrame:
        try:
            import polars as pl
        except ImportError:
            raise missing_package("polars", "polars") from None
        types = {"whole": pl.Int64, "real": pl.Float64, "day": pl.Date, "text": pl.String}
        schema = dict(zip(self.columns, (types[kind] for kind in self.kinds()), strict=True))
        data = dict(zip(self.columns, map(one_kind, self._columns()), strict=True))
        return pl.DataFrame(data, schema=schema) if self._typed else pl.DataFrame(data)


def arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise missing_package("pyarrow", "arrow") from None
    return pyarrow


def one_kind(values: list[Any]) -> list[Any]:
    """A column of SQL may hold values of several types; where text is among them all become text."""
    if any(isinstance(v, str) for v in values) and any(isinstance(v, int | float) for v in values):
        return [v if v is None else str(v) for v in values]
    return values


def of_records(records: Iterable[Record | Skipped], table: TableName = "events") -> Rows:
    """A table of the records; what was skipped has no rows."""
    if table not in TABLES:
        raise usage(f'no table "{table}"; there are {", ".join(TABLES)}')
    rows_of = _ROWS[table]
    kept = [record for record in records if not isinstance(record, Skipped)]

    def batches() -> Iterator[list[Row]]:
        rows = [row for record in kept for row in rows_of(record)]
        for start in range(0, len(rows), _BATCH):
            yield rows[start : start + _BATCH]

    return Rows(COLUMNS[table], batches, typed=True)


def to_arrow(records: Iterable[Record | Skipped], table: TableName = "events") -> pyarrow.Table:
    return of_records(records, table).to_arrow()


def to_pandas(records: Iterable[Record | Skipped], table: TableName = "events") -> pandas.DataFrame:
    return of_records(records, table).to_pandas()


def to_polars(records: Iterable[Record | Skipped], table: TableName = "events") -> polars.DataFrame:
    return of_records(records, table).to_polars()


# ------------------------------------------------------------------ rows of a record


def _joined(texts: Iterable[str | None]) -> str | None:
    """Each once, in order; None where there are none."""
    return "; ".join(dict.fromkeys(text for text in texts if text)) or None


def _number(id: str) -> int:
    return int(id[1:])


def _head(record: Record) -> tuple[str, str | None, str | None]:
    return record.id, record.story.published, record.story.source


def _who(record: Record, who: str) -> str:
    return "story" if who == "story" else record.actor(who).name


def _claims(record: Record, claims: list[_core.Claim]) -> str | None:
    return "; ".join(f"{_who(record, claim.who)} {claim.stance}" for claim in claims) or None


def _event_rows(record: Record) -> Iterator[Row]:
    actors = {actor.id: actor for actor in record.actors}
    places = {place.id: place for place in record.places}
    sentences = record.story.sentences
    for event in record.events:
        source = [actors[party.actor] for party in event.source]
        target = [actors[party.actor] for party in event.target]
        where = [places[id] for id in event.place]
        first = where[0] if where else None
        sentence = record.words(sentences[event.sentence]) if event.sentence < len(sentences) else None
        yield (
            *(_number(event.id), *_head(record), event.date.start, event.date.end),
            *(_joined(a.name for a in source), _joined(a.country for a in source), _joined(a.sector for a in source)),
            *(event.type, event.mode, event.status),
            *(_joined(a.name for a in target), _joined(a.country for a in target), _joined(a.sector for a in target)),
            *("; ".join(place.name for place in where) or None, first.country if first else None),
            *(first.lat if first else None, first.lon if first else None),
            *("; ".join(event.context) or None, _claims(record, event.claims)),
            *(event.killed, event.wounded, event.attacks, event.arrested, event.quad, event.cameo),
            *(event.score, event.confidence, "; ".join(t.text for t in event.triggers) or None, sentence),
        )


def _actor_rows(record: Record) -> Iterator[Row]:
    for a in record.actors:
        named = (a.name, a.type, a.country, a.sector, a.office, a.wikidata, len(a.mentions))
        yield (_number(a.id), *_head(record), *named)


def _claim_rows(record: Record) -> Iterator[Row]:
    about: list[tuple[str, list[list[_core.Claim]]]] = [
        ("event", [event.claims for event in record.events]),
        ("relation", [relation.claims for relation in record.relations]),
        ("control", [control.claims for control in record.control]),
    ]
    for what, items in about:
        for number, claims in enumerate(items, 1):
            item = _number(record.events[number - 1].id) if what == "event" else number
            for claim in claims:
                who = None if claim.who == "story" else record.actor(claim.who)
                parties = (who.name, who.country, who.sector) if who else ("story", None, None)
                yield (what, item, *_head(record), *parties, claim.stance, claim.cue)


def _relation_rows(record: Record) -> Iterator[Row]:
    for number, r in enumerate(record.relations, 1):
        a, b = record.actor(r.a), record.actor(r.b)
        tie = (a.name, a.country, a.sector, r.kind, b.name, b.country, b.sector, r.text, _claims(record, r.claims))
        yield (number, *_head(record), *tie)


def _control_rows(record: Record) -> Iterator[Row]:
    for number, c in enumerate(record.control, 1):
        place = record.place(c.where) if c.where else None
        holder = record.actor(c.holder) if c.holder else None
        yield (
            *(number, *_head(record), c.date.start, c.date.end, c.place),
            *((place.name, place.country, place.lat, place.lon) if place else (None, None, None, None)),
            *((holder.name, holder.country, holder.sector) if holder else (None, None, None)),
            *(c.state, record.actor(c.from_actor).name if c.from_actor else None, c.text, _claims(record, c.claims)),
        )


_ROWS: dict[TableName, Callable[[Record], Iterator[Row]]] = {
    "events": _event_rows,
    "actors": _actor_rows,
    "claims": _claim_rows,
    "relations": _relation_rows,
    "control": _control_rows,
}
