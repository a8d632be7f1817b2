// Event lexicon files of any content: load or a clear error, never a crash.
#include <cstdint>
#include <string>

#include "code/event_lexicon.h"
#include "code/event_tables.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const char* before :
       {"", "@pos: verb; type: ASSAULT\n", "@pos: noun; type: ACCUSE\nattack; obj: ", "@roles\n",
        "@class: thing\n", "@context: military\n", "@pos: verb; type: AID\ngive\n~ "}) {
    const auto lexicon = dateline::EventLexicon::from_texts({{"events/fuzz.txt", before + text}});
    if (!lexicon && (lexicon.error().where.empty() || lexicon.error().message.empty())) __builtin_trap();
    if (lexicon && lexicon->version().empty()) __builtin_trap();
  }
  return 0;
}
