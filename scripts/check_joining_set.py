#!/usr/bin/env python3
"""Checks the form of the joining set, tests/corpus/joining (its README.md says what the files hold).

  scripts/check_joining_set.py [DIRECTORY]

Every fault is printed as file:line, what is wrong and what to do; the exit status is 1 if there is any.
"""
import collections
import datetime
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TYPES = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST")
    + ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
)
ANSWERS = frozenset(("accepts", "rejects", "partly_accepts", "answers"))
LEAST_STORIES, LEAST_JOINED = 60, 25  # stories; happenings that at least two stories tell
LEAST_WORDS, MOST_WORDS = 90, 260
FIELDS = {
    "wire.jsonl": {"id": str, "source": str, "published": str, "title": str, "text": str},
    "happenings.jsonl": {"happening": str, "what": str, "type": (str, list), "story": str, "words": str, "also": list},
    "copies.jsonl": {"story": str, "original": str},
    "answers.jsonl": {"happening": str, "answers": str, "how": str},
}


class JoiningSet:
    """The files of the set as (line number, object) rows, and the faults found in them."""

    def __init__(self, directory):
        self.directory = directory
        self.faults = []
        self.rows = {name: self.read(name) for name in FIELDS}
        self.stories = {row["id"]: row for _, row in self.rows["wire.jsonl"]}
        self.happenings = {row["happening"] for _, row in self.rows["happenings.jsonl"]}

    def fault(self, name, line, words):
        self.faults.append(f"{self.directory / name}:{line}: {words}")

    def read(self, name):
        """The rows of a file that have the fields they must have."""
        rows = []
        for number, line in enumerate((self.directory / name).read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
            except ValueError as error:
                self.fault(name, number, f"not JSON: {error}; write one object per line")
                continue
            wrong = [field for field, kind in FIELDS[name].items() if not isinstance(row.get(field), kind) or row[field] == ""]
            if wrong or set(row) - set(FIELDS[name]):
                self.fault(name, number, f"fields missing, empty, of a wrong kind or unknown; needs {', '.join(FIELDS[name])}")
                continue
            rows.append((number, row))
        return rows


def check_stories(joining):
    """Unique ids, real dates in order, texts of the right length."""
    before, seen = "", set()
    for line, row in joining.rows["wire.jsonl"]:
        if row["id"] in seen:
            joining.fault("wire.jsonl", line, f"id {row['id']} is taken; give the story its own")
        seen.add(row["id"])
        try:
            datetime.date.fromisoformat(row["published"])
        except ValueError:
            joining.fault("wire.jsonl", line, f"published {row['published']!r} is no date; write YYYY-MM-DD")
        if row["published"] < before:
            joining.fault("wire.jsonl", line, "published before the story above it; keep the order of publication")
        before = row["published"]
        words = len(row["text"].split())
        if not LEAST_WORDS <= words <= MOST_WORDS:
            joining.fault("wire.jsonl", line, f"{words} words; a story has {LEAST_WORDS} to {MOST_WORDS}")


def check_tellings(joining):
    """Triggers found once in their story, one line per story and happening, PLOVER types, one description per happening."""
    seen, described = set(), {}
    name = "happenings.jsonl"
    for line, row in joining.rows[name]:
        types = row["type"] if isinstance(row["type"], list) else [row["type"]]
        if not types or not TYPES.issuperset(types):
            joining.fault(name, line, f"type {row['type']} is not PLOVER's; use {', '.join(sorted(TYPES))}")
        if (row["happening"], row["story"]) in seen:
            joining.fault(name, line, f"{row['story']} has a line for {row['happening']}; add the words to its `also`")
        seen.add((row["happening"], row["story"]))
        about = (row["what"], types)
        if described.setdefault(row["happening"], about) != about:
            joining.fault(name, line, f"{row['happening']} has another `what` or `type` above; write the same in all its lines")
        if row["story"] not in joining.stories:
            joining.fault(name, line, f"no story {row['story']} in wire.jsonl; add it or correct the id")
            continue
        text = joining.stories[row["story"]]["text"]
        for words in [row["words"], *row["also"]]:
            found = text.count(words) if isinstance(words, str) and words else 0
            if found != 1:
                joining.fault(name, line, f"{words!r} occurs {found} times in {row['story']}; give words that occur once")


def check_links(joining):
    """Copies and answers name stories and happenings that exist."""
    for line, row in joining.rows["copies.jsonl"]:
        for field in ("story", "original"):
            if row[field] not in joining.stories:
                joining.fault("copies.jsonl", line, f"no story {row[field]} in wire.jsonl; correct the id")
        if row["story"] == row["original"]:
            joining.fault("copies.jsonl", line, f"{row['story']} copies itself; name its original")
    for line, row in joining.rows["answers.jsonl"]:
        for field in ("happening", "answers"):
            if row[field] not in joining.happenings:
                joining.fault("answers.jsonl", line, f"no happening {row[field]} in happenings.jsonl; correct the id")
        if row["how"] not in ANSWERS:
            joining.fault("answers.jsonl", line, f"how {row['how']!r} is unknown; use {', '.join(sorted(ANSWERS))}")


def check_split(joining):
    """Every happening in one half, and no story in both."""
    split = json.loads((joining.directory / "split.json").read_text(encoding="utf-8"))
    halves = collections.defaultdict(list)
    for half in ("dev", "held_out"):
        for happening in split.get(half, []):
            halves[happening].append(half)
    for happening in sorted(joining.happenings | set(halves)):
        if len(halves[happening]) != 1 or happening not in joining.happenings:
            joining.fault("split.json", 1, f"{happening} is not told or is listed {len(halves[happening])} times; list each told happening once")
    parts = collections.defaultdict(set)
    for _, row in joining.rows["happenings.jsonl"]:
        parts[row["story"]].update(halves[row["happening"]])
    for story, found in sorted(parts.items()):
        if len(found) > 1:
            joining.fault("split.json", 1, f"{story} has happenings in both halves; move its thread into one")


def main():
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/corpus/joining"
    joining = JoiningSet(directory)
    for check in (check_stories, check_tellings, check_links, check_split):
        check(joining)
    told = collections.Counter(row["happening"] for _, row in joining.rows["happenings.jsonl"])
    joined = sum(count >= 2 for count in told.values())
    if len(joining.stories) < LEAST_STORIES:
        joining.fault("wire.jsonl", 1, f"{len(joining.stories)} stories; the set has at least {LEAST_STORIES}")
    if joined < LEAST_JOINED:
        joining.fault("happenings.jsonl", 1, f"{joined} happenings told by two stories or more; the set has at least {LEAST_JOINED}")
    print("\n".join(joining.faults[:50]), end="\n" if joining.faults else "")
    print(
        f"joining set: {len(joining.stories)} stories, {len(told)} happenings ({joined} told by more than one), {sum(told.values())} tellings, "
        f"{len(joining.rows['answers.jsonl'])} answers, {len(joining.rows['copies.jsonl'])} copies, {len(joining.faults)} faults"
    )
    return 1 if joining.faults else 0


if __name__ == "__main__":
    sys.exit(main())
