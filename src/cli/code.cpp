// `dateline code`: stories in, records out.
#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "cli.h"
#include "dateline/coder.h"
#include "input.h"
#include "output.h"
#include "progress.h"
#include "skips.h"

namespace dateline::cli {

namespace {

struct CodeFlags {
  InputFlags input;
  DataFlags data;
  SpeedFlags speed;
  std::string format, out;
  unsigned threads = 0;
  double min_confidence = 0;
};

std::string format_of(const CodeFlags& flags) {
  if (!flags.format.empty()) return flags.format;
  if (flags.out.ends_with(".json")) return "json";
  if (flags.out.empty() || flags.out == "-") return is_terminal(stdout) ? "table" : "jsonl";
  return flags.out.ends_with(".txt") ? "table" : "jsonl";
}

// A story's record as it is written out.
class Writer {
 public:
  Writer(std::string format, bool to_terminal) : format_(std::move(format)) {
    if (to_terminal)
      table_.width = terminal_width(), table_.color = wants_color(), table_.ascii = wants_ascii();
  }
  std::string write(const CodedStory& story) {
    if (format_ == "jsonl") return to_json(*story.record, 0) + "\n";
    if (format_ == "json") return to_json(*story.record, 1) + "\n";
    return std::exchange(first_, false) ? to_table(*story.record, story.story.text, table_)
                                        : "\n" + to_table(*story.record, story.story.text, table_);
  }

 private:
  std::string format_;
  TableOptions table_;
  bool first_ = true;
};

int code(const CodeFlags& flags) {
  auto input = Input::open(flags.input);
  if (!input) return report(input.error());
  CoderOptions options = coder_options(flags.data, flags.speed);
  options.min_confidence = flags.min_confidence;
  const auto coder = Coder::open(options);
  if (!coder) return report(coder.error());
  if (coder->lacks_gazetteer()) note_gazetteer();
  auto output = Output::open(flags.out);
  if (!output) return report(output.error());

  Writer writer(format_of(flags), (flags.out.empty() || flags.out == "-") && is_terminal(stdout));
  Progress progress(input->bytes_total());
  Skips skips;
  const BatchCounts counts = code_many(
      *coder, flags.threads, [&] { return input->next(); },
      [&](CodedStory story) {
        progress.step(input->bytes_read());
        if (story.record) return output->write(writer.write(story));
        skips.add(std::move(*story.skipped));
        return true;
      });
  progress.clear();
  const Status written = output->finish();
  skips.list();
  if (input->repeated_ids() > 0) {
    std::fprintf(stderr, "%s used again, first at %s\n",
                 count_of(input->repeated_ids(), "id was", "ids were").c_str(),
                 input->first_repeated().c_str());
  }
  if (!written) return report(written.error());
  if (progress.shown() || skips.count() > 0)
    std::fprintf(stderr, "%s coded\n", count_of(counts.coded, "story", "stories").c_str());
  return skips.count() > 0 ? exit_partly : exit_ok;
}

}  // namespace

void add_code(Cli& cli) {
  auto flags = std::make_shared<CodeFlags>();
  CLI::App& command = add_command(cli, "code", "Read stories and write who did what to whom",
                                  [flags] { return code(*flags); });
  add_input_flags(command, flags->input);
  command
      .add_option("--format", flags->format,
                  "table, json (pretty) or jsonl (a record a line) [table on a terminal, else jsonl]")
      ->check(CLI::IsMember({"table", "json", "jsonl"}))
      ->type_name("FORMAT")
      ->group("Output");
  command.add_option("--out", flags->out, "file to write; it appears when complete [standard output]")
      ->type_name("FILE")
      ->group("Output");
  command.add_option("--min-confidence", flags->min_confidence, "leave out events given less than this")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("X")
      ->group("Output");
  command
      .add_option("--threads", flags->threads,
                  "stories coded at a time [one per processor]; output never depends on it")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  add_data_flags(command, flags->data);
  add_speed_flags(command, flags->speed);
  add_gazetteer_flag(command, flags->data);
  command.footer(
      R"(Text files hold one story each, whose id is the file's stem. JSON Lines hold a story a line:
  {"id": "a1", "text": "...", "published": "2017-10-26", "source": "Reuters", "title": "...", "url": "..."}
of which only "text" must be there. Without a day of publication the one the text gives for itself stands;
without that, dates that count from it are left open.

Examples:
  dateline code dispatch.txt --published 2017-10-26
  dateline code stories.jsonl --threads 4 --out records.jsonl
  zcat stories.jsonl.gz | dateline code --input jsonl - --min-confidence 0.6

A story that cannot be read is skipped, listed at the end on standard error, and makes the exit code 1.)");
}

}  // namespace dateline::cli
