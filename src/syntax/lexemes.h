// What the weights and tables know of a word by its form alone: spaCy's lexical attributes.
//
//   auto vocabulary = Vocabulary::open(model);
//   Lexemes lexemes;                                       // one per thread
//   uint32_t i = lexemes.find_or_add("Ankara's", *vocabulary);
//   lexemes[i].shape == word_id("Xxxxx'x")
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/model_file.h"
#include "syntax/text_index.h"

namespace dateline {

// Lower case as Python's str.lower gives it (with its one character that becomes two, and the final sigma).
void append_lower(std::string& out, std::string_view text);
// "Xxxxx-dd" for "Baghdad-17": letters and digits by class, runs cut at four; "LONG" from 100 characters on.
std::string word_shape(std::string_view form);

// Ids are word_id's (syntax/word_id.h).
struct Lexeme {
  uint64_t orth = 0, lower = 0, norm = 0, prefix = 0, suffix = 0, shape = 0;
  bool is_space = false;
};

// The table of norms of a model ("lexeme.").
class Vocabulary {
 public:
  // `model` must outlive it.
  static Result<Vocabulary> open(const ModelFile& model);
  // `lower` is `form` in lower case.
  Lexeme lexeme(std::string_view form, std::string_view lower) const;

 private:
  std::span<const uint64_t> keys_;   // ids of forms, ascending
  std::span<const uint64_t> norms_;  // ids of their norms
};

// The lexemes met so far, numbered.
class Lexemes {
 public:
  uint32_t find_or_add(std::string_view form, const Vocabulary& vocabulary);
  const Lexeme& operator[](uint32_t i) const { return lexemes_[i]; }
  uint32_t size() const { return static_cast<uint32_t>(lexemes_.size()); }
  // Texts are valid until the next find_or_add.
  std::string_view form(uint32_t i) const { return forms_.text(i); }
  std::string_view lower(uint32_t i) const {
    const size_t begin = i == 0 ? 0 : lower_end_[i - 1];
    return std::string_view(lower_text_).substr(begin, lower_end_[i] - begin);
  }
  size_t bytes() const;
  void clear();

 private:
  TextIndex forms_;
  std::vector<Lexeme> lexemes_;
  std::string lower_text_;
  std::vector<size_t> lower_end_;
};

}  // namespace dateline
