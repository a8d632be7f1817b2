// What a name may be on the map: the entries of the lexicon and the towns of the gazetteer that bear it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "name/actor_lexicon.h"
#include "name/gazetteer.h"

namespace dateline {

struct PlaceCandidate {
  std::string name, country, admin1, kind;
  double lat = 0, lon = 0;
  bool located = false;
  bool from_lexicon = false;
  bool doubtful = false;  // of the lexicon, marked [context] or [ambiguous]
  bool main_name = false;
  int64_t geonames = 0;     // 0 where unknown
  uint32_t population = 0;  // 0 where unknown
  std::string where;        // "places/iraq.txt:12", "GeoNames 98182"
};

// Lexicon first, then, where the words may name a town, the gazetteer in its order. An entry of the lexicon
// that is a town of the gazetteer has its id; the two are one candidate.
std::vector<PlaceCandidate> place_candidates(std::string_view words, bool may_be_town,
                                             const ActorLexicon& lexicon, const Gazetteer* gazetteer);
// Great-circle distance in kilometres.
double distance_km(double lat_a, double lon_a, double lat_b, double lon_b);

}  // namespace dateline
