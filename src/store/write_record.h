// A record's rows, written: one prepared statement per table.
//
//   auto writer = RecordWriter::prepare(db);
//   writer->write(story_number, record);     // inside a transaction of the caller's
#pragma once

#include <array>
#include <string>
#include <vector>

#include "dateline/record.h"
#include "store/sqlite.h"

namespace dateline {

// 7 of "E7"; nullopt where the id is not of that form.
std::optional<int64_t> number_of(std::string_view id);

// As a record's JSON has it: of two decimals.
double rounded_confidence(double confidence);

class RecordWriter {
 public:
  static Result<RecordWriter> prepare(Connection& db);

  // All rows of a record but that of its story; sums included.
  Status write(int64_t story, const Record& record);
  // Takes them away again.
  Status erase(int64_t story);

  // Shown to the functions that write one table each.
  enum Table : uint8_t {
    note,
    sentence,
    actor,
    actor_mention,
    place,
    place_mention,
    event,
    event_context,
    event_trigger,
    event_party,
    event_place,
    event_answer,
    relation,
    control,
    claim,
    table_count,
  };

 private:
  Status add_to_sums(int64_t story, int64_t sign);
  Status write_parties(int64_t story, const Record& record);
  Status write_event(int64_t story, const RecordEvent& e);
  Status write_ties(int64_t story, const Record& record);
  Status write_claims(int64_t story, const char* about, int64_t item, const std::vector<RecordClaim>& claims);
  template <typename... Values>
  Status insert(Table table, const Values&... values) {
    return into_[table].run(values...);
  }

  std::array<Statement, table_count> into_;
  std::vector<Statement> sums_, empty_sums_, erase_;
};

}  // namespace dateline
