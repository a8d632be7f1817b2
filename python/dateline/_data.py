"""Where models, lexicon and gazetteer are: named, in the environment, beside the package, or where `setup` put them."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from dateline.errors import LexiconError, ModelError

MODEL = "en_core_web_md-3.7.1.dlm"
GAZETTEER = "geonames-3.0.2.dlg"
PACKAGED = Path(__file__).parent / "data"
SETUP = 'run "python -m dateline setup" once (it downloads and converts it)'


def data_directory() -> Path:
    """Where `python -m dateline setup` puts what it downloads: $XDG_DATA_HOME/dateline, else ~/.local/share/dateline."""
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "dateline"


def _named(given: str | os.PathLike[str] | None, variable: str) -> str:
    return os.fspath(given) if given else os.environ.get(variable, "")


def _first(*places: Path) -> str:
    return next((os.fspath(place) for place in places if place.exists()), "")


def find_model(given: str | os.PathLike[str] | None) -> str:
    named = _named(given, "DATELINE_MODEL")
    found = _first(Path(named)) if named else _first(PACKAGED / "model" / MODEL, data_directory() / MODEL)
    if found:
        return found
    what = "no such model file" if named else "no language model found"
    raise ModelError("E401", named or MODEL, f"{what}; {SETUP}, or name one with model= or DATELINE_MODEL")


def find_typer(given: str | os.PathLike[str] | None) -> str:
    named = _named(given, "DATELINE_TYPER")
    found = _first(Path(named) if named else PACKAGED / "models" / "typer.dlm")
    if found:
        return found
    raise ModelError(
        "E401",
        named or "typer.dlm",
        "no model of the typer there; install the package anew, name another with typer= or DATELINE_TYPER, or use "
        'speed="fast"',
    )


def find_lexicon(given: str | os.PathLike[str] | None) -> str:
    named = _named(given, "DATELINE_LEXICON")
    directory = Path(named) if named else PACKAGED / "lexicon"
    if (directory / "actors").exists():
        return os.fspath(directory)
    raise LexiconError(
        "E501",
        os.fspath(directory),
        "no lexicon there (a directory with actors/ in it); name one with lexicon= or DATELINE_LEXICON",
    )


def find_gazetteer(given: str | os.PathLike[str] | None) -> str:
    """The file, or "none"; warns where none is found and nobody said to do without."""
    named = _named(given, "DATELINE_GAZETTEER")
    if named == "none":
        return named
    found = _first(Path(named)) if named else _first(PACKAGED / "model" / GAZETTEER, data_directory() / GAZETTEER)
    if found:
        return found
    if named:
        raise ModelError(
            "E401",
            named,
            f"no such gazetteer file; {SETUP}, name another with gazetteer= or DATELINE_GAZETTEER, or do without: "
            'gazetteer="none"',
        )
    warnings.warn(
        f'no gazetteer: towns that the lexicon does not know are not located; {SETUP}, or say gazetteer="none"', stacklevel=4
    )
    return "none"
