// UTF-8, strictly: overlong forms, surrogates and values past U+10FFFF are invalid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

struct CodePoint {
  char32_t value = 0;
  uint32_t size = 0;  // bytes it takes; 1 for an invalid byte
  bool valid = false;
};

// The code point that starts at byte `at` (at < text.size()); an invalid sequence gives {U+FFFD, 1, false}.
CodePoint decode_utf8(std::string_view text, size_t at);
void append_utf8(std::string& out, char32_t value);
size_t count_code_points(std::string_view text);  // an invalid byte counts as one
bool is_valid_utf8(std::string_view text);

// Unicode classes and simple case mappings (utf8proc's tables), as Python's str methods of the same names see
// them.
bool is_space(char32_t c);
bool is_digit(char32_t c);  // ASCII 0-9
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_alpha(char32_t c);
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);
std::string to_lower(std::string_view text);

}  // namespace dateline
