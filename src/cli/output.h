// Where output goes, and what the terminal can show.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline::cli {

// A file to write, or standard output ("" or "-"). A file is written under another name and takes its own
// only when complete, so that a run that fails leaves what was there.
class Output {
 public:
  static Result<Output> open(const std::string& path);
  Output(Output&&) noexcept = default;
  Output& operator=(Output&&) noexcept = default;
  ~Output();

  // False when nothing more can be written; `closed_pipe` tells whether only the reader has gone.
  bool write(std::string_view bytes);
  bool closed_pipe() const { return closed_pipe_; }
  // Puts the file in its place. Errors: file_unwritable.
  Status finish();

 private:
  Output() = default;
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != nullptr && file != stdout) std::fclose(file);
    }
  };
  Error unwritable(const char* what) const;

  std::unique_ptr<std::FILE, Close> file_;
  std::string path_, temporary_;
  int failure_ = 0;
  bool closed_pipe_ = false;
};

bool is_terminal(std::FILE* stream);
int terminal_width();  // of standard output; 100 where it is no terminal
bool wants_color();    // standard output is a terminal and NO_COLOR is not set
bool wants_ascii();    // the locale is not UTF-8

}  // namespace dateline::cli
