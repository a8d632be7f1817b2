// PLOVER contexts of an event: those its entry names, and those the words around it show (contexts.txt).
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "code/event_tables.h"
#include "code/match.h"

namespace dateline {

// `around`: tokens whose words count; in the order of context_names.
std::vector<std::string> find_contexts(const EventEntry& entry, Span around, const Matcher& matcher,
                                       const EventLexicon::Tables& tables);

}  // namespace dateline
