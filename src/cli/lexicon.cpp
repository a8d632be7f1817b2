// `dateline lexicon check`: the event lexicon loaded whole, and its examples coded.
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

}  // namespace

void add_lexicon(Cli& cli) {
  CLI::App& lexicon = *cli.app.add_subcommand("lexicon", "Look after the word lists");
  lexicon.require_subcommand(1);
  auto flags = std::make_shared<DataFlags>();
  CLI::App& command = *lexicon.add_subcommand("check", "Load the event lexicon and code its examples");
  command.callback([&cli, flags] { cli.run = [flags] { return check(*flags); }; });
  add_data_flags(command, *flags);
}

}  // namespace dateline::cli
