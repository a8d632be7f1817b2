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


def gold_pairs(path: pathlib.Path) -> list[Example]:
    """A gold file of sentences with a marked pair (never part of this repository)."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Example(r["text"], r["source"], r["target"], [], list(r["types"]), r["id"]) for r in rows]
