#include "name/find_mentions.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "parsed.h"

namespace dateline {
namespace {

// A story and what was found in it, asked for by words.
struct Found {
  std::unique_ptr<Parsed> parsed;
  Mentions mentions;

  std::string words(Span tokens) const {
    const Span bytes = parsed->syntax.tokens.bytes(tokens);
    return parsed->text.body.substr(bytes.begin, bytes.size());
  }
  const Mention* mention(const std::string& text, int nth = 0) const {
    for (const auto& m : mentions.mentions) {
      if (words(m.tokens) == text && nth-- == 0) return &m;
    }
    return nullptr;
  }
  // The actor of the mention, or one named "(none)".
  Actor actor(const std::string& text, int nth = 0) const {
    const auto* m = mention(text, nth);
    if (m == nullptr) return {"(none)", "", "", "", "", ""};
    return mentions.actors[m->actor];
  }
  // Index of the place called so, -1 where there is none.
  int place_at(const std::string& text) const {
    for (const auto& m : mentions.place_mentions) {
      if (words(m.tokens) == text) return static_cast<int>(m.place);
    }
    return -1;
  }
  bool has_place(const std::string& name) const {
    return std::any_of(mentions.places.begin(), mentions.places.end(),
                       [&](const Place& p) { return p.name == name; });
  }
};

Found find(const std::string& name, const std::string& day, const std::string& dateline = "") {
  Found found;
  found.parsed = read_parsed(name);
  found.parsed->text.dateline.place_name = dateline;
  found.mentions = find_mentions(found.parsed->syntax, *found.parsed->tree, found.parsed->text,
                                 shipped_lexicon(), *Date::parse(day));
  return found;
}

TEST(FindMentions, OfficeAndNameAreOnePerson) {
  const auto f = find("office", "2017-03-06");
  const auto minister = f.actor("Mevlut Cavusoglu");
  EXPECT_EQ(minister.country, "TUR");
  EXPECT_EQ(minister.office, "foreign minister of Turkey");
  EXPECT_EQ(f.actor("Turkey").type, "state");
}

TEST(FindMentions, OfficeIsResolvedOnTheDay) {
  EXPECT_EQ(find("office", "2017-03-06").actor("The German chancellor").name, "Angela Merkel");
  EXPECT_EQ(find("office", "2022-03-06").actor("The German chancellor").name, "Olaf Scholz");
}

TEST(FindMentions, FormerHoldersAreElites) {
  EXPECT_EQ(find("office", "2018-03-06").actor("Francois Hollande").sector, "ELI");
  EXPECT_EQ(find("office", "2016-03-06").actor("Francois Hollande").sector, "GOV");
  // "Syria's former president" is not the one of the day.
  const auto f = find("former", "2010-05-01");
  const auto* m = f.mention("Syria's former president");
  ASSERT_NE(m, nullptr);
  EXPECT_EQ(f.mentions.actors[m->actor].sector, "ELI");
  EXPECT_NE(f.mentions.actors[m->actor].name, "Bashar al-Assad");
}

TEST(FindMentions, ForcesMembersAndDescriptionsOfAGroup) {
  const auto f = find("forces", "2016-02-01");
  const auto troops = f.actor("Nigerian troops");
  EXPECT_EQ(troops.country, "NGA");
  EXPECT_EQ(troops.sector, "MIL");
  EXPECT_EQ(f.actor("twelve Boko Haram fighters").name, "Boko Haram");
  EXPECT_EQ(f.actor("The militant group").name, "Boko Haram");
  EXPECT_EQ(f.actor("the government").name, "Nigeria");
  EXPECT_NE(f.actor("the government").name, f.actor("Nigerian troops").name);
  EXPECT_TRUE(f.has_place("Borno"));
}

TEST(FindMentions, CapitalsActOrLieThere) {
  const auto f = find("capitals", "2019-01-01");
  EXPECT_EQ(f.actor("Moscow").name, "Russia");
  EXPECT_EQ(f.mention("Moscow")->as, MentionKind::metonym);
  EXPECT_EQ(f.actor("Ankara").country, "TUR");
  EXPECT_EQ(f.actor("Tehran").country, "IRN");
  EXPECT_EQ(f.mention("Kabul"), nullptr);
  EXPECT_EQ(f.mention("Beijing"), nullptr);
  EXPECT_TRUE(f.has_place("Kabul"));
  EXPECT_TRUE(f.has_place("Vienna"));
}

TEST(FindMentions, AcronymOfTheStory) {
  const auto f = find("acronym", "2020-01-01");
  const auto* full = f.mention("The Front for National Renewal");
  ASSERT_NE(full, nullptr);
  const auto* again = f.mention("The FNR") != nullptr ? f.mention("The FNR") : f.mention("FNR", 1);
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(full->actor, again->actor);
}

TEST(FindMentions, SurnameAndPronounAfterTheName) {
  const auto f = find("surname", "2020-01-01");
  const auto* name = f.mention("Elena Markova");
  const auto* surname = f.mention("Markova");
  const auto* she = f.mention("She");
  ASSERT_TRUE(name != nullptr && surname != nullptr && she != nullptr);
  EXPECT_EQ(name->actor, surname->actor);
  EXPECT_EQ(name->actor, she->actor);
  EXPECT_EQ(she->as, MentionKind::pronoun);
}

TEST(FindMentions, TwoNationsAreTwoActors) {
  const auto f = find("nations", "2020-01-01");
  EXPECT_EQ(f.actor("Hungarian and Romanian officials").country, "HUN");
  EXPECT_EQ(f.actor("Romanian officials").country, "ROU");
  EXPECT_EQ(f.actor("The Greek navy").sector, "MIL");
  EXPECT_EQ(f.actor("Greece").sector, "GOV");
}

TEST(FindMentions, WeIsTheSpeakersGovernment) {
  const auto f = find("quote", "2019-10-01");
  EXPECT_EQ(f.actor("We").name, "Turkey");
  EXPECT_EQ(f.actor("His army").sector, "MIL");
  EXPECT_EQ(f.actor("His army").country, "TUR");
  const auto g = find("speaker", "2024-10-01");
  EXPECT_EQ(g.actor("Our").name, "Poland");
}

TEST(FindMentions, PeoplesProtestersAndRefugees) {
  const auto f = find("people", "2019-10-01");
  EXPECT_EQ(f.actor("Kurds").type, "ethnic_group");
  EXPECT_EQ(f.actor("police").sector, "COP");
  EXPECT_EQ(f.actor("police").country, "TUR");
  EXPECT_EQ(f.actor("Syrian refugees").sector, "REF");
  EXPECT_EQ(f.actor("Syrian refugees").country, "SYR");
}

TEST(FindMentions, BackersAreParties) {
  const auto f = find("backed", "2017-10-01");
  EXPECT_EQ(f.actor("U.S.-backed").name, "United States");
  EXPECT_EQ(f.actor("Iranian").name, "Iran");
  EXPECT_NE(f.actor("Iranian-backed militias").country, "IRN");
  EXPECT_TRUE(f.has_place("Raqqa"));
}

TEST(FindMentions, RelativePronounIsItsAntecedent) {
  const auto f = find("relative", "2017-10-01");
  EXPECT_EQ(f.actor("which").name, "Syria");
}

TEST(FindMentions, StateMediaOfACountry) {
  const auto f = find("media", "2019-07-20");
  EXPECT_EQ(f.actor("Iran's state TV").country, "IRN");
  EXPECT_EQ(f.actor("the navy").country, "IRN");
  EXPECT_TRUE(f.has_place("Persian Gulf"));
}

TEST(FindMentions, DatelineGivesPlaceAndCountry) {
  const auto f = find("told", "2019-07-20", "AMMAN");
  ASSERT_GE(f.mentions.dateline_place, 0);
  EXPECT_EQ(f.mentions.places[static_cast<size_t>(f.mentions.dateline_place)].country, "JOR");
  EXPECT_EQ(f.actor("The king").name, "King Abdullah II");
}

TEST(FindMentions, ObjectsAreNotTheirOwnSubject) {
  const auto f = find("barred", "2020-01-01");
  EXPECT_EQ(f.actor("him").name, "Andrei Lupu");
  // "In his speech, Mayor Pavel Dobre ...": who follows.
  EXPECT_EQ(f.actor("his").name, "Pavel Dobre");
}

TEST(FindMentions, NamesBesideTheirDescription) {
  const auto f = find("beside", "2020-01-01");
  EXPECT_EQ(f.actor("Northern Relief").type, "ngo");
  EXPECT_EQ(f.actor("The aid group Northern Relief").name, "Northern Relief");
  EXPECT_EQ(f.actor("A spokesman").name, "Ali Hassan");
  EXPECT_EQ(f.actor("Ali Hassan").sector, "LAB");
  EXPECT_EQ(f.actor("Maria Conti").sector, "GOV");
}

TEST(FindMentions, SitesAreGround) {
  const auto f = find("sites", "2013-01-01");
  ASSERT_TRUE(f.has_place("bridges"));
  EXPECT_TRUE(f.has_place("hospital"));
  EXPECT_EQ(f.place_at("a hospital"), f.place_at("the hospital"));
  EXPECT_NE(f.place_at("two bridges"), f.place_at("the hospital"));
}

TEST(FindMentions, SurnamesThatAreTownsToo) {
  const auto f = find("wounded", "2016-01-01");
  EXPECT_EQ(f.actor("Dayton").name, "Mark Dayton");
  EXPECT_FALSE(f.has_place("Dayton"));
}

TEST(FindMentions, CoalitionForcesAreTheCoalition) {
  const auto f = find("coalition", "2016-01-01");
  EXPECT_EQ(f.actor("Coalition forces").name, "U.S.-led coalition");
  const auto* anti = f.mention("The anti-ISIS coalition");
  ASSERT_NE(anti, nullptr);
  EXPECT_NE(f.mentions.actors[anti->actor].name, "Islamic State");
}

TEST(FindMentions, ForcesOfARegionAreNotTheStates) {
  const auto f = find("his_forces", "2016-01-01");
  EXPECT_NE(f.actor("his forces").name, f.actor("The Iraqi army").name);
  EXPECT_EQ(f.actor("his forces").country, "IRQ");
}

TEST(FindMentions, OfficesOfRegions) {
  const auto f = find("region", "2015-06-01");
  EXPECT_EQ(f.actor("The Scottish first minister").name, "Nicola Sturgeon");
  EXPECT_EQ(f.actor("M23").name, "M23");
  EXPECT_EQ(f.actor("M23").type, "armed_group");
}

TEST(FindMentions, StatementsSpeakForTheirParty) {
  const auto f = find("statement", "2016-06-01");
  EXPECT_EQ(f.actor("We").name, "United States");
  EXPECT_EQ(f.actor("it").name, "Iraq");
}

TEST(FindMentions, EveryMentionSaysWhyAndPointsToItsActor) {
  for (const char* name :
       {"barred", "beside", "sites", "coalition", "his_forces", "region", "statement", "office", "forces",
        "capitals", "acronym", "surname", "nations", "quote", "people", "media"}) {
    const auto f = find(name, "2019-01-01");
    uint32_t before = 0;
    for (const auto& m : f.mentions.mentions) {
      EXPECT_FALSE(m.why.empty());
      ASSERT_LT(m.actor, f.mentions.actors.size());
      EXPECT_TRUE(m.tokens.contains(m.head)) << f.words(m.tokens);
      EXPECT_GE(m.head, before);
      before = m.head;
      EXPECT_FALSE(f.mentions.actors[m.actor].name.empty());
    }
    const auto again = find(name, "2019-01-01");
    EXPECT_EQ(again.mentions.mentions.size(), f.mentions.mentions.size());
  }
}

// The common noun of a name belongs to the description; a doubtful alias inside a name says nothing of it.
TEST(FindMentions, PartsOfLongerNames) {
  const auto f = find("party", "2019-10-14");
  EXPECT_EQ(f.actor("Civic Platform").country, "POL");
  EXPECT_EQ(f.actor("The opposition Civic Platform party").name, "Civic Platform");
  EXPECT_EQ(f.actor("The Hirak Daily").name, "Hirak Daily");
  EXPECT_EQ(f.actor("The Hirak Daily").country, "");
  EXPECT_EQ(f.actor("The Communist Party of India (Maoist)").sector, "REB");
  EXPECT_EQ(f.mention("Maoist"), nullptr);
}

// A name that is known alone stands for its bearer beside a title, but not inside another's full name.
TEST(FindMentions, ANamesakeIsAnother) {
  const auto f = find("namesake", "2019-10-14");
  EXPECT_EQ(f.actor("Malaysian activist Najib Karimi").name, "Najib Karimi");
  EXPECT_EQ(f.actor("President Jokowi").name, "Joko Widodo");
}

// Rebels of a story that names one group of them are its own; who speaks for rebels is one.
TEST(FindMentions, RankAndFileAreTheGroup) {
  const auto f = find("rebels", "2024-03-01");
  EXPECT_EQ(f.actor("the rebels").name, "M23");
  EXPECT_EQ(f.actor("rebel").name, "M23");  // "rebel positions"
  EXPECT_EQ(f.actor("Colonel Innocent Mugisha").sector, "REB");
}

// He was national security adviser as well on that day.
TEST(FindMentions, OfTwoOfficesTheOneTheStorySays) {
  const auto f = find("two_offices", "2025-11-20");
  EXPECT_EQ(f.mentions.actors[f.mention("U.S. Secretary of State Marco Rubio")->actor].office,
            "secretary of state of the United States");
}

// "The two countries" are both; "she" and "him" are told apart by their given names; "his country" is Kenya.
TEST(FindMentions, PairsAndHeAndShe) {
  const auto f = find("pairs", "2024-03-01");
  EXPECT_EQ(f.actor("The two countries").name, "Niger");
  EXPECT_EQ(f.actor("The two countries", 1).name, "Chad");
  EXPECT_EQ(f.actor("She").name, "Maria Lopez");
  EXPECT_EQ(f.actor("him").name, "Carlos Vega");
  EXPECT_EQ(f.actor("his country").name, "Kenya");
  EXPECT_EQ(f.actor("his country").type, "state");
}

}  // namespace
}  // namespace dateline
