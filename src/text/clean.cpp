#include "text/clean.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/repair.h"
#include "text/written_date.h"

namespace dateline {

namespace {

constexpr size_t head_lines = 4;  // headline, byline, date, dateline

std::vector<BodyQuote> write_body(const Chars& chars, Text& text) {
  std::vector<BodyQuote> marks;
  text.body.reserve(chars.size());
  text.map.reserve(chars.size() + 1);
  for (const Char& x : chars) {
    if (x.quote != QuoteMark::none) marks.push_back({static_cast<uint32_t>(text.body.size()), x.quote});
    append_utf8(text.body, x.c);
    while (text.map.size() < text.body.size())
      text.map.push(x.given);
  }
  text.map.push(chars.empty() ? 0 : chars.back().end);
  return marks;
}

std::vector<Span> lines_of(std::string_view body) {
  std::vector<Span> lines;
  uint32_t begin = 0;
  for (uint32_t at = 0; at <= body.size(); ++at) {
    if (at < body.size() && body[at] != '\n') continue;
    if (at > begin) lines.push_back({begin, at});
    begin = at + 1;
  }
  return lines;
}

std::string_view view(const Text& text, Span span) {
  return std::string_view(text.body).substr(span.begin, span.size());
}

// "By Jane Smith and John Doe": names, no sentence.
bool is_byline(std::string_view line) {
  if (line.size() > 120 || (line.substr(0, 3) != "By " && line.substr(0, 3) != "BY ")) return false;
  if (line.find_first_of("!?;\"") != std::string_view::npos || line.back() == '.') return false;
  size_t words = 0;
  for (size_t at = 3; at < line.size(); ++words) {
    size_t end = std::min(line.find(' ', at), line.size());
    const std::string_view word = line.substr(at, end - at);
    if (word.empty() || (!is_upper(decode_utf8(word, 0).value) && word != "and" && word != "in" &&
                         word != "for" && word != "of" && word != "|"))
      return false;
    at = end + 1;
  }
  return words >= 2 && words <= 14;
}

// "(Reporting by A; Editing by B)" at the story's foot, and the agency's notice of its rights.
bool is_credit_line(std::string_view line) {
  if (!line.empty() && (line[0] == '(' || line[0] == '[')) line.remove_prefix(1);
  constexpr auto heads = std::to_array<std::string_view>(
      {"Reporting by ", "Additional reporting by ", "Additional Reporting by ", "Writing by ", "Editing by ",
       "Compiled by ", "Reporting and writing by ", "Copyright ", "\xC2\xA9 ", "All rights reserved"});
  return std::any_of(heads.begin(), heads.end(),
                     [&](std::string_view head) { return line.substr(0, head.size()) == head; });
}

// Blocks are the lines less the dateline, bylines and credits.
void set_blocks(Text& text, const std::vector<Span>& lines) {
  for (size_t i = 0; i < lines.size(); ++i) {
    Span line = lines[i];
    const std::string_view words = view(text, line);
    if (i < head_lines && is_byline(words)) continue;
    if (i + head_lines >= lines.size() && is_credit_line(words)) continue;
    if (i < head_lines && text.dateline.whole.empty()) {
      text.dateline = read_dateline(text.body, line);
      if (!text.dateline.whole.empty()) line.begin = text.dateline.whole.end;
    }
    if (!line.empty()) text.blocks.push_back(line);
  }
}

}  // namespace

Text clean(std::string_view given) {
  Text text;
  Chars chars = decode_text(given, text.repairs);
  repair_mojibake(chars, text.repairs);
  remove_markup(chars, text.repairs);
  plain_characters(chars, text.repairs);
  drop_note_numbers(chars, text.repairs);
  join_wrapped_lines(chars, text.repairs);
  restore_apostrophes(chars, text.repairs);
  const std::vector<BodyQuote> marks = write_body(chars, text);
  set_blocks(text, lines_of(text.body));
  text.quotes = find_quotations(text.body, text.blocks, marks);
  return text;
}

std::optional<Date> day_of(const Text& text) {
  if (const auto day = read_written_day(text.dateline.day, 0)) {
    if (const auto date = day->date()) return date;
  }
  for (size_t i = 0; i < std::min(text.blocks.size(), head_lines); ++i) {
    if (const auto date = read_date_line(view(text, text.blocks[i]))) return date;
  }
  return std::nullopt;
}

}  // namespace dateline
