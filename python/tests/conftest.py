"""Want the package installed, a model ($DATELINE_MODEL) and the program ($DATELINE_PROGRAM): make python-test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import dateline
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
WIRE = ROOT / "examples" / "wire.jsonl"
SIEGE = "BAGHDAD (Newswire) - Iraqi troops seized Kirkuk on Monday, the army said. Iran denied that it had armed the PMF."


def sample_stories() -> Iterator[dateline.Story | dateline.Skipped]:
    yield from dateline.read_stories(WIRE)
    for name in ("goma_talks", "port_sudan_aid", "tripoli_strike"):
        yield from dateline.read_stories(ROOT / "examples" / f"{name}.txt")


@pytest.fixture(scope="session")
def coder() -> dateline.Coder:
    return dateline.Coder(speed="fast")


@pytest.fixture(scope="session")
def record(coder: dateline.Coder) -> dateline.Record:
    return coder.code(SIEGE, published="2017-10-16", source="Newswire", id="siege")


@pytest.fixture(scope="session")
def program() -> Path:
    return Path(os.environ.get("DATELINE_PROGRAM", ROOT / "build" / "release" / "dateline"))


@pytest.fixture(scope="module")
def store(coder: dateline.Coder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dateline.Store]:
    with dateline.Store(tmp_path_factory.mktemp("store") / "record.db", write=True) as made:
        made.ingest(sample_stories(), coder)
        yield made
