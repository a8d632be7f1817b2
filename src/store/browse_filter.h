// The conditions of a filter for one page of a list: what few events have is looked up, what many have is
// checked of event by event in the order of the list, so that a page takes no longer the more there is to
// come.
#pragma once

#include "dateline/store.h"
#include "store/filter.h"
#include "store/sqlite.h"

namespace dateline {

class PageFilter {
 public:
  // Finds out what is few. `filter` must outlive it. Errors: those of SQLite.
  static Result<PageFilter> of(Connection& db, const EventFilter& filter);
  // On the table event of the alias e. Errors: usage (no date).
  Status add_to(Conditions& conditions) const;

 private:
  explicit PageFilter(const EventFilter& filter) : filter_(&filter) {}
  const EventFilter* filter_;
  bool many_sources_ = false, many_targets_ = false, many_types_ = false, many_places_ = false;
};

}  // namespace dateline
