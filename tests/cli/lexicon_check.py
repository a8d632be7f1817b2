"""Codes the examples of the event lexicon: lexicon_check.py PROGRAM LEXICON MODEL. Exits 77 (skipped) without a model."""
import pathlib
import re
import subprocess
import sys

# Examples known to fail, for the parser's sake.
KNOWN_FAILURES = 0


def main():
    program, lexicon, model = sys.argv[1:]
    if not pathlib.Path(model).exists():
        print(f"skipped: no model at {model}; run `make model`")
        return 77
    done = subprocess.run([program, "lexicon", "check", "--lexicon", lexicon, "--model", model], capture_output=True, text=True)
    print(done.stdout, done.stderr, sep="")
    counts = re.search(r"(\d+) of (\d+) examples as expected, 0 doubts", done.stdout)
    if not counts:
        return 1
    right, examples = map(int, counts.groups())
    return int(examples - right > KNOWN_FAILURES)


if __name__ == "__main__":
    sys.exit(main())
