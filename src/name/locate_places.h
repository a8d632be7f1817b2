// Stage 5, where on the map: the story's places get coordinates, country and GeoNames id; two names of one
// place become one place, and names that only a gazetteer knows become places where the words say so ("in
// Gao").
//
//   Mentions mentions = find_mentions(...);
//   locate_places(mentions, syntax, tree, text, lexicon, gazetteer);   // gazetteer may be nullptr
//
// Among namesakes decide, in this order of weight: words beside the name ("Paris, Texas", "X in northern
// Syria"), the lexicon before the gazetteer, the countries of the story's actors and places, population,
// nearness to the story's other places. A name nobody knows keeps its words and has no coordinates. Pure and
// deterministic.
#pragma once

#include "name/actor_lexicon.h"
#include "name/gazetteer.h"
#include "name/mentions.h"
#include "syntax/syntax.h"
#include "text/text.h"

namespace dateline {

void locate_places(Mentions& mentions, const Syntax& syntax, const Tree& tree, const Text& text,
                   const ActorLexicon& lexicon, const Gazetteer* gazetteer);

}  // namespace dateline
