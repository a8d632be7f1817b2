// Attribution: who vouches for what a frame tells (docs/coding.md has the rules).
//
//   std::vector<Attribution> claims = attribute(syntax, tree, text, mentions, frames, words);   // one per
//   frame event.claims = claims[i].claims;    // "X said Y had attacked": of "attacked", X asserts, cue
//   "said"
#pragma once

#include <cstdint>
#include <vector>

#include "code/events.h"
#include "code/frame.h"
#include "name/mentions.h"
#include "text/text.h"

namespace dateline {

struct Attribution {
  std::vector<CodedClaim> claims;  // never empty: the story's own voice where nobody is cited
  // Frame that reports this one ("said"), no_token for the story's own voice or "according to".
  uint32_t reported_by = no_token;
  // Head token of the one whose words these are where the frame stands in direct speech ("I", "we"); else
  // no_token.
  uint32_t speaker = no_token;
};

// One per frame, in the frames' order.
std::vector<Attribution> attribute(const Syntax& syntax, const Tree& tree, const Text& text,
                                   const Mentions& mentions, const std::vector<Frame>& frames,
                                   const CodeWords& words);

// Claims of an act that its doer does by the very words reported ("We will never accept it, X said" is X's
// refusal): that X refused is the story's, or is told by those who tell of X.
std::vector<CodedClaim> claims_of_own_act(const Attribution& attribution);

}  // namespace dateline
