// What stands beside an event's own row: parties, places, contexts, claims, words.
#include <utility>

#include "store/browse_impl.h"

namespace dateline {

Result<ReadTransaction> ReadTransaction::begin(Connection& db) {
  if (Status begun = db.run("BEGIN"); !begun) return begun.error();
  return ReadTransaction(db);
}

ReadTransaction::~ReadTransaction() {
  if (db_ != nullptr && sqlite3_get_autocommit(db_->get()) == 0) (void)db_->run("ROLLBACK");
}

Status for_each_row(Connection& db, const std::string& sql, const Conditions& conditions,
                    const std::function<Status(const Statement&)>& use) {
  auto select = db.prepare(sql);
  if (!select) return select.error();
  conditions.bind(*select);
  for (;;) {
    const auto more = select->step();
    if (!more) return more.error();
    if (!*more) return {};
    if (Status used = use(*select); !used) return used;
  }
}

Result<EventDetails> EventDetails::prepare(Connection& db) {
  EventDetails out;
  const std::pair<Statement*, const char*> statements[] = {
      {&out.parties_,
       "SELECT DISTINCT p.role, a.name, a.country, a.sector FROM event_party p JOIN actor a ON a.story = "
       "p.story AND a.actor = p.actor WHERE p.story = ?1 AND p.event = ?2 ORDER BY p.role, p.number"},
      {&out.places_,
       "SELECT l.name, l.country, l.admin1, l.lat, l.lon FROM event_place p JOIN place l ON l.story = "
       "p.story AND l.place = p.place WHERE p.story = ?1 AND p.event = ?2 ORDER BY p.number"},
      {&out.contexts_, "SELECT context FROM event_context WHERE story = ?1 AND event = ?2 ORDER BY number"},
      {&out.claims_,
       "SELECT coalesce(a.name, 'story'), c.stance, c.cue FROM claim c LEFT JOIN actor a ON a.story = "
       "c.story "
       "AND a.actor = c.actor WHERE c.story = ?1 AND c.about = 'event' AND c.item = ?2 ORDER BY c.number"},
      {&out.trigger_,
       "SELECT text FROM event_trigger WHERE story = ?1 AND event = ?2 ORDER BY number LIMIT 1"},
      {&out.sentence_,
       "SELECT substr(s.text, t.span_begin + 1, t.span_end - t.span_begin) FROM event e JOIN sentence t ON "
       "t.story = e.story AND t.sentence = e.sentence JOIN story s ON s.story = e.story WHERE e.story = ?1 "
       "AND e.event = ?2"},
  };
  for (const auto& [to, sql] : statements) {
    auto statement = db.prepare(sql, true);
    if (!statement) return statement.error();
    *to = std::move(*statement);
  }
  return out;
}

namespace {

template <typename Use>
Status rows_of_event(Statement& select, const EventItem& event, const Use& use) {
  select.bind(1, event.story), select.bind(2, event.event);
  for (;;) {
    const auto more = select.step();
    if (!more) return more.error();
    if (!*more) break;
    use(select);
  }
  select.reset();
  return {};
}

}  // namespace

Status EventDetails::add_to(EventItem& event) {
  Status done = rows_of_event(parties_, event, [&](const Statement& row) {
    (row.text(0) == "source" ? event.source : event.target)
        .push_back({row.text(1), row.text(2), row.text(3)});
  });
  if (!done) return done;
  done = rows_of_event(places_, event, [&](const Statement& row) {
    EventPlace place{row.text(0), row.text(1), row.text(2), std::nullopt};
    if (!row.is_null(3) && !row.is_null(4)) place.lat_lon = {row.real(3), row.real(4)};
    event.place.push_back(std::move(place));
  });
  if (!done) return done;
  done = rows_of_event(contexts_, event, [&](const Statement& row) { event.context.push_back(row.text(0)); });
  if (!done) return done;
  done = rows_of_event(claims_, event, [&](const Statement& row) {
    event.claims.push_back({row.text(0), row.text(1), row.text(2)});
  });
  if (!done) return done;
  done = rows_of_event(trigger_, event, [&](const Statement& row) { event.trigger = row.text(0); });
  if (!done) return done;
  return rows_of_event(sentence_, event, [&](const Statement& row) { event.sentence = row.text(0); });
}

}  // namespace dateline
