// Runs of words that make up a special case of the tokenizer: a trie over word ids, and spaCy's choice among
// overlapping finds.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/span.h"

namespace dateline {

class SpecialPhrases {
 public:
  void add(std::span<const uint64_t> words);
  bool starts_with(uint64_t word) const { return next_.contains({0, word}); }
  // The phrases in a text, as spans of its words, ascending; of two that overlap the longer, then the
  // earlier.
  std::vector<Span> find(std::span<const uint64_t> words) const;

 private:
  struct Edge {
    uint32_t node;
    uint64_t word;
    bool operator==(const Edge&) const = default;
  };
  struct EdgeHash {
    size_t operator()(const Edge& e) const { return e.word ^ (e.node * 0x9E3779B97F4A7C15ULL); }
  };
  std::unordered_map<Edge, uint32_t, EdgeHash> next_;
  std::vector<uint8_t> is_end_ = {0};  // per node; 0 is the root
};

}  // namespace dateline
