// Questions to a store: rows of events, sums, any SQL that only reads.
#include <algorithm>
#include <utility>

#include "store/filter.h"
#include "store/store_impl.h"

namespace dateline {

Rows::Rows(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Rows::Rows(Rows&&) noexcept = default;
Rows& Rows::operator=(Rows&&) noexcept = default;
Rows::~Rows() = default;

Rows Rows::Impl::of(Statement statement) {
  auto impl = std::make_unique<Impl>();
  for (int i = 0; i < sqlite3_column_count(statement.get()); ++i)
    impl->columns.emplace_back(sqlite3_column_name(statement.get(), i));
  impl->statement = std::move(statement);
  return Rows(std::move(impl));
}

const std::vector<std::string>& Rows::columns() const {
  return impl_->columns;
}

namespace {

// Into a cell of the row before, whose memory is used again.
void put_cell(Cell& cell, const Statement& row, int column) {
  const auto put_text = [&](const char* bytes) {
    auto* text = std::get_if<std::string>(&cell);
    if (text == nullptr) text = &cell.emplace<std::string>();
    text->assign(bytes == nullptr ? "" : bytes, static_cast<size_t>(sqlite3_column_bytes(row.get(), column)));
  };
  switch (sqlite3_column_type(row.get(), column)) {
    case SQLITE_INTEGER:
      cell = row.integer(column);
      break;
    case SQLITE_FLOAT:
      cell = row.real(column);
      break;
    case SQLITE_NULL:
      cell = std::monostate();
      break;
    case SQLITE_BLOB:
      put_text(static_cast<const char*>(sqlite3_column_blob(row.get(), column)));
      break;
    default:
      put_text(reinterpret_cast<const char*>(sqlite3_column_text(row.get(), column)));
  }
}

}  // namespace

Error malformed_or(Error error, const std::string& what) {
  if (error.code != ErrorCode::internal) return error;
  return {ErrorCode::query_malformed, what, error.message.substr(error.message.find(": ") + 2)};
}

Result<bool> Rows::next(std::vector<Cell>& row) {
  const auto more = impl_->statement.step();
  if (!more) return malformed_or(more.error(), "query");
  if (!*more) return false;
  row.resize(impl_->columns.size());
  for (size_t i = 0; i < row.size(); ++i)
    put_cell(row[i], impl_->statement, static_cast<int>(i));
  return true;
}

namespace {

Result<Rows> rows_of(Connection& db, const std::string& sql, const Conditions& conditions) {
  auto statement = db.prepare(sql);
  if (!statement) return statement.error();
  conditions.bind(*statement);
  return Rows::Impl::of(std::move(*statement));
}

// A mean score of two decimals out of tenths; SQLite's round() would take most of a count's time.
std::string mean_of(const std::string& tenths, const std::string& events) {
  return "CAST(" + tenths + " * 10.0 / " + events + " + iif(" + tenths +
         " < 0, -0.5, 0.5) AS INTEGER) / 100.0 AS mean_score";
}

constexpr const char* quads[] = {"verbal cooperation", "material cooperation", "verbal conflict",
                                 "material conflict"};

// The columns of all sums: number of events, of each quad class, mean score. `all` is the number of a row's
// events, `quad` gives that of a class, `tenths` is its sum of scores.
template <typename Quad>
std::string sum_columns(const std::string& all, const Quad& quad, const std::string& tenths) {
  std::string out = all + " AS events, ";
  for (const char* name : quads) {
    std::string column = name;
    std::replace(column.begin(), column.end(), ' ', '_');
    out += quad(name, column) + " AS " + column + ", ";
  }
  return out + mean_of(tenths, all);
}

// Over events.
std::string sums_of_events() {
  return sum_columns(
      "count(*)", [](const std::string& name, const std::string&) { return "sum(quad IS '" + name + "')"; },
      "CAST(round(sum(score) * 10) AS INTEGER)");
}

// Over rows of type_month.
std::string sums_of_types() {
  return sum_columns(
      "sum(events)",
      [](const std::string& name, const std::string&) {
        return "sum(iif(quad = '" + name + "', events, 0))";
      },
      "sum(score_tenths)");
}

// Over rows of dyad_month, or of dyad_month_all; `single`: a row is all there is of its dyad and month.
std::string sums_of_dyads(bool single) {
  const auto sum = [&](const std::string& column) { return single ? column : "sum(" + column + ")"; };
  return sum_columns(
      sum("events"), [&](const std::string&, const std::string& column) { return sum(column); },
      sum("score_tenths"));
}

// Whether the sums kept beside the events can answer: nothing is asked but what they are kept by.
bool sums_suffice(CountBy by, const EventFilter& f) {
  if (!f.modes.empty() || !f.place.empty() || f.min_confidence > 0 || !f.story.empty() || f.happening != 0 ||
      !f.words.empty())
    return false;
  if (by == CountBy::dyad_month ? !f.types.empty() : !f.source.empty() || !f.target.empty()) return false;
  const auto from = first_day(f.from), to = last_day(f.to);
  const bool whole_from = f.from.empty() || (from && from->ends_with("-01"));
  const bool whole_to =
      f.to.empty() || (to && last_day(to->substr(0, 7)).ok() && *last_day(to->substr(0, 7)) == *to);
  return whole_from && whole_to;
}

void add_months(Conditions& conditions, const EventFilter& f) {
  if (!f.from.empty()) conditions.add("month >= " + conditions.value(first_day(f.from)->substr(0, 7)));
  if (!f.to.empty())
    conditions.add("month <> '' AND month <= " + conditions.value(last_day(f.to)->substr(0, 7)));
}

std::string limited(const EventFilter& filter) {
  return filter.limit > 0 ? " LIMIT " + std::to_string(filter.limit) : "";
}

}  // namespace

Result<Rows> Store::events(const EventFilter& filter) {
  Conditions conditions;
  const auto select = select_events(conditions, filter);
  if (!select) return select.error();
  // The events are found and ordered first, so that the view's lists of names are made for them alone.
  return rows_of(impl_->db,
                 "SELECT l.* FROM (" + *select +
                     ") AS k JOIN event_list l ON l.story = k.story AND l.event = k.event ORDER BY "
                     "l.date_start, l.date_end, l.story, l.event",
                 conditions);
}

namespace {

Result<Rows> count_months(Connection& db, CountBy by, const EventFilter& filter) {
  const std::string key = by == CountBy::type ? "type" : "month";
  Conditions conditions;
  if (sums_suffice(by, filter)) {
    conditions.add_one_of("type", filter.types);
    conditions.add_one_of("status", filter.statuses);
    add_months(conditions, filter);
    return rows_of(db,
                   "SELECT nullif(" + key + ", '') AS " + key + ", " + sums_of_types() + " FROM type_month" +
                       conditions.where() + " GROUP BY 1 ORDER BY 1" + limited(filter),
                   conditions);
  }
  if (Status added = add_event_conditions(conditions, filter, true); !added) return added.error();
  add_party(conditions, "source", filter.source);
  add_party(conditions, "target", filter.target);
  return rows_of(db,
                 "SELECT " + std::string(by == CountBy::type ? "type" : "substr(date_start, 1, 7) AS month") +
                     ", " + sums_of_events() + " FROM event e" + conditions.where() +
                     " GROUP BY 1 ORDER BY 1" + limited(filter),
                 conditions);
}

// The word can be nothing but a country: no actor has it as a sector or name.
Result<bool> is_country(Connection& db, const std::string& who) {
  if (who.size() != 3) return false;
  auto select = db.prepare(
      "SELECT NOT EXISTS (SELECT 1 FROM actor WHERE sector = ?1) AND NOT EXISTS (SELECT 1 FROM actor WHERE "
      "name "
      "= ?1 COLLATE NOCASE)");
  if (!select) return select.error();
  select->bind(1, who);
  const auto row = select->step();
  if (!row) return row.error();
  return *row && select->integer(0) == 1;
}

Result<Rows> count_dyads(Connection& db, const EventFilter& filter) {
  bool kept = sums_suffice(CountBy::dyad_month, filter);
  for (const std::string* who : {&filter.source, &filter.target}) {
    if (!kept || who->empty()) continue;
    const auto country = is_country(db, *who);
    if (!country) return country.error();
    kept = *country;
  }
  Conditions conditions;
  const std::string head =
      "SELECT nullif(source_country, '') AS source_country, nullif(target_country, '') AS target_country, "
      "nullif(month, '') AS month, ";
  if (kept) {
    if (!filter.source.empty()) conditions.add("source_country = " + conditions.value(filter.source));
    if (!filter.target.empty()) conditions.add("target_country = " + conditions.value(filter.target));
    conditions.add_one_of("status", filter.statuses);
    add_months(conditions, filter);
    const bool single = filter.statuses.size() < 2;
    // By the columns themselves, which are the key's: nothing has to be sorted.
    return rows_of(db,
                   head + sums_of_dyads(single) + " FROM " +
                       (filter.statuses.empty() ? "dyad_month_all" : "dyad_month") + " AS d" +
                       conditions.where() + (single ? " ORDER" : " GROUP") +
                       " BY d.source_country, d.target_country, d.month" + limited(filter),
                   conditions);
  }
  if (Status added = add_event_conditions(conditions, filter, true); !added) return added.error();
  if (!filter.source.empty()) conditions.add(actor_condition(conditions, "a", filter.source));
  if (!filter.target.empty()) conditions.add(actor_condition(conditions, "b", filter.target));
  return rows_of(
      db,
      head + sums_of_events() +
          " FROM (SELECT DISTINCT e.story, e.event, coalesce(a.country, '') AS source_country, "
          "coalesce(b.country, '') AS target_country, coalesce(substr(e.date_start, 1, 7), '') AS month, "
          "e.quad, e.score FROM event e LEFT JOIN event_party p ON p.story = e.story AND p.event = e.event "
          "AND "
          "p.role = 'source' LEFT JOIN actor a ON a.story = p.story AND a.actor = p.actor LEFT JOIN "
          "event_party "
          "q ON q.story = e.story AND q.event = e.event AND q.role = 'target' LEFT JOIN actor b ON b.story = "
          "q.story AND b.actor = q.actor" +
          conditions.where() + ") AS d GROUP BY d.source_country, d.target_country, d.month" +
          limited(filter),
      conditions);
}

}  // namespace

Result<Rows> Store::count(CountBy by, const EventFilter& filter) {
  for (const auto& day : {filter.from.empty() ? Result<std::string>("") : first_day(filter.from),
                          filter.to.empty() ? Result<std::string>("") : last_day(filter.to)}) {
    if (!day) return day.error();
  }
  return by == CountBy::dyad_month ? count_dyads(impl_->db, filter) : count_months(impl_->db, by, filter);
}

Result<Rows> Store::sql(std::string_view statement) {
  std::string_view rest;
  auto prepared = impl_->db.prepare(statement, false, &rest);
  if (!prepared) return malformed_or(prepared.error(), "--sql");
  const bool more = rest.find_first_not_of(" \t\r\n;") != std::string_view::npos;
  if (prepared->get() == nullptr || more)
    return Error{ErrorCode::query_malformed, "--sql", "give one statement"};
  if (sqlite3_stmt_readonly(prepared->get()) == 0 || sqlite3_column_count(prepared->get()) == 0) {
    return Error{ErrorCode::query_malformed, "--sql",
                 "only statements that read are run (SELECT, WITH, EXPLAIN); use sqlite3 to change the file"};
  }
  return Rows::Impl::of(std::move(*prepared));
}

}  // namespace dateline
