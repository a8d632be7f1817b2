// A record read back from its rows, the same as it was written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/record.h"
#include "store/sqlite.h"

namespace dateline {

// nullopt where there is no such story.
Result<std::optional<Record>> read_record(Connection& db, int64_t story);

// The strings of a JSON list, as the columns `why` have them.
std::vector<std::string> strings_of(const std::string& json);

}  // namespace dateline
