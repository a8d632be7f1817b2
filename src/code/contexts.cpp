#include "code/contexts.h"

namespace dateline {

std::vector<std::string> find_contexts(const EventEntry& entry, Span around, const Matcher& matcher,
                                       const EventLexicon::Tables& tables) {
  uint64_t found = entry.contexts;
  for (uint32_t i = around.begin; i < around.end; ++i) {
    for (const auto& [words, contexts] : at_head(tables.context_words, matcher.word(i))) {
      if (matcher.has_words(i, words)) found |= contexts;
    }
  }
  std::vector<std::string> out;
  for (size_t c = 0; c < context_names.size(); ++c) {
    if ((found >> c & 1U) != 0) out.emplace_back(context_names[c]);
  }
  return out;
}

}  // namespace dateline
