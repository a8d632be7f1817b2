#include "name/add_entry.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "name/actor_lexicon.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

// A small lexicon in a folder of its own.
class AddEntry : public ::testing::Test {
 protected:
  void SetUp() override {
    home_ = fs::path(::testing::TempDir()) /
            ("lexicon_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(home_);
    fs::create_directories(home_ / "actors");
    fs::create_directories(home_ / "places");
    std::ofstream(home_ / "actors" / "base.txt")
        << "@table: countries\nRUR; Ruritania; adjective: Ruritanian\n@table: titles\nchairman\n"
           "@table: actors\n@type: armed_group; sector: REB\nHentzau Brigade; country: RUR; alias: HB\n";
    std::ofstream(home_ / "places" / "base.txt") << "@table: places\nStrelsau; RUR; 50 14\n";
  }
  void TearDown() override { fs::remove_all(home_); }

  std::string text(const std::string& name) const {
    std::ifstream in(home_ / name);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  Result<AddedEntry> add(const EntryRequest& request) const { return add_entry(home_.string(), request); }

  fs::path home_;
};

TEST_F(AddEntry, WritesTheLineWhereTheLexiconReadsIt) {
  const auto added = add({"actors", "Zenda Front; type: armed_group; country: RUR; alias: ZF | Zendans"});
  ASSERT_TRUE(added) << added.error().text();
  EXPECT_EQ(added->where, "actors/mine.txt:3");
  EXPECT_TRUE(added->known.empty());
  const auto lexicon = ActorLexicon::load(home_.string());
  ASSERT_TRUE(lexicon) << lexicon.error().text();
  const auto actor = lexicon->find_actor("Zenda Front");
  ASSERT_TRUE(actor);
  EXPECT_EQ(lexicon->actors()[*actor].where, added->where);
  // A second one of the same table needs no table line; one of another table does.
  EXPECT_EQ(add({"actors", "Zenda Union; type: party; country: RUR"})->where, "actors/mine.txt:4");
  EXPECT_EQ(add({"terms", "Zenda Front; chairman; 2001..; Anna Bauer"})->where, "actors/mine.txt:6");
  EXPECT_EQ(add({"places", "Tarlenheim; RUR; 50.5 14.5; kind: town"})->where, "places/mine.txt:3");
}

TEST_F(AddEntry, TakesNoDefaultsFromTheLinesBefore) {
  const auto added = add({"actors", "Zenda Union; type: party", (home_ / "actors" / "base.txt").string()});
  ASSERT_TRUE(added) << added.error().text();
  const auto lexicon = ActorLexicon::load(home_.string());
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(lexicon->actors()[*lexicon->find_actor("Zenda Union")].sector, "");
}

TEST_F(AddEntry, WhatDoesNotLoadIsNotWritten) {
  for (const char* entry :
       {"Zenda Front", "Zenda Front; type: armed_group; sector: XXX",
        "Zenda Front; type: armed_group; contry: RUR", "Zenda Front; type: armed_group; country: ZZZ", "",
        "# Zenda", "@table: terms", "A; type: ngo\nB; type: ngo"}) {
    const auto added = add({"actors", entry});
    ASSERT_FALSE(added) << entry;
    EXPECT_EQ(added.error().code, ErrorCode::usage) << added.error().text();
    EXPECT_FALSE(fs::exists(home_ / "actors" / "mine.txt")) << entry;
  }
  EXPECT_FALSE(add({"stories", "Zenda; type: ngo"}));
  EXPECT_FALSE(add({"actors", "Zenda Front; type: ngo", "/tmp/elsewhere/mine.txt"}));
  EXPECT_FALSE(add({"actors", "Zenda Front; type: ngo", "mine.csv"}));
  EXPECT_TRUE(add({"actors", "Zenda Front; type: ngo", "", false}));
  EXPECT_FALSE(fs::exists(home_ / "actors" / "mine.txt"));
}

TEST_F(AddEntry, SaysWhereANameIsKnown) {
  const std::string before = text("actors/base.txt");
  for (const char* entry :
       {"Hentzau Brigade; type: armed_group", "HB; type: company", "Ruritania; type: ngo"}) {
    const auto added = add({"actors", entry});
    ASSERT_FALSE(added) << entry;
    EXPECT_NE(added.error().message.find("actors/base.txt:"), std::string::npos) << added.error().text();
  }
  // The name of another kind of thing may be wanted all the same, a second actor of one name never.
  EXPECT_TRUE(add({"actors", "HB; type: company; country: RUR", "", false, true}));
  EXPECT_FALSE(add({"actors", "Hentzau Brigade; type: armed_group", "", false, true}));
  const auto added = add({"actors", "Horse Breeders; type: company; country: RUR; alias: HB [context]"});
  ASSERT_TRUE(added) << added.error().text();
  ASSERT_EQ(added->known.size(), 1U);
  EXPECT_EQ(added->known[0].spelling, "HB");
  EXPECT_EQ(added->known[0].of, "Hentzau Brigade");
  EXPECT_EQ(added->known[0].where, "actors/base.txt:7");
  EXPECT_EQ(text("actors/base.txt"), before);
}

TEST_F(AddEntry, ABrokenLexiconIsReportedAsSuch) {
  std::ofstream(home_ / "actors" / "broken.txt") << "nonsense\n";
  const auto added = add({"actors", "Zenda Front; type: ngo"});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::lexicon_malformed);
  EXPECT_EQ(added.error().where, "actors/broken.txt:1");
}

}  // namespace
}  // namespace dateline
