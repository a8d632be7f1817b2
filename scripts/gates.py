#!/usr/bin/env python3
"""Fails where a figure of accuracy fell below its gate.

  scripts/gates.py build/score/figures.json docs/accuracy_gates.json [--update]

Gates are the figures of the last accepted version. A figure may fall by `tolerance` (one may be given beside a gate,
else the file's): a change for the better may cost an event elsewhere, and in the small gold sets one event is a third
of a point to three. What rises by more than the tolerance is worth a new gate: --update writes the
measured figures into the file. Figures absent because the gold files are absent are skipped, and it says so.
"""
import argparse
import json
import pathlib
import sys


def look_up(figures, path):
    """The figure at "pairs.type" or "seed.events_whole.F1"; None where it is not there."""
    for key in path.split("."):
        figures = figures.get(key) if isinstance(figures, dict) else None
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("figures")
    parser.add_argument("gates")
    parser.add_argument("--update", action="store_true", help="set the gates to the measured figures")
    args = parser.parse_args()
    path = pathlib.Path(args.gates)
    table = json.loads(path.read_text(encoding="utf-8"))
    if not pathlib.Path(args.figures).exists():
        print(f"gates: {len(table['gates'])} skipped, nothing was scored")
        return 0
    figures = json.loads(pathlib.Path(args.figures).read_text(encoding="utf-8"))
    passed = failed = 0
    for gate in table["gates"]:
        measured = look_up(figures, gate["figure"])
        tolerance = gate.get("tolerance", table["tolerance"])
        good = isinstance(measured, (int, float)) and measured >= gate["at"] - tolerance - 1e-9
        passed, failed = passed + good, failed + (not good)
        verdict = "FELL" if not good else "rose" if measured > gate["at"] + tolerance else "ok"
        print(f"{verdict:5} {gate['figure']:40} {measured if measured is not None else 'missing':>8}  gate {gate['at']} - {tolerance}")
        if args.update and isinstance(measured, (int, float)):
            gate["at"] = measured
    if args.update:
        rows = ",\n".join("  " + json.dumps(gate) for gate in table["gates"])
        about = json.dumps(table["about"])
        path.write_text(f'{{"about": {about},\n "tolerance": {table["tolerance"]},\n "gates": [\n{rows}\n ]}}\n', encoding="utf-8")
        print(f"wrote {args.gates}")
        return 0
    print(f"gates: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
