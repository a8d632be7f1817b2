// How names are compared: letter by letter without case, marks, full stops and apostrophes, word by word at
// spaces and hyphens. "U.S." is "us" (written in capitals), "al-Qaïda" is "al qaida", "Da'esh" is "daesh",
// "People's" is "people s".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

// How a piece was written: decides whether it may be a name or an acronym.
enum class Casing : uint8_t { lower, initial, capitals };  // "forces", "Forces", "US" (two letters or more)

struct Piece {
  std::string text;  // folded
  Casing casing = Casing::lower;
};

// Appends the pieces of `text` to `out`; reuses nothing else.
void split_pieces(std::string_view text, std::vector<Piece>& out);
// The pieces joined by single spaces: a key under which equal names are equal.
std::string name_key(std::string_view name);
// A-Z as a-z, the rest as it is.
std::string lower_ascii(std::string_view text);
// Regular English plural of a noun (its last word): "police officer" -> "police officers", "militia" ->
// "militias".
std::string plural_of(std::string_view noun);

}  // namespace dateline
