// Calendar dates of the proleptic Gregorian calendar, as a count of days since 1970-01-01; no clocks, no time
// zones.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

struct Civil {
  int year;
  int month;  // 1..12
  int day;    // 1..31
};

class Date {
 public:
  Date() = default;
  explicit Date(int32_t days_since_1970) : days_(days_since_1970) {}
  // Any year/month/day that exists; months and days out of range give nullopt.
  static std::optional<Date> from_civil(int year, int month, int day);
  // "2017-10-26", also with a time after it ("2017-10-26T10:00:00Z"); anything else gives nullopt.
  static std::optional<Date> parse(std::string_view iso);
  Civil civil() const;
  std::string iso() const;  // "2017-10-26"
  int weekday() const;      // 0 Monday .. 6 Sunday
  int32_t days() const { return days_; }
  Date plus_days(int32_t n) const { return Date(days_ + n); }
  Date plus_months(int n) const;  // day clamped to the month's last
  Date month_start() const;
  Date month_end() const;
  auto operator<=>(const Date&) const = default;

 private:
  int32_t days_ = 0;
};

int days_in_month(int year, int month);

}  // namespace dateline
