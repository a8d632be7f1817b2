#include "store/seen.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/date.h"
#include "store/event_words.h"

namespace dateline {

std::optional<Party> party_at(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return Party{row.text(column), row.text(column + 1), row.text(column + 2)};
}

std::string party_key(const Party& party) {
  return fold(party.name) + '\n' + party.country + '\n' + party.sector;
}

bool same_side(const Party& a, const Party& b) {
  if (party_key(a) == party_key(b)) return true;
  static constexpr std::array<std::string_view, 7> of_state = {"GOV", "MIL", "COP", "SPY",
                                                               "PRM", "LEG", "JUD"};
  const auto state = [&](const Party& p) {
    return std::find(of_state.begin(), of_state.end(), p.sector) != of_state.end();
  };
  const bool above = a.country == "IGO" || a.country == "NGO" || a.country == "MNC";
  return !above && !a.country.empty() && a.country == b.country && state(a) && state(b);
}

std::vector<std::string> names_of(const std::vector<Party>& parties) {
  std::vector<std::string> out;
  for (const Party& p : parties)
    out.push_back(p.name);
  return out;
}

namespace {

constexpr const char* tellings_sql =
    "SELECT t.story, t.event, e.sentence, s.published, e.type, e.mode, e.status, e.date_start, e.confidence "
    "FROM telling t "
    "JOIN story s ON s.story = t.story JOIN event e ON e.story = t.story AND e.event = t.event WHERE "
    "t.happening = ?1 AND (?2 = '' OR s.published <= ?2) ORDER BY e.confidence DESC, s.published, t.story, "
    "t.event";
constexpr const char* parties_sql =
    "SELECT p.role = 'source', a.name, a.country, a.sector FROM event_party p JOIN actor a ON a.story = "
    "p.story AND a.actor = p.actor WHERE p.story = ?1 AND p.event = ?2 ORDER BY p.role, p.number";
constexpr const char* places_sql =
    "SELECT l.name, l.country, l.admin1 FROM event_place p JOIN place l ON l.story = p.story AND l.place = "
    "p.place WHERE p.story = ?1 AND p.event = ?2 ORDER BY p.number";
constexpr const char* said_sql =
    "SELECT a.name, a.country, a.sector, c.stance FROM claim c LEFT JOIN actor a ON a.story = c.story AND "
    "a.actor = c.actor WHERE c.story = ?1 AND c.about = ?2 AND c.item = ?3 ORDER BY c.number";
constexpr const char* sentence_sql =
    "SELECT s.id, s.source, t.span_begin, t.span_end, substr(s.text, t.span_begin + 1, t.span_end - "
    "t.span_begin) FROM sentence t JOIN story s ON s.story = t.story WHERE t.story = ?1 AND t.sentence = ?2";
constexpr const char* copies_sql =
    "SELECT c.story FROM story_copy c JOIN story o ON o.story = c.original WHERE ?1 = '' OR o.published <= "
    "?1";

constexpr size_t most_sources = 5;

}  // namespace

Result<Seen> Seen::open(Connection& db, const SituationQuery& query) {
  const auto day = Date::parse(query.on);
  if (!day) return Error{ErrorCode::usage, "", "\"" + query.on + "\" is no day; write 2017-10-26"};
  Seen out;
  out.on_ = day->iso();
  out.since_ = query.days > 0 ? day->plus_days(1 - query.days).iso() : "";
  auto about = About::of(db, query.about);
  if (!about) return about.error();
  out.about_ = std::move(*about);
  if (Status ready = out.prepare(db); !ready) return ready.error();
  return out;
}

Result<Seen> Seen::open_all(Connection& db) {
  Seen out;
  if (Status ready = out.prepare(db); !ready) return ready.error();
  return out;
}

Status Seen::prepare(Connection& db) {
  db_ = &db;
  const std::pair<Statement*, const char*> statements[] = {{&tellings_, tellings_sql},
                                                           {&parties_, parties_sql},
                                                           {&places_, places_sql},
                                                           {&said_, said_sql},
                                                           {&sentence_, sentence_sql}};
  for (const auto& [to, sql] : statements) {
    auto statement = db.prepare(sql, true);
    if (!statement) return statement.error();
    *to = std::move(*statement);
  }
  auto copies = db.prepare(copies_sql);
  if (!copies) return copies.error();
  copies->bind(1, on_);
  return each_row(*copies, [&](const Statement& row) { copies_.insert(row.integer(0)); });
}

Status Seen::add_parties(SeenHappening& to, const SeenTelling& telling) {
  const bool wants_source = to.source.empty(), wants_target = to.target.empty();
  parties_.bind(1, telling.story), parties_.bind(2, telling.event);
  return each_row(parties_, [&](const Statement& row) {
    const bool source = row.integer(0) != 0;
    if (!(source ? wants_source : wants_target)) return;
    std::vector<Party>& parties = source ? to.source : to.target;
    Party party = *party_at(row, 1);
    const auto same = [&](const Party& p) { return party_key(p) == party_key(party); };
    if (std::none_of(parties.begin(), parties.end(), same)) parties.push_back(std::move(party));
  });
}

Status Seen::add_places(SeenHappening& to, const SeenTelling& telling) {
  if (!to.places.empty()) return {};
  places_.bind(1, telling.story), places_.bind(2, telling.event);
  return each_row(places_, [&](const Statement& row) {
    to.places.push_back({row.text(0), row.text(1), row.text(2)});
  });
}

Result<std::optional<SeenHappening>> Seen::happening(int64_t number) {
  SeenHappening out;
  out.happening = number;
  tellings_.bind(1, number), tellings_.bind(2, on_);
  Status read = each_row(tellings_, [&](const Statement& row) {
    if (out.tellings.empty()) {
      out.type = row.text(4), out.mode = row.text(5), out.status = row.text(6);
      out.date = row.is_null(7) ? row.text(3) : row.text(7);
      out.confidence = row.real(8);
    }
    out.tellings.push_back({row.integer(0), row.integer(1), row.integer(2), row.text(3)});
  });
  if (!read) return read.error();
  if (out.tellings.empty()) return std::optional<SeenHappening>();
  // What the surest telling leaves open, another may say.
  for (const SeenTelling& telling : out.tellings) {
    if (!out.source.empty() && !out.target.empty() && !out.places.empty()) break;
    if (Status added = add_parties(out, telling); !added) return added.error();
    if (Status added = add_places(out, telling); !added) return added.error();
  }
  std::vector<std::string> places;
  for (const NamedPlace& p : out.places)
    places.push_back(p.name);
  out.what = say_event(names_of(out.source), act_words(out.type, out.mode, out.status), names_of(out.target),
                       places);
  return std::optional(std::move(out));
}

Result<std::vector<Said>> Seen::said(int64_t story, const char* what, int64_t item) {
  std::vector<Said> out;
  said_.bind(1, story), said_.bind(2, what), said_.bind(3, item);
  if (Status read = each_row(said_,
                             [&](const Statement& row) {
                               out.push_back({party_at(row, 0), row.text(3)});
                             });
      !read)
    return read.error();
  return out;
}

Result<Sources> Seen::sources(std::vector<SeenTelling> tellings) {
  // A copy is no source of its own where what it copies is there.
  const auto own =
      std::count_if(tellings.begin(), tellings.end(), [&](const SeenTelling& t) { return !copy(t.story); });
  if (own > 0)
    tellings.erase(
        std::remove_if(tellings.begin(), tellings.end(), [&](const SeenTelling& t) { return copy(t.story); }),
        tellings.end());
  const auto place = [](const SeenTelling& t) { return std::tie(t.published, t.story, t.sentence); };
  std::sort(tellings.begin(), tellings.end(),
            [&](const SeenTelling& a, const SeenTelling& b) { return place(a) < place(b); });
  tellings.erase(
      std::unique(tellings.begin(), tellings.end(),
                  [&](const SeenTelling& a, const SeenTelling& b) { return place(a) == place(b); }),
      tellings.end());
  Sources out;
  if (tellings.size() > most_sources) {  // the first and the newest
    out.more = static_cast<int64_t>(tellings.size() - most_sources);
    tellings.erase(tellings.begin() + 1, tellings.begin() + 1 + out.more);
  }
  for (const SeenTelling& t : tellings) {
    sentence_.bind(1, t.story), sentence_.bind(2, t.sentence);
    Status read = each_row(sentence_, [&](const Statement& row) {
      const CharSpan span = {static_cast<uint32_t>(row.integer(2)), static_cast<uint32_t>(row.integer(3))};
      out.items.push_back({t.story, row.text(0), t.published, row.text(1), span, row.text(4)});
    });
    if (!read) return read.error();
  }
  return out;
}

bool Seen::is_about(const std::vector<Party>& parties) const {
  return std::any_of(parties.begin(), parties.end(),
                     [&](const Party& p) { return about_.party(p.name, p.country, p.sector); });
}

bool Seen::is_about(const SeenHappening& happening) const {
  return about_.everything() || is_about(happening.source) || is_about(happening.target) ||
         std::any_of(happening.places.begin(), happening.places.end(),
                     [&](const NamedPlace& p) { return about_.place(p.name, p.country, p.admin1); });
}

}  // namespace dateline
