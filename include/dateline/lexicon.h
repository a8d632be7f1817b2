// The lexicon looked after: the event lexicon checked against its own examples, as `dateline lexicon check`
// prints it, and lines added to the actors, as `dateline lexicon add` does.
//
//   const auto report = dateline::check_lexicon({.lexicon = "lexicon"});
//   if (!report) { std::cerr << report.error().text() << '\n'; return 1; }
//   for (const auto& f : report->failures) std::cout << f.where << ": " << f.sentence << '\n';
//
//   const auto added = dateline::add_to_lexicon({.table = "actors", .entry = "Tuvan Front; type: armed_group;
//   country: RUS"}); if (!added) std::cerr << added.error().text() << '\n';   // cause and remedy; nothing
//   was written
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

// A line for lexicon/actors or lexicon/places (docs/actors.md has the columns).
struct LexiconAddition {
  std::string lexicon = {};  // directory, as CoderOptions::lexicon
  std::string table;         // actors, countries, titles, terms, agents, places or cues
  std::string entry;
  // File that gets it: a name in the lexicon's actors/ (places/ for places) or a path there; "": mine.txt.
  std::string file = {};
  bool write = true;    // false: only look whether it may be added
  bool anyway = false;  // also where its name is known already
};

// A spelling of the entry that the lexicon knew before.
struct KnownSpelling {
  std::string spelling;  // "ISIS"
  std::string of;        // "Islamic State"
  std::string where;     // "actors/armed_groups.txt:5"
};

struct LexiconAdded {
  std::string where;                 // "actors/mine.txt:4"
  std::string path;                  // the file that was written
  std::vector<KnownSpelling> known;  // names of the entry that mean others too
};

// Adds the line where the whole lexicon loads with it; the file is replaced whole or not at all. Errors:
// usage (says what is wrong with the line), lexicon_missing, lexicon_malformed (before), file_unwritable.
Result<LexiconAdded> add_to_lexicon(const LexiconAddition& addition);

}  // namespace dateline
