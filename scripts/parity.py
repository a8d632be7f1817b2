#!/usr/bin/env python3
"""Compares our parse with spaCy's own over the same texts, part by part.

  scripts/parity.py --program build/release/dateline --model build/model/en_core_web_md-3.7.1.dlm
                    [--shared ../shared] [--limit 400] [--show 20] [--fixture tests/unit/syntax/data/parity.conllu]

Needs spaCy 3.7.5 (`make parity` installs it) and the wheel the model was converted from, beside the model file.
Tokens are compared over all texts; the rest over the first LIMIT texts of each file (0: all), where the tokens are the
same. With --show, the first differences of each part are listed. With --fixture, nothing is compared: spaCy's parse of
the fixture's own sentences is written into it. Ends with 1 where a figure is below what is required.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SETS = ("seed", "pairs-dev", "re3d-dev", "stories-dev")
PARTS = ("tokens", "sentence starts", "tags", "pos", "morph", "heads", "labels", "entities", "lemmas")
REQUIRED = {"tokens": 1.0}  # the others:
REQUIRED_OF_PARTS = 0.999
FILES_PER_RUN = 500


def texts_of(shared, name):
    if name == "seed":
        return [(shared / "seed/dispatch.txt").read_bytes().decode("utf-8")]
    lines = (shared / f"gold/{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["text"] for line in lines if line.strip()]


def load_spacy(model):
    try:
        import spacy
    except ImportError:
        sys.exit("spaCy is not installed for this Python; run `make parity`, which installs it for itself")
    wheels = sorted(pathlib.Path(model).parent.glob("*.whl"))
    if not wheels:
        sys.exit(f"no wheel beside {model}; run `make model`, which downloads it")
    folder = ROOT / "build/parity/pipeline"
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(folder)
    (config,) = (p for p in folder.glob("*/*/config.cfg"))
    return spacy.load(config.parent)


def our_parses(program, model, texts):
    """Parses the texts in the order given."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, text in enumerate(texts):
            path = pathlib.Path(folder) / f"{i:06}.txt"
            path.write_bytes(text.encode("utf-8"))
            paths.append(str(path))
        for at in range(0, len(paths), FILES_PER_RUN):
            command = [program, "parse", "--raw", "--format", "json", "--model", model, *paths[at : at + FILES_PER_RUN]]
            run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
            yield from (json.loads(line) for line in run.stdout.decode("utf-8").split("\n") if line)


def token_spans(doc):
    return [[t.idx, t.idx + len(t.text)] for t in doc]


class Tally:
    """Per part: what spaCy has, what we have the same, and where we differ."""

    def __init__(self):
        self.total = collections.Counter()
        self.same = collections.Counter()
        self.examples = collections.defaultdict(list)

    def add(self, part, theirs, ours, context):
        self.total[part] += 1
        if theirs == ours:
            self.same[part] += 1
        else:
            self.examples[part].append(f"{context}: spaCy {theirs!r}, ours {ours!r}")

    def add_tokens(self, doc, parse):
        theirs, ours = token_spans(doc), [t["span"] for t in parse["tokens"]]
        spaces = [bool(t.whitespace_) for t in doc] == [t["space_after"] for t in parse["tokens"]]
        common = len({tuple(s) for s in theirs} & {tuple(s) for s in ours})
        self.total["tokens"] += max(len(theirs), len(ours))
        self.same["tokens"] += common
        if theirs != ours or not spaces:
            differing = {tuple(s) for s in theirs} ^ {tuple(s) for s in ours}
            where = min(differing, default=(0, 0))[0]
            self.examples["tokens"].append(f"{doc.text[max(0, where - 30) : where + 30]!r}")
        return theirs == ours

    def add_parts(self, doc, parse):
        starts = {first for first, _ in parse["sentences"]}
        for i, (theirs, ours) in enumerate(zip(doc, parse["tokens"])):
            context = f"{doc[max(0, i - 4) : i].text!r} [{theirs.text!r}] {doc[i + 1 : i + 4].text!r}"
            self.add("sentence starts", bool(theirs.is_sent_start), i in starts, context)
            self.add("tags", theirs.tag_, ours["tag"], context)
            self.add("pos", theirs.pos_, ours["pos"], context)
            self.add("morph", str(theirs.morph), ours["feats"], context)
            self.add("heads", theirs.head.i, ours["head"], context)
            self.add("labels", theirs.dep_, ours["dep"], context)
            self.add("lemmas", theirs.lemma_, ours["lemma"], context)
        theirs = {(e.start, e.end, e.label_) for e in doc.ents}
        ours = {(*e["tokens"], e["label"]) for e in parse["entities"]}
        for span in sorted(theirs | ours):
            context = doc[span[0] : span[1]].text
            self.add("entities", span if span in theirs else None, span if span in ours else None, context)

    def share(self, part):
        return self.same[part] / self.total[part] if self.total[part] else 1.0


