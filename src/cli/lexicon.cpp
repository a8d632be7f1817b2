// `dateline lexicon check`: the event lexicon loaded whole, and its examples coded. `dateline lexicon add`: a
// line for the actors or places, written only where the lexicon loads with it.
#include "dateline/lexicon.h"

#include <cstdio>
#include <memory>

#include "cli.h"

namespace dateline::cli {

namespace {

int check(const DataFlags& flags) {
  CoderOptions options;
  options.model = flags.model;
  options.lexicon = flags.lexicon;
  const auto checked = check_lexicon(options);
  if (!checked) return report(checked.error());
  for (const auto& doubt : checked->doubts)
    std::printf("%s\n", doubt.text().c_str());
  for (const auto& failure : checked->failures) {
    std::printf("%s: %s\n  expected  %s\n", failure.where.c_str(), failure.sentence.c_str(),
                failure.expected.c_str());
    for (const auto& got : failure.got)
      std::printf("  got       %s\n", got.c_str());
    if (failure.got.empty()) std::printf("  got       none\n");
  }
  std::printf("%zu entries, %zu words; %zu of %zu examples as expected, %s\n", checked->entries,
              checked->words, checked->examples - checked->failures.size(), checked->examples,
              count_of(checked->doubts.size(), "doubt", "doubts").c_str());
  return checked->failures.empty() && checked->doubts.empty() ? exit_ok : exit_partly;
}

int add(const LexiconAddition& addition) {
  const auto added = add_to_lexicon(addition);
  if (!added) return report(added.error());
  for (const auto& known : added->known) {
    std::fprintf(stderr, "dateline: note: '%s' also means %s (%s)\n", known.spelling.c_str(),
                 known.of.c_str(), known.where.c_str());
  }
  if (addition.write) {
    std::printf("%s: added to %s\n", added->where.c_str(), added->path.c_str());
  } else {
    std::printf("%s: may be added; nothing was written\n", added->where.c_str());
  }
  return exit_ok;
}

void add_addition(CLI::App& lexicon, Cli& cli) {
  auto addition = std::make_shared<LexiconAddition>();
  auto dry_run = std::make_shared<bool>(false);
  CLI::App& command =
      *lexicon.add_subcommand("add", "Add an actor, office, place or other line of docs/actors.md");
  command.callback([&cli, addition, dry_run] {
    addition->write = !*dry_run;
    cli.run = [addition] { return add(*addition); };
  });
  command.add_option("TABLE", addition->table, "actors, countries, titles, terms, agents, places or cues")
      ->required();
  command.add_option("ENTRY", addition->entry, "the line, its fields between \";\"")->required();
  command
      .add_option("--file", addition->file,
                  "file that gets it, in the lexicon's actors/ or places/ [mine.txt there]")
      ->type_name("FILE");
  command.add_flag("--anyway", addition->anyway, "also where its name is known already");
  command.add_flag("--dry-run", *dry_run, "only say whether it may be added");
  add_lexicon_flag(command, addition->lexicon);
  command.footer(R"(Examples:
  dateline lexicon add actors "Tuvan Front; type: armed_group; sector: REB; country: RUS; alias: TF [context]"
  dateline lexicon add terms "Tuvan Front; chairman; 2019..; Aldyn Kara" --file lexicon/actors/tuva.txt
  dateline lexicon add places "Chadan; RUS; 51.28 91.58; kind: town" --dry-run)");
}

}  // namespace

void add_lexicon(Cli& cli) {
  CLI::App& lexicon =
      *cli.app.add_subcommand("lexicon", "Look after the word lists: check them, add to them");
  lexicon.require_subcommand(1);
  auto flags = std::make_shared<DataFlags>();
  CLI::App& command = *lexicon.add_subcommand("check", "Load the event lexicon and code its examples");
  command.callback([&cli, flags] { cli.run = [flags] { return check(*flags); }; });
  add_data_flags(command, *flags);
  add_addition(lexicon, cli);
}

}  // namespace dateline::cli
