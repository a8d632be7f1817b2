#!/usr/bin/env python3
"""Adds the parses of sentences that cases.txt has and cases.conllu has not.

  parse_cases.py DIRECTORY [PIPELINE]   where the two files are; spaCy's name of the English pipeline, or its
                                        directory; by default en_core_web_md
"""
import pathlib
import sys

import spacy

here = pathlib.Path(sys.argv[1])


def sentences(cases):
    for line in cases.splitlines():
        if line and line[0] not in "#@":
            yield line.split(" | ")[0].strip()


def conllu(doc):
    out = [f"# text = {doc.text}"]
    for sentence in doc.sents:
        for i, token in enumerate(sentence, 1):
            head = 0 if token.head.i == token.i else token.head.i - sentence.start + 1
            ner = token.ent_iob_ + (f"-{token.ent_type_}" if token.ent_type_ else "")
            misc = f"NER={ner}" + ("" if token.whitespace_ else "|SpaceAfter=No")
            out.append("\t".join([str(i), token.text, token.lemma_, token.pos_, token.tag_, "_", str(head), token.dep_, "_", misc]))
        out.append("")
    return "\n".join(out) + "\n"


def main():
    path = here / "cases.conllu"
    known = path.read_text() if path.exists() else ""
    have = {line[9:] for line in known.splitlines() if line.startswith("# text = ")}
    want = list(dict.fromkeys(sentences((here / "cases.txt").read_text())))
    new = [s for s in want if s not in have]
    if new:
        parse = spacy.load(sys.argv[2] if len(sys.argv) > 2 else "en_core_web_md")
        path.write_text(known + "".join(conllu(parse(s)) for s in new))
    print(f"{len(new)} parses added")


if __name__ == "__main__":
    main()
