// Word ids, lexical attributes and regular expressions.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "small_language.h"
#include "syntax/lexemes.h"
#include "syntax/python_regex.h"
#include "syntax/text_index.h"
#include "syntax/word_id.h"

namespace dateline {
namespace {

TEST(WordId, SymbolsHaveNumbersOfTheirOwn) {
  EXPECT_EQ(word_id(""), 0U);
  EXPECT_EQ(word_id("ORTH"), 65U);
  EXPECT_EQ(word_id("X"), 101U);
  EXPECT_EQ(word_id("ORG"), 383U);
  EXPECT_EQ(word_id("punct"), 445U);
  EXPECT_EQ(word_id("_"), 456U);
  EXPECT_EQ(word_id("FLAG63"), 63U);
  EXPECT_EQ(word_id("DEPRECATED276"), 379U);
  EXPECT_EQ(word_id("FLAG64"), string_id("FLAG64"));
  EXPECT_EQ(word_id("coffee"), 3197928453018144401U);
}

TEST(Lexemes, Shapes) {
  EXPECT_EQ(word_shape("Baghdad-17"), "Xxxxx-dd");
  EXPECT_EQ(word_shape("NATO"), "XXXX");
  EXPECT_EQ(word_shape("1000000"), "dddd");
  EXPECT_EQ(word_shape("Łódź"), "Xxxx");
  EXPECT_EQ(word_shape("x²"), "xd");
  EXPECT_EQ(word_shape(std::string(100, 'a')), "LONG");
  EXPECT_EQ(word_shape(std::string(99, 'a')), "xxxx");
}

TEST(Lexemes, LowerCaseOfFewSpecialLetters) {
  const auto lower = [](std::string_view text) {
    std::string out;
    append_lower(out, text);
    return out;
  };
  EXPECT_EQ(lower("Ankara"), "ankara");
  EXPECT_EQ(lower("İzmir"), "i̇zmir");
  EXPECT_EQ(lower("ΣΑΣ"), "σας");
  EXPECT_EQ(lower("ΣΑΣ."), "σας.");
  EXPECT_EQ(lower("\xFFX"), "\xFFx");
}

TEST_F(SmallLanguage, AttributesOfALexeme) {
  ASSERT_NE(import(), nullptr) << error_.text();
  const auto vocabulary = Vocabulary::open(*model_);
  ASSERT_TRUE(vocabulary);
  Lexemes lexemes;
  const Lexeme kirkuk = lexemes[lexemes.find_or_add("Kirkuk", *vocabulary)];
  EXPECT_EQ(kirkuk.orth, word_id("Kirkuk"));
  EXPECT_EQ(kirkuk.norm, word_id("kirkuk"));
  EXPECT_EQ(kirkuk.prefix, word_id("K"));
  EXPECT_EQ(kirkuk.suffix, word_id("kuk"));
  EXPECT_EQ(kirkuk.shape, word_id("Xxxxx"));
  EXPECT_EQ(lexemes[lexemes.find_or_add("colour", *vocabulary)].norm, word_id("color"));
  EXPECT_EQ(lexemes[lexemes.find_or_add("—", *vocabulary)].norm, word_id("-"));
  EXPECT_EQ(lexemes[lexemes.find_or_add("é", *vocabulary)].suffix, word_id("é"));
  EXPECT_EQ(lexemes.form(0), "Kirkuk");
  EXPECT_EQ(lexemes.lower(0), "kirkuk");
}

TEST(TextIndex, NumbersInOrder) {
  TextIndex index;
  bool added = false;
  for (uint32_t round = 0; round < 2; ++round) {
    for (uint32_t i = 0; i < 3000; ++i) {
      EXPECT_EQ(index.find_or_add("word" + std::to_string(i), added), i);
      EXPECT_EQ(added, round == 0);
    }
  }
  EXPECT_EQ(index.text(17), "word17");
  index.clear();
  EXPECT_EQ(index.size(), 0U);
  EXPECT_EQ(index.find_or_add("", added), 0U);
}

std::string translated(std::string_view pattern) {
  auto out = translate_python_regex(pattern, "test");
  return out ? *out : out.error().text();
}

TEST(PythonRegex, SpellsOutWhatPcreReadsOtherwise) {
  EXPECT_EQ(translated(R"((?u)^\u2014|\U0001F600$)"), R"(^\x{2014}|\x{1f600}$)");
  EXPECT_EQ(translated(R"([[:a\]]\Z)"), R"([\[:a\]]\z)");
  EXPECT_EQ(translated(R"(a{,3})"), R"(a{0,3})");
  EXPECT_EQ(translated(R"([]a])"), R"([\]a])");
  EXPECT_EQ(translated(R"((?<=\d)(?!x)\.)"), R"((?<=[\p{Nd}])(?!x)\.)");
}

TEST(PythonRegex, SaysWhatItCannotRun) {
  for (const char* pattern :
       {R"(\p)", R"((?i)a)", R"(\ud800)", R"(\u12)", "[a", "a\\", R"(\07)", R"([\S])"}) {
    auto out = translate_python_regex(pattern, "tokenizer: prefix_search");
    ASSERT_FALSE(out) << pattern;
    EXPECT_EQ(out.error().code, ErrorCode::model_foreign);
    EXPECT_EQ(out.error().where, "tokenizer: prefix_search");
  }
}

TEST(PythonRegex, ClassesAreThoseOfPython) {
  const auto found = [](std::string_view pattern, std::string_view text) {
    Regex::Scratch scratch;
    auto regex = Regex::compile(*translate_python_regex(pattern, ""), "");
    const auto m = regex->search(text, 0, scratch);
    return m ? std::string(text.substr(m->begin, m->size())) : std::string("none");
  };
  EXPECT_EQ(found(R"(\s)", "a\x1C"), "\x1C");
  EXPECT_EQ(found(R"(\s)", "\xE1\xA0\x8E"), "none");  // U+180E
  EXPECT_EQ(found(R"(\w+)", "-قاهرة٣_"), "قاهرة٣_");
  EXPECT_EQ(found(R"(\d+)", "a٣"), "٣");
  EXPECT_EQ(found(R"((?<=[0-9])km$)", "10km"), "km");
  EXPECT_EQ(found("", "x"), "none");
}

TEST(PythonRegex, BrokenPatternsAreErrors) {
  EXPECT_EQ(Regex::compile("(a", "tokenizer").error().code, ErrorCode::model_damaged);
}

}  // namespace
}  // namespace dateline
