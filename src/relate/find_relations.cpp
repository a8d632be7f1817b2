#include "relate/passes.h"

namespace dateline {

Relations find_relations(const Syntax& syntax, const Tree& tree, const Text&, const Mentions& mentions,
                         const std::vector<TimeExpression>& times, const RelationLexicon& lexicon) {
  const RelateInput input{syntax, tree, mentions, lexicon};
  Relations out{find_ties(input), find_ground(input, times)};
  add_takers(out.ground, input, out.ties);
  return out;
}

}  // namespace dateline
