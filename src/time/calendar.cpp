#include "time/calendar.h"

#include <algorithm>

namespace dateline {

namespace {

// Years outside four digits are nobody's: clamped, so that "9999 years ago" stays a date.
int sane_year(int year) {
  return std::clamp(year, 1, 9998);
}

Date civil(int year, int month, int day) {
  return Date::from_civil(sane_year(year), month, day).value_or(Date());
}

}  // namespace

Interval one_day(Date day) {
  return {day, day};
}

Interval year_of(int year) {
  return years(year, year);
}

Interval years(int first, int last) {
  return {civil(first, 1, 1), civil(last, 12, 31)};
}

Interval month_of(int year, int month) {
  const Date first = civil(year, month, 1);
  return {first, first.month_end()};
}

Interval season_of(int year, int first_month) {
  const Date first = civil(year, first_month, 1);
  return {first, first.plus_months(2).month_end()};
}

Interval unit_around(TimeUnit unit, Date day, int shift) {
  const Date monday = day.plus_days(-day.weekday());
  const Civil c = day.civil();
  switch (unit) {
    case TimeUnit::day:
      return one_day(day.plus_days(shift));
    case TimeUnit::week:
      return {monday.plus_days(7 * shift), monday.plus_days(7 * shift + 6)};
    case TimeUnit::weekend:
      return {monday.plus_days(7 * shift + 5), monday.plus_days(7 * shift + 6)};
    case TimeUnit::month: {
      const Date first = move(day.month_start(), TimeUnit::month, shift);
      return {first, first.month_end()};
    }
    case TimeUnit::quarter: {
      const Date first = move(civil(c.year, (c.month - 1) / 3 * 3 + 1, 1), TimeUnit::month, 3 * shift);
      return {first, first.plus_months(2).month_end()};
    }
    case TimeUnit::year:
      return year_of(c.year + shift);
    case TimeUnit::decade:
      return years((c.year / 10 + shift) * 10, (c.year / 10 + shift) * 10 + 9);
    case TimeUnit::century: {
      const int century = (c.year - 1) / 100 + shift;
      return years(century * 100 + 1, century * 100 + 100);
    }
  }
  return one_day(day);
}

Date move(Date day, TimeUnit unit, int count) {
  count = std::clamp(count, -9999, 9999);
  const auto by_months = [&](int n) {
    const Civil c = day.civil();
    const int year = c.year + n / 12;
    return year < 1 || year > 9998 ? civil(year, c.month, 1) : day.plus_months(n);
  };
  switch (unit) {
    case TimeUnit::day:
      return day.plus_days(count);
    case TimeUnit::week:
    case TimeUnit::weekend:
      return day.plus_days(7 * count);
    case TimeUnit::month:
      return by_months(count);
    case TimeUnit::quarter:
      return by_months(3 * count);
    case TimeUnit::year:
      return by_months(12 * count);
    case TimeUnit::decade:
      return by_months(120 * count);
    case TimeUnit::century:
      return by_months(1200 * count);
  }
  return day;
}

Interval narrow(Interval whole, Part part) {
  const int length = whole.end.days() - whole.start.days() + 1;
  if (part == Part::whole || length < 3) return whole;
  if (length == 7) {
    if (part == Part::early) return {whole.start, whole.start.plus_days(2)};
    if (part == Part::mid) return {whole.start.plus_days(1), whole.start.plus_days(3)};
    return {whole.start.plus_days(3), whole.end};
  }
  if (length <= 31) {
    if (part == Part::early) return {whole.start, whole.start.plus_days(9)};
    if (part == Part::mid) return {whole.start.plus_days(10), whole.start.plus_days(19)};
    return {whole.start.plus_days(20), whole.end};
  }
  // Longer ones are whole months: thirds of them.
  const Civil a = whole.start.civil(), b = whole.end.civil();
  const int months = (b.year - a.year) * 12 + b.month - a.month + 1;
  const int third = std::max(1, months / 3);
  const Date second = whole.start.plus_months(third), last = whole.start.plus_months(months - third);
  if (part == Part::early) return {whole.start, second.plus_days(-1)};
  if (part == Part::mid) return {second, std::max(second, last.plus_days(-1))};
  return {last, whole.end};
}

}  // namespace dateline
