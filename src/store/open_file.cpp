#include "store/open_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "store/schema.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

Error foreign(const std::string& path) {
  return {ErrorCode::store_foreign, path,
          "is an SQLite file of another program, and no store; name another file"};
}

// Whether the file is a store, or (`writes`) an empty one that can become one.
Status check_kind(Connection& db, bool writes) {
  const auto id = db.integer("PRAGMA application_id");
  if (!id) return id.error();
  const auto version = db.integer("PRAGMA user_version");
  if (!version) return version.error();
  if (*id != store_application_id) {
    const auto tables = db.integer("SELECT count(*) FROM sqlite_schema");
    if (!tables) return tables.error();
    if (*id != 0 || *tables != 0 || *version != 0) return foreign(db.path());
    if (writes) return {};
    return Error{ErrorCode::store_foreign, db.path(),
                 "is empty; fill it first: dateline ingest STORIES --into FILE"};
  }
  if (*version > store_version) {
    return Error{ErrorCode::store_version, db.path(),
                 "was written by a newer dateline (version " + std::to_string(*version) +
                     " of the schema, this program knows " + std::to_string(store_version) +
                     "); use that one, or a newer one"};
  }
  if (!writes && *version < store_version) {
    return Error{ErrorCode::store_version, db.path(),
                 "was written by an older dateline; bring it up to date first: dateline recode FILE"};
  }
  return {};
}

// A file on a disk that cannot be written can still be read where nobody writes to it: then there is no log
// beside it.
Result<Connection> open_unchanging(const std::string& path) {
  std::string uri = "file:";
  for (const char c : fs::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      static constexpr char hex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri.append(1, '%').append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    } else {
      uri += c;
    }
  }
  return Connection::open(uri + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

Result<Connection> open_to_read(const std::string& path, const StoreOptions& options) {
  // One that could write takes the log away again when it is the last to close; it is kept from writing.
  auto db = Connection::open(path, SQLITE_OPEN_READWRITE);
  if (!db) db = Connection::open(path, SQLITE_OPEN_READONLY);
  if (!db) return db;
  sqlite3_busy_timeout(db->get(), options.busy_seconds * 1000);
  Status kind = check_kind(*db, false);
  std::error_code failure;
  const auto log = fs::file_size(path + "-wal", failure);
  const bool no_log = failure || log == 0;
  if (!kind && no_log &&
      (kind.error().code == ErrorCode::file_unreadable || kind.error().code == ErrorCode::file_unwritable)) {
    db = open_unchanging(path);
    if (!db) return db;
    kind = check_kind(*db, false);
  }
  if (!kind) return Error{kind.error().code, path, kind.error().message};
  if (Status set = db->run("PRAGMA query_only = ON"); !set) return set.error();
  return db;
}

Status set_up_writing(Connection& db, const StoreOptions& options) {
  if (sqlite3_db_readonly(db.get(), "main") == 1) {
    return Error{ErrorCode::file_unwritable, db.path(),
                 "may only be read; change its permissions, or name another file"};
  }
  // A log beside the file: readers go on while one writes, and what is committed survives the end of the
  // program at any moment. After a loss of power the last stories may be missing, never half there.
  for (const char* setting : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
                              "PRAGMA foreign_keys = ON", "PRAGMA cache_size = -65536"}) {
    if (Status done = db.run(setting); !done) return done;
  }
  if (options.max_bytes > 0) {
    const auto page = db.integer("PRAGMA page_size");
    if (!page) return page.error();
    const int64_t pages = std::max<int64_t>(1, options.max_bytes / std::max<int64_t>(1, *page));
    return db.run(("PRAGMA max_page_count = " + std::to_string(pages)).c_str());
  }
  return {};
}

}  // namespace

Result<Connection> open_store_file(const std::string& path, StoreAccess access, const StoreOptions& options) {
  std::error_code failure;
  if (fs::is_directory(path, failure))
    return Error{ErrorCode::file_unreadable, path, "is a directory; name a file"};
  if (access == StoreAccess::read) {
    if (!fs::exists(path, failure))
      return Error{ErrorCode::file_missing, path,
                   "no such file; dateline ingest STORIES --into FILE makes one"};
    return open_to_read(path, options);
  }
  auto db = Connection::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  if (!db)
    return Error{db.error().code == ErrorCode::file_unreadable ? ErrorCode::file_unwritable : db.error().code,
                 path, db.error().message};
  sqlite3_busy_timeout(db->get(), options.busy_seconds * 1000);
  if (Status kind = check_kind(*db, true); !kind) return kind.error();
  if (Status set = set_up_writing(*db, options); !set) return set.error();
  if (Status made = migrate(*db); !made) return made.error();
  return db;
}

}  // namespace dateline
