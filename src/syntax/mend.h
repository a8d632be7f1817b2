// Mistakes that the parser makes often in newswire and that the words themselves show, put right before
// anybody reads the parse:
//   "... with the army, residents and a spokesman said."   residents are who says so, not another enemy
//   "Chad, Mali and Niger accuse ..."                       Chad accuses as well
//   "Milei called Petro a thief"                            no organisation "Milei called Petro"
//   "jailed opposition leader Rached Ghannouchi"            "Rached" is a name, no verb
//
//   Syntax syntax = pipeline.parse(text, scratch);
//   mend(syntax);
//
// `dateline parse` shows the parser's own answer.
#pragma once

#include "syntax/syntax.h"

namespace dateline {

// Changes heads, labels and entities, and of names taken for verbs the tag; tokens, lemmas and sentences
// stay.
void mend(Syntax& syntax);

}  // namespace dateline
