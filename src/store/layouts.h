// The SQL of src/store/layouts/*.sql, compiled in.
#pragma once

#include <string_view>

namespace dateline {

// Makes the tables the layouts read, out of the temporary table picked (place_in_order, story, event).
extern const std::string_view layout_prelude;

// A select each, whose columns are the layout's.
extern const std::string_view layout_polecat, layout_icews, layout_gdelt, layout_gdelt_mentions, layout_acled,
    layout_geojson;

}  // namespace dateline
