#include "name/locate_places.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "name/find_mentions.h"
#include "name/locate_candidates.h"
#include "parsed.h"

namespace dateline {
namespace {

std::string town(int id, const char* name, double lat, double lon, const char* country, int population,
                 const char* admin1, const char* alternate) {
  return "\"" + std::to_string(id) + "\": {\"geonameid\": " + std::to_string(id) + ", \"name\": \"" + name +
         "\", \"latitude\": " + std::to_string(lat) + ", \"longitude\": " + std::to_string(lon) +
         ", \"countrycode\": \"" + country + "\", \"population\": " + std::to_string(population) +
         ", \"admin1code\": \"" + admin1 + "\", \"alternatenames\": [\"" + alternate + "\"]}";
}

const Gazetteer& gazetteer() {
  static const std::vector<std::byte> bytes = [] {
    const std::string cities = "{" + town(10, "Paris", 48.85, 2.35, "FR", 2138551, "11", "Paname") + "," +
                               town(11, "Paris", 33.66, -95.56, "US", 24171, "TX", "x") + "," +
                               town(12, "Dallas", 32.78, -96.81, "US", 1300092, "TX", "x") + "," +
                               town(13, "Salem", 44.94, -123.03, "US", 169798, "OR", "x") + "," +
                               town(14, "Salem", 11.65, 78.16, "IN", 778396, "25", "x") + "," +
                               town(15, "Salem", 31.20, 46.10, "IQ", 900, "09", "x") + "," +
                               town(16, "Manbij", 36.528, 37.955, "SY", 99497, "09", "Minbij") + "," +
                               town(17, "Little Beach", 40.0, -90.0, "US", 700, "IL", "Beach Street") + "," +
                               town(18, "Porto Velho", -8.76, -63.90, "BR", 428527, "24", "x") + "}";
    const auto built =
        build_gazetteer({cities,
                         R"({"FR": {"geonameid": 1, "iso3": "FRA"}, "US": {"geonameid": 2, "iso3": "USA"},
                             "IN": {"geonameid": 3, "iso3": "IND"}, "IQ": {"geonameid": 4, "iso3": "IRQ"},
                             "SY": {"geonameid": 5, "iso3": "SYR"}, "BR": {"geonameid": 6, "iso3": "BRA"}})",
                         R"({"TX": {"name": "Texas"}, "OR": {"name": "Oregon"}})"},
                        "geonames test");
    EXPECT_TRUE(built);
    return built->finish();
  }();
  static const Gazetteer opened = [] {
    auto result = Gazetteer::from_memory(bytes, "test.dlg");
    EXPECT_TRUE(result);
    return std::move(*result);
  }();
  return opened;
}

struct Located {
  std::unique_ptr<Parsed> parsed;
  Mentions mentions;

  // The place of the mention with these words, or one named "(none)"; `why` gets its reason.
  Place place(const std::string& words, std::string* why = nullptr) const {
    for (const auto& m : mentions.place_mentions) {
      const Span bytes = parsed->syntax.tokens.bytes(m.tokens);
      if (parsed->text.body.substr(bytes.begin, bytes.size()) != words) continue;
      if (why != nullptr) *why = m.why;
      return mentions.places[m.place];
    }
    Place none;
    none.name = "(none)";
    return none;
  }
};

Located locate(const std::string& name, const Gazetteer* towns, const std::string& dateline = "") {
  Located out;
  out.parsed = read_parsed("located_" + name);
  out.parsed->text.dateline.place_name = dateline;
  const auto& p = *out.parsed;
  out.mentions = find_mentions(p.syntax, *p.tree, p.text, shipped_lexicon(), *Date::parse("2017-10-10"));
  locate_places(out.mentions, p.syntax, *p.tree, p.text, shipped_lexicon(), towns);
  return out;
}

