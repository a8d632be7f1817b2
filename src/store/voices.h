// Who vouches for a happening, in all the stories that tell of it.
#pragma once

#include <vector>

#include "store/seen.h"

namespace dateline {

struct Voices {
  bool story_asserts = false;
  // Each party once; a story's own voice, where it does not assert, is the party "story".
  std::vector<Party> assert_it, hedge_it, deny_it, do_not_confirm_it;
};

Result<Voices> voices_of(Seen& seen, const SeenHappening& happening);

// A story in its own voice, or two parties that are not of one side, say so.
bool is_confirmed(const Voices& voices);

// Appends a party that is not there yet.
void add_once(std::vector<Party>& to, const Party& party);

}  // namespace dateline
