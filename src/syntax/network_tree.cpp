#include "syntax/network_tree.h"

#include <algorithm>

namespace dateline {

namespace {

// Edges of a tree whose arcs cross may take several rounds to settle; a malformed one never does.
constexpr int most_rounds = 12;

size_t at(int32_t token) {
  return static_cast<size_t>(token);
}

}  // namespace

// One round, forwards and backwards: a head reaches as far as its children do.
void TreeFinisher::spread_edges(int32_t begin, int32_t end, const Arcs& arcs) {
  const auto widen = [&](int32_t child) {
    const size_t head = at(arcs.head[at(child)]);
    left_edge_[head] = std::min(left_edge_[head], left_edge_[at(child)]);
    right_edge_[head] = std::max(right_edge_[head], right_edge_[at(child)]);
  };
  for (int32_t i = begin; i < end; ++i)
    widen(i);
  for (int32_t i = end; i-- > begin;)
    widen(i);
}

bool TreeFinisher::heads_within_sentences(int32_t begin, int32_t end, const Arcs& arcs) {
  std::fill(starts_.begin() + begin, starts_.begin() + end, uint8_t{0});
  for (int32_t i = begin; i < end; ++i)
    if (arcs.head[at(i)] == i) starts_[at(left_edge_[at(i)])] = 1;
  int32_t first = begin;
  for (int32_t i = begin; i < end; ++i) {
    if (!((i > begin && starts_[at(i)] != 0) || i == end - 1)) continue;
    for (int32_t j = first; j < i; ++j)
      if (arcs.head[at(j)] < first || arcs.head[at(j)] > i) return false;
    first = i;
  }
  return true;
}

void TreeFinisher::set_edges(int32_t begin, int32_t end, const Arcs& arcs) {
  for (int32_t i = begin; i < end; ++i)
    left_edge_[at(i)] = right_edge_[at(i)] = i;
  for (int round = 0; round < most_rounds; ++round) {
    spread_edges(begin, end, arcs);
    if (heads_within_sentences(begin, end, arcs)) return;
  }
}

// Nivre and Nilsson (2005), the head scheme: breadth-first below the present head, the first token that bears
// the wanted label; the present head where there is none.
int32_t TreeFinisher::true_head(std::span<const TokenFeatures> tokens, int32_t token, const Arcs& arcs) {
  queue_.assign(1, arcs.head[at(token)]);
  const size_t most = tokens.size();
  for (size_t next = 0; next < queue_.size() && next <= most; ++next) {
    const int32_t parent = queue_[next];
    for (int32_t child = left_edge_[at(parent)]; child <= right_edge_[at(parent)]; ++child) {
      if (child == parent || arcs.head[at(child)] != parent || child == token) continue;
      if (tokens[at(child)].is_space != 0) continue;
      if (arcs.label[at(child)] == arcs.head_label[at(token)] && arcs.head_label[at(child)] == Dep::none)
        return child;
      queue_.push_back(child);
    }
  }
  return arcs.head[at(token)];
}

void TreeFinisher::finish(std::span<const TokenFeatures> tokens, int32_t begin, int32_t end, Arcs& arcs) {
  if (left_edge_.size() < tokens.size()) {
    left_edge_.resize(tokens.size());
    right_edge_.resize(tokens.size());
    starts_.resize(tokens.size());
  }
  bool moved = false;
  for (int32_t i = begin; i < end; ++i) {
    if (arcs.head[at(i)] < 0) {
      arcs.head[at(i)] = i;
      arcs.label[at(i)] = Dep::ROOT;
      arcs.head_label[at(i)] = Dep::none;
    }
    moved = moved || arcs.head_label[at(i)] != Dep::none;
  }
  set_edges(begin, end, arcs);
  if (moved) {
    for (int32_t i = begin; i < end; ++i) {
      if (arcs.head_label[at(i)] == Dep::none) continue;
      arcs.head[at(i)] = true_head(tokens, i, arcs);
      arcs.head_label[at(i)] = Dep::none;
    }
    set_edges(begin, end, arcs);
  }
  for (int32_t i = begin; i < end; ++i)
    arcs.sentence_start[at(i)] = 0;
  for (int32_t i = begin; i < end; ++i)
    if (arcs.head[at(i)] == i) arcs.sentence_start[at(left_edge_[at(i)])] = 1;
}

}  // namespace dateline
