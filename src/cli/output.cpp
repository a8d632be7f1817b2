#include "output.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace dateline::cli {

Result<Output> Output::open(const std::string& path) {
  Output out;
  if (path.empty() || path == "-") {
    out.file_.reset(stdout);
    return out;
  }
  out.path_ = path;
  std::error_code failure;
  // A device or a pipe is written as it is.
  const bool plain =
      !std::filesystem::exists(path, failure) || std::filesystem::is_regular_file(path, failure);
  if (plain) out.temporary_ = path + ".part";
  out.file_.reset(std::fopen(plain ? out.temporary_.c_str() : path.c_str(), "wb"));
  if (!out.file_) return out.unwritable(std::strerror(errno));
  return out;
}

Output::~Output() {
  if (file_ && !temporary_.empty()) {
    file_.reset();
    std::error_code failure;
    std::filesystem::remove(temporary_, failure);
  }
}

Error Output::unwritable(const char* what) const {
  return {ErrorCode::file_unwritable, path_.empty() ? "standard output" : path_,
          std::string("cannot be written: ") + what +
              "; check the directory, its permissions and the space left"};
}

bool Output::write(std::string_view bytes) {
  if (failure_ != 0) return false;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size()) return true;
  failure_ = errno == 0 ? EIO : errno;
  closed_pipe_ = failure_ == EPIPE;
  return false;
}

Status Output::finish() {
  if (failure_ == 0 && std::fflush(file_.get()) != 0) failure_ = errno, closed_pipe_ = failure_ == EPIPE;
  if (closed_pipe_) return {};
  if (failure_ != 0) return unwritable(std::strerror(failure_));
  if (temporary_.empty()) return {};
  if (std::FILE* file = file_.release(); std::fclose(file) != 0) return unwritable(std::strerror(errno));
  std::error_code failure;
  std::filesystem::rename(temporary_, path_, failure);
  if (failure) return unwritable(failure.message().c_str());
  return {};
}

bool is_terminal(std::FILE* stream) {
  return isatty(fileno(stream)) != 0;
}

int terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 100;
}

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing here sets the environment
  return value == nullptr ? "" : value;
}

}  // namespace

bool wants_color() {
  return is_terminal(stdout) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

bool wants_ascii() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string value = environment(name);
    if (value.empty()) continue;
    return value.find("UTF-8") == std::string::npos && value.find("utf8") == std::string::npos &&
           value.find("UTF8") == std::string::npos;
  }
  return is_terminal(stdout);
}

}  // namespace dateline::cli
