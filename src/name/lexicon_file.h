// The line format of lexicon/actors and lexicon/places (docs/actors.md): one entry a line, fields between
// ';', "key: value" or positional, '#' comments, '@' directives that set the table and defaults for the lines
// after them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace dateline {

struct LexiconField {
  std::string_view key;  // "" for a positional field
  std::string_view value;
};

// One entry; views into the file's text, valid while the handler runs.
struct LexiconLine {
  std::string_view where;            // "actors/groups.txt:12" once joined with the number below
  uint32_t number = 0;               // 1-based
  std::vector<LexiconField> fields;  // the line's own
  const std::vector<LexiconField>* defaults = nullptr;

  std::string place() const { return std::string(where) + ":" + std::to_string(number); }
  size_t positional_count() const;
  std::string_view positional(size_t i) const;         // "" where there are fewer
  std::string_view value(std::string_view key) const;  // own value, else the default, else ""
  Error error(const std::string& cause, const std::string& remedy) const;
};

// Calls `entry(table, line)` for each entry in order; stops at the first error, its own or the handler's.
Status read_lexicon_text(std::string_view text, const std::string& where,
                         const std::function<Status(std::string_view table, const LexiconLine& line)>& entry);

// "A | B [case] | C [context]": the alternatives with their marks.
struct LexiconAlias {
  std::string_view text;
  bool exact_case = false;  // [case], or written all in capitals
  bool context = false;     // [context]: only where the story or its date speaks for it
  bool ambiguous = false;   // [ambiguous]: names other things as often
  bool any_case = false;    // [any]: may be written without capitals
};
Result<std::vector<LexiconAlias>> parse_aliases(std::string_view value, const LexiconLine& line);

// "2014-09-08..2018-10-25", "2014..2018-10", "1999..", "..2003": whole years and months stand for their first
// or last day; an open end is the far past or future.
struct DateRange {
  Date from = Date(INT32_MIN / 2), to = Date(INT32_MAX / 2);
  bool open_end() const { return to.days() == INT32_MAX / 2; }
  bool contains(Date day) const { return from <= day && day <= to; }
};
Result<DateRange> parse_range(std::string_view value, const LexiconLine& line);

std::vector<std::string_view> split_list(std::string_view value, char separator);
std::string_view trim(std::string_view text);

}  // namespace dateline
