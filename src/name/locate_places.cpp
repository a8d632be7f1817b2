#include "name/locate_places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "name/locate_candidates.h"
#include "name/locate_names.h"
#include "name/words.h"

namespace dateline {

namespace {

// A town of a country the story does not name is believed only where it is large.
constexpr uint32_t known_everywhere = 100000;
constexpr double near_km = 150;
constexpr double namesake_km = 40;

// What the words beside a name say of where it is.
struct Hint {
  std::string country, admin1;
  std::optional<std::pair<double, double>> at;  // of the province or region
};

class Locator {
 public:
  Locator(Mentions& mentions, const Syntax& syntax, const Tree& tree, const Text& text,
          const ActorLexicon& lexicon, const Gazetteer* gazetteer)
      : mentions_(mentions),
        syntax_(syntax),
        tree_(tree),
        text_(text),
        lexicon_(lexicon),
        gazetteer_(gazetteer) {}

  void run() {
    weigh_countries();
    add_locative_names();
    widen_names();
    const size_t n = mentions_.places.size();
    candidates_.resize(n), hints_.resize(n), why_.resize(n), anchored_.assign(n, 0);
    for (uint32_t i = 0; i < n; ++i)
      candidates_[i] = candidates_of(i);
    read_hints();
    for (uint32_t i = 0; i < n; ++i)
      anchored_[i] = static_cast<uint8_t>(is_plain(i));
    for (uint32_t i = 0; i < n; ++i)
      choose(i);
    merge();
  }

 private:
  std::string words(Span tokens) const {
    const Span bytes = syntax_.tokens.bytes(tokens);
    return std::string(syntax_.tokens.text.substr(bytes.begin, bytes.size()));
  }

  void weigh_countries() {
    for (const Mention& m : mentions_.mentions) {
      const auto& country = mentions_.actors[m.actor].country;
      if (lexicon_.country(country) != nullptr) ++weights_[country];
    }
    for (const PlaceMention& m : mentions_.place_mentions) {
      if (m.place >= mentions_.places.size()) continue;
      const Place& place = mentions_.places[m.place];
      if (place.kind == "country" || place.kind == "capital")
        weights_[place.country] += 2;
      else if (place.located && !place.country.empty())
        weights_[place.country] += 1;
    }
    if (mentions_.dateline_place >= 0) {
      const auto& country = mentions_.places[static_cast<size_t>(mentions_.dateline_place)].country;
      if (!country.empty()) weights_[country] += 3;
    }
    for (const auto& [country, weight] : weights_)
      heaviest_ = std::max(heaviest_, weight);
  }

  double share(const std::string& country) const {
    const auto at = weights_.find(country);
    return at == weights_.end() ? 0.0 : static_cast<double>(at->second) / heaviest_;
  }

  // A town that only the gazetteer knows or the lexicon doubts: of a country the story is about or so large
  // that it needs none.
  bool is_believable(const PlaceCandidate& c) const {
    return (c.from_lexicon && !c.doubtful) || share(c.country) > 0 || c.population >= known_everywhere;
  }

  void add_locative_names() {
    for (const LocativeName& name : locative_names(mentions_, syntax_, tree_)) {
      const std::string text = words(name.tokens);
      const auto found = place_candidates(text, true, lexicon_, gazetteer_);
      const bool known = std::any_of(found.begin(), found.end(), [&](const PlaceCandidate& c) {
        return c.from_lexicon || share(c.country) > 0;
      });
      if (!known && !name.described) continue;
      mentions_.place_mentions.push_back({name.tokens, name.head, place_named(text)});
    }
    std::stable_sort(mentions_.place_mentions.begin(), mentions_.place_mentions.end(),
                     [](const PlaceMention& a, const PlaceMention& b) { return a.head < b.head; });
  }

