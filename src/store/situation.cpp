#include "dateline/situation.h"

#include <algorithm>
#include <utility>

#include "store/browse_impl.h"
#include "store/situation_parts.h"
#include "store/store_impl.h"

namespace dateline {

namespace {

template <typename Item>
int64_t cut(std::vector<Item>& items, int64_t limit) {
  const auto all = static_cast<int64_t>(items.size());
  if (limit <= 0 || all <= limit) return 0;
  items.erase(items.begin() + limit, items.end());
  return all - limit;
}

// Of each sign so many, that friends do not hide foes.
int64_t cut_ties(std::vector<StatedTie>& ties, int64_t limit) {
  if (limit <= 0) return 0;
  int64_t kept[3] = {0, 0, 0};
  const auto end = std::remove_if(ties.begin(), ties.end(),
                                  [&](const StatedTie& t) { return ++kept[t.sign + 1] > limit; });
  const auto out = static_cast<int64_t>(ties.end() - end);
  ties.erase(end, ties.end());
  return out;
}

Status add_stories(Seen& seen, Situation& to) {
  auto select = seen.db().prepare(
      "SELECT count(*) FILTER (WHERE published <= ?1), coalesce(max(published) FILTER (WHERE published <= "
      "?1), "
      "''), count(*) FILTER (WHERE published IS NULL) FROM story");
  if (!select) return select.error();
  select->bind(1, seen.on());
  return each_row(*select, [&](const Statement& row) {
    to.stories = row.integer(0), to.last = row.text(1), to.undated_stories = row.integer(2);
  });
}

}  // namespace

Result<Situation> Store::situation(const SituationQuery& query) {
  const auto reading = ReadTransaction::begin(impl_->db);
  if (!reading) return reading.error();
  auto seen = Seen::open(impl_->db, query);
  if (!seen) return seen.error();
  Situation out;
  out.on = seen->on(), out.about = query.about;
  for (const auto part : {add_stories, add_ground, add_ties, add_demands, add_unconfirmed, add_conflict}) {
    if (Status added = part(*seen, out); !added) return added.error();
  }
  out.left_out = {cut(out.ground, query.limit), cut(out.demands, query.limit),
                  cut_ties(out.ties, query.limit), cut(out.unconfirmed, query.limit),
                  cut(out.conflict, query.limit)};
  return out;
}

}  // namespace dateline
