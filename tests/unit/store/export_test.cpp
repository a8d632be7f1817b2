// Layouts: their columns in their order, and what a row of each says.
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/store.h"
#include "sample_records.h"

namespace dateline {
namespace {

class ExportTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-export-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    auto opened = Store::open(name + "/record.db", StoreAccess::write);
    ASSERT_TRUE(opened.ok()) << opened.error().text();
    const StoryText story = sample_story(1);
    ASSERT_TRUE(opened->put(story, sample_record(story)).ok());
    opened = Store::open(name + "/record.db", StoreAccess::read);  // exports need not write to the file
    store_.emplace(std::move(*opened));
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::vector<std::string> columns(const std::string& layout) {
    auto rows = store_->layout(layout, {});
    EXPECT_TRUE(rows.ok()) << rows.error().text();
    return rows ? rows->columns() : std::vector<std::string>();
  }
  // The row of the shelling, of three in the order of dates.
  std::map<std::string, Cell> shelling(const std::string& layout) {
    EventFilter filter;
    filter.types = {"ASSAULT"};
    auto rows = store_->layout(layout, filter);
    EXPECT_TRUE(rows.ok()) << rows.error().text();
    std::map<std::string, Cell> out;
    std::vector<Cell> row;
    if (!rows || !*rows->next(row)) return out;
    for (size_t i = 0; i < row.size(); ++i)
      out[rows->columns()[i]] = row[i];
    return out;
  }
  static std::string text(const Cell& cell) {
    const auto* t = std::get_if<std::string>(&cell);
    return t == nullptr ? "" : *t;
  }

