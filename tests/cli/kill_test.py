#!/usr/bin/env python3
"""Kills an ingest at random moments, runs it again until it ends, and compares what is stored with an undisturbed run's.

    tests/cli/kill_test.py build/release/dateline lexicon build/model/en_core_web_md-3.7.1.dlm
KILLS is how many kills (default 8; make kill-test: 200), SEED where the moments come from. After every kill the file must hold
the first stories of the input, whole. Exit code 77 where there is no model.
"""
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

from store_content import dump, numbers

PROGRAM, LEXICON, MODEL = sys.argv[1], sys.argv[2], sys.argv[3]
KILLS = int(os.environ.get("KILLS", "8"))
SEED = int(os.environ.get("SEED", time.time_ns() % 100000))
STORIES = 60
SENTENCES = (
    "{place} (Reuters) - {who} troops attacked rebels near {place} on Monday, killing {n} fighters.",
    "A spokesman for the {who} army said the rebels had shelled a market a day earlier.",
    "The rebels denied it and demanded that the government release {n} prisoners.",
    "France's foreign minister met the president in Paris and called for a ceasefire.",
    "Thousands of people protested in {place} against the government last week.",
    "The United States and Russia signed an agreement in Geneva, officials said.",
)
COUNTRIES = (("Bamako", "Malian"), ("Tripoli", "Libyan"), ("Goma", "Congolese"), ("Aden", "Yemeni"), ("Mosul", "Iraqi"))


def write_input(path):
    """Stories, and a line that is none."""
    lines = []
    for i in range(STORIES):
        place, who = COUNTRIES[i % len(COUNTRIES)]
        text = " ".join(SENTENCES[(i + j) % len(SENTENCES)] for j in range(2 + i % 5)).format(place=place, who=who, n=i + 2)
        lines.append(json.dumps({"id": f"k{i}", "text": text, "published": f"2019-05-{1 + i % 28:02}"}))
    lines.insert(STORIES // 2, "{no story")
    path.write_text("\n".join(lines), encoding="utf-8")


def start(source, store):
    env = {**os.environ, "DATELINE_LEXICON": LEXICON, "DATELINE_MODEL": MODEL, "DATELINE_GAZETTEER": "none"}
    return subprocess.Popen([PROGRAM, "ingest", str(source), "--into", str(store), "--speed", "fast", "--jobs", "2"],
                            env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def timed(source, store):
    begin = time.monotonic()
    code = start(source, store).wait()
    assert code == 1, f"exit code {code}, 1 expected: one line is no story"
    return time.monotonic() - begin


def main():
    if not os.path.exists(MODEL):
        print("no model; run make model")
        return 77
    moments = random.Random(SEED)
    print(f"SEED={SEED} KILLS={KILLS}")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        source, whole, store = folder / "in.jsonl", folder / "whole.db", folder / "killed.db"
        write_input(source)
        took = timed(source, whole)
        opening = timed(source, whole)  # nothing is left to code
        expected, rows = dump(whole), numbers(whole)
        assert len(rows) == STORIES
        a_story = max(0.001, (took - opening) / STORIES)
        kills = compared = inside = 0
        while kills < KILLS or not compared:
            process = start(source, store)
            if kills < KILLS:
                try:  # within the next twenty stories, sometimes before the first
                    process.wait(moments.uniform(0.8, 1.1) * opening + moments.uniform(0, 20) * a_story)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
                    kills += 1
                    got = numbers(store) if store.exists() else []
                    assert got == rows[:len(got)], f"after kill {kills}: stories {got[-2:]} are not those of the input"
                    inside += 0 < len(got) < STORIES
                    continue
            code = process.wait()
            assert code == 1, f"exit code {code}"
            assert dump(store) == expected, f"after kill {kills} the store differs from an undisturbed one"
            compared += 1
            for path in folder.glob("killed.db*"):
                path.unlink()
        print(f"{kills} kills, {inside} of them among the stories, {compared} stores compared: the same")
    return 0


if __name__ == "__main__":
    sys.exit(main())
