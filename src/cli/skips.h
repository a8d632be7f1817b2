// Stories that were skipped, gathered for the end of a run.
#pragma once

#include <cstdint>
#include <vector>

#include "dateline/result.h"

namespace dateline::cli {

class Skips {
 public:
  void add(Error error);
  uint64_t count() const { return count_; }
  void list() const;  // on standard error; all but the first 200 are counted only

 private:
  std::vector<Error> first_;
  uint64_t count_ = 0;
};

// Says on standard error that there is no gazetteer.
void note_gazetteer();

}  // namespace dateline::cli
