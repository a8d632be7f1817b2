// `dateline timeline`: the happenings of a store by date, each in a line of plain words.
#include "dateline/timeline.h"

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli.h"
#include "filters.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct TimelineFlags {
  std::string store, by, format, out;
  TimelineQuery query;
};

std::string joined(const std::vector<std::string>& names, const char* between) {
  std::string out;
  for (const std::string& name : names)
    out += (out.empty() ? "" : between) + name;
  return out;
}

// "2017-10", "2017-10-26"; "" of what has no date.
std::string period_of(const TimelineLine& line, const std::string& by) {
  return line.date_start.substr(0, by == "month" ? 7 : 10);
}

// "3 sources, not confirmed by RSF".
std::string standing(const TimelineLine& line) {
  std::string out = count_of(static_cast<uint64_t>(line.sources), "source", "sources");
  if (!line.said_by.empty()) out += ", only by word of " + joined(line.said_by, ", ");
  if (!line.denied_by.empty()) out += ", denied by " + joined(line.denied_by, ", ");
  if (!line.not_confirmed_by.empty()) out += ", not confirmed by " + joined(line.not_confirmed_by, ", ");
  return out;
}

// "2025-03-04  Sudan's army  attacked (ASSAULT aerial)  RSF  at El Fasher  3 sources, denied by RSF"
std::string in_words(const TimelineLine& line) {
  std::string days = line.date_start.empty() ? "no date   " : line.date_start;
  if (!line.date_end.empty() && line.date_end != line.date_start) days += " to " + line.date_end;
  const std::string mode = (line.mode.empty() ? "" : " " + line.mode) +
                           (line.status.empty() || line.status == "happened" ? "" : ", " + line.status);
  std::string out = days + "  " + (line.source.empty() ? "somebody" : line.source) + "  " + line.act + " (" +
                    line.type + mode + ")";
  if (!line.target.empty()) out += "  " + line.target;
  if (!line.place.empty()) out += "  at " + line.place;
  return out + "  " + standing(line);
}

// On a terminal a line that is too long goes on under its words, not under its date.
std::string wrapped(const std::string& line, size_t width) {
  constexpr size_t indent = 12;
  std::string out;
  size_t at = 0;
  while (line.size() - at > width - (at > 0 ? indent : 0)) {
    const size_t room = width - (at > 0 ? indent : 0);
    const size_t space = line.rfind(' ', at + room);
    if (space == std::string::npos || space <= at + indent) break;
    out += (at > 0 ? std::string(indent, ' ') : "") +
           line.substr(at, line.find_last_not_of(' ', space) + 1 - at) + "\n";
    at = space + 1;
  }
  return out + (at > 0 ? std::string(indent, ' ') : "") + line.substr(at) + "\n";
}

// With `by`, under a head for each day or month.
std::string write_table(const std::vector<TimelineLine>& lines, const std::string& by, bool to_terminal) {
  const auto width = static_cast<size_t>(std::max(60, terminal_width()));
  std::string out, period = "none";
  for (size_t i = 0; i < lines.size(); ++i) {
    if (const std::string now = period_of(lines[i], by); !by.empty() && now != period) {
      const auto same = [&](const TimelineLine& line) { return period_of(line, by) == now; };
      const auto count = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(), same);
      const std::string head = (now.empty() ? "no date" : now) + "  " +
                               count_of(static_cast<uint64_t>(count), "happening", "happenings");
      out += (out.empty() ? "" : "\n") +
             (wants_color() && to_terminal ? "\x1b[1m" + head + "\x1b[0m" : head) + "\n";
      period = now;
    }
    const std::string line = in_words(lines[i]);
    out += to_terminal ? wrapped(line, width) : line + "\n";
  }
  return out;
}

std::vector<std::string> csv_columns(const std::string& by) {
  std::vector<std::string> out = {"date_start", "date_end",  "source",    "act",       "target",
                                  "place",      "type",      "mode",      "status",    "what",
                                  "sources",    "copies",    "said_by",   "denied_by", "not_confirmed_by",
                                  "stories",    "happening", "confidence"};
  if (!by.empty()) out.insert(out.begin(), by);
  return out;
}

