// Weeks, months, years and what is made of them: "last week", "the same month", "the third quarter of 2017",
// "the summer of 2016", "2003", "the 1990s", "the 19th century".
#include "time/reader.h"

namespace dateline {

namespace {

TimeMatch match(uint32_t begin, size_t end, Interval when, const char* rule) {
  return {{begin, static_cast<uint32_t>(end)}, when, rule, false, false};
}

// "the weekend": the last one begun, or the coming one.
std::optional<TimeMatch> the_weekend(const TimeReader& r, uint32_t at) {
  if (!r.is(at, "the") || !r.is(at + 1, "weekend")) return std::nullopt;
  if (at == 0 ||
      !r.is_any(at - 1, {"over", "at", "on", "during", "of", "since", "after", "before", "through", "for"}))
    return std::nullopt;
  const Interval now = unit_around(TimeUnit::weekend, r.published(), 0);
  const bool begun = now.start <= r.published();
  const bool future = r.is_future({at, at + 2});
  return match(at, at + 2, begun || future ? now : unit_around(TimeUnit::weekend, r.published(), -1),
               "weekend");
}

// "this year", "of the year", "last year" after a quarter or season; 0 where there is none.
struct YearAfter {
  std::optional<int> value;
  uint32_t end = 0;
};
YearAfter year_after(const TimeReader& r, uint32_t at) {
  const uint32_t next = r.is_any(at, {"of", "in", ","}) ? at + 1 : at;
  if (const auto year = r.year(next)) return {year, next + 1};
  const int now = r.published().civil().year;
  if (!r.is(next + 1, "year")) return {std::nullopt, at};
  if (r.is(next, "last")) return {now - 1, next + 2};
  if (r.is(next, "next")) return {now + 1, next + 2};
  if (r.is_any(next, {"the", "this"})) return {now, next + 2};
  return {std::nullopt, at};
}

Interval quarter_of(int year, int quarter) {
  return {month_of(year, 3 * quarter - 2).start, month_of(year, 3 * quarter).end};
}

Interval half_of(int year, int half) {
  return {month_of(year, 6 * half - 5).start, month_of(year, 6 * half).end};
}

std::optional<TimeMatch> quarter_or_half(const TimeReader& r, uint32_t at) {
  const uint32_t first = r.is(at, "the") ? at + 1 : at;
  const auto ordinal = ordinal_named(r.lower(first));
  const std::string_view q = r.form(first);
  if (q.size() == 2 && q[0] == 'Q' && q[1] >= '1' && q[1] <= '4') {
    const YearAfter year = year_after(r, first + 1);
    const auto make = [&](int y) { return quarter_of(y, q[1] - '0'); };
    if (year.value) return match(at, year.end, make(*year.value), "quarter");
    return match(at, first + 1, nearest_in_years(r.published(), r.is_future({at, first + 1}), make),
                 "quarter");
  }
  if (!ordinal || *ordinal > 4) return std::nullopt;
  const bool half = r.is(first + 1, "half") && *ordinal <= 2;
  if (!half && !r.is(first + 1, "quarter")) return std::nullopt;
  const YearAfter year = year_after(r, first + 2);
  const auto make = [&](int y) { return half ? half_of(y, *ordinal) : quarter_of(y, *ordinal); };
  if (year.value) return match(at, year.end, make(*year.value), half ? "half" : "quarter");
  // Bare, the quarter may be one of a match or of a sum.
  if (half || r.entity(first + 1) != EntityLabel::DATE) return std::nullopt;
  return match(at, first + 2, nearest_in_years(r.published(), r.is_future({at, first + 2}), make), "quarter");
}

std::optional<TimeMatch> season(const TimeReader& r, uint32_t at) {
  const bool led = r.is_any(at, {"last", "this", "next", "the"});
  const uint32_t word = led ? at + 1 : at;
  const auto month = season_named(r.lower(word));
  const Syntax& s = r.syntax();
  if (!month || s.pos[word] == Pos::VERB || r.in_name(word)) return std::nullopt;
  const auto make = [&](int year) { return season_of(year, *month); };
  const YearAfter year = year_after(r, word + 1);
  // Winter is named by either of its years; the one it ends in is the commoner after "of".
  if (year.value) return match(at, year.end, make(*year.value), "season");
  const Date now = r.published();
  const Interval last = nearest_in_years(now, false, make);
  const bool in_it = now <= last.end;
  if (r.is(at, "last"))
    return match(at, word + 1, in_it ? nearest_in_years(last.start.plus_days(-1), false, make) : last,
                 "season/last");
  if (r.is(at, "next"))
    return match(at, word + 1, nearest_in_years(in_it ? last.end.plus_days(1) : now, true, make),
                 "season/next");
  const bool future = r.is_future({at, word + 1});
  if (r.is(at, "this")) {
    const int this_year = now.civil().year;
    return match(at, word + 1, future ? nearest_in_years(now, true, make) : make(this_year), "season/this");
  }
  if (at == 0 || !r.is_any(at - 1, {"in", "since", "during", "over", "by", "until"})) return std::nullopt;
  if (word + 1 < r.size() && s.head[word] == word + 1) return std::nullopt;  // "in spring water"
  return match(at, word + 1, nearest_in_years(now, future, make), "season");
}

std::optional<TimeMatch> decade_or_century(const TimeReader& r, uint32_t at) {
  const uint32_t first = r.is(at, "the") ? at + 1 : at;
  const std::string_view word = r.lower(first);
  if (word.size() == 5 && word.back() == 's' && word[3] == '0') {
    const auto year = digits_value(word.substr(0, 4));
    if (year && *year >= 1500 && *year <= 2190)
      return match(first, first + 1, years(*year, *year + 9), "decade");
  }
  const uint32_t short_form = r.is(first, "'") ? first + 1 : first;
  std::string_view tens = r.lower(short_form);
  const bool apostrophe = short_form != first || (!tens.empty() && tens.front() == '\'');
  if (!tens.empty() && tens.front() == '\'') tens.remove_prefix(1);
  if (apostrophe && tens.size() == 3 && tens.substr(1) == "0s" && tens[0] >= '2' && tens[0] <= '9') {
    return match(first, short_form + 1, years(1900 + (tens[0] - '0') * 10, 1909 + (tens[0] - '0') * 10),
                 "decade");
  }
  const auto ordinal = ordinal_named(word);
  if (ordinal && r.is(first + 1, "century") && *ordinal >= 1 && *ordinal <= 22)
    return match(first, first + 2, years((*ordinal - 1) * 100 + 1, *ordinal * 100), "century");
  return std::nullopt;
}

bool counts_things(const TimeReader& r, uint32_t at) {
  const Syntax& s = r.syntax();
  if (s.dep[at] != Dep::nummod && s.dep[at] != Dep::compound) return false;
  const uint32_t noun = s.head[at];
  return noun > at && (s.tag[noun] == Tag::NNS || s.tag[noun] == Tag::NNPS);
}

}  // namespace

std::optional<TimeMatch> read_unit(const TimeReader& r, uint32_t at) {
  if (auto found = the_weekend(r, at)) return found;
  const bool article = r.is(at, "the");
  const uint32_t word = article || (r.is(at, "this") && r.is(at + 1, "past")) ? at + 1 : at;
  const auto unit = r.unit(word + 1);
  if (!unit || r.in_name(word) || r.in_name(word + 1) || r.lower(word + 1).back() == 's') return std::nullopt;
  if (r.is(word + 2, "-") || r.is(word + 1, "fortnight")) return std::nullopt;
  const bool is_day = *unit == TimeUnit::day;
  const auto of_published = [&](int shift) { return unit_around(*unit, r.published(), shift); };
  const auto of_anchor = [&](int shift) { return unit_around(*unit, r.anchor(), shift); };
  const uint32_t end = word + 2;
  if (r.is(word, "same")) return match(at, end, of_anchor(0), "unit/same");
  if (r.is_any(word, {"previous", "preceding"})) return match(at, end, of_anchor(-1), "unit/previous");
  if (r.is(word, "following") || (r.is(word, "next") && (article || is_day)))
    return match(at, end, of_anchor(1), "unit/following");
  if (r.is(word, "that") && r.syntax().dep[word] == Dep::det)
    return match(at, end, of_anchor(0), "unit/that");
  if (is_day) return std::nullopt;  // "the last day", "this day"
  if (r.is(word, "last") || (r.is(word, "past") && word != at))
    return match(at, end, of_published(-1), "unit/last");
  // "was there this weekend", told before the weekend begins: the one just gone.
  if (*unit == TimeUnit::weekend && r.is(word, "this") && of_published(0).start > r.published() &&
      !r.is_future({at, end}) && r.is_past({at, end}))
    return match(at, end, of_published(-1), "unit/this");
  if (r.is_any(word, {"this", "current"})) return match(at, end, of_published(0), "unit/this");
  if (r.is_any(word, {"next", "coming"})) return match(at, end, of_published(1), "unit/next");
  return std::nullopt;
}

std::optional<TimeMatch> read_season(const TimeReader& r, uint32_t at) {
  if (auto found = quarter_or_half(r, at)) return found;
  return season(r, at);
}

std::optional<TimeMatch> read_year(const TimeReader& r, uint32_t at) {
  if (auto found = decade_or_century(r, at)) return found;
  const auto year = r.year(at);
  if (!year) return std::nullopt;
  const Syntax& s = r.syntax();
  const EntityLabel label = r.entity(at);
  const bool led = at > 0 && r.is_any(at - 1, {"in", "since", "until", "till", "by", "before", "after",
                                               "from", "to", "between", "and", "of", "during", "early",
                                               "late", "mid", "-", "(", "through"});
  const bool definite =
      at > 0 && (s.tag[at - 1] == Tag::DT || s.tag[at - 1] == Tag::POS || s.tag[at - 1] == Tag::PRP_poss);
  const bool modifies =
      s.head[at] > at && (s.dep[at] == Dep::nummod || s.dep[at] == Dep::compound || s.dep[at] == Dep::amod);
  const bool dated = label == EntityLabel::DATE || label == EntityLabel::EVENT;
  if (label == EntityLabel::MONEY || label == EntityLabel::PERCENT || r.in_name(at)) return std::nullopt;
  if (counts_things(r, at) && !(definite && *year % 100 != 0)) return std::nullopt;
  if (modifies && !definite && !dated) return std::nullopt;
  if (!dated && !led && !(modifies && definite)) return std::nullopt;
  if (at > 0 &&
      r.is_any(at - 1, {"every", "about", "some", "nearly", "than", "over", "almost", "around", "$"}) &&
      !dated)
    return std::nullopt;
  // "2016-17"
  if (r.is(at + 1, "-") && r.form(at + 2).size() == 2) {
    const auto last = digits_value(r.form(at + 2));
    if (last && *last == *year % 100 + 1) return match(at, at + 3, years(*year, *year + 1), "year/pair");
  }
  return match(at, at + 1, year_of(*year), "year");
}

}  // namespace dateline
