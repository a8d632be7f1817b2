// Who holds what ground: statements are gathered by place, settled, and put in order.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "store/ground.h"
#include "store/situation_parts.h"

namespace dateline {

namespace {

constexpr const char* statements_sql =
    "SELECT c.story, c.control, c.sentence, s.published, c.state, c.date_text IS NOT NULL, "
    "coalesce(c.date_start, s.published), min(coalesce(c.date_end, s.published), s.published), "
    "h.name, h.country, h.sector, f.name, f.country, f.sector, "
    "coalesce(p.name, c.place_text), p.country, p.admin1, p.geonames, p.lat, p.lon, p.kind "
    "FROM control c JOIN story s ON s.story = c.story "
    "LEFT JOIN place p ON p.story = c.story AND p.place = c.place "
    "LEFT JOIN actor h ON h.story = c.story AND h.actor = c.holder "
    "LEFT JOIN actor f ON f.story = c.story AND f.actor = c.from_actor "
    "WHERE s.published <= ?1 AND coalesce(c.date_start, s.published) <= ?1 ORDER BY c.story, c.control";

// A place over all stories; ground without a name of its own ("a bridge") is a place of its story only.
struct GroundPlace {
  NamedPlace place;
  std::optional<std::pair<double, double>> lat_lon;
  bool named = false;
  std::vector<GroundStatement> statements;
};

GroundPlace place_at(const Statement& row) {
  GroundPlace out;
  out.place = {row.text(14), row.text(15), row.text(16)};
  if (!row.is_null(18) && !row.is_null(19)) out.lat_lon = {row.real(18), row.real(19)};
  const std::string& name = out.place.name;
  const bool lower = !name.empty() && name[0] >= 'a' && name[0] <= 'z';
  out.named = !row.is_null(17) || out.lat_lon || (!lower && !row.is_null(14) && row.text(20) != "site");
  return out;
}

std::string place_key(const GroundPlace& place, const Statement& row) {
  if (!row.is_null(17)) return "g" + std::to_string(row.integer(17));
  const std::string name = fold(place.place.name) + '\n' + place.place.country;
  return place.named ? "n" + name : "s" + std::to_string(row.integer(0)) + '\n' + name;
}

Result<std::map<std::string, GroundPlace>> read_places(Seen& seen) {
  std::map<std::string, GroundPlace> out;
  auto select = seen.db().prepare(statements_sql);
  if (!select) return select.error();
  select->bind(1, seen.on());
  Status read = each_row(*select, [&](const Statement& row) {
    GroundPlace place = place_at(row);
    const auto at = out.try_emplace(place_key(place, row), place).first;
    GroundStatement s;
    s.control = row.integer(1);
    s.telling = {row.integer(0), 0, row.integer(2), row.text(3)};
    s.state = row.text(4), s.dated = row.integer(5) != 0, s.start = row.text(6), s.as_of = row.text(7);
    s.holder = party_at(row, 8), s.from = party_at(row, 11);
    at->second.statements.push_back(std::move(s));
  });
  if (!read) return read.error();
  return out;
}

bool is_about(const Seen& seen, const GroundPlace& place) {
  if (seen.about().everything()) return true;
  const NamedPlace& p = place.place;
  if (seen.about().place(p.name, p.country, p.admin1)) return true;
  return std::any_of(place.statements.begin(), place.statements.end(), [&](const GroundStatement& s) {
    return (s.holder && seen.is_about({*s.holder})) || (s.from && seen.is_about({*s.from}));
  });
}

// What is shown of a place, with what it is put in order by.
struct Shown {
  bool named;
  size_t stories;
  std::string last, name;
  std::vector<HeldGround> ground;
};

Result<Shown> settle(Seen& seen, GroundPlace& place) {
  for (GroundStatement& s : place.statements) {
    auto said = seen.said(s.telling.story, "control", s.control);
    if (!said) return said.error();
    s.said = std::move(*said);
  }
  Shown out{place.named, 0, "", place.place.name, {}};
  std::set<int64_t> stories;
  for (Holding& holding : settle_ground(place.statements)) {
    std::vector<SeenTelling> tellings;
    for (const GroundStatement* s : holding.because) {
      tellings.push_back(s->telling);
      if (!seen.copy(s->telling.story)) stories.insert(s->telling.story);
      out.last = std::max(out.last, s->telling.published);
    }
    auto evidence = seen.sources(std::move(tellings));
    if (!evidence) return evidence.error();
    HeldGround& ground = holding.ground;
    ground.place = place.place.name, ground.country = place.place.country, ground.lat_lon = place.lat_lon;
    ground.evidence = std::move(*evidence);
    out.ground.push_back(std::move(ground));
  }
  out.stories = stories.size();
  return out;
}

}  // namespace

Status add_ground(Seen& seen, Situation& to) {
  auto places = read_places(seen);
  if (!places) return places.error();
  std::vector<Shown> shown;
  for (auto& [key, place] : *places) {
    // What a story calls "the building" is news of its day, not ground that others follow.
    if (!place.named && place.statements.front().telling.published < seen.since()) continue;
    if (!is_about(seen, place)) continue;
    auto settled = settle(seen, place);
    if (!settled) return settled.error();
    shown.push_back(std::move(*settled));
  }
  std::stable_sort(shown.begin(), shown.end(), [](const Shown& a, const Shown& b) {
    return std::tie(b.named, b.stories, b.last, a.name) < std::tie(a.named, a.stories, a.last, b.name);
  });
  for (Shown& s : shown) {
    for (HeldGround& g : s.ground)
      to.ground.push_back(std::move(g));
  }
  return {};
}

}  // namespace dateline
