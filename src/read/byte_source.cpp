#include "read/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace dateline {

namespace {

constexpr size_t buffer_size = 1 << 18;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path) {
  ByteSource source;
  source.buffer_.resize(buffer_size);
  if (path == "-") {
    source.file_.reset(stdin);
    return source;
  }
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (!std::filesystem::exists(status))
    return Error{ErrorCode::file_missing, path, "no such file; check the name"};
  if (std::filesystem::is_directory(status))
    return Error{ErrorCode::file_unreadable, path, "a directory, not a file; name the files in it"};
  source.file_.reset(std::fopen(path.c_str(), "rb"));
  if (!source.file_)
    return Error{ErrorCode::file_unreadable, path,
                 std::string("cannot be opened: ") + std::strerror(errno) + "; check its permissions"};
  if (std::filesystem::is_regular_file(status)) {
    const auto size = std::filesystem::file_size(path, failure);
    if (!failure) source.total_ = size;
  }
  return source;
}

ByteSource ByteSource::from_memory(std::string_view bytes) {
  ByteSource source;
  source.total_ = bytes.size();
  source.ready_ = bytes;
  return source;
}

// Makes ready_ hold something; false at the end. A byte order mark at the very beginning is how the file says
// that it is UTF-8, not part of its text.
bool ByteSource::fill() {
  if (ready_.empty() && file_ && !failed_) {
    size_t got = 0;
    do {
      errno = 0;
      got = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
    } while (got == 0 && std::ferror(file_.get()) != 0 && errno == EINTR);
    failed_ = got == 0 && std::ferror(file_.get()) != 0;
    ready_ = {buffer_.data(), got};
  }
  if (first_ && !ready_.empty()) {
    first_ = false;
    if (ready_.substr(0, 3) == byte_order_mark) ready_.remove_prefix(3), taken_ += 3;
    return !ready_.empty() || fill();
  }
  return !ready_.empty();
}

ByteSource::Line ByteSource::read_line(std::string& line, uint64_t limit) {
  line.clear();
  bool any = false, long_line = false;
  while (fill()) {
    any = true;
    const size_t stop = std::min(ready_.find('\n'), ready_.size());
    const size_t room = limit - line.size();
    long_line = long_line || stop > room;
    line.append(ready_.substr(0, std::min(stop, room)));
    const bool ended = stop < ready_.size();
    const size_t used = stop + (ended ? 1 : 0);
    ready_.remove_prefix(used), taken_ += used;
    if (ended) break;
  }
  if (failed_) return Line::failed;
  if (!any) return Line::end;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return long_line ? Line::too_long : Line::whole;
}

bool ByteSource::read_all(std::string& out, uint64_t limit) {
  out.clear();
  while (out.size() <= limit && fill()) {
    const size_t part = std::min<uint64_t>(ready_.size(), limit + 1 - out.size());
    out.append(ready_.substr(0, part));
    ready_.remove_prefix(part), taken_ += part;
  }
  return !failed_;
}

}  // namespace dateline