  // "Porto Velho", of which find_mentions only knew "Porto": the whole name where it is one.
  void widen_names() {
    for (const auto& entity : syntax_.entities) {
      if (entity.label != EntityLabel::GPE && entity.label != EntityLabel::LOC) continue;
      if (entity.tokens.empty() || !syntax_is_proper(entity.tokens.end - 1)) continue;
      const auto m = std::find_if(
          mentions_.place_mentions.begin(), mentions_.place_mentions.end(), [&](const PlaceMention& mention) {
            return entity.tokens.contains(mention.tokens) && mention.tokens.end < entity.tokens.end &&
                   mention.tokens.begin == entity.tokens.begin;
          });
      if (m == mentions_.place_mentions.end()) continue;
      const auto found = place_candidates(words(entity.tokens), true, lexicon_, gazetteer_);
      if (std::none_of(found.begin(), found.end(), [&](const auto& c) { return is_believable(c); })) continue;
      m->tokens = entity.tokens;
      while (entity.tokens.contains(syntax_.head[m->head]) && !syntax_.is_root(m->head))
        m->head = syntax_.head[m->head];
      m->place = place_named(words(entity.tokens));
    }
  }

  uint32_t place_named(std::string name) {
    const std::string key = name_key(name);
    const auto same = std::find_if(mentions_.places.begin(), mentions_.places.end(),
                                   [&](const Place& p) { return name_key(p.name) == key; });
    const auto index = static_cast<uint32_t>(same - mentions_.places.begin());
    if (same == mentions_.places.end()) {
      Place place;
      place.name = std::move(name), place.kind = "city";
      mentions_.places.push_back(std::move(place));
    }
    return index;
  }

  // By the words of its mentions, else by its name; "town of X", "X city" also by X.
  std::vector<PlaceCandidate> candidates_of(uint32_t index) const {
    const Place& place = mentions_.places[index];
    const bool town = is_town_kind(place.kind) || place.kind.empty();
    if (index == static_cast<uint32_t>(mentions_.dateline_place)) {
      const auto& name = text_.dateline.place_name;
      if (auto found = place_candidates(name, true, lexicon_, gazetteer_); !found.empty()) return found;
    }
    for (const PlaceMention& m : mentions_.place_mentions) {
      if (m.place != index || !syntax_is_proper(m.head)) continue;
      const std::string text = words(m.tokens);
      for (const std::string_view form : {std::string_view(text), bare_name(text)}) {
        if (auto found = place_candidates(form, town, lexicon_, gazetteer_); !found.empty()) return found;
      }
    }
    return place_candidates(place.name, town, lexicon_, gazetteer_);
  }

  bool syntax_is_proper(uint32_t token) const {
    return token < syntax_.size() && (syntax_.tag[token] == Tag::NNP || syntax_.tag[token] == Tag::NNPS);
  }

  // Without the article and the common noun: "the town of X", "X city".
  static std::string_view bare_name(std::string_view text) {
    for (const std::string_view front : {"the ", "The "}) {
      if (text.starts_with(front)) text.remove_prefix(front.size());
    }
    for (const std::string_view front : {"city of ", "town of ", "village of ", "port of "}) {
      if (text.starts_with(front)) text.remove_prefix(front.size());
    }
    for (const std::string_view back : {" city", " town", " village", " City"}) {
      if (text.ends_with(back)) text.remove_suffix(back.size());
    }
    return text;
  }

  // ---- words beside the name

  // Words that may stand between a town and the land it is in: "Gao, a town in northern Mali".
  bool is_filler(uint32_t token) const {
    const auto form = syntax_.form(token);
    for (const std::string_view word :
         {",", "in", "a", "an", "the", "town", "city", "village", "district", "of", "on"}) {
      if (form == word) return true;
    }
    return syntax_.tag[token] == Tag::JJ;
  }

