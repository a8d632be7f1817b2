#include "store/browse_key.h"

#include <initializer_list>

namespace dateline {

std::vector<Stretch> stretches_left(const PageWanted& wanted) {
  const bool oldest = wanted.order == PageOrder::oldest_first;
  std::vector<Stretch> out =
      oldest ? std::vector<Stretch>{{false}, {true}} : std::vector<Stretch>{{true}, {false}};
  const bool past_first = wanted.after && wanted.after->day.empty() != oldest;
  if (past_first) out.erase(out.begin());
  return out;
}

void add_stretch(Conditions& conditions, const OrderColumns& columns, Stretch stretch,
                 const PageWanted& wanted) {
  const std::string less = wanted.order == PageOrder::oldest_first ? " > " : " < ";
  conditions.add(columns.day + (stretch.dated ? " IS NOT NULL" : " IS NULL"));
  const auto& key = wanted.after;
  if (!key || key->day.empty() == stretch.dated) return;
  // Behind within the same day.
  std::string names, values;
  const auto more = [&](const std::string& name, const std::string& value) {
    names += (names.empty() ? "" : ", ") + name;
    values += (values.empty() ? "" : ", ") + value;
  };
  if (!columns.last_day.empty())
    more("coalesce(" + columns.last_day + ", '')", conditions.value(key->last_day));
  more(columns.story, std::to_string(key->story));
  if (!columns.event.empty()) more(columns.event, std::to_string(key->event));
  if (!columns.claim.empty()) more(columns.claim, std::to_string(key->claim));
  const std::string within = "(" + names + ")" + less + "(" + values + ")";
  if (!stretch.dated) return conditions.add(within);
  const std::string day = conditions.value(key->day);
  const std::string not_before = wanted.order == PageOrder::oldest_first ? " >= " : " <= ";
  conditions.add(columns.day + not_before + day);
  conditions.add("(" + columns.day + less + day + " OR " + within + ")");
}

std::string order_and_limit(const OrderColumns& columns, const PageWanted& wanted, int64_t limit) {
  std::string out;
  for (const std::string* name :
       {&columns.day, &columns.last_day, &columns.story, &columns.event, &columns.claim}) {
    if (name->empty()) continue;
    out += (out.empty() ? " ORDER BY " : ", ") + *name;
    if (wanted.order == PageOrder::newest_first) out += " DESC";
  }
  return out + " LIMIT " + std::to_string(limit);
}

}  // namespace dateline
