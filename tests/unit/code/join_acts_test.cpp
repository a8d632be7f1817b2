// Several words of a sentence that tell one act.
#include "code/join_acts.h"

#include <string>

#include <gtest/gtest.h>

#include "parsed_frames.h"

namespace dateline {

namespace {

class JoinActsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = CodeWords::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    ASSERT_TRUE(loaded.ok()) << loaded.error().text();
    words = std::move(*loaded);
    story = read_parsed_story("join_acts");
    frames = find_frames(story->syntax, *story->tree, words);
  }

  DraftEvent draft(std::string_view form, EventStatus status = EventStatus::happened,
                   EventType type = EventType::ASSAULT) const {
    DraftEvent out;
    const uint32_t head = story->token(form);
    const Frame* f = frame_at(frames, head);
    EXPECT_NE(f, nullptr) << form;
    out.frame = static_cast<uint32_t>(f - frames.data());
    out.event.type = type, out.event.status = status;
    out.event.triggers = {{head, head + 1}};
    return out;
  }

  // The words of each event that is left.
  std::string joined(std::vector<DraftEvent> drafts) const {
    join_acts({story->syntax, *story->tree, {}, frames, words}, drafts);
    std::string out;
    for (const DraftEvent& d : drafts) {
      out += out.empty() ? "" : "; ";
      for (const Span t : d.event.triggers)
        out.append(t == d.event.triggers.front() ? "" : " ").append(story->syntax.form(t.begin));
    }
    return out;
  }

  CodeWords words;
  std::unique_ptr<ParsedStory> story;
  std::vector<Frame> frames;
};

TEST_F(JoinActsTest, WhatAnAttackDoes) {
  EXPECT_EQ(joined({draft("attacks"), draft("destroyed")}), "attacks destroyed");
  EXPECT_EQ(joined({draft("attacks"), draft("destroyed", EventStatus::happened, EventType::COERCE)}),
            "attacks; destroyed");
  EXPECT_EQ(joined({draft("killed"), draft("wounded")}), "killed wounded");
}

TEST_F(JoinActsTest, WhatAnAttackDoesBesides) {
  EXPECT_EQ(joined({draft("shelled"), draft("maiming"), draft("burning")}), "shelled maiming burning");
  const std::string other =
      joined({draft("shelled"), draft("burning", EventStatus::happened, EventType::COERCE)});
  EXPECT_EQ(other, "shelled; burning");
}

TEST_F(JoinActsTest, WhatWasDoneWhenSomebodyAttacked) {
  DraftEvent harm = draft("hurt"), attack = draft("stormed");
  harm.event.target = {{story->token("miners"), {}}};
  attack.event.source = {{story->token("bandits"), {}}};
  std::vector<DraftEvent> drafts = {harm, attack};
  join_acts({story->syntax, *story->tree, {}, frames, words}, drafts);
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_EQ(drafts[0].event.source.front().head, story->token("bandits"));
  EXPECT_EQ(drafts[0].event.target.front().head, story->token("miners"));
}

TEST_F(JoinActsTest, WhomOneIsHurtFighting) {
  DraftEvent harm = draft("injured"), fight = draft("skirmish");
  harm.event.target = {{story->token("Guards"), {}}};
  fight.event.target = {{story->token("smugglers"), {}}};
  std::vector<DraftEvent> drafts = {harm, fight};
  join_acts({story->syntax, *story->tree, {}, frames, words}, drafts);
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_EQ(drafts[0].event.source.front().head, story->token("smugglers"));
  EXPECT_EQ(drafts[0].event.target.front().head, story->token("Guards"));
}

TEST_F(JoinActsTest, TheMeansOfAnAct) {
  EXPECT_EQ(joined({draft("breached"), draft("ramming")}), "breached ramming");
}

TEST_F(JoinActsTest, WhatAFightIsFor) {
  DraftEvent aim = draft("retake", EventStatus::planned);
  aim.event.places = {story->token("Kara")};
  std::vector<DraftEvent> drafts = {draft("offensive"), aim};
  join_acts({story->syntax, *story->tree, {}, frames, words}, drafts);
  ASSERT_EQ(drafts.size(), 1U);
  EXPECT_EQ(drafts[0].event.triggers.size(), 1U);
  EXPECT_EQ(drafts[0].event.places, aim.event.places);
}

}  // namespace

}  // namespace dateline
