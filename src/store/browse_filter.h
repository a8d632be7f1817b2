// The conditions of a filter for one page of a list: what few events have is looked up, what many have is
// checked of event by event in the order of the list, so that a page takes no longer the more there is to
// come.
#pragma once

#include "dateline/store.h"
#include "store/filter.h"
#include "store/sqlite.h"

namespace dateline {

// On the table event of the alias e. Errors: usage (no date), those of SQLite.
Status add_page_filter(Connection& db, Conditions& conditions, const EventFilter& filter);

}  // namespace dateline
