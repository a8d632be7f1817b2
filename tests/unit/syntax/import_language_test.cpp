#include "small_language.h"

namespace dateline {
namespace {

class ImportLanguageTest : public SmallLanguage {
 protected:
  void expect_foreign(const std::string& file) {
    EXPECT_EQ(import(), nullptr);
    EXPECT_EQ(error_.code, ErrorCode::model_foreign) << error_.text();
    EXPECT_NE(error_.where.find(file), std::string::npos) << error_.text();
  }
};

TEST_F(ImportLanguageTest, SpecialCasesMustFitTheirTokens) {
  tokenizer_["exceptions"]["don't"] = Json::parse(R"([{"ORTH": "do"}])");
  expect_foreign("tokenizer");
}

TEST_F(ImportLanguageTest, SpecialCasesHoldFormAndNormOnly) {
  tokenizer_["exceptions"]["don't"] = Json::parse(R"([{"ORTH": "do", "LEMMA": "do"}, {"ORTH": "n't"}])");
  expect_foreign("tokenizer");
}

TEST_F(ImportLanguageTest, ExpressionsMustCompile) {
  tokenizer_["suffix_search"] = "(a";
  EXPECT_EQ(import(), nullptr);
  EXPECT_NE(error_.where.find("suffix_search"), std::string::npos) << error_.text();
  tokenizer_["suffix_search"] = 5;
  expect_foreign("tokenizer");
}

TEST_F(ImportLanguageTest, TablesMustBeTables) {
  lemmas_["lemma_exc"]["noun"] = Json::parse(R"({"feet": "foot"})");
  expect_foreign("lemmatizer/lookups/lookups.bin");
  lemmas_ = Json::parse(R"({"lemma_lookup": {"a": "b"}})");
  expect_foreign("lemmatizer/lookups/lookups.bin");
  lookups_ = Json::parse(R"({"lexeme_norm": {"a": 1}})");
  expect_foreign("vocab/lookups.bin");
}

TEST_F(ImportLanguageTest, TheSamePipelineGivesTheSameBytes) {
  ASSERT_NE(import(), nullptr) << error_.text();
  const auto once = bytes_;
  ASSERT_NE(import(), nullptr);
  EXPECT_EQ(bytes_, once);
}

}  // namespace
}  // namespace dateline
