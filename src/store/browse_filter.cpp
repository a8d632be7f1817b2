#include "store/browse_filter.h"

#include <string>
#include <utility>

namespace dateline {

namespace {

// Looking up so many costs about as much as checking events until a page is full, where one in a hundred
// fits.
constexpr int few = 1000;

// Whether a select finds more than a few rows; it stops counting there.
Result<bool> finds_many(Connection& db, const std::string& select, const Conditions& conditions) {
  auto count = db.prepare("SELECT count(*) FROM (" + select + conditions.where() + " LIMIT " +
                          std::to_string(few + 1) + ")");
  if (!count) return count.error();
  conditions.bind(*count);
  const auto row = count->step();
  if (!row) return row.error();
  return *row && count->integer(0) > few;
}

Result<bool> has_many(Connection& db, const std::string& role, const std::string& who) {
  if (who.empty()) return false;
  Conditions conditions;
  conditions.add(actor_condition(conditions, "a", who));
  return finds_many(db,
                    "SELECT 1 FROM actor a JOIN event_party p ON p.story = a.story AND p.actor = a.actor AND "
                    "p.role = '" +
                        role + "'",
                    conditions);
}

void add_checked_party(Conditions& conditions, const std::string& role, const std::string& who) {
  conditions.add(
      "EXISTS (SELECT 1 FROM event_party p JOIN actor a ON a.story = p.story AND a.actor = p.actor WHERE "
      "p.story = "
      "e.story AND p.event = e.event AND p.role = '" +
      role + "' AND " + actor_condition(conditions, "a", who) + ")");
}

void add_checked_place(Conditions& conditions, const std::string& place) {
  conditions.add(
      "EXISTS (SELECT 1 FROM event_place w JOIN place l ON l.story = w.story AND l.place = w.place WHERE "
      "w.story = "
      "e.story AND w.event = e.event AND " +
      place_condition(conditions, "l", place) + ")");
}

}  // namespace

Result<PageFilter> PageFilter::of(Connection& db, const EventFilter& filter) {
  PageFilter out(filter);
  Conditions types, places;
  types.add_one_of("type", filter.types), types.add_one_of("mode", filter.modes);
  places.add(place_condition(places, "l", filter.place));
  const std::pair<bool*, Result<bool>> found[] = {
      {&out.many_sources_, has_many(db, "source", filter.source)},
      {&out.many_targets_, has_many(db, "target", filter.target)},
      {&out.many_types_, filter.types.empty() ? false : finds_many(db, "SELECT 1 FROM event", types)},
      {&out.many_places_, filter.place.empty()
                              ? false
                              : finds_many(db,
                                           "SELECT 1 FROM place l JOIN event_place w ON w.story = "
                                           "l.story AND w.place = l.place",
                                           places)}};
  for (const auto& [to, many] : found) {
    if (!many) return many.error();
    *to = *many;
  }
  return out;
}

Status PageFilter::add_to(Conditions& conditions) const {
  EventFilter looked_up = *filter_;
  looked_up.types.clear();
  if (many_places_) looked_up.place.clear();
  if (Status added = add_event_conditions(conditions, looked_up, false); !added) return added;
  // With a plus SQLite does not look for the events by an index of the column.
  conditions.add_one_of(many_types_ ? "+e.type" : "e.type", filter_->types);
  if (many_places_) add_checked_place(conditions, filter_->place);
  if (many_sources_)
    add_checked_party(conditions, "source", filter_->source);
  else
    add_party(conditions, "source", filter_->source);
  if (many_targets_)
    add_checked_party(conditions, "target", filter_->target);
  else
    add_party(conditions, "target", filter_->target);
  return {};
}

}  // namespace dateline
