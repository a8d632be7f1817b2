// Demands, offers and threats, and what came of them.
#include <algorithm>
#include <tuple>
#include <utility>

#include "store/situation_parts.h"

namespace dateline {

namespace {

constexpr const char* demands_sql =
    "SELECT DISTINCT t.happening FROM story s JOIN event e ON e.story = s.story JOIN telling t ON t.story = "
    "e.story AND t.event = e.event WHERE s.published BETWEEN ?1 AND ?2 AND (e.type IN ('REQUEST', "
    "'THREATEN') OR e.status IN ('demanded', 'offered', 'threatened')) AND e.status NOT IN ('planned', "
    "'hypothetical', 'denied') ORDER BY 1";

// Acts that answer the telling ?1, ?2 of a demand, of its own story and of others, that can be seen by ?3.
constexpr const char* answers_sql =
    "SELECT x.story, x.event, x.how, t.happening FROM (SELECT story, event, how FROM event_answer WHERE "
    "story = ?1 AND answers = ?2 UNION ALL SELECT story, event, how FROM story_answer WHERE to_story = ?1 "
    "AND "
    "to_event = ?2) x JOIN story s ON s.story = x.story JOIN telling t ON t.story = x.story AND t.event = "
    "x.event WHERE s.published <= ?3 ORDER BY x.story, x.event";

std::string kind_of(const SeenHappening& h) {
  if (h.status == "offered") return "offer";
  if (h.status == "threatened" || h.type == "THREATEN") return "threat";
  return "demand";
}

Result<std::vector<DemandAnswer>> answers_of(Seen& seen, Statement& select, const SeenHappening& demand) {
  std::vector<std::pair<int64_t, std::string>> found;  // happening, how
  for (const SeenTelling& t : demand.tellings) {
    select.bind(1, t.story), select.bind(2, t.event), select.bind(3, seen.on());
    Status read = each_row(select, [&](const Statement& row) {
      const std::pair answer{row.integer(3), row.text(2)};
      if (answer.first != demand.happening && std::find(found.begin(), found.end(), answer) == found.end())
        found.push_back(answer);
    });
    if (!read) return read.error();
  }
  std::vector<DemandAnswer> out;
  for (const auto& [number, how] : found) {
    auto act = seen.happening(number);
    if (!act) return act.error();
    if (!*act) continue;
    auto evidence = seen.sources((*act)->tellings);
    if (!evidence) return evidence.error();
    out.push_back({how, (*act)->source, (*act)->date, (*act)->what, std::move(*evidence)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const DemandAnswer& a, const DemandAnswer& b) { return a.date < b.date; });
  return out;
}

}  // namespace

Status add_demands(Seen& seen, Situation& to) {
  auto select = seen.db().prepare(demands_sql);
  if (!select) return select.error();
  auto select_answers = seen.db().prepare(answers_sql, true);
  if (!select_answers) return select_answers.error();
  select->bind(1, seen.since()), select->bind(2, seen.on());
  std::vector<int64_t> numbers;
  if (Status read = each_row(*select, [&](const Statement& row) { numbers.push_back(row.integer(0)); });
      !read)
    return read;
  for (const int64_t number : numbers) {
    auto found = seen.happening(number);
    if (!found) return found.error();
    if (!*found || !seen.is_about(**found)) continue;
    SeenHappening& h = **found;
    auto answers = answers_of(seen, *select_answers, h);
    if (!answers) return answers.error();
    auto evidence = seen.sources(std::move(h.tellings));
    if (!evidence) return evidence.error();
    Demand demand;
    demand.happening = number, demand.kind = kind_of(h), demand.type = h.type, demand.mode = h.mode;
    demand.date = h.date, demand.what = h.what;
    demand.source = std::move(h.source), demand.target = std::move(h.target);
    demand.open = std::none_of(answers->begin(), answers->end(), [](const DemandAnswer& a) {
      return a.how == "accepts" || a.how == "rejects";
    });
    demand.answers = std::move(*answers), demand.evidence = std::move(*evidence);
    to.demands.push_back(std::move(demand));
  }
  std::stable_sort(to.demands.begin(), to.demands.end(), [](const Demand& a, const Demand& b) {
    return std::tie(b.open, b.date) < std::tie(a.open, a.date);
  });
  return {};
}

}  // namespace dateline
