#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/repair.h"

namespace dateline {

namespace {

// Lines of a text that was wrapped by machine are no longer than this, and several come near the longest.
constexpr size_t widest_wrap = 100;
constexpr size_t narrowest_wrap = 30;
constexpr size_t ragged = 14;  // how much shorter than the longest a full line may be
constexpr size_t few_lines = 3;

struct Line {
  size_t begin = 0, end = 0;  // into the characters
  size_t size() const { return end - begin; }
};

std::vector<Line> lines_of(const Chars& chars) {
  std::vector<Line> lines;
  size_t begin = 0;
  for (size_t at = 0; at <= chars.size(); ++at) {
    if (at < chars.size() && chars[at].c != '\n') continue;
    lines.push_back({begin, at});
    begin = at + 1;
  }
  return lines;
}

// The column a machine wrapped the text at, 0 where it is not wrapped. Only lines that another one follows at
// once can have been.
size_t wrap_width(const std::vector<Line>& lines) {
  size_t longest = 0, followed = 0, full = 0;
  for (const Line& line : lines)
    longest = std::max(longest, line.size());
  if (longest > widest_wrap || longest < narrowest_wrap) return 0;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() == 0 || lines[i + 1].size() == 0) continue;
    ++followed;
    if (lines[i].size() + ragged >= longest) ++full;
  }
  return full >= few_lines && full * 2 >= followed ? longest : 0;
}

std::string ascii_word(const Chars& chars, size_t begin, size_t end) {
  std::string word;
  for (size_t i = begin; i < end; ++i)
    word.push_back(chars[i].c < 0x80 ? static_cast<char>(to_lower(chars[i].c)) : '?');
  return word;
}

size_t word_begin(const Chars& chars, const Line& line) {
  size_t at = line.end;
  while (at > line.begin && chars[at - 1].c != ' ')
    --at;
  return at;
}

bool is_closing(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']';
}

// "Gen." and "Mr." want a name; a sentence never ends with them.
bool wants_more(const std::string& word) {
  static constexpr auto titles = std::to_array<std::string_view>(
      {"adm.",  "brig.", "capt.", "cmdr.", "col.", "cpl.", "dr.", "fr.", "gen.",
       "gov.",  "hon.",  "lt.",   "maj.",  "mr.",  "mrs.", "ms.", "mt.", "pres.",
       "prof.", "rep.",  "rev.",  "sen.",  "sgt.", "st.",  "vs."});
  return std::binary_search(titles.begin(), titles.end(), word);
}

// Words that no headline and no sentence ends with.
bool leans_on(const std::string& word) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"a",    "an",   "and", "as",    "at",  "because", "between", "but",   "by",   "for",    "from",
       "his",  "if",   "in",  "into",  "its", "near",    "nor",     "of",    "on",   "or",     "our",
       "than", "that", "the", "their", "to",  "towards", "under",   "whose", "with", "without"});
  static_assert(std::is_sorted(words.begin(), words.end()));
  return std::binary_search(words.begin(), words.end(), word);
}

bool ends_sentence(const Chars& chars, const Line& line) {
  size_t at = line.end;
  while (at > line.begin && is_closing(chars[at - 1].c))
    --at;
  if (at == line.begin) return false;
  const char32_t c = chars[at - 1].c;
  if (c != '.' && c != '!' && c != '?' && c != 0x2026) return false;
  return !wants_more(ascii_word(chars, word_begin(chars, line), line.end));
}

// "- item", "* item", "3. item"
bool begins_item(const Chars& chars, const Line& line) {
  size_t at = line.begin;
  while (at < line.end && is_digit(chars[at].c))
    ++at;
  if (at > line.begin)
    return at + 1 < line.end && (chars[at].c == '.' || chars[at].c == ')') && chars[at + 1].c == ' ';
  const char32_t c = chars[at].c;
  return at + 1 < line.end && chars[at + 1].c == ' ' && (c == '-' || c == '*' || c == 0x2022 || c == 0x2013);
}

bool goes_on(const Chars& chars, const Line& line, const Line& next, size_t width) {
  if (line.size() == 0 || next.size() == 0 || begins_item(chars, next)) return false;
  if (ends_sentence(chars, line)) return false;
  const char32_t first = chars[next.begin].c;
  if (is_lower(first) || first == ',' || first == ';' || first == ')') return true;
  const char32_t last = chars[line.end - 1].c;
  if (last == ',' || last == ';') return true;
  const std::string word = ascii_word(chars, word_begin(chars, line), line.end);
  if (leans_on(word) || wants_more(word)) return true;
  if (width == 0) return false;
  size_t first_word = next.begin;
  while (first_word < next.end && chars[first_word].c != ' ')
    ++first_word;
  return line.size() + 1 + (first_word - next.begin) > width;
}

}  // namespace

void join_wrapped_lines(Chars& chars, RepairCounts& counts) {
  const std::vector<Line> lines = lines_of(chars);
  if (lines.size() < 2) return;
  const size_t width = wrap_width(lines);
  size_t out = 0;
  for (size_t i = 0; i < lines.size(); ++i) {
    for (size_t at = lines[i].begin; at < lines[i].end; ++at)
      chars[out++] = chars[at];
    if (i + 1 == lines.size()) break;
    Char end = chars[lines[i].end];
    if (goes_on(chars, lines[i], lines[i + 1], width)) {
      ++counts.joined_lines;
      // "Iranian-" + "backed": the hyphen is the word's own as often as the printer's, so it stays.
      const bool hyphen =
          lines[i].size() > 1 && chars[lines[i].end - 1].c == '-' && is_alpha(chars[lines[i].end - 2].c);
      if (hyphen) continue;
      end.c = ' ';
    }
    chars[out++] = end;
  }
  chars.resize(out);
}

}  // namespace dateline
