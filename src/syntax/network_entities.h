// The entity recogniser's transition system: each token begins, continues or ends an entity, is one, or is
// none. Greedy, several docs at once.
//
//   EntityTagger tagger;
//   tagger.tag(system, scorer, tokens, doc_end, sentence_start, entities);   // scorer is prepared for the
//   tokens
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "syntax/labels.h"
#include "syntax/network_scorer.h"
#include "syntax/syntax.h"

namespace dateline {

enum class EntityMove : uint8_t { missing, begin, in, last, unit, out };
inline constexpr size_t entity_move_count = 6;

struct EntityAction {
  EntityMove move = EntityMove::out;
  EntityLabel label = EntityLabel::none;
};

struct EntitySystem {
  std::vector<EntityAction> actions;
};

// missing: never. A begin, in, last or unit without a label: never.
Result<EntitySystem> load_entity_system(const ModelFile& model);

// Where a doc stands.
struct EntityState {
  uint32_t next = 0, end = 0;  // the token to decide on; the doc's end
  uint32_t first = 0;          // of the open entity
  EntityLabel open = EntityLabel::none;
  bool is_final() const { return next >= end; }
};

// Which moves are open to a state, by EntityMove; a continued entity keeps its label besides.
using EntityMoves = std::array<bool, entity_move_count>;
EntityMoves valid_moves(const EntityState& state, std::span<const TokenFeatures> tokens,
                        std::span<const uint8_t> sentence_start);
// Advances by one token; a finished entity goes to `found`.
void apply(const EntityAction& action, EntityState& state, std::vector<Entity>& found);
// The best valid action, ties to the first; actions.size() where none is.
size_t best_action(const EntitySystem& system, const EntityMoves& valid, EntityLabel open,
                   const float* scores);

class EntityTagger {
 public:
  // Replaces `entities`; sorted by place.
  void tag(const EntitySystem& system, StateScorer& scorer, std::span<const TokenFeatures> tokens,
           std::span<const uint32_t> doc_end, std::span<const uint8_t> sentence_start,
           std::vector<Entity>& entities);

 private:
  std::vector<EntityState> states_;
  std::vector<uint32_t> waiting_;
  std::vector<EntityMoves> valid_;
};

}  // namespace dateline