  void read_hints() {
    for (const PlaceMention& m : mentions_.place_mentions) {
      if (m.place >= hints_.size() || hints_[m.place]) continue;
      uint32_t at = m.tokens.end;
      const size_t end = std::min<size_t>(syntax_.size(), at + 7);
      bool linked = false;
      while (at < end && is_filler(at) && !begins_land(at)) {
        linked = linked || syntax_.form(at) == "," || syntax_.form(at) == "in";
        ++at;
      }
      if (linked && at < end) hints_[m.place] = land_at(at, m.place);
    }
    // What find_mentions read from the words themselves ("Derna, Libya") counts the same.
    for (uint32_t i = 0; i < hints_.size(); ++i) {
      const Place& place = mentions_.places[i];
      if (!hints_[i] && !place.located && !place.country.empty() && is_town_kind(place.kind) &&
          place.kind != "capital")
        hints_[i] = Hint{place.country, "", std::nullopt};
    }
  }

  bool begins_land(uint32_t token) const {
    return std::any_of(mentions_.place_mentions.begin(), mentions_.place_mentions.end(),
                       [&](const PlaceMention& m) { return m.tokens.begin == token; });
  }

  // The country, province or region named at the token.
  std::optional<Hint> land_at(uint32_t token, uint32_t but) const {
    for (const PlaceMention& m : mentions_.place_mentions) {
      if (!m.tokens.contains(token) || m.place == but || m.place >= mentions_.places.size()) continue;
      const Place& land = mentions_.places[m.place];
      if (is_town_kind(land.kind)) return std::nullopt;
      const auto& known = candidates_[m.place];
      const std::string country =
          !land.country.empty() || known.empty() ? land.country : known.front().country;
      if (country.empty()) return std::nullopt;
      Hint hint{country, land.kind == "country" ? "" : land.name, std::nullopt};
      if (land.kind != "country" && land.located) hint.at = {land.lat, land.lon};
      return hint;
    }
    for (const Mention& m : mentions_.mentions) {
      if (m.tokens.begin == token && mentions_.actors[m.actor].type == "state")
        return Hint{mentions_.actors[m.actor].country, "", std::nullopt};
    }
    return std::nullopt;
  }

  // ---- choice

  // Sure without the others: one candidate, or the lexicon's only one.
  bool is_plain(uint32_t i) const {
    const auto& all = candidates_[i];
    if (all.empty() || !all.front().located || all.front().kind == "country") return false;
    return all.size() == 1
               ? is_believable(all.front())
               : all.front().from_lexicon && !all[1].from_lexicon && share(all.front().country) > 0;
  }

  bool is_near_others(const PlaceCandidate& c, uint32_t but) const {
    for (uint32_t i = 0; i < anchored_.size(); ++i) {
      if (i == but || anchored_[i] == 0) continue;
      const auto& other = candidates_[i].front();
      if (distance_km(c.lat, c.lon, other.lat, other.lon) < near_km) return true;
    }
    return false;
  }

  bool fits_hint(const PlaceCandidate& c, const Hint& hint) const { return c.country == hint.country; }

  double score(const PlaceCandidate& c, uint32_t i) const {
    double s = c.from_lexicon ? 4.0 : 0.0;
    s += std::log10(10.0 + (c.population != 0 || !c.from_lexicon ? c.population : 10000.0));
    s += 5.0 * share(c.country) + (c.main_name ? 0.5 : 0.0) + (c.kind == "capital" ? 1.0 : 0.0);
    if (c.located && is_near_others(c, i)) s += 1.5;
    if (const auto& hint = hints_[i]) {
      if (fits_hint(c, *hint)) s += 20;
      const bool there =
          hint->at && c.located && distance_km(c.lat, c.lon, hint->at->first, hint->at->second) < 500;
      if (!hint->admin1.empty() && (there || c.admin1 == hint->admin1))
        s += c.admin1 == hint->admin1 ? 10 : 5;
    }
    return s;
  }

