// Stage 7: lasting ties between the actors of a story and who holds which ground, in terms of tokens.
//
//   auto lexicon = RelationLexicon::load("lexicon");
//   Relations relations = find_relations(syntax, tree, text, mentions, times, *lexicon);
//   link_answers(events, syntax, tree, mentions, *lexicon);   // how one act answers another
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "code/events.h"
#include "name/mentions.h"
#include "relate/relation_lexicon.h"
#include "syntax/syntax.h"
#include "text/text.h"
#include "time/times.h"

namespace dateline {

// "a KIND b": Iran supports the militia, Smith leads the party, the speaker speaks_for the ministry.
struct Tie {
  Filler a, b;
  std::string kind;  // allied, hostile, supports, arms, trains, leads, part_of, speaks_for, member_of,
                     // capital_of, also_known_as
  Span tokens;       // the words that say so, from one party to the other
  std::vector<CodedClaim> claims;  // empty: the story's own voice
  std::string why;                 // rule and lexicon line
  uint32_t sentence = 0;
};

// Who holds which ground.
struct Ground {
  Span place;               // tokens of the ground as named
  uint32_t place_head = 0;  // its head token; of "most of the city" the city's
  bool part = false;        // only a part of the place is meant
  Filler holder;
  std::string state;           // holds, contests, lost, gained, claimed
  std::optional<Filler> from;  // who held it before
  int32_t time = -1;           // index into the story's time expressions, -1 for none
  std::vector<CodedClaim> claims;
  std::string why;
  uint32_t sentence = 0;
};

struct Relations {
  std::vector<Tie> ties;       // in text order
  std::vector<Ground> ground;  // in text order
};

Relations find_relations(const Syntax& syntax, const Tree& tree, const Text& text, const Mentions& mentions,
                         const std::vector<TimeExpression>& times, const RelationLexicon& lexicon);

// Fills CodedEvent::answers where an act in the story takes up an earlier act between the same parties
// ("rejected the offer"). Events keep their order.
void link_answers(std::vector<CodedEvent>& events, const Syntax& syntax, const Tree& tree,
                  const Mentions& mentions, const RelationLexicon& lexicon);

}  // namespace dateline
