// Compiles the lines of lexicon/events into tables. Two passes: names of classes first, so that an entry may
// use a class of a later file.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "code/event_lexicon_reader.h"
#include "code/event_tables.h"

namespace dateline {

class EventLexiconBuilder {
 public:
  explicit EventLexiconBuilder(EventLexicon::Tables& tables) : tables_(tables) {}
  // Reads the classes of all files, then their entries. Errors: lexicon_malformed.
  Status build(const std::vector<std::pair<std::string, std::string>>& files);

 private:
  Status declare_class(const EventLine& line);
  Status fill_class(const EventLine& line);
  Status add_context(const EventLine& line);
  Status add_mode(const EventLine& line);
  uint32_t file_of(const EventLine& line) const;
  Status add_roles(const EventLine& line);
  Status add_example(const EventLine& line);
  Status add_entry(const EventLine& line);

  // Parts of an entry.
  Status set_act(const EventLine& line, EventEntry& entry);
  Status set_conditions(const EventLine& line, EventEntry& entry);
  Status add_condition(const EventLine& line, std::string_view key, std::string_view value,
                       EventEntry& entry);
  Status set_complement(const EventLine& line, std::string_view value, ComplementRule& rule);
  Status add_words(const EventLine& line, std::string_view words, uint32_t entry);
  void note_duplicate(const EventLine& line, const EventEntry& entry, std::string_view words);
  std::optional<ArgumentPlace> parse_place(std::string_view key);  // nullopt: no such key
  Result<TableRange> add_paths(const EventLine& line, std::string_view value);
  Result<RolePath> parse_path(const EventLine& line, std::string_view text);
  Result<EventValue> parse_value(const EventLine& line, std::string_view text);
  Result<uint64_t> parse_contexts(const EventLine& line, std::string_view value);

  uint32_t intern(std::string_view word);
  WordSequence sequence(std::string_view words);
  void close_classes();  // classes within classes, sorting

  EventLexicon::Tables& tables_;
  std::unordered_map<std::string, uint32_t> class_ids_;
  std::vector<std::vector<uint32_t>> class_parts_;  // classes a class holds
  std::map<std::string, uint32_t> seen_;            // an entry's words and conditions -> entry
};

}  // namespace dateline
