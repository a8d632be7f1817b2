// Stage 3: the words and marks of a text, split exactly as spaCy's tokenizer splits it with the rules of the
// model.
//
//   auto tokenizer = Tokenizer::open(model, vocabulary);
//   Tokenizer::Scratch scratch;                       // one per thread; `lexemes` must go (clear) along with
//   it tokenizer->tokenize(text, block, lexemes, scratch, tokens, lexeme_of);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "syntax/lexemes.h"
#include "syntax/model_file.h"
#include "syntax/python_regex.h"
#include "syntax/text_index.h"
#include "text/tokens.h"

namespace dateline {

class Tokenizer {
 public:
  // How one stretch without white space (or of nothing else) is split.
  struct Piece {
    uint32_t lexeme;
    uint32_t length;  // bytes
    uint64_t norm;    // id; a special case's own, else the lexeme's
  };
  struct Scratch {
    struct Stretch {
      uint32_t first;  // into pieces
      uint32_t count;
      bool may_start_phrase;
    };
    TextIndex stretch_text;
    std::vector<Stretch> stretches;
    std::vector<Piece> pieces;
    std::vector<Piece> prefixes, suffixes;  // of the stretch at hand
    Regex::Scratch regex;

    size_t bytes() const;
    void clear();
  };

  // `model` and `vocabulary` must outlive the tokenizer.
  static Result<Tokenizer> open(const ModelFile& model, const Vocabulary& vocabulary);
  Tokenizer(Tokenizer&&) noexcept;
  Tokenizer& operator=(Tokenizer&&) noexcept;
  ~Tokenizer();

  // Appends the tokens of text[block] to `tokens` (whose begin counts in `text`) and their lexemes to
  // `lexeme_of`. Tokens cover the block but for the single spaces that space_after stands for (and none
  // begins with one).
  void tokenize(std::string_view text, Span block, Lexemes& lexemes, Scratch& scratch, Tokens& tokens,
                std::vector<uint32_t>& lexeme_of) const;

 private:
  struct Rules;
  explicit Tokenizer(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace dateline
