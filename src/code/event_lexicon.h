// The event lexicon (lexicon/events, docs/events.md): which words, in which company, report an act of which
// type.
//
//   auto lexicon = EventLexicon::load("lexicon");
//   if (!lexicon) return lexicon.error();   // names file and line
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline {

class EventLexicon {
 public:
  // Reads every events/*.txt under the directory. Errors: lexicon_missing, lexicon_malformed.
  static Result<EventLexicon> load(const std::string& lexicon_directory);
  // The same from texts in memory, {name for messages, content}.
  static Result<EventLexicon> from_texts(const std::vector<std::pair<std::string, std::string>>& files);
  EventLexicon(EventLexicon&&) noexcept;
  EventLexicon& operator=(EventLexicon&&) noexcept;
  ~EventLexicon();

  // Hash of all files read; goes into records.
  const std::string& version() const { return version_; }

  struct Tables;
  const Tables& tables() const { return *tables_; }

 private:
  EventLexicon();
  std::string version_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace dateline
