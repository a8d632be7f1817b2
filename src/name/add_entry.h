// One entry added to a file of lexicon/actors or lexicon/places, once the whole lexicon loads with it.
//
//   auto added = add_entry("lexicon", {"actors", "Tuvan Front; type: armed_group; country: RUS"});
//   if (!added) return added.error();   // cause and remedy; nothing was written
//   added->where;                       // "actors/mine.txt:4"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

struct EntryRequest {
  std::string table;  // actors, countries, titles, terms, agents, places or cues
  std::string entry;  // the line as docs/actors.md writes it
  // File that gets it: a name in the lexicon's actors/ (places/ for places) or a path there; "": mine.txt.
  std::string file = {};
  bool write = true;    // false: only look whether it may be added
  bool anyway = false;  // also where its name is known already
};

// A spelling of the entry that the lexicon knows already.
struct KnownName {
  std::string spelling;  // "ISIS"
  std::string of;        // "Islamic State"
  std::string where;     // "actors/armed_groups.txt:5"
};

struct AddedEntry {
  std::string where;             // file and line of the entry
  std::string path;              // the file as written
  std::vector<KnownName> known;  // its aliases that mean others too
};

// Errors: usage (no such table, not one line, its name known already, the lexicon does not load with it),
// lexicon_missing, lexicon_malformed (it did not load before), file_unwritable. The file is replaced whole or
// not at all.
Result<AddedEntry> add_entry(const std::string& lexicon_directory, const EntryRequest& request);

}  // namespace dateline
