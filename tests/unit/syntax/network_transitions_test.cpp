#include <array>
#include <vector>

#include <gtest/gtest.h>

#include "syntax/network_arcs.h"
#include "syntax/network_entities.h"
#include "syntax/network_tree.h"

namespace dateline {
namespace {

constexpr ArcAction shift{ArcMove::shift};
constexpr ArcAction reduce{ArcMove::reduce};
constexpr ArcAction split{ArcMove::begin_sentence};
ArcAction left(Dep label) {
  return {ArcMove::left, label};
}
ArcAction right(Dep label) {
  return {ArcMove::right, label};
}

std::vector<int32_t> context_of(const ArcState& state) {
  std::array<int32_t, parser_features> c{};
  state.context(c);
  return {c.begin(), c.end()};
}

// "Rebels seized the town ." and then "Troops fled"
TEST(ArcState, WalksASentence) {
  ArcArrays a;
  a.reset(7);
  ArcState s(a, 0, 7);
  EXPECT_EQ(s.valid(), (ArcMoves{true, false, false, false, true}));
  s.apply(shift);
  EXPECT_EQ(s.valid(), (ArcMoves{true, true, true, true, true}));
  s.apply(left(Dep::nsubj));
  s.apply(shift);
  s.apply(shift);
  EXPECT_EQ(context_of(s), (std::vector<int32_t>{3, 4, 2, 1, -1, -1, -1, -1}));
  s.apply(left(Dep::det));
  s.apply(right(Dep::dobj));
  EXPECT_EQ(context_of(s), (std::vector<int32_t>{4, 5, 3, 1, -1, -1, 2, -1}));
  s.apply(reduce);
  EXPECT_EQ(context_of(s), (std::vector<int32_t>{4, 5, 1, -1, -1, -1, 0, 3}));
  s.apply(split);  // before "Troops"
  EXPECT_EQ(s.valid(), (ArcMoves{true, true, true, true, false}));
  s.apply(right(Dep::punct));
  EXPECT_EQ(s.valid(), (ArcMoves{false, true, false, false, true}));
  s.apply(reduce);
  s.apply(reduce);
  s.apply(shift);
  s.apply(left(Dep::nsubj));
  s.apply(shift);
  EXPECT_EQ(s.valid(), (ArcMoves{false, true, false, false, false}));
  s.apply(reduce);
  EXPECT_TRUE(s.is_final());
  EXPECT_EQ(a.head, (std::vector<int32_t>{1, -1, 3, 1, 1, 6, -1}));
  EXPECT_EQ(a.label[3], Dep::dobj);
}

TEST(ArcState, WhatHasNoHeadReturnsToTheBuffer) {
  ArcArrays a;
  a.reset(3);
  ArcState s(a, 0, 3);
  s.apply(shift);
  s.apply(shift);
  s.apply(reduce);  // token 1 has no head and is not the last of the stack
  EXPECT_EQ(s.buffer(0), 1);
  EXPECT_EQ(s.buffer(1), 2);
  EXPECT_EQ(s.buffer_length(), 2);
  EXPECT_FALSE(s.valid()[static_cast<size_t>(ArcMove::shift)]);
  s.apply(right(Dep::dobj));
  EXPECT_EQ(a.head[1], 0);
  EXPECT_EQ(s.stack(0), 1);
}

TEST(ArcState, ALaterHeadReplacesTheFirst) {
  ArcArrays a;
  a.reset(3);
  ArcState s(a, 0, 3);
  s.apply(shift);
  s.apply(right(Dep::dobj));
  EXPECT_EQ(a.last_right[0], 1);
  s.apply(left(Dep::nsubj));
  EXPECT_EQ(a.head[1], 2);
  EXPECT_EQ(a.label[1], Dep::nsubj);
  EXPECT_EQ(a.last_right[0], -1);
  EXPECT_EQ(a.last_left[2], 1);
}

TEST(ArcSystem, TiesGoToTheFirst) {
  ArcSystem system;
  system.actions = {shift, reduce, left(Dep::nsubj), left(Dep::det), right(Dep::dobj)};
  system.runs = {
      {ArcMove::shift, 0, 1}, {ArcMove::reduce, 1, 2}, {ArcMove::left, 2, 4}, {ArcMove::right, 4, 5}};
  const std::array<float, 5> scores = {3, 1, 2, 2, 2};
  EXPECT_EQ(system.best({true, true, true, true, true}, scores.data()), 0U);
  EXPECT_EQ(system.best({false, true, true, true, true}, scores.data()), 2U);
  EXPECT_EQ(system.best({}, scores.data()), 5U);
}

Arcs arcs_of(std::vector<int32_t> heads, std::vector<Dep> labels) {
  Arcs arcs;
  arcs.label = std::move(labels);
  arcs.head_label.assign(heads.size(), Dep::none);
  arcs.sentence_start.assign(heads.size(), 7);
  arcs.head = std::move(heads);
  return arcs;
}

TEST(TreeFinisher, RootsBeginSentencesAtTheirLeftEdge) {
  Arcs arcs = arcs_of({1, -1, 1, 4, -1}, {Dep::nsubj, Dep::none, Dep::dobj, Dep::nsubj, Dep::none});
  const std::vector<TokenFeatures> tokens(5);
  TreeFinisher().finish(tokens, 0, 5, arcs);
  EXPECT_EQ(arcs.head, (std::vector<int32_t>{1, 1, 1, 4, 4}));
  EXPECT_EQ(arcs.label[1], Dep::ROOT);
  EXPECT_EQ(arcs.sentence_start, (std::vector<uint8_t>{1, 0, 0, 1, 0}));
}

// Token 4 hangs from the root and belongs to a dobj below it.
TEST(TreeFinisher, MovedArcsReturn) {
  Arcs arcs = arcs_of({1, -1, 3, 1, 1}, {Dep::nsubj, Dep::none, Dep::det, Dep::dobj, Dep::prep});
  arcs.head_label[4] = Dep::dobj;
  std::vector<TokenFeatures> tokens(5);
  Arcs spaced = arcs;
  Arcs missing = arcs;
  TreeFinisher().finish(tokens, 0, 5, arcs);
  EXPECT_EQ(arcs.head[4], 3);
  EXPECT_EQ(arcs.head_label[4], Dep::none);
  tokens[3].is_space = 1;
  TreeFinisher().finish(tokens, 0, 5, spaced);
  EXPECT_EQ(spaced.head[4], 1);
  tokens[3].is_space = 0;
  missing.head_label[4] = Dep::pobj;
  TreeFinisher().finish(tokens, 0, 5, missing);
  EXPECT_EQ(missing.head[4], 1);
}

bool can(const EntityMoves& moves, EntityMove move) {
  return moves[static_cast<size_t>(move)];
}

TEST(EntityMoves, EntitiesEndWithTheirSentence) {
  std::vector<TokenFeatures> tokens(4);
  const std::vector<uint8_t> starts = {1, 0, 1, 0};
  EntityState s{.next = 0, .end = 4};
  EXPECT_TRUE(can(valid_moves(s, tokens, starts), EntityMove::begin));
  EXPECT_FALSE(can(valid_moves(s, tokens, starts), EntityMove::in));
  std::vector<Entity> found;
  apply({EntityMove::begin, EntityLabel::ORG}, s, found);
  EXPECT_FALSE(can(valid_moves(s, tokens, starts), EntityMove::in));
  EXPECT_TRUE(can(valid_moves(s, tokens, starts), EntityMove::last));
  EXPECT_FALSE(can(valid_moves(s, tokens, starts), EntityMove::out));
  apply({EntityMove::last, EntityLabel::ORG}, s, found);
  tokens[2].is_space = 1;
  EXPECT_FALSE(can(valid_moves(s, tokens, starts), EntityMove::unit));
  EXPECT_FALSE(can(valid_moves(s, tokens, starts), EntityMove::begin));
  apply({EntityMove::out, EntityLabel::none}, s, found);
  EXPECT_FALSE(can(valid_moves(s, tokens, starts), EntityMove::begin));  // the last token of the doc
  apply({EntityMove::unit, EntityLabel::GPE}, s, found);
  EXPECT_TRUE(s.is_final());
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].tokens.end, 2U);
  EXPECT_EQ(found[0].label, EntityLabel::ORG);
  EXPECT_EQ(found[1].tokens.begin, 3U);
}

TEST(EntityMoves, OnlyTheOpenLabelContinues) {
  const EntitySystem system{{{EntityMove::in, EntityLabel::ORG},
                             {EntityMove::in, EntityLabel::GPE},
                             {EntityMove::last, EntityLabel::GPE},
                             {EntityMove::unit, EntityLabel::none},
                             {EntityMove::out, EntityLabel::none}}};
  const std::array<float, 5> scores = {9, 1, 1, 9, 0};
  EXPECT_EQ(best_action(system, {false, false, true, true, false, false}, EntityLabel::GPE, scores.data()),
            1U);
  EXPECT_EQ(best_action(system, {false, true, false, false, true, true}, EntityLabel::none, scores.data()),
            4U);
}

}  // namespace
}  // namespace dateline
