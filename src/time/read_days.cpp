// Days by name: "Thursday", "next Monday night", "yesterday", "the day before yesterday", "Christmas Day".
#include <array>

#include "time/reader.h"

namespace dateline {

namespace {

TimeMatch match(uint32_t begin, size_t end, Interval when, const char* rule) {
  return {{begin, static_cast<uint32_t>(end)}, when, rule, false, false};
}

uint32_t with_part_of_day(const TimeReader& r, uint32_t end) {
  return is_part_of_day(r.lower(end)) ? end + 1 : end;
}

// The last such day up to and including `from`, or the first from it on.
Date last_weekday(Date from, int weekday) {
  return from.plus_days(-((from.weekday() - weekday + 7) % 7));
}
Date coming_weekday(Date from, int weekday) {
  return from.plus_days((weekday - from.weekday() + 7) % 7);
}

// "Thursday, Oct. 26", "Thursday (26 October)": the date decides.
std::optional<TimeMatch> date_after(const TimeReader& r, uint32_t begin, uint32_t end) {
  const bool bracket = r.is(end, "(");
  const uint32_t next = bracket || r.is(end, ",") ? end + 1 : end;
  auto found = read_calendar_date(r, r.is(next, "the") ? next + 1 : next);
  if (!found) found = read_numeric_date(r, next);
  if (!found || !found->when.one_day()) return std::nullopt;
  found->tokens.begin = begin;
  if (bracket && r.is(found->tokens.end, ")")) ++found->tokens.end;
  return found;
}

// "Monday last week", "Monday of this week", "Monday week".
std::optional<TimeMatch> week_after(const TimeReader& r, uint32_t begin, uint32_t end, int weekday) {
  const uint32_t next = r.is(end, "of") ? end + 1 : end;
  int shift = 0;
  if (r.is(next, "next"))
    shift = 1;
  else if (r.is(next, "last"))
    shift = -1;
  else if (!r.is(next, "this"))
    return std::nullopt;
  if (!r.is(next + 1, "week")) return std::nullopt;
  const Date monday = unit_around(TimeUnit::week, r.published(), shift).start;
  return match(begin, next + 2, one_day(monday.plus_days(weekday)), "weekday/of-week");
}

Date resolve_weekday(const TimeReader& r, std::string_view lead, Span tokens, int weekday) {
  const Date now = r.published();
  if (lead == "last" || lead == "past" || lead == "previous") return last_weekday(now.plus_days(-1), weekday);
  if (lead == "next") return coming_weekday(now.plus_days(1), weekday);
  if (lead == "coming") return coming_weekday(now, weekday);
  if (lead == "following") return coming_weekday(r.anchor().plus_days(1), weekday);
  if (lead == "this") {
    return r.is_future(tokens) ? coming_weekday(now, weekday)
                               : unit_around(TimeUnit::week, now, 0).start.plus_days(weekday);
  }
  return r.is_future(tokens) ? coming_weekday(now, weekday) : last_weekday(now, weekday);
}

struct FixedDay {
  std::string_view words;  // lower case, single spaces
  int month, day;
};
constexpr std::array<FixedDay, 9> fixed_days = {{
    {"new year 's day", 1, 1},
    {"new year 's eve", 12, 31},
    {"christmas day", 12, 25},
    {"christmas eve", 12, 24},
    {"boxing day", 12, 26},
    {"bastille day", 7, 14},
    {"valentine 's day", 2, 14},
    {"halloween", 10, 31},
    {"christmas", 12, 25},
}};

std::optional<TimeMatch> read_fixed_day(const TimeReader& r, uint32_t at) {
  for (const FixedDay& fixed : fixed_days) {
    uint32_t end = at;
    std::string_view rest = fixed.words;
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      if (r.lower(end) != word) break;
      ++end;
      rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    if (!rest.empty() || r.form(at).front() == r.lower(at).front() || r.in_name(at)) continue;
    const auto make = [&](int year) {
      return one_day(Date::from_civil(year, fixed.month, fixed.day).value_or(Date()));
    };
    if (const auto year = r.year(end)) return match(at, end + 1, make(*year), "holiday");
    const bool future = r.is_future({at, end});
    if (r.is(end - 1, "christmas") && r.syntax().dep[at] == Dep::compound)
      return std::nullopt;  // "Christmas market"
    return match(at, end, nearest_in_years(r.published(), future, make), "holiday");
  }
  return std::nullopt;
}

struct NamedDay {
  std::string_view word;
  int shift;
};
constexpr std::array<NamedDay, 4> named_days = {
    {{"today", 0}, {"yesterday", -1}, {"tomorrow", 1}, {"tonight", 0}}};

}  // namespace

std::optional<TimeMatch> read_weekday(const TimeReader& r, uint32_t at) {
  uint32_t first = at;
  if (r.is_any(first, {"this", "the"}) && r.is_any(first + 1, {"coming", "past", "previous", "following"}))
    ++first;
  std::string_view lead;
  if (r.is_any(first, {"last", "next", "this", "coming", "past", "previous", "following"}))
    lead = r.lower(first++);
  const auto weekday = r.weekday(first);
  if (!weekday || r.in_name(first)) return std::nullopt;
  // "every Friday", "a Friday" are no day of the calendar.
  if (at > 0 && r.is_any(at - 1, {"every", "each", "a", "most", "any", "bloody", "black"}))
    return std::nullopt;
  const uint32_t end = first + 1;
  if (lead.empty()) {
    if (auto found = date_after(r, at, end)) return found;
    if (auto found = week_after(r, at, end, *weekday)) return found;
  }
  const uint32_t last = with_part_of_day(r, end);
  const Date day = resolve_weekday(r, lead, {at, last}, *weekday);
  return match(at, last, one_day(day), lead.empty() ? "weekday" : "weekday/led");
}

std::optional<TimeMatch> read_named_day(const TimeReader& r, uint32_t at) {
  const Date now = r.published();
  for (const NamedDay& named : named_days) {
    if (!r.is(at, named.word) || r.in_name(at)) continue;
    return match(at, with_part_of_day(r, at + 1), one_day(now.plus_days(named.shift)), "day/named");
  }
  if (r.is(at, "the") && r.is(at + 1, "day")) {
    if (r.is(at + 2, "before") && r.is(at + 3, "yesterday"))
      return match(at, at + 4, one_day(now.plus_days(-2)), "day/named");
    if (r.is(at + 2, "after") && r.is(at + 3, "tomorrow"))
      return match(at, at + 4, one_day(now.plus_days(2)), "day/named");
  }
  if (r.is(at, "overnight")) return match(at, at + 1, {now.plus_days(-1), now}, "day/overnight");
  if (r.is(at, "last") && r.is_any(at + 1, {"night", "evening"}))
    return match(at, at + 2, one_day(now.plus_days(-1)), "day/last-night");
  if (r.is(at, "this") && is_part_of_day(r.lower(at + 1)))
    return match(at, at + 2, one_day(now), "day/this-morning");
  return read_fixed_day(r, at);
}

}  // namespace dateline
