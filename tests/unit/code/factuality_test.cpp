#include "code/factuality.h"

#include <string>

#include <gtest/gtest.h>

#include "parsed_frames.h"

namespace dateline {

namespace {

class FactualityTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto words = CodeWords::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    ASSERT_TRUE(words.ok()) << words.error().text();
    story = read_parsed_story("factuality");
    frames = find_frames(story->syntax, *story->tree, *words);
    facts = judge_factuality(story->syntax, *story->tree, frames, *words);
    ASSERT_EQ(facts.size(), frames.size());
  }
  static void TearDownTestSuite() { story.reset(); }

  // "planned", "not happened" of the only frame with the form.
  static std::string status(std::string_view form) {
    for (size_t i = 0; i < frames.size(); ++i) {
      if (story->syntax.form(frames[i].head) != form) continue;
      return (facts[i].negated ? "not " : "") + std::string(name(facts[i].status));
    }
    return "none";
  }

  static std::unique_ptr<ParsedStory> story;
  static std::vector<Frame> frames;
  static std::vector<Factuality> facts;
};
std::unique_ptr<ParsedStory> FactualityTest::story;
std::vector<Frame> FactualityTest::frames;
std::vector<Factuality> FactualityTest::facts;

TEST_F(FactualityTest, TenseAndModals) {
  EXPECT_EQ(status("shelling"), "ongoing");
  EXPECT_EQ(status("blocked"), "happened");
  EXPECT_EQ(status("meet"), "planned");
  EXPECT_EQ(status("sign"), "planned");  // shares "will"
  EXPECT_EQ(status("storm"), "hypothetical");
  EXPECT_EQ(status("stay"), "hypothetical");
  EXPECT_EQ(status("arrested"), "hypothetical");  // a question
}

TEST_F(FactualityTest, Negation) {
  EXPECT_EQ(status("attack"), "not happened");
  EXPECT_EQ(status("failed"), "happened");
  EXPECT_EQ(status("arrest"), "not happened");
  EXPECT_EQ(status("wounded"), "not happened");
  EXPECT_EQ(status("harming"), "not happened");
  EXPECT_EQ(status("flee"), "happened");
  EXPECT_EQ(status("resign"), "not happened");
  EXPECT_EQ(status("criticising"), "happened");
  EXPECT_EQ(status("fired"), "not happened");
}

TEST_F(FactualityTest, WhatAWordMakesOfItsComplement) {
  EXPECT_EQ(status("demanded"), "happened");
  EXPECT_EQ(status("withdraw"), "demanded");
  EXPECT_EQ(status("called"), "happened");
  EXPECT_EQ(status("talks"), "demanded");
  EXPECT_EQ(status("hand"), "demanded");
  EXPECT_EQ(status("visit"), "planned");
  EXPECT_EQ(status("expel"), "threatened");
  EXPECT_EQ(status("free"), "offered");
  EXPECT_EQ(status("negotiate"), "ongoing");
  EXPECT_EQ(status("seize"), "planned");
  EXPECT_EQ(status("offensive"), "planned");
}

TEST_F(FactualityTest, Purposes) {
  EXPECT_EQ(status("recapture"), "planned");
  EXPECT_EQ(status("destroying"), "happened");
}

TEST_F(FactualityTest, Denials) {
  EXPECT_EQ(status("burned"), "not denied");
  EXPECT_EQ(status("torture"), "not denied");
}

TEST_F(FactualityTest, Nouns) {
  EXPECT_EQ(status("proposal"), "happened");  // rejected, but made
  EXPECT_EQ(status("strike"), "planned");
  EXPECT_EQ(status("siege"), "ongoing");
  EXPECT_EQ(status("assault"), "planned");
}

}  // namespace

}  // namespace dateline
