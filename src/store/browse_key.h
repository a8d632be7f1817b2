// Where a page of a list begins: the order of a list, and what stands behind a key of it, in SQL.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dateline/browse.h"
#include "store/filter.h"

namespace dateline {

// The columns a list is ordered by, all of one table but the last; `last_day` and `claim` may be "".
struct OrderColumns {
  std::string day, last_day, story, event, claim;
};

// One stretch of a list, either of what has no day or of what has one: SQLite finds the beginning of each in
// an index, which it would not for both in one condition.
struct Stretch {
  bool dated = true;
};

// The stretches that are left behind the key, in order.
std::vector<Stretch> stretches_left(const PageWanted& wanted);

// Adds what keeps a select to the stretch, behind the key.
void add_stretch(Conditions& conditions, const OrderColumns& columns, Stretch stretch,
                 const PageWanted& wanted);

// " ORDER BY ... LIMIT n"
std::string order_and_limit(const OrderColumns& columns, const PageWanted& wanted, int64_t limit);

}  // namespace dateline