  std::string folder_;
  std::optional<Store> store_;
};

TEST_F(ExportTest, ColumnsOfPolecat) {
  EXPECT_EQ(columns("polecat"), (std::vector<std::string>{"Event ID",
                                                          "Event Date",
                                                          "Event Type",
                                                          "Event Mode",
                                                          "Intensity",
                                                          "Quad Code",
                                                          "Contexts",
                                                          "Actor Name",
                                                          "Actor Country",
                                                          "Actor COW",
                                                          "Primary Actor Sector",
                                                          "Actor Sectors",
                                                          "Actor Title",
                                                          "Actor Name Raw",
                                                          "Wikipedia Actor ID",
                                                          "Recipient Name",
                                                          "Recipient Country",
                                                          "Recipient COW",
                                                          "Primary Recipient Sector",
                                                          "Recipient Sectors",
                                                          "Recipient Title",
                                                          "Recipient Name Raw",
                                                          "Wikipedia Recipient ID",
                                                          "Placename",
                                                          "City",
                                                          "District",
                                                          "Province",
                                                          "Country",
                                                          "Latitude",
                                                          "Longitude",
                                                          "GeoNames ID",
                                                          "Raw Placename",
                                                          "Feature Type",
                                                          "Source",
                                                          "Publication Date",
                                                          "Story People",
                                                          "Story Organizations",
                                                          "Story Locations",
                                                          "Language",
                                                          "Version"}));
}

TEST_F(ExportTest, ColumnsOfIcews) {
  EXPECT_EQ(columns("icews"),
            (std::vector<std::string>{"Event ID",        "Event Date",     "Source Name",    "Source Sectors",
                                      "Source Country",  "Event Text",     "CAMEO Code",     "Intensity",
                                      "Target Name",     "Target Sectors", "Target Country", "Story ID",
                                      "Sentence Number", "Publisher",      "City",           "District",
                                      "Province",        "Country",        "Latitude",       "Longitude"}));
}

TEST_F(ExportTest, ColumnsOfGdelt) {
  std::vector<std::string> expected = {"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"};
  for (const std::string actor : {"Actor1", "Actor2"}) {
    for (const char* what : {"Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
                             "Religion2Code", "Type1Code", "Type2Code", "Type3Code"})
      expected.push_back(actor + what);
  }
  for (const char* name : {"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
                           "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"})
    expected.emplace_back(name);
  for (const std::string geo : {"Actor1Geo", "Actor2Geo", "ActionGeo"}) {
    for (const char* what :
         {"Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"})
      expected.push_back(geo + "_" + what);
  }
  expected.emplace_back("DATEADDED"), expected.emplace_back("SOURCEURL");
  EXPECT_EQ(expected.size(), 61U);
  EXPECT_EQ(columns("gdelt"), expected);
}

TEST_F(ExportTest, ColumnsOfGdeltMentions) {
  EXPECT_EQ(
      columns("gdelt-mentions"),
      (std::vector<std::string>{"GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType",
                                "MentionSourceName", "MentionIdentifier", "SentenceID", "Actor1CharOffset",
                                "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
                                "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras"}));
}

TEST_F(ExportTest, RowsSayWhatTheEventIs) {
  auto row = shelling("polecat");
  EXPECT_EQ(text(row["Actor Name"]), "Ruritanian navy");
  EXPECT_EQ(text(row["Actor Name Raw"]), "Ruritania's navy");
  EXPECT_EQ(text(row["Contexts"]), "military;territory");
  EXPECT_EQ(text(row["City"]), "Zenda");
  EXPECT_EQ(std::get<int64_t>(row["Quad Code"]), 4);
  row = shelling("icews");
  EXPECT_EQ(text(row["CAMEO Code"]), "190");
  EXPECT_EQ(std::get<double>(row["Intensity"]), -8);
  EXPECT_EQ(std::get<int64_t>(row["Sentence Number"]), 1);
  row = shelling("gdelt");
  EXPECT_EQ(text(row["Actor1Code"]), "RURMIL");
  EXPECT_EQ(text(row["SQLDATE"]), "20210301");
  EXPECT_EQ(text(row["EventRootCode"]), "19");
  EXPECT_EQ(std::get<int64_t>(row["NumMentions"]), 2);
  EXPECT_EQ(std::get<int64_t>(row["ActionGeo_Type"]), 4);
  row = shelling("gdelt-mentions");
  EXPECT_EQ(std::get<int64_t>(row["ActionCharOffset"]), 17);
  EXPECT_EQ(std::get<int64_t>(row["SentenceID"]), 1);
  row = shelling("acled");
  EXPECT_EQ(text(row["sub_event_type"]), "Shelling/artillery/missile attack");
  EXPECT_EQ(std::get<int64_t>(row["fatalities"]), 3);
  EXPECT_EQ(text(row["notes"]), "Ruritania's navy shelled Zenda on Monday.");
}

TEST_F(ExportTest, EveryPairIsARow) {
  for (const auto& [layout, count] :
       {std::pair{"polecat", 3}, std::pair{"gdelt-mentions", 4}, std::pair{"geojson", 1}}) {
    for (int round = 0; round < 2; ++round) {  // an export after an export is the same
      auto rows = store_->layout(layout, {});
      ASSERT_TRUE(rows.ok()) << rows.error().text();
      std::vector<Cell> row;
      int found = 0;
      while (*rows->next(row))
        ++found;
      EXPECT_EQ(found, count) << layout;
    }
  }
  EXPECT_EQ(store_->layout("nonsense", {}).error().code, ErrorCode::usage);
}

TEST_F(ExportTest, Formats) {
  EXPECT_EQ(layouts().size(), 6U);
  const std::vector<Cell> row = {std::string("a\tb"), int64_t{1}};
  RowWriter tabs(RowFormat::tsv, {"x", "y"});
  EXPECT_EQ(tabs.row(row), "x\ty\na b\t1\n");
  EXPECT_EQ(tabs.row(row), "a b\t1\n");
  RowWriter bare(RowFormat::tsv_bare, {"x", "y"});
  EXPECT_EQ(bare.row(row), "a b\t1\n");
  EXPECT_EQ(bare.finish(), "");
  RowWriter map(RowFormat::geojson, {"feature"});
  EXPECT_EQ(map.row({std::string("{}")}), "{\"type\":\"FeatureCollection\",\"features\":[\n{}");
  EXPECT_EQ(map.row({std::string("{}")}), ",\n{}");
  EXPECT_EQ(map.finish(), "\n]}\n");
}

}  // namespace
}  // namespace dateline
