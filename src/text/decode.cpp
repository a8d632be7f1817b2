#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "text/repair.h"
#include "text/windows1252.h"

namespace dateline {

namespace {

struct ByteCensus {
  uint32_t invalid = 0, multibyte = 0;
  bool plain_1252 =
      true;  // every invalid byte is a character of Windows-1252, and its letters stand by letters
};

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

ByteCensus count_bytes(std::string_view text) {
  ByteCensus census;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (c.size > 1) ++census.multibyte;
    if (!c.valid) {
      ++census.invalid;
      const auto byte = static_cast<unsigned char>(text[at]);
      const bool beside = (at > 0 && is_ascii_letter(text[at - 1])) ||
                          (at + 1 < text.size() && is_ascii_letter(text[at + 1]));
      if (windows1252(byte) == 0 || (byte >= 0xC0 && !beside)) census.plain_1252 = false;
    }
    at += c.size;
  }
  return census;
}

// Quotation marks, dashes and the ellipsis: what Word leaves in a text that is UTF-8 otherwise.
bool is_1252_punctuation(unsigned char byte) {
  return byte == 0x85 || (byte >= 0x91 && byte <= 0x97);
}

}  // namespace

Chars decode_text(std::string_view text, RepairCounts& counts) {
  Chars chars;
  chars.reserve(text.size());
  const ByteCensus census = count_bytes(text);
  const bool legacy = census.invalid > 0 && census.multibyte == 0 && census.plain_1252;
  uint32_t given = 0;
  for (size_t at = 0; at < text.size(); ++given) {
    CodePoint c = decode_utf8(text, at);
    if (!c.valid) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (legacy || is_1252_punctuation(byte)) {
        c.value = windows1252(byte);
        ++counts.mojibake;
      } else {
        ++counts.invalid_bytes;
      }
    }
    chars.push_back({c.value, given, given + 1, QuoteMark::none});
    at += c.size;
  }
  return chars;
}

}  // namespace dateline
