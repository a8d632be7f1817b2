// Stores on real files: what is put comes back, once, whatever goes wrong with the file.
#include "dateline/store.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sample_records.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "dateline-store-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name, path_ = name + "/record.db";
  }
  void TearDown() override { fs::remove_all(folder_); }

  static std::string json(const Record& record) { return to_json(record, 1); }
  std::vector<std::vector<Cell>> sql(const std::string& statement) {
    auto store = Store::open(path_, StoreAccess::read);
    EXPECT_TRUE(store.ok()) << store.error().text();
    return all(store->sql(statement));
  }
  static std::vector<std::vector<Cell>> all(Result<Rows> rows) {
    std::vector<std::vector<Cell>> out;
    EXPECT_TRUE(rows.ok()) << rows.error().text();
    if (!rows) return out;
    std::vector<Cell> row;
    for (;;) {
      const auto more = rows->next(row);
      EXPECT_TRUE(more.ok()) << more.error().text();
      if (!more || !*more) return out;
      out.push_back(row);
    }
  }
  int64_t number(const std::string& statement) { return std::get<int64_t>(sql(statement).at(0).at(0)); }
  void fill(int stories) {
    auto store = Store::open(path_, StoreAccess::write);
    ASSERT_TRUE(store.ok()) << store.error().text();
    for (int i = 1; i <= stories; ++i) {
      const auto kept = store->put(sample_story(i), sample_record(sample_story(i)));
      ASSERT_TRUE(kept.ok()) << kept.error().text();
    }
  }
  Error error_of(StoreAccess access) {
    const auto store = Store::open(path_, access);
    return store.ok() ? Error{} : store.error();
  }
  std::string bytes() const {
    std::ifstream in(path_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::string folder_, path_;
};

TEST_F(StoreTest, RecordsComeBackAsTheyWerePut) {
  fill(2);
  auto store = Store::open(path_, StoreAccess::read);
  ASSERT_TRUE(store.ok()) << store.error().text();
  for (const int i : {1, 2}) {
    const auto record = store->record(i);
    ASSERT_TRUE(record.ok()) << record.error().text();
    ASSERT_TRUE(record->has_value());
    EXPECT_EQ(json(**record), json(sample_record(sample_story(i))));
  }
  const auto none = store->record(3);
  ASSERT_TRUE(none.ok());
  EXPECT_FALSE(none->has_value());
}

TEST_F(StoreTest, ClosedStoreIsOneFile) {
  fill(1);
  EXPECT_FALSE(fs::exists(path_ + "-wal"));
  EXPECT_FALSE(fs::exists(path_ + "-shm"));
}

TEST_F(StoreTest, TheSameStoryIsStoredOnce) {
  fill(2);
  fill(2);
  EXPECT_EQ(number("SELECT count(*) FROM story"), 2);
  auto store = Store::open(path_, StoreAccess::write);
  ASSERT_TRUE(store.ok());
  StoryText story = sample_story(1);
  story.where = "elsewhere.jsonl:9";  // where it is read from does not matter, all else does
  EXPECT_TRUE(*store->holds(story));
  EXPECT_EQ(*store->put(story, sample_record(story)), Kept::was_there);
  story.source = "Other";
  EXPECT_FALSE(*store->holds(story));
  EXPECT_EQ(*store->put(story, sample_record(story)), Kept::added);
  EXPECT_FALSE(*store->holds(sample_story(1, " More.")));
}

TEST_F(StoreTest, TextsOfAnyBytesComeBack) {
  StoryText odd = sample_story(1, std::string("\xff\0 \xe2\x80\x99 end", 10));
  {
    auto store = Store::open(path_, StoreAccess::write);
    ASSERT_TRUE(store->put(odd, sample_record(odd)).ok());
  }
  const auto rows = sql("SELECT substr(text, -7), length(text), text_bytes FROM story");
  EXPECT_EQ(std::get<std::string>(rows[0][0]), "\uFFFD ’ end");
  EXPECT_EQ(std::get<int64_t>(rows[0][1]), 61 + 8);
  EXPECT_EQ(std::get<std::string>(rows[0][2]), odd.text);
  auto store = Store::open(path_, StoreAccess::write);
  const auto back = store->next_outdated(0, {"newer", "", ""});
  ASSERT_TRUE(back.ok() && back->has_value());
  EXPECT_EQ((*back)->story.text, odd.text);
  EXPECT_EQ((*back)->story.published, odd.published);
}

TEST_F(StoreTest, OutdatedStoriesAreReplacedWhereTheyStand) {
  fill(3);
  auto store = Store::open(path_, StoreAccess::write);
  Record newer = sample_record(sample_story(2));
  newer.engine = "dateline 9";
  newer.events.erase(newer.events.begin()), newer.events[0].answers.clear();
  const Makers now{"dateline 9", "m 1", "l 1"};
  const auto first = store->next_outdated(1, now);
  ASSERT_TRUE(first.ok() && first->has_value());
  EXPECT_EQ((*first)->number, 2);
  EXPECT_EQ((*first)->story.id, "s2");
  ASSERT_TRUE(store->replace(2, newer).ok());
  EXPECT_EQ(json(**store->record(2)), json(newer));
  EXPECT_EQ(json(**store->record(3)), json(sample_record(sample_story(3))));
  const auto counts = store->counts(now);
  EXPECT_EQ(counts->stories, 3);
  EXPECT_EQ(counts->outdated, 2);
  EXPECT_EQ((*store->next_outdated(1, now))->number, 3);
  EXPECT_EQ(number("SELECT count(*) FROM event"), 5);
}

TEST_F(StoreTest, EveryEventTellsOfOneHappening) {
  fill(3);
  const std::string without = "SELECT count(*) FROM event_list WHERE happening IS NULL";
  const std::string nobodys =
      "SELECT count(*) FROM happening WHERE happening NOT IN (SELECT happening FROM telling)";
  EXPECT_EQ(number(without) + number(nobodys), 0);
  auto store = Store::open(path_, StoreAccess::write);
  Record less = sample_record(sample_story(2));
  less.events.erase(less.events.begin()), less.events[0].answers.clear();
  ASSERT_TRUE(store->replace(2, less).ok());
  EXPECT_EQ(number(without) + number(nobodys), 0);
  EXPECT_EQ(number("SELECT count(*) FROM telling"), 5);
  const auto answer = sql("SELECT how, confidence FROM happening_answer ORDER BY happening LIMIT 1");
  EXPECT_EQ(std::get<std::string>(answer.at(0).at(0)), "rejects");
  EXPECT_DOUBLE_EQ(std::get<double>(answer.at(0).at(1)), 0.86);
}

TEST_F(StoreTest, SumsFollowTheEvents) {
  fill(3);
  {
    auto store = Store::open(path_, StoreAccess::write);
    Record none = sample_record(sample_story(1));
    none.events.clear();
    for (const int i : {1, 2, 3})
      ASSERT_TRUE(store->replace(i, i == 3 ? sample_record(sample_story(3)) : none).ok());
  }
  const auto dyads = sql("SELECT * FROM dyad_month");
  ASSERT_EQ(dyads.size(), 2U);  // RUR-nobody without a month, RUR-HEN
  EXPECT_EQ(std::get<std::string>(dyads[0][1]), "");
  EXPECT_EQ(std::get<int64_t>(dyads[0][4]), 1);  // two sources of one country: once
  EXPECT_EQ(std::get<std::string>(dyads[1][1]), "HEN");
  EXPECT_EQ(std::get<std::string>(dyads[1][2]), "2021-03");
  EXPECT_EQ(std::get<int64_t>(dyads[1][8]), 1);
  EXPECT_EQ(std::get<int64_t>(dyads[1][9]), -95);
  EXPECT_EQ(number("SELECT sum(events) FROM type_month"), 2);
}

TEST_F(StoreTest, SkippedInputsAreListedOnce) {
  auto store = Store::open(path_, StoreAccess::write);
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(store->put_skipped({ErrorCode::input_malformed, "in.jsonl:3", "not a JSON object"}).ok());
  const auto rows = sql("SELECT input, code, reason FROM skipped");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(std::get<std::string>(rows[0][1]), "E303");
}

TEST_F(StoreTest, ReadersGoOnWhileOneWrites) {
  fill(1);
  auto reader = Store::open(path_, StoreAccess::read);
  auto writer = Store::open(path_, StoreAccess::write);
  ASSERT_TRUE(reader.ok() && writer.ok());
  auto rows = reader->sql("SELECT id FROM story UNION ALL SELECT 'x'");
  std::vector<Cell> row;
  ASSERT_TRUE(*rows->next(row));
  ASSERT_TRUE(writer->put(sample_story(2), sample_record(sample_story(2))).ok());
  ASSERT_TRUE(*rows->next(row));
  EXPECT_EQ(std::get<std::string>(row[0]), "x");  // as it stood when the reader began
  EXPECT_FALSE(*rows->next(row));
  EXPECT_EQ(all(reader->sql("SELECT id FROM story")).size(), 2U);
}

TEST_F(StoreTest, WritersTakeTurnsAndGiveUpInTheEnd) {
  fill(1);
  auto other = Connection::open(path_, SQLITE_OPEN_READWRITE);
  StoreOptions impatient;
  impatient.busy_seconds = 0;
  auto store = Store::open(path_, StoreAccess::write, impatient);
  ASSERT_TRUE(other->run("BEGIN IMMEDIATE").ok());
  const auto kept = store->put(sample_story(2), sample_record(sample_story(2)));
  ASSERT_FALSE(kept.ok());
  EXPECT_EQ(kept.error().code, ErrorCode::store_busy);
  ASSERT_TRUE(other->run("ROLLBACK").ok());
  EXPECT_TRUE(store->put(sample_story(2), sample_record(sample_story(2))).ok());
}

TEST_F(StoreTest, FullDiskLeavesWholeStories) {
  StoreOptions small;
  small.max_bytes = 600 << 10;
  int added = 0;
  {
    auto store = Store::open(path_, StoreAccess::write, small);
    ASSERT_TRUE(store.ok()) << store.error().text();
    for (;; ++added) {
      const StoryText story = sample_story(added, std::string(5000, 'x'));
      const auto kept = store->put(story, sample_record(story));
      if (kept) continue;
      EXPECT_EQ(kept.error().code, ErrorCode::store_full);
      EXPECT_NE(kept.error().text().find("make room"), std::string::npos);
      break;
    }
  }
  EXPECT_GT(added, 3);
  EXPECT_EQ(number("SELECT count(*) FROM story"), added);
  EXPECT_EQ(number("SELECT count(*) FROM event"), 2 * added);
  EXPECT_EQ(std::get<std::string>(sql("PRAGMA integrity_check")[0][0]), "ok");
  EXPECT_TRUE(sql("PRAGMA foreign_key_check").empty());
}

TEST_F(StoreTest, FullDiskWhileTheFileIsMade) {
  StoreOptions tiny;
  tiny.max_bytes = 8192;
  const auto store = Store::open(path_, StoreAccess::write, tiny);
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::store_full);
  fill(1);  // the next run makes it whole
  EXPECT_EQ(number("SELECT count(*) FROM story"), 1);
}

