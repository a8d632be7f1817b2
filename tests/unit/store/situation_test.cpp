// What was known on a day: ground, demands, ties, claims, and what may not be seen yet.
#include "dateline/situation.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/store.h"
#include "dateline/timeline.h"

namespace dateline {
namespace {

// A story of one sentence, to which a test adds events, ties and ground.
struct Written {
  StoryText story;
  Record record;

  Written(int number, const std::string& published, const std::string& text,
          const std::string& source = "Own") {
    story.id = "s" + std::to_string(number), story.text = text, story.published = published;
    record.story.id = story.id, record.story.published = published, record.story.source = source;
    record.story.sentences = {{0, static_cast<uint32_t>(text.size())}};
    record.actors = {{"A1", "Ruritanian Army", "", "RUR", "MIL", "", "", {}},
                     {"A2", "Zenda Front", "", "RUR", "REB", "", "", {}},
                     {"A3", "Ruritania", "state", "RUR", "GOV", "", "", {}},
                     {"A4", "Graustark", "state", "GRA", "GOV", "", "", {}},
                     {"A5", "witnesses", "", "RUR", "CVL", "", "", {}}};
    record.places = {{"P1", "Zenda", 7, std::pair{50.5, 14.25}, "RUR", "North", "city", {}},
                     {"P2", "bridge", 0, std::nullopt, "", "", "site", {}}};
    record.engine = "e", record.model = "m", record.lexicon = "l";
  }
  RecordEvent& event(const std::string& type, const std::string& source, const std::string& target,
                     std::vector<RecordClaim> claims = {{"story", "asserts", ""}}) {
    RecordEvent e;
    e.id = "E" + std::to_string(record.events.size() + 1), e.type = type, e.status = "happened";
    e.quad = type == "ASSAULT" ? "material conflict" : "verbal conflict";
    e.source = {{source, {0, 1}}};
    if (!target.empty()) e.target = {{target, {0, 1}}};
    e.date = {story.published, story.published, "", std::nullopt};
    e.claims = std::move(claims), e.confidence = 0.8;
    record.events.push_back(e);
    return record.events.back();
  }
  RecordControl& ground(const std::string& holder, const std::string& state,
                        std::vector<RecordClaim> claims = {{"story", "asserts", ""}}) {
    RecordControl c;
    c.place = "Zenda", c.where = "P1", c.text = "Zenda", c.holder = holder, c.state = state;
    c.date = {story.published, story.published, "", std::nullopt};
    c.claims = std::move(claims);
    record.control.push_back(c);
    return record.control.back();
  }
  void tie(const std::string& a, const std::string& kind, const std::string& b,
           const std::string& stance = "asserts") {
    record.relations.push_back({a, b, kind, {0, 1}, "words", {{"story", stance, ""}}, {}, 0});
  }
};

class SituationTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-situation-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    auto opened = Store::open(name + "/record.db", StoreAccess::write);
    ASSERT_TRUE(opened.ok()) << opened.error().text();
    store_.emplace(std::move(*opened));
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  void put(const Written& written) { ASSERT_TRUE(store_->put(written.story, written.record).ok()); }
  void put_ground(int number, const std::string& day, const std::string& holder, const std::string& state,
                  const std::vector<RecordClaim>& claims = {{"story", "asserts", ""}}) {
    Written w(number, day, "Words of " + day + ".");
    w.ground(holder, state, claims);
    put(w);
  }
  Situation on(const std::string& day, const std::string& about = "") {
    auto found = store_->situation({.on = day, .about = about});
    EXPECT_TRUE(found.ok()) << found.error().text();
    return found ? *found : Situation();
  }
  // "holds Zenda Front since 2021-03-01 from Ruritanian Army; ..."
  std::string ground_on(const std::string& day, const std::string& about = "") {
    std::string out;
    for (const HeldGround& g : on(day, about).ground) {
      out += (out.empty() ? "" : "; ") + g.state + (g.holder ? " " + g.holder->name : "") + " since " +
             g.since + (g.from ? " from " + g.from->name : "");
    }
    return out;
  }
  std::string ties_on(const std::string& day, const std::string& about = "") {
    std::string out;
    for (const StatedTie& t : on(day, about).ties)
      out += (out.empty() ? "" : "; ") + t.a.name + " " + t.kind + " " + t.b.name + " " + t.since + ".." +
             t.last + " x" + std::to_string(t.count);
    return out;
  }

