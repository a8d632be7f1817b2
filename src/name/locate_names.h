// Names that stand where a place stands and that no other reading has claimed: "in Gao", "the town of Gao".
#pragma once

#include <vector>

#include "name/mentions.h"
#include "syntax/syntax.h"

namespace dateline {

struct LocativeName {
  Span tokens;
  uint32_t head = 0;
  bool described = false;  // "the town of X": a place even where nobody knows it
};

// In token order.
std::vector<LocativeName> locative_names(const Mentions& mentions, const Syntax& syntax, const Tree& tree);

}  // namespace dateline