TEST_F(StoreTest, RecordWithBrokenReferencesIsNotStored) {
  auto store = Store::open(path_, StoreAccess::write);
  Record record = sample_record(sample_story(1));
  record.events[0].source[0].actor = "A77";
  EXPECT_FALSE(store->put(sample_story(1), record).ok());
  record.events[0].source[0].actor = "nonsense";
  EXPECT_FALSE(store->put(sample_story(1), record).ok());
  EXPECT_EQ(number("SELECT count(*) FROM story"), 0);
  EXPECT_TRUE(store->put(sample_story(1), sample_record(sample_story(1))).ok());
}

TEST_F(StoreTest, FilesThatAreNoStoreAreLeftAlone) {
  std::ofstream(path_) << std::string(5000, 'x');
  const std::string before = bytes();
  EXPECT_EQ(error_of(StoreAccess::write).code, ErrorCode::store_foreign);
  EXPECT_EQ(error_of(StoreAccess::read).code, ErrorCode::store_foreign);
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreTest, OtherProgramsDatabasesAreLeftAlone) {
  ASSERT_TRUE(
      Connection::open(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)->run("CREATE TABLE t (x)").ok());
  const std::string before = bytes();
  EXPECT_EQ(error_of(StoreAccess::write).code, ErrorCode::store_foreign);
  EXPECT_EQ(error_of(StoreAccess::read).code, ErrorCode::store_foreign);
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreTest, NewerVersionIsLeftAlone) {
  fill(1);
  ASSERT_TRUE(Connection::open(path_, SQLITE_OPEN_READWRITE)->run("PRAGMA user_version = 99").ok());
  const std::string before = bytes();
  for (const StoreAccess access : {StoreAccess::read, StoreAccess::write}) {
    const Error error = error_of(access);
    EXPECT_EQ(error.code, ErrorCode::store_version);
    EXPECT_NE(error.text().find("99"), std::string::npos);
  }
  EXPECT_EQ(bytes(), before);
}

