// What the rules of find_times read: the words in lower case, what the recogniser says of them, the tense
// they stand in, and the date last spoken of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "syntax/syntax.h"
#include "time/calendar.h"

namespace dateline {

// What a rule made of the words from `begin` on.
struct TimeMatch {
  Span tokens;
  Interval when;
  const char* rule = "";
  bool open_start = false, open_end = false;
};

class TimeReader {
 public:
  TimeReader(const Syntax& syntax, Date published);

  size_t size() const { return lower_.size(); }
  const Syntax& syntax() const { return *syntax_; }
  Date published() const { return published_; }
  // The date last mentioned before the words read now, else the day of publication.
  Date anchor() const { return anchor_; }
  // The same for words like "a week earlier": a date that stands farther off than the sentence before is not
  // what they count from.
  Date anchor_near(uint32_t token) const;
  Interval anchor_interval() const { return anchor_interval_; }
  void mention(Interval when, uint32_t token) {
    anchor_ = when.start, anchor_interval_ = when, anchor_token_ = token;
  }
  // The year of which the words before tell: of a date long before the day of publication, given in this
  // sentence or the three before it.
  std::optional<int> told_year(uint32_t token) const;

  // "" beyond the end of the text.
  std::string_view lower(size_t i) const {
    return i < lower_.size() ? std::string_view(lower_[i]) : std::string_view();
  }
  std::string_view form(size_t i) const { return i < lower_.size() ? syntax_->form(i) : std::string_view(); }
  bool is(size_t i, std::string_view word) const { return lower(i) == word; }
  bool is_any(size_t i, std::initializer_list<std::string_view> words) const;
  EntityLabel entity(size_t i) const { return i < entity_.size() ? entity_[i] : EntityLabel::none; }
  // Inside the name of somebody or something ("Sunday Times", "Black September").
  bool in_name(size_t i) const;

  std::optional<int> month(size_t i) const { return month_named(form(i)); }
  std::optional<int> weekday(size_t i) const { return weekday_named(form(i)); }
  std::optional<TimeUnit> unit(size_t i) const { return unit_named(lower(i)); }
  std::optional<int> year(size_t i) const;          // four digits, 1500 to 2199
  std::optional<int> day_of_month(size_t i) const;  // "26", "26th"

  // Token of the span whose head lies outside it.
  uint32_t head_of(Span tokens) const;
  // Whether the words speak of what is still to come (tense.cpp).
  bool is_future(Span tokens) const;
  // Whether they hang on a verb in the simple past.
  bool is_past(Span tokens) const;
  // Whether they hang on a noun, not on a verb ("Sunday's election", "the talks on Monday").
  bool under_noun(Span tokens) const;

 private:
  const Syntax* syntax_;
  Date published_, anchor_;
  Interval anchor_interval_;
  uint32_t anchor_token_ = 0;
  std::vector<std::string> lower_;
  std::vector<EntityLabel> entity_;
};

// A rule looks for one kind of expression that begins at the token.
using TimeRule = std::optional<TimeMatch> (*)(const TimeReader&, uint32_t);

std::optional<TimeMatch> read_numeric_date(const TimeReader&, uint32_t);   // 2017-10-26, 10/26/2017
std::optional<TimeMatch> read_calendar_date(const TimeReader&, uint32_t);  // 26 October 2017, Oct. 26, July
std::optional<TimeMatch> read_weekday(const TimeReader&, uint32_t);        // Thursday, next Monday night
std::optional<TimeMatch> read_named_day(const TimeReader&, uint32_t);      // today, last night, Christmas
std::optional<TimeMatch> read_distance(const TimeReader&, uint32_t);       // two days ago, the past year
std::optional<TimeMatch> read_unit(const TimeReader&, uint32_t);           // last week, the same month
std::optional<TimeMatch> read_season(const TimeReader&, uint32_t);  // last summer, the third quarter of 2017
std::optional<TimeMatch> read_year(const TimeReader&, uint32_t);    // 2003, the 1990s, the 19th century

}  // namespace dateline
