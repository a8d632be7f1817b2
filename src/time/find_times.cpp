#include <algorithm>
#include <array>

#include "time/reader.h"
#include "time/times.h"

namespace dateline {

namespace {

// The first rule that reads the words wins.
constexpr std::array<TimeRule, 8> rules = {read_numeric_date, read_calendar_date, read_weekday,
                                           read_named_day,    read_distance,      read_unit,
                                           read_season,       read_year};

std::optional<TimeMatch> apply_rules(const TimeReader& reader, uint32_t at) {
  for (const TimeRule rule : rules) {
    if (auto found = rule(reader, at)) return found;
  }
  return std::nullopt;
}

// Words before an expression that take a part of it: "early", "the end of", "mid-", "earlier".
struct Lead {
  Part part = Part::whole;
  bool so_far = false;    // "earlier this month": up to the day of publication
  bool from_now = false;  // "later this month"
  uint32_t end = 0;
};

std::optional<Lead> read_lead(const TimeReader& r, uint32_t at) {
  Lead lead;
  lead.end = at + 1;
  if (r.is_any(at, {"early", "late", "mid", "midway"})) {
    lead.part = r.is(at, "early") ? Part::early : r.is(at, "late") ? Part::late : Part::mid;
    if (r.is_any(lead.end, {"-", "on", "in"})) ++lead.end;
  } else if (r.is_any(at, {"earlier", "later"})) {
    (r.is(at, "earlier") ? lead.so_far : lead.from_now) = true;
    if (r.is_any(lead.end, {"on", "in"})) ++lead.end;
  } else {
    const uint32_t noun = r.is(at, "the") ? at + 1 : at;
    if (!r.is(noun + 1, "of")) return std::nullopt;
    if (r.is_any(noun, {"end", "close"}))
      lead.part = Part::late;
    else if (r.is_any(noun, {"beginning", "start"}))
      lead.part = Part::early;
    else if (r.is(noun, "middle"))
      lead.part = Part::mid;
    else
      return std::nullopt;
    lead.end = noun + 2;
  }
  if (r.is(lead.end, "the") && r.year(lead.end + 1).has_value()) ++lead.end;
  return lead;
}

// "earlier in the week", "the end of the year": the present one; of a day the one last spoken of.
std::optional<TimeMatch> plain_unit(const TimeReader& r, uint32_t at) {
  const auto unit = r.is(at, "the") ? r.unit(at + 1) : std::nullopt;
  if (!unit || r.lower(at + 1).back() == 's' || r.is(at + 2, "-")) return std::nullopt;
  const Date from = *unit == TimeUnit::day ? r.anchor() : r.published();
  return TimeMatch{{at, at + 2}, unit_around(*unit, from, 0), "unit/the", false, false};
}

std::optional<TimeMatch> read_led(const TimeReader& r, uint32_t at) {
  const auto lead = read_lead(r, at);
  if (!lead) return std::nullopt;
  auto found = apply_rules(r, lead->end);
  if (!found && r.is(lead->end, "the")) found = apply_rules(r, lead->end + 1);
  if (!found) found = plain_unit(r, lead->end);
  if (!found) return std::nullopt;
  found->tokens.begin = at;
  const Date now = r.published();
  if (found->when.one_day()) return found;
  found->when = narrow(found->when, lead->part);
  if (lead->so_far && found->when.start <= now) found->when.end = std::min(found->when.end, now);
  if (lead->from_now && now <= found->when.end) found->when.start = std::max(found->when.start, now);
  return found;
}

std::vector<TimeMatch> read_all(TimeReader& reader) {
  std::vector<TimeMatch> out;
  for (uint32_t at = 0; at < reader.size();) {
    auto found = read_led(reader, at);
    if (!found) found = apply_rules(reader, at);
    if (!found || found->tokens.end > reader.size()) {
      ++at;
      continue;
    }
    // Eras and centuries are no date to count from.
    if (found->when.end.days() - found->when.start.days() <= 366)
      reader.mention(found->when, found->tokens.begin);
    at = found->tokens.end;
    out.push_back(*found);
  }
  return out;
}

// "from Monday to Friday", "between 2011 and 2014", "2003-2011", "March through May": one interval. "and"
// joins only after "between", "to" only after "from" or between like expressions.
bool joins(const TimeReader& r, const TimeMatch& a, const TimeMatch& b) {
  if (b.tokens.begin != a.tokens.end + 1 || b.when.end < a.when.start) return false;
  const uint32_t word = a.tokens.end;
  const uint32_t before = a.tokens.begin;
  const bool led = before > 0 && r.is_any(before - 1, {"from", "between"});
  if (r.is(word, "and")) return before > 0 && r.is(before - 1, "between");
  if (r.is_any(word, {"to", "until", "till"})) return led;
  return r.is_any(word, {"-", "--", "through", "\xE2\x80\x93", "\xE2\x80\x94"}) && b.when.start > a.when.end;
}

std::vector<TimeMatch> join_ranges(const TimeReader& reader, std::vector<TimeMatch> matches) {
  std::vector<TimeMatch> out;
  for (const TimeMatch& next : matches) {
    if (!out.empty() && joins(reader, out.back(), next)) {
      TimeMatch& last = out.back();
      last.tokens.end = next.tokens.end;
      // "from March to May 2011": the year is the second one's.
      last.when = {last.when.start, std::max(last.when.end, next.when.end)};
      last.rule = "range";
      continue;
    }
    out.push_back(next);
  }
  return out;
}

// "March to May 2011", "between 3 and 7 August": what stands first takes the year of what stands last.
void share_years(const TimeReader& reader, std::vector<TimeMatch>& matches) {
  for (size_t i = 1; i < matches.size(); ++i) {
    TimeMatch& a = matches[i - 1];
    const TimeMatch& b = matches[i];
    const bool gap =
        b.tokens.begin == a.tokens.end + 1 &&
        reader.is_any(a.tokens.end, {"to", "and", "-", "through", "until", "or", "\xE2\x80\x93"});
    const bool first_bare =
        !reader.year(a.tokens.end - 1) && std::string_view(a.rule).substr(0, 5) == "date/";
    const auto year = reader.year(b.tokens.end - 1);
    if (!gap || !first_bare || !year || std::string_view(b.rule).substr(0, 5) != "date/") continue;
    const int shift = 12 * (*year - a.when.start.civil().year);
    const bool whole_months = a.when.end == a.when.end.month_end();
    const Interval moved{a.when.start.plus_months(shift), a.when.end.plus_months(shift)};
    a.when = {moved.start, whole_months ? moved.end.month_end() : moved.end};
  }
}

// "since", "until", "by", "before", "after" leave one side open, unless the date only modifies what follows
// ("since Monday's attack").
void open_sides(const TimeReader& r, TimeMatch& found) {
  uint32_t before = found.tokens.begin;
  if (before > 0 && r.is(before - 1, "the")) --before;
  if (before == 0) return;
  const uint32_t preposition = before - 1;
  const Dep dep = r.syntax().dep[r.head_of(found.tokens)];
  if (dep == Dep::poss || dep == Dep::compound || dep == Dep::nummod || dep == Dep::amod) return;
  if (r.is(preposition, "since")) {
    found.open_end = true;
    found.when.end = std::max(found.when.end, r.published());
  } else if (r.is_any(preposition, {"until", "till", "by"})) {
    found.open_start = true;
    found.when.start = found.when.end;
  } else if (r.is(preposition, "before") && r.syntax().head[r.head_of(found.tokens)] == preposition) {
    found.open_start = true;
    found.when.end = found.when.start = found.when.start.plus_days(-1);
  } else if (r.is(preposition, "after") && r.syntax().head[r.head_of(found.tokens)] == preposition) {
    found.open_end = true;
    found.when.start = found.when.end.plus_days(1);
    found.when.end = std::max(found.when.start, r.published());
  }
}

}  // namespace

std::vector<TimeExpression> find_times(const Syntax& syntax, Date published) {
  TimeReader reader(syntax, published);
  std::vector<TimeMatch> matches = read_all(reader);
  share_years(reader, matches);
  matches = join_ranges(reader, std::move(matches));
  std::vector<TimeExpression> out;
  out.reserve(matches.size());
  for (TimeMatch& found : matches) {
    open_sides(reader, found);
    out.push_back({found.tokens, reader.head_of(found.tokens), found.when.start, found.when.end,
                   found.open_start, found.open_end, found.rule});
  }
  return out;
}

}  // namespace dateline
