#!/usr/bin/env python3
"""Words per second of our parse beside spaCy's own, over the same texts in one run.

  scripts/bench_parse.py --bench build/release/bench/parse_bench --model build/model/en_core_web_md-3.7.1.dlm
                         [--shared ../shared] [--limit 1500] [--rounds 3] [--texts FILE...]

Needs spaCy 3.7.5 (`make parity` installs it) and the wheel the model was converted from, beside the model file. Texts are
those of SHARED, or the files named. Every line of a text is a doc of its own, for both. spaCy runs in this process with one
thread and batches (nlp.pipe); we parse one text after the other, with one thread and then with two, each in a fresh
process, so that no word is known before. Rounds alternate; the fastest of each counts. Prints figures and `ratio N`.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

for library in ("OMP", "OPENBLAS", "MKL", "BLIS"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import parity  # noqa: E402  (spaCy is loaded with the settings above)

ROOT = pathlib.Path(__file__).resolve().parent.parent
SETS = ("stories", "re3d-dev", "stories-dev")
WARM_UP_DOCS = 50


def texts_of(args):
    if args.texts:
        return [pathlib.Path(name).read_text(encoding="utf-8") for name in args.texts]
    texts = []
    for name in SETS:
        path = pathlib.Path(args.shared) / f"gold/{name}.jsonl"
        if not path.exists():
            sys.exit(f"no {path}; name the folder with --shared, or texts with --texts")
        texts += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    return [text.replace("\0", " ") for text in texts[: args.limit]]


def time_spacy(nlp, docs):
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(docs))
    return {"tokens": tokens, "seconds": time.perf_counter() - start}


def time_ours(args, texts_file, threads):
    command = [args.bench, args.model, texts_file, str(threads)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", default=str(ROOT / "build/release/bench/parse_bench"))
    parser.add_argument("--model", required=True)
    parser.add_argument("--shared", default=str(ROOT.parent / "shared"))
    parser.add_argument("--limit", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--texts", nargs="*")
    args = parser.parse_args()

    texts = texts_of(args)
    docs = [line for text in texts for line in text.split("\n") if line]
    nlp = parity.load_spacy(args.model)
    list(nlp.pipe(docs[:WARM_UP_DOCS]))
    runs = {"spaCy, 1 thread": [], "dateline, 1 thread": [], "dateline, 2 threads": []}
    with tempfile.NamedTemporaryFile() as file:
        file.write("".join(text + "\0" for text in texts).encode("utf-8"))
        file.flush()
        for _ in range(args.rounds):
            runs["spaCy, 1 thread"].append(time_spacy(nlp, docs))
            runs["dateline, 1 thread"].append(time_ours(args, file.name, 1))
            runs["dateline, 2 threads"].append(time_ours(args, file.name, 2))
    best = {name: min(rounds, key=lambda r: r["seconds"]) for name, rounds in runs.items()}
    counts = {r["tokens"] for r in best.values()}
    if len(counts) != 1:
        sys.exit(f"the tokens differ ({sorted(counts)}): run `make parity`")
    speed = {name: r["tokens"] / r["seconds"] for name, r in best.items()}
    print(f"{len(texts)} texts, {len(docs)} docs, {counts.pop()} tokens")
    for name, value in speed.items():
        print(f"{name:<20} {value:9.0f} tokens/s")
    one, two = best["dateline, 1 thread"], best["dateline, 2 threads"]
    print(f"model opened in {one['open_seconds']:.3f} s; peak memory {one['peak_mb']:.0f} MB, {two['peak_mb']:.0f} MB")
    print(f"two threads: {speed['dateline, 2 threads'] / speed['dateline, 1 thread']:.2f} times one")
    print(f"ratio {speed['dateline, 1 thread'] / speed['spaCy, 1 thread']:.2f}")


if __name__ == "__main__":
    main()
