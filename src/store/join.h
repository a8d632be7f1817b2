// Which happening each event of a story tells of: the rows of happening and telling. docs/joining.md
//
//   auto joiner = Joiner::prepare(db);
//   joiner->add(story_number, record);     // its rows are written; inside a transaction of the caller's
//   joiner->remove(story_number);          // before its rows are erased
#pragma once

#include <cstdint>

#include "dateline/record.h"
#include "store/sqlite.h"

namespace dateline {

class Joiner {
 public:
  static Result<Joiner> prepare(Connection& db);

  // Every event of the story gets its happening.
  Status add(int64_t story, const Record& record);
  // The events of the story leave their happenings; those that nothing is left of go.
  Status remove(int64_t story);

 private:
  Status add_alone(int64_t story, int64_t event, const RecordEvent& e);

  Connection* db_ = nullptr;
  Statement add_happening_, add_telling_, happenings_of_, remove_tellings_, remove_empty_, sum_;
};

}  // namespace dateline
