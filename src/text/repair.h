// The steps of clean(), in the order they run. Each takes characters that know where they came from and
// changes them in place; none ever looks at the text as given again, so that the map stays true by
// construction.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/text.h"

namespace dateline {

enum class QuoteMark : uint8_t { none, open, close, straight };

// One character of the repaired text and the code points [given, end) of the text as given that it stands
// for.
struct Char {
  char32_t c = 0;
  uint32_t given = 0;
  uint32_t end = 0;
  QuoteMark quote = QuoteMark::none;  // which way a mark looked before it was made straight
};
using Chars = std::vector<Char>;

// UTF-8 -> characters. Bytes that are none become U+FFFD, or what Windows-1252 means by them where that is
// plain: its quotation marks and dashes, and all of a text that is written in it.
Chars decode_text(std::string_view text, RepairCounts& counts);

// UTF-8 that was read as Windows-1252, once or several times over ("â€™" for an apostrophe), sequence by
// sequence.
void repair_mojibake(Chars& chars, RepairCounts& counts);

// Tags out (block-level ones leave a line's end), entities decoded.
void remove_markup(Chars& chars, RepairCounts& counts);

// Curly quotes made straight; line ends made \n; spaces of all kinds made one plain space; soft hyphens,
// zero-width and control characters dropped.
void plain_characters(Chars& chars, RepairCounts& counts);

// Drops the numbers of notes that encyclopaedias set behind their words ("in 2005.[4][5]").
void drop_note_numbers(Chars& chars, RepairCounts& counts);

// Turns the ends of hard-wrapped lines into spaces. What lines are left are blocks.
void join_wrapped_lines(Chars& chars, RepairCounts& counts);

// "Iraq s army" -> "Iraq's army", "won t" -> "won't"; the apostrophe takes the place of the space (or of the
// "?") that it had become.
void restore_apostrophes(Chars& chars, RepairCounts& counts);

// The dateline at the head of the block, whole.empty() where there is none.
Dateline read_dateline(std::string_view body, Span block);

// A mark in the body, by byte.
struct BodyQuote {
  uint32_t at = 0;
  QuoteMark quote = QuoteMark::straight;
};
// What stands between quotation marks, ascending and never overlapping.
std::vector<Span> find_quotations(std::string_view body, const std::vector<Span>& blocks,
                                  const std::vector<BodyQuote>& marks);

}  // namespace dateline
