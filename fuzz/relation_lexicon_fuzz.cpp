// Word lists of ties and ground of any content: load or a clear error, never a crash.
#include <cstdint>
#include <string>

#include "relate/relation_lexicon.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dateline;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const char* table : {"", "@table: tie_verbs\n", "@table: tie_nouns\n", "@table: ground_verbs\n",
                            "@table: says\n", "@table: answered\n"}) {
    const auto lexicon = RelationLexicon::from_texts({{"fuzz.txt", table + text}});
    if (!lexicon && (lexicon.error().where.empty() || lexicon.error().message.empty())) __builtin_trap();
    if (lexicon) (void)lexicon->has(RelationTable::tie_verbs, text);
  }
  return 0;
}
