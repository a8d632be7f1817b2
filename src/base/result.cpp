#include "base/result.h"

namespace dateline {

std::string Error::text() const {
  std::string out = "E" + std::to_string(static_cast<int>(code)) + " ";
  if (!where.empty()) out += where + ": ";
  return out + message;
}

}  // namespace dateline
