// How names of places are written (docs/actors.md), and the shipped files checked for mistakes of typing.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "name/actor_lexicon.h"
#include "name/locate_candidates.h"
#include "name/words.h"

namespace dateline {
namespace {

std::vector<NameSense> senses_of(const ActorLexicon& lexicon, std::string_view name) {
  std::vector<Piece> pieces;
  split_pieces(name, pieces);
  uint32_t node = 0;
  for (const auto& piece : pieces) {
    const uint32_t id = lexicon.piece_id(piece.text);
    node = id == UINT32_MAX || node == UINT32_MAX ? UINT32_MAX : lexicon.step(node, id);
  }
  return node == UINT32_MAX ? std::vector<NameSense>{} : lexicon.senses(node);
}

TEST(Places, NounsOfAnEntryStandBehindItsNames) {
  const auto lexicon = ActorLexicon::from_texts(
      {{"places/test.txt",
        "@table: places\n@kind: province; with: province | governorate\n"
        "Westmark; -; 10 10; alias: Westmarck\nOstburg province; -; 11 11\nVera [context]; -; 12 12\n"
        "@kind: city\nLowland Hills; -; 13 13; kind: mountain\nOld Town; -; 14 14\n"}});
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  for (const char* name : {"Westmark", "Westmark province", "Westmarck governorate", "Ostburg governorate"})
    EXPECT_EQ(senses_of(*lexicon, name).size(), 1u) << name;
  EXPECT_TRUE(senses_of(*lexicon, "Ostburg").empty());
  EXPECT_TRUE(senses_of(*lexicon, "Old Town province").empty());
  EXPECT_EQ(lexicon->places()[2].name, "Vera");
  EXPECT_EQ(lexicon->places()[3].kind, "mountain");
  EXPECT_EQ(lexicon->places()[4].kind, "city");
  EXPECT_TRUE(senses_of(*lexicon, "Vera").front().context);
  EXPECT_FALSE(senses_of(*lexicon, "Vera province").front().context);
  EXPECT_TRUE(senses_of(*lexicon, "Lowland Hills").front().lower_last);
  EXPECT_FALSE(senses_of(*lexicon, "Old Town").front().lower_last);
}

class PlaceFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = ActorLexicon::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    ASSERT_TRUE(loaded) << loaded.error().text();
    lexicon = std::make_unique<ActorLexicon>(std::move(*loaded));
  }
  std::unique_ptr<ActorLexicon> lexicon;
};

TEST_F(PlaceFiles, KnowSomeThousands) {
  EXPECT_GE(lexicon->places().size(), 4000u);
}

TEST_F(PlaceFiles, NoPlaceTwice) {
  std::map<std::string, std::string> seen;  // name and country: where
  for (const auto& place : lexicon->places()) {
    const auto [known, added] = seen.emplace(name_key(place.name) + ";" + place.country, place.where);
    EXPECT_TRUE(added) << place.where << ": " << place.name << " stands at " << known->second
                       << " already; join the two lines";
  }
}

TEST_F(PlaceFiles, KindsAreDocumented) {
  const std::set<std::string> known = {"airport",    "base",      "border",     "border crossing",
                                       "bridge",     "camp",      "canal",      "cape",
                                       "city",       "continent", "county",     "dam",
                                       "department", "desert",    "district",   "division",
                                       "entity",     "facility",  "forest",     "island",
                                       "lake",       "mountain",  "oasis",      "oil field",
                                       "palace",     "park",      "pass",       "peninsula",
                                       "plant",      "port",      "prefecture", "prison",
                                       "province",   "reef",      "region",     "river",
                                       "road",       "route",     "sea",        "site",
                                       "square",     "state",     "strait",     "street",
                                       "territory",  "town",      "valley",     "village",
                                       "zone"};
  for (const auto& place : lexicon->places())
    EXPECT_EQ(known.count(place.kind), 1u)
        << place.where << ": kind " << place.kind << "; see docs/actors.md";
}

// A lost sign or two swapped numbers throw a place far away from its country.
TEST_F(PlaceFiles, LieInTheirCountries) {
  // Whose ends are farther from the capital than 3,000 km: the distance that is.
  const std::map<std::string, double> wide = {{"RUS", 7200}, {"USA", 11500}, {"CAN", 4200}, {"AUS", 4000},
                                              {"CHN", 4000}, {"CHL", 4000},  {"IDN", 3900}};
  std::map<std::string, std::vector<const KnownPlace*>> by_country;
  for (const auto& place : lexicon->places()) {
    ASSERT_TRUE(place.located) << place.where;
    if (!place.country.empty()) by_country[place.country].push_back(&place);
  }
  for (const auto& [code, places] : by_country) {
    const KnownCountry* country = lexicon->country(code);
    ASSERT_NE(country, nullptr) << places.front()->where << ": unknown country " << code;
    const auto heart = country->capital_at ? country->capital_at : country->centre;
    const double limit = wide.count(code) != 0 ? wide.at(code) : 3000;
    for (const auto* place : places) {
      double nearest = 1e9;
      if (heart) {
        nearest = distance_km(place->lat, place->lon, heart->first, heart->second);
        EXPECT_LT(nearest, limit) << place->where << ": " << place->name << " is " << nearest
                                  << " km away from the capital of " << country->name;
      }
      for (const auto* other : places) {
        if (other != place)
          nearest = std::min(nearest, distance_km(place->lat, place->lon, other->lat, other->lon));
      }
      const bool alone = place->kind == "island" || place->kind == "sea" || nearest == 1e9;
      EXPECT_LT(alone ? 0.0 : nearest, 1600) << place->where << ": " << place->name << " is " << nearest
                                             << " km away from all else of " << country->name;
    }
  }
}

}  // namespace
}  // namespace dateline
