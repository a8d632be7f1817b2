// Where in the parse the lexicon's names, titles and agent nouns stand.
#pragma once

#include <vector>

#include "name/actor_lexicon.h"
#include "syntax/syntax.h"

namespace dateline {

// One run of tokens that the lexicon knows. Senses point into the lexicon.
struct NameHit {
  Span tokens;
  const std::vector<NameSense>* senses = nullptr;
  uint32_t fitting = 0;  // bit i: senses[i] fits the case of the text

  // First fitting sense of the kind, or nullptr.
  const NameSense* sense(NameKind kind) const;
  // Likewise, but one that needs no support of the story ([context], [ambiguous]).
  const NameSense* sure_sense(NameKind kind) const;
};

struct ScanResult {
  std::vector<NameHit>
      names;  // countries, peoples, capitals, seats, actors, surnames, places: longest, not overlapping
  std::vector<NameHit> titles;  // likewise among titles
  std::vector<NameHit> agents;  // likewise among agent nouns
};

ScanResult scan_names(const Syntax& syntax, const ActorLexicon& lexicon);

}  // namespace dateline
