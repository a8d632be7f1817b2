// `dateline ingest` and `dateline recode`: stories into a store, and old ones of it brought up to date.
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli.h"
#include "dateline/coder.h"
#include "dateline/store.h"
#include "input.h"
#include "output.h"
#include "progress.h"
#include "skips.h"

namespace dateline::cli {

namespace {

struct StoreFlags {
  std::string store;
  InputFlags input;
  DataFlags data;
  SpeedFlags speed;
  unsigned threads = 0;
  uint64_t max_mb = 0;
};

StoreOptions store_options(const StoreFlags& flags) {
  StoreOptions options;
  options.max_bytes = static_cast<int64_t>(flags.max_mb) << 20;
  return options;
}

Result<Coder> open_coder(const StoreFlags& flags) {
  auto coder = Coder::open(coder_options(flags.data, flags.speed));
  if (coder && coder->lacks_gazetteer()) note_gazetteer();
  return coder;
}

void note_outdated(Store& store, const Coder& coder) {
  const auto counts = store.counts(coder.makers());
  if (!counts || counts->outdated == 0) return;
  std::fprintf(
      stderr, "%s made by other versions; \"dateline recode\" brings them up to date\n",
      count_of(static_cast<uint64_t>(counts->outdated), "story of the store was", "stories of the store were")
          .c_str());
}

int ingest(const StoreFlags& flags) {
  auto input = Input::open(flags.input);
  if (!input) return report(input.error());
  auto store = Store::open(flags.store, StoreAccess::write, store_options(flags));
  if (!store) return report(store.error());
  const auto coder = open_coder(flags);
  if (!coder) return report(coder.error());

  Progress progress(input->bytes_total());
  Skips skips;
  uint64_t added = 0, were_there = 0;
  Status failed;
  // What is stored already is not coded again: a run that was cut off goes on where it stopped.
  const auto next = [&]() -> std::optional<Result<StoryText>> {
    for (;;) {
      auto story = input->next();
      if (!story || !*story) return story;
      const auto held = store->holds(**story);
      if (held && !*held) return story;
      if (!held) failed = held.error();
      if (!held) return std::nullopt;
      ++were_there;
    }
  };
  const auto done = [&](CodedStory story) {
    progress.step(input->bytes_read());
    if (!failed) return false;
    if (!story.record) {
      failed = store->put_skipped(*story.skipped);
      skips.add(std::move(*story.skipped));
      return failed.ok();
    }
    const auto kept = store->put(story.story, *story.record);
    if (!kept) failed = kept.error();
    if (kept) ++(*kept == Kept::added ? added : were_there);
    return failed.ok();
  };
  code_many(*coder, flags.threads, next, done);
  progress.clear();
  skips.list();
  std::fprintf(stderr, "%s added%s\n", count_of(added, "story", "stories").c_str(),
               were_there == 0 ? "" : (", " + std::to_string(were_there) + " were there already").c_str());
  if (!failed) return report(failed.error());
  note_outdated(*store, *coder);
  return skips.count() > 0 ? exit_partly : exit_ok;
}

int recode(const StoreFlags& flags) {
  auto store = Store::open(flags.store, StoreAccess::write, store_options(flags));
  if (!store) return report(store.error());
  const auto coder = open_coder(flags);
  if (!coder) return report(coder.error());
  const auto before = store->counts(coder->makers());
  if (!before) return report(before.error());

  Progress progress(static_cast<uint64_t>(before->outdated));
  Status failed;
  std::vector<int64_t> numbers;  // of the stories on their way, in order
  size_t put = 0;
  int64_t last = 0;
  const auto next = [&]() -> std::optional<Result<StoryText>> {
    if (!failed) return std::nullopt;
    auto story = store->next_outdated(last, coder->makers());
    if (!story) failed = story.error();
    if (!story || !*story) return std::nullopt;
    last = (*story)->number;
    numbers.push_back(last);
    return Result<StoryText>(std::move((*story)->story));
  };
  const auto done = [&](CodedStory story) {
    progress.step(put + 1);
    if (!failed) return false;
    failed = store->replace(numbers[put], *story.record);
    if (failed) ++put;
    return failed.ok();
  };
  code_many(*coder, flags.threads, next, done);
  progress.clear();
  std::fprintf(stderr, "%s coded anew, %lld were up to date\n", count_of(put, "story", "stories").c_str(),
               static_cast<long long>(before->stories - before->outdated));
  if (!failed) return report(failed.error());
  return exit_ok;
}

void add_coding_flags(CLI::App& command, StoreFlags& flags) {
  command
      .add_option("--jobs,--threads", flags.threads,
                  "stories coded at a time [one per processor]; what is stored never depends on it")
      ->check(CLI::Range(1, 1024))
      ->type_name("N");
  command
      .add_option("--max-size", flags.max_mb,
                  "stop before the store grows past so many MB [as the disk allows]")
      ->check(CLI::Range(1, 1 << 30))
      ->type_name("MB");
  add_data_flags(command, flags.data);
  add_speed_flags(command, flags.speed);
  add_gazetteer_flag(command, flags.data);
}

}  // namespace

void add_ingest(Cli& cli) {
  auto flags = std::make_shared<StoreFlags>();
  CLI::App& command = add_command(cli, "ingest", "Read stories into a store, one SQLite file",
                                  [flags] { return ingest(*flags); });
  add_input_flags(command, flags->input);
  command.add_option("--into", flags->store, "the store; made where there is none")
      ->required()
      ->type_name("FILE");
  add_coding_flags(command, *flags);
  command.footer(
      R"(A story is stored whole or not at all, and once: run the same command again after it was cut off, and it goes
on where it stopped. Others may read the file meanwhile. docs/schema.md explains its tables.

Examples:
  dateline ingest stories.jsonl --into record.db
  zcat stories.jsonl.gz | dateline ingest --input jsonl - --into record.db --speed fast
  dateline query record.db --source IRQ --type ASSAULT

A story that cannot be read is skipped, kept with the reason in the table "skipped", listed at the end on
standard error, and makes the exit code 1.)");
}

void add_recode(Cli& cli) {
  auto flags = std::make_shared<StoreFlags>();
  CLI::App& command = add_command(cli, "recode", "Code the stories of a store anew that other versions coded",
                                  [flags] { return recode(*flags); });
  command.add_option("STORE", flags->store, "the store")->required()->check(CLI::ExistingFile);
  add_coding_flags(command, *flags);
  command.footer(R"(A story counts as up to date where engine, model, lexicon and speed are those of this run.

Example:
  dateline recode record.db)");
}

}  // namespace dateline::cli
