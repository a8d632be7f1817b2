#include "syntax/network_arcs.h"

#include <string>

namespace dateline {

namespace {

size_t at(int32_t token) {
  return static_cast<size_t>(token);
}
size_t at(ArcMove move) {
  return static_cast<size_t>(move);
}

// "prep", or "prep||dobj" of a projectivised arc, or "".
bool read_label(std::string_view text, ArcAction& action) {
  if (text.empty()) return true;
  const size_t bar = text.find("||");
  const auto label = dep_of(text.substr(0, bar));
  if (!label) return false;
  action.label = *label;
  if (bar == std::string_view::npos) return true;
  const auto head = dep_of(text.substr(bar + 2));
  action.head_label = head.value_or(Dep::none);
  return head.has_value();
}

// Takes the steps that need no scores; true where the state then waits for scores.
bool advance(const ArcSystem& system, ArcState& state, ArcMoves& valid) {
  while (!state.is_final()) {
    valid = state.valid();
    uint32_t choices = 0;
    for (size_t m = 0; m < arc_move_count; ++m)
      choices += valid[m] ? system.count[m] : 0;
    if (choices != 1) return choices != 0;
    state.apply(system.actions[system.best(valid, nullptr)]);
  }
  return false;
}

}  // namespace

void ArcArrays::reset(size_t tokens) {
  for (auto* links : {&head, &last_left, &last_right, &previous})
    links->assign(tokens, -1);
  for (auto* labels : {&label, &head_label})
    labels->assign(tokens, Dep::none);
  for (auto* flags : {&unshiftable, &sentence_start})
    flags->assign(tokens, 0);
  stack.resize(tokens);
  rebuffer.resize(tokens);
}

ArcMoves ArcState::valid() const {
  const int32_t first = buffer(0);
  const int32_t second = buffer(1);
  const int32_t left = buffer_length();
  const bool starts = first >= 0 && a_->sentence_start[at(first)] != 0;
  const bool can_break = left >= 2 && second == first + 1 && a_->sentence_start[at(second)] == 0;
  if (stack_size_ == 0) return {true, false, false, false, can_break};
  const bool can_shift = left >= 2 && !starts && a_->unshiftable[at(first)] == 0;
  const bool can_attach = left >= 1 && !starts;
  return {can_shift, true, can_attach, can_attach, can_break};
}

void ArcState::context(std::span<int32_t, parser_features> tokens) const {
  const auto nearest = [](const std::vector<int32_t>& last, int32_t head) {
    return head < 0 ? -1 : last[at(head)];
  };
  tokens[0] = buffer(0);
  tokens[1] = buffer(1);
  tokens[2] = stack(0);
  tokens[3] = stack(1);
  tokens[4] = stack(2);
  tokens[5] = nearest(a_->last_left, tokens[0]);
  tokens[6] = nearest(a_->last_left, tokens[2]);
  tokens[7] = nearest(a_->last_right, tokens[2]);
}

void ArcState::push() {
  const int32_t token = buffer(0);
  if (rebuffer_size_ > 0) {
    --rebuffer_size_;
  } else {
    ++next_;
  }
  a_->stack[at(begin_ + stack_size_++)] = token;
}

// Back to the buffer, from where it may only be attached, not shifted again.
void ArcState::unshift() {
  const int32_t token = stack(0);
  a_->unshiftable[at(token)] = 1;
  a_->rebuffer[at(begin_ + rebuffer_size_++)] = token;
  pop();
}

void ArcState::attach(int32_t child, int32_t head, const ArcAction& action) {
  const int32_t before = a_->head[at(child)];
  if (before >= 0) {
    // A token that has a head is on the stack right above it, hence that head's last child on this side.
    auto& last = before > child ? a_->last_left[at(before)] : a_->last_right[at(before)];
    if (last == child) last = a_->previous[at(child)];
  }
  auto& last = head > child ? a_->last_left[at(head)] : a_->last_right[at(head)];
  a_->previous[at(child)] = last;
  last = child;
  a_->head[at(child)] = head;
  a_->label[at(child)] = action.label;
  a_->head_label[at(child)] = action.head_label;
}

void ArcState::apply(const ArcAction& action) {
  switch (action.move) {
    case ArcMove::shift:
      return push();
    case ArcMove::reduce:
      if (a_->head[at(stack(0))] >= 0 || stack_size_ == 1) return pop();
      return unshift();
    case ArcMove::left:
      attach(stack(0), buffer(0), action);
      a_->unshiftable[at(buffer(0))] = 0;
      return pop();
    case ArcMove::right:
      attach(buffer(0), stack(0), action);
      return push();
    case ArcMove::begin_sentence:
      a_->sentence_start[at(buffer(1))] = 1;
  }
}

size_t ArcSystem::best(const ArcMoves& valid, const float* scores) const {
  size_t best = actions.size();
  for (const Run& run : runs) {
    if (!valid[at(run.move)]) continue;
    uint32_t i = run.begin;
    if (best == actions.size()) best = i++;
    if (scores == nullptr) return best;
    for (; i < run.end; ++i)
      if (scores[i] > scores[best]) best = i;
  }
  return best;
}

Result<ArcSystem> load_arc_system(const ModelFile& model) {
  auto moves = model.array<uint8_t>("parser.moves");
  if (!moves) return moves.error();
  auto labels = model.strings("parser.labels");
  if (!labels) return labels.error();
  if (labels->size() != moves->size()) return damaged_section(model, "parser.labels");
  ArcSystem system;
  for (size_t i = 0; i < moves->size(); ++i) {
    if ((*moves)[i] >= arc_move_count) return damaged_section(model, "parser.moves");
    ArcAction action{static_cast<ArcMove>((*moves)[i])};
    if (!read_label((*labels)[i], action)) {
      return Error{ErrorCode::model_foreign, model.path(),
                   "the parser knows the label \"" + std::string((*labels)[i]) +
                       "\", which is not of the ClearNLP scheme; use a pipeline for English"};
    }
    const auto index = static_cast<uint32_t>(i);
    if (system.runs.empty() || system.runs.back().move != action.move)
      system.runs.push_back({action.move, index, index});
    system.runs.back().end = index + 1;
    ++system.count[at(action.move)];
    system.actions.push_back(action);
  }
  // With these two every doc comes to an end.
  if (system.count[at(ArcMove::shift)] == 0 || system.count[at(ArcMove::reduce)] == 0)
    return damaged_section(model, "parser.moves");
  return system;
}

void ArcParser::parse(const ArcSystem& system, StateScorer& scorer, std::span<const TokenFeatures> tokens,
                      std::span<const uint32_t> doc_end, Arcs& out) {
  arrays_.reset(tokens.size());
  states_.clear();
  waiting_.clear();
  valid_.resize(doc_end.size());
  int32_t begin = 0;
  for (const uint32_t end : doc_end) {
    states_.emplace_back(arrays_, begin, static_cast<int32_t>(end));
    begin = static_cast<int32_t>(end);
    const auto index = static_cast<uint32_t>(states_.size() - 1);
    if (advance(system, states_.back(), valid_[index])) waiting_.push_back(index);
  }
  while (!waiting_.empty()) {
    scorer.clear_states();
    for (const uint32_t s : waiting_) {
      std::array<int32_t, parser_features> context{};
      states_[s].context(context);
      scorer.add_state(context);
    }
    scorer.score();
    size_t still_waiting = 0;
    for (size_t i = 0; i < waiting_.size(); ++i) {
      const uint32_t s = waiting_[i];
      states_[s].apply(system.actions[system.best(valid_[s], scorer.scores(i))]);
      if (advance(system, states_[s], valid_[s])) waiting_[still_waiting++] = s;
    }
    waiting_.resize(still_waiting);
  }
  out.head = arrays_.head;
  out.label = arrays_.label;
  out.head_label = arrays_.head_label;
  out.sentence_start.assign(tokens.size(), 0);
  begin = 0;
  for (const uint32_t end : doc_end) {
    finisher_.finish(tokens, begin, static_cast<int32_t>(end), out);
    begin = static_cast<int32_t>(end);
  }
}

}  // namespace dateline
