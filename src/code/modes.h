// Modes by the words around an act (lexicon/events/modes.txt), for acts whose entry or model names a type but
// no mode: "killed 12 in an air strike" is ASSAULT aerial.
//
//   event.told_modes = find_modes(tree, frames, frame, matcher, tables);   // while the frames are at hand
//   settle_modes(events, tables);                                           // once all types stand
#pragma once

#include <vector>

#include "code/event_tables.h"
#include "code/events.h"
#include "code/frame.h"
#include "code/match.h"
#include "syntax/syntax.h"

namespace dateline {

// For each type that the words of the act's own clause tell a mode of, the first of tables.modes; ascending.
// The words of clauses below it are those clauses' own.
std::vector<uint16_t> find_modes(const Tree& tree, const std::vector<Frame>& frames, const Frame& frame,
                                 const Matcher& matcher, const EventLexicon::Tables& tables);

// Fills empty modes; `why` names the list. Acts keep the mode they have.
void settle_modes(std::vector<CodedEvent>& events, const EventLexicon& lexicon);

}  // namespace dateline
