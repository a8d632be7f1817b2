// Bytes from a file, standard input or memory, a line at a time, in bounded memory.
//
//   auto source = ByteSource::open("stories.jsonl");
//   std::string line;
//   while (source->read_line(line, 1 << 20) != ByteSource::Line::end) ...
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

class ByteSource {
 public:
  enum class Line : uint8_t {
    whole,     // a line, without its end ("\n", "\r\n" or the end of the file)
    too_long,  // longer than the limit: the line was passed over, `line` holds its first bytes
    end,       // nothing is left
    failed,    // the device failed; nothing more will come
  };

  // "-" is standard input. Errors: file_missing, file_unreadable.
  static Result<ByteSource> open(const std::string& path);
  // `bytes` must outlive the source.
  static ByteSource from_memory(std::string_view bytes);

  Line read_line(std::string& line, uint64_t limit);
  // All that is left, but no more than limit + 1 bytes; false where the device failed.
  bool read_all(std::string& out, uint64_t limit);
  uint64_t bytes_read() const { return taken_; }
  uint64_t bytes_total() const { return total_; }  // 0 where unknown

 private:
  ByteSource() = default;
  bool fill();

  struct Close {
    void operator()(std::FILE* file) const {
      if (file != nullptr && file != stdin) std::fclose(file);
    }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::vector<char> buffer_;
  std::string_view ready_;  // read, not yet taken: of buffer_ or of the caller's bytes
  uint64_t taken_ = 0, total_ = 0;
  bool failed_ = false, first_ = true;
};

}  // namespace dateline
