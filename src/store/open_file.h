// A store's file opened: known as ours, of a version we understand, with the settings we rely on.
#pragma once

#include <string>

#include "dateline/store.h"
#include "store/sqlite.h"

namespace dateline {

// Errors: as Store::open. A file that is not ours is left as it is.
Result<Connection> open_store_file(const std::string& path, StoreAccess access, const StoreOptions& options);

}  // namespace dateline
