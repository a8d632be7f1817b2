"""The package is typed as it says, and laid out as ruff lays it out; the tutorial's code runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

TUTORIAL = ROOT / "docs" / "python.md"


def _code() -> str:
    return "\n".join(re.findall(r"^```python\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))


def _run(*words: str) -> None:
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_types_of_the_package() -> None:
    _run("mypy", "-p", "dateline")


def test_types_of_the_tests() -> None:
    _run("mypy", "python/tests")


def test_types_of_the_tutorial(tmp_path: Path) -> None:
    (tmp_path / "tutorial.py").write_text(_code(), encoding="utf-8")
    _run("mypy", str(tmp_path / "tutorial.py"))


def test_layout() -> None:
    _run("ruff", "check")
    _run("ruff", "format", "--check")


def test_tutorial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks, one after the other, in a folder that has the samples; `# -> text` must be in what the line before prints."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run([sys.executable, "-c", _code()], cwd=tmp_path, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    for wanted in re.findall(r"^# -> (.*)$", _code(), re.MULTILINE):
        assert wanted in done.stdout
