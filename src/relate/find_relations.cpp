#include "relate/passes.h"

namespace dateline {

Relations find_relations(const Syntax& syntax, const Tree& tree, const Text&, const Mentions& mentions,
                         const std::vector<TimeExpression>& times, const RelationLexicon& lexicon) {
  const RelateInput input{syntax, tree, mentions, lexicon};
  GroundFound found = find_ground(input, times);
  Relations out{find_ties(input), std::move(found.ground)};
  add_takers(found.taken, input, out.ties);
  return out;
}

}  // namespace dateline
