// Codes the stories that are sent, one at a time, and stores those that are to be kept. Model and lexicon are
// opened when the first comes.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "dateline/coder.h"
#include "dateline/store.h"
#include "serve/routes.h"

namespace dateline::serve {

class CodeDesk {
 public:
  CodeDesk(std::string store_path, CoderOptions options)
      : store_path_(std::move(store_path)), options_(std::move(options)) {}

  Result<CodedText> code(const StoryText& story, bool store);

 private:
  Result<int64_t> keep(const StoryText& story, const Record& record);

  std::string store_path_;
  CoderOptions options_;
  std::mutex mutex_;
  std::optional<Coder> coder_;
  Scratch scratch_;
};

}  // namespace dateline::serve
