// Who fills the roles, on parses of our own sentences and a lexicon of a few lines.
#include "code/roles.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "coded_story.h"

namespace dateline {
namespace {

constexpr const char* lexicon_text = R"(
@pos: verb; type: RETREAT
lift; obj: blockade; target: of | none
declare; obj: truce; target: with | none
@pos: noun; type: AGREE
offer
@pos: verb; type: REQUEST
demand
@pos: verb; type: REJECT
spurn
reject; obj: *; target: obj.owner | obj.by | none
@pos: verb; type: COERCE
arrest
@pos: verb; type: RETREAT; mode: release
release
@pos: noun; type: CONSULT
mediation effort
@pos: verb; type: AGREE
reach; obj: deal; target: with | none
agree; comp: *
agree; to: *
@pos: verb; type: ASSAULT
shell
fire; obj: rocket; target: into | none
@pos: verb; type: ACCUSE
draw; obj: criticism; from: *; source: from; target: subj
@pos: verb; type: PROTEST
protest
@pos: noun; type: CONSULT
talks
@pos: noun; type: ASSAULT
shelling
@roles
RETREAT; source: subj; target: obj; ground: in
REJECT; source: subj; target: obj
REQUEST; source: subj; target: obj | comp.subj
AGREE; source: subj; target: to | comp.obj; ground: comp.to; mutual: yes
COERCE; source: subj; target: obj; authority: in
CONSULT; source: subj; target: between
ASSAULT; source: subj; target: obj; ground: obj | in | near
ACCUSE; source: subj; target: obj
PROTEST; source: subj; target: against | over
)";

class RolesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { story = std::make_unique<CodedStory>("roles", lexicon_text); }
  static void TearDownTestSuite() { story.reset(); }
  static std::string told(uint32_t sentence) { return story->told(sentence); }

  static std::unique_ptr<CodedStory> story;
};
std::unique_ptr<CodedStory> RolesTest::story;

TEST_F(RolesTest, PathsReachThePhrasesOfTheObject) {
  EXPECT_EQ(told(0), "RETREAT: Norway; Chad");
}

TEST_F(RolesTest, WhoMadeAnOfferOwnsIt) {
  EXPECT_EQ(told(1), "REJECT: The minister; the rebels | AGREE: the rebels; The minister");
}

TEST_F(RolesTest, WhomOnePromisesToGive) {
  EXPECT_EQ(told(2), "AGREE: Ghana; Kenya");
}

TEST_F(RolesTest, GroundStandsForWhomNobodyNames) {
  EXPECT_EQ(told(3), "ASSAULT: Kenyan troops; Kismayo");
  EXPECT_EQ(told(5), "RETREAT: The rebels; Aden");
  EXPECT_EQ(told(8), "AGREE: Uganda; Goma");
}

TEST_F(RolesTest, GroundAloneMakesNoEvent) {
  EXPECT_EQ(told(6), "none");
}

TEST_F(RolesTest, NobodyIsHisOwnCounterpart) {
  EXPECT_EQ(told(4), "AGREE: President Ana Torres; -");
  EXPECT_EQ(told(7), "AGREE: Peru; -");
}

TEST_F(RolesTest, ModifiersOfOnePhraseActOnEachOther) {
  EXPECT_EQ(told(9), "AGREE: Greek; Turkish negotiators");
}

TEST_F(RolesTest, RefusalsWaitForSomebody) {
  EXPECT_EQ(told(10), "REJECT: Chile; Bolivia");
}

TEST_F(RolesTest, ThoseWhoRuleThePlaceArrestThere) {
  EXPECT_EQ(told(11), "COERCE: Rwanda; Two activists");
}

TEST_F(RolesTest, MediatorsActOnBothParties) {
  EXPECT_EQ(told(12), "CONSULT: The Vatican; Chad, Sudan");
}

TEST_F(RolesTest, WhoSpeaksForTheDoerPromises) {
  EXPECT_EQ(told(13), "AGREE: Peru's president, the Peruvian army; the students");
}

TEST_F(RolesTest, WhoDemandsGoesOnAfterWhatIsDemanded) {
  EXPECT_EQ(told(15), "REQUEST: Chad; the rebels | REJECT: Chad; Sudan | AGREE: Sudan; Chad");
}

TEST_F(RolesTest, WhatIsOnesOwnStatesIsNotAimedAtIt) {
  EXPECT_EQ(told(16).rfind("Peru"), std::string("REQUEST: ").size()) << told(16);
}

TEST_F(RolesTest, WhoLivesBeyondTheBorderIsNoParty) {
  EXPECT_EQ(told(17).substr(0, 21), "ASSAULT: The rebels; ");
  EXPECT_EQ(told(17).find("Niger"), std::string::npos) << told(17);
}

TEST_F(RolesTest, WhatIsCountedIsMeant) {
  EXPECT_EQ(told(20), "ACCUSE: Chile; Peru");
}

TEST_F(RolesTest, WatersAndWhereOneMarchesAreNobody) {
  EXPECT_EQ(told(21), "ASSAULT: The navy; -");
  EXPECT_EQ(told(23), "PROTEST: Students; -");
}

TEST_F(RolesTest, BetweenTheGovernmentOfOneAndAnother) {
  EXPECT_EQ(told(22), "CONSULT: the government of Mali; the Tuareg Liberation Army");
}

TEST_F(RolesTest, OffersAreMadeToWhoAnswersThem) {
  EXPECT_EQ(told(18), "REJECT: Kenya; the rebels | AGREE: the rebels; Kenya");
}

}  // namespace
}  // namespace dateline
