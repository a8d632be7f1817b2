#!/usr/bin/env python3
"""How far an event's confidence can be believed: of the events given 0.8, about 80 in 100 should be right.

  scripts/reliability.py [--records build/score] [--shared ../shared] [--bins 5]

Reads the records that `make score` left (seed and stories). An event is right where a gold event is told by the same
words (or in the same sentence by the same parties) and type, source and target agree, as score.py counts; events
that match a disputable gold event count for neither. Prints a table: events, mean confidence, share right.
"""
import argparse
import importlib.util
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def load_score(shared):
    spec = importlib.util.spec_from_file_location("score", shared / "score/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def role_is_right(gold, event, role, links):
    def is_linked(name):
        return any(f["actor"] in links.get(name, ()) for f in event[role])

    want, accepted = gold.get(role) or [], gold.get("accept_" + role) or []
    if not want:
        return not event[role] or any(map(is_linked, accepted))
    if not event[role]:
        return bool(gold.get("accept_no_" + role))
    return any(map(is_linked, [*want, *accepted]))


def judge(score, gold, record):
    """(event, right, doubtful) of each event up to where the gold file was read."""
    links = score.actor_map(gold, record)
    upto = gold.get("upto") or 10**9
    for event in record["events"]:
        if min(t["span"][0] for t in event["triggers"]) >= upto:
            continue
        right = doubtful = False
        for g in gold["events"]:
            told = any(score.touches(t["span"], [x["span"] for x in g["triggers"]]) for t in event["triggers"])
            kind = event["type"] in {g["type"], *g.get("accept_types", [])}
            roles = [role_is_right(g, event, role, links) for role in ("source", "target")]
            if not told and not (kind and any(roles) and g.get("sentence") == event["sentence"]):
                continue
            right = right or (kind and all(roles))
            doubtful = doubtful or g.get("doubt", 0) > 1 or g.get("may_split", False)
        yield event, right, doubtful


def judged(score, shared, records):
    out = []
    for name, pattern in (("seed", "seed/dispatch.gold.json"), ("stories", "gold/stories/*.gold.json")):
        said = score.records(records / f"{name}.jsonl")
        for path in sorted(shared.glob(pattern)):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if gold["doc"] in said:
                out += judge(score, gold, said[gold["doc"]])
    return [(event, right) for event, right, doubtful in out if right or not doubtful]


def table(pairs, bins):
    """Rows of like size by confidence: (events, mean confidence, share right)."""
    pairs = sorted(pairs)
    size = -(-len(pairs) // bins)
    for i in range(0, len(pairs), size):
        part = pairs[i : i + size]
        yield len(part), sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=pathlib.Path, default=ROOT / "build/score")
    parser.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    parser.add_argument("--bins", type=int, default=5)
    args = parser.parse_args()
    if not (args.shared / "score/score.py").exists():
        print(f"reliability: skipped, no gold files in {args.shared}")
        return
    if not (args.records / "seed.jsonl").exists():
        sys.exit(f"reliability: no records in {args.records}; run 'make score' first")
    pairs = [(event["confidence"], right) for event, right in judged(load_score(args.shared), args.shared, args.records)]
    print("| events | mean confidence | right |\n|---:|---:|---:|")
    for n, said, right in table(pairs, args.bins):
        print(f"| {n} | {said:.2f} | {right:.2f} |")
    brier = sum((c - r) ** 2 for c, r in pairs) / len(pairs)
    print(f"\n{len(pairs)} events, mean square error {brier:.3f}")


if __name__ == "__main__":
    main()
