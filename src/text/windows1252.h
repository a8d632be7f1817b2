// Windows-1252, both ways.
#pragma once

#include <array>

namespace dateline {

// What the bytes 0x80..0x9F mean; 0 where nothing.
inline constexpr std::array<char32_t, 32> windows1252_upper = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

inline char32_t windows1252(unsigned char byte) {
  return byte >= 0x80 && byte <= 0x9F ? windows1252_upper[byte - 0x80] : byte;
}

// The byte that a decoder of Windows-1252 (or of Latin-1, or of the web's mixture of both) turns into the
// character; -1 where none.
inline int windows1252_byte(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);
  for (size_t i = 0; i < windows1252_upper.size(); ++i) {
    if (windows1252_upper[i] == c) return static_cast<int>(i) + 0x80;
  }
  return -1;
}

}  // namespace dateline
