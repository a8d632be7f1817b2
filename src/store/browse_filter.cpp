#include "store/browse_filter.h"

#include <string>
#include <utility>

namespace dateline {

namespace {

// Looking up so many costs about as much as checking events until a page is full, where one in fifty fits.
constexpr int few = 2000;

// Whether a select finds more than a few rows; it stops counting there.
Result<bool> finds_many(Connection& db, const std::string& select, const Conditions& conditions) {
  auto count = db.prepare("SELECT count(*) FROM (" + select + " LIMIT " + std::to_string(few + 1) + ")");
  if (!count) return count.error();
  conditions.bind(*count);
  const auto row = count->step();
  if (!row) return row.error();
  return *row && count->integer(0) > few;
}

Status add_party_of_page(Connection& db, Conditions& conditions, const std::string& role,
                         const std::string& who) {
  if (who.empty()) return {};
  Conditions alone;
  alone.add(actor_condition(alone, "a", who));
  const auto many =
      finds_many(db,
                 "SELECT 1 FROM actor a JOIN event_party p ON p.story = a.story AND p.actor = a.actor AND "
                 "p.role = '" +
                     role + "'" + alone.where(),
                 alone);
  if (!many) return many.error();
  if (!*many) {
    add_party(conditions, role.c_str(), who);
    return {};
  }
  conditions.add(
      "EXISTS (SELECT 1 FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor WHERE "
      "p.story = "
      "e.story AND p.event = e.event AND p.role = '" +
      role + "' AND " + actor_condition(conditions, "a", who) + ")");
  return {};
}

Status add_types(Connection& db, Conditions& conditions, const EventFilter& filter) {
  Conditions alone;
  alone.add_one_of("type", filter.types);
  alone.add_one_of("mode", filter.modes);
  const auto many = finds_many(db, "SELECT 1 FROM event" + alone.where(), alone);
  if (!many) return many.error();
  // With a plus SQLite does not look for the events by an index of the column.
  conditions.add_one_of(*many ? "+e.type" : "e.type", filter.types);
  return {};
}

Status add_place(Connection& db, Conditions& conditions, const std::string& place) {
  Conditions alone;
  alone.add(place_condition(alone, "l", place));
  const auto many = finds_many(
      db,
      "SELECT 1 FROM place l JOIN event_place w ON w.story = l.story AND w.place = l.place" + alone.where(),
      alone);
  if (!many) return many.error();
  if (*many) {
    conditions.add(
        "EXISTS (SELECT 1 FROM event_place w JOIN place l ON l.story = w.story AND l.place = w.place WHERE "
        "w.story = "
        "e.story AND w.event = e.event AND " +
        place_condition(conditions, "l", place) + ")");
    return {};
  }
  EventFilter only;
  only.place = place;
  return add_event_conditions(conditions, only, false);
}

}  // namespace

Status add_page_filter(Connection& db, Conditions& conditions, const EventFilter& filter) {
  EventFilter rest = filter;
  rest.types.clear(), rest.place.clear();
  if (Status added = add_event_conditions(conditions, rest, false); !added) return added;
  if (!filter.types.empty()) {
    if (Status added = add_types(db, conditions, filter); !added) return added;
  }
  if (!filter.place.empty()) {
    if (Status added = add_place(db, conditions, filter.place); !added) return added;
  }
  for (const auto& [role, who] : {std::pair{"source", &filter.source}, std::pair{"target", &filter.target}}) {
    if (Status added = add_party_of_page(db, conditions, role, *who); !added) return added;
  }
  return {};
}

}  // namespace dateline
