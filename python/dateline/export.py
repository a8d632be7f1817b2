"""Tables of a store as files: parquet, feather (Arrow's own) and CSV, for R, Stata, DuckDB, spreadsheets."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeAlias

from dateline.errors import FileError, usage
from dateline.tables import Rows, arrow

Format: TypeAlias = Literal["parquet", "feather", "csv"]
FORMATS: tuple[Format, ...] = ("parquet", "feather", "csv")


def write_table(rows: Rows, path: str | os.PathLike[str], format: Format | None = None) -> int:
    """Writes the rows to a file, in bounded memory; it appears when complete. The format is the name's ending where none
    is given. Returns the number of rows."""
    target = Path(path)
    wanted = format or target.suffix.lstrip(".")
    if wanted not in FORMATS:
        raise usage(f'cannot write "{wanted}" files; there are {", ".join(FORMATS)}')
    arrow()
    schema = rows.arrow_schema()
    written = 0
    unfinished = target.with_name(target.name + ".part")
    try:
        with _writer(wanted, unfinished, schema) as writer:
            for batch in rows.to_batches():
                writer.write_batch(batch)
                written += batch.num_rows
        os.replace(unfinished, target)
    except OSError as error:
        if isinstance(error, FileError):
            raise
        raise FileError("E203", os.fspath(target), f"cannot be written: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return written


@contextmanager
def _writer(format: str, path: Path, schema: Any) -> Iterator[Any]:
    if format == "parquet":
        import pyarrow.parquet

        with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
            yield writer
    elif format == "feather":
        import pyarrow.ipc

        with pyarrow.ipc.new_file(os.fspath(path), schema, options=pyarrow.ipc.IpcWriteOptions(compression="lz4")) as writer:
            yield writer
    else:
        import pyarrow.csv

        with pyarrow.csv.CSVWriter(os.fspath(path), schema) as writer:
            yield writer
