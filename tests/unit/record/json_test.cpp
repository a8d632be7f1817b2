#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "dateline/record.h"
#include "record/columns.h"
#include "record/given_text.h"
#include "record/json_writer.h"

namespace dateline {
namespace {

Record sample() {
  Record r;
  r.story.id = "harbour", r.story.published = "2021-03-04", r.story.source = "Own";
  r.story.sentences = {{0, 50}};
  r.actors.push_back({"A1",
                      "Ruritanian navy",
                      "armed_forces",
                      "RUR",
                      "MIL",
                      "",
                      "",
                      {{{0, 8}, "The navy", "nominal", "x"}}});
  r.places.push_back({"P1", "Zenda", 7, std::pair{-33.3333333, 44.4}, "RUR", "", "city", {}});
  RecordEvent e;
  e.id = "E1", e.type = "ASSAULT", e.mode = "", e.quad = "material conflict", e.cameo = "190",
  e.status = "happened";
  e.score = -9, e.confidence = 0.8649, e.triggers = {{{9, 16}, "shelled"}}, e.source = {{"A1", {0, 8}}};
  e.date = {"2021-03-04", "2021-03-04", "", std::nullopt}, e.claims = {{"story", "asserts", ""}},
  e.killed = 3;
  r.events.push_back(e);
  return r;
}

TEST(Json, HasTheContractsFieldsInOrder) {
  const auto json = nlohmann::ordered_json::parse(to_json(sample(), 1));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json["events"][0].items())
    keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"id", "type", "mode", "context", "quad", "cameo", "score",
                                            "triggers", "source", "target", "place", "date", "status",
                                            "claims", "counts", "answers", "confidence", "why", "sentence"}));
  EXPECT_EQ(json["format"], "dateline-record/1");
  EXPECT_TRUE(json["story"]["title"].is_null());
  EXPECT_TRUE(json["events"][0]["mode"].is_null());
  EXPECT_TRUE(json["events"][0]["date"]["text"].is_null());
  EXPECT_TRUE(json["events"][0]["claims"][0]["cue"].is_null());
  EXPECT_EQ(json["events"][0]["counts"]["killed"], 3);
  EXPECT_TRUE(json["events"][0]["counts"]["wounded"].is_null());
  EXPECT_EQ(json["events"][0]["triggers"][0]["span"], (std::vector<int>{9, 16}));
}

TEST(Json, IndentChangesOnlyWhiteSpace) {
  EXPECT_EQ(nlohmann::json::parse(to_json(sample(), 0)), nlohmann::json::parse(to_json(sample(), 2)));
  EXPECT_EQ(to_json(sample(), 0).find('\n'), std::string::npos);
}

TEST(Json, NumbersAreRoundedTheSameEverywhere) {
  const std::string line = to_json(sample(), 0);
  EXPECT_NE(line.find("\"score\":-9.0"), std::string::npos);
  EXPECT_NE(line.find("\"confidence\":0.86"), std::string::npos);
  EXPECT_NE(line.find("\"lat\":-33.33333,\"lon\":44.4"), std::string::npos);
}

TEST(Json, AnyBytesGiveValidJson) {
  std::string bytes;
  for (int i = 0; i < 256; ++i)
    bytes += static_cast<char>(i);
  bytes += "\xF0\x9F\x98\x80 \xED\xA0\x80 \xC0\xAF";
  Record r = sample();
  r.actors[0].name = bytes, r.story.title = bytes;
  const auto json = nlohmann::json::parse(to_json(r, 1));
  EXPECT_NE(json["actors"][0]["name"].get<std::string>().find("\xF0\x9F\x98\x80"), std::string::npos);
}

TEST(Json, EmptyRecord) {
  const auto json = nlohmann::json::parse(to_json(Record{}, 1));
  EXPECT_TRUE(json["events"].empty());
  EXPECT_TRUE(json["story"]["dateline"].is_null());
}

TEST(GivenText, SlicesByCodePointsWithInvalidBytesAsOne) {
  const std::string text = "Çe\xFFx\xF0\x9F\x98\x80!";
  const GivenText given(text);
  EXPECT_EQ(given.size(), 6U);
  EXPECT_EQ(given.slice({0, 2}), "Çe");
  EXPECT_EQ(given.slice({2, 3}), "\xFF");
  EXPECT_EQ(given.slice({4, 99}), "\xF0\x9F\x98\x80!");
  EXPECT_EQ(GivenText("plain").slice({1, 3}), "la");
  EXPECT_EQ(GivenText("").slice({0, 1}), "");
}

TEST(Columns, CountAsTerminalsDo) {
  EXPECT_EQ(display_width("Çavuşoğlu"), 9);
  EXPECT_EQ(display_width("北京"), 4);
  EXPECT_EQ(display_width("e\xCC\x81"), 1);
  EXPECT_EQ(tidy_line("  a\t\n b\x1b[2m "), "a b [2m");
}

TEST(Columns, WrapNeverExceedsTheWidth) {
  for (int width = 1; width < 30; ++width) {
    for (const auto& text : {"the quick 北京 extraordinarily-long fox", "", "x", "北北北北"}) {
      for (const auto& line : wrap(text, width))
        EXPECT_LE(display_width(line), std::max(width, 2)) << text << width;
    }
  }
  EXPECT_EQ(wrap("a bb ccc", 4), (std::vector<std::string>{"a bb", "ccc"}));
}

TEST(Columns, CutsAtWords) {
  EXPECT_EQ(cut_right("the harbour of Zenda", 16, "…"), "the harbour of…");
  EXPECT_EQ(cut_left("the harbour of Zenda", 10, "…"), "…of Zenda");
}

}  // namespace
}  // namespace dateline
