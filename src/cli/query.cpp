// `dateline query`: the events of a store, by who, whom, what, where, when; sums of them; any SQL.
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli.h"
#include "dateline/store.h"
#include "filters.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct QueryFlags {
  std::string store, sql, count, format, out;
  EventFilter filter;
};

RowFormat format_of(const QueryFlags& flags) {
  std::string format = flags.format;
  const bool to_terminal = (flags.out.empty() || flags.out == "-") && is_terminal(stdout);
  if (format.empty()) format = flags.out.ends_with(".jsonl") ? "jsonl" : to_terminal ? "table" : "csv";
  return format == "table" ? RowFormat::table : format == "jsonl" ? RowFormat::jsonl : RowFormat::csv;
}

// What fits a terminal of the columns of event_list.
constexpr const char* table_columns[] = {"date_start", "source", "type",     "mode", "status",
                                         "target",     "place",  "story_id", "event"};

// Where each of the columns to show stands; all of them unless events are shown as a table.
std::vector<size_t> shown_columns(const std::vector<std::string>& all, bool some) {
  std::vector<size_t> out;
  for (size_t i = 0; i < all.size() && !some; ++i)
    out.push_back(i);
  if (!some) return out;
  for (const char* name : table_columns) {
    for (size_t i = 0; i < all.size(); ++i) {
      if (all[i] == name) out.push_back(i);
    }
  }
  return out;
}

Result<Rows> ask(Store& store, const QueryFlags& flags) {
  if (!flags.sql.empty()) return store.sql(flags.sql);
  if (flags.count == "month") return store.count(CountBy::month, flags.filter);
  if (flags.count == "type") return store.count(CountBy::type, flags.filter);
  if (flags.count == "dyad-month") return store.count(CountBy::dyad_month, flags.filter);
  return store.events(flags.filter);
}

int query(const QueryFlags& flags) {
  auto store = Store::open(flags.store, StoreAccess::read);
  if (!store) return report(store.error());
  auto rows = ask(*store, flags);
  if (!rows) return report(rows.error());
  auto output = Output::open(flags.out);
  if (!output) return report(output.error());

  const RowFormat format = format_of(flags);
  TableOptions options;
  if (flags.out.empty() || flags.out == "-")
    options.width = terminal_width(), options.color = wants_color(), options.ascii = wants_ascii();
  const bool events = flags.sql.empty() && flags.count.empty();
  const auto shown = shown_columns(rows->columns(), events && format == RowFormat::table);
  std::vector<std::string> names;
  for (const size_t i : shown)
    names.push_back(rows->columns()[i]);
  RowWriter writer(format, std::move(names), options);
  std::vector<Cell> row, picked;
  uint64_t count = 0;
  for (;;) {
    const auto more = rows->next(row);
    if (!more) return report(more.error());
    if (!*more) break;
    ++count;
    picked.clear();
    for (const size_t i : shown)
      picked.push_back(row[i]);
    if (!output->write(writer.row(picked))) break;
  }
  output->write(writer.finish());
  if (const Status written = output->finish(); !written) return report(written.error());
  if (count == 0) std::fputs(events ? "no such events\n" : "no rows\n", stderr);
  return exit_ok;
}

}  // namespace

void add_query(Cli& cli) {
  auto flags = std::make_shared<QueryFlags>();
  CLI::App& command = add_command(cli, "query", "Ask a store for events, sums of them, or anything in SQL",
                                  [flags] { return query(*flags); });
  command.add_option("STORE", flags->store, "the store (dateline ingest)")->required();
  add_filters(command, flags->filter);
  CLI::Option* count = command.add_option("--count", flags->count, "sums instead of events")
                           ->check(CLI::IsMember({"month", "dyad-month", "type"}))
                           ->type_name("BY");
  command.add_option("--sql", flags->sql, "a statement that reads, in SQLite's SQL (docs/schema.md)")
      ->type_name("SQL")
      ->excludes(count);
  command
      .add_option("--format", flags->format,
                  "table, csv or jsonl (an object a line) [table on a terminal, else csv]")
      ->check(CLI::IsMember({"table", "csv", "jsonl"}))
      ->type_name("FORMAT")
      ->group("Output");
  command.add_option("--out", flags->out, "file to write; it appears when complete [standard output]")
      ->type_name("FILE")
      ->group("Output");
  command.footer(
      R"(Lists may be given between commas. Sums count an event in the month it begins in, and once for every pair of
countries among its sources and targets.

Examples:
  dateline query record.db --source IRQ --target "Kurdistan*" --type ASSAULT,COERCE --from 2017-10
  dateline query record.db --count dyad-month --status happened --out dyads.csv
  dateline query record.db --sql "SELECT type, count(*) FROM event GROUP BY type")");
}

}  // namespace dateline::cli
