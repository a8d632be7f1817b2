#include "code/event_lexicon.h"

#include <gtest/gtest.h>

#include "code/event_tables.h"

namespace dateline {
namespace {

Result<EventLexicon> load(const std::string& text) {
  return EventLexicon::from_texts({{"events/test.txt", text}});
}

std::string error_of(const std::string& text) {
  const auto lexicon = load(text);
  return lexicon ? "" : lexicon.error().where + " " + lexicon.error().message;
}

TEST(EventLexicon, CompilesEntries) {
  const auto lexicon = load(
      "# comment\n"
      "@pos: verb; type: ACCUSE; mode: disapprove\n"
      "condemn | speak out; against | over: *   # also with a particle\n"
      "~ Kenya condemned Uganda. => Kenya; Uganda\n"
      "hit; obj: @thing | !%actor; comp: #ASSAULT; type: none\n"
      "@class: thing\n"
      "wall | @building | power plant\n"
      "@class: building\n"
      "house\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto& tables = lexicon->tables();
  ASSERT_EQ(tables.entries.size(), 2U);
  EXPECT_EQ(tables.entries[0].type, EventType::ACCUSE);
  EXPECT_EQ(tables.entries[0].mode, "disapprove");
  EXPECT_EQ(tables.where(tables.entries[0]), "events/test.txt:3");
  EXPECT_EQ(tables.entries[1].kind, EntryKind::none);
  ASSERT_EQ(tables.conditions.size(), 3U);
  EXPECT_EQ(tables.conditions[0].places.size(), 2U);
  ASSERT_EQ(tables.examples.size(), 1U);
  EXPECT_EQ(tables.examples[0].target, "Uganda");
  ASSERT_EQ(tables.classes.size(), 2U);
  EXPECT_TRUE(tables.classes[0].holds_word(tables.word("house")));
  EXPECT_EQ(tables.classes[0].sequences.size(), 1U);
  EXPECT_TRUE(tables.doubts.empty());
}

TEST(EventLexicon, NamesFileLineCauseAndRemedy) {
  EXPECT_NE(error_of("@pos: verb\ncondemn\n").find("events/test.txt:2 an entry without a type"),
            std::string::npos);
  EXPECT_NE(error_of("@pos: verb; type: ACCUSED\ncondemn\n").find("unknown type 'ACCUSED'"),
            std::string::npos);
  EXPECT_NE(error_of("@pos: verb; type: ACCUSE\ncondemn; mode: visit\n").find("'visit' is no mode of ACCUSE"),
            std::string::npos);
  EXPECT_NE(error_of("@pos: verb; type: ACCUSE\ncondemn; obj: @nothing\n").find("no class 'nothing'"),
            std::string::npos);
  EXPECT_NE(error_of("@pos: verb; type: ACCUSE\ncondemn; whom: *\n").find("unknown key 'whom'"),
            std::string::npos);
  EXPECT_NE(error_of("@pos: verb; type: ACCUSE\ncondemn; target: whom\n").find("unknown path 'whom'"),
            std::string::npos);
  EXPECT_NE(error_of("condemn; type: ACCUSE\n").find("no part of speech"), std::string::npos);
  EXPECT_NE(error_of("@pos: verb; type: ACCUSE\ncondemn; obj: %nobody\n").find("unknown '%nobody'"),
            std::string::npos);
  EXPECT_NE(error_of("@context: weather\nrain\n").find("unknown context 'weather'"), std::string::npos);
}

TEST(EventLexicon, AnotherTypeForgetsTheDefaultsMode) {
  const auto lexicon =
      load("@pos: verb; type: ACCUSE; mode: disapprove\ncondemn; to: death; type: SANCTION\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_EQ(lexicon->tables().entries[0].mode, "");
}

TEST(EventLexicon, ReportsDuplicates) {
  const auto lexicon = load("@pos: verb; type: ACCUSE\ncondemn; obj: *\ndecry | condemn; obj: *\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  ASSERT_EQ(lexicon->tables().doubts.size(), 1U);
  EXPECT_NE(lexicon->tables().doubts[0].message.find("events/test.txt:2"), std::string::npos);
}

TEST(EventLexicon, HeadsOfSequences) {
  const auto lexicon = load("@pos: noun; type: ACCUSE\nwar of words | vote of no confidence | air strike\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto& tables = lexicon->tables();
  EXPECT_EQ(tables.senses[tables.word("war")].size(), 1U);
  EXPECT_EQ(tables.senses[tables.word("vote")].size(), 1U);
  EXPECT_EQ(tables.senses[tables.word("strike")].size(), 1U);
}

TEST(EventLexicon, ReadsModesInTheOrderOfTheFile) {
  const auto lexicon = load(
      "@mode: ASSAULT suicide-attack\nsuicide bomber\n@mode: ASSAULT explosives\nbomber | car bomb\n"
      "@mode: ASSAULT suicide-attack\nexplosive vest\n");
  ASSERT_TRUE(lexicon);
  const auto& tables = lexicon->tables();
  ASSERT_EQ(tables.modes.size(), 2U);
  EXPECT_EQ(tables.modes[0].name, "suicide-attack");
  EXPECT_EQ(tables.modes[1].type, EventType::ASSAULT);
  EXPECT_EQ(tables.mode_words.size(), 4U);
  EXPECT_EQ(error_of("@mode: ASSAULT strike\nx\n").substr(0, 17), "events/test.txt:2");
  EXPECT_EQ(error_of("@mode: ASSAULT\nx\n").substr(0, 17), "events/test.txt:2");
  EXPECT_EQ(error_of("@mode: FIGHT aerial\nx\n").substr(0, 17), "events/test.txt:2");
}

}  // namespace
}  // namespace dateline
