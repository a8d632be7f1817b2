#include "store/schema.h"

#include <array>
#include <string>
#include <vector>

namespace dateline {

namespace {

// What brings a file of version i to version i + 1.
const std::array<const std::string_view*, store_version> steps = {&schema_001_first, &schema_002_happenings,
                                                                  &schema_003_dyads};

Status drop_views(Connection& db) {
  std::vector<std::string> names;
  auto select = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'");
  if (!select) return select.error();
  for (;;) {
    const auto more = select->step();
    if (!more) return more.error();
    if (!*more) break;
    names.push_back(select->text(0));
  }
  for (const std::string& name : names) {
    if (Status dropped = db.run(("DROP VIEW \"" + name + "\"").c_str()); !dropped) return dropped;
  }
  return {};
}

}  // namespace

Status migrate(Connection& db) {
  const auto before = db.integer("PRAGMA user_version");
  if (!before) return before.error();
  if (*before == store_version) return {};
  auto change = Transaction::begin(db);
  if (!change) return change.error();
  const auto version = db.integer("PRAGMA user_version");  // another writer may have been first
  if (!version) return version.error();
  if (Status dropped = drop_views(db); !dropped) return dropped;
  for (auto i = static_cast<size_t>(*version); i < steps.size(); ++i) {
    if (Status done = db.run(std::string(*steps[i]).c_str()); !done) return done;
  }
  const std::string rest = std::string(schema_views) +
                           "PRAGMA application_id = " + std::to_string(store_application_id) +
                           "; PRAGMA user_version = " + std::to_string(store_version) + ";";
  if (Status done = db.run(rest.c_str()); !done) return done;
  return change->commit();
}

}  // namespace dateline
