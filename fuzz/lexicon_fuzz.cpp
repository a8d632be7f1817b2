// Lexicon files of any content: load or a clear error, never a crash; what loads can be matched and asked.
#include <cstdint>
#include <string>

#include "name/actor_lexicon.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const char* table : {"", "@table: countries\n", "@table: actors\n", "@table: titles\n",
                            "@table: agents\n", "@table: places\n", "@table: cues\n",
                            "@table: countries\nIRQ; Iraq\n@table: titles\nking\n@table: terms\n"}) {
    const auto lexicon = dateline::ActorLexicon::from_texts({{"fuzz.txt", table + text}});
    if (!lexicon) {
      if (lexicon.error().where.empty() || lexicon.error().message.empty()) __builtin_trap();
      continue;
    }
    for (const auto& actor : lexicon->actors()) {
      bool former = false;
      const auto index = lexicon->find_actor(actor.name);
      if (index) (void)lexicon->office_of(*index, dateline::Date(17000), former);
    }
  }
  return 0;
}
