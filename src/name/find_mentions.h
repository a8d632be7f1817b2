// Stage 5, who and where: from the parse to the story's actors and places. Pure and deterministic.
//
//   Mentions mentions = find_mentions(syntax, tree, text, lexicon, published);
#pragma once

#include "base/date.h"
#include "name/actor_lexicon.h"
#include "name/mentions.h"
#include "syntax/syntax.h"
#include "text/text.h"

namespace dateline {

// `text` gives the quotations and the dateline; `published` decides who holds an office.
Mentions find_mentions(const Syntax& syntax, const Tree& tree, const Text& text, const ActorLexicon& lexicon,
                       Date published);

}  // namespace dateline
