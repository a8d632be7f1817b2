// Where and when of events that tell neither themselves: of the talks at which they were spoken, of the visit
// their source was on that day, of the fight they are part of. What an event tells of itself stands.
//
//   settle_scenes(tellings, times, published);   // after join_tellings
#pragma once

#include <vector>

#include "base/date.h"
#include "record/join_tellings.h"
#include "time/times.h"

namespace dateline {

// Fills Telling::place and CodedEvent::places and ::time, and says in `why` whence. A dateline is no scene:
// it tells where the story was written.
void settle_scenes(std::vector<Telling>& tellings, const std::vector<TimeExpression>& times, Date published);

}  // namespace dateline
