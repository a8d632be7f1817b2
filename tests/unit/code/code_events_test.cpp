// Entries, roles and what becomes of frames, on parses of our own sentences and a lexicon of a few lines.
#include "code/code_events.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "coded_story.h"

namespace dateline {
namespace {

constexpr const char* lexicon_text = R"(
@class: document
complaint | report
@pos: verb; type: ACCUSE; mode: disapprove
condemn
condemn; obj: raid | attack; comp: -
accuse; mode: allege
file; obj: @document; against | by: *; mode: allege
draw; obj: criticism; from: *; source: from; target: subj
@pos: verb; type: REQUEST
call; on: *; comp: *; target: on
@pos: verb; type: AGREE
agree; comp: *
@pos: verb; type: CONCEDE
lift; obj: sanction
@pos: verb; type: ASSAULT
attack
@pos: verb; type: RETREAT; mode: release
release
@pos: noun; type: CONSULT
talks
@mode: CONSULT third-party
broker
@mode: CONSULT phone
Lima
@mode: ACCUSE investigate
Mali
@roles
ACCUSE; source: subj; target: obj | against; comp_status: keep
REQUEST; source: subj; target: obj; comp_status: drop
AGREE; source: subj; target: with; comp_status: drop
CONCEDE; source: subj; target: obj
CONSULT; source: subj; target: with | between; mutual: yes
ASSAULT; source: subj; target: obj
RETREAT; source: subj; target: obj
)";

class CodeEventsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { story = std::make_unique<CodedStory>("events", lexicon_text); }
  static void TearDownTestSuite() { story.reset(); }
  static std::string told(uint32_t sentence) { return story->told(sentence); }

  static std::unique_ptr<CodedStory> story;
};
std::unique_ptr<CodedStory> CodeEventsTest::story;

TEST_F(CodeEventsTest, ThingsStandForWhoIsBehindThem) {
  EXPECT_EQ(told(0), "ACCUSE: Norway's foreign minister; the army");
}

TEST_F(CodeEventsTest, ExplainsWinnerAndLosers) {
  const auto& events = story->events();
  ASSERT_FALSE(events.empty());
  ASSERT_GE(events[0].why.size(), 2U);
  EXPECT_EQ(events[0].why[0], "events/test.txt:6 condemn");
  EXPECT_EQ(events[0].why[1], "lost: events/test.txt:5 condemn (fewer conditions)");
}

TEST_F(CodeEventsTest, CoordinatedPartiesActOnEachOther) {
  EXPECT_EQ(told(1), "CONSULT: Peru; Chile");
  EXPECT_EQ(told(7), "CONSULT: Egypt; Sudan");
}

TEST_F(CodeEventsTest, WhatIsAgreedOrDemandedIsNoEventOfItsOwn) {
  EXPECT_EQ(told(2), "AGREE: Ghana; Togo");
  EXPECT_EQ(told(8), "REQUEST: The government; the rebels");
}

TEST_F(CodeEventsTest, WordsOfTheClauseTellTheMode) {
  const auto& events = story->events();
  const auto& settled = story->settled();
  ASSERT_EQ(events.size(), settled.size());
  for (size_t i = 0; i < events.size(); ++i) {
    if (!events[i].mode.empty()) {
      EXPECT_EQ(settled[i].mode, events[i].mode);  // the entry's own stays: "condemned ... Mali"
    } else if (events[i].sentence == 1) {
      EXPECT_EQ(settled[i].mode, "phone");  // "in Lima"
      EXPECT_EQ(settled[i].why.back(), "mode phone: events/test.txt:25");
    } else {
      EXPECT_EQ(settled[i].mode, "");
    }
  }
}

TEST_F(CodeEventsTest, LooksBehindObjectsAndDocuments) {
  EXPECT_EQ(told(3), "ACCUSE: Human rights lawyers; Cuba");
  EXPECT_EQ(told(4), "ACCUSE: Zambia; Malawi");
}

TEST_F(CodeEventsTest, NegatedActsAreNoEvents) {
  EXPECT_EQ(told(5), "none");
}

TEST_F(CodeEventsTest, PronounsAreShownByName) {
  EXPECT_EQ(told(6).substr(0, 14), "AGREE: Brazil;");
}

TEST_F(CodeEventsTest, WhatSomebodyCallsItIsMeant) {
  EXPECT_EQ(told(11), "ACCUSE: Sweden; Hungary");
}

TEST_F(CodeEventsTest, EntriesMayTurnThePartiesRound) {
  EXPECT_EQ(told(9), "ACCUSE: Sweden; Hungary");
}

}  // namespace
}  // namespace dateline
