// What one side alone says; and who fought whom of late.
#include <algorithm>
#include <map>
#include <utility>

#include "base/date.h"
#include "store/situation_parts.h"
#include "store/voices.h"

namespace dateline {

namespace {

constexpr int conflict_days = 30;

// Happenings of which a story of these days tells without vouching for it.
constexpr const char* candidates_sql =
    "SELECT DISTINCT t.happening FROM story s JOIN event e ON e.story = s.story JOIN telling t ON t.story = "
    "e.story AND t.event = e.event WHERE s.published BETWEEN ?1 AND ?2 AND e.status NOT IN ('planned', "
    "'hypothetical') AND EXISTS (SELECT 1 FROM claim c WHERE c.story = e.story AND c.about = 'event' AND "
    "c.item = e.event) AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.story = e.story AND c.about = 'event' "
    "AND c.item = e.event AND c.actor IS NULL AND c.stance = 'asserts') ORDER BY 1";

constexpr const char* conflict_sql =
    "SELECT DISTINCT t.happening FROM event e JOIN story s ON s.story = e.story JOIN telling t ON t.story = "
    "e.story AND t.event = e.event WHERE e.quad = 'material conflict' AND e.status IN ('happened', "
    "'ongoing') "
    "AND e.date_start BETWEEN ?1 AND ?2 AND s.published <= ?2 ORDER BY 1";

Result<std::vector<int64_t>> numbers(Seen& seen, const char* sql, const std::string& since) {
  auto select = seen.db().prepare(sql);
  if (!select) return select.error();
  select->bind(1, since), select->bind(2, seen.on());
  std::vector<int64_t> out;
  if (Status read = each_row(*select, [&](const Statement& row) { out.push_back(row.integer(0)); }); !read)
    return read.error();
  return out;
}

Unconfirmed describe(const SeenHappening& h, const Voices& voices) {
  Unconfirmed out;
  out.happening = h.happening, out.type = h.type, out.mode = h.mode, out.date = h.date, out.what = h.what;
  out.who = voices.assert_it.empty() ? voices.hedge_it : voices.assert_it;
  out.stance = !voices.assert_it.empty() ? "asserts" : !voices.hedge_it.empty() ? "hedges" : "denies";
  for (const auto* parties : {&voices.deny_it, &voices.do_not_confirm_it}) {
    for (const Party& p : *parties)
      add_once(out.not_confirmed_by, p);
  }
  return out;
}

}  // namespace

Status add_unconfirmed(Seen& seen, Situation& to) {
  const auto candidates = numbers(seen, candidates_sql, seen.since());
  if (!candidates) return candidates.error();
  for (const int64_t number : *candidates) {
    auto found = seen.happening(number);
    if (!found) return found.error();
    if (!*found) continue;
    const auto voices = voices_of(seen, **found);
    if (!voices) return voices.error();
    if (is_confirmed(*voices)) continue;
    Unconfirmed claim = describe(**found, *voices);
    if (!seen.is_about(**found) && !seen.is_about(claim.who) && !seen.is_about(claim.not_confirmed_by))
      continue;
    auto evidence = seen.sources(std::move((*found)->tellings));
    if (!evidence) return evidence.error();
    claim.evidence = std::move(*evidence);
    to.unconfirmed.push_back(std::move(claim));
  }
  std::stable_sort(to.unconfirmed.begin(), to.unconfirmed.end(),
                   [](const Unconfirmed& a, const Unconfirmed& b) { return a.date > b.date; });
  return {};
}

Status add_conflict(Seen& seen, Situation& to) {
  const std::string since = Date::parse(seen.on())->plus_days(1 - conflict_days).iso();
  const auto fights = numbers(seen, conflict_sql, since);
  if (!fights) return fights.error();
  struct Counted {
    Clash clash;
    std::map<std::string, int64_t> types;
  };
  std::map<std::pair<std::string, std::string>, Counted> pairs;
  for (const int64_t number : *fights) {
    const auto found = seen.happening(number);
    if (!found) return found.error();
    if (!*found || !seen.is_about(**found)) continue;
    for (const Party& a : (*found)->source) {
      for (const Party& b : (*found)->target) {
        Counted& c = pairs[{party_key(a), party_key(b)}];
        c.clash.source = a, c.clash.target = b;
        ++c.clash.count, ++c.types[(*found)->type];
      }
    }
  }
  const auto more = [](const auto& a, const auto& b) { return a.second > b.second; };
  for (auto& [key, c] : pairs) {
    c.clash.types.assign(c.types.begin(), c.types.end());
    std::stable_sort(c.clash.types.begin(), c.clash.types.end(), more);
    to.conflict.push_back(std::move(c.clash));
  }
  std::stable_sort(to.conflict.begin(), to.conflict.end(),
                   [](const Clash& a, const Clash& b) { return a.count > b.count; });
  return {};
}

}  // namespace dateline
