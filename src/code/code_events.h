// Stage 6: from the parse to coded events: frames, lexicon patterns, roles, status, claims, places and dates.
//
//   auto events = code_events(syntax, tree, text, mentions, times, lexicon);
#pragma once

#include <vector>

#include "code/event_lexicon.h"
#include "code/events.h"
#include "name/mentions.h"
#include "syntax/syntax.h"
#include "text/text.h"
#include "time/times.h"

namespace dateline {

// Events in text order of their first trigger; one per telling (stage 8 joins the tellings of one happening).
// With `open_acts` also what two known parties do to one another in words no entry knows, as untyped events.
std::vector<CodedEvent> code_events(const Syntax& syntax, const Tree& tree, const Text& text,
                                    const Mentions& mentions, const std::vector<TimeExpression>& times,
                                    const EventLexicon& lexicon, bool open_acts = false);

}  // namespace dateline
