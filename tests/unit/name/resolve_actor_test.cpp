#include "name/resolve_actor.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace dateline {
namespace {

class ResolveActor : public ::testing::Test {
 protected:
  static Resolution who(const std::string& text, const std::string& day = "2016-05-01",
                        const std::string& context = "") {
    return resolve_actor(text, *Date::parse(day), context, shipped_lexicon());
  }
};

TEST_F(ResolveActor, OfficesOnTheDay) {
  EXPECT_EQ(who("Japan's prime minister", "2013-05-01").name, "Shinzo Abe");
  EXPECT_EQ(who("the prime minister of Japan", "2010-01-10").name, "Yukio Hatoyama");
  EXPECT_EQ(who("the president", "2016-05-01", "Nairobi").name, "Uhuru Kenyatta");
  EXPECT_EQ(who("NATO Secretary-General", "2016-05-01").name, "Jens Stoltenberg");
  EXPECT_EQ(who("former Kenyan president", "2016-05-01").sector, "ELI");
}

TEST_F(ResolveActor, TitlesThatCarryTheirBodysName) {
  EXPECT_EQ(who("the CIA director", "2012-01-01").name, "David Petraeus");
  EXPECT_EQ(who("chairman of the Joint Chiefs of Staff", "2014-01-01").name, "Martin Dempsey");
  EXPECT_EQ(who("U.N. chief", "2020-01-01").name, "Antonio Guterres");
}

TEST_F(ResolveActor, OfASurnameInOfficeTheHigherIsMeant) {
  EXPECT_EQ(who("Li", "2021-05-01", "China").name, "Li Keqiang");  // not the chairman of parliament
}

TEST_F(ResolveActor, TheSectorIsThatOfTheTerm) {
  EXPECT_EQ(who("Ahmed al-Sharaa", "2015-05-01").sector, "UAF");
  EXPECT_EQ(who("Ahmed al-Sharaa", "2025-05-01").sector, "GOV");
  EXPECT_EQ(who("Benny Gantz", "2013-05-01").sector, "MIL");
  EXPECT_EQ(who("Benny Gantz", "2021-05-01").sector, "GOV");
}

TEST_F(ResolveActor, FormerHoldersAreElites) {
  EXPECT_EQ(who("Mwai Kibaki", "2010-05-01").sector, "GOV");
  EXPECT_EQ(who("Mwai Kibaki", "2016-05-01").sector, "ELI");
}

TEST_F(ResolveActor, GroupsForcesAndMembers) {
  EXPECT_EQ(who("Daesh").name, "Islamic State");
  EXPECT_EQ(who("Hamas fighters").name, "Hamas");
  EXPECT_EQ(who("Israeli troops").name, "Israel Defense Forces");
  const auto troops = who("Kenyan troops");
  EXPECT_EQ(troops.country, "KEN");
  EXPECT_EQ(troops.sector, "MIL");
  EXPECT_EQ(who("protesters", "2016-05-01", "Chile").country, "CHL");
}

TEST_F(ResolveActor, CountriesAndOrganisations) {
  EXPECT_EQ(who("Moscow").name, "Russia");
  EXPECT_EQ(who("the United Nations").country, "IGO");
  EXPECT_EQ(who("Amnesty International").country, "NGO");
}

TEST_F(ResolveActor, UnknownKeepsItsWordsAndSaysSo) {
  const auto nobody = who("Blorvan Zek");
  EXPECT_EQ(nobody.name, "Blorvan Zek");
  EXPECT_FALSE(nobody.sure);
  EXPECT_EQ(nobody.why, "unknown");
  EXPECT_EQ(who("").why, "unknown");
}

}  // namespace
}  // namespace dateline
