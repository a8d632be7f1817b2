// Layouts: their columns in their order, and what a row of each says.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

TEST_F(ExportTest, ColumnsOfAcled) {
  EXPECT_EQ(columns("acled"),
            (std::vector<std::string>{"event_id", "event_date", "year", "time_precision", "event_type",
                                      "sub_event_type", "actor1", "inter1", "actor2", "inter2", "country",
                                      "admin1", "location", "latitude", "longitude", "geo_precision",
                                      "source", "notes", "fatalities"}));
}

TEST_F(ExportTest, GeojsonIsPoints) {
  const std::string point = text(shelling("geojson")["feature"]);
  EXPECT_EQ(
      point.rfind(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[44.4,-33.33333]},)", 0), 0U)
      << point;
  EXPECT_NE(
      point.find(
          R"("date_start":"2021-03-01","date_end":"2021-03-01","type":"ASSAULT","mode":"heavy-weapons")"),
      std::string::npos)
      << point;
}

// The commonest countries of the news: ISO 3166-1, Correlates of War, FIPS 10-4.
constexpr std::string_view country_codes =
    "USA 2 US;CAN 20 CA;CUB 40 CU;HTI 41 HA;MEX 70 MX;COL 100 CO;VEN 101 VE;PER 135 PE;BRA 140 BR;CHL 155 CI;"
    "ARG 160 AR;GBR 200 UK;IRL 205 EI;NLD 210 NL;BEL 211 BE;FRA 220 FR;ESP 230 SP;PRT 235 PO;DEU 255 GM;"
    "POL 290 PL;AUT 305 AU;HUN 310 HU;ITA 325 IT;SRB 345 RI;GRC 350 GR;ROU 360 RO;RUS 365 RS;UKR 369 UP;"
    "BLR 370 BO;ARM 371 AM;GEO 372 GG;AZE 373 AJ;SWE 380 SW;NOR 385 NO;MLI 432 ML;NER 436 NG;NGA 475 NI;"
    "COD 490 CG;UGA 500 UG;KEN 501 KE;SOM 520 SO;ETH 530 ET;ZWE 552 ZI;ZAF 560 SF;MAR 600 MO;DZA 615 AG;"
    "TUN 616 TS;LBY 620 LY;SDN 625 SU;SSD 626 OD;IRN 630 IR;TUR 640 TU;IRQ 645 IZ;EGY 651 EG;SYR 652 SY;"
    "LBN 660 LE;JOR 663 JO;ISR 666 IS;SAU 670 SA;YEM 679 YM;KWT 690 KU;ARE 696 AE;AFG 700 AF;CHN 710 CH;"
    "TWN 713 TW;PRK 731 KN;KOR 732 KS;JPN 740 JA;IND 750 IN;PAK 770 PK;BGD 771 BG;MMR 775 BM;LKA 780 CE;"
    "THA 800 TH;VNM 816 VM;MYS 820 MY;PHL 840 RP;IDN 850 ID;AUS 900 AS";

TEST_F(ExportTest, CountriesHaveTheCodesOfOthers) {
  auto writing = Store::open(folder_ + "/countries.db", StoreAccess::write);
  ASSERT_TRUE(writing.ok());
  const StoryText story = sample_story(1);
  Record record = sample_record(story);
  record.actors.clear(), record.places.clear(), record.relations.clear(), record.control.clear();
  const RecordEvent event = std::exchange(record.events, {}).front();
  std::vector<std::string> expected, cameo;
  for (size_t at = 0; at < country_codes.size();) {
    const size_t end = std::min(country_codes.find(';', at), country_codes.size());
    expected.emplace_back(country_codes.substr(at, end - at));
    at = end + 1;
    const std::string number = std::to_string(expected.size()), iso = expected.back().substr(0, 3);
    record.actors.push_back({"A" + number, iso, "", iso, "GOV", "", "", {}});
    record.places.push_back({"P" + number, iso, 0, std::pair{1.0, 2.0}, iso, "", "city", {}});
    RecordEvent& e = record.events.emplace_back(event);
    e.id = "E" + number, e.source = {{"A" + number, {0, 1}}}, e.target = {}, e.place = {"P" + number};
    e.claims = {{"story", "asserts", ""}};
  }
  record.story.dateline = "";
  ASSERT_TRUE(writing->put(story, record).ok());
  std::vector<Cell> row;
  std::vector<std::string> found;
  auto polecat = writing->layout("polecat", {});
  ASSERT_TRUE(polecat.ok());
  while (*polecat->next(row))
    found.push_back(text(row[8]) + " " + std::to_string(std::get<int64_t>(row[9])) + " ");
  auto gdelt = writing->layout("gdelt", {});
  ASSERT_TRUE(gdelt.ok());
  for (size_t i = 0; *gdelt->next(row) && i < found.size(); ++i) {
    found[i] += text(row[53]);
    if (text(row[5]) != found[i].substr(0, 3) + "GOV") cameo.push_back(text(row[5]));
  }
  EXPECT_EQ(found, expected);
  EXPECT_EQ(cameo, std::vector<std::string>{"ROMGOV"});
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
