#include "store/voices.h"

#include <algorithm>

namespace dateline {

void add_once(std::vector<Party>& to, const Party& party) {
  const std::string key = party_key(party);
  if (std::none_of(to.begin(), to.end(), [&](const Party& p) { return party_key(p) == key; }))
    to.push_back(party);
}

Result<Voices> voices_of(Seen& seen, const SeenHappening& h) {
  Voices out;
  for (const SeenTelling& t : h.tellings) {
    auto said = seen.said(t.story, "event", t.event);
    if (!said) return said.error();
    for (const Said& c : *said) {
      const Party who = c.who.value_or(Party{"story", "", ""});
      if (c.stance == "asserts")
        c.who ? add_once(out.assert_it, who) : void(out.story_asserts = true);
      else if (c.stance == "hedges")
        add_once(out.hedge_it, who);
      else
        add_once(c.stance == "denies" ? out.deny_it : out.do_not_confirm_it, who);
    }
  }
  return out;
}

bool is_confirmed(const Voices& voices) {
  if (voices.story_asserts) return true;
  const auto& who = voices.assert_it;
  return std::any_of(who.begin(), who.end(), [&](const Party& p) { return !same_side(p, who.front()); });
}

}  // namespace dateline
