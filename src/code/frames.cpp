#include <algorithm>

#include "code/frame.h"

namespace dateline {

const Argument* Frame::first(Slot slot) const {
  for (const Argument& a : arguments) {
    if (a.slot == slot) return &a;
  }
  return nullptr;
}

const Frame* frame_at(const std::vector<Frame>& frames, uint32_t head) {
  const auto found = std::lower_bound(frames.begin(), frames.end(), head,
                                      [](const Frame& f, uint32_t h) { return f.head < h; });
  return found != frames.end() && found->head == head ? &*found : nullptr;
}

std::vector<Frame> find_frames(const Syntax&, const Tree&, const CodeWords&) {
  return {};
}

}  // namespace dateline
