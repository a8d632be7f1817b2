#include "store/sqlite.h"

#include <cerrno>
#include <cstring>

#include "base/utf8.h"

namespace dateline {

namespace {

std::string without_broken(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_utf8(out, c.valid && c.value != 0 ? c.value : U'\uFFFD');
    at += c.size;
  }
  return out;
}

// A failed write that the system gave no reason for is one past a limit on the size of files.
bool is_out_of_space(int result, int system_error) {
  if (result == SQLITE_IOERR_WRITE && system_error == 0) return true;
  return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

}  // namespace

Error store_error(sqlite3* db, int result, const std::string& path) {
  const std::string said = db == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(db);
  const int system_error = db == nullptr ? 0 : sqlite3_system_errno(db);
  const int base = result & 0xFF;
  if (base == SQLITE_FULL || (base == SQLITE_IOERR && is_out_of_space(result, system_error))) {
    return {ErrorCode::store_full, path,
            "no space is left for the store (disk, quota or limit on file sizes); what was stored before is "
            "intact: make room, then run the same command again, it goes on where it stopped"};
  }
  switch (base) {
    case SQLITE_NOTADB:
      return {ErrorCode::store_foreign, path,
              "is no store (not an SQLite file, or its head is damaged); name another file, or put a copy "
              "back"};
    case SQLITE_CORRUPT:
      return {ErrorCode::store_damaged, path,
              "is damaged (" + said +
                  "); put a copy back, or save what can be read: sqlite3 FILE .recover | sqlite3 NEW"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::store_busy, path,
              "another process is writing to it; run the command again when that has ended"};
    case SQLITE_INTERRUPT:
      return {ErrorCode::query_too_long, path,
              "the question took longer than it may; ask for less: fewer days, types or parties"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {ErrorCode::file_unwritable, path,
              "cannot be written (" + said + "); check the permissions of the file and its directory"};
    case SQLITE_CANTOPEN:
      return {
          ErrorCode::file_unreadable, path,
          "cannot be opened" +
              (system_error == 0 ? std::string() : " (" + std::string(std::strerror(system_error)) + ")") +
              "; check the name, and the permissions of the file and its directory"};
    case SQLITE_IOERR:
      return {ErrorCode::file_unreadable, path,
              "cannot be read or written (" +
                  std::string(system_error == 0 ? said.c_str() : std::strerror(system_error)) +
                  "); check the disk"};
    default:
      return {ErrorCode::internal, path, "the store failed: " + said};
  }
}

void Statement::bind(int at, int64_t value) {
  sqlite3_bind_int64(get(), at, value);
}
void Statement::bind(int at, double value) {
  sqlite3_bind_double(get(), at, value);
}
void Statement::bind(int at, std::nullptr_t) {
  sqlite3_bind_null(get(), at);
}

void Statement::bind(int at, std::string_view value) {
  const char* bytes = value.data() == nullptr ? "" : value.data();
  if (value.find('\0') == std::string_view::npos && is_valid_utf8(value)) {
    sqlite3_bind_text64(get(), at, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  } else {
    const std::string mended = without_broken(value);
    sqlite3_bind_text64(get(), at, mended.data(), mended.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
}

void Statement::bind_copy(int at, std::string_view value) {
  sqlite3_bind_text64(get(), at, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::bind(int at, OrNull value) {
  value.text.empty() ? bind(at, nullptr) : bind(at, value.text);
}

void Statement::bind_bytes(int at, std::string_view value) {
  sqlite3_bind_blob64(get(), at, value.data(), value.size(), SQLITE_STATIC);
}

Result<bool> Statement::step() {
  const int result = sqlite3_step(get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  sqlite3* db = sqlite3_db_handle(get());
  const char* path = sqlite3_db_filename(db, "main");
  Error error = store_error(db, result, path == nullptr ? "" : path);
  reset();
  return error;
}

void Statement::reset() {
  sqlite3_reset(get());
}

Status Statement::run_bound() {
  for (;;) {
    const auto more = step();
    if (!more) return more.error();
    if (!*more) break;
  }
  reset();
  return {};
}

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(get(), column);
  if (bytes == nullptr) return "";
  return {reinterpret_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(get(), column))};
}

std::string Statement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(get(), column);
  if (bytes == nullptr) return "";
  return {static_cast<const char*>(bytes), static_cast<size_t>(sqlite3_column_bytes(get(), column))};
}

Result<Connection> Connection::open(const std::string& path, int flags) {
  Connection out;
  out.path_ = path;
  sqlite3* db = nullptr;
  // Without a mutex: a connection belongs to one thread at a time.
  const int result = sqlite3_open_v2(path.c_str(), &db, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  out.db_.reset(db);
  if (result != SQLITE_OK) return store_error(db, result, path);
  sqlite3_extended_result_codes(db, 1);
  return out;
}

Result<Statement> Connection::prepare(std::string_view sql, bool kept, std::string_view* rest) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int result = sqlite3_prepare_v3(get(), sql.data(), static_cast<int>(sql.size()),
                                        kept ? SQLITE_PREPARE_PERSISTENT : 0, &raw, &tail);
  if (result != SQLITE_OK) return error(result);
  if (rest != nullptr) *rest = sql.substr(static_cast<size_t>(tail - sql.data()));
  Statement out;
  out.statement_.reset(raw);
  return out;
}

Status Connection::run(const char* sql) {
  const int result = sqlite3_exec(get(), sql, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return error(result);
  return {};
}

Result<int64_t> Connection::integer(const char* sql) {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->integer(0) : 0;
}

Error Connection::error(int result) const {
  return store_error(get(), result, path_);
}

void Connection::stop_at(std::optional<std::chrono::steady_clock::time_point> when) {
  if (!when) {
    sqlite3_progress_handler(get(), 0, nullptr, nullptr);
    return;
  }
  if (stop_at_ == nullptr) stop_at_ = std::make_unique<std::chrono::steady_clock::time_point>();
  *stop_at_ = *when;
  constexpr int steps_between = 10000;  // some tenths of a millisecond
  sqlite3_progress_handler(
      get(), steps_between,
      [](void* stop) {
        const auto now = std::chrono::steady_clock::now();
        return static_cast<int>(now >= *static_cast<std::chrono::steady_clock::time_point*>(stop));
      },
      stop_at_.get());
}

Result<Transaction> Transaction::begin(Connection& db) {
  if (Status begun = db.run("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction(db);
}

Transaction::~Transaction() {
  // Some failures have rolled back already.
  if (db_ != nullptr && sqlite3_get_autocommit(db_->get()) == 0) (void)db_->run("ROLLBACK");
}

Status Transaction::commit() {
  if (Status done = db_->run("COMMIT"); !done) return done;
  db_ = nullptr;
  return {};
}

}  // namespace dateline
