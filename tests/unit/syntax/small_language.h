// A spaCy pipeline of a few rules, written as JSON and packed as the published ones are: the language side of
// a model without its weights.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "syntax/import.h"

namespace dateline {

class SmallLanguage : public testing::Test {
 protected:
  using Json = nlohmann::json;

  void SetUp() override {
    folder_ =
        std::filesystem::path(testing::TempDir()) /
        (std::string("small_language_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  // Writes the pipeline, imports its language side and maps the result; null where the import fails (see
  // error_).
  const ModelFile* import() {
    put_text("meta.json", R"({"lang": "en"})");
    put_text("config.cfg", "[nlp]");
    put("tokenizer", tokenizer_);
    put("vocab/lookups.bin", lookups_);
    put("attribute_ruler/patterns", ruler_);
    put("lemmatizer/lookups/lookups.bin", lemmas_);
    auto archive = Archive::open(folder_.string());
    EXPECT_TRUE(archive) << archive.error().text();
    ModelWriter writer;
    if (auto s = import_language(*archive, writer); !s) {
      error_ = s.error();
      return nullptr;
    }
    bytes_ = writer.finish();
    auto model = ModelFile::from_memory(bytes_, "small");
    EXPECT_TRUE(model) << model.error().text();
    model_ = std::make_unique<ModelFile>(std::move(*model));
    return model_.get();
  }

  Json tokenizer_ = {{"prefix_search", R"(^\(|^"|^:|^\$|^\.\.+|^')"},
                     {"suffix_search", R"(\)$|"$|:$|,$|'s$|(?<=[0-9])(?:km|m)$|(?<=[a-z\)])\.$|'$)"},
                     {"infix_finditer", R"(\.\.+|(?<=[a-zA-Z])-(?=[a-z])|(?<=[0-9])[+\-](?=[0-9]))"},
                     {"token_match", nullptr},
                     {"url_match", R"((?u)^https?://\S+$)"},
                     {"faster_heuristics", true},
                     {"exceptions",
                      {{"don't", {{{"ORTH", "do"}}, {{"ORTH", "n't"}, {"NORM", "not"}}}},
                       {"U.S.", {{{"ORTH", "U.S."}}}},
                       {":)", {{{"ORTH", ":)"}}}},
                       {"'s", {{{"ORTH", "'s"}, {"NORM", "'s"}}}},
                       {"\n", {{{"ORTH", "\n"}}}}}}};
  Json lookups_ = {{"lexeme_norm", {{"colour", "color"}}}};
  Json ruler_ = Json::parse(R"([
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Sing"}, "index": 0},
    {"patterns": [[{"TAG": "VBZ"}]], "attrs": {"POS": "VERB", "MORPH": "Person=3|Number=Sing"}, "index": 0},
    {"patterns": [[{"TAG": "RB"}]], "attrs": {"POS": "ADV", "MORPH": "_"}, "index": 0},
    {"patterns": [[{"TAG": "VBZ", "LOWER": {"IN": ["is", "'s"]}}]], "attrs": {"POS": "AUX", "LEMMA": "be"}},
    {"patterns": [[{"LOWER": "let"}, {"LOWER": {"REGEX": "^'?s$"}}]], "attrs": {"LEMMA": "us"}, "index": 1},
    {"patterns": [[{"TAG": {"NOT_IN": ["NN", ""]}, "DEP": {"IN": ["aux", "auxpass"]}}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"IS_SPACE": true, "DEP": {"NOT_IN": [""]}}]], "attrs": {"DEP": "dep"}, "index": 0},
    {"patterns": [[{"IS_SPACE": true}]], "attrs": {"TAG": "_SP", "POS": "SPACE", "MORPH": "_"}, "index": -1}])");
  Json lemmas_ = Json::parse(R"({
    "lemma_rules": {"noun": [["s", ""], ["men", "man"], ["ies", "y"]], "verb": [["s", ""], ["ed", "e"], ["ed", ""]],
                    "punct": [["“", "\""]]},
    "lemma_exc": {"noun": {"feet": ["foot"], "axes": ["ax", "axis"]}},
    "lemma_index": {"noun": ["city", "soldier", "axe"], "verb": ["seize", "attack"]}})");

  void put_text(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  void put(const std::string& name, const Json& value) const {
    const auto packed = Json::to_msgpack(value);
    put_text(name, std::string(packed.begin(), packed.end()));
  }

  std::filesystem::path folder_;
  std::vector<std::byte> bytes_;
  std::unique_ptr<ModelFile> model_;
  Error error_;
};

}  // namespace dateline
