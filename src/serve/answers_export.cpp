// All events of a filter in the layouts of others.
#include <set>
#include <utility>

#include "serve/routes.h"

namespace dateline::serve {

namespace {

struct FormatOfFile {
  const char* type;
  const char* ending;
};

FormatOfFile file_of(RowFormat format) {
  switch (format) {
    case RowFormat::jsonl:
      return {"application/x-ndjson", "jsonl"};
    case RowFormat::tsv:
    case RowFormat::tsv_bare:
      return {"text/tab-separated-values; charset=utf-8", "tsv"};
    case RowFormat::geojson:
      return {"application/geo+json", "geojson"};
    default:
      return {"text/csv; charset=utf-8", "csv"};
  }
}

Error too_long(uint64_t most) {
  return {ErrorCode::input_too_large, "",
          "that is more than " + std::to_string(most >> 20) +
              " MiB; ask for fewer days or types, or write a file with the program: dateline export"};
}

Status add_rows(Rows rows, RowFormat format, uint64_t most, std::string& out) {
  RowWriter writer(format, rows.columns());
  std::vector<Cell> row;
  for (;;) {
    const auto more = rows.next(row);
    if (!more) return more.error();
    if (!*more) break;
    out += writer.row(row);
    if (out.size() > most) return too_long(most);
  }
  out += writer.finish();
  return {};
}

// Whole records of the stories that have such events.
Status add_records(Store& store, Rows events, uint64_t most, std::string& out) {
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
    if (*record) out += to_json(**record, 0) + "\n";
    if (out.size() > most) return too_long(most);
  }
  return {};
}

}  // namespace

Response answer_export(const Call& call) {
  const std::string& name = call.value("layout");
  const auto filter = call.filter();
  if (!filter) return refusal(filter.error());
  const Desk& desk = call.desk();
  const bool records = name == "records";
  RowFormat format = RowFormat::jsonl;
  std::string known = "records";
  bool found = records;
  for (const Layout& layout : layouts()) {
    known += ", " + layout.name;
    if (layout.name == name) format = layout.format, found = true;
  }
  if (!found)
    return refusal({ErrorCode::usage, "", "\"layout\" names none of the layouts; known are: " + known});
  auto rows = records ? desk.store.events(*filter) : desk.store.layout(name, *filter);
  if (!rows) return refusal(rows.error());
  Response out;
  const Status added = records ? add_records(desk.store, std::move(*rows), desk.max_answer_bytes, out.body)
                               : add_rows(std::move(*rows), format, desk.max_answer_bytes, out.body);
  if (!added) return refusal(added.error());
  const FormatOfFile file = file_of(format);
  out.type = file.type;
  out.headers.emplace_back("Content-Disposition",
                           "attachment; filename=\"dateline-" + name + "." + file.ending + "\"");
  return out;
}

}  // namespace dateline::serve
