// Attachment: the time, the places and the numbers that belong to a frame itself (docs/coding.md has the
// rules).
//
//   std::vector<Attachment> attached = attach(syntax, tree, mentions, times, frames, words);   // one per
//   frame event.time = attached[i].time;
#pragma once

#include <cstdint>
#include <vector>

#include "code/events.h"
#include "code/frame.h"
#include "name/mentions.h"
#include "time/times.h"

namespace dateline {

struct Attachment {
  int32_t time = -1;             // index into `times`, -1 for none
  std::vector<uint32_t> places;  // head tokens of place mentions, in text order
  // Places told of what the act is done to or aimed at ("attacked Gao", "fired at a post in Gao", "sent
  // troops to retake Gao"): where it happened if it is a deed, not where words are spoken of them.
  std::vector<uint32_t> reach;
  // From this frame and what hangs on it as adverbial, relative or conjunct ("an attack killed 12 and wounded
  // 20"); attacks only where the frame is a noun with a number ("three attacks").
  Counts counts;
};

// One per frame, in the frames' order.
std::vector<Attachment> attach(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
                               const std::vector<TimeExpression>& times, const std::vector<Frame>& frames,
                               const CodeWords& words);

}  // namespace dateline
