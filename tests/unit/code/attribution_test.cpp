#include "code/attribution.h"

#include <string>

#include <gtest/gtest.h>

#include "parsed_frames.h"

namespace dateline {

namespace {

class AttributionTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto words = CodeWords::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    ASSERT_TRUE(words.ok()) << words.error().text();
    story = read_parsed_story("attribution");
    frames = find_frames(story->syntax, *story->tree, *words);
    claims = attribute(story->syntax, *story->tree, story->text, Mentions{}, frames, *words);
    ASSERT_EQ(claims.size(), frames.size());
  }
  static void TearDownTestSuite() { story.reset(); }

  static std::string spell_claims(const std::vector<CodedClaim>& list) {
    std::string out;
    for (const CodedClaim& c : list) {
      if (!out.empty()) out += ", ";
      out += c.who < 0 ? "story" : std::string(story->syntax.form(static_cast<uint32_t>(c.who)));
      out.append(" ").append(name(c.stance));
      if (!c.cue.empty()) out.append(" ").append(story->syntax.form(c.cue.begin));
    }
    return out;
  }
  // Claims of the frame with the form, the first of several.
  static std::string of(std::string_view form) {
    for (size_t i = 0; i < frames.size(); ++i) {
      if (story->syntax.form(frames[i].head) == form) return spell_claims(claims[i].claims);
    }
    return "none";
  }
  static const Attribution& at(std::string_view form) {
    const Frame* f = frame_at(frames, story->token(form));
    return claims[static_cast<size_t>(f - frames.data())];
  }

  static std::unique_ptr<ParsedStory> story;
  static std::vector<Frame> frames;
  static std::vector<Attribution> claims;
};
std::unique_ptr<ParsedStory> AttributionTest::story;
std::vector<Frame> AttributionTest::frames;
std::vector<Attribution> AttributionTest::claims;

TEST_F(AttributionTest, ReportedClauses) {
  EXPECT_EQ(of("captured"), "spokesman asserts said");
  EXPECT_EQ(of("denied"), "story asserts");
  EXPECT_EQ(of("shelled"), "Mali denies denied");
  EXPECT_EQ(of("arming"), "Benin asserts accused");
  EXPECT_EQ(of("bombing"), "militants asserts claimed");
  EXPECT_EQ(of("ambush"), "Dawn asserts claimed");  // "claimed responsibility for an ambush"
  EXPECT_EQ(of("expelled"), "ministry asserts said");
  EXPECT_EQ(of("talks"), "ministry asserts said");  // "the statement said": whose it was is told before
}

TEST_F(AttributionTest, SourcesNest) {
  EXPECT_EQ(of("rely"), "leader asserts told, radio asserts according");
  EXPECT_EQ(of("told"), "radio asserts according");
  EXPECT_EQ(of("luck"), "leader asserts said, radio asserts according");
  EXPECT_EQ(of("seized"), "army asserts said, witnesses asserts citing, story does_not_confirm verified");
}

TEST_F(AttributionTest, Hedges) {
  EXPECT_EQ(of("killed"), "story hedges believed");
  EXPECT_EQ(of("burned"), "ministry hedges reportedly, rebels denies denied");
}

TEST_F(AttributionTest, AnswersToWhatWasTold) {
  EXPECT_EQ(of("attacked"), "Togo asserts said, Ghana does_not_confirm confirm");
  EXPECT_EQ(of("killing"), "Togo asserts said, Ghana does_not_confirm confirm");
  EXPECT_EQ(of("torture"), "story hedges allegations, Mali denies rejected");
}

TEST_F(AttributionTest, ChargesAreDeniedNotWhatWasToldSince) {
  EXPECT_EQ(of("poisoned"), "Farmers asserts accused, Police denies dismissed");
  EXPECT_EQ(of("vowed"), "story asserts");
}

TEST_F(AttributionTest, DirectSpeechGoesOn) {
  EXPECT_EQ(of("accept"), "Abdou asserts said");
  EXPECT_EQ(of("crime"), "Abdou asserts said");
  EXPECT_EQ(of("respond"), "Abdou asserts said");
  EXPECT_EQ(at("respond").speaker, story->token("Abdou"));
  // without marks, where it addresses somebody
  EXPECT_EQ(of("believe"), "leader asserts said");
  EXPECT_EQ(of("cheat"), "leader asserts said");
}

TEST_F(AttributionTest, OwnActsAreTheStorys) {
  EXPECT_EQ(spell_claims(claims_of_own_act(at("accept"))), "story asserts");
  EXPECT_EQ(spell_claims(claims_of_own_act(at("rely"))), "radio asserts according");
}

}  // namespace

}  // namespace dateline
