#include <algorithm>

#include "base/utf8.h"
#include "text/repair.h"
#include "text/windows1252.h"

namespace dateline {

namespace {

constexpr int max_rounds = 3;  // read wrongly, written and read wrongly again ...

// A sequence of characters that are the bytes of one UTF-8 character.
struct Sequence {
  char32_t value = 0;
  size_t size = 0;  // 0: none here
};

Sequence sequence_at(const Chars& chars, size_t at) {
  const int lead = windows1252_byte(chars[at].c);
  if (lead < 0xC2 || lead > 0xF4) return {};
  const size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (at + size > chars.size()) return {};
  std::string bytes(1, static_cast<char>(lead));
  for (size_t i = 1; i < size; ++i) {
    const int byte = windows1252_byte(chars[at + i].c);
    if (byte < 0x80 || byte > 0xBF) return {};
    bytes.push_back(static_cast<char>(byte));
  }
  const CodePoint c = decode_utf8(bytes, 0);
  return c.valid && c.size == size ? Sequence{c.value, size} : Sequence{};
}

// Characters that newswire in Latin script has; anything else is believed only in company.
bool is_expected(char32_t c) {
  return (c >= 0xA0 && c <= 0x17F) || (c >= 0x1E00 && c <= 0x1EFF) || (c >= 0x2010 && c <= 0x2044) ||
         c == 0x20AC || c == 0x2122 || c == 0x200B || c == 0x2009 || c == 0xFEFF || c == 0xFFFD ||
         (c >= 0x218 && c <= 0x21B) || (c >= 0x80 && c <= 0x9F);
}

bool is_quote_or_dash(char32_t c) {
  return (c >= 0x2013 && c <= 0x201E) || c == 0xAB || c == 0xBB || c == 0x2026 || c == 0x2039 || c == 0x203A;
}

// "FLÅ»" may close a quotation; "Å»ycki" hardly does.
bool is_doubtful(const Chars& chars, size_t at, const Sequence& s) {
  const char32_t lead = chars[at].c;
  if (lead != 0xC4 && lead != 0xC5) return false;
  const size_t next = at + s.size;
  return is_quote_or_dash(chars[at + 1].c) && (next >= chars.size() || !is_alpha(chars[next].c));
}

Char joined(const Chars& chars, size_t at, size_t size, char32_t value) {
  return {value, chars[at].given, chars[at + size - 1].end, QuoteMark::none};
}

// "â€" whose last byte (0x9D has no character) was thrown away: a closing quotation mark.
bool is_cut_quote(const Chars& chars, size_t at) {
  return chars[at].c == 0xE2 && at + 1 < chars.size() && chars[at + 1].c == 0x20AC;
}

// "Â" left over from a hard space that has become a plain one.
bool is_stray_lead(const Chars& chars, size_t at) {
  if (chars[at].c != 0xC2 || at + 1 >= chars.size() || chars[at + 1].c != ' ') return false;
  return at == 0 || !is_upper(chars[at - 1].c);
}

uint32_t one_round(Chars& chars) {
  uint32_t repaired = 0;
  size_t out = 0;
  bool in_run = false;  // the character before was such a sequence, too
  for (size_t at = 0; at < chars.size();) {
    if (chars[at].c < 0x80) {
      chars[out++] = chars[at++];
      in_run = false;
      continue;
    }
    const Sequence s = sequence_at(chars, at);
    if (s.size > 0) {
      const size_t next = at + s.size;
      const bool company = in_run || (next < chars.size() && sequence_at(chars, next).size > 0);
      if (company ? is_alpha(s.value) || is_expected(s.value)
                  : is_expected(s.value) && !is_doubtful(chars, at, s)) {
        chars[out++] = joined(chars, at, s.size, s.value);
        at = next, in_run = true, ++repaired;
        continue;
      }
    }
    in_run = false;
    if (is_cut_quote(chars, at)) {
      chars[out++] = joined(chars, at, 2, 0x201D);
      at += 2, ++repaired;
    } else if (is_stray_lead(chars, at)) {
      ++at, ++repaired;
    } else {
      chars[out++] = chars[at++];
    }
  }
  chars.resize(out);
  return repaired;
}

}  // namespace

void repair_mojibake(Chars& chars, RepairCounts& counts) {
  for (int round = 0; round < max_rounds; ++round) {
    const uint32_t repaired = one_round(chars);
    if (round == 0) counts.mojibake += repaired;  // the same characters again in later rounds
    if (repaired == 0) return;
  }
}

}  // namespace dateline
