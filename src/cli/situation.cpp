// `dateline situation`: what a store knew of a day.
#include "dateline/situation.h"

#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "cli.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct SituationFlags {
  std::string store, format, out;
  SituationQuery query;
  std::optional<int64_t> limit;
};

constexpr int64_t text_limit = 20;  // of entries that one reads on a terminal

int situation(const SituationFlags& flags) {
  const bool json = flags.format.empty() ? flags.out.ends_with(".json") : flags.format == "json";
  auto store = Store::open(flags.store, StoreAccess::read);
  if (!store) return report(store.error());
  SituationQuery query = flags.query;
  query.limit = flags.limit.value_or(json ? 0 : text_limit);
  const auto found = store->situation(query);
  if (!found) return report(found.error());
  auto output = Output::open(flags.out);
  if (!output) return report(output.error());
  TableOptions options;
  if (flags.out.empty() || flags.out == "-") options.width = terminal_width(), options.color = wants_color();
  output->write(json ? to_json(*found) + "\n" : to_text(*found, options));
  const Status written = output->finish();
  return written ? exit_ok : report(written.error());
}

}  // namespace

void add_situation(Cli& cli) {
  auto flags = std::make_shared<SituationFlags>();
  CLI::App& command = add_command(
      cli, "situation", "Show what a store knew of a day: ground, demands, friends and foes, open claims",
      [flags] { return situation(*flags); });
  command.add_option("STORE", flags->store, "the store (dateline ingest)")->required();
  command.add_option("--on", flags->query.on, "the day, as 2017-10-26; no story published later is seen")
      ->required()
      ->type_name("DATE");
  command
      .add_option(
          "--about", flags->query.about,
          "an actor (* for any letters), a country (IRQ or Iraq), a sector (GOV), both (\"IRQ GOV\"), "
          "or a place [everything]")
      ->type_name("WHAT");
  command
      .add_option("--days", flags->query.days,
                  "how many days back demands and claims are looked for; 0: all. Ground and ties last")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str()
      ->type_name("N");
  command
      .add_option("--limit", flags->limit, "no more entries of a kind than this; 0: all [text 20, json all]")
      ->check(CLI::NonNegativeNumber)
      ->type_name("N");
  command.add_option("--format", flags->format, "text or json [text]")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT")
      ->group("Output");
  command.add_option("--out", flags->out, "file to write; it appears when complete [standard output]")
      ->type_name("FILE")
      ->group("Output");
  command.footer(
      R"(Each entry stands above the newest sentences it comes from. docs/situation.md gives the rules: the latest word on a
place wins, what its own side alone says is marked as claimed, a later tie beats an earlier opposite one.

Examples:
  dateline situation record.db --on 2017-10-26
  dateline situation record.db --on 2017-10-26 --about Iraq --days 30
  dateline situation record.db --on 2017-10-26 --about "Kirkuk*" --format json --out kirkuk.json)");
}

}  // namespace dateline::cli
