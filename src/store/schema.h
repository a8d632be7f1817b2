// The SQL of src/store/schema/*.sql, compiled in, and the versions of it.
//
//   if (const Status made = migrate(db); !made) return made;
#pragma once

#include <string_view>

#include "store/sqlite.h"

namespace dateline {

inline constexpr int64_t store_application_id = 0x646C6E65;  // "dlne": how a file is known as ours
inline constexpr int64_t store_version = 3;                  // PRAGMA user_version

extern const std::string_view schema_001_first, schema_002_happenings, schema_003_dyads, schema_views;
// Statements of one story, ?1, on the sums over all; `sums` wants their sign as ?2.
extern const std::string_view sums, sums_emptied;
// A statement of one happening, ?1.
extern const std::string_view happening_sums;

// Brings a file of an older version, or an empty one, to this one, in one transaction; does nothing where it
// is so.
Status migrate(Connection& db);

}  // namespace dateline
