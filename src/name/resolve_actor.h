// Who is meant by a few words without a story around them: "Iraq's prime minister" on a day, "YPG", "Turkish
// troops".
//
//   Resolution who = resolve_actor("the prime minister", *Date::parse("2017-10-26"), "Iraq", lexicon);
//   // who.name == "Haider al-Abadi", who.why == "actors/offices.txt:301 (holder on the day)"
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "name/actor_lexicon.h"

namespace dateline {

struct Resolution {
  std::string name;  // canonical, or the words where nobody is known
  std::string type, country, sector, office;
  std::string why;    // the line of the lexicon and the rule, or "unknown"
  bool sure = false;  // false: unknown, or one of several that the words may mean
};

// `context` is a place or country the words come from, "" for none; it decides "the president" and namesakes.
Resolution resolve_actor(std::string_view text, Date day, std::string_view context,
                         const ActorLexicon& lexicon);

}  // namespace dateline
