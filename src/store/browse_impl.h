// What a Browser holds: statements that fill in an event, prepared at the first.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "dateline/browse.h"
#include "store/filter.h"
#include "store/sqlite.h"

namespace dateline {

// All that is read inside one is of one state of the file, whoever writes meanwhile.
class ReadTransaction {
 public:
  static Result<ReadTransaction> begin(Connection& db);
  ReadTransaction(ReadTransaction&& other) noexcept : db_(std::exchange(other.db_, nullptr)) {}
  ReadTransaction& operator=(ReadTransaction&&) = delete;
  ~ReadTransaction();

 private:
  explicit ReadTransaction(Connection& db) : db_(&db) {}
  Connection* db_;
};

// Fills in what stands beside the event's own row.
class EventDetails {
 public:
  static Result<EventDetails> prepare(Connection& db);
  Status add_to(EventItem& event);

 private:
  Statement parties_, places_, contexts_, claims_, trigger_, sentence_;
};

struct Browser::Impl {
  Connection& db;
  std::optional<EventDetails> details;
};

// Calls `use` for each row; `conditions` are bound first.
Status for_each_row(Connection& db, const std::string& sql, const Conditions& conditions,
                    const std::function<Status(const Statement&)>& use);

}  // namespace dateline
