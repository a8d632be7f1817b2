// Stories of 700 words a second on one thread, of parse, of whole records fast and precise, and how fast
// names are looked for: `record_bench MODEL LEXICON TYPER GAZETTEER TEXTS [ROUNDS]`. TEXTS holds texts that
// end with a NUL byte. All in one run, round by round, so that their ratios hold on a busy machine; the best
// round of each counts.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "dateline/coder.h"
#include "name/scan.h"
#include "syntax/pipeline.h"
#include "text/clean.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

int report(const dateline::Error& error) {
  std::fprintf(stderr, "%s\n", error.text().c_str());
  return 1;
}

template <typename Run>
void keep_best(double& best, const Run& run) {
  const auto start = Clock::now();
  run();
  best = std::min(best, seconds_since(start));
}

struct Amount {
  double words = 0, bytes = 0;
};

void print(const char* what, double seconds, const Amount& amount, double parse) {
  std::printf("%-8s %8.1f stories a second  %9.0f words a second  %.2f times the parse's time\n", what,
              amount.words / 700 / seconds, amount.words / seconds, seconds / parse);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6 && argc != 7) {
    std::fputs("usage: record_bench MODEL LEXICON TYPER GAZETTEER TEXTS [ROUNDS]\n", stderr);
    return 2;
  }
  dateline::CoderOptions options;
  options.model = argv[1], options.lexicon = argv[2], options.typer = argv[3], options.gazetteer = argv[4];
  const auto precise = dateline::Coder::open(options);
  if (!precise) return report(precise.error());
  options.precise = false;
  const auto fast = dateline::Coder::open(options);
  if (!fast) return report(fast.error());
  const auto pipeline = dateline::Pipeline::open(argv[1]);
  if (!pipeline) return report(pipeline.error());
  const auto actors = dateline::ActorLexicon::load(argv[2]);
  if (!actors) return report(actors.error());

  std::vector<dateline::StoryText> stories;
  Amount amount;
  std::ifstream in(argv[5], std::ios::binary);
  for (std::string text; std::getline(in, text, '\0');) {
    amount.bytes += static_cast<double>(text.size());
    amount.words += 1 + static_cast<double>(std::count(text.begin(), text.end(), ' '));
    dateline::StoryText story;
    story.id = std::to_string(stories.size()), story.text = std::move(text), story.published = "2020-01-01";
    stories.push_back(std::move(story));
  }
  std::vector<dateline::Text> cleaned;
  for (const auto& story : stories)
    cleaned.push_back(dateline::clean(story.text));
  const int rounds = argc == 7 ? std::atoi(argv[6]) : 3;
  double parse = 1e9, scan = 1e9, quick = 1e9, careful = 1e9;
  size_t found = 0;
  for (int round = 0; round < rounds; ++round) {
    std::vector<dateline::Syntax> parses;
    // A new scratch each time: no word is known before, as when a program starts.
    keep_best(parse, [&] {
      dateline::Pipeline::Scratch scratch;
      for (const auto& text : cleaned)
        parses.push_back((*pipeline)->parse(text, scratch));
    });
    keep_best(scan, [&] {
      for (const auto& syntax : parses)
        found += dateline::scan_names(syntax, *actors).names.size();
    });
    keep_best(quick, [&] {
      dateline::Scratch scratch;
      for (const auto& story : stories)
        found += fast->code(story, scratch).events.size();
    });
    keep_best(careful, [&] {
      dateline::Scratch scratch;
      for (const auto& story : stories)
        found += precise->code(story, scratch).events.size();
    });
  }
  std::printf("%zu texts, %.0f words, %zu found\n", stories.size(), amount.words, found);
  print("parse", parse, amount, parse);
  print("fast", quick, amount, parse);
  print("precise", careful, amount, parse);
  std::printf("names    %.1f MB of text a second, %.3f of the parse's time\n", amount.bytes / 1e6 / scan,
              scan / parse);
  return 0;
}
