// Who is with whom and against whom: relations of all stories, gathered by pair and kind.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "store/situation_parts.h"

namespace dateline {

namespace {

// Ties that are told of only to be denied are none.
constexpr const char* ties_sql =
    "SELECT r.story, r.sentence, s.published, r.kind, a.name, a.country, a.sector, b.name, b.country, "
    "b.sector "
    "FROM relation r JOIN story s ON s.story = r.story JOIN actor a ON a.story = r.story AND a.actor = r.a "
    "JOIN actor b ON b.story = r.story AND b.actor = r.b WHERE s.published <= ?1 AND r.kind NOT IN "
    "('capital_of', 'also_known_as') AND (NOT EXISTS (SELECT 1 FROM claim c WHERE c.story = r.story AND "
    "c.about = 'relation' AND c.item = r.relation) OR EXISTS (SELECT 1 FROM claim c WHERE c.story = r.story "
    "AND c.about = 'relation' AND c.item = r.relation AND c.stance IN ('asserts', 'hedges'))) "
    "ORDER BY s.published, r.story, r.relation";

int sign_of(const std::string& kind) {
  if (kind == "hostile") return -1;
  return kind == "allied" || kind == "supports" || kind == "arms" || kind == "trains" ? 1 : 0;
}

using Pair = std::pair<std::string, std::string>;

Pair either_way(const StatedTie& tie) {
  const std::string a = party_key(tie.a), b = party_key(tie.b);
  return a < b ? Pair{a, b} : Pair{b, a};
}

struct Gathered {
  StatedTie tie;
  std::set<int64_t> stories;
  std::vector<SeenTelling> tellings;
};

using Ties = std::map<std::tuple<std::string, std::string, std::string>, Gathered>;

Result<Ties> gather(Seen& seen) {
  auto select = seen.db().prepare(ties_sql);
  if (!select) return select.error();
  select->bind(1, seen.on());
  Ties out;
  Status read = each_row(*select, [&](const Statement& row) {
    StatedTie tie;
    tie.kind = row.text(3), tie.sign = sign_of(tie.kind);
    tie.a = *party_at(row, 4), tie.b = *party_at(row, 7);
    const bool both_ways = tie.kind == "allied" || tie.kind == "hostile";
    if (both_ways && party_key(tie.b) < party_key(tie.a)) std::swap(tie.a, tie.b);
    if (party_key(tie.a) == party_key(tie.b)) return;
    tie.since = tie.last = row.text(2);
    Gathered& to =
        out.try_emplace({tie.kind, party_key(tie.a), party_key(tie.b)}, Gathered{tie, {}, {}}).first->second;
    to.tie.last = tie.last;
    to.stories.insert(row.integer(0));
    to.tellings.push_back({row.integer(0), 0, row.integer(1), tie.last});
  });
  if (!read) return read.error();
  return out;
}

// Friends who have fallen out: of a pair's ties of both signs those count that were stated last.
void drop_overtaken(Ties& ties) {
  std::map<Pair, std::pair<std::string, std::string>> last;  // of -1, of 1
  for (const auto& [key, g] : ties) {
    auto& days = last[either_way(g.tie)];
    if (g.tie.sign < 0) days.first = std::max(days.first, g.tie.last);
    if (g.tie.sign > 0) days.second = std::max(days.second, g.tie.last);
  }
  for (auto at = ties.begin(); at != ties.end();) {
    const auto& [against, with] = last[either_way(at->second.tie)];
    const int sign = at->second.tie.sign;
    const bool overtaken = (sign > 0 && with < against) || (sign < 0 && against < with);
    at = overtaken ? ties.erase(at) : std::next(at);
  }
}

std::set<std::string> parties_of_ground(const Situation& situation) {
  std::set<std::string> out;
  for (const HeldGround& g : situation.ground) {
    if (g.holder) out.insert(party_key(*g.holder));
    if (g.from) out.insert(party_key(*g.from));
  }
  return out;
}

}  // namespace

Status add_ties(Seen& seen, Situation& to) {
  auto ties = gather(seen);
  if (!ties) return ties.error();
  drop_overtaken(*ties);
  const std::set<std::string> on_ground = parties_of_ground(to);
  for (auto& [key, g] : *ties) {
    const bool among = on_ground.contains(party_key(g.tie.a)) && on_ground.contains(party_key(g.tie.b));
    if (!among && !seen.is_about({g.tie.a, g.tie.b})) continue;
    g.tie.count =
        std::count_if(g.stories.begin(), g.stories.end(), [&](int64_t story) { return !seen.copy(story); });
    g.tie.count = std::max<int64_t>(1, g.tie.count);
    to.ties.push_back(std::move(g.tie));
    auto evidence = seen.sources(std::move(g.tellings));
    if (!evidence) return evidence.error();
    to.ties.back().evidence = std::move(*evidence);
  }
  const auto place = [](const StatedTie& t) {
    return std::tuple(t.sign == 1 ? 0 : t.sign == -1 ? 1 : 2, -t.count);
  };
  std::stable_sort(to.ties.begin(), to.ties.end(), [&](const StatedTie& a, const StatedTie& b) {
    return std::pair(place(a), b.last) < std::pair(place(b), a.last);
  });
  return {};
}

}  // namespace dateline
