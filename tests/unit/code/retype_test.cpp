#include "code/retype.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

CodedEvent act(EventType type, uint32_t source, uint32_t sentence = 0) {
  CodedEvent event;
  event.type = type;
  event.mode = "x";
  event.sentence = sentence;
  event.confidence = 0.8;
  event.source.push_back({source, {source, source + 1}});
  event.target.push_back({90, {90, 91}});
  return event;
}

TypeProbabilities sure(EventType type, float p) {
  TypeProbabilities out;
  out.fill((1.0F - p) / event_type_count);
  out[static_cast<size_t>(type)] = p;
  return out;
}

TEST(Retype, ModelTurnsAnEntryOnlyWhereItIsSure) {
  std::vector<CodedEvent> events = {act(EventType::SANCTION, 1), act(EventType::SANCTION, 1)};
  settle_types(events, {sure(EventType::COERCE, 0.95F), sure(EventType::COERCE, 0.2F)});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].type, EventType::COERCE);
  EXPECT_EQ(events[0].mode, "");  // a mode is its type's
  EXPECT_EQ(events[0].why.back(), "model: COERCE 0.93, not SANCTION 0.02");
  EXPECT_EQ(events[1].type, EventType::SANCTION);
  EXPECT_EQ(events[1].mode, "x");
}

TEST(Retype, ConflictTurnsToCooperationOnlyWhereSurer) {
  std::vector<CodedEvent> events = {act(EventType::REJECT, 1), act(EventType::REJECT, 1)};
  settle_types(events, {sure(EventType::AGREE, 0.55F), sure(EventType::AGREE, 0.99F)});
  EXPECT_EQ(events[0].type, EventType::REJECT);
  EXPECT_EQ(events[1].type, EventType::AGREE);
}

TEST(Retype, EntryWeighsMoreWhereAPartyIsMissing) {
  std::vector<CodedEvent> events = {act(EventType::AID, 1), act(EventType::AID, 1)};
  events[1].target.clear();
  const TypeProbabilities model = sure(EventType::AGREE, 0.9F);
  settle_types(events, {model, model});
  EXPECT_EQ(events[0].type, EventType::AGREE);
  EXPECT_LT(events[1].confidence, 0.8);
  EXPECT_GT(events[0].confidence, events[1].confidence - 0.8);
}

TEST(Retype, ActsNoEntryKnowsNeedAlmostCertainty) {
  std::vector<CodedEvent> events = {act(EventType::CONSULT, 1), act(EventType::CONSULT, 2)};
  events[0].untyped = events[1].untyped = true;
  settle_types(events, {sure(EventType::AID, 0.99F), sure(EventType::AID, 0.9F)});
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].type, EventType::AID);
  EXPECT_EQ(events[0].source.front().head, 1U);
  EXPECT_FALSE(events[0].untyped);
}

// "said they will release the soldiers they took": the model hears the promise in both verbs.
TEST(Retype, AnotherActsTypeIsNotTaken) {
  std::vector<CodedEvent> events = {act(EventType::AGREE, 1), act(EventType::ASSAULT, 1),
                                    act(EventType::ASSAULT, 2), act(EventType::ASSAULT, 1, 1)};
  const TypeProbabilities model = sure(EventType::AGREE, 0.97F);
  settle_types(events, {model, model, model, model});
  ASSERT_EQ(events.size(), 4U);
  EXPECT_EQ(events[1].type, EventType::ASSAULT);
  EXPECT_EQ(events[1].mode, "x");
  EXPECT_EQ(events[2].type, EventType::AGREE);  // another source
  EXPECT_EQ(events[3].type, EventType::AGREE);  // another sentence
  CodedEvent answer = act(EventType::REJECT, 1), offer = act(EventType::AGREE, 90);
  offer.target.front() = answer.source.front();
  events = {answer, offer};
  settle_types(events, {sure(EventType::REJECT, 0.99F), sure(EventType::REJECT, 0.95F)});
  EXPECT_EQ(events[1].type, EventType::AGREE);
  CodedEvent open = act(EventType::CONSULT, 1);
  open.untyped = true;
  events = {act(EventType::AGREE, 1), open};
  settle_types(events, {sure(EventType::AGREE, 0.99F), sure(EventType::AGREE, 0.99F)});
  EXPECT_EQ(events.size(), 1U);
}

}  // namespace
}  // namespace dateline
