// How far a batch is, on standard error, where that is a terminal.
#pragma once

#include <chrono>
#include <cstdint>

namespace dateline::cli {

class Progress {
 public:
  // `total` bytes of input, 0 where unknown.
  explicit Progress(uint64_t total);
  // One story more is done; `read` bytes have been read so far.
  void step(uint64_t read);
  void clear();
  bool shown() const { return shown_; }

 private:
  using Clock = std::chrono::steady_clock;
  uint64_t total_, stories_ = 0;
  bool terminal_, shown_ = false;
  Clock::time_point start_, last_;
};

}  // namespace dateline::cli
