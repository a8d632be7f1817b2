#include "name/locate_candidates.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

// Coordinates of the lexicon are coarse, and GeoNames puts a town where its centre is.
constexpr double same_town_km = 40;

PlaceCandidate of_country(const KnownCountry& country, const Gazetteer* gazetteer) {
  PlaceCandidate out;
  out.name = country.name, out.country = country.iso3, out.kind = "country", out.where = country.where;
  out.located = country.centre.has_value();
  if (out.located) out.lat = country.centre->first, out.lon = country.centre->second;
  if (gazetteer != nullptr) out.geonames = gazetteer->country_id(country.iso3);
  out.from_lexicon = out.main_name = true;
  return out;
}

PlaceCandidate of_capital(const KnownCountry& country) {
  PlaceCandidate out;
  out.name = country.capital, out.country = country.iso3, out.kind = "capital", out.where = country.where;
  out.located = country.capital_at.has_value();
  if (out.located) out.lat = country.capital_at->first, out.lon = country.capital_at->second;
  out.from_lexicon = out.main_name = true;
  return out;
}

PlaceCandidate of_place(const KnownPlace& place, const NameSense& sense) {
  PlaceCandidate out;
  out.name = place.name, out.country = place.country, out.admin1 = place.admin1, out.kind = place.kind;
  out.lat = place.lat, out.lon = place.lon, out.located = place.located, out.where = place.where;
  out.from_lexicon = true, out.main_name = sense.primary;
  out.doubtful = (sense.context || sense.ambiguous) && !place.country.empty();
  return out;
}

// The entry of the lexicon that the town is, or nullptr.
PlaceCandidate* same_town(std::vector<PlaceCandidate>& known, const Town& town) {
  for (auto& entry : known) {
    if (entry.from_lexicon && entry.located && is_town_kind(entry.kind) &&
        distance_km(entry.lat, entry.lon, town.lat, town.lon) < same_town_km)
      return &entry;
  }
  return nullptr;
}

void add_town(std::vector<PlaceCandidate>& out, const Town& town) {
  if (auto* entry = same_town(out, town)) {
    if (entry->geonames != 0) return;  // a suburb of the name beside the town
    entry->geonames = town.id, entry->population = town.population;
    if (entry->admin1.empty()) entry->admin1 = town.admin1;
    return;
  }
  // A town named as the province or river of its country: the lexicon's is meant.
  if (std::any_of(out.begin(), out.end(), [&](const PlaceCandidate& entry) {
        return entry.from_lexicon && !is_town_kind(entry.kind) && entry.country == town.country;
      }))
    return;
  PlaceCandidate candidate;
  candidate.name = town.name, candidate.country = town.country, candidate.admin1 = town.admin1;
  candidate.kind = "city";
  candidate.lat = town.lat, candidate.lon = town.lon, candidate.located = true;
  candidate.main_name = town.main_name;
  candidate.geonames = town.id, candidate.population = town.population;
  candidate.where = "GeoNames " + std::to_string(town.id);
  out.push_back(std::move(candidate));
}

}  // namespace

double distance_km(double lat_a, double lon_a, double lat_b, double lon_b) {
  constexpr double degree = 3.14159265358979323846 / 180, earth_radius = 6371;
  const double dlat = std::sin((lat_b - lat_a) * degree / 2), dlon = std::sin((lon_b - lon_a) * degree / 2);
  const double h = dlat * dlat + std::cos(lat_a * degree) * std::cos(lat_b * degree) * dlon * dlon;
  return 2 * earth_radius * std::asin(std::min(1.0, std::sqrt(h)));
}

std::vector<PlaceCandidate> place_candidates(std::string_view words, bool may_be_town,
                                             const ActorLexicon& lexicon, const Gazetteer* gazetteer) {
  std::vector<PlaceCandidate> out;
  bool country = false;
  if (const auto* senses = lexicon.senses_of(words)) {
    for (const auto& sense : *senses) {
      if (sense.kind == NameKind::country) {
        out.push_back(of_country(lexicon.countries()[sense.index], gazetteer));
        country = true;
      } else if (sense.kind == NameKind::capital) {
        out.push_back(of_capital(lexicon.countries()[sense.index]));
      } else if (sense.kind == NameKind::place) {
        out.push_back(of_place(lexicon.places()[sense.index], sense));
      }
    }
  }
  if (gazetteer == nullptr || country || !may_be_town) return out;
  for (const Town& town : gazetteer->find(words))
    add_town(out, town);
  return out;
}

}  // namespace dateline
