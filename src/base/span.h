// Half-open ranges. The unit (bytes, code points, tokens) is named where a span is declared.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace dateline {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(uint32_t at) const { return begin <= at && at < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return std::max(begin, other.begin) < std::min(end, other.end); }
};

}  // namespace dateline
