// Intervals of the calendar: the week, month, season a day is in, and how far they are shifted.
//
//   unit_around(TimeUnit::week, published, -1)   // "last week": Monday to Sunday of the week before
#pragma once

#include "base/date.h"
#include "time/words.h"

namespace dateline {

// Inclusive days.
struct Interval {
  Date start, end;
  bool one_day() const { return start == end; }
};

// "early", "mid", "late": thirds of a month, year or decade; Monday-Wednesday, Tuesday-Thursday and
// Thursday-Sunday of a week. A single day stays whole.
enum class Part : uint8_t { whole, early, mid, late };

Interval one_day(Date day);
Interval year_of(int year);
Interval years(int first, int last);
Interval month_of(int year, int month);
// Northern seasons, whole months: spring March-May ... winter December-February of the next year.
Interval season_of(int year, int first_month);
// The unit that holds the day, shifted by so many units. A weekend is the Saturday and Sunday of the day's
// week.
Interval unit_around(TimeUnit unit, Date day, int shift);
// The day so many units away: months and years keep the day of the month where it exists.
Date move(Date day, TimeUnit unit, int count);
Interval narrow(Interval whole, Part part);

// The last interval that has begun by the day, or the first that is not over before it. `make(year)` gives
// the one of a year ("July", "26 October", "summer").
template <typename Make>
Interval nearest_in_years(Date day, bool future, const Make& make) {
  const int year = day.civil().year;
  if (future) {
    Interval found = make(year - 1);
    for (int y = year; found.end < day && y <= year + 1; ++y)
      found = make(y);
    return found;
  }
  Interval found = make(year + 1);
  for (int y = year; found.start > day && y >= year - 1; --y)
    found = make(y);
  return found;
}

}  // namespace dateline
