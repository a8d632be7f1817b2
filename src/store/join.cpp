#include "store/join.h"

#include <utility>
#include <vector>

#include "store/schema.h"
#include "store/write_record.h"

namespace dateline {

namespace {

int64_t happening_number(int64_t story, int64_t event) {
  return story * 100000 + event;
}

}  // namespace

Result<Joiner> Joiner::prepare(Connection& db) {
  Joiner out;
  out.db_ = &db;
  const std::pair<Statement*, std::string_view> statements[] = {
      {&out.add_happening_, "INSERT INTO happening VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, 1, 0)"},
      {&out.add_telling_, "INSERT INTO telling VALUES (?1, ?2, ?3, ?4, ?5)"},
      {&out.happenings_of_, "SELECT DISTINCT happening FROM telling WHERE story = ?1 ORDER BY happening"},
      {&out.remove_tellings_, "DELETE FROM telling WHERE story = ?1"},
      {&out.remove_empty_,
       "DELETE FROM happening WHERE happening = ?1 AND NOT EXISTS (SELECT 1 FROM telling WHERE happening = "
       "?1)"},
      {&out.sum_, happening_sums},
  };
  for (const auto& [to, sql] : statements) {
    auto statement = db.prepare(sql, true);
    if (!statement) return statement.error();
    *to = std::move(*statement);
  }
  return out;
}

Status Joiner::add(int64_t story, const Record& record) {
  for (const RecordEvent& e : record.events) {
    if (Status added = add_alone(story, number_of(e.id).value_or(0), e); !added) return added;
  }
  return {};
}

Status Joiner::add_alone(int64_t story, int64_t event, const RecordEvent& e) {
  const int64_t happening = happening_number(story, event);
  if (Status added = add_happening_.run(happening, e.type, OrNull{e.mode}, OrNull{e.date.start},
                                        OrNull{e.date.end}, rounded_confidence(e.confidence));
      !added)
    return added;
  return add_telling_.run(happening, story, event, 1.0, "[]");
}

Status Joiner::remove(int64_t story) {
  std::vector<int64_t> left;
  happenings_of_.bind(1, story);
  for (;;) {
    const auto more = happenings_of_.step();
    if (!more) return more.error();
    if (!*more) break;
    left.push_back(happenings_of_.integer(0));
  }
  happenings_of_.reset();
  if (Status removed = remove_tellings_.run(story); !removed) return removed;
  for (const int64_t happening : left) {
    if (Status removed = remove_empty_.run(happening); !removed) return removed;
    if (sqlite3_changes(db_->get()) > 0) continue;
    if (Status summed = sum_.run(happening); !summed) return summed;
  }
  return {};
}

}  // namespace dateline
