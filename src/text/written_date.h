// Days written out: "Jan 5", "3 March 2017", "October 26, 2017", "2017-10-26".
//
//   auto day = read_written_day("Oct. 26, 2017 (Reuters)", 0);   // {26, 10, 2017}, end 13
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace dateline {

struct WrittenDay {
  int day = 0, month = 0;
  int year = 0;    // 0 where not written
  size_t end = 0;  // byte after it
  std::optional<Date> date() const { return year == 0 ? std::nullopt : Date::from_civil(year, month, day); }
};

// The day that is written at byte `at`, nullopt where there is none. A weekday before it ("Thursday, Oct 26")
// is read along.
std::optional<WrittenDay> read_written_day(std::string_view text, size_t at);

// The day that the whole text is, apart from words like "Published:", nullopt otherwise; years only.
std::optional<Date> read_date_line(std::string_view line);

}  // namespace dateline
