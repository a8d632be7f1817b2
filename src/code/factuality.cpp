#include "code/factuality.h"

namespace dateline {

std::vector<Factuality> judge_factuality(const Syntax&, const Tree&, const std::vector<Frame>& frames,
                                         const CodeWords&) {
  return std::vector<Factuality>(frames.size());
}

}  // namespace dateline
