// What is told of one happening, and what it answers and is answered by.
#include <utility>

#include "dateline/timeline.h"
#include "store/browse_impl.h"
#include "store/read_record.h"
#include "store/seen.h"
#include "store/store_impl.h"

namespace dateline {

namespace {

constexpr const char* tellings_sql =
    "SELECT t.story, t.event, s.id, s.published, s.source, substr(s.text, n.span_begin + 1, n.span_end - "
    "n.span_begin), e.type, e.mode, e.status, c.story IS NOT NULL, t.confidence, t.why FROM telling t JOIN "
    "story "
    "s ON s.story = t.story JOIN event e ON e.story = t.story AND e.event = t.event LEFT JOIN sentence n ON "
    "n.story = e.story AND n.sentence = e.sentence LEFT JOIN story_copy c ON c.story = t.story WHERE "
    "t.happening = ?1 ORDER BY s.published, t.story, t.event";

// Of the happening ?1: which it answers (1), and which answer it (0).
constexpr const char* answers_sql =
    "SELECT 1, o.happening, x.how FROM telling t JOIN event_answer x ON x.story = t.story AND x.event = "
    "t.event JOIN telling o ON o.story = x.story AND o.event = x.answers WHERE t.happening = ?1 "
    "UNION SELECT 1, o.happening, x.how FROM telling t JOIN story_answer x ON x.story = t.story AND x.event "
    "= "
    "t.event JOIN telling o ON o.story = x.to_story AND o.event = x.to_event WHERE t.happening = ?1 "
    "UNION SELECT 0, o.happening, x.how FROM telling t JOIN event_answer x ON x.story = t.story AND "
    "x.answers = "
    "t.event JOIN telling o ON o.story = x.story AND o.event = x.event WHERE t.happening = ?1 "
    "UNION SELECT 0, o.happening, x.how FROM telling t JOIN story_answer x ON x.to_story = t.story AND "
    "x.to_event = t.event JOIN telling o ON o.story = x.story AND o.event = x.event WHERE t.happening = ?1 "
    "ORDER BY 1 DESC, 2, 3";

Status add_tellings(Connection& db, Tellings& to) {
  auto select = db.prepare(tellings_sql);
  if (!select) return select.error();
  select->bind(1, to.happening);
  return each_row(*select, [&](const Statement& row) {
    Tellings::Telling t;
    t.story = row.integer(0), t.event = row.integer(1), t.story_id = row.text(2), t.published = row.text(3);
    t.source = row.text(4), t.sentence = row.text(5);
    t.type = row.text(6), t.mode = row.text(7), t.status = row.text(8);
    t.copy = row.integer(9) != 0, t.confidence = row.real(10), t.why = strings_of(row.text(11));
    to.items.push_back(std::move(t));
  });
}

Status add_answers(Connection& db, Tellings& to) {
  auto select = db.prepare(answers_sql);
  if (!select) return select.error();
  select->bind(1, to.happening);
  Status read = each_row(*select, [&](const Statement& row) {
    if (row.integer(1) != to.happening)
      to.answers.push_back({row.integer(1), row.text(2), "", row.integer(0) != 0});
  });
  if (!read || to.answers.empty()) return read;
  auto seen = Seen::open_all(db);
  if (!seen) return seen.error();
  for (Tellings::Answer& answer : to.answers) {
    const auto other = seen->happening(answer.happening);
    if (!other) return other.error();
    if (*other) answer.what = (*other)->what;
  }
  return {};
}

}  // namespace

Result<std::vector<int64_t>> Store::stories_of(std::string_view id) {
  auto select = impl_->db.prepare("SELECT story FROM story WHERE id = ?1 ORDER BY story");
  if (!select) return select.error();
  select->bind(1, id);
  std::vector<int64_t> out;
  if (Status read = each_row(*select, [&](const Statement& row) { out.push_back(row.integer(0)); }); !read)
    return read.error();
  return out;
}

Result<Tellings> Store::tellings(int64_t story, int64_t event) {
  const auto reading = ReadTransaction::begin(impl_->db);
  if (!reading) return reading.error();
  auto select = impl_->db.prepare(
      "SELECT t.happening, h.sources FROM telling t JOIN happening h ON h.happening = t.happening WHERE "
      "t.story = "
      "?1 AND t.event = ?2");
  if (!select) return select.error();
  select->bind(1, story), select->bind(2, event);
  Tellings out;
  Status read = each_row(
      *select, [&](const Statement& row) { out.happening = row.integer(0), out.sources = row.integer(1); });
  if (!read) return read.error();
  if (out.happening == 0) return out;
  if (Status added = add_tellings(impl_->db, out); !added) return added.error();
  if (Status added = add_answers(impl_->db, out); !added) return added.error();
  return out;
}

}  // namespace dateline
