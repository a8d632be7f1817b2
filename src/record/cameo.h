// The CAMEO code (manual 1.1b3) nearest to a PLOVER event, for users whose tools still read CAMEO.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "code/plover.h"

namespace dateline {

// Type and mode decide; the context narrows COOPERATE and AID and tells military force from unorganised
// assault.
std::string_view cameo_code(EventType type, std::string_view mode, const std::vector<std::string>& contexts);

}  // namespace dateline
