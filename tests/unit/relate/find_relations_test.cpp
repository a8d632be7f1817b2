// Runs cases.txt against the parses of its sentences (cases.conllu), with the lexicon of the repository.
#include <algorithm>
#include <fstream>

#include <gtest/gtest.h>

#include "../cases.h"
#include "name/find_mentions.h"
#include "relate/relations.h"

namespace dateline {
namespace {

const std::string directory = std::string(DATELINE_SOURCE_DIR) + "/tests/unit/relate/";
const Date day = *Date::parse("2017-10-26");

template <typename T>
T load_lexicon() {
  auto result = T::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
  EXPECT_TRUE(result) << result.error().text();
  return std::move(*result);
}
const ActorLexicon& actors() {
  static const ActorLexicon loaded = load_lexicon<ActorLexicon>();
  return loaded;
}
const RelationLexicon& words() {
  static const RelationLexicon loaded = load_lexicon<RelationLexicon>();
  return loaded;
}

struct Read {
  Mentions mentions;
  std::vector<TimeExpression> times;
  Relations relations;
};

Read read(const Parsed& parsed) {
  Read out;
  out.mentions = find_mentions(parsed.syntax, *parsed.tree, parsed.text, actors(), day);
  out.times = find_times(parsed.syntax, day);
  out.relations = find_relations(parsed.syntax, *parsed.tree, parsed.text, out.mentions, out.times, words());
  return out;
}

// A pronoun stands for the first mention of its actor.
std::string party(const Parsed& parsed, const Read& story, const Filler& filler) {
  uint32_t head = filler.head;
  if (const Mention* m = story.mentions.mention_at(head); m != nullptr && m->as == MentionKind::pronoun) {
    const auto first = std::find_if(story.mentions.mentions.begin(), story.mentions.mentions.end(),
                                    [&](const Mention& x) { return x.actor == m->actor; });
    head = first->head;
  }
  // A name's head may be its article ("The Taliban leader").
  if (parsed.syntax.tag[head] == Tag::DT) ++head;
  return std::string(parsed.syntax.form(head));
}

std::string found_in(const Parsed& parsed) {
  const Read story = read(parsed);
  std::string out;
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : " ; ") + words; };
  for (const Tie& tie : story.relations.ties)
    add(party(parsed, story, tie.a) + " " + tie.kind + " " + party(parsed, story, tie.b));
  for (const Ground& g : story.relations.ground)
    add(party(parsed, story, g.holder) + " " + g.state + " @" +
        std::string(parsed.syntax.form(g.place_head)));
  return out.empty() ? "none" : out;
}

TEST(FindRelations, Cases) {
  const auto parses = read_case_parses(directory + "cases.conllu");
  std::ifstream in(directory + "cases.txt");
  int number = 0, cases = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const size_t bar = line.find(" | ");
    ASSERT_NE(bar, std::string::npos) << "cases.txt:" << number << ": no \" | \"";
    const auto parse = parses.find(strip(line.substr(0, bar)));
    ASSERT_NE(parse, parses.end()) << "cases.txt:" << number << ": no parse; run parse_cases.py";
    EXPECT_EQ(found_in(*parse->second), strip(line.substr(bar + 3)))
        << "cases.txt:" << number << ": " << line;
    ++cases;
  }
  EXPECT_GT(cases, 40);
}

TEST(FindRelations, GroundHasItsDayAndWhoHeldItBefore) {
  const auto parses = read_case_parses(directory + "cases.conllu");
  const Read dated = read(*parses.at("Syrian troops captured Palmyra on Sunday."));
  ASSERT_EQ(dated.relations.ground.size(), 1U);
  ASSERT_EQ(dated.relations.ground[0].time, 0);
  EXPECT_EQ(dated.times[0].start.iso(), "2017-10-22");
  const Read taken = read(*parses.at("Syrian troops recaptured the city of Palmyra from Islamic State."));
  ASSERT_EQ(taken.relations.ground.size(), 1U);
  EXPECT_TRUE(taken.relations.ground[0].from.has_value());
}

TEST(RelationLexicon, ErrorsNameFileLineAndRemedy) {
  for (const char* text : {"@table: nonsense\nback; supports\n", "@table: tie_verbs\nback; adores\n",
                           "@table: ground_verbs\nseize; owns\n", "@table: answered\noffer; KINDNESS\n"}) {
    const auto result = RelationLexicon::from_texts({{"relate/x.txt", text}});
    ASSERT_FALSE(result) << text;
    EXPECT_EQ(result.error().where, "relate/x.txt:2") << text;
    EXPECT_FALSE(result.error().message.empty());
  }
  EXPECT_FALSE(RelationLexicon::load("/nonexistent"));
}

// A demand of one party and the other's refusal.
TEST(LinkAnswers, RefusalAnswersTheOthersDemand) {
  const auto parses = read_case_parses(directory + "cases.conllu");
  const auto& parsed = *parses.at("The war between Israel and Hamas goes on.");
  const Read story = read(parsed);
  const auto at = [&](std::string_view form) {
    for (uint32_t i = 0; i < parsed.syntax.size(); ++i) {
      if (parsed.syntax.form(i) == form) return Filler{i, {i, i + 1}};
    }
    return Filler{};
  };
  std::vector<CodedEvent> events(2);
  events[0].type = EventType::REQUEST, events[1].type = EventType::REJECT;
  events[0].source = events[1].target = {at("Israel")};
  events[0].target = events[1].source = {at("Hamas")};
  events[0].triggers = {{0, 1}}, events[1].triggers = {{6, 7}};
  link_answers(events, parsed.syntax, *parsed.tree, story.mentions, words());
  ASSERT_EQ(events[1].answers.size(), 1U);
  EXPECT_EQ(events[1].answers[0].event, 0U);
  EXPECT_EQ(events[1].answers[0].how, "rejects");
  EXPECT_TRUE(events[0].answers.empty());
}

}  // namespace
}  // namespace dateline
