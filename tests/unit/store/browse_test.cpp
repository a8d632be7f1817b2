// Pages of a store: every item once, whatever the size of the page and the order.
#include "dateline/browse.h"

#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sample_records.h"

namespace dateline {
namespace {

class BrowseTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-browse-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    auto opened = Store::open(name + "/record.db", StoreAccess::write);
    ASSERT_TRUE(opened.ok()) << opened.error().text();
    store_.emplace(std::move(*opened));
    browser_.emplace(*store_);
    for (int i = 1; i <= 7; ++i) {
      const StoryText story =
          sample_story(i, " Story " + std::to_string(i) + (i == 3 ? " tells of a truce." : "."));
      Record record = sample_record(story);
      record.story.published = i == 5 ? "" : "2021-03-0" + std::to_string(1 + i % 3);
      for (RecordEvent& e : record.events) {
        // Some of the same day, some without any.
        e.date = i % 4 == 0
                     ? RecordDate{"", "", "", std::nullopt}
                     : RecordDate{"2021-03-0" + std::to_string(1 + i % 2), "2021-03-05", "", std::nullopt};
      }
      if (i == 2) record.actors[0].country = "FRA";
      ASSERT_TRUE(store_->put(story, record).ok());
    }
  }
  void TearDown() override {
    browser_.reset(), store_.reset();
    std::filesystem::remove_all(folder_);
  }

  // What each page's items are called, in order.
  template <typename Item, typename Ask, typename Name>
  std::vector<std::string> walk(const Ask& ask, const Name& name, PageWanted wanted) {
    std::vector<std::string> out;
    for (int pages = 0; pages < 1000; ++pages) {
      const Result<Page<Item>> page = ask(wanted);
      EXPECT_TRUE(page.ok()) << page.error().text();
      if (!page) break;
      EXPECT_LE(page->items.size(), static_cast<size_t>(wanted.limit));
      for (const Item& item : page->items)
        out.push_back(name(item));
      if (!page->next) return out;
      wanted.after = page->next;
    }
    ADD_FAILURE() << "there is no last page";
    return out;
  }

  template <typename Item, typename Ask, typename Name>
  void expect_same_in_any_pages(const Ask& ask, const Name& name, size_t count) {
    const auto whole = walk<Item>(ask, name, {std::nullopt, 1000, PageOrder::oldest_first});
    EXPECT_EQ(whole.size(), count);
    EXPECT_EQ(std::set<std::string>(whole.begin(), whole.end()).size(), whole.size());
    const std::vector<std::string> backwards(whole.rbegin(), whole.rend());
    for (int64_t limit = 1; limit <= 5; ++limit) {
      EXPECT_EQ(walk<Item>(ask, name, {std::nullopt, limit, PageOrder::oldest_first}), whole) << limit;
      EXPECT_EQ(walk<Item>(ask, name, {std::nullopt, limit, PageOrder::newest_first}), backwards) << limit;
    }
  }

  std::string folder_;
  std::optional<Store> store_;
  std::optional<Browser> browser_;
};

std::string name_of(const EventItem& e) {
  return std::to_string(e.story) + " E" + std::to_string(e.event);
}

TEST_F(BrowseTest, EventsComeOnceInAnyPages) {
  const size_t events = sample_record(sample_story(1)).events.size();
  expect_same_in_any_pages<EventItem>([&](const PageWanted& wanted) { return browser_->events({}, wanted); },
                                      name_of, 7 * events);
  EventFilter french;
  french.source = "FRA";
  expect_same_in_any_pages<EventItem>(
      [&](const PageWanted& wanted) { return browser_->events(french, wanted); }, name_of,
      browser_->events(french, {})->items.size());
}

TEST_F(BrowseTest, ClaimsAndStoriesComeOnceInAnyPages) {
  const auto all = browser_->claims({}, {}, {std::nullopt, 1000});
  ASSERT_TRUE(all.ok());
  ASSERT_FALSE(all->items.empty());
  for (const ClaimItem& c : all->items)
    EXPECT_NE(c.claim.who, "story");
  expect_same_in_any_pages<ClaimItem>(
      [&](const PageWanted& wanted) { return browser_->claims({}, {}, wanted); },
      [](const ClaimItem& c) { return name_of(c.event) + " " + std::to_string(c.number); },
      all->items.size());
  expect_same_in_any_pages<StoryItem>([&](const PageWanted& wanted) { return browser_->stories({}, wanted); },
                                      [](const StoryItem& s) { return s.id; }, 7);
}

