// SQLite in the house's terms: connections and statements that close themselves, errors with a remedy.
//
//   auto db = Connection::open("record.db", SQLITE_OPEN_READONLY);
//   auto select = db->prepare("SELECT text FROM story WHERE id = ?1");
//   select->bind(1, "s17");
//   while (auto more = select->step()) { if (!*more) break; use(select->text(0)); }
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <sqlite3.h>

#include "base/result.h"

namespace dateline {

// "" is NULL.
struct OrNull {
  std::string_view text;
};

class Statement {
 public:
  Statement() = default;

  void bind(int at, int64_t value);
  void bind(int at, int value) { bind(at, int64_t{value}); }
  void bind(int at, uint32_t value) { bind(at, int64_t{value}); }
  void bind(int at, double value);
  void bind(int at, std::nullptr_t);
  // What is no UTF-8 is stored as U+FFFD, and so is NUL, at which SQLite's functions would stop. `value` must
  // outlive the step.
  void bind(int at, std::string_view value);
  void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  void bind(int at, OrNull value);
  void bind_copy(int at, std::string_view value);  // `value` need not live on
  void bind_bytes(int at, std::string_view value);
  template <typename T>
  void bind(int at, const std::optional<T>& value) {
    value ? bind(at, *value) : bind(at, nullptr);
  }

  // To the next row; false after the last.
  Result<bool> step();
  // Ready for new values.
  void reset();
  // Binds the values from 1 on, runs to the end, resets.
  template <typename... Values>
  Status run(const Values&... values) {
    int at = 0;
    (bind(++at, values), ...);
    return run_bound();
  }
  Status run_bound();

  bool is_null(int column) const { return sqlite3_column_type(get(), column) == SQLITE_NULL; }
  int64_t integer(int column) const { return sqlite3_column_int64(get(), column); }
  double real(int column) const { return sqlite3_column_double(get(), column); }
  std::string text(int column) const;   // "" of NULL
  std::string bytes(int column) const;  // of a BLOB
  sqlite3_stmt* get() const { return statement_.get(); }

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Connection {
 public:
  // Errors: file_unreadable, store_foreign, store_damaged... as `error` tells.
  static Result<Connection> open(const std::string& path, int flags);
  // `kept`: for a statement that is run over and over. `rest` gets what stands behind the first statement.
  Result<Statement> prepare(std::string_view sql, bool kept = false, std::string_view* rest = nullptr);
  // Any number of statements without values.
  Status run(const char* sql);
  Result<int64_t> integer(const char* sql);
  Error error(int result) const;
  // Statements end with query_too_long from then on; nullopt: never.
  void stop_at(std::optional<std::chrono::steady_clock::time_point> when);
  sqlite3* get() const { return db_.get(); }
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  // SQLite looks it up there: it outlives the connection.
  std::unique_ptr<std::chrono::steady_clock::time_point> stop_at_;
  std::unique_ptr<sqlite3, Close> db_;
  std::string path_;
};

// Begins at once, so that no other writer comes between; rolls back unless committed.
class Transaction {
 public:
  static Result<Transaction> begin(Connection& db);
  Transaction(Transaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(Connection& db) : db_(&db) {}
  Connection* db_;
};

// The error of a failed call on a file; `db` may be nullptr.
Error store_error(sqlite3* db, int result, const std::string& path);

}  // namespace dateline
