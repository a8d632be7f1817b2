#include "syntax/tokenizer.h"

#include "small_language.h"
#include "syntax/special_phrases.h"
#include "syntax/word_id.h"

namespace dateline {
namespace {

class TokenizerTest : public SmallLanguage {
 protected:
  void open() {
    ASSERT_NE(import(), nullptr) << error_.text();
    auto vocabulary = Vocabulary::open(*model_);
    ASSERT_TRUE(vocabulary);
    vocabulary_ = std::make_unique<Vocabulary>(*vocabulary);
    auto tokenizer = Tokenizer::open(*model_, *vocabulary_);
    ASSERT_TRUE(tokenizer) << tokenizer.error().text();
    tokenizer_of_model_ = std::make_unique<Tokenizer>(std::move(*tokenizer));
  }
  // The tokens with "_" where a space follows.
  std::vector<std::string> split(const std::string& text) {
    if (tokenizer_of_model_ == nullptr) open();
    text_ = text;
    tokens_.clear();
    tokens_.text = text_;
    lexeme_of_.clear();
    tokenizer_of_model_->tokenize(text_, {0, static_cast<uint32_t>(text_.size())}, lexemes_, scratch_,
                                  tokens_, lexeme_of_);
    std::vector<std::string> out;
    for (size_t i = 0; i < tokens_.size(); ++i) {
      out.push_back(std::string(tokens_.form(i)) + (tokens_.space_after[i] != 0 ? "_" : ""));
    }
    return out;
  }
  using Words = std::vector<std::string>;

  std::unique_ptr<Vocabulary> vocabulary_;
  std::unique_ptr<Tokenizer> tokenizer_of_model_;
  Lexemes lexemes_;
  Tokenizer::Scratch scratch_;
  std::string text_;
  Tokens tokens_;
  std::vector<uint32_t> lexeme_of_;
};

TEST_F(TokenizerTest, AffixesComeOffFromOutsideIn) {
  EXPECT_EQ(split("(\"Rebels\"), they"), (Words{"(", "\"", "Rebels", "\"", ")", ",_", "they"}));
  EXPECT_EQ(split("Syria's army."), (Words{"Syria", "'s_", "army", "."}));
  EXPECT_EQ(split("10km $5m"), (Words{"10", "km_", "$", "5", "m"}));
}

TEST_F(TokenizerTest, SpecialCasesStopTheSplitting) {
  EXPECT_EQ(split("don't"), (Words{"do", "n't"}));
  EXPECT_EQ(tokens_.norm[1], word_id("not"));
  EXPECT_EQ(tokens_.norm[0], word_id("do"));
  EXPECT_EQ(split("(don't)"), (Words{"(", "do", "n't", ")"}));
  EXPECT_EQ(split("the U.S., too"), (Words{"the_", "U.S.", ",_", "too"}));
}

TEST_F(TokenizerTest, InfixesSplitWhatIsLeft) {
  EXPECT_EQ(split("al-qaida 10-20 wait...what"),
            (Words{"al", "-", "qaida_", "10", "-", "20_", "wait", "...", "what"}));
  EXPECT_EQ(split("-x"), (Words{"-x"}));
}

TEST_F(TokenizerTest, AddressesStayWhole) {
  EXPECT_EQ(split("http://example.org/a-b-c"), (Words{"http://example.org/a-b-c"}));
}

TEST_F(TokenizerTest, SingleSpacesBelongToTheTokenBefore) {
  EXPECT_EQ(split("a  b"), (Words{"a_", " ", "b"}));
  EXPECT_EQ(split(" a "), (Words{" ", "a_"}));
  EXPECT_EQ(split("a\n\nb \n c"), (Words{"a", "\n\n", "b_", "\n ", "c"}));
  EXPECT_EQ(split(""), Words{});
  EXPECT_EQ(split("   "), (Words{"   "}));
  EXPECT_TRUE(lexemes_[lexeme_of_[0]].is_space);
}

TEST_F(TokenizerTest, SplitSpecialCasesAreJoinedAgain) {
  EXPECT_EQ(split("x :) y"), (Words{"x_", ":)_", "y"}));
  EXPECT_EQ(split("(:)"), (Words{"(", ":)"}));
  EXPECT_EQ(split(": )"), (Words{":_", ")"}));  // the same tokens, but not the same text
}

TEST_F(TokenizerTest, AnyBytesGiveTokens) {
  EXPECT_EQ(split("\xFF\xFE(x"), (Words{"\xFF\xFE(x"}));
  EXPECT_EQ(split("caf\xC3\xA9 \xC3"), (Words{"café_", "\xC3"}));
}

TEST_F(TokenizerTest, BlocksKnowNothingOfEachOther) {
  open();
  text_ = "aa bb. cc";
  tokens_.text = text_;
  tokenizer_of_model_->tokenize(text_, {3, 6}, lexemes_, scratch_, tokens_, lexeme_of_);
  ASSERT_EQ(tokens_.size(), 2U);
  EXPECT_EQ(tokens_.begin[0], 3U);
  EXPECT_EQ(tokens_.form(1), ".");
  EXPECT_EQ(tokens_.space_after[1], 0);
}

TEST_F(TokenizerTest, CachesChangeNothing) {
  const auto once = split("don't (attack) the U.S. :) 10km");
  EXPECT_EQ(split("don't (attack) the U.S. :) 10km"), once);
  const size_t grown = lexemes_.size();
  split("don't attack");
  EXPECT_EQ(lexemes_.size(), grown);
  EXPECT_GT(scratch_.bytes(), 0U);
  scratch_.clear();
  lexemes_.clear();
  EXPECT_EQ(split("don't (attack) the U.S. :) 10km"), once);
}

TEST(SpecialPhrases, TheLongerThenTheEarlierStands) {
  SpecialPhrases phrases;
  phrases.add(std::vector<uint64_t>{1, 2});
  phrases.add(std::vector<uint64_t>{2, 3, 4});
  phrases.add(std::vector<uint64_t>{5});
  EXPECT_TRUE(phrases.starts_with(5));
  EXPECT_FALSE(phrases.starts_with(4));
  EXPECT_EQ(phrases.find(std::vector<uint64_t>{1, 2, 3, 4, 5}), (std::vector<Span>{{1, 4}, {4, 5}}));
  EXPECT_EQ(phrases.find(std::vector<uint64_t>{1, 2, 3, 5}), (std::vector<Span>{{0, 2}, {3, 4}}));
}

}  // namespace
}  // namespace dateline
