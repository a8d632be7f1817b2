// The words of the calendar: months, weekdays, units, numbers, seasons. Tables only, no grammar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

enum class TimeUnit : uint8_t { day, week, weekend, month, quarter, year, decade, century };

// As written in the text: months and weekdays need their capital ("Oct.", "October", "OCTOBER").
std::optional<int> month_named(std::string_view form);    // 1..12
std::optional<int> weekday_named(std::string_view form);  // 0 Monday .. 6 Sunday; not "Sundays"
// Months that are words or persons' names as well (March, April, May, June, August).
bool is_doubtful_month(std::string_view form);

// The rest in lower case.
std::optional<TimeUnit> unit_named(std::string_view lower);  // "week", "weeks"
std::optional<int> season_named(std::string_view lower);     // its first month: 3, 6, 9, 12
std::optional<int> number_named(std::string_view lower);     // "3", "three", "a"; below 10,000
std::optional<int> ordinal_named(std::string_view lower);    // "26th", "third"
std::optional<int> digits_value(std::string_view text);      // all digits, at most four
bool is_part_of_day(std::string_view lower);                 // "morning"

}  // namespace dateline
