#include "dateline/timeline.h"

#include <algorithm>
#include <set>
#include <utility>

#include "record/columns.h"
#include "store/browse_impl.h"
#include "store/event_words.h"
#include "store/filter.h"
#include "store/store_impl.h"
#include "store/voices.h"

namespace dateline {

namespace {

struct Found {
  int64_t happening, sources, copies;
  std::string date_start, date_end;
};

Result<std::vector<Found>> find(Connection& db, const TimelineQuery& query) {
  Conditions conditions;
  if (Status added = add_event_conditions(conditions, query.filter, false); !added) return added.error();
  add_party(conditions, "source", query.filter.source);
  add_party(conditions, "target", query.filter.target);
  const auto about = About::of(db, query.about);
  if (!about) return about.error();
  add_about(conditions, query.about, about->country());
  std::string sql =
      "SELECT h.happening, h.sources, h.copies, h.date_start, h.date_end FROM (SELECT DISTINCT t.happening "
      "FROM "
      "event e JOIN telling t ON t.story = e.story AND t.event = e.event" +
      conditions.where() +
      ") k JOIN happening h ON h.happening = k.happening ORDER BY h.date_start, h.date_end, "
      "h.happening LIMIT " +
      std::to_string(query.filter.limit > 0 ? query.filter.limit : -1) + " OFFSET " +
      std::to_string(std::max<int64_t>(0, query.skip));
  auto select = db.prepare(sql);
  if (!select) return select.error();
  conditions.bind(*select);
  std::vector<Found> out;
  if (Status read = each_row(
          *select,
          [&](const Statement& row) {
            out.push_back({row.integer(0), row.integer(1), row.integer(2), row.text(3), row.text(4)});
          });
      !read)
    return read.error();
  return out;
}

Result<TimelineLine> describe(Seen& seen, const Found& found) {
  TimelineLine out;
  out.happening = found.happening, out.sources = found.sources, out.copies = found.copies;
  out.date_start = found.date_start, out.date_end = found.date_end;
  const auto happening = seen.happening(found.happening);
  if (!happening) return happening.error();
  if (!*happening) return out;
  const SeenHappening& h = **happening;
  out.type = h.type, out.mode = h.mode, out.status = h.status, out.what = tidy_line(h.what);
  out.confidence = h.confidence;
  out.act = act_words(h.type, h.mode, h.status).act;
  out.source = tidy_line(join_names(names_of(h.source)));
  out.target = tidy_line(join_names(names_of(h.target)));
  std::vector<std::string> places;
  for (const NamedPlace& p : h.places)
    places.push_back(p.name);
  out.place = tidy_line(join_names(places_beside(places, names_of(h.target))));
  std::set<int64_t> stories;
  for (const SeenTelling& t : h.tellings)
    stories.insert(t.story);
  out.stories.assign(stories.begin(), stories.end());
  const auto voices = voices_of(seen, h);
  if (!voices) return voices.error();
  if (!is_confirmed(*voices))
    out.said_by = names_of(voices->assert_it.empty() ? voices->hedge_it : voices->assert_it);
  out.denied_by = names_of(voices->deny_it), out.not_confirmed_by = names_of(voices->do_not_confirm_it);
  return out;
}

}  // namespace

Result<std::vector<TimelineLine>> Store::timeline(const TimelineQuery& query) {
  const auto reading = ReadTransaction::begin(impl_->db);
  if (!reading) return reading.error();
  const auto found = find(impl_->db, query);
  if (!found) return found.error();
  auto seen = Seen::open_all(impl_->db);
  if (!seen) return seen.error();
  std::vector<TimelineLine> out;
  out.reserve(found->size());
  for (const Found& f : *found) {
    auto line = describe(*seen, f);
    if (!line) return line.error();
    out.push_back(std::move(*line));
  }
  return out;
}

}  // namespace dateline
