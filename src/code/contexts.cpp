#include "code/contexts.h"

#include <algorithm>

namespace dateline {

std::vector<std::string> find_contexts(const EventEntry& entry, Span around, const Matcher& matcher,
                                       const EventLexicon::Tables& tables) {
  uint64_t found = entry.contexts;
  const auto& words = tables.context_words;
  for (uint32_t i = around.begin; i < around.end; ++i) {
    const uint32_t word = matcher.word(i);
    if (word == no_word) continue;
    auto at = std::lower_bound(words.begin(), words.end(), word,
                               [](const auto& w, uint32_t head) { return w.first.head < head; });
    for (; at != words.end() && at->first.head == word; ++at) {
      if (matcher.has_words(i, at->first)) found |= at->second;
    }
  }
  std::vector<std::string> out;
  for (size_t c = 0; c < context_names.size(); ++c) {
    if ((found >> c & 1U) != 0) out.emplace_back(context_names[c]);
  }
  return out;
}

}  // namespace dateline
