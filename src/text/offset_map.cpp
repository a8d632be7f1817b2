#include <algorithm>

#include "text/text.h"

namespace dateline {

uint32_t OffsetMap::to_given(uint32_t at) const {
  if (given_.empty()) return 0;
  return at < given_.size() ? given_[at] : given_.back() + 1;
}

// A span ends where what follows it begins, so that characters the repair dropped inside a word stay in its
// span.
Span OffsetMap::to_given(Span body) const {
  const uint32_t begin = to_given(body.begin);
  return {begin, std::max(begin, to_given(body.end))};
}

}  // namespace dateline
