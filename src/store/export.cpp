// The events of a store in the layouts of others: a select each (layouts/*.sql) over tables made for it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "store/filter.h"
#include "store/layouts.h"
#include "store/store_impl.h"

namespace dateline {

namespace {

struct LayoutRow {
  const char* name;
  const char* about;
  RowFormat format;
  const std::string_view* sql;
};

constexpr LayoutRow rows[] = {
    {"polecat", "PLOVER as POLECAT has it: 40 columns, tabs between them", RowFormat::tsv, &layout_polecat},
    {"icews", "ICEWS: 20 columns, tabs", RowFormat::tsv, &layout_icews},
    {"gdelt", "GDELT 2.0 events: 61 columns, tabs, no head", RowFormat::tsv_bare, &layout_gdelt},
    {"gdelt-mentions", "GDELT 2.0 mentions: 16 columns, tabs, no head", RowFormat::tsv_bare,
     &layout_gdelt_mentions},
    {"acled", "sub-events like ACLED's: CSV", RowFormat::csv, &layout_acled},
    {"geojson", "events with a place: points of a GeoJSON FeatureCollection", RowFormat::geojson,
     &layout_geojson},
};

// Made anew for every export, in this connection alone; the file is not written to.
Status make_tables(Connection& db, const EventFilter& filter) {
  if (Status done =
          db.run("DROP VIEW IF EXISTS temp.line; DROP TABLE IF EXISTS temp.pair; DROP TABLE IF EXISTS "
                 "temp.picked; DROP TABLE IF EXISTS temp.country; DROP TABLE IF EXISTS temp.goldstein");
      !done)
    return done;
  Conditions conditions;
  const auto events = select_events(conditions, filter);
  if (!events) return events.error();
  auto pick = db.prepare(
      "CREATE TEMP TABLE picked AS SELECT row_number() OVER () AS place_in_order, story, event "
      "FROM (" +
      *events + ")");
  if (!pick) return pick.error();
  conditions.bind(*pick);
  if (Status done = pick->run_bound(); !done) return done;
  return db.run(std::string(layout_prelude).c_str());
}

}  // namespace

std::vector<Layout> layouts() {
  std::vector<Layout> out;
  for (const LayoutRow& row : rows)
    out.push_back({row.name, row.about, row.format});
  return out;
}

Result<Rows> Store::layout(std::string_view name, const EventFilter& filter) {
  const auto* row =
      std::find_if(std::begin(rows), std::end(rows), [&](const LayoutRow& r) { return r.name == name; });
  if (row == std::end(rows))
    return Error{ErrorCode::usage, "", "there is no layout \"" + std::string(name) + "\""};
  Connection& db = impl_->db;
  const auto guarded = db.integer("PRAGMA query_only");
  if (!guarded) return guarded.error();
  if (Status open = db.run("PRAGMA query_only = OFF"); !open) return open.error();
  Status made = make_tables(db, filter);
  if (*guarded != 0) {
    if (Status closed = db.run("PRAGMA query_only = ON"); !closed) return closed.error();
  }
  if (!made) return made.error();
  auto select = db.prepare(*row->sql);
  if (!select) return select.error();
  return Rows::Impl::of(std::move(*select));
}

}  // namespace dateline
