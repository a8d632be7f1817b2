#include "progress.h"

#include <cmath>
#include <cstdio>
#include <string>

#include "cli.h"
#include "output.h"

namespace dateline::cli {

namespace {

std::string time_left(double seconds) {
  const auto whole = static_cast<uint64_t>(std::llround(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string((whole + 30) / 60) + " min";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

}  // namespace

Progress::Progress(uint64_t total)
    : total_(total), terminal_(is_terminal(stderr)), start_(Clock::now()), last_(start_) {}

void Progress::step(uint64_t read) {
  ++stories_;
  if (!terminal_) return;
  const auto now = Clock::now();
  if (now - last_ < std::chrono::milliseconds(250)) return;
  last_ = now, shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = count_of(stories_, "story", "stories") + ", " +
                     std::to_string(static_cast<uint64_t>(static_cast<double>(stories_) / seconds)) + "/s";
  if (total_ > 0 && read > 0 && read <= total_) {
    const double done = static_cast<double>(read) / static_cast<double>(total_);
    line += ", " + std::to_string(static_cast<int>(done * 100)) + "%, " +
            time_left(seconds / done - seconds) + " left";
  }
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

}  // namespace dateline::cli
