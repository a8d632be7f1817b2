// Stage 5, when: time expressions resolved to calendar intervals against the day of publication.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "syntax/syntax.h"

namespace dateline {

struct TimeExpression {
  Span tokens;  // "on Thursday" without the preposition: "Thursday"; with words that belong: "late last week"
  uint32_t head = 0;        // head token of the expression in the parse
  Date start, end;          // inclusive calendar days
  bool open_start = false;  // "until March": only the end is known
  bool open_end = false;    // "since last week": holds on to the day of publication at least
  std::string rule;         // which rule read it
};

// Expressions in token order, never overlapping. Durations ("for two years", "a three-year war") are none.
std::vector<TimeExpression> find_times(const Syntax& syntax, Date published);

}  // namespace dateline
