// Stage 3: tokens as flat arrays.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline {

// All arrays have one entry per token. `text` (the body) must outlive this.
struct Tokens {
  std::string_view text;
  std::vector<uint32_t> begin;       // byte offset in text
  std::vector<uint32_t> length;      // bytes
  std::vector<uint8_t> space_after;  // 1 where a single space follows (spaCy's SPACY)
  std::vector<uint64_t> norm;  // string id of the token's norm (an exception's own norm, else of the lexeme)

  size_t size() const { return begin.size(); }
  std::string_view form(size_t i) const { return text.substr(begin[i], length[i]); }
  uint32_t end(size_t i) const { return begin[i] + length[i]; }
  // Bytes of text from the first to the last token of a (non-empty) token span.
  Span bytes(Span tokens) const { return {begin[tokens.begin], end(tokens.end - 1)}; }
  void clear() { begin.clear(), length.clear(), space_after.clear(), norm.clear(); }
};

}  // namespace dateline
