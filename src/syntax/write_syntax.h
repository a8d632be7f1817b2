// A parse for other programs and people: CoNLL-U and JSON.
#pragma once

#include <string>
#include <string_view>

#include "syntax/syntax.h"
#include "text/text.h"

namespace dateline {

// `given` maps the parsed text to the text as it was given, in whose code points spans are then counted;
// without it the two are the same.

// One document, ended by a blank line: "# newdoc id", and per sentence "# text" and its words. UPOS and XPOS
// are the model's part of speech and tag, DEPREL its label ("root" at the root, whose HEAD is 0), and MISC
// holds NER=B-GPE, SpaceAfter=No and TokenRange=BEGIN:END (code points of the text). A token of white space
// is written \s, \n, \t, \r or as \u{HEX}, since no field may hold any.
void append_conllu(std::string& out, std::string_view id, const Syntax& syntax,
                   const OffsetMap* given = nullptr);

// One object on one line: {"id", "text", "tokens": [{"span", "form", "lemma", "tag", "pos", "feats", "head",
// "dep", "space_after"}], "sentences": [[first, end)], "entities": [{"tokens": [first, end), "label"}]}.
// Spans count code points, the rest tokens; a root is its own head. Bytes that are no UTF-8 are written as
// U+FFFD.
void append_json(std::string& out, std::string_view id, const Syntax& syntax,
                 const OffsetMap* given = nullptr);

}  // namespace dateline
