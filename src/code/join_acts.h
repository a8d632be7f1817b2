// One act told by several words of a sentence becomes one event: the verb and the noun beside it ("killed two
// in an attack"), what an attack does ("strikes that killed ten and wrecked two cars", "hit a convoy, killing
// three", "were killed when rebels attacked"), the means of an act ("broke the truce by shelling"), and what
// a fight is for ("launched an offensive to retake the town").
//
//   join_acts({syntax, tree, mentions, frames, tables.code_words}, drafts);
#pragma once

#include <cstdint>
#include <vector>

#include "code/events.h"
#include "code/frame.h"
#include "name/mentions.h"

namespace dateline {

struct DraftEvent {
  uint32_t frame = 0;  // the frame that tells of it
  CodedEvent event;
  bool ground = false;  // the target is only the place the act fell on
};

struct JoinInput {
  const Syntax& syntax;
  const Tree& tree;
  const Mentions& mentions;
  const std::vector<Frame>& frames;
  const CodeWords& words;
};

// Drafts by frame, ascending; those joined to another are removed and the rest keep their order.
void join_acts(const JoinInput& input, std::vector<DraftEvent>& drafts);

}  // namespace dateline
