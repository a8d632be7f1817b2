#!/usr/bin/env python3
"""Codes the gold files of a folder and scores the records: the figures of docs/accuracy.md.

  scripts/score.py [--only seed,pairs] [--errors 20] [--json build/score/figures.json]

The gold files (see docs/accuracy.md) are no part of this repository; without them this says so and succeeds.
Records and the score's own lists stay in build/score/NAME.jsonl and NAME.txt.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
STORY_FIELDS = ("id", "text", "published", "source", "title", "url")
# Name -> (task of score.py, gold files, the input to code or None where it is made from the seed's text).
SCORES = {
    "seed": ("story", "seed/dispatch.gold.json", None),
    "stories": ("story", "gold/stories/*.gold.json", "gold/stories.jsonl"),
    "pairs": ("pairs", "gold/pairs-dev.jsonl", "gold/pairs-dev.jsonl"),
    "labels": ("labels", "gold/stories-dev.jsonl", "gold/stories-dev.jsonl"),
    "re3d": ("re3d", "gold/re3d-dev.jsonl", "gold/re3d-dev.jsonl"),
}


def stories(shared, source):
    """The stories to code, with nothing of the gold in them but what a newspaper prints."""
    if source is None:
        gold = json.loads((shared / "seed/dispatch.gold.json").read_text(encoding="utf-8"))
        text = (shared / "seed/dispatch.txt").read_bytes().decode("utf-8")
        return [{"id": gold["doc"], "text": text, "published": gold["date"], "source": "Reuters"}]
    lines = (shared / source).read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    return [{k: row[k] for k in STORY_FIELDS if isinstance(row.get(k), str)} for row in rows]


def code(program, model, rows, out):
    """Codes the stories into `out`, one record a line; gives the seconds it took."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path = out.with_suffix(".input.jsonl")
    path.write_text(text, encoding="utf-8")
    command = [program, "code", "--model", model, "--format", "jsonl", "--out", str(out), str(path)]
    begin = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return time.monotonic() - begin


def score(shared, task, gold, out, errors):
    """What score.py prints, and its figures."""
    command = [sys.executable, str(shared / "score/score.py"), task, *map(str, gold), str(out), "--json", "--errors", str(errors)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.rstrip("\n").split("\n")
    return "\n".join(printed[:-1]), json.loads(printed[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build/release/dateline"))
    parser.add_argument("--model", default=str(ROOT / "build/model/en_core_web_md-3.7.1.dlm"))
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"), help="folder with the gold files and score.py")
    parser.add_argument("--only", default=",".join(SCORES), help="names of scores, comma-separated")
    parser.add_argument("--errors", type=int, default=0, help="list so many errors of each score")
    parser.add_argument("--quiet", action="store_true", help="figures only, without the lists")
    parser.add_argument("--json", help="also write all figures there")
    args = parser.parse_args()
    shared = pathlib.Path(args.shared)
    if args.json:
        pathlib.Path(args.json).unlink(missing_ok=True)
    if not (shared / "score/score.py").exists():
        print(f"score: skipped, no gold files in {args.shared} (SHARED=FOLDER names another place)")
        return
    figures = {}
    for name in args.only.split(","):
        if name not in SCORES:
            sys.exit(f"score: no score is called {name}; there are {', '.join(SCORES)}")
        task, gold, source = SCORES[name]
        folder = ROOT / "build/score"
        folder.mkdir(parents=True, exist_ok=True)
        out = folder / f"{name}.jsonl"
        seconds = code(args.program, args.model, stories(shared, source), out)
        lists, figures[name] = score(shared, task, sorted(shared.glob(gold)), out, args.errors)
        (folder / f"{name}.txt").write_text(lists + "\n", encoding="utf-8")
        print(f"== {name} ({', '.join(gold.split('/')[-1:])}), coded in {seconds:.1f} s")
        if lists and not args.quiet:
            print(lists)
        for figure, value in figures[name].items():
            print(f"{figure:32} {value}")
    if args.json:
        pathlib.Path(args.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
