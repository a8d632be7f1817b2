#include "syntax/network_entities.h"

#include <algorithm>
#include <string>

namespace dateline {

namespace {

size_t at(EntityMove move) {
  return static_cast<size_t>(move);
}

bool continues(EntityMove move) {
  return move == EntityMove::in || move == EntityMove::last;
}

// Whether every entity that can be begun can be continued and ended, and a token be none: then no state is
// stuck.
bool is_complete(const EntitySystem& system) {
  const auto has = [&system](EntityMove move, EntityLabel label) {
    return std::any_of(system.actions.begin(), system.actions.end(),
                       [&](const EntityAction& a) { return a.move == move && a.label == label; });
  };
  for (const EntityAction& a : system.actions) {
    if (a.move == EntityMove::begin && a.label != EntityLabel::none &&
        !(has(EntityMove::in, a.label) && has(EntityMove::last, a.label))) {
      return false;
    }
  }
  return has(EntityMove::out, EntityLabel::none);
}

}  // namespace

Result<EntitySystem> load_entity_system(const ModelFile& model) {
  auto moves = model.array<uint8_t>("ner.moves");
  if (!moves) return moves.error();
  auto labels = model.strings("ner.labels");
  if (!labels) return labels.error();
  if (labels->size() != moves->size()) return damaged_section(model, "ner.labels");
  EntitySystem system;
  for (size_t i = 0; i < moves->size(); ++i) {
    if ((*moves)[i] >= entity_move_count) return damaged_section(model, "ner.moves");
    EntityAction action{static_cast<EntityMove>((*moves)[i]), EntityLabel::none};
    if (const auto text = (*labels)[i]; !text.empty()) {
      const auto label = entity_label_of(text);
      if (!label) {
        return Error{ErrorCode::model_foreign, model.path(),
                     "the entity recogniser knows the type \"" + std::string(text) +
                         "\", which is not of OntoNotes; use a pipeline for English"};
      }
      action.label = *label;
    }
    system.actions.push_back(action);
  }
  if (!is_complete(system)) return damaged_section(model, "ner.moves");
  return system;
}

EntityMoves valid_moves(const EntityState& state, std::span<const TokenFeatures> tokens,
                        std::span<const uint8_t> sentence_start) {
  EntityMoves valid{};
  // An entity never crosses the start of a sentence.
  const bool goes_on = state.next + 1 < state.end && sentence_start[state.next + 1] == 0;
  if (state.open != EntityLabel::none) {
    valid[at(EntityMove::in)] = goes_on;
    valid[at(EntityMove::last)] = true;
    return valid;
  }
  const bool space = tokens[state.next].is_space != 0;
  valid[at(EntityMove::begin)] = goes_on && !space;
  valid[at(EntityMove::unit)] = !space;
  valid[at(EntityMove::out)] = true;
  return valid;
}

void apply(const EntityAction& action, EntityState& state, std::vector<Entity>& found) {
  const uint32_t token = state.next++;
  switch (action.move) {
    case EntityMove::begin:
      state.first = token;
      state.open = action.label;
      break;
    case EntityMove::last:
      found.push_back({{state.first, token + 1}, state.open});
      state.open = EntityLabel::none;
      break;
    case EntityMove::unit:
      found.push_back({{token, token + 1}, action.label});
      break;
    case EntityMove::in:
    case EntityMove::out:
    case EntityMove::missing:
      break;
  }
}

size_t best_action(const EntitySystem& system, const EntityMoves& valid, EntityLabel open,
                   const float* scores) {
  const size_t none = system.actions.size();
  size_t best = none;
  for (size_t i = 0; i < none; ++i) {
    const EntityAction& a = system.actions[i];
    if (!valid[at(a.move)]) continue;
    if (continues(a.move) && a.label != open) continue;
    if (a.move != EntityMove::out && a.label == EntityLabel::none) continue;
    if (best == none || scores[i] > scores[best]) best = i;
  }
  return best;
}

void EntityTagger::tag(const EntitySystem& system, StateScorer& scorer, std::span<const TokenFeatures> tokens,
                       std::span<const uint32_t> doc_end, std::span<const uint8_t> sentence_start,
                       std::vector<Entity>& entities) {
  entities.clear();
  states_.clear();
  waiting_.clear();
  uint32_t begin = 0;
  for (const uint32_t end : doc_end) {
    states_.push_back({.next = begin, .end = end});
    if (begin < end) waiting_.push_back(static_cast<uint32_t>(states_.size() - 1));
    begin = end;
  }
  while (!waiting_.empty()) {
    scorer.clear_states();
    for (const uint32_t s : waiting_) {
      const EntityState& state = states_[s];
      const auto next = static_cast<int32_t>(state.next);
      const bool open = state.open != EntityLabel::none;
      const std::array<int32_t, entity_features> context = {
          next, open ? static_cast<int32_t>(state.first) : -1, open ? next - 1 : -1};
      scorer.add_state(context);
    }
    scorer.score();
    size_t still_waiting = 0;
    for (size_t i = 0; i < waiting_.size(); ++i) {
      EntityState& state = states_[waiting_[i]];
      const EntityMoves valid = valid_moves(state, tokens, sentence_start);
      apply(system.actions[best_action(system, valid, state.open, scorer.scores(i))], state, entities);
      if (!state.is_final()) waiting_[still_waiting++] = waiting_[i];
    }
    waiting_.resize(still_waiting);
  }
  std::sort(entities.begin(), entities.end(),
            [](const Entity& a, const Entity& b) { return a.tokens.begin < b.tokens.begin; });
}

}  // namespace dateline