TEST_F(StoreTest, DamageIsNamed) {
  fill(40);
  std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(4096);  // all behind the first page
  file << std::string(fs::file_size(path_) - 4096, '\x55');
  file.close();
  auto store = Store::open(path_, StoreAccess::read);
  const Error error = store.ok() ? store->record(1).error() : store.error();
  EXPECT_EQ(error.code, ErrorCode::store_damaged) << error.text();
  EXPECT_NE(error.text().find(".recover"), std::string::npos);
}

TEST_F(StoreTest, MissingFilesAndFolders) {
  EXPECT_EQ(error_of(StoreAccess::read).code, ErrorCode::file_missing);
  EXPECT_FALSE(fs::exists(path_));
  path_ = folder_;
  EXPECT_EQ(error_of(StoreAccess::write).code, ErrorCode::file_unreadable);
  path_ = folder_ + "/no/where.db";
  EXPECT_EQ(error_of(StoreAccess::write).code, ErrorCode::file_unwritable);
}

// data/version*.db: a file of each version of the schema, as scripts/keep_store.sh made it in its time.
TEST_F(StoreTest, FilesOfAllVersionsOpen) {
  for (int version = 1; version <= store_version; ++version) {
    const std::string kept =
        DATELINE_SOURCE_DIR "/tests/unit/store/data/version" + std::to_string(version) + ".db";
    ASSERT_TRUE(fs::exists(kept)) << kept << ": run scripts/keep_store.sh";
    fs::copy_file(kept, path_, fs::copy_options::overwrite_existing);
    {
      auto store = Store::open(path_, StoreAccess::write);
      ASSERT_TRUE(store.ok()) << store.error().text();
      const auto record = store->record(2);
      ASSERT_TRUE(record.ok() && record->has_value());
      EXPECT_EQ((*record)->story.id, "kept2");
      EXPECT_FALSE((*record)->events.empty());
      ASSERT_TRUE(store->put(sample_story(1), sample_record(sample_story(1))).ok());
    }
    EXPECT_EQ(number("SELECT user_version FROM pragma_user_version"), store_version);
    EXPECT_EQ(number("SELECT count(*) FROM story"), 3);
    EXPECT_EQ(number("SELECT count(*) FROM skipped"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM event_list WHERE happening IS NULL OR sources <> 1"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM happening_list"), number("SELECT count(*) FROM event"));
    EXPECT_EQ(std::get<std::string>(sql("PRAGMA integrity_check")[0][0]), "ok");
  }
}

}  // namespace
}  // namespace dateline
