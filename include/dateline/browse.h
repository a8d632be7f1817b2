// Reading a store page by page: events with all that a reader wants to see of them, stories, claims.
//
//   auto store = dateline::Store::open("record.db", dateline::StoreAccess::read);
//   dateline::Browser browser(*store);
//   auto page = browser.events({.source = "IRQ"}, {.limit = 100});
//   while (page) {
//     for (const auto& event : page->items) use(event);
//     if (!page->next) break;
//     page = browser.events({.source = "IRQ"}, {.after = page->next, .limit = 100});
//   }
//
// A page begins behind the last item of the one before, wherever that stands by then: what is added or taken
// away meanwhile neither doubles nor skips an item that stays. Errors of all: store_damaged, store_busy,
// query_too_long (Store::give_up_after).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dateline/record.h"
#include "dateline/result.h"
#include "dateline/store.h"
#include "dateline/story.h"

namespace dateline {

// The closed lists of the code book.
std::vector<std::string_view> event_types();
std::vector<std::string_view> event_statuses();
std::vector<std::string_view> claim_stances();

struct EventPlace {
  std::string name, country, admin1;
  std::optional<std::pair<double, double>> lat_lon;
};

struct EventClaim {
  std::string who;  // an actor's name, or "story": the newspaper's own voice
  std::string stance, cue;
};

struct EventItem {
  int64_t story = 0, event = 0;     // number of the story; 7 is E7 of its record
  std::string story_id, publisher;  // of the story
  std::string type, mode, quad, cameo, status;
  std::vector<std::string> context;
  double score = 0, confidence = 0;
  std::string date_start, date_end;  // ISO days, "" where open
  std::vector<Party> source, target;
  std::vector<EventPlace> place;
  std::vector<EventClaim> claims;
  std::string trigger;   // the first words that tell of it
  std::string sentence;  // the words of its sentence
  std::optional<int64_t> killed, wounded, attacks, arrested;
  // What it tells of, with how many publishers tell of it in words of their own, and how many copy them.
  int64_t happening = 0, sources = 0, copies = 0;
};

struct StoryItem {
  int64_t number = 0, events = 0;
  std::string id, source, title, published, url;
  std::string opening;  // the first 200 characters of the text
};

struct ClaimItem {
  EventItem event;
  EventClaim claim;
  int64_t number = 0;      // of the claim within its event
  bool confirmed = false;  // somebody else, or the story in its own voice, asserts the event too
};

// Where an item stands in the order of its list: by day, then by story and what is numbered within it. What
// has no day comes before all that have one.
struct PageKey {
  std::string day, last_day;  // of stories: the day of publication alone
  int64_t story = 0, event = 0, claim = 0;
  bool operator==(const PageKey&) const = default;
};

enum class PageOrder : uint8_t { oldest_first, newest_first };

struct PageWanted {
  std::optional<PageKey> after = {};
  int64_t limit = 100;
  PageOrder order = PageOrder::oldest_first;
};

template <typename Item>
struct Page {
  std::vector<Item> items;
  std::optional<PageKey> next;  // nullopt: these were the last
};

// Which stories; what is empty does not matter.
struct StoryFilter {
  std::string words = {};          // of text or title, in the words of FTS5
  std::string from = {}, to = {};  // days of publication, both included; or months
  std::string source = {};         // publisher; case does not matter
};

struct ClaimFilter {
  std::string stance = {};  // asserts, denies, does_not_confirm, hedges
  std::string who = {};     // in the way of EventFilter::source
};

struct Overview {
  struct Maker {
    Makers makers;
    int64_t stories = 0;
  };
  std::vector<Maker> made_by;
  int64_t stories = 0, events = 0, skipped = 0;
  std::string first, last;                      // first days of events
  std::string first_published, last_published;  // "" where there are none
};

class Browser {
 public:
  // `store` must outlive it; one thread at a time uses the two.
  explicit Browser(Store& store);
  Browser(Browser&&) noexcept;
  Browser& operator=(Browser&&) noexcept;
  ~Browser();

  Result<Overview> overview();
  // `filter.limit` is not looked at. Also usage (no date), query_malformed (words).
  Result<Page<EventItem>> events(const EventFilter& filter, const PageWanted& wanted);
  // The events that have coordinates.
  Result<Page<EventItem>> mapped_events(const EventFilter& filter, const PageWanted& wanted);
  // Claims by others than the stories' own voices.
  Result<Page<ClaimItem>> claims(const ClaimFilter& claim, const EventFilter& filter,
                                 const PageWanted& wanted);
  Result<Page<StoryItem>> stories(const StoryFilter& filter, const PageWanted& wanted);
  // How many events have such a party as source or target.
  Result<int64_t> events_of(const Party& party);
  // As it was given; nullopt where there is no such story.
  Result<std::optional<StoredStory>> story(int64_t number);
  // The number that this text, with this metadata, is stored under.
  Result<std::optional<int64_t>> number_of(const StoryText& story);

  struct Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
