#include "record/given_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {

GivenText::GivenText(std::string_view text) : text_(text) {
  ascii_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii_) return;
  start_.reserve(text.size() + 1);
  for (size_t at = 0; at < text.size();) {
    start_.push_back(static_cast<uint32_t>(at));
    at += decode_utf8(text, at).size;
  }
  start_.push_back(static_cast<uint32_t>(text.size()));
}

std::string_view GivenText::slice(CharSpan span) const {
  const uint32_t end = std::min(span.end, size());
  const uint32_t begin = std::min(span.begin, end);
  if (ascii_) return text_.substr(begin, end - begin);
  return text_.substr(start_[begin], start_[end] - start_[begin]);
}

}  // namespace dateline
