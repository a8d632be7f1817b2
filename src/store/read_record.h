// A record read back from its rows, the same as it was written.
#pragma once

#include <optional>

#include "dateline/record.h"
#include "store/sqlite.h"

namespace dateline {

// nullopt where there is no such story.
Result<std::optional<Record>> read_record(Connection& db, int64_t story);

}  // namespace dateline
