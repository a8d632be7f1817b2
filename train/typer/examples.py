"""Labelled sentences for the typer: our own (data/*.txt) and, for measuring and for the last training, a gold file of pairs."""

from __future__ import annotations

import dataclasses
import json
import pathlib
import re

TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
).split()
CLASSES = [*TYPES, "NONE"]
MARK = re.compile(r"\[([STE]) ([^\[\]]+)\]")


@dataclasses.dataclass(frozen=True)
class Example:
    """One question: which type of act does `text` tell from the source to the target?

    Spans are [begin, end) in code points of text; an empty list where the phrase is not marked. `types` has more than
    one member where the gold file does not tell them apart.
    """

    text: str
    source: list[list[int]]
    target: list[list[int]]
    trigger: list[list[int]]
    types: list[str]
    where: str


def parse_line(line: str, where: str) -> Example:
    """Reads one line of data/*.txt; ValueError names the place and what is wrong."""
    head, bar, marked = line.partition("|")
    fields = head.split()
    if not bar or len(fields) != 2 or fields[0] not in CLASSES:
        raise ValueError(f"{where}: not of the form 'TYPE mode | sentence': {line[:60]!r}")
    spans: dict[str, list[list[int]]] = {"S": [], "T": [], "E": []}
    text, last = "", 0
    marked = marked.strip()
    for mark in MARK.finditer(marked):
        text += marked[last : mark.start()]
        spans[mark[1]].append([len(text), len(text) + len(mark[2])])
        text += mark[2]
        last = mark.end()
    text += marked[last:]
    if "[" in text or "]" in text or not spans["S"] or not spans["T"]:
        raise ValueError(f"{where}: broken or missing [S ...] or [T ...]: {line[:60]!r}")
    return Example(text, spans["S"], spans["T"], spans["E"], [fields[0]], where)


def own_examples(folder: pathlib.Path) -> list[Example]:
    """All lines of our own files, in the order of the files' names."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                found.append(parse_line(line, f"{path.name}:{number}"))
    return found


def gold_pairs(path: pathlib.Path, records: pathlib.Path | None = None) -> list[Example]:
    """A gold file of sentences with a marked pair (never part of this repository).

    It marks no trigger. `records`, the program's own records of the same sentences (`dateline code --speed fast`),
    gives it where an event of the right type between the two phrases was found.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    told = {}
    if records:
        for line in records.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            told[record["story"]["id"]] = record["events"]
    return [
        Example(r["text"], r["source"], r["target"], _trigger(r, told.get(r["id"], [])), list(r["types"]), r["id"])
        for r in rows
    ]


def _trigger(row: dict, events: list[dict]) -> list[list[int]]:
    def fills(event: dict, role: str) -> bool:
        return any(a["span"][0] < s[1] and s[0] < a["span"][1] for a in event[role] for s in row[role])

    for event in events:
        if event["type"] in row["types"] and fills(event, "source") and fills(event, "target"):
            return [t["span"] for t in event["triggers"]]
    return []
