// `dateline export`: the events of a store in the layouts that others' tools read.
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "cli.h"
#include "dateline/store.h"
#include "filters.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct ExportFlags {
  std::string store, layout, out;
  EventFilter filter;
};

Status write_rows(Rows rows, RowFormat format, Output& output) {
  RowWriter writer(format, rows.columns());
  std::vector<Cell> row;
  for (;;) {
    const auto more = rows.next(row);
    if (!more) return more.error();
    if (!*more || !output.write(writer.row(row))) break;
  }
  output.write(writer.finish());
  return output.finish();
}

// Whole records, a story a line, of the stories that have such events.
Status write_records(Store& store, Rows events, Output& output) {
  std::set<int64_t> stories;
  std::vector<Cell> row;
  for (;;) {
    const auto more = events.next(row);
    if (!more) return more.error();
    if (!*more) break;
    if (const auto* story = std::get_if<int64_t>(row.data())) stories.insert(*story);
  }
  for (const int64_t story : stories) {
    const auto record = store.record(story);
    if (!record) return record.error();
    if (*record && !output.write(to_json(**record, 0) + "\n")) break;
  }
  return output.finish();
}

int export_events(const ExportFlags& flags) {
  auto store = Store::open(flags.store, StoreAccess::read);
  if (!store) return report(store.error());
  const bool records = flags.layout == "records";
  auto rows = records ? store->events(flags.filter) : store->layout(flags.layout, flags.filter);
  if (!rows) return report(rows.error());
  auto output = Output::open(flags.out);
  if (!output) return report(output.error());
  RowFormat format = RowFormat::csv;
  for (const Layout& layout : layouts()) {
    if (layout.name == flags.layout) format = layout.format;
  }
  const Status written = records ? write_records(*store, std::move(*rows), *output)
                                 : write_rows(std::move(*rows), format, *output);
  return written ? exit_ok : report(written.error());
}

}  // namespace

void add_export(Cli& cli) {
  auto flags = std::make_shared<ExportFlags>();
  CLI::App& command = add_command(cli, "export", "Write a store's events in the layouts that others read",
                                  [flags] { return export_events(*flags); });
  command.add_option("STORE", flags->store, "the store (dateline ingest)")->required();
  std::vector<std::string> names;
  std::string list;
  for (const Layout& layout : layouts()) {
    names.push_back(layout.name);
    list += "  " + layout.name + std::string(16 - layout.name.size(), ' ') + layout.about + "\n";
  }
  names.emplace_back("records");
  list += "  records         whole records: a JSON object a story\n";
  command.add_option("--layout", flags->layout, "which layout")
      ->required()
      ->check(CLI::IsMember(names))
      ->type_name("LAYOUT");
  command.add_option("--out", flags->out, "file to write; it appears when complete [standard output]")
      ->type_name("FILE");
  add_filters(command, flags->filter);
  command.footer("Layouts (docs/exports.md says what each cannot hold):\n" + list + R"(
Examples:
  dateline export record.db --layout icews --status happened --out events.tab
  dateline export record.db --layout geojson --type ASSAULT --from 2017-10 --out map.geojson)");
}

}  // namespace dateline::cli
