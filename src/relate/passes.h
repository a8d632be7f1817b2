// The passes of find_relations.
#pragma once

#include <vector>

#include "relate/clause.h"
#include "relate/relations.h"

namespace dateline {

// Ties stated by a verb, a noun, an adjective or a hyphenated participle (relate/ties.txt), in text order.
std::vector<Tie> find_ties(const RelateInput& input);
// Adds that whoever takes ground from somebody is hostile to him; keeps text order. Every one has a `from`.
void add_takers(const std::vector<Ground>& taken, const RelateInput& input, std::vector<Tie>& ties);

struct GroundFound {
  std::vector<Ground> ground;  // in text order
  std::vector<Ground> taken;   // those of them taken by force from somebody, or to be
};
// Who holds which ground (relate/ground.txt), in text order.
GroundFound find_ground(const RelateInput& input, const std::vector<TimeExpression>& times);

}  // namespace dateline
