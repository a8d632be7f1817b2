#include "dateline/browse.h"

#include <utility>

#include "code/plover.h"
#include "store/browse_filter.h"
#include "store/browse_impl.h"
#include "store/browse_key.h"
#include "store/content.h"
#include "store/store_impl.h"

namespace dateline {

namespace {

template <typename Enum>
std::vector<std::string_view> names_up_to(Enum last) {
  std::vector<std::string_view> out;
  for (int i = 0; i <= static_cast<int>(last); ++i)
    out.push_back(name(static_cast<Enum>(i)));
  return out;
}

}  // namespace

std::vector<std::string_view> event_types() {
  return names_up_to(EventType::ASSAULT);
}
std::vector<std::string_view> event_statuses() {
  return names_up_to(EventStatus::denied);
}
std::vector<std::string_view> claim_stances() {
  return names_up_to(Stance::hedges);
}

Browser::Browser(Store& store) : impl_(std::make_unique<Impl>(Impl{store.impl_->db, std::nullopt})) {}
Browser::Browser(Browser&&) noexcept = default;
Browser& Browser::operator=(Browser&&) noexcept = default;
Browser::~Browser() = default;

namespace {

constexpr const char* event_columns =
    "e.story, e.event, s.id, s.source, e.type, e.mode, e.quad, e.cameo, e.status, e.score, e.confidence, "
    "e.date_start, e.date_end, e.killed, e.wounded, e.attacks, e.arrested, w.happening, h.sources, h.copies";
constexpr int event_column_count = 20;
// Of all that event_columns names.
constexpr const char* event_tables =
    "JOIN event e ON e.story = k.story AND e.event = k.event JOIN story s ON s.story = e.story LEFT JOIN "
    "telling w ON w.story = e.story AND w.event = "
    "e.event LEFT JOIN happening h ON h.happening = w.happening";

std::optional<int64_t> integer_at(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.integer(column);
}

// Of event_columns.
EventItem event_of(const Statement& row) {
  EventItem e;
  e.story = row.integer(0), e.event = row.integer(1);
  e.story_id = row.text(2), e.publisher = row.text(3);
  e.type = row.text(4), e.mode = row.text(5), e.quad = row.text(6), e.cameo = row.text(7),
  e.status = row.text(8);
  e.score = row.real(9), e.confidence = row.real(10);
  e.date_start = row.text(11), e.date_end = row.text(12);
  e.killed = integer_at(row, 13), e.wounded = integer_at(row, 14);
  e.attacks = integer_at(row, 15), e.arrested = integer_at(row, 16);
  e.happening = row.integer(17), e.sources = row.integer(18), e.copies = row.integer(19);
  return e;
}

PageKey key_of(const EventItem& e) {
  return {e.date_start, e.date_end, e.story, e.event, 0};
}
PageKey key_of(const ClaimItem& c) {
  return {c.event.date_start, c.event.date_end, c.event.story, c.event.event, c.number};
}
PageKey key_of(const StoryItem& s) {
  return {s.published, "", s.number, 0, 0};
}

EventItem& event_in(EventItem& e) {
  return e;
}
EventItem& event_in(ClaimItem& c) {
  return c.event;
}

// How a list is read: first which items, out of as few columns as that takes, then what those of the page
// hold.
template <typename Item>
struct List {
  std::string columns, tables;
  std::string keys;  // the select that the conditions belong to
  OrderColumns order;
  Item (*item_of)(const Statement&);
};

// The page's items, as far as their own rows tell. `add` adds the conditions of the filter.
template <typename Item, typename Add>
Result<Page<Item>> read_page(Connection& db, const List<Item>& list, const PageWanted& wanted,
                             const Add& add) {
  Page<Item> out;
  const auto limit = static_cast<size_t>(wanted.limit);
  for (const Stretch stretch : stretches_left(wanted)) {
    if (out.items.size() > limit) break;
    Conditions conditions;
    if (Status added = add(conditions); !added) return added.error();
    add_stretch(conditions, list.order, stretch, wanted);
    const auto left = static_cast<int64_t>(limit + 1 - out.items.size());
    const std::string keys = list.keys + conditions.where() + order_and_limit(list.order, wanted, left);
    const Status read = for_each_row(
        db,
        list.columns + " FROM (" + keys + ") AS k " + list.tables + order_and_limit(list.order, wanted, left),
        conditions, [&](const Statement& row) {
          out.items.push_back(list.item_of(row));
          return Status();
        });
    if (!read) return malformed_or(read.error(), "words");
  }
  if (out.items.size() > limit) {
    out.items.pop_back();
    out.next = key_of(out.items.back());
  }
  return out;
}

// A page of events or of claims with all that belongs to them.
template <typename Item, typename Add>
Result<Page<Item>> read_events(Browser::Impl& impl, const List<Item>& list, const PageWanted& wanted,
                               const Add& add) {
  if (!impl.details) {
    auto prepared = EventDetails::prepare(impl.db);
    if (!prepared) return prepared.error();
    impl.details = std::move(*prepared);
  }
  const auto reading = ReadTransaction::begin(impl.db);
  if (!reading) return reading.error();
  auto page = read_page(impl.db, list, wanted, add);
  if (!page) return page;
  for (Item& item : page->items) {
    if (Status added = impl.details->add_to(event_in(item)); !added) return added.error();
  }
  return page;
}

List<EventItem> event_list() {
  return {std::string("SELECT ") + event_columns,
          event_tables,
          "SELECT e.story, e.event FROM event e",
          {"e.date_start", "e.date_end", "e.story", "e.event", ""},
          event_of};
}

}  // namespace

Result<Page<EventItem>> Browser::events(const EventFilter& filter, const PageWanted& wanted) {
  const auto conditions_of = PageFilter::of(impl_->db, filter);
  if (!conditions_of) return conditions_of.error();
  return read_events(*impl_, event_list(), wanted,
                     [&](Conditions& conditions) { return conditions_of->add_to(conditions); });
}

Result<Page<EventItem>> Browser::mapped_events(const EventFilter& filter, const PageWanted& wanted) {
  const auto conditions_of = PageFilter::of(impl_->db, filter);
  if (!conditions_of) return conditions_of.error();
  return read_events(*impl_, event_list(), wanted, [&](Conditions& conditions) {
    conditions.add(
        "EXISTS (SELECT 1 FROM event_place w JOIN place l ON l.story = w.story AND l.place = w.place WHERE "
        "w.story = e.story AND w.event = e.event AND l.lat IS NOT NULL AND l.lon IS NOT NULL)");
    return conditions_of->add_to(conditions);
  });
}

Result<Page<ClaimItem>> Browser::claims(const ClaimFilter& claim, const EventFilter& filter,
                                        const PageWanted& wanted) {
  // Said by somebody else too: in whatever story tells of the same happening.
  static constexpr const char* confirmed =
      "EXISTS (SELECT 1 FROM telling t JOIN claim o ON o.story = t.story AND o.about = 'event' AND o.item = "
      "t.event LEFT JOIN actor b ON b.story = o.story AND b.actor = o.actor WHERE t.happening = w.happening "
      "AND o.stance = 'asserts' AND b.name IS NOT a.name)";
  const List<ClaimItem> list{
      std::string("SELECT ") + event_columns + ", a.name, c.stance, c.cue, c.number, " + confirmed,
      std::string(event_tables) +
          " JOIN claim c ON c.story = e.story AND c.about = 'event' AND c.item = e.event AND c.number = "
          "k.number "
          "JOIN actor a ON a.story = c.story AND a.actor = c.actor",
      "SELECT e.story, e.event, c.number FROM event e JOIN claim c ON c.story = e.story AND c.about = "
      "'event' AND "
      "c.item = e.event JOIN actor a ON a.story = c.story AND a.actor = c.actor",
      {"e.date_start", "e.date_end", "e.story", "e.event", "c.number"},
      [](const Statement& row) {
        constexpr int at = event_column_count;
        return ClaimItem{event_of(row),
                         {row.text(at), row.text(at + 1), row.text(at + 2)},
                         row.integer(at + 3),
                         row.integer(at + 4) != 0};
      }};
  const auto conditions_of = PageFilter::of(impl_->db, filter);
  if (!conditions_of) return conditions_of.error();
  return read_events(*impl_, list, wanted, [&](Conditions& conditions) {
    if (!claim.stance.empty()) conditions.add("c.stance = " + conditions.value(claim.stance));
    if (!claim.who.empty()) conditions.add(actor_condition(conditions, "a", claim.who));
    return conditions_of->add_to(conditions);
  });
}

Result<Page<StoryItem>> Browser::stories(const StoryFilter& filter, const PageWanted& wanted) {
  const List<StoryItem> list{
      "SELECT s.story, s.id, s.source, s.title, s.published, s.url, (SELECT count(*) FROM event e WHERE "
      "e.story = s.story), substr(s.text, 1, 200)",
      "JOIN story s ON s.story = k.story",
      "SELECT s.story FROM story s",
      {"s.published", "", "s.story", "", ""},
      [](const Statement& row) {
        StoryItem s;
        s.number = row.integer(0), s.id = row.text(1), s.source = row.text(2), s.title = row.text(3);
        s.published = row.text(4), s.url = row.text(5), s.events = row.integer(6), s.opening = row.text(7);
        return s;
      }};
  return read_page(impl_->db, list, wanted, [&](Conditions& conditions) -> Status {
    if (!filter.words.empty()) {
      conditions.add("s.story IN (SELECT rowid FROM story_search WHERE story_search MATCH " +
                     conditions.value(filter.words) + ")");
    }
    if (!filter.source.empty())
      conditions.add("s.source = " + conditions.value(filter.source) + " COLLATE NOCASE");
    if (!filter.from.empty()) {
      const auto day = first_day(filter.from);
      if (!day) return day.error();
      conditions.add("s.published >= " + conditions.value(*day));
    }
    if (!filter.to.empty()) {
      const auto day = last_day(filter.to);
      if (!day) return day.error();
      conditions.add("s.published <= " + conditions.value(*day));
    }
    return {};
  });
}

Result<int64_t> Browser::events_of(const Party& party) {
  Conditions conditions;
  conditions.add("a.name = " + conditions.value(party.name));
  conditions.add("coalesce(a.country, '') = " + conditions.value(party.country));
  conditions.add("coalesce(a.sector, '') = " + conditions.value(party.sector));
  int64_t out = 0;
  const Status read = for_each_row(
      impl_->db,
      "SELECT count(*) FROM (SELECT DISTINCT p.story, p.event FROM actor a JOIN event_party p ON p.story = "
      "a.story AND p.actor = a.actor" +
          conditions.where() + ")",
      conditions, [&](const Statement& row) {
        out = row.integer(0);
        return Status();
      });
  if (!read) return read.error();
  return out;
}

Result<std::optional<StoredStory>> Browser::story(int64_t number) {
  std::optional<StoredStory> out;
  Conditions conditions;
  conditions.add("story = " + std::to_string(number));
  const Status read = for_each_row(
      impl_->db,
      "SELECT story, id, given_published, given_source, title, url, input, text, text_bytes FROM story" +
          conditions.where(),
      conditions, [&](const Statement& row) {
        StoredStory& stored = out.emplace();
        stored.number = row.integer(0);
        StoryText& s = stored.story;
        s.id = row.text(1), s.published = row.text(2), s.source = row.text(3), s.title = row.text(4);
        s.url = row.text(5), s.where = row.text(6);
        s.text = row.is_null(8) ? row.text(7) : row.bytes(8);
        return Status();
      });
  if (!read) return read.error();
  return out;
}

Result<std::optional<int64_t>> Browser::number_of(const StoryText& story) {
  std::optional<int64_t> out;
  Conditions conditions;
  conditions.add("content = " + conditions.value(content_hash(story)));
  const Status read = for_each_row(impl_->db, "SELECT story FROM story" + conditions.where(), conditions,
                                   [&](const Statement& row) {
                                     out = row.integer(0);
                                     return Status();
                                   });
  if (!read) return read.error();
  return out;
}

Result<Overview> Browser::overview() {
  const auto reading = ReadTransaction::begin(impl_->db);
  if (!reading) return reading.error();
  Overview out;
  Status read = for_each_row(
      impl_->db,
      "SELECT m.engine, m.model, m.lexicon, count(s.story) FROM made_by m JOIN story s ON s.made_by = "
      "m.made_by GROUP BY m.made_by ORDER BY m.made_by",
      {}, [&](const Statement& row) {
        out.made_by.push_back({{row.text(0), row.text(1), row.text(2)}, row.integer(3)});
        out.stories += row.integer(3);
        return Status();
      });
  if (!read) return read.error();
  // Each a look into one end of an index, or a sum of sums.
  read = for_each_row(
      impl_->db,
      "SELECT (SELECT sum(events) FROM type_month), (SELECT count(*) FROM skipped), (SELECT min(date_start) "
      "FROM event), (SELECT max(date_start) FROM event), (SELECT min(published) FROM story), (SELECT "
      "max(published) FROM story)",
      {}, [&](const Statement& row) {
        out.events = row.integer(0), out.skipped = row.integer(1);
        out.first = row.text(2), out.last = row.text(3);
        out.first_published = row.text(4), out.last_published = row.text(5);
        return Status();
      });
  if (!read) return read.error();
  return out;
}

}  // namespace dateline
