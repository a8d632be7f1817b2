// Distances: "two days ago", "a month earlier", "the past three years", "in recent weeks", "in two weeks".
#include <array>

#include "time/reader.h"

namespace dateline {

namespace {

TimeMatch match(uint32_t begin, size_t end, Interval when, const char* rule) {
  return {{begin, static_cast<uint32_t>(end)}, when, rule, false, false};
}

// "several days" and "recent days": how far back, by unit (day, week, weekend, month, quarter, year, decade,
// century). An approximation, wide enough to hold what is usually meant.
constexpr std::array<int, 8> vague_count = {7, 4, 4, 6, 3, 5, 3, 3};

struct Count {
  std::optional<int> value;  // nullopt: "several"
  uint32_t end = 0;
};

// "two", "a", "a few", "several", "a couple of", "a dozen"; nullopt where no number stands.
std::optional<Count> read_count(const TimeReader& r, uint32_t at) {
  const uint32_t first = r.is(at, "a") ? at + 1 : at;
  if (r.is_any(first, {"few", "several", "some", "many"})) return Count{std::nullopt, first + 1};
  if (r.is(first, "couple")) return Count{2, r.is(first + 1, "of") ? first + 2 : first + 1};
  if (r.is(first, "dozen")) return Count{12, first + 1};
  if (r.is(first, "half")) return std::nullopt;
  if (const auto value = number_named(r.lower(at)); value && *value > 0) return Count{value, at + 1};
  return std::nullopt;
}

// The unit that is so far from `from`: of months and years the whole one.
Interval at_distance(Date from, TimeUnit unit, int count) {
  return unit_around(unit, move(from, unit, count), 0);
}

int vague(TimeUnit unit) {
  return vague_count[static_cast<size_t>(unit)];
}

Interval vaguely_ago(Date now, TimeUnit unit) {
  // "years ago" may be long ago; "days ago" is this or last week.
  return {move(now, unit, unit == TimeUnit::year ? -2 * vague(unit) : -vague(unit)), move(now, unit, -1)};
}

// "before" and "after" with nothing to depend on: "the day before", "two weeks after, ...".
bool stands_alone(const TimeReader& r, uint32_t at) {
  const Syntax& s = r.syntax();
  if (at >= r.size()) return false;
  if (at + 1 == r.size() || s.pos[at + 1] == Pos::PUNCT || s.pos[at + 1] == Pos::CCONJ)
    return s.dep[at] != Dep::mark;
  if (s.dep[at] == Dep::mark) return false;
  for (uint32_t i = at + 1; i < r.size() && i < at + 8; ++i) {
    if (s.head[i] == at && (s.dep[i] == Dep::pobj || s.dep[i] == Dep::pcomp)) return false;
  }
  return s.dep[at] == Dep::advmod;
}

// -1 back, +1 forward, 0 for no such word; `from_now` where the words count from the day of publication.
int direction(const TimeReader& r, uint32_t& at, bool& from_now) {
  from_now = false;
  if (r.is(at, "ago")) return from_now = true, ++at, -1;
  if (r.is(at, "from") && r.is(at + 1, "now")) return from_now = true, at += 2, 1;
  if (r.is_any(at, {"earlier", "previously"})) return ++at, -1;
  if (r.is_any(at, {"later", "afterwards", "afterward", "on"}) && !r.is(at, "on")) return ++at, 1;
  if (r.is(at, "before") && stands_alone(r, at)) return ++at, -1;
  if (r.is(at, "after") && stands_alone(r, at)) return ++at, 1;
  return 0;
}

std::optional<TimeMatch> ago(const TimeReader& r, uint32_t at) {
  Count count{std::nullopt, at};
  const bool bare = r.unit(at).has_value();                 // "days ago", "years earlier"
  const bool definite = r.is(at, "the") && r.unit(at + 1);  // "the day before"
  if (definite) {
    count = {1, at + 1};
  } else if (!bare) {
    const auto read = read_count(r, at);
    if (!read) return std::nullopt;
    count = *read;
  }
  const auto unit = r.unit(count.end);
  if (!unit) return std::nullopt;
  uint32_t end = count.end + 1;
  bool from_now = false;
  const int sign = direction(r, end, from_now);
  if (sign == 0 || (definite && from_now)) return std::nullopt;
  const Date from = from_now ? r.published() : r.anchor_near(at);
  if (!count.value) {
    const Interval when =
        sign < 0 ? vaguely_ago(from, *unit) : Interval{move(from, *unit, 1), move(from, *unit, vague(*unit))};
    return match(at, end, when, "distance/vague");
  }
  // "two years ago in July", "a week ago on Monday" are read apart: the second narrows nothing.
  return match(at, end, at_distance(from, *unit, sign * *count.value),
               from_now ? "distance/ago" : "distance/from-last-date");
}

// "the past two years", "the next few days", "recent weeks", "the past week".
std::optional<TimeMatch> stretch(const TimeReader& r, uint32_t at) {
  const bool article = r.is_any(at, {"the", "these", "this"});
  const uint32_t word = article ? at + 1 : at;
  const bool past = r.is_any(word, {"last", "past", "previous", "recent", "preceding"});
  const bool ahead = r.is_any(word, {"next", "coming"});
  if (!past && !ahead) return std::nullopt;
  if (r.is(at, "this") && !r.is(word, "past")) return std::nullopt;
  const auto count = read_count(r, word + 1);
  const uint32_t noun = count ? count->end : word + 1;
  const auto unit = r.unit(noun);
  if (!unit || r.is(noun + 1, "-") || r.in_name(noun)) return std::nullopt;
  const bool plural = r.lower(noun).back() == 's';
  int units = 1;
  if (count && count->value)
    units = *count->value;
  else if (count || plural)
    units = vague(*unit);
  else if (!(r.is(word, "past") && article))
    return std::nullopt;  // "last week", "the next day": read_unit
  if (r.is(word, "recent") && !plural) return std::nullopt;
  const Date from = r.is_any(word, {"previous", "preceding"}) ? r.anchor() : r.published();
  const Interval when =
      past ? Interval{move(from, *unit, -units), from} : Interval{from, move(from, *unit, units)};
  return match(at, noun + 1, when, past ? "stretch/past" : "stretch/ahead");
}

// "will meet in two weeks", "within ten days": only of what is to come.
std::optional<TimeMatch> ahead(const TimeReader& r, uint32_t at) {
  if (at == 0 || !r.is_any(at - 1, {"in", "within"})) return std::nullopt;
  const auto count = read_count(r, at);
  if (!count) return std::nullopt;
  const auto unit = r.unit(count->end);
  if (!unit || r.is(count->end + 1, "-")) return std::nullopt;
  const uint32_t end = count->end + 1;
  if (!r.is_future({at, end})) return std::nullopt;
  const int units = count->value.value_or(vague(*unit));
  const Date now = r.published();
  if (r.is(at - 1, "within") || !count->value)
    return match(at, end, {now, move(now, *unit, units)}, "distance/within");
  return match(at, end, at_distance(now, *unit, units), "distance/ahead");
}

}  // namespace

std::optional<TimeMatch> read_distance(const TimeReader& r, uint32_t at) {
  if (at > 0 && r.is(at - 1, "-")) return std::nullopt;  // "a ten-days ago" and the like
  if (auto found = ago(r, at)) return found;
  if (auto found = stretch(r, at)) return found;
  return ahead(r, at);
}

}  // namespace dateline
