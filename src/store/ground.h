// Who holds a place, from all that is said of it: pure rules (docs/situation.md), no SQL.
//
//   for (Holding& h : settle_ground(statements_of_one_place)) use(h.ground, h.because);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/seen.h"

namespace dateline {

// One statement of one story about one place.
struct GroundStatement {
  int64_t control = 0;
  SeenTelling telling;  // `event` is not used
  std::string state;    // of the record: holds, contests, lost, gained, claimed
  std::optional<Party> holder, from;
  bool dated = false;        // by words of the story, not by its day of publication
  std::string start, as_of;  // first day it is true of, last day
  std::vector<Said> said;
};

struct Holding {
  HeldGround ground;                            // without place and evidence
  std::vector<const GroundStatement*> because;  // in order of time
};

// What holds on the day after all statements, in order of time: who holds it, or that it is lost, first; then
// who contests it, then what is only claimed. The statements must outlive the answer.
std::vector<Holding> settle_ground(const std::vector<GroundStatement>& statements);

}  // namespace dateline
