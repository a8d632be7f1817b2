// What a Store and its Rows hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/store.h"
#include "store/join.h"
#include "store/sqlite.h"
#include "store/write_record.h"

namespace dateline {

// Statements that are run for every story, prepared at the first.
struct WriteStatements {
  RecordWriter rows;
  Joiner join;
  Statement find_content, add_story, change_story, find_maker, add_maker, add_skipped;
};

struct Store::Impl {
  Connection db;
  std::optional<WriteStatements> write;  // before `db` goes
  // The maker of the last story, as the next one's is mostly the same.
  Makers last_maker;
  int64_t last_maker_row = 0;
};

struct Rows::Impl {
  Statement statement;
  std::vector<std::string> columns;
  static Rows of(Statement statement);
};

// What SQLite says of a statement or of search words, where nothing is wrong with the file.
Error malformed_or(Error error, const std::string& what);

}  // namespace dateline
