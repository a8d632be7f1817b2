// The parts of a situation, each read and settled by a file of its own. Errors of all: store_damaged,
// store_busy.
#pragma once

#include <set>
#include <string>

#include "store/seen.h"

namespace dateline {

Status add_ground(Seen& seen, Situation& to);
Status add_demands(Seen& seen, Situation& to);
// Of an actor or country; of a place, ties among those that have to do with its ground, which is there
// already.
Status add_ties(Seen& seen, Situation& to);
Status add_unconfirmed(Seen& seen, Situation& to);
Status add_conflict(Seen& seen, Situation& to);

}  // namespace dateline
