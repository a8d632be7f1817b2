#include "syntax/special_phrases.h"

#include <algorithm>

namespace dateline {

void SpecialPhrases::add(std::span<const uint64_t> words) {
  if (words.empty()) return;
  uint32_t node = 0;
  for (const uint64_t word : words) {
    const auto [at, added] = next_.try_emplace({node, word}, static_cast<uint32_t>(is_end_.size()));
    if (added) is_end_.push_back(0);
    node = at->second;
  }
  is_end_[node] = 1;
}

std::vector<Span> SpecialPhrases::find(std::span<const uint64_t> words) const {
  std::vector<Span> found;
  for (uint32_t i = 0; i < words.size(); ++i) {
    uint32_t node = 0;
    for (uint32_t j = i; j < words.size(); ++j) {
      const auto at = next_.find({node, words[j]});
      if (at == next_.end()) break;
      node = at->second;
      if (is_end_[node] != 0) found.push_back({i, j + 1});
    }
  }
  std::sort(found.begin(), found.end(), [](const Span& a, const Span& b) {
    return a.size() != b.size() ? a.size() > b.size() : a.begin < b.begin;
  });
  // A span is left out where its first or last word is taken; it takes its words all the same.
  std::vector<uint8_t> taken(words.size(), 0);
  std::vector<Span> kept;
  for (const Span& span : found) {
    if (taken[span.begin] == 0 && taken[span.end - 1] == 0) kept.push_back(span);
    std::fill(taken.begin() + span.begin, taken.begin() + span.end, uint8_t{1});
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace dateline