  std::string folder_;
  std::optional<Store> store_;
};

TEST_F(SituationTest, TheLatestWordOnAPlaceWins) {
  put_ground(1, "2021-03-01", "A1", "holds");
  put_ground(2, "2021-03-05", "A2", "gained");
  put_ground(3, "2021-03-08", "A2", "holds");
  put_ground(4, "2021-03-20", "A2", "lost");
  EXPECT_EQ(ground_on("2021-02-28"), "");
  EXPECT_EQ(ground_on("2021-03-04"), "holds Ruritanian Army since 2021-03-01");
  EXPECT_EQ(ground_on("2021-03-10"), "holds Zenda Front since 2021-03-05 from Ruritanian Army");
  EXPECT_EQ(ground_on("2021-03-20"), "lost since 2021-03-20 from Zenda Front");
  const Situation s = on("2021-03-10");
  EXPECT_EQ(s.ground[0].evidence.items.size(), 2U);
  EXPECT_EQ(s.ground[0].evidence.items[0].text, "Words of 2021-03-05.");
  EXPECT_EQ(s.ground[0].lat_lon, std::pair(50.5, 14.25));
}

TEST_F(SituationTest, AnOlderChangeToldLaterIsSeenOnlyOnceItIsTold) {
  put_ground(1, "2021-03-10", "A1", "holds");
  Written late(2, "2021-04-01", "It fell in February.");
  late.ground("A2", "gained").date = {"2021-02-01", "2021-02-28", "in February", std::nullopt};
  put(late);
  EXPECT_EQ(ground_on("2021-03-31"), "holds Ruritanian Army since 2021-03-10");
  // And it is the older word.
  EXPECT_EQ(ground_on("2021-04-01"), "holds Ruritanian Army since 2021-03-10 from Zenda Front");
}

TEST_F(SituationTest, ALossOfWhoDoesNotHoldItChangesNothing) {
  put_ground(1, "2021-03-01", "A1", "gained");
  put_ground(2, "2021-03-02", "A2", "lost");
  EXPECT_EQ(ground_on("2021-03-03"), "holds Ruritanian Army since 2021-03-01");
}

TEST_F(SituationTest, WhatIsSaidInPassingComesBeforeTheChange) {
  Written w(1, "2021-03-03", "The Front, which holds Zenda, lost it on Monday.");
  w.ground("A2", "lost").date = {"2021-03-01", "2021-03-01", "on Monday", std::nullopt};
  w.ground("A2", "holds");
  put(w);
  EXPECT_EQ(ground_on("2021-03-03"), "lost since 2021-03-01 from Zenda Front");
}

TEST_F(SituationTest, ContestsStandBesideHolds) {
  put_ground(1, "2021-03-01", "A1", "holds");
  put_ground(2, "2021-03-02", "A2", "contests");
  EXPECT_EQ(ground_on("2021-03-03"),
            "holds Ruritanian Army since 2021-03-01; contests Zenda Front since 2021-03-02");
  put_ground(3, "2021-03-04", "A2", "gained");
  EXPECT_EQ(ground_on("2021-03-05"), "holds Zenda Front since 2021-03-04 from Ruritanian Army");
}

TEST_F(SituationTest, OnesOwnWordAloneIsAClaim) {
  put_ground(1, "2021-03-01", "A2", "holds");
  put_ground(2, "2021-03-03", "A1", "gained", {{"A3", "asserts", "said"}, {"A2", "denies", "denied"}});
  EXPECT_EQ(ground_on("2021-03-04"),
            "holds Zenda Front since 2021-03-01; claimed Ruritanian Army since 2021-03-03");
  const Situation s = on("2021-03-04");
  ASSERT_EQ(s.ground[1].claims.size(), 2U);
  EXPECT_EQ(s.ground[1].claims[0].who, "Ruritania");
  EXPECT_EQ(s.ground[1].claims[1].stance, "denies");
  put_ground(3, "2021-03-06", "A1", "holds", {{"A5", "asserts", "said"}});
  EXPECT_EQ(ground_on("2021-03-07"), "holds Ruritanian Army since 2021-03-03 from Zenda Front");
}

TEST_F(SituationTest, TheWordOfHisEnemiesTakesNothingFromHim) {
  put_ground(1, "2021-03-01", "A2", "holds");
  put_ground(2, "2021-03-02", "A1", "contests");
  put_ground(3, "2021-03-03", "A2", "lost", {{"A3", "asserts", "said"}});
  EXPECT_EQ(ground_on("2021-03-04"),
            "holds Zenda Front since 2021-03-01; contests Ruritanian Army since "
            "2021-03-02; lost since 2021-03-03 from Zenda Front");
  put_ground(4, "2021-03-05", "A2", "lost", {{"A2", "denies", "denied"}});  // nobody says so
  EXPECT_EQ(ground_on("2021-03-06"), ground_on("2021-03-04"));
}

TEST_F(SituationTest, GroundWithoutANameIsItsStorysOwn) {
  for (const int i : {1, 2}) {
    Written w(i, "2021-03-0" + std::to_string(i), "The bridge " + std::to_string(i) + ".");
    w.ground(i == 1 ? "A1" : "A2", "holds").where = "P2";
    put(w);
  }
  EXPECT_EQ(on("2021-03-03").ground.size(), 2U);
  EXPECT_EQ(on("2022-03-03").ground.size(), 0U);
}

TEST_F(SituationTest, DemandsAreOpenUntilAccepted) {
  Written first(1, "2021-03-01", "It demanded and offered.");
  first.event("REQUEST", "A3", "A2").mode = "yield";
  first.event("AGREE", "A4", "A3").status = "offered";
  first.event("THREATEN", "A4", "A2").status = "hypothetical";
  first.event("REJECT", "A2", "A3").answers = {{"E1", "rejects"}};
  first.event("ACCUSE", "A3", "A4").answers = {{"E2", "answers"}};
  put(first);
  Situation s = on("2021-03-02");
  ASSERT_EQ(s.demands.size(), 2U);
  EXPECT_TRUE(s.demands[0].open);
  EXPECT_EQ(s.demands[0].kind, "offer");
  EXPECT_EQ(s.demands[0].what, "Graustark made an offer to Ruritania");
  ASSERT_EQ(s.demands[0].answers.size(), 1U);
  EXPECT_FALSE(s.demands[1].open);
  EXPECT_EQ(s.demands[1].kind, "demand");
  ASSERT_EQ(s.demands[1].answers.size(), 1U);
  EXPECT_EQ(s.demands[1].answers[0].how, "rejects");
  EXPECT_EQ(s.demands[1].answers[0].who[0].name, "Zenda Front");
  EXPECT_EQ(on("2021-03-02", "GRA").demands.size(), 1U);
  EXPECT_EQ(on("2021-03-02", "Zenda Fr*").demands.size(), 1U);
  EXPECT_EQ(on("2021-09-02").demands.size(), 0U);  // too long ago
}

TEST_F(SituationTest, LaterTiesBeatEarlierOppositeOnes) {
  Written friends(1, "2021-03-01", "Friends.");
  friends.tie("A3", "allied", "A4"), friends.tie("A4", "arms", "A1"),
      friends.tie("A4", "supports", "A2", "denies");
  put(friends);
  Written again(2, "2021-03-05", "Still friends.");
  again.tie("A4", "allied", "A3");
  put(again);
  Written foes(3, "2021-03-09", "Foes.");
  foes.tie("A4", "hostile", "A3");
  put(foes);
  EXPECT_EQ(ties_on("2021-03-08"),
            "Graustark allied Ruritania 2021-03-01..2021-03-05 x2; "
            "Graustark arms Ruritanian Army 2021-03-01..2021-03-01 x1");
  EXPECT_EQ(ties_on("2021-03-09"),
            "Graustark arms Ruritanian Army 2021-03-01..2021-03-01 x1; "
            "Graustark hostile Ruritania 2021-03-09..2021-03-09 x1");
  EXPECT_EQ(ties_on("2021-03-09", "RUR MIL"), "Graustark arms Ruritanian Army 2021-03-01..2021-03-01 x1");
}

TEST_F(SituationTest, OneSidesWordIsUnconfirmed) {
  Written w(1, "2021-03-01", "The army said it attacked; the Front does not confirm it.");
  w.event("ASSAULT", "A1", "A2", {{"A1", "asserts", "said"}, {"A2", "does_not_confirm", ""}});
  w.event("ASSAULT", "A1", "A2", {{"A1", "asserts", "said"}, {"A3", "asserts", "said"}});
  w.event("ASSAULT", "A1", "A2", {{"A1", "asserts", "said"}, {"A5", "asserts", "said"}});
  w.event("ASSAULT", "A1", "A2");
  w.event("ASSAULT", "A2", "A1", {{"story", "hedges", "reportedly"}});
  put(w);
  const Situation s = on("2021-03-02");
  ASSERT_EQ(s.unconfirmed.size(), 3U);
  EXPECT_EQ(s.unconfirmed[0].who[0].name, "Ruritanian Army");
  EXPECT_EQ(s.unconfirmed[0].not_confirmed_by[0].name, "Zenda Front");
  EXPECT_EQ(s.unconfirmed[1].who.size(), 2U);  // of one side
  EXPECT_EQ(s.unconfirmed[2].who[0].name, "story");
  EXPECT_EQ(s.unconfirmed[2].stance, "hedges");
  ASSERT_EQ(s.conflict.size(), 2U);
  EXPECT_EQ(s.conflict[0].count, 4);
  EXPECT_EQ(on("2021-05-02").conflict.size(), 0U);
}

TEST_F(SituationTest, UndatedStoriesAreCountedAndNotSeen) {
  Written w(1, "", "Nobody knows when.");
  w.ground("A1", "holds"), w.event("REQUEST", "A3", "A2");
  put(w);
  const Situation s = on("2021-03-02");
  EXPECT_EQ(s.undated_stories, 1);
  EXPECT_TRUE(s.ground.empty() && s.demands.empty());
  EXPECT_EQ(store_->situation({.on = "soon"}).error().code, ErrorCode::usage);
}

TEST_F(SituationTest, AboutAPlaceAStateAndNothing) {
  put_ground(1, "2021-03-01", "A1", "holds");
  Written w(2, "2021-03-02", "Ties.");
  w.tie("A4", "hostile", "A3"), w.tie("A2", "hostile", "A1");
  w.ground("A2", "contests");
  put(w);
  EXPECT_EQ(on("2021-03-03", "zenda").ground.size(), 2U);
  EXPECT_EQ(ties_on("2021-03-03", "Zenda"), "Ruritanian Army hostile Zenda Front 2021-03-02..2021-03-02 x1");
  EXPECT_EQ(on("2021-03-03", "Ruritania").ties.size(), 2U);  // the country of the state
  EXPECT_EQ(on("2021-03-03", "Nowhere").ground.size(), 0U);
}

TEST_F(SituationTest, TextAndJson) {
  put_ground(1, "2021-03-01", "A1", "holds");
  const Situation s = on("2021-03-03");
  const std::string text = to_text(s);
  EXPECT_NE(text.find("Situation on 2021-03-03, a Wednesday"), std::string::npos) << text;
  EXPECT_NE(text.find("held by Ruritanian Army (RUR MIL) since 2021-03-01"), std::string::npos) << text;
  EXPECT_NE(text.find("Own, 2021-03-01: Words of 2021-03-01."), std::string::npos) << text;
  const std::string json = to_json(s, 0);
  EXPECT_EQ(
      json.rfind(R"({"on":"2021-03-03","about":null,"ground":[{"place":"Zenda","lat":50.5,"lon":14.25,)", 0),
      0U)
      << json;
  EXPECT_NE(
      json.find(
          R"("evidence":[{"story":1,"story_id":"s1","published":"2021-03-01","source":"Own","span":[0,20],)"),
      std::string::npos)
      << json;
}

TEST_F(SituationTest, LimitCutsAndCounts) {
  for (int i = 1; i <= 3; ++i) {
    Written w(i, "2021-03-0" + std::to_string(i), "Demand " + std::to_string(i) + ".");
    w.event("REQUEST", "A3", "A2");
    put(w);
  }
  const auto s = store_->situation({.on = "2021-03-09", .limit = 2});
  ASSERT_TRUE(s.ok());
  EXPECT_EQ(s->demands.size(), 2U);
  EXPECT_EQ(s->demands[0].date, "2021-03-03");
  EXPECT_EQ(s->left_out.demands, 1);
}

TEST_F(SituationTest, TimelineSaysWhatHappened) {
  Written w(1, "2021-03-01", "The army said it attacked at Zenda; the Front denied it.");
  w.event("ASSAULT", "A1", "A2", {{"A1", "asserts", "said"}, {"A2", "denies", "denied"}}).mode = "aerial";
  w.record.events[0].place = {"P1"};
  w.event("THREATEN", "A4", "A2").date = {"2021-02-01", "2021-02-28", "in February", std::nullopt};
  w.event("CONSULT", "A4", "").status = "planned";
  put(w);
  auto lines = store_->timeline({});
  ASSERT_TRUE(lines.ok()) << lines.error().text();
  ASSERT_EQ(lines->size(), 3U);
  EXPECT_EQ((*lines)[0].what, "Graustark threatened Zenda Front");
  EXPECT_EQ((*lines)[1].what, "Ruritanian Army bombed from the air Zenda Front at Zenda");
  EXPECT_EQ((*lines)[1].said_by, std::vector<std::string>{"Ruritanian Army"});
  EXPECT_EQ((*lines)[1].denied_by, std::vector<std::string>{"Zenda Front"});
  EXPECT_EQ((*lines)[1].stories, std::vector<int64_t>{1});
  EXPECT_EQ((*lines)[2].what, "Graustark to meet (planned)");
  EXPECT_NE(to_json((*lines)[1]).find(R"("sources":1,"copies":0,"stories":[1],"happening":)"),
            std::string::npos);
  EXPECT_EQ(store_->timeline({.about = "Graustark"})->size(), 2U);
  EXPECT_EQ(store_->timeline({.about = "Zenda"})->size(), 1U);
  TimelineQuery threats{.about = "Zenda Front"}, second{.skip = 1}, soon;
  threats.filter.types = {"THREATEN"}, second.filter.limit = 1, soon.filter.from = "soon";
  EXPECT_EQ(store_->timeline(threats)->size(), 1U);
  EXPECT_EQ(store_->timeline(second)->front().type, "ASSAULT");
  EXPECT_EQ(store_->timeline(soon).error().code, ErrorCode::usage);
}

TEST_F(SituationTest, TellingsOfAHappeningAndItsAnswers) {
  Written w(1, "2021-03-01", "It demanded; they refused.");
  w.event("REQUEST", "A3", "A2");
  w.event("REJECT", "A2", "A3").answers = {{"E1", "rejects"}};
  put(w);
  const auto demand = store_->tellings(1, 1), refusal = store_->tellings(1, 2);
  ASSERT_TRUE(demand.ok() && refusal.ok());
  EXPECT_EQ(demand->sources, 1);
  ASSERT_EQ(demand->items.size(), 1U);
  EXPECT_EQ(demand->items[0].sentence, "It demanded; they refused.");
  ASSERT_EQ(demand->answers.size(), 1U);
  EXPECT_FALSE(demand->answers[0].given);
  EXPECT_EQ(demand->answers[0].what, "Zenda Front turned down Ruritania");
  ASSERT_EQ(refusal->answers.size(), 1U);
  EXPECT_TRUE(refusal->answers[0].given);
  EXPECT_EQ(refusal->answers[0].happening, demand->happening);
  EXPECT_EQ(store_->tellings(1, 9)->happening, 0);
  EXPECT_EQ(*store_->stories_of("s1"), std::vector<int64_t>{1});
  EXPECT_TRUE(store_->stories_of("none")->empty());
}

}  // namespace
}  // namespace dateline
