#include "code/attach.h"

#include <string>

#include <gtest/gtest.h>

#include "parsed_frames.h"

namespace dateline {

namespace {

class AttachTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { read("attach", {"Gao", "Kara", "Mosul", "Lagos", "Bamako"}); }

  static void read(const std::string& name, std::initializer_list<std::string_view> towns) {
    auto words = CodeWords::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    ASSERT_TRUE(words.ok()) << words.error().text();
    story = read_parsed_story(name);
    const Date published = *Date::parse("2020-06-05");
    times = find_times(story->syntax, published);
    // Any place will do: where it lies is for the name room to say.
    Mentions mentions;
    mentions.places.emplace_back();
    for (const std::string_view town : towns) {
      const uint32_t at = story->token(town);
      mentions.place_mentions.push_back({{at, at + 1}, at, 0});
    }
    frames = find_frames(story->syntax, *story->tree, *words);
    attached = attach(story->syntax, *story->tree, mentions, times, frames, *words);
    ASSERT_EQ(attached.size(), frames.size());
  }
  static void TearDownTestSuite() { story.reset(); }

  static const Attachment& at(std::string_view form) {
    const Frame* f = frame_at(frames, story->token(form));
    EXPECT_NE(f, nullptr) << form;
    return attached[static_cast<size_t>(f - frames.data())];
  }
  static std::string time(std::string_view form) {
    const int32_t t = at(form).time;
    return t < 0 ? "-" : std::string(story->syntax.form(times[static_cast<size_t>(t)].head));
  }
  static std::string places(std::string_view form) { return forms(at(form).places); }
  static std::string reach(std::string_view form) { return forms(at(form).reach); }
  static std::string forms(const std::vector<uint32_t>& tokens) {
    std::string out;
    for (const uint32_t p : tokens)
      out += std::string(out.empty() ? "" : " ") + std::string(story->syntax.form(p));
    return out.empty() ? "-" : out;
  }

  static std::unique_ptr<ParsedStory> story;
  static std::vector<TimeExpression> times;
  static std::vector<Frame> frames;
  static std::vector<Attachment> attached;
};
std::unique_ptr<ParsedStory> AttachTest::story;
std::vector<TimeExpression> AttachTest::times;
std::vector<Frame> AttachTest::frames;
std::vector<Attachment> AttachTest::attached;

TEST_F(AttachTest, TimesOfTheClause) {
  EXPECT_EQ(time("attacked"), "Monday");
  EXPECT_EQ(time("killing"), "Monday");
  EXPECT_EQ(time("attack"), "Monday");  // "Monday's attack"
  EXPECT_EQ(time("condemned"), "-");
  EXPECT_EQ(time("advanced"), "week");
  EXPECT_EQ(time("seized"), "Friday");
  EXPECT_EQ(time("clashes"), "-");  // Tuesday is when it was said
}

TEST_F(AttachTest, PlacesOfTheClause) {
  EXPECT_EQ(places("attacked"), "Gao");
  EXPECT_EQ(places("killing"), "Gao");
  EXPECT_EQ(places("attack"), "Kara");
  EXPECT_EQ(places("killed"), "Mosul");
  EXPECT_EQ(places("arrested"), "Lagos");
  EXPECT_EQ(places("clashes"), "Bamako");
  EXPECT_EQ(places("died"), "-");
}

class AttachReachTest : public AttachTest {
 protected:
  static void SetUpTestSuite() {
    read("attach_reach", {"Gao", "Kara", "Mosul", "Lagos", "Bamako", "Segou", "Timbuktu", "Kidal", "Goma"});
  }
};

TEST_F(AttachReachTest, WhatTheActIsDoneTo) {
  EXPECT_EQ(reach("fired"), "Gao");
  EXPECT_EQ(reach("offensive"), "Kara");
  EXPECT_EQ(reach("bombed"), "Mosul");
  EXPECT_EQ(places("kidnapped"), "Kidal");
}

TEST_F(AttachReachTest, PlacesToldBesideNouns) {
  EXPECT_EQ(places("talked"), "Lagos");
  EXPECT_EQ(places("campaign"), "Segou");
  EXPECT_EQ(places("murdered"), "Timbuktu");
  EXPECT_EQ(places("blockade"), "-");  // what is said of the attacks
}

TEST_F(AttachReachTest, Times) {
  EXPECT_EQ(time("siege"), "Tuesday");
  EXPECT_EQ(time("shelled"), "Sunday");
}

TEST_F(AttachTest, Numbers) {
  EXPECT_EQ(at("attacked").counts.killed, 12);
  EXPECT_EQ(at("attacked").counts.wounded, 2);
  EXPECT_EQ(at("killed").counts.killed, 1);
  EXPECT_EQ(at("arrested").counts.arrested, 21);
  EXPECT_EQ(at("strikes").counts.attacks, 3);
  EXPECT_EQ(at("died").counts.killed, -1);
  EXPECT_EQ(at("leaving").counts.killed, 19);
  EXPECT_EQ(at("leaving").counts.wounded, 40);
}

}  // namespace

}  // namespace dateline
