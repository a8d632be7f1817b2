// The conditions of an EventFilter in SQL, with their values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/store.h"
#include "store/sqlite.h"

namespace dateline {

// Conditions joined by AND; values stand as ?1, ?2... in the order they were added.
class Conditions {
 public:
  // "?7"
  std::string value(std::string text);
  void add(const std::string& condition);
  void add_one_of(const std::string& column, const std::vector<std::string>& values);
  // " WHERE ...", "" where there are none.
  std::string where() const { return conditions_.empty() ? "" : " WHERE " + conditions_; }
  void bind(Statement& statement) const;  // copies the values

 private:
  std::string conditions_;
  std::vector<std::string> values_;
};

// Which actors, of the table of this alias: a name, a country, a sector, a country and a sector.
std::string actor_condition(Conditions& conditions, const std::string& alias, const std::string& who);

// Which places, of the table of this alias: a name, a country, a province.
std::string place_condition(Conditions& conditions, const std::string& alias, const std::string& place);

// All of a filter but its parties and limit, on the table event of the alias e. `begins`: the first day alone
// decides, else any day of the event. Errors: usage (no date).
Status add_event_conditions(Conditions& conditions, const EventFilter& filter, bool begins);

// A select of story and event of what a filter asks for, in order.
Result<std::string> select_events(Conditions& conditions, const EventFilter& filter);
// That an event's source or target is such an actor.
void add_party(Conditions& conditions, const char* role, const std::string& who);

// That an event's source, target or place is such a one; `country`: of the state of that name, or "".
void add_about(Conditions& conditions, const std::string& about, const std::string& country);

// First and last day of what a filter's `from` and `to` say. Errors: usage.
Result<std::string> first_day(const std::string& given);
Result<std::string> last_day(const std::string& given);

}  // namespace dateline
