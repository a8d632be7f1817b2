#include "store/filter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/date.h"

namespace dateline {

std::string Conditions::value(std::string text) {
  values_.push_back(std::move(text));
  return "?" + std::to_string(values_.size());
}

void Conditions::add(const std::string& condition) {
  conditions_ += (conditions_.empty() ? "" : " AND ") + condition;
}

void Conditions::add_one_of(const std::string& column, const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::string list;
  for (const std::string& v : values)
    list += (list.empty() ? "" : ", ") + value(v);
  add(column + " IN (" + list + ")");
}

void Conditions::bind(Statement& statement) const {
  int at = 0;
  for (const std::string& v : values_)
    statement.bind_copy(++at, v);
}

namespace {

bool is_code(std::string_view word) {
  return word.size() == 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// For LIKE ... ESCAPE '\': * stands for any letters, nothing else is special.
std::string like_pattern(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '*') {
      out += '%';
      continue;
    }
    if (c == '%' || c == '_' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string name_condition(Conditions& conditions, const std::string& column, const std::string& name) {
  if (name.find('*') != std::string::npos)
    return column + " LIKE " + conditions.value(like_pattern(name)) + " ESCAPE '\\'";
  return column + " = " + conditions.value(name) + " COLLATE NOCASE";
}

std::optional<std::pair<int, int>> year_and_month(const std::string& given) {
  if (given.size() != 7 || given[4] != '-') return std::nullopt;
  const auto start = Date::parse(given + "-01");
  if (!start) return std::nullopt;
  return std::pair{start->civil().year, start->civil().month};
}

Error no_date(const std::string& given) {
  return {ErrorCode::usage, "", "\"" + given + "\" is no date; write 2017-10-26, or 2017-10 for a month"};
}

const std::string events_at =
    "(e.story, e.event) IN (SELECT w.story, w.event FROM place l JOIN event_place w ON w.story = l.story AND "
    "w.place = l.place WHERE ";

}  // namespace

std::string place_condition(Conditions& conditions, const std::string& alias, const std::string& place) {
  const std::string by_name = name_condition(conditions, alias + ".name", place);
  const std::string whole = conditions.value(place);
  return "(" + by_name + " OR " + alias + ".country = " + whole + " OR " + alias + ".admin1 = " + whole + ")";
}

std::string actor_condition(Conditions& conditions, const std::string& alias, const std::string& who) {
  if (who.size() == 7 && (who[3] == ' ' || who[3] == ':') && is_code(who.substr(0, 3)) &&
      is_code(who.substr(4))) {
    return "(" + alias + ".country = " + conditions.value(who.substr(0, 3)) + " AND " + alias +
           ".sector = " + conditions.value(who.substr(4)) + ")";
  }
  std::string out = name_condition(conditions, alias + ".name", who);
  if (!is_code(who)) return out;
  const std::string code = conditions.value(who);
  return "(" + out + " OR " + alias + ".country = " + code + " OR " + alias + ".sector = " + code + ")";
}

Result<std::string> first_day(const std::string& given) {
  if (year_and_month(given)) return given + "-01";
  const auto day = Date::parse(given);
  if (!day) return no_date(given);
  return day->iso();
}

Result<std::string> last_day(const std::string& given) {
  if (const auto month = year_and_month(given))
    return Date::from_civil(month->first, month->second, 1)->month_end().iso();
  const auto day = Date::parse(given);
  if (!day) return no_date(given);
  return day->iso();
}

Status add_event_conditions(Conditions& conditions, const EventFilter& filter, bool begins) {
  conditions.add_one_of("e.type", filter.types);
  conditions.add_one_of("e.mode", filter.modes);
  conditions.add_one_of("e.status", filter.statuses);
  if (!filter.from.empty()) {
    const auto day = first_day(filter.from);
    if (!day) return day.error();
    conditions.add((begins ? "e.date_start >= " : "e.date_end >= ") + conditions.value(*day));
  }
  if (!filter.to.empty()) {
    const auto day = last_day(filter.to);
    if (!day) return day.error();
    conditions.add("e.date_start <= " + conditions.value(*day));
  }
  // Rounded as confidences are, so that 0.8 means those that are written 0.80.
  if (filter.min_confidence > 0)
    conditions.add("e.confidence >= CAST(" + conditions.value(std::to_string(filter.min_confidence)) +
                   " AS REAL)");
  if (!filter.story.empty())
    conditions.add("e.story IN (SELECT story FROM story WHERE id = " + conditions.value(filter.story) + ")");
  if (filter.happening != 0) {
    conditions.add("(e.story, e.event) IN (SELECT story, event FROM telling WHERE happening = " +
                   std::to_string(filter.happening) + ")");
  }
  if (!filter.words.empty()) {
    conditions.add("e.story IN (SELECT rowid FROM story_search WHERE story_search MATCH " +
                   conditions.value(filter.words) + ")");
  }
  if (!filter.place.empty()) conditions.add(events_at + place_condition(conditions, "l", filter.place) + ")");
  return {};
}

void add_party(Conditions& conditions, const char* role, const std::string& who) {
  if (who.empty()) return;
  conditions.add(
      "(e.story, e.event) IN (SELECT p.story, p.event FROM actor a JOIN event_party p ON p.story = "
      "a.story AND p.actor = a.actor AND p.role = '" +
      std::string(role) + "' WHERE " + actor_condition(conditions, "a", who) + ")");
}

void add_about(Conditions& conditions, const std::string& about, const std::string& country) {
  if (about.empty()) return;
  std::string who = actor_condition(conditions, "a", about), where = place_condition(conditions, "l", about);
  if (!country.empty()) {
    const std::string code = conditions.value(country);
    who += " OR a.country = " + code, where += " OR l.country = " + code;
  }
  conditions.add(
      "((e.story, e.event) IN (SELECT p.story, p.event FROM actor a JOIN event_party p ON p.story = a.story "
      "AND p.actor = a.actor WHERE " +
      who + ") OR " + events_at + where + "))");
}

Result<std::string> select_events(Conditions& conditions, const EventFilter& filter) {
  if (Status added = add_event_conditions(conditions, filter, false); !added) return added.error();
  add_party(conditions, "source", filter.source);
  add_party(conditions, "target", filter.target);
  return "SELECT e.story, e.event FROM event e" + conditions.where() +
         " ORDER BY e.date_start, e.date_end, e.story, e.event" +
         (filter.limit > 0 ? " LIMIT " + std::to_string(filter.limit) : "");
}

}  // namespace dateline
