from __future__ import annotations

import datetime
import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import dateline
import pytest
from conftest import SIEGE, WIRE
from dateline.story import decoded, iso_day


@pytest.mark.parametrize("speed", ["fast", "precise"])
def test_json_is_the_command_lines(program: Path, speed: str) -> None:
    told = subprocess.run(
        [program, "code", "--format", "jsonl", "--speed", speed, WIRE], capture_output=True, check=True
    ).stdout.decode()
    coder = dateline.Coder(speed=speed)  # type: ignore[arg-type]  # a parameter of the test
    records = coder.code_many(dateline.read_stories(WIRE), errors="raise")
    assert "".join(record.to_json() + "\n" for record in records) == told


def test_attributes_are_the_jsons(record: dateline.Record) -> None:
    whole = record.to_dict()
    assert whole["format"] == "dateline-record/1"
    assert json.loads(record.to_json(indent=1)) == whole
    assert (record.id, record.story.published, record.story.title) == ("siege", "2017-10-16", None)
    assert record.made_by == whole["made_by"]
    assert [a.name for a in record.actors] == [a["name"] for a in whole["actors"]]
    for event, told in zip(record.events, whole["events"], strict=True):
        assert (event.type, event.mode, event.context, event.status) == (
            told["type"],
            told["mode"],
            told["context"],
            told["status"],
        )
        assert [[p.actor, list(p.span)] for p in event.source] == [[p["actor"], p["span"]] for p in told["source"]]
        assert [(c.who, c.stance, c.cue) for c in event.claims] == [(c["who"], c["stance"], c["cue"]) for c in told["claims"]]
        assert (event.date.start, event.date.end) == (told["date"]["start"], told["date"]["end"])
    assert [c.from_actor for c in record.control] == [c["from"] for c in whole["control"]]


def test_every_word_is_in_the_text(record: dateline.Record) -> None:
    assert record.text == SIEGE
    for event in record.events:
        assert [record.words(t.span) for t in event.triggers] == [t.text for t in event.triggers]
        assert record.names(event.source) == [record.actor(p.actor).name for p in event.source]
    with pytest.raises(KeyError, match="no actor A99"):
        record.actor("A99")


def test_parts_show_their_fields(record: dateline.Record) -> None:
    assert repr(record.events[0].triggers[0]).startswith("Trigger(span=(")
    assert "siege" in repr(record)
    assert "Kirkuk" in str(record)


def test_parts_outlive_their_record(coder: dateline.Coder) -> None:
    events = coder.code(SIEGE, published="2017-10-16").events
    claims = [claim for event in events for claim in event.claims]
    del events
    assert claims[0].who


@pytest.mark.parametrize("given", [SIEGE.encode(), "“Götz” " + SIEGE, SIEGE.encode() + b" \xff\xe2\x80.", SIEGE + " \ud83d"])
def test_any_text_is_coded_and_spans_hold(coder: dateline.Coder, given: str | bytes) -> None:
    record = coder.code(given, published="2017-10-16")
    assert record.events
    assert all(record.words(t.span) == t.text for e in record.events for t in e.triggers)
    json.loads(record.to_json())


def test_a_byte_that_is_no_character_is_one() -> None:
    assert decoded(b"a\xff\xe2\x80b") == "a\ufffd\ufffd\ufffdb"


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2017-10-26", "2017-10-26"),
        ("2017-10-26T08:00:00Z", "2017-10-26"),
        ("20171026", "2017-10-26"),
        ("2017/10/26", "2017-10-26"),
        (datetime.date(2017, 10, 26), "2017-10-26"),
        (datetime.datetime(2017, 10, 26, 8, tzinfo=datetime.timezone.utc), "2017-10-26"),
        (None, ""),
    ],
)
def test_days(given: str | datetime.date | None, day: str) -> None:
    assert iso_day(given) == day


@pytest.mark.parametrize("given", ["yesterday", "2017-13-01", "2017-10", "2017-10/26", "2017-10-261"])
def test_no_days(given: str) -> None:
    with pytest.raises(dateline.InputError, match="no date; write 2017-10-26"):
        iso_day(given)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert all(name in ("style", "title") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_escaped(coder: dateline.Coder) -> None:
    evil = '<script>alert("x")</script> Iraqi troops & <img src=x onerror=y> seized Kirkuk on Monday.'
    record = coder.code(evil, published="2017-10-16", id="<b>", source='"><script>')
    page = _Tags()
    page.feed(record._repr_html_())
    assert not page.tags & {"script", "img", "b>"}
    assert evil in page.text


def test_html_shows_all_of_a_text_once(record: dateline.Record) -> None:
    page = _Tags()
    page.feed(record._repr_html_())
    assert record.text in page.text


def test_a_long_text_is_cut_in_html_alone(coder: dateline.Coder) -> None:
    record = coder.code("\n".join([SIEGE] * 300), published="2017-10-16")
    assert "more characters" in record._repr_html_()
    assert len(record.text) > 30_000
