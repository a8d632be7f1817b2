from __future__ import annotations

import datetime
import sqlite3
import subprocess
from pathlib import Path

import dateline
import pyarrow.feather
import pyarrow.parquet
import pytest
from conftest import SIEGE, WIRE, sample_stories
from dateline.__main__ import main
from dateline.story import StoryLike
from dateline.tables import COLUMNS, TABLES, TableName


@pytest.mark.parametrize("table", TABLES)
def test_tables_of_records_are_those_of_the_store(coder: dateline.Coder, store: dateline.Store, table: TableName) -> None:
    records = list(coder.code_many(sample_stories()))
    made = dateline.to_arrow(records, table)
    assert made.column_names == COLUMNS[table]
    kept = store.table(table).to_arrow()
    order = [(name, "ascending") for name in made.column_names if name not in ("lat", "lon", "confidence")]
    assert made.sort_by(order).equals(kept.select(made.column_names).sort_by(order))
    assert made.num_rows > 0


@pytest.mark.parametrize("table", TABLES)
def test_arrow_pandas_and_polars_agree(store: dateline.Store, table: TableName) -> None:
    rows = store.table(table)
    told = rows.to_arrow().to_pylist()
    assert rows.to_polars().to_dicts() == told
    pandas = rows.to_pandas()
    assert list(pandas.columns) == rows.columns
    assert len(pandas) == len(told)
    assert [None if day is None else day.isoformat() for day in rows.to_arrow()["published"].to_pylist()] == [
        row["published"] for row in rows.to_dicts()
    ]


def test_types_do_not_depend_on_the_rows(record: dateline.Record) -> None:
    schema = record.to_arrow().schema
    assert dateline.to_arrow([]).schema == schema
    assert str(schema.field("date_start").type) == "date32[day]"
    assert str(schema.field("killed").type) == "int64"
    frame = dateline.to_pandas([])
    assert str(frame["killed"].dtype) == "Int64"
    assert str(frame["date_start"].dtype) == str(record.to_pandas()["date_start"].dtype) == "datetime64[s]"


def test_events_by_filters(store: dateline.Store) -> None:
    every = store.events().to_dicts()
    kinds = {str(row["type"]) for row in every}
    assert len(kinds) > 2
    kind = min(kinds)
    assert store.events(type=kind).to_dicts() == [row for row in every if row["type"] == kind]
    assert len(list(store.events(type=sorted(kinds)))) == len(every)
    assert {row["story_id"] for row in store.events(source="KAZ").to_dicts()} == {"astana-summit"}
    assert len(list(store.events(limit=2))) == 2
    assert list(store.events(start="2024")) == list(store.events(start=datetime.date(2024, 1, 1)))
    assert list(store.events(words="canals")) == list(store.events(story="astana-summit"))
    with pytest.raises(dateline.QueryError):
        store.events(words='"')
    with pytest.raises(dateline.InputError):
        store.events(start="soon")


def test_sums_and_sql(store: dateline.Store) -> None:
    assert sum(int(row["events"] or 0) for row in store.count("type").to_dicts()) >= len(list(store.events()))
    rows = store.sql("SELECT 1 AS a, 'x' AS b UNION ALL SELECT 'y', NULL")
    assert list(rows) == list(rows) == [(1, "x"), ("y", None)]
    assert rows.to_arrow().to_pydict() == {"a": ["1", "y"], "b": ["x", None]}
    assert rows.to_polars().shape == rows.to_pandas().shape == (2, 2)
    assert "Event ID" in store.layout("icews").columns
    for wrong in ("SELEC 1", "DELETE FROM story", "SELECT * FROM nothing"):
        with pytest.raises(dateline.StoreError):
            store.sql(wrong)
    with pytest.raises(dateline.UsageError):
        store.layout("nobody's")
    with pytest.raises(dateline.UsageError, match="dyad_month"):
        store.count("day")  # type: ignore[arg-type]  # no such sum
    with pytest.raises(dateline.UsageError, match="relations"):
        store.table("ties")  # type: ignore[arg-type]  # no such table


def test_records_are_as_they_were_put(coder: dateline.Coder, store: dateline.Store) -> None:
    put = list(coder.code_many(sample_stories()))
    assert list(store.records()) == put
    first = store.record(1)
    assert [first.words(t.span) for e in first.events for t in e.triggers] == [t.text for e in first.events for t in e.triggers]
    with pytest.raises(dateline.UsageError, match="no story 99"):
        store.record(99)


def test_a_story_is_kept_once(coder: dateline.Coder, tmp_path: Path) -> None:
    stories: list[StoryLike] = [{"id": "a", "text": SIEGE}, "", {"id": "b", "text": SIEGE}]
    with dateline.Store(tmp_path / "twice.db", write=True) as store:
        first = store.ingest(stories, coder)
        assert (first.added, first.were_there, len(first.skipped)) == (2, 0, 1)
        again = store.ingest(stories, coder)
        assert (again.added, again.were_there, len(again.skipped)) == (0, 2, 1)
        assert store.counts() == {"stories": 2, "skipped": 1}
        with pytest.raises(dateline.UsageError, match="where stories were wanted"):
            store.ingest(str(WIRE), coder)


def test_a_store_is_what_the_command_line_reads(program: Path, store: dateline.Store) -> None:
    told = subprocess.run([program, "query", store.path, "--format", "jsonl"], capture_output=True, check=True).stdout
    assert len(told.splitlines()) == len(list(store.events()))


def test_what_may_not_be_done(coder: dateline.Coder, store: dateline.Store, tmp_path: Path) -> None:
    with pytest.raises(dateline.FileError, match="E201"):
        dateline.Store(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("no database at all, but some text\n" * 50)
    with pytest.raises(dateline.StoreError, match="E601"):
        dateline.Store(tmp_path / "text.db")
    with dateline.Store(store.path) as reader:
        with pytest.raises(dateline.UsageError, match="write=True"):
            reader.ingest([SIEGE], coder)
        rows = reader.events()
    assert list(rows)  # asked before it was closed
    with pytest.raises(dateline.UsageError, match="closed"):
        reader.counts()


def test_readers_of_sqlite_see_it(store: dateline.Store) -> None:
    with sqlite3.connect(f"file:{store.path}?mode=ro", uri=True) as db:
        assert db.execute("SELECT count(*) FROM event").fetchone() == (len(list(store.events())),)


@pytest.mark.parametrize("table", TABLES)
def test_exports(store: dateline.Store, tmp_path: Path, table: TableName) -> None:
    told = store.table(table).to_arrow()
    for format in ("parquet", "feather", "csv"):
        out = tmp_path / f"{table}.{format}"
        assert main(["export", store.path, "--table", table, "--out", str(out)]) == 0
    assert pyarrow.parquet.read_table(tmp_path / f"{table}.parquet").equals(told)
    assert pyarrow.feather.read_table(tmp_path / f"{table}.feather").equals(told)
    assert (tmp_path / f"{table}.csv").read_text().splitlines()[0].replace('"', "") == ",".join(told.column_names)
    assert not list(tmp_path.glob("*.part"))


def test_exports_that_fail(store: dateline.Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", store.path, "--out", str(tmp_path / "events.xlsx")]) == 2
    assert "parquet, feather, csv" in capsys.readouterr().err
    assert main(["export", store.path, "--out", str(tmp_path / "no" / "events.csv")]) == 2
    assert "E203" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "none.db"), "--out", str(tmp_path / "events.csv")]) == 2
    assert "E201" in capsys.readouterr().err