TEST(LocatePlaces, WordsBesideTheNameDecide) {
  const auto story = locate("texas", &gazetteer());
  std::string why;
  const auto paris = story.place("Paris", &why);
  EXPECT_EQ(paris.geonames, 11);
  EXPECT_EQ(paris.country, "USA");
  EXPECT_EQ(paris.admin1, "Texas");
  EXPECT_EQ(paris.kind, "city");
  EXPECT_NE(why.find("GeoNames 11"), std::string::npos) << why;
  EXPECT_NE(why.find("ambiguous: one of 2"), std::string::npos) << why;
  const auto salem = locate("syria", &gazetteer()).place("Salem", &why);
  EXPECT_EQ(salem.geonames, 15);
  EXPECT_EQ(salem.country, "IRQ");
}

TEST(LocatePlaces, TheStorysCountriesDecide) {
  std::string why;
  const auto paris = locate("france", &gazetteer()).place("Paris", &why);
  EXPECT_EQ(paris.geonames, 10);
  EXPECT_EQ(paris.kind, "capital");
  EXPECT_NE(why.find("actors/countries.txt"), std::string::npos) << why;
}

TEST(LocatePlaces, OnePlaceUnderTwoNames) {
  const auto story = locate("syria", &gazetteer());
  EXPECT_EQ(story.place("Manbij").geonames, 16);
  const auto named = std::count_if(story.mentions.places.begin(), story.mentions.places.end(),
                                   [](const Place& p) { return p.geonames == 16; });
  EXPECT_EQ(named, 1);
}

TEST(LocatePlaces, CountriesHaveTheirId) {
  EXPECT_EQ(locate("syria", &gazetteer()).place("Syria").geonames, 5);
}

TEST(LocatePlaces, WithoutAGazetteerTheLexiconAnswers) {
  const auto story = locate("syria", nullptr);
  EXPECT_TRUE(story.place("Manbij").located);
  EXPECT_EQ(story.place("Manbij").geonames, 0);
  EXPECT_FALSE(story.place("Salem").located);
}

TEST(LocatePlaces, UnknownNamesKeepTheirWords) {
  const auto story = locate("unknown", &gazetteer());
  const auto village = story.place("Qwertabad");
  EXPECT_EQ(village.name, "Qwertabad");
  EXPECT_FALSE(village.located);
  // A tiny town of a country the story does not name.
  EXPECT_FALSE(story.place("Beach Street").located);
}

TEST(LocatePlaces, WhateverTheRecogniserTookThemFor) {
  const auto story = locate("names", &gazetteer());
  EXPECT_EQ(story.place("Ar Raqqah").name, "Raqqa");      // seen as a person, after "Near" and alone
  EXPECT_EQ(story.place("Qasr Amal").name, "Qasr Amal");  // "the village of"
  for (const auto& m : story.mentions.mentions)
    EXPECT_NE(story.mentions.actors[m.actor].type, "person") << m.why;
}

TEST(LocatePlaces, WholeNames) {
  const auto story = locate("names", &gazetteer());
  EXPECT_EQ(story.place("Sinai peninsula").name, "Sinai");
  EXPECT_EQ(story.place("Idlib province").kind, "province");
  EXPECT_EQ(story.place("Lombardy region").name, "Lombardy");
  EXPECT_EQ(story.place("Porto Velho").geonames, 18);
  EXPECT_EQ(story.place("Porto").name, "(none)");
}

TEST(LocatePlaces, TheDatelinesPlace) {
  const auto story = locate("syria", &gazetteer(), "MOSUL");
  ASSERT_GE(story.mentions.dateline_place, 0);
  EXPECT_EQ(story.mentions.places[static_cast<size_t>(story.mentions.dateline_place)].name, "Mosul");
  EXPECT_NE(story.mentions.dateline_why.find("places/"), std::string::npos) << story.mentions.dateline_why;
}

TEST(LocatePlaces, Distances) {
  EXPECT_NEAR(distance_km(48.85, 2.35, 51.5, -0.13), 343, 5);
  EXPECT_NEAR(distance_km(0, 179.5, 0, -179.5), 111, 1);
}

}  // namespace
}  // namespace dateline
