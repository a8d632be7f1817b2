// Stage 1: a story as it came, nothing changed.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"

namespace dateline {

struct Story {
  std::string id;                 // the file's stem, or the id given in JSONL
  std::string text;               // as given: bytes, not necessarily valid UTF-8
  std::optional<Date> published;  // day of publication; later stages fall back on a date found in the text
  std::string source;             // publisher, "" where unknown ("Reuters")
  std::string title;              // "" where none
  std::string url;                // "" where none
  std::string where;              // "file" or "file:line" it was read from, for messages
};

}  // namespace dateline
