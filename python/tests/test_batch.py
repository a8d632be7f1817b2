from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import dateline
import pytest
from conftest import SIEGE, WIRE


def _stories() -> list[dict[str, str]]:
    return [{"id": f"s{i}", "text": SIEGE, "published": f"2017-10-{i + 10}"} for i in range(12)]


def test_records_come_in_order_whatever_the_threads(coder: dateline.Coder) -> None:
    one = [r.to_json() for r in coder.code_many(_stories(), threads=1, errors="raise")]
    assert [r.to_json() for r in coder.code_many(_stories(), threads=3, errors="raise")] == one
    assert [r.to_json() for r in coder.code_many(_stories(), threads=0, errors="raise")] == one
    assert [r.id for r in coder.code_many(_stories(), errors="raise")] == [f"s{i}" for i in range(12)]


def test_a_bad_story_never_stops_the_rest(coder: dateline.Coder) -> None:
    bad: list[object] = ["", 7, {"id": "x"}, {"text": 5, "id": "y"}, {"text": "x", "published": "soon"}, b"\x00\x01", None]
    given = [SIEGE, *bad, dateline.Story(SIEGE, id="last")]
    found = list(coder.code_many(given))  # type: ignore[arg-type]  # what is no story
    assert [r.ok for r in found] == [True, *[False] * len(bad), True]
    skipped = [r for r in found if isinstance(r, dateline.Skipped)]
    assert {r.error.code for r in skipped} == {"E301", "E302", "E303"}
    assert all(r.error.where and not r.events for r in skipped)
    assert "story 3" in str(skipped[1].error)


def test_a_bad_story_raises_where_wanted(coder: dateline.Coder) -> None:
    found = coder.code_many([SIEGE, "", SIEGE], errors="raise")
    assert next(found).events
    with pytest.raises(dateline.InputError, match="nothing to code"):
        next(found)


def test_an_endless_batch_can_be_left(coder: dateline.Coder) -> None:
    asked = 0

    def endless() -> Iterator[str]:
        nonlocal asked
        for _ in itertools.count():
            asked += 1
            yield SIEGE

    found = coder.code_many(endless(), threads=2)
    assert len(list(itertools.islice(found, 5))) == 5
    found.close()  # type: ignore[attr-defined]  # a generator
    assert asked <= 5 + 2 * 4 + 1


def test_other_threads_run_while_one_codes(coder: dateline.Coder) -> None:
    coding = threading.Thread(target=coder.code, args=("\n".join([SIEGE] * 400),))
    coding.start()
    turns = 0
    while coding.is_alive():
        time.sleep(0.001)
        turns += 1
    assert turns > 3


def test_usage(coder: dateline.Coder) -> None:
    with pytest.raises(dateline.UsageError, match="where stories were wanted"):
        coder.code_many(SIEGE)
    with pytest.raises(dateline.UsageError, match="threads"):
        coder.code_many([SIEGE], threads=-1)
    with pytest.raises(dateline.UsageError, match="yield"):
        coder.code_many([SIEGE], errors="ignore")  # type: ignore[call-overload]  # no such choice


def test_progress_shows_where_it_is_wanted(coder: dateline.Coder, capsys: pytest.CaptureFixture[str]) -> None:
    list(coder.code_many([SIEGE] * 3))
    assert capsys.readouterr().err == ""  # no terminal
    list(coder.code_many([SIEGE] * 3, progress=True))
    assert "3/3" in capsys.readouterr().err


def test_files() -> None:
    stories = [s for s in dateline.read_stories(WIRE, source="nobody") if isinstance(s, dateline.Story)]
    assert [s.id for s in stories] == ["astana-summit", "taipei-patrol", "caracas-release"]
    assert stories[0].source == "Newswire"
    with pytest.raises(dateline.FileError, match=r"E201 .*no such file"):
        dateline.read_stories("no/such/file.jsonl")
    with pytest.raises(dateline.UsageError):
        dateline.read_stories(WIRE, format="pdf")  # type: ignore[arg-type]  # no such format


def test_bad_lines_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b'{"text": "A."}\nnonsense\n{"text": ""}\n{"text": "B.", "published": 20171026}\n')
    found = list(dateline.read_stories(path))
    assert [isinstance(s, dateline.Story) for s in found] == [True, False, False, True]
    assert isinstance(found[1], dateline.Skipped)
    assert found[1].error.where.endswith("bad.jsonl:2")