def compare(nlp, program, model, shared, limit):
    tallies = {}
    for name in SETS:
        texts = texts_of(shared, name)
        tally = tallies[name] = Tally()
        for i, (text, parse) in enumerate(zip(texts, our_parses(program, model, texts))):
            doc = nlp.make_doc(text)
            if tally.add_tokens(doc, parse) and (limit == 0 or i < limit):
                tally.add_parts(nlp(text), parse)
        print(f"{name}: {len(texts)} texts", file=sys.stderr)
    return tallies


def print_table(tallies):
    print(f"{'agreement, %':16} " + " ".join(f"{name:>12}" for name in tallies) + f" {'all':>9} {'compared':>10}")
    failed = []
    for part in PARTS:
        total = sum(t.total[part] for t in tallies.values())
        same = sum(t.same[part] for t in tallies.values())
        shares = " ".join(f"{100 * t.share(part):12.3f}" for t in tallies.values())
        print(f"{part:16} {shares} {100 * same / max(1, total):9.3f} {total:10}")
        if same < REQUIRED.get(part, REQUIRED_OF_PARTS) * total:
            failed.append(part)
    return failed


def conllu(nlp, texts):
    """The texts as `dateline parse --raw` writes them, parsed by spaCy."""
    out = []
    for number, text in enumerate(texts, 1):
        doc = nlp(text)
        out.append(f"# newdoc id = {number}")
        for s, sentence in enumerate(doc.sents, 1):
            out.append(f"# sent_id = {s}")
            out.append(f"# text = {sentence.text}")
            for t in sentence:
                root = t.head.i == t.i
                ner = t.ent_iob_ + (f"-{t.ent_type_}" if t.ent_type_ else "")
                space = "" if t.whitespace_ else "|SpaceAfter=No"
                misc = f"NER={ner}{space}|TokenRange={t.idx}:{t.idx + len(t.text)}"
                head = "0" if root else str(t.head.i - sentence.start + 1)
                out.append("\t".join((str(t.i - sentence.start + 1), t.text, t.lemma_, t.pos_, t.tag_, str(t.morph) or "_",
                                      head, "root" if root else t.dep_, "_", misc)))
            out.append("")
    return "\n".join(out) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default="build/release/dateline")
    options.add_argument("--model", default="build/model/en_core_web_md-3.7.1.dlm")
    options.add_argument("--shared", type=pathlib.Path, default=ROOT.parent / "shared")
    options.add_argument("--limit", type=int, default=400, metavar="N", help="texts of a file compared in all parts; 0: all")
    options.add_argument("--show", type=int, default=0, metavar="N", help="list the first N differences of each part")
    options.add_argument("--fixture", type=pathlib.Path, metavar="FILE", help="write spaCy's parse of FILE's .txt into FILE")
    options = options.parse_args()
    nlp = load_spacy(options.model)
    if options.fixture:
        lines = options.fixture.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        options.fixture.write_text(conllu(nlp, [line for line in lines if line]), encoding="utf-8")
        return 0
    if not options.shared.is_dir():
        print(f"{options.shared} is not there; nothing to compare")
        return 0
    tallies = compare(nlp, options.program, options.model, options.shared, options.limit)
    failed = print_table(tallies)
    for name, tally in tallies.items():
        for part in PARTS if options.show else ():
            for example in tally.examples[part][: options.show]:
                print(f"{name} {part}: {example}")
    if failed:
        print("below what is required: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
