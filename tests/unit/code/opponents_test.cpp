// Targets from the nearest fight, on actors and events spelled out.
#include "code/opponents.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

// Token i is the only mention of actor i.
class OpponentsTest : public testing::Test {
 protected:
  OpponentsTest() {
    add("Kenya", "state", "KEN", "GOV");
    add("Kenyan army", "armed_forces", "KEN", "MIL");
    add("rebels", "armed_group", "KEN", "REB");
    add("Uganda", "state", "UGA", "GOV");
  }
  void add(const char* name, const char* type, const char* country, const char* sector) {
    const auto i = static_cast<uint32_t>(mentions.actors.size());
    mentions.actors.push_back({name, type, country, sector, "", ""});
    mentions.mentions.push_back({{i, i + 1}, i, i, MentionKind::name, ""});
  }
  static CodedEvent event(uint32_t sentence, EventType type, std::vector<uint32_t> source,
                          std::vector<uint32_t> target) {
    CodedEvent out;
    out.sentence = sentence;
    out.type = type;
    for (const uint32_t i : source)
      out.source.push_back({i, {i, i + 1}});
    for (const uint32_t i : target)
      out.target.push_back({i, {i, i + 1}});
    return out;
  }

  static constexpr uint32_t kenya = 0, army = 1, rebels = 2, uganda = 3, place = 9;
  Mentions mentions;
};

TEST_F(OpponentsTest, TheDoersSideFightsWithTheNearestOpponent) {
  std::vector<CodedEvent> events = {event(0, EventType::ASSAULT, {uganda}, {kenya}),
                                    event(1, EventType::ASSAULT, {rebels}, {kenya}),
                                    event(2, EventType::ASSAULT, {army}, {})};
  name_opponents(mentions, events);
  ASSERT_EQ(events[2].target.size(), 1U);
  EXPECT_EQ(events[2].target[0].head, rebels);
  EXPECT_EQ(events[2].why.back(), "target: the opponent in the nearest fight");
}

TEST_F(OpponentsTest, GroundIsTakenFromSomebody) {
  std::vector<CodedEvent> events = {event(0, EventType::ASSAULT, {rebels}, {army}),
                                    event(1, EventType::ASSAULT, {army}, {place})};
  name_opponents(mentions, events);
  ASSERT_EQ(events[1].target.size(), 2U);
  EXPECT_EQ(events[1].target[1].head, rebels);
}

TEST_F(OpponentsTest, FarFightsAndQuarrelsOfTheSameSentenceDoNotCount) {
  std::vector<CodedEvent> events = {
      event(0, EventType::ASSAULT, {rebels}, {army}), event(5, EventType::ASSAULT, {army}, {}),
      event(6, EventType::REJECT, {kenya}, {uganda}), event(6, EventType::REQUEST, {uganda}, {}),
      event(7, EventType::REQUEST, {uganda}, {}),     event(7, EventType::ASSAULT, {uganda}, {})};
  name_opponents(mentions, events);
  EXPECT_TRUE(events[1].target.empty());
  EXPECT_TRUE(events[3].target.empty());
  ASSERT_EQ(events[4].target.size(), 1U);
  EXPECT_EQ(events[4].target[0].head, kenya);
  EXPECT_TRUE(events[5].target.empty());  // they quarrel, but do not fight
}

}  // namespace
}  // namespace dateline
