// Rows as a table, CSV (RFC 4180, with line feeds), tab-separated, JSON Lines, or GeoJSON.
#include <algorithm>
#include <charconv>
#include <utility>

#include "dateline/store.h"
#include "record/columns.h"
#include "record/json_writer.h"

namespace dateline {

namespace {

constexpr size_t rows_measured = 1000;  // a table's columns are as wide as the widest of so many rows
constexpr int widest_column = 48;
constexpr int narrowest_column = 6;  // that a too wide table is cut to

struct Plain {
  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(int64_t value) const { return std::to_string(value); }
  // The shortest decimal that reads back as the same number.
  std::string operator()(double value) const {
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
  }
  std::string operator()(const std::string& value) const { return value; }
};

bool is_number(const Cell& cell) {
  return std::holds_alternative<int64_t>(cell) || std::holds_alternative<double>(cell);
}

std::string csv_field(std::string text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text)
    out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

// Tabs and line ends cannot be told from those between fields.
std::string tsv_field(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

struct RowWriter::Impl {
  RowFormat format;
  std::vector<std::string> columns;
  TableOptions options;
  std::vector<int> widths;                 // of a table; empty until known
  std::vector<std::vector<Cell>> waiting;  // rows of a table, until its widths are known
  bool head_written = false;

  std::string separated(const std::vector<std::string>& fields) const {
    const bool tabs = format != RowFormat::csv;
    std::string out;
    for (size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) out += tabs ? '\t' : ',';
      out += tabs ? tsv_field(fields[i]) : csv_field(fields[i]);
    }
    return out + "\n";
  }
  // What stands before the first row.
  std::string head() {
    if (std::exchange(head_written, true)) return "";
    if (format == RowFormat::geojson) return "{\"type\":\"FeatureCollection\",\"features\":[\n";
    return format == RowFormat::csv || format == RowFormat::tsv ? separated(columns) : "";
  }

  std::string json_row(const std::vector<Cell>& row) const {
    JsonWriter out(0);
    out.open('{');
    for (size_t i = 0; i < row.size(); ++i) {
      out.key(columns[i]);
      if (const auto* text = std::get_if<std::string>(&row[i]))
        out.string(*text);
      else if (const auto* number = std::get_if<int64_t>(&row[i]))
        out.integer(*number);
      else if (const auto* real = std::get_if<double>(&row[i]))
        out.fixed(*real, 6);
      else
        out.null();
    }
    out.close('}');
    return out.take() + "\n";
  }

  void measure() {
    for (const std::string& name : columns)
      widths.push_back(display_width(name));
    for (const auto& row : waiting) {
      for (size_t i = 0; i < row.size(); ++i) {
        const int width = display_width(tidy_line(std::visit(Plain(), row[i])));
        widths[i] = std::max(widths[i], std::min(width, widest_column));
      }
    }
    // The widest give way until the table fits, as far as that makes sense.
    const auto total = [&] {
      int sum = 2 * static_cast<int>(widths.size() - 1);
      for (const int w : widths)
        sum += w;
      return sum;
    };
    while (!widths.empty() && total() > options.width) {
      const auto widest = std::max_element(widths.begin(), widths.end());
      if (*widest <= narrowest_column) break;
      --*widest;
    }
  }

  std::string table_line(const std::vector<std::string>& fields, const std::vector<bool>& right) const {
    std::string line;
    for (size_t i = 0; i < fields.size(); ++i) {
      const std::string cut = cut_right(tidy_line(fields[i]), widths[i], options.ascii ? "." : "…");
      const int spare = widths[i] - display_width(cut);
      if (i > 0) line += "  ";
      line +=
          right[i] ? std::string(static_cast<size_t>(std::max(0, spare)), ' ') + cut : pad(cut, widths[i]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
  }

  std::string table_row(const std::vector<Cell>& row) const {
    std::vector<std::string> fields;
    std::vector<bool> right;
    for (const Cell& cell : row)
      fields.push_back(std::visit(Plain(), cell)), right.push_back(is_number(cell));
    return table_line(fields, right);
  }

  std::string flush_table() {
    if (waiting.empty() && widths.empty()) return "";
    std::string out;
    if (widths.empty()) {
      measure();
      const std::string head = table_line(columns, std::vector<bool>(columns.size(), false));
      out = options.color ? "\x1b[1m" + head.substr(0, head.size() - 1) + "\x1b[0m\n" : head;
    }
    for (const auto& row : waiting)
      out += table_row(row);
    waiting.clear();
    return out;
  }
};

RowWriter::RowWriter(RowFormat format, std::vector<std::string> columns, const TableOptions& options)
    : impl_(std::make_unique<Impl>(Impl{format, std::move(columns), options, {}, {}, false})) {}
RowWriter::RowWriter(RowWriter&&) noexcept = default;
RowWriter& RowWriter::operator=(RowWriter&&) noexcept = default;
RowWriter::~RowWriter() = default;

std::string RowWriter::row(const std::vector<Cell>& row) {
  std::vector<std::string> fields;
  switch (impl_->format) {
    case RowFormat::jsonl:
      return impl_->json_row(row);
    case RowFormat::geojson: {
      std::string out = impl_->head_written ? ",\n" : impl_->head();
      return out + (row.empty() ? "null" : std::visit(Plain(), row[0]));
    }
    case RowFormat::table:
      if (!impl_->widths.empty()) return impl_->table_row(row);
      impl_->waiting.push_back(row);
      return impl_->waiting.size() < rows_measured ? "" : impl_->flush_table();
    default: {
      for (const Cell& cell : row)
        fields.push_back(std::visit(Plain(), cell));
      std::string out = impl_->head();
      return out + impl_->separated(fields);
    }
  }
}

std::string RowWriter::finish() {
  if (impl_->format == RowFormat::table) return impl_->flush_table();
  // No rows are still a table, or a collection, to those who read it.
  std::string out = impl_->head();
  return impl_->format == RowFormat::geojson ? out + "\n]}\n" : out;
}

}  // namespace dateline
