// Questions: filters, sums (kept and counted anew must agree), SQL, and rows as text.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/store.h"
#include "sample_records.h"

namespace dateline {
namespace {

class QueryTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-query-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    auto opened = Store::open(name + "/record.db", StoreAccess::write);
    ASSERT_TRUE(opened.ok()) << opened.error().text();
    store_.emplace(std::move(*opened));
    for (int i = 1; i <= 3; ++i) {
      const StoryText story = sample_story(i, i == 3 ? " A truce followed." : "");
      Record record = sample_record(story);
      if (i == 2) {
        record.actors[0].country = "FRA", record.actors[0].name = "Zulu_Front";
        record.events[0].date = {"2021-04-30", "2021-05-02", "", std::nullopt};
        record.events[0].status = "denied", record.events[0].confidence = 0.3;
      }
      ASSERT_TRUE(store_->put(story, record).ok());
    }
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::string csv(Result<Rows> rows, size_t columns = 100) {
    EXPECT_TRUE(rows.ok()) << rows.error().text();
    std::vector<std::string> names = rows->columns();
    names.resize(std::min(names.size(), columns));
    RowWriter writer(RowFormat::csv, names);
    std::string out;
    std::vector<Cell> row;
    for (;;) {
      const auto more = rows->next(row);
      EXPECT_TRUE(more.ok()) << more.error().text();
      if (!more || !*more) break;
      row.resize(std::min(row.size(), columns));
      out += writer.row(row);
    }
    return out + writer.finish();
  }
  // "1.1 3.1": story and event of what is found.
  std::string found(const EventFilter& filter) {
    auto rows = store_->events(filter);
    EXPECT_TRUE(rows.ok()) << rows.error().text();
    std::string out;
    std::vector<Cell> row;
    while (rows && *rows->next(row)) {
      out += (out.empty() ? "" : " ") + std::to_string(std::get<int64_t>(row[0])) + "." +
             std::to_string(std::get<int64_t>(row[1]));
    }
    return out;
  }

  std::string folder_;
  std::optional<Store> store_;
};

EventFilter filter(void (*set)(EventFilter&)) {
  EventFilter out;
  set(out);
  return out;
}

TEST_F(QueryTest, FiltersFindWhatTheySay) {
  EXPECT_EQ(found({}), "1.3 2.3 3.3 1.1 3.1 2.1");  // undated first, then by date
  EXPECT_EQ(found(filter([](EventFilter& f) { f.source = "FRA"; })), "2.3 2.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.source = "ruritanian NAVY"; })), "1.3 3.3 1.1 3.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.source = "Zulu_*"; })), "2.3 2.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.source = "Zul_"; })), "");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.source = "RUR GOV"; })), "1.3 2.3 3.3");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.source = "MIL", f.target = "HEN"; })), "1.1 3.1 2.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.types = {"ASSAULT", "AID"}; })), "1.1 3.1 2.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.modes = {"heavy-weapons"}, f.statuses = {"denied"}; })),
            "2.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.place = "zenda", f.limit = 1; })), "1.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.place = "North"; })), "1.1 3.1 2.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.from = "2021-05-01"; })), "2.1");  // it ends on the second
  EXPECT_EQ(found(filter([](EventFilter& f) { f.from = "2021-03", f.to = "2021-03"; })), "1.1 3.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.min_confidence = 0.86; })), "1.3 2.3 3.3 1.1 3.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.story = "s3"; })), "3.3 3.1");
  EXPECT_EQ(found(filter([](EventFilter& f) { f.words = "truces"; })), "3.3 3.1");  // stemmed
}

TEST_F(QueryTest, EventsHaveTheColumnsOfTheView) {
  const std::string out =
      csv(store_->events(filter([](EventFilter& f) { f.story = "s1", f.types = {"ASSAULT"}; })));
  EXPECT_EQ(
      out,
      "story,event,story_id,published,publisher,date_start,date_end,source,source_country,source_sector,type,"
      "mode,status,target,target_country,target_sector,place,place_country,lat,lon,context,claims,killed,"
      "wounded,attacks,arrested,quad,cameo,score,confidence,words,sentence,happening,sources,copies\n"
      "1,1,s1,2021-03-04,Own,2021-03-01,2021-03-01,Ruritanian navy,RUR,MIL,ASSAULT,heavy-weapons,happened,"
      "Zenda,HEN,,Zenda; Nowhere,HEN,-33.33333,44.4,military; territory,story asserts; Strelsau denies,3,,,0,"
      "material conflict,190,-9.5,0.86,shelled; it,Ruritania's navy shelled Zenda on "
      "Monday.,100001,1,0\n");
}

