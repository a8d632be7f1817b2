#include "record/columns.h"

#include <algorithm>

#include <utf8proc.h>

#include "base/utf8.h"

namespace dateline {

namespace {

int width_of(char32_t c) {
  return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)));
}

bool is_blank(char32_t c) {
  return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || is_space(c);
}

// Bytes of the longest head of `text` that fits into `width` columns, with the marks that hang on its last
// letter.
size_t fitting(std::string_view text, int width) {
  int used = 0;
  size_t at = 0;
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    used += width_of(point.value);
    if (used > width) break;
    at += point.size;
  }
  return at;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += width_of(point.value);
    at += point.size;
  }
  return width;
}

std::string tidy_line(std::string_view text) {
  std::string out;
  bool gap = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    if (is_blank(point.value)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    append_utf8(out, point.value);
  }
  return out;
}

std::vector<std::string> wrap(std::string_view text, int width) {
  width = std::max(width, 1);
  std::vector<std::string> lines;
  std::string line;
  int used = 0;
  const auto flush = [&] {
    lines.push_back(std::move(line));
    line.clear();
    used = 0;
  };
  for (size_t at = 0; at < text.size();) {
    const size_t next = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, next - at);
    at = next + 1;
    if (word.empty()) continue;
    const int wide = display_width(word);
    if (used > 0 && used + 1 + wide > width) flush();
    if (used > 0) line += ' ', ++used;
    while (used + display_width(word) > width) {  // alone too wide: broken
      size_t head = fitting(word, width - used);
      if (head == 0) head = decode_utf8(word, 0).size;
      line += word.substr(0, head);
      word.remove_prefix(head);
      flush();
    }
    line += word;
    used += display_width(word);
  }
  if (!line.empty() || lines.empty()) flush();
  return lines;
}

std::string cut_right(std::string_view text, int width, std::string_view ellipsis) {
  if (display_width(text) <= width) return std::string(text);
  std::string_view kept = text.substr(0, fitting(text, std::max(0, width - display_width(ellipsis))));
  const size_t space = kept.rfind(' ');  // a whole word, unless that loses too much
  if (space != std::string_view::npos && space * 2 > kept.size()) kept = kept.substr(0, space);
  return std::string(kept) + std::string(ellipsis);
}

std::string cut_left(std::string_view text, int width, std::string_view ellipsis) {
  const int spare = display_width(text) - width;
  if (spare <= 0) return std::string(text);
  int dropped = 0;
  size_t at = 0;
  while (at < text.size() && dropped < spare + display_width(ellipsis)) {
    const CodePoint point = decode_utf8(text, at);
    dropped += width_of(point.value);
    at += point.size;
  }
  std::string_view kept = text.substr(at);
  const size_t space = kept.find(' ');
  if (space != std::string_view::npos && space * 2 < kept.size()) kept = kept.substr(space + 1);
  return std::string(ellipsis) + std::string(kept);
}

std::string pad(std::string_view text, int width) {
  std::string out(text);
  const int missing = width - display_width(text);
  if (missing > 0) out.append(static_cast<size_t>(missing), ' ');
  return out;
}

}  // namespace dateline
