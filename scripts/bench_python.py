#!/usr/bin/env python3
"""Stories a second from Python, beside the command line's, on the same stories, turn by turn in one run.

    build/python/bin/python scripts/bench_python.py --program build/release/dateline [--speed fast] [--threads 2] [--copies 40]

Prints both and `ratio N` (Python's best round against the command line's). Loading is not counted: each is timed on all
stories and on one, and the difference divided.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import dateline

ROOT = pathlib.Path(__file__).resolve().parent.parent


def stories(copies):
    """The sample dispatches, again and again."""
    found = [s for p in sorted((ROOT / "examples").glob("*")) if p.suffix in (".txt", ".jsonl") for s in dateline.read_stories(p)]
    return [
        {"id": f"{s.id}-{i}", "text": s.text, "published": s.published or "2024-01-01", "source": s.source}
        for i in range(copies)
        for s in found
    ]


def command_line(program, path, flags):
    begin = time.perf_counter()
    with open(path.with_suffix(".out"), "wb") as out:
        subprocess.run([program, "code", path, "--format", "jsonl", *flags], check=True, stdout=out)
    return time.perf_counter() - begin


def python(path, speed, threads):
    """As a script would: load, code, write."""
    code = (
        "import sys, dateline\n"
        "coder = dateline.Coder(speed=sys.argv[2])\n"
        "for record in coder.code_many(dateline.read_stories(sys.argv[1]), threads=int(sys.argv[3])):\n"
        "    sys.stdout.write(record.to_json() + '\\n')\n"
    )
    begin = time.perf_counter()
    with open(path.with_suffix(".python"), "wb") as out:
        subprocess.run([sys.executable, "-c", code, path, speed, str(threads)], check=True, stdout=out)
    return time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--speed", default="fast")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    flags = parser.parse_args()
    given = stories(flags.copies)
    rates = {"command line": [], "python": []}
    with tempfile.TemporaryDirectory() as folder:
        all_of_them, one = pathlib.Path(folder, "all.jsonl"), pathlib.Path(folder, "one.jsonl")
        all_of_them.write_text("".join(json.dumps(s) + "\n" for s in given), encoding="utf-8")
        one.write_text(json.dumps(given[0]) + "\n", encoding="utf-8")
        cli_flags = ["--speed", flags.speed, "--threads", str(flags.threads)]
        for _ in range(flags.rounds):
            took = command_line(flags.program, all_of_them, cli_flags) - command_line(flags.program, one, cli_flags)
            rates["command line"].append((len(given) - 1) / took)
            took = python(all_of_them, flags.speed, flags.threads) - python(one, flags.speed, flags.threads)
            rates["python"].append((len(given) - 1) / took)
        same = all_of_them.with_suffix(".out").read_bytes() == all_of_them.with_suffix(".python").read_bytes()
    for name, values in rates.items():
        print(f"{name:13} {max(values):7.1f} stories/s  (rounds: {', '.join(f'{v:.1f}' for v in values)})")
    print(f"same bytes: {'yes' if same else 'NO'}")
    print(f"ratio {max(rates['python']) / max(rates['command line']):.2f}")
    return 0 if same else 1


if __name__ == "__main__":
    raise SystemExit(main())
