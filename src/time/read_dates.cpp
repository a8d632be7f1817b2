// Days and months of the calendar: "26 October 2017", "Oct. 26", "25-27 October", "July", "2017-10-26".
#include <array>

#include "time/reader.h"

namespace dateline {

namespace {

constexpr std::string_view en_dash = "\xE2\x80\x93";

bool is_dash(std::string_view word) {
  return word == "-" || word == en_dash || word == "--";
}

TimeMatch match(uint32_t begin, size_t end, Interval when, const char* rule) {
  return {{begin, static_cast<uint32_t>(end)}, when, rule, false, false};
}

// Numbers of a token such as "10/26/2017" or "25\u201327"; false where it holds anything else.
struct Numbers {
  std::array<int, 3> value{};
  std::array<size_t, 3> width{};
  size_t count = 0;
};
std::optional<Numbers> split_numbers(std::string_view word, std::string_view separator) {
  Numbers out;
  while (true) {
    const size_t at = word.find(separator);
    const auto value = digits_value(word.substr(0, at));
    if (!value || out.count == 3) return std::nullopt;
    out.width[out.count] = at == std::string_view::npos ? word.size() : at;
    out.value[out.count++] = *value;
    if (at == std::string_view::npos) return out;
    word.remove_prefix(at + separator.size());
  }
}

// A day or days of a month, with the tokens it took.
struct Days {
  int first = 0, last = 0;
  uint32_t end = 0;
};

std::optional<Days> read_days(const TimeReader& r, uint32_t at) {
  if (const auto both = split_numbers(r.form(at), en_dash); both && both->count == 2) {
    if (both->value[0] < 1 || both->value[1] > 31 || both->value[0] >= both->value[1]) return std::nullopt;
    return Days{both->value[0], both->value[1], at + 1};
  }
  const auto first = r.day_of_month(at);
  if (!first) return std::nullopt;
  const bool joined = is_dash(r.form(at + 1)) || r.is_any(at + 1, {"to", "and", "through"});
  const auto last = joined ? r.day_of_month(at + 2) : std::nullopt;
  if (last && *last > *first) return Days{*first, *last, at + 3};
  return Days{*first, *first, at + 1};
}

struct Year {
  std::optional<int> value;
  uint32_t end = 0;
};

// "2017", ", 2017", "of 2017", "last year", "of this year", or nothing.
Year read_year_after(const TimeReader& r, uint32_t at, bool comma) {
  uint32_t next = at;
  if (comma && r.is(next, ",") && r.year(next + 1)) return {r.year(next + 1), next + 2};
  if (r.is(next, "of")) ++next;
  if (r.is(next, "in") && r.year(next + 1)) ++next;
  if (const auto year = r.year(next)) return {year, next + 1};
  const int now = r.published().civil().year;
  if (r.is(next, "the") && r.is_any(next + 1, {"same", "previous", "following"})) return {std::nullopt, at};
  if (r.is(next + 1, "year")) {
    if (r.is(next, "last")) return {now - 1, next + 2};
    if (r.is(next, "this")) return {now, next + 2};
    if (r.is(next, "next")) return {now + 1, next + 2};
  }
  return {std::nullopt, at};
}

Interval days_of(int year, int month, Days days) {
  const Date first = month_of(year, month).start;
  const int last = days_in_month(year, month);
  return {first.plus_days(std::min(days.first, last) - 1), first.plus_days(std::min(days.last, last) - 1)};
}

// Without a year: by the tense; under a noun ("the Oct. 30 election") the nearer one.
Interval choose_year(const TimeReader& r, Span tokens, int month, std::optional<Days> days) {
  const auto make = [&](int year) { return days ? days_of(year, month, *days) : month_of(year, month); };
  const Date now = r.published();
  // A story of years ago goes on in them: "In May 2006 ... on 10 May".
  if (const auto year = r.told_year(tokens.begin)) {
    const Interval then = make(*year);
    const Interval told = r.anchor_interval();
    if (then.end.days() >= told.start.days() - 60 && then.start.days() <= told.end.days() + 180) return then;
  }
  if (r.is_future(tokens)) return nearest_in_years(now, true, make);
  const Interval past = nearest_in_years(now, false, make);
  if (!days || !r.under_noun(tokens)) return past;
  const Interval coming = nearest_in_years(now, true, make);
  return coming.start.days() - now.days() <= 60 && now.days() - past.end.days() > 120 ? coming : past;
}

// The attacks of 2001 are named by their day.
bool is_2001_attack(const TimeReader& r, uint32_t end, int month, std::optional<Days> days) {
  return month == 9 && days && days->first == 11 && days->last == 11 &&
         r.is_any(end, {"attack", "attacks", "hijackings", "terrorist", "terror"});
}

// "March" the verb, "May" the modal or the name, "August" the adjective: only with a day, a year, or where
// the words around or the recogniser speak for the month.
bool is_month_in_context(const TimeReader& r, uint32_t at) {
  const Syntax& s = r.syntax();
  if (s.pos[at] == Pos::VERB || s.pos[at] == Pos::AUX || s.tag[at] == Tag::MD) return false;
  // "Theresa May"
  if (is_doubtful_month(r.form(at)) && at > 0 && s.pos[at - 1] == Pos::PROPN && s.head[at - 1] == at)
    return false;
  if (r.entity(at) == EntityLabel::DATE || r.entity(at) == EntityLabel::EVENT) return true;
  if (r.in_name(at) || at == 0) return false;
  return r.is_any(at - 1, {"in",     "since",  "until", "till",    "by",   "from", "to",   "of",
                           "early",  "late",   "mid",   "-",       "last", "next", "this", "between",
                           "during", "before", "after", "through", "and",  "for"}) &&
         (!is_doubtful_month(r.form(at)) || s.dep[at] != Dep::nsubj);
}

std::optional<TimeMatch> day_first(const TimeReader& r, uint32_t at) {
  const uint32_t number = r.is(at, "the") ? at + 1 : at;
  const auto days = read_days(r, number);
  if (!days) return std::nullopt;
  uint32_t next = days->end;
  if (r.is(next, "of")) ++next;
  const auto month = r.month(next);
  if (!month) return std::nullopt;
  const Year year = read_year_after(r, next + 1, true);
  const Span tokens{number, year.value ? year.end : next + 1};
  const Interval when =
      year.value ? days_of(*year.value, *month, *days) : choose_year(r, tokens, *month, days);
  return match(tokens.begin, tokens.end, when, "date/day-month");
}

std::optional<TimeMatch> month_first(const TimeReader& r, uint32_t at) {
  const uint32_t first = r.is_any(at, {"last", "this", "next"}) ? at + 1 : at;
  const auto month = r.month(first);
  if (!month) return std::nullopt;
  const int now = r.published().civil().year;
  const bool modal = r.syntax().tag[first] == Tag::MD;
  const uint32_t number = r.is(first + 1, "the") ? first + 2 : first + 1;
  if (const auto days = read_days(r, number); days && !modal) {
    const Year year = read_year_after(r, days->end, true);
    const Span tokens{at, year.value ? year.end : days->end};
    if (year.value) return match(at, tokens.end, days_of(*year.value, *month, *days), "date/month-day-year");
    if (is_2001_attack(r, days->end, *month, days))
      return match(at, tokens.end, days_of(2001, *month, *days), "date/2001-attacks");
    return match(at, tokens.end, choose_year(r, tokens, *month, days), "date/month-day");
  }
  const Year year = read_year_after(r, first + 1, true);
  if (year.value && !modal) return match(at, year.end, month_of(*year.value, *month), "date/month-year");
  if (!is_month_in_context(r, first)) return std::nullopt;
  const Span tokens{at, first + 1};
  const auto make = [&](int y) { return month_of(y, *month); };
  const Interval this_month = unit_around(TimeUnit::month, r.published(), 0);
  if (r.is(at, "last"))
    return match(at, first + 1, nearest_in_years(this_month.start.plus_days(-1), false, make),
                 "date/last-month-name");
  if (r.is(at, "next"))
    return match(at, first + 1, nearest_in_years(this_month.end.plus_days(1), true, make),
                 "date/next-month-name");
  if (r.is(at, "this")) return match(at, first + 1, month_of(now, *month), "date/this-month-name");
  return match(at, first + 1, choose_year(r, tokens, *month, std::nullopt), "date/month");
}

// "on the 26th": of the month that makes it the last one by then, or the next one in the future.
std::optional<TimeMatch> bare_day(const TimeReader& r, uint32_t at) {
  if (!r.is(at, "the") || r.lower(at + 1).size() < 3) return std::nullopt;
  const auto day = r.day_of_month(at + 1);
  if (!day || at == 0 || !r.is_any(at - 1, {"on", "of", "by", "until", "since"})) return std::nullopt;
  const Syntax& s = r.syntax();
  const Dep dep = s.dep[at + 1];
  if (dep == Dep::amod || dep == Dep::compound || r.entity(at + 1) == EntityLabel::EVENT) return std::nullopt;
  if (at + 2 < r.size() &&
      (s.pos[at + 2] == Pos::NOUN || s.pos[at + 2] == Pos::PROPN || s.pos[at + 2] == Pos::ADJ))
    return std::nullopt;
  const bool future = r.is_future({at + 1, at + 2});
  for (int shift = 0; shift <= 2; ++shift) {
    const Date first = unit_around(TimeUnit::month, r.published(), future ? shift : -shift).start;
    const Civil c = first.civil();
    if (*day > days_in_month(c.year, c.month)) continue;
    const Date found = first.plus_days(*day - 1);
    if (future ? found >= r.published() : found <= r.published())
      return match(at + 1, at + 2, one_day(found), "date/day");
  }
  return std::nullopt;
}

}  // namespace

// Where both readings are dates, a slashed one is month first, as most of the wire writes it; one with full
// stops is day first.
std::optional<TimeMatch> read_numeric_date(const TimeReader& r, uint32_t at) {
  if (r.year(at) && r.form(at + 1) == "-" && r.form(at + 3) == "-") {
    const auto month = r.day_of_month(at + 2), day = r.day_of_month(at + 4);
    if (month && day) {
      if (const auto date = Date::from_civil(*r.year(at), *month, *day))
        return match(at, at + 5, one_day(*date), "date/iso");
    }
  }
  const std::string_view word = r.form(at);
  if (const auto date = word.size() == 10 ? Date::parse(word) : std::nullopt)
    return match(at, at + 1, one_day(*date), "date/iso");
  for (const char separator : {'/', '.'}) {
    const auto n = split_numbers(word, std::string_view(&separator, 1));
    if (!n || n->count != 3 || n->width[2] == 1 || n->width[2] == 3) continue;
    const int year = n->width[2] == 2 ? n->value[2] + (n->value[2] < 70 ? 2000 : 1900) : n->value[2];
    if (year < 1500 || year > 2199) continue;
    const bool day_is_first = separator == '.' || n->value[0] > 12;
    const int month = day_is_first ? n->value[1] : n->value[0],
              day = day_is_first ? n->value[0] : n->value[1];
    if (const auto date = Date::from_civil(year, month, day))
      return match(at, at + 1, one_day(*date), "date/numeric");
  }
  if (word == "9/11") return match(at, at + 1, one_day(*Date::from_civil(2001, 9, 11)), "date/2001-attacks");
  return std::nullopt;
}

std::optional<TimeMatch> read_calendar_date(const TimeReader& r, uint32_t at) {
  if (auto found = day_first(r, at)) return found;
  if (auto found = month_first(r, at)) return found;
  return bare_day(r, at);
}

}  // namespace dateline