std::vector<Cell> csv_row(const TimelineLine& line, const std::string& by) {
  const auto or_null = [](const std::string& text) { return text.empty() ? Cell() : Cell(text); };
  std::vector<std::string> stories;
  for (const int64_t story : line.stories)
    stories.push_back(std::to_string(story));
  std::vector<Cell> out = {or_null(line.date_start),
                           or_null(line.date_end),
                           or_null(line.source),
                           line.act,
                           or_null(line.target),
                           or_null(line.place),
                           line.type,
                           or_null(line.mode),
                           or_null(line.status),
                           line.what,
                           line.sources,
                           line.copies,
                           or_null(joined(line.said_by, "; ")),
                           or_null(joined(line.denied_by, "; ")),
                           or_null(joined(line.not_confirmed_by, "; ")),
                           joined(stories, "; "),
                           line.happening,
                           line.confidence};
  if (!by.empty()) out.insert(out.begin(), or_null(period_of(line, by)));
  return out;
}

std::string write_lines(const std::vector<TimelineLine>& lines, const TimelineFlags& flags,
                        const std::string& format) {
  std::string out;
  if (format == "jsonl") {
    for (const TimelineLine& line : lines)
      out += to_json(line) + "\n";
    return out;
  }
  const bool to_terminal = (flags.out.empty() || flags.out == "-") && is_terminal(stdout);
  if (format == "table") return write_table(lines, flags.by, to_terminal);
  RowWriter writer(RowFormat::csv, csv_columns(flags.by));
  for (const TimelineLine& line : lines)
    out += writer.row(csv_row(line, flags.by));
  return out + writer.finish();
}

int timeline(const TimelineFlags& flags) {
  std::string format = flags.format;
  if (format.empty())
    format = flags.out.ends_with(".jsonl") ? "jsonl" : flags.out.ends_with(".csv") ? "csv" : "table";
  auto store = Store::open(flags.store, StoreAccess::read);
  if (!store) return report(store.error());
  const auto lines = store->timeline(flags.query);
  if (!lines) return report(lines.error());
  auto output = Output::open(flags.out);
  if (!output) return report(output.error());
  output->write(write_lines(*lines, flags, format));
  if (const Status written = output->finish(); !written) return report(written.error());
  if (lines->empty()) std::fputs("no such happenings\n", stderr);
  return exit_ok;
}

}  // namespace

void add_timeline(Cli& cli) {
  auto flags = std::make_shared<TimelineFlags>();
  CLI::App& command = add_command(cli, "timeline", "Tell the happenings of a store by date, a line each",
                                  [flags] { return timeline(*flags); });
  command.add_option("STORE", flags->store, "the store (dateline ingest)")->required();
  command
      .add_option(
          "--about", flags->query.about,
          "an actor (* for any letters), a country (IRQ or Iraq), a sector (GOV), both (\"IRQ GOV\"), "
          "or a place [everything]")
      ->type_name("WHAT")
      ->group("Which events");
  add_filters(command, flags->query.filter);
  command.add_option("--by", flags->by, "put the lines under their day or month")
      ->check(CLI::IsMember({"day", "month"}))
      ->type_name("PERIOD")
      ->group("Output");
  command
      .add_option("--format", flags->format,
                  "table (a line of words each), csv or jsonl (an object a line) [table]")
      ->check(CLI::IsMember({"table", "csv", "jsonl"}))
      ->type_name("FORMAT")
      ->group("Output");
  command.add_option("--out", flags->out, "file to write; it appears when complete [standard output]")
      ->type_name("FILE")
      ->group("Output");
  command.footer(
      R"(A happening that several stories tell of is one line, in the words of its surest telling; "sources" counts the
publishers that tell of it in words of their own.

Examples:
  dateline timeline record.db --about Kirkuk --from 2017-10
  dateline timeline record.db --about "IRQ MIL" --type ASSAULT,RETREAT --status happened --by month
  dateline timeline record.db --format csv --out timeline.csv)");
}

}  // namespace dateline::cli
