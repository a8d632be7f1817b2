// Stage 2: the text as given -> the text as it was meant, with its zones and a way back.
//
//   Text text = clean("BAGHDAD (Reuters) - Iraq s army won t go.");
//   // text.body == "BAGHDAD (Reuters) - Iraq's army won't go.", text.dateline.place_name == "BAGHDAD"
//   // text.blocks[0] begins at "Iraq's"; text.map.to_given(...) gives code points of the text as given
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "text/text.h"

namespace dateline {

// Any bytes; linear in their number. Text that has none of the defects comes out as it went in.
Text clean(std::string_view given);

// The day the text itself says it is of: a dateline with a year, or a line that is only a date, at the head.
std::optional<Date> day_of(const Text& text);

}  // namespace dateline