TEST_F(BrowseTest, APageHoldsWhateverIsAddedBeforeIt) {
  const auto first = browser_->events({}, {std::nullopt, 3});
  ASSERT_TRUE(first.ok() && first->next);
  const auto second = browser_->events({}, {first->next, 3});
  const StoryText story = sample_story(8, " Added.");
  Record early = sample_record(story);
  for (RecordEvent& e : early.events)
    e.date = {};
  ASSERT_TRUE(store_->put(story, early).ok());
  const auto again = browser_->events({}, {first->next, 3});
  ASSERT_TRUE(second.ok() && again.ok());
  EXPECT_EQ(name_of(again->items[0]), name_of(second->items[0]));
}

TEST_F(BrowseTest, AnEventHasAllThatBelongsToIt) {
  EventFilter filter;
  filter.story = "s1", filter.types = {"ASSAULT"};
  const auto page = browser_->events(filter, {});
  ASSERT_TRUE(page.ok()) << page.error().text();
  ASSERT_FALSE(page->items.empty());
  const EventItem& e = page->items[0];
  EXPECT_EQ(e.story_id, "s1");
  EXPECT_EQ(e.publisher, "Own");
  EXPECT_EQ(e.mode, "heavy-weapons");
  EXPECT_EQ(e.context, (std::vector<std::string>{"military", "territory"}));
  ASSERT_FALSE(e.source.empty());
  EXPECT_EQ(e.source[0].name, "Ruritanian navy");
  ASSERT_EQ(e.place.size(), 2u);
  ASSERT_TRUE(e.place[0].lat_lon);
  EXPECT_NEAR(e.place[0].lat_lon->first, -33.333331, 1e-5);
  EXPECT_FALSE(e.place[1].lat_lon);
  EXPECT_EQ(e.trigger, "shelled");
  EXPECT_EQ(e.sentence, "Ruritania's navy shelled Zenda on Monday.");
  EXPECT_NE(e.happening, 0);
  filter.happening = e.happening;
  EXPECT_FALSE(browser_->events(filter, {})->items.empty());
  filter.happening = 9;
  EXPECT_TRUE(browser_->events(filter, {})->items.empty());
}

TEST_F(BrowseTest, MappedEventsHaveCoordinates) {
  const auto page = browser_->mapped_events({}, {});
  ASSERT_TRUE(page.ok());
  ASSERT_FALSE(page->items.empty());
  for (const EventItem& e : page->items)
    EXPECT_TRUE(e.place.at(0).lat_lon);
}

TEST_F(BrowseTest, Stories) {
  const auto truce = browser_->stories({.words = "truce"}, {});
  ASSERT_TRUE(truce.ok());
  ASSERT_EQ(truce->items.size(), 1u);
  EXPECT_EQ(truce->items[0].id, "s3");
  EXPECT_GT(truce->items[0].events, 0);
  EXPECT_TRUE(truce->items[0].opening.starts_with("Ruritania's navy"));
  EXPECT_EQ(browser_->stories({.words = "\""}, {}).error().code, ErrorCode::query_malformed);
  EXPECT_EQ(browser_->stories({.from = "soon"}, {}).error().code, ErrorCode::usage);
  EXPECT_EQ(browser_->stories({.source = "own"}, {})->items.size(), 7u);
  const auto stored = browser_->story(2);
  ASSERT_TRUE(stored.ok() && *stored);
  EXPECT_EQ(*browser_->number_of((*stored)->story), 2);
  EXPECT_FALSE(*browser_->story(99));
}

TEST_F(BrowseTest, Overview) {
  const auto overview = browser_->overview();
  ASSERT_TRUE(overview.ok());
  EXPECT_EQ(overview->stories, 7);
  EXPECT_EQ(overview->events, static_cast<int64_t>(7 * sample_record(sample_story(1)).events.size()));
  EXPECT_EQ(overview->first, "2021-03-01");
  ASSERT_EQ(overview->made_by.size(), 1u);
  EXPECT_EQ(event_types().size(), 16u);
  EXPECT_EQ(event_types().back(), "ASSAULT");
  EXPECT_EQ(event_statuses().size(), 8u);
  EXPECT_EQ(claim_stances().back(), "hedges");
}

TEST_F(BrowseTest, AQuestionCanBeGivenUp) {
  // Counts so far that it has to look at the clock.
  const char* endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  store_->give_up_after(50);
  auto rows = store_->sql(endless);
  ASSERT_TRUE(rows.ok());
  std::vector<Cell> row;
  const auto row_or_not = rows->next(row);
  ASSERT_FALSE(row_or_not.ok());
  EXPECT_EQ(row_or_not.error().code, ErrorCode::query_too_long);
  store_->give_up_after(0);
  EXPECT_TRUE(browser_->overview().ok());
}

}  // namespace
}  // namespace dateline
