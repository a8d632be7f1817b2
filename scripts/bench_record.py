#!/usr/bin/env python3
"""Stories a second on one thread: the parse alone, whole records fast and precise, in one run.

  scripts/bench_record.py [--shared ../shared] [--limit 150] [--rounds 3] [--texts FILE...]

Texts are the stories of SHARED where it is there, else the sample dispatches, or the files named. Every text counts once
a round; the best round of each counts. bench/record_bench.cpp does the work.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent


def texts_of(args):
    if args.texts:
        return [pathlib.Path(name).read_text(encoding="utf-8") for name in args.texts]
    path = pathlib.Path(args.shared) / "gold/stories-dev.jsonl"
    if not path.exists():
        return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [row["text"] for row in rows[: args.limit]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--model", default=str(ROOT / "build/model/en_core_web_md-3.7.1.dlm"))
    parser.add_argument("--gazetteer", default=str(ROOT / "build/model/geonames-3.0.2.dlg"))
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"))
    parser.add_argument("--limit", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", nargs="+")
    args = parser.parse_args()
    texts = [text.replace("\0", " ") for text in texts_of(args)]
    with tempfile.NamedTemporaryFile("wb", suffix=".texts") as out:
        out.write("".join(text + "\0" for text in texts).encode("utf-8"))
        out.flush()
        command = [args.build / "bench/record_bench", args.model, ROOT / "lexicon", ROOT / "models/typer.dlm", args.gazetteer]
        sys.exit(subprocess.run([*map(str, command), out.name, str(args.rounds)]).returncode)


if __name__ == "__main__":
    main()
