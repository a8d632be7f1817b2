// A store: the records of many stories in one SQLite file, for SQL, R, Python, Datasette, DuckDB
// (docs/schema.md).
//
//   auto store = dateline::Store::open("record.db", dateline::StoreAccess::write);
//   if (!store) { std::cerr << store.error().text() << '\n'; return 1; }
//   if (auto held = store->holds(story); held && !*held) store->put(story, coder.code(story, scratch));
//   auto rows = store->events({.source = "IRQ", .types = {"ASSAULT"}});
//   std::vector<dateline::Cell> row;
//   while (auto more = rows->next(row)) { if (!*more) break; use(row); }
//
// A story is committed whole or not at all: whatever ends the program, the file holds whole stories only.
// Any number of processes may read a file while one writes; writers wait for each other. Not for two threads
// at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dateline/record.h"
#include "dateline/result.h"
#include "dateline/story.h"

namespace dateline {

enum class StoreAccess : uint8_t {
  read,   // the file must be there and is not changed
  write,  // the file is made where there is none, and brought to this version's schema
};

struct StoreOptions {
  int64_t max_bytes = 0;  // the file never grows past this (store_full); 0: as the disk allows
  int busy_seconds = 30;  // how long to wait for another writer before store_busy
};

enum class Kept : uint8_t {
  added,
  was_there,  // the same text and metadata are stored already, by whatever maker; nothing was changed
};

// A story of the store, as it was given.
struct StoredStory {
  int64_t number = 0;  // of its row
  StoryText story;
};

// An actor as a reader sees it. Over all stories, the same name, country and sector are the same party.
struct Party {
  std::string name, country, sector;  // "" where unknown
};

struct StoreCounts {
  int64_t stories = 0, outdated = 0, skipped = 0;
};

// One value of a row.
using Cell = std::variant<std::monostate, int64_t, double, std::string>;

// Rows as they are found; the store must outlive it, and stay unchanged while it is read.
class Rows {
 public:
  Rows(Rows&&) noexcept;
  Rows& operator=(Rows&&) noexcept;
  ~Rows();
  const std::vector<std::string>& columns() const;
  // Puts the next row into `row`; false after the last. Errors: store_damaged, store_busy, query_malformed.
  Result<bool> next(std::vector<Cell>& row);

  struct Impl;
  explicit Rows(std::unique_ptr<Impl> impl);

 private:
  std::unique_ptr<Impl> impl_;
};

// Which events; what is empty does not matter.
struct EventFilter {
  // A name as records give it (case does not matter, * stands for any letters), a country (IRQ), a sector
  // (GOV), or both (IRQ GOV).
  std::string source, target;
  std::vector<std::string> types, modes, statuses;  // one of these
  std::string place;                                // name, province or country of a place of the event
  std::string from, to;                             // ISO days, both included; or months: 2017-10
  double min_confidence = 0;
  std::string story;      // id
  int64_t happening = 0;  // its tellings in all stories
  std::string words;      // of the story's text or title, in the words of FTS5: "ceasefire OR truce"
  int64_t limit = 0;      // 0: all
};

enum class RowFormat : uint8_t {
  table,
  csv,       // with a head
  jsonl,     // an object a row
  tsv,       // tab-separated, with a head; tabs and line ends of a field are spaces
  tsv_bare,  // without
  geojson,   // rows of one field, a feature, gathered to a FeatureCollection
};

// A layout of others that events can be written in.
struct Layout {
  std::string name, about;
  RowFormat format;
};
std::vector<Layout> layouts();

enum class CountBy : uint8_t { month, dyad_month, type };

struct Situation;       // dateline/situation.h
struct SituationQuery;  //
struct TimelineQuery;   // dateline/timeline.h
struct TimelineLine;    //
struct Tellings;        //

class Store {
 public:
  // Errors: file_missing, file_unreadable, file_unwritable, store_foreign, store_version, store_damaged,
  // store_busy, store_full.
  static Result<Store> open(const std::string& path, StoreAccess access, const StoreOptions& options = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  // Any question under way at that time from now on, or asked later, ends with query_too_long; 0: none does.
  void give_up_after(int64_t milliseconds);

  // ---- writing. Errors of all: store_full, store_busy, store_damaged, file_unwritable; nothing of the call
  // is stored then.

  // The same text with the same metadata is there; `where` does not matter.
  Result<bool> holds(const StoryText& story);
  // One transaction.
  Result<Kept> put(const StoryText& story, const Record& record);
  // An input that could not be coded; once, however often it is given.
  Status put_skipped(const Error& why);
  // Puts another record of the same text in the place of the old one. One transaction.
  Status replace(int64_t number, const Record& record);

  // ---- reading. Errors of all: store_damaged, store_busy.

  // The first story after `number` that others than `now` made.
  Result<std::optional<StoredStory>> next_outdated(int64_t number, const Makers& now);
  Result<StoreCounts> counts(const Makers& now);
  // The record as it was put; nullopt where there is no such story.
  Result<std::optional<Record>> record(int64_t number);

  // Events with the columns of the view event_list, by date. Also query_malformed (words).
  Result<Rows> events(const EventFilter& filter);
  // Sums of events. An event counts in the month it begins in, `from` and `to` look at its first day; in
  // every pair of countries of its sources and targets once.
  Result<Rows> count(CountBy by, const EventFilter& filter);
  // Events in the columns of one of `layouts()`: a row for every pair of source and target. Also usage.
  Result<Rows> layout(std::string_view name, const EventFilter& filter);
  // What was known on a day (docs/situation.md). Also usage (no day).
  Result<Situation> situation(const SituationQuery& query);
  // Happenings by date. Also usage, query_malformed.
  Result<std::vector<TimelineLine>> timeline(const TimelineQuery& query);
  // The numbers of the stories of this id, in order.
  Result<std::vector<int64_t>> stories_of(std::string_view id);
  // What is told of the happening that event 7 (E7) of a story tells of; none where there is no such event.
  Result<Tellings> tellings(int64_t story, int64_t event);
  // Any one statement that only reads. Also query_malformed.
  Result<Rows> sql(std::string_view statement);

  struct Impl;

 private:
  friend class Browser;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Rows as text.
class RowWriter {
 public:
  // `options`: of tables.
  RowWriter(RowFormat format, std::vector<std::string> columns, const TableOptions& options = {});
  RowWriter(RowWriter&&) noexcept;
  RowWriter& operator=(RowWriter&&) noexcept;
  ~RowWriter();
  // Text to write next; may be "" as tables gather rows to see how wide columns must be.
  std::string row(const std::vector<Cell>& row);
  std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