  void choose(uint32_t i) {
    const auto& all = candidates_[i];
    Place& place = mentions_.places[i];
    const PlaceCandidate* best = nullptr;
    double best_score = 0;
    for (const auto& c : all) {
      if (hints_[i] ? !fits_hint(c, *hints_[i]) && !c.from_lexicon : !is_believable(c)) continue;
      // "northern Iraq" is no country, the country of its name no town.
      if (c.kind == "country" && !place.kind.empty() && place.kind != "country" && place.located) continue;
      const double s = score(c, i);
      if (best == nullptr || s > best_score) best = &c, best_score = s;
    }
    if (best == nullptr) return;
    if (best->from_lexicon) place.name = best->name;
    place.kind = best->kind;
    place.country = best->country;
    place.admin1 = best->admin1, place.geonames = best->geonames;
    place.located = best->located, place.lat = best->lat, place.lon = best->lon;
    why_[i] = reason(*best, i);
  }

  std::string reason(const PlaceCandidate& best, uint32_t i) const {
    std::string why = best.where;
    if (best.from_lexicon && best.geonames != 0) why += ", GeoNames " + std::to_string(best.geonames);
    size_t namesakes = 0;
    for (const auto& c : candidates_[i]) {
      namesakes += static_cast<size_t>(best.located && c.located &&
                                       distance_km(best.lat, best.lon, c.lat, c.lon) > namesake_km);
    }
    if (namesakes == 0) return why;
    const char* by = hints_[i] && fits_hint(best, *hints_[i]) ? "the words beside it"
                     : share(best.country) > 0                ? "the story's countries"
                                                              : "size";
    return why + "; ambiguous: one of " + std::to_string(namesakes + 1) + " of the name, chosen by " + by;
  }

  // ---- one place, one entry

  bool is_same(const Place& a, const Place& b) const {
    if (a.geonames != 0 && b.geonames != 0) return a.geonames == b.geonames;
    if (name_key(a.name) == name_key(b.name) && a.country == b.country && a.kind == b.kind) return true;
    return a.located && b.located && a.country == b.country && is_town_kind(a.kind) && is_town_kind(b.kind) &&
           distance_km(a.lat, a.lon, b.lat, b.lon) < 3;
  }

  void merge() {
    std::vector<Place> kept;
    std::vector<uint32_t> number(mentions_.places.size());
    for (size_t i = 0; i < number.size(); ++i) {
      Place& place = mentions_.places[i];
      const auto same =
          std::find_if(kept.begin(), kept.end(), [&](const Place& p) { return is_same(p, place); });
      number[i] = static_cast<uint32_t>(same - kept.begin());
      if (same == kept.end()) kept.push_back(std::move(place));
    }
    for (PlaceMention& m : mentions_.place_mentions) {
      if (m.place >= number.size()) continue;
      m.why = why_[m.place];
      m.place = number[m.place];
    }
    if (mentions_.dateline_place >= 0) {
      const auto dateline = static_cast<size_t>(mentions_.dateline_place);
      mentions_.dateline_why = why_[dateline];
      mentions_.dateline_place = static_cast<int32_t>(number[dateline]);
    }
    mentions_.places = std::move(kept);
  }

  Mentions& mentions_;
  const Syntax& syntax_;
  const Tree& tree_;
  const Text& text_;
  const ActorLexicon& lexicon_;
  const Gazetteer* gazetteer_;
  std::map<std::string, int> weights_;  // by ISO3: how much of the story is the country's
  int heaviest_ = 1;
  std::vector<std::vector<PlaceCandidate>> candidates_;  // by place
  std::vector<std::optional<Hint>> hints_;
  std::vector<std::string> why_;
  std::vector<uint8_t> anchored_;
};

}  // namespace

void locate_places(Mentions& mentions, const Syntax& syntax, const Tree& tree, const Text& text,
                   const ActorLexicon& lexicon, const Gazetteer* gazetteer) {
  Locator(mentions, syntax, tree, text, lexicon, gazetteer).run();
}

}  // namespace dateline
