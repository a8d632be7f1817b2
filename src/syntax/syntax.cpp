#include "syntax/syntax.h"

#include <algorithm>

namespace dateline {

uint32_t Syntax::sentence_of(uint32_t i) const {
  const auto after = std::upper_bound(sentence_start.begin(), sentence_start.end(), i);
  return static_cast<uint32_t>(after - sentence_start.begin()) - 1;
}

Tree::Tree(const Syntax& syntax) : syntax_(&syntax), first_(syntax.size() + 1, 0) {
  const auto n = static_cast<uint32_t>(syntax.size());
  for (uint32_t i = 0; i < n; ++i) {
    if (!syntax.is_root(i)) ++first_[syntax.head[i] + 1];
  }
  for (uint32_t i = 0; i < n; ++i)
    first_[i + 1] += first_[i];
  children_.resize(first_[n]);
  std::vector<uint32_t> fill(first_.begin(), first_.end() - 1);
  for (uint32_t i = 0; i < n; ++i) {
    if (!syntax.is_root(i)) children_[fill[syntax.head[i]]++] = i;
  }
  left_.resize(n);
  right_.resize(n);
  for (uint32_t i = 0; i < n; ++i)
    left_[i] = right_[i] = i;
  // A tree's depth is short of its sentence's length; widen every ancestor of every token.
  for (uint32_t i = 0; i < n; ++i) {
    uint32_t at = i;
    for (uint32_t steps = 0; !syntax.is_root(at) && steps <= n; ++steps) {
      at = syntax.head[at];
      left_[at] = std::min(left_[at], i);
      right_[at] = std::max(right_[at], i);
    }
  }
}

uint32_t Tree::child(uint32_t i, Dep dep) const {
  for (const uint32_t c : children(i)) {
    if (syntax_->dep[c] == dep) return c;
  }
  return i;
}

}  // namespace dateline
