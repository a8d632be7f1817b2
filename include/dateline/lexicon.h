// The event lexicon checked against its own examples, as `dateline lexicon check` prints it.
//
//   const auto report = dateline::check_lexicon({.lexicon = "lexicon"});
//   if (!report) { std::cerr << report.error().text() << '\n'; return 1; }
//   for (const auto& f : report->failures) std::cout << f.where << ": " << f.sentence << '\n';
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "dateline/coder.h"
#include "dateline/result.h"

namespace dateline {

// An example that was not coded as the lexicon says.
struct ExampleFailure {
  std::string where;  // "events/accuse.txt:12"
  std::string sentence;
  std::string expected;          // "ACCUSE disapprove: Kenya; Uganda", "none"
  std::vector<std::string> got;  // the sentence's events in the same form, with the entry that gave each
};

struct LexiconReport {
  size_t entries = 0, words = 0, examples = 0;
  std::vector<Error> doubts;  // what loads but is seldom meant (the same words twice)
  std::vector<ExampleFailure> failures;
};

// Loads lexicon and model and codes every example. Errors: as Coder::open.
Result<LexiconReport> check_lexicon(const CoderOptions& options);

}  // namespace dateline
