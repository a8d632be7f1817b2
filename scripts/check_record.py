#!/usr/bin/env python3
"""Codes the sample dispatches and checks the records against the contract of docs/record.md: a test of the program.

  scripts/check_record.py PROGRAM [--model FILE]

Spans lie in the text and hold the words that the record quotes; ids that are used are defined; types, stances and
states are of their lists; one thread and three give the same bytes, and so do two runs. Exits with 77 (skipped) where there is no model.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
            "COERCE ASSAULT".split())
STATUS = set("happened ongoing planned demanded offered threatened hypothetical denied".split())
STANCES = {"asserts", "denies", "does_not_confirm", "hedges"}
HOW = {"accepts", "rejects", "partly_accepts", "answers"}
KINDS = set("allied hostile supports arms trains leads part_of speaks_for member_of capital_of also_known_as".split())
STATES = {"holds", "contests", "lost", "gained", "claimed"}
AS = {"name", "alias", "nominal", "pronoun", "metonym"}


class Checker:
    """Checks one record; `wrong` gathers what does not hold."""

    def __init__(self, record, text):
        self.record, self.text, self.wrong = record, text, []
        self.actors = {a["id"] for a in record["actors"]}
        self.places = {p["id"] for p in record["places"]}
        self.events = {e["id"] for e in record["events"]}

    def hold(self, truth, message):
        if not truth:
            self.wrong.append(f"{self.record['story']['id']}: {message}")

    def span(self, span, text, where):
        good = isinstance(span, list) and len(span) == 2 and 0 <= span[0] < span[1] <= len(self.text)
        self.hold(good, f"{where}: span {span} is not in the text of {len(self.text)} characters")
        if good and text is not None:
            self.hold(self.text[span[0]:span[1]] == text, f"{where}: quotes {text!r}, the span holds {self.text[span[0]:span[1]]!r}")

    def claims(self, item, where):
        for claim in item["claims"]:
            self.hold(claim["who"] == "story" or claim["who"] in self.actors, f"{where}: claim by {claim['who']}, who is no actor")
            self.hold(claim["stance"] in STANCES, f"{where}: stance {claim['stance']}")

    def date(self, item, where):
        date = item["date"]
        start, end = date["start"], date["end"]
        self.hold(start is None or end is None or start <= end, f"{where}: date from {start} to {end}")
        if date.get("span"):
            self.span(date["span"], date["text"], where + " date")

    def event(self, e):
        where = f"event {e['id']}"
        self.hold(e["type"] in TYPES, f"{where}: type {e['type']}")
        self.hold(e["status"] in STATUS, f"{where}: status {e['status']}")
        self.hold(e["triggers"], f"{where}: no trigger")
        self.hold(0 <= e["confidence"] <= 1, f"{where}: confidence {e['confidence']}")
        self.hold(e["claims"], f"{where}: nobody vouches for it")
        self.hold(e["sentence"] < len(self.record["story"]["sentences"]), f"{where}: sentence {e['sentence']}")
        for trigger in e["triggers"]:
            self.span(trigger["span"], trigger["text"], where)
        for role in ("source", "target"):
            for filler in e[role]:
                self.hold(filler["actor"] in self.actors, f"{where}: {role} {filler['actor']} is no actor")
                self.span(filler["span"], None, where + " " + role)
        self.hold(set(e["place"]) <= self.places, f"{where}: places {e['place']}")
        for answer in e["answers"]:
            self.hold(answer["event"] in self.events - {e["id"]} and answer["how"] in HOW, f"{where}: answers {answer}")
        self.claims(e, where)
        self.date(e, where)

    def check(self):
        story = self.record["story"]
        self.hold(self.record["format"] == "dateline-record/1", f"format {self.record['format']}")
        self.hold(len(story["sha256"]) == 64, f"sha256 {story['sha256']}")
        for span in story["sentences"]:
            self.span(span, None, "sentence")
        for what in ("actors", "places"):
            for item in self.record[what]:
                self.hold(item["name"], f"{item['id']}: no name")
                for mention in item["mentions"]:
                    self.span(mention["span"], mention["text"], item["id"])
                    self.hold(what == "places" or mention["as"] in AS, f"{item['id']}: mention as {mention.get('as')}")
        for e in self.record["events"]:
            self.event(e)
        for r in self.record["relations"]:
            self.hold(r["kind"] in KINDS and {r["a"], r["b"]} <= self.actors, f"relation {r['a']} {r['kind']} {r['b']}")
            self.span(r["span"], r["text"], "relation")
            self.claims(r, "relation")
        for c in self.record["control"]:
            self.hold(c["state"] in STATES and c["holder"] in self.actors, f"control of {c['place']}: {c['state']} {c['holder']}")
            self.hold(c["from"] is None or c["from"] in self.actors, f"control of {c['place']}: from {c['from']}")
            self.hold(c["where"] is None or c["where"] in self.places, f"control of {c['place']}: where {c['where']}")
            self.span(c["span"], c["text"], f"control of {c['place']}")
            self.date(c, f"control of {c['place']}")
        return self.wrong


def code(program, model, files, threads):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "records.jsonl"
        command = [program, "code", "--format", "jsonl", "--threads", str(threads), "--out", str(out), *map(str, files)]
        subprocess.run(command + (["--model", model] if model else []), check=True, stdout=subprocess.DEVNULL)
        return out.read_bytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--model")
    args = parser.parse_args()
    if args.model and not pathlib.Path(args.model).exists():
        print(f"skipped: there is no model at {args.model}; make model downloads and converts it")
        return 77
    folder = ROOT / "examples"
    files = sorted(folder.glob("*.txt")) + sorted(folder.glob("*.jsonl"))
    texts = {p.stem: p.read_bytes().decode("utf-8") for p in files if p.suffix == ".txt"}
    for p in files:
        if p.suffix == ".jsonl":
            texts.update((row["id"], row["text"]) for row in map(json.loads, p.read_text(encoding="utf-8").splitlines()))
    one = code(args.program, args.model, files, 1)
    wrong = []
    if code(args.program, args.model, files, 3) != one:
        wrong.append("three threads give other bytes than one")
    records = [json.loads(line) for line in one.decode("utf-8").splitlines()]
    if [r["story"]["id"] for r in records] != list(texts):
        wrong.append(f"records of {[r['story']['id'] for r in records]}, not of {list(texts)}")
    for record in records:
        wrong += Checker(record, texts[record["story"]["id"]]).check()
        if not record["events"]:
            wrong.append(f"{record['story']['id']}: no event at all")
    for line in wrong[:40]:
        print(line)
    print(f"{len(records)} records, {sum(len(r['events']) for r in records)} events, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
