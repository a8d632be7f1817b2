// One happening is told more than once: in the headline, the lead, and again as "the attack". Joins such
// tellings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "code/events.h"
#include "syntax/syntax.h"
#include "time/times.h"

namespace dateline {

// An event with its parties resolved to actors and places, so that "the army" and "it" can be seen to be one.
struct Telling {
  CodedEvent event;
  std::vector<uint32_t> source, target, place;  // indexes of Parties, ascending, no doubles
};

// Whether two such lists have an index in common.
bool intersect(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b);

// What of a place decides whether two places may be one: a country and a town in it may.
struct Land {
  std::string country;  // "" where unknown
  bool whole = false;   // it is the country
};

// What the words of one story say of its parties, by the indexes of Telling.
struct KnownParties {
  std::vector<Land> lands;  // by place
  uint32_t actors = 0;      // below it actors are known; those above are made of the words that fill a role
};

// Joins a later telling to an earlier one of another sentence where type, status, parties, mode, place, date
// and counts agree or one of them is silent, and the words refer back: the same act-word, a definite noun
// ("the attack", "the arrested men"), a headline, or an act done once to a party (an arrest). Conservative:
// where in doubt both stay. `why` of the joined event says what was joined and why. CodedEvent::answers keep
// pointing to the right events.
std::vector<Telling> join_tellings(std::vector<Telling> tellings, const Syntax& syntax,
                                   const std::vector<TimeExpression>& times, Date published,
                                   const KnownParties& known);

}  // namespace dateline
