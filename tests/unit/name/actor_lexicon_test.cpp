#include "name/actor_lexicon.h"

#include <ctime>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "name/words.h"

namespace dateline {
namespace {

const std::string lexicon_directory = std::string(DATELINE_SOURCE_DIR) + "/lexicon";

Result<ActorLexicon> from(const std::string& text) {
  return ActorLexicon::from_texts({{"actors/test.txt", text}});
}

TEST(Words, FoldsMarksStopsAndApostrophes) {
  EXPECT_EQ(name_key("U.S."), "us");
  EXPECT_EQ(name_key("al-Qaïda"), "al qaida");
  EXPECT_EQ(name_key("Da’esh"), "daesh");
  EXPECT_EQ(name_key("People's Army"), "people s army");
  EXPECT_EQ(name_key("Çavuşoğlu"), "cavusoglu");
  EXPECT_EQ(name_key("Sana'a"), "sanaa");
}

TEST(Words, FormsPlurals) {
  EXPECT_EQ(plural_of("police officer"), "police officers");
  EXPECT_EQ(plural_of("gunman"), "gunmen");
  EXPECT_EQ(plural_of("embassy"), "embassies");
  EXPECT_EQ(plural_of("convoy"), "convoys");
  EXPECT_EQ(plural_of("witness"), "witnesses");
}

TEST(ActorLexicon, AnswersWhoHeldTheOffice) {
  const auto lexicon = from(
      "@table: countries\nRUR; Ruritania; adjective: Ruritanian\n"
      "@table: titles\nprime minister; rank: head\n"
      "@table: terms\nRUR; prime minister; 2001-05-01..2004-02-29; Anna Bauer\nRUR; prime minister; "
      "2004-02-29..; Karl Weiss\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto title = lexicon->find_title("prime minister");
  ASSERT_TRUE(title);
  const auto holder = [&](const char* day) -> std::string {
    const auto* term = lexicon->find_holder("RUR", *title, *Date::parse(day));
    return term == nullptr ? "" : lexicon->actors()[term->person].name;
  };
  EXPECT_EQ(holder("2000-01-01"), "");
  EXPECT_EQ(holder("2003-01-01"), "Anna Bauer");
  EXPECT_EQ(holder("2004-02-29"), "Karl Weiss");  // the day of the handover is the successor's
  EXPECT_EQ(holder("2020-01-01"), "Karl Weiss");
  bool former = false;
  const auto* office =
      lexicon->office_of(*lexicon->find_actor("Anna Bauer"), *Date::parse("2010-01-01"), former);
  ASSERT_NE(office, nullptr);
  EXPECT_TRUE(former);
  EXPECT_EQ(lexicon->office_name(*office), "prime minister of Ruritania");
}

TEST(ActorLexicon, NamesFileAndLineOfErrors) {
  const std::map<std::string, std::string> bad = {
      {"Hamas; type: armed_group\n", "actors/test.txt:1"},
      {"@table: actors\n\nHamas; type: armed_group; sector: XXX\n", "actors/test.txt:3"},
      {"@table: actors\nHamas; type: armed_group; country: Israel\n", "actors/test.txt:2"},
      {"@table: actors\nA; type: ngo; alias: B [sometimes]\n", "actors/test.txt:2"},
      {"@table: actors\nA; type: ngo; contry: SYR\n", "actors/test.txt:2"},
      {"@table: actors\nA; type: region_government; people: Bs\n", "actors/test.txt:2"},
      {"@table: countries\nRUR; Ruritania; cow: many\n", "actors/test.txt:2"},
      {"@table: countries\nRUR; Ruritania; cow: 1000\n", "actors/test.txt:2"},
      {"@table: countries\nRUR; Ruritania; cow: 301\nSTR; Strelsau; cow: 301\n", "actors/test.txt:3"},
      {"@table: countries\nRUR; Ruritania; cameo: Rur\n", "actors/test.txt:2"},
      {"@table: countries\nRUR; Ruritania; cameo: STR\nSTR; Strelsau\n", "actors/test.txt:3"},
      {"@table: nonsense\nx\n", "actors/test.txt:2"},
      {"@table: terms\nIRQ; king; 2000..1999; X Y\n", "actors/test.txt:2"},
      {"@table: terms\nIRQ; king; 2000..; X Y\n", "actors/test.txt:2"},
      {"@table: places\nX; IRQ; 200 10\n", "actors/test.txt:2"},
  };
  for (const auto& [text, where] : bad) {
    const auto lexicon = from(text);
    ASSERT_FALSE(lexicon) << text;
    EXPECT_EQ(lexicon.error().code, ErrorCode::lexicon_malformed);
    EXPECT_EQ(lexicon.error().where, where) << lexicon.error().text();
  }
}

TEST(ActorLexicon, CountriesHaveTheCodesOfOtherDataSets) {
  const auto lexicon = ActorLexicon::load(lexicon_directory);
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_EQ(lexicon->country("DEU")->cow, 255);
  EXPECT_EQ(lexicon->country("DEU")->cameo, "DEU");
  EXPECT_EQ(lexicon->country("ROU")->cameo, "ROM");
  EXPECT_EQ(lexicon->country("PSE")->cow, 0);
}

TEST(ActorLexicon, PeoplesOfRegions) {
  const auto lexicon = from(
      "@table: actors\nStrelsians; type: ethnic_group; country: RUR\n"
      "Strelsau Council; type: region_government; country: RUR; people: Strelsians\n");
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto region = lexicon->region_of(*lexicon->find_actor("Strelsians"));
  ASSERT_TRUE(region);
  EXPECT_EQ(lexicon->actors()[*region].name, "Strelsau Council");
  EXPECT_FALSE(lexicon->region_of(*region));
}

TEST(ActorLexicon, MissingFolderIsAnError) {
  const auto lexicon = ActorLexicon::load("/no/such/folder");
  ASSERT_FALSE(lexicon);
  EXPECT_EQ(lexicon.error().code, ErrorCode::lexicon_missing);
}

TEST(ActorLexicon, ShippedLexiconLoadsFast) {
  const std::clock_t start = std::clock();  // the processor's time: a busy machine is no fault of the lexicon
  const auto lexicon = ActorLexicon::load(lexicon_directory);
  const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  EXPECT_LT(took, 5.0);  // far above any honest time, so that sanitizer builds pass too
  RecordProperty("milliseconds", static_cast<int>(took * 1000));
  EXPECT_EQ(lexicon->version(), ActorLexicon::load(lexicon_directory)->version());
  EXPECT_GE(lexicon->countries().size(), 195u);
  EXPECT_GE(lexicon->agents().size(), 400u);
}

// The files checked against each other.
class Lint : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = ActorLexicon::load(lexicon_directory);
    ASSERT_TRUE(loaded) << loaded.error().text();
    lexicon = std::make_unique<ActorLexicon>(std::move(*loaded));
  }
  std::unique_ptr<ActorLexicon> lexicon;
};

TEST_F(Lint, CountryCodesAreKnown) {
  const std::set<std::string> besides = {"", "IGO", "NGO", "MNC"};
  const auto check = [&](const std::string& code, const std::string& where) {
    EXPECT_TRUE(besides.count(code) != 0 || lexicon->country(code) != nullptr)
        << where << ": unknown country " << code;
  };
  for (const auto& actor : lexicon->actors())
    check(actor.country, actor.where);
  for (const auto& place : lexicon->places())
    check(place.country, place.where);
  for (const auto& title : lexicon->titles())
    check(title.country, title.where);
}

TEST_F(Lint, OneHolderOfAnOfficeAtATime) {
  std::map<std::pair<std::string, uint32_t>, std::vector<const KnownTerm*>> offices;
  for (const auto& term : lexicon->terms())
    offices[{term.body, term.title}].push_back(&term);
  for (auto& [office, terms] : offices) {
    std::sort(terms.begin(), terms.end(), [](auto* a, auto* b) { return a->period.from < b->period.from; });
    for (size_t i = 1; i < terms.size(); ++i) {
      EXPECT_GE(terms[i]->period.from, terms[i - 1]->period.to)
          << terms[i]->where << " begins before " << terms[i - 1]->where << " ends (" << office.first << " "
          << lexicon->titles()[office.second].name << ")";
    }
  }
}

TEST_F(Lint, AnExactAcronymNamesOneActorUnlessMarked) {
  // names.
  for (const auto& actor : lexicon->actors()) {
    std::vector<Piece> pieces;
    split_pieces(actor.name, pieces);
    uint32_t node = 0;
    for (const auto& piece : pieces)
      node = lexicon->step(node, lexicon->piece_id(piece.text));
    int plain = 0;
    std::string who;
    for (const auto& sense : lexicon->senses(node)) {
      if (sense.kind == NameKind::actor && !sense.context && !sense.ambiguous) {
        ++plain;
        who += " " + lexicon->actors()[sense.index].where;
      }
    }
    EXPECT_LE(plain, 1) << actor.name << " names several actors:" << who;
  }
}

}  // namespace
}  // namespace dateline
