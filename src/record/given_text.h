// The text as it was given, addressed by code points (an invalid byte counts as one).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/record.h"

namespace dateline {

class GivenText {
 public:
  // `text` must outlive this.
  explicit GivenText(std::string_view text);
  uint32_t size() const {
    return ascii_ ? static_cast<uint32_t>(text_.size()) : static_cast<uint32_t>(start_.size() - 1);
  }
  // The bytes of the code points [span.begin, span.end); a span past the end is cut.
  std::string_view slice(CharSpan span) const;

 private:
  std::string_view text_;
  bool ascii_ = false;           // then code point i is byte i and start_ is empty
  std::vector<uint32_t> start_;  // byte at which code point i starts; one more entry for the end
};

}  // namespace dateline
