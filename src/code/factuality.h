// Factuality: what became of the act a frame tells of, in the words of the story (docs/coding.md has the
// rules).
//
//   std::vector<Factuality> facts = judge_factuality(syntax, tree, frames, words);   // one per frame
//   if (facts[i].negated) return;                 // "did not attack": no event
//   event.status = facts[i].status;
#pragma once

#include <cstdint>
#include <vector>

#include "code/frame.h"
#include "code/plover.h"

namespace dateline {

struct Factuality {
  EventStatus status = EventStatus::happened;
  bool negated = false;  // said not to have happened ("failed to seize", "no attack"); not coded unless
                         // `status` is denied, where somebody denies it
  // The frame whose word decided the status: of "demanded that X leave", leave's decider is demanded.
  // no_token where the clause's own tense, mood or words decided.
  uint32_t decider = no_token;
  const char* rule = "";  // which rule had the last word, for `why`: "modal", "purpose", "embedded/demand"
};

// One per frame, in the frames' order.
std::vector<Factuality> judge_factuality(const Syntax& syntax, const Tree& tree,
                                         const std::vector<Frame>& frames, const CodeWords& words);

}  // namespace dateline
