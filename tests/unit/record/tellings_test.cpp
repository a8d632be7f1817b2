// What is one happening, and where events are that tell no place.
#include <gtest/gtest.h>

#include "record/join_tellings.h"
#include "record/scenes.h"

namespace dateline {

namespace {

// Actors of the tests.
constexpr uint32_t vale = 0, ortiz = 1, police = 2, roca = 3, peru = 4, words_only = 9;
// Places.
constexpr uint32_t lima = 0, peru_land = 1, quito = 2;

class TellingsTest : public testing::Test {
 protected:
  TellingsTest() {
    known.actors = 6;
    known.lands = {{"PER", false}, {"PER", true}, {"ECU", false}};
    times.push_back({{0, 1}, 0, thursday, thursday, false, false, "weekday"});
    times.push_back({{0, 1}, 0, thursday.plus_days(-9), thursday.plus_days(-9), false, false, "date"});
  }

  // A word of its own in a sentence of its own; heads are roots.
  uint32_t word(std::string_view lemma, Pos pos, Tag tag) {
    const auto at = static_cast<uint32_t>(syntax.tag.size());
    body += std::string(lemma) + " ";
    syntax.tokens.begin.push_back(static_cast<uint32_t>(body.size() - lemma.size() - 1));
    syntax.tokens.length.push_back(static_cast<uint32_t>(lemma.size()));
    syntax.tokens.space_after.push_back(1);
    syntax.tokens.norm.push_back(0);
    syntax.tag.push_back(tag), syntax.pos.push_back(pos), syntax.dep.push_back(Dep::ROOT);
    syntax.head.push_back(at), syntax.feats.emplace_back();
    syntax.lemma_text += lemma;
    syntax.lemma_end.push_back(static_cast<uint32_t>(syntax.lemma_text.size()));
    syntax.sentence_start.push_back(at);
    return at;
  }

  Telling act(EventType type, std::string mode, std::string_view lemma, uint32_t sentence,
              std::vector<uint32_t> source, std::vector<uint32_t> target, std::vector<uint32_t> place = {},
              int32_t time = -1) {
    Telling out;
    const uint32_t at = word(lemma, Pos::VERB, Tag::VBD);
    out.event.type = type, out.event.mode = std::move(mode), out.event.sentence = sentence;
    out.event.triggers = {{at, at + 1}}, out.event.time = time;
    out.source = std::move(source), out.target = std::move(target), out.place = std::move(place);
    return out;
  }

  std::vector<Telling> joined(std::vector<Telling> tellings) {
    syntax.tokens.text = body;
    return join_tellings(std::move(tellings), syntax, times, thursday.plus_days(1), known);
  }

  const Date thursday = *Date::parse("2021-03-04");
  std::string body;
  Syntax syntax;
  std::vector<TimeExpression> times;
  KnownParties known;
};

TEST_F(TellingsTest, AnArrestIsDoneOnce) {
  auto events = joined({act(EventType::COERCE, "arrest", "arrest", 0, {police}, {roca}),
                        act(EventType::COERCE, "arrest", "handcuff", 2, {police}, {roca}),
                        act(EventType::COERCE, "arrest", "detain", 3, {police}, {ortiz})});
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].event.triggers.size(), 2U);
}

TEST_F(TellingsTest, WhoVisitsATownVisitsItsCountry) {
  auto events = joined({act(EventType::CONSULT, "visit", "visit", 1, {vale}, {words_only}, {lima}),
                        act(EventType::CONSULT, "visit", "visit", 4, {vale}, {peru}, {peru_land}, 0)});
  // Without a definite noun it is the same parties that make them one.
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].target, std::vector<uint32_t>{peru});
  EXPECT_EQ(events[0].place, std::vector<uint32_t>{lima});
  events = joined({act(EventType::CONSULT, "visit", "visit", 1, {vale}, {}, {lima}),
                   act(EventType::CONSULT, "visit", "visit", 4, {vale}, {}, {quito}, 0)});
  EXPECT_EQ(events.size(), 2U);
}

TEST_F(TellingsTest, TheParticipleRefersBack) {
  auto events = std::vector<Telling>{act(EventType::COERCE, "arrest", "arrest", 0, {police}, {roca})};
  Telling later = act(EventType::COERCE, "arrest", "the", 2, {}, {words_only});
  const uint32_t participle = word("arrest", Pos::VERB, Tag::VBN), man = word("man", Pos::NOUN, Tag::NN);
  syntax.dep[participle] = Dep::amod, syntax.head[participle] = man;
  later.event.triggers = {{participle, participle + 1}};
  later.event.target = {{man, {man, man + 1}}};
  events.push_back(later);
  EXPECT_EQ(joined(events).size(), 1U);
}

TEST_F(TellingsTest, WordsAreSpokenWhereTheTalksAre) {
  std::vector<Telling> events = {act(EventType::CONSULT, "", "meet", 0, {vale}, {ortiz}, {lima}),
                                 act(EventType::SUPPORT, "", "thank", 2, {ortiz}, {vale}),
                                 act(EventType::SUPPORT, "", "praise", 2, {ortiz}, {police})};
  settle_scenes(events, times, thursday);
  EXPECT_EQ(events[1].place, std::vector<uint32_t>{lima});
  EXPECT_TRUE(events[2].place.empty());
}

TEST_F(TellingsTest, WordsOfTheDayOfAVisit) {
  std::vector<Telling> events = {act(EventType::REQUEST, "", "demand", 0, {vale}, {ortiz}, {}, 0),
                                 act(EventType::REQUEST, "", "urge", 1, {vale}, {ortiz}),
                                 act(EventType::CONSULT, "visit", "visit", 3, {vale}, {peru}, {lima}, 0)};
  settle_scenes(events, times, thursday);
  EXPECT_EQ(events[0].place, std::vector<uint32_t>{lima});
  EXPECT_TRUE(events[1].place.empty());
}

TEST_F(TellingsTest, AFightGoesOnWhereItWas) {
  std::vector<Telling> events = {act(EventType::ASSAULT, "", "attack", 0, {police}, {roca}, {quito}, 1),
                                 act(EventType::ASSAULT, "", "kill", 1, {police}, {roca}),
                                 act(EventType::ASSAULT, "", "kill", 2, {vale}, {roca}),
                                 act(EventType::ASSAULT, "", "kill", 9, {police}, {roca})};
  settle_scenes(events, times, thursday);
  EXPECT_EQ(events[1].place, std::vector<uint32_t>{quito});
  EXPECT_EQ(events[1].event.time, 1);
  EXPECT_TRUE(events[2].place.empty());
  EXPECT_TRUE(events[3].place.empty());
}

}  // namespace

}  // namespace dateline