// A filter that excludes nothing but is not kept in the sums makes the events be counted anew.
TEST_F(QueryTest, KeptSumsAreThoseOfTheEvents) {
  for (const CountBy by : {CountBy::month, CountBy::dyad_month, CountBy::type}) {
    for (const char* from : {"", "2021-04"}) {
      for (const char* to : {"", "2021-04"}) {
        for (const char* source : {"", "FRA", "RUR"}) {
          EventFilter f;
          f.from = from, f.to = to, f.source = source;
          EventFilter slow = f;
          slow.min_confidence = 0.01;
          EXPECT_EQ(csv(store_->count(by, f)), csv(store_->count(by, slow))) << from << to << source;
        }
      }
    }
  }
  EXPECT_EQ(
      csv(store_->count(CountBy::dyad_month, {}), 8),
      "source_country,target_country,month,events,verbal_cooperation,material_cooperation,verbal_conflict,"
      "material_conflict\n"
      "FRA,,,1,0,0,1,0\nFRA,HEN,2021-04,1,0,0,0,1\nRUR,,,3,0,0,3,0\nRUR,HEN,2021-03,2,0,0,0,2\n");
}

TEST_F(QueryTest, ErrorsSayWhatIsWrong) {
  EventFilter f;
  f.from = "soon";
  EXPECT_EQ(store_->events(f).error().code, ErrorCode::usage);
  EXPECT_EQ(store_->count(CountBy::month, f).error().code, ErrorCode::usage);
  f = {}, f.words = "\"half a";
  auto rows = store_->events(f);
  std::vector<Cell> row;
  EXPECT_EQ((rows.ok() ? rows->next(row).error() : rows.error()).code, ErrorCode::query_malformed);
  EXPECT_EQ(store_->sql("SELEC 1").error().code, ErrorCode::query_malformed);
  EXPECT_EQ(store_->sql("SELECT nothing FROM event").error().code, ErrorCode::query_malformed);
}

TEST_F(QueryTest, SqlOnlyReads) {
  for (const char* statement : {"DELETE FROM story", "SELECT 1; SELECT 2", "", "VACUUM", "CREATE TABLE t (x)",
                                "PRAGMA user_version = 3", "ATTACH 'x' AS x", "COMMIT"}) {
    const auto rows = store_->sql(statement);
    ASSERT_FALSE(rows.ok()) << statement;
    EXPECT_EQ(rows.error().code, ErrorCode::query_malformed) << statement;
  }
  EXPECT_EQ(csv(store_->sql("WITH t AS (SELECT 1 AS a) SELECT a FROM t;")), "a\n1\n");
}

TEST_F(QueryTest, ViewsAnswer) {
  for (const char* view : {"story_list", "sentence_list", "event_list", "event_dyad", "claim_list",
                           "event_unconfirmed", "demand_open", "answer_list", "relation_list", "control_list",
                           "happening_list", "happening_answer"}) {
    const std::string out = csv(store_->sql("SELECT count(*) FROM " + std::string(view)));
    EXPECT_EQ(out == "count(*)\n0\n", std::string(view) == "event_unconfirmed") << view;
  }
  EXPECT_EQ(csv(store_->sql("SELECT a, kind, b, claims FROM relation_list WHERE story = 1")),
            "a,kind,b,claims\nStrelsau,leads,Ruritanian navy,Zenda hedges\n");
  EXPECT_EQ(csv(store_->sql("SELECT answered_type, how FROM answer_list WHERE story = 1")),
            "answered_type,how\nASSAULT,rejects\n");
}

std::string written(RowFormat format, const std::vector<std::vector<Cell>>& rows) {
  RowWriter writer(format, {"name", "n", "x"});
  std::string out;
  for (const auto& row : rows)
    out += writer.row(row);
  return out += writer.finish();
}

TEST(RowWriter, Formats) {
  const std::vector<Cell> row = {std::string("a, \"b\"\nc"), int64_t{3}, 0.5};
  const std::vector<Cell> empty = {std::monostate(), int64_t{-1}, 1.0};
  EXPECT_EQ(written(RowFormat::csv, {row, empty}), "name,n,x\n\"a, \"\"b\"\"\nc\",3,0.5\n,-1,1\n");
  EXPECT_EQ(written(RowFormat::csv, {}), "name,n,x\n");
  EXPECT_EQ(written(RowFormat::jsonl, {row}), "{\"name\":\"a, \\\"b\\\"\\nc\",\"n\":3,\"x\":0.5}\n");
  EXPECT_EQ(written(RowFormat::table, {row, empty}),
            "name      n   x\na, \"b\" c   3  0.5\n          -1    1\n");
  EXPECT_EQ(written(RowFormat::table, {}), "");
}

}  // namespace
}  // namespace dateline
