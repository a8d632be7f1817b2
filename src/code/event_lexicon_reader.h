// The lines of lexicon/events (docs/events.md): entries, examples, classes, contexts and roles, as text. What
// the words mean is the builder's to say (event_lexicon_builder.h).
//
//   auto status = read_event_lines(text, "events/accuse.txt", [&](const EventLine& line) { ... });
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

struct EventField {
  std::string_view key;  // "" for the words; alternatives of prepositions as written ("at | against")
  std::string_view value;
};

enum class EventLineKind : uint8_t { entry, example, word_class, context, mode, roles };

// One line; views into the file's text, valid while the handler runs.
struct EventLine {
  EventLineKind kind = EventLineKind::entry;
  std::string_view file;
  uint32_t number = 0;             // 1-based
  std::string_view name;           // of a class, context or mode: what its `@` line calls it
  std::string_view content;        // of examples and lists of words: the line without comment and mark
  std::vector<EventField> fields;  // of entries and roles: the line's own
  const std::vector<EventField>* defaults = nullptr;

  std::string place() const { return std::string(file) + ":" + std::to_string(number); }
  const EventField* own(std::string_view key) const;
  std::string_view value(std::string_view key) const;  // own value, else the default, else ""
  Error error(const std::string& cause, const std::string& remedy) const;
};

// Calls the handler for each line in order; stops at the first error, its own or the handler's. Where `#`
// begins a comment a space or the end of the line follows it (`#ASSAULT` is a value).
Status read_event_lines(std::string_view text, std::string_view file,
                        const std::function<Status(const EventLine& line)>& handler);

}  // namespace dateline
