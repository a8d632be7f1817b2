#include "name/find_mentions.h"

#include <algorithm>

#include "name/passes.h"

namespace dateline {

namespace {

// The place of the dateline, which is not among the tokens.
int32_t dateline_place(StoryContext& story) {
  const auto& name = story.text.dateline.place_name;
  if (name.empty()) return -1;
  Place place;
  place.name = name;
  if (const auto* senses = story.lexicon.senses_of(name); senses != nullptr) {
    for (const auto& sense : *senses) {
      if (sense.kind == NameKind::capital) {
        const auto& country = story.lexicon.countries()[sense.index];
        place.name = country.capital;
        place.country = country.iso3;
        place.kind = "capital";
        place.located = country.capital_at.has_value();
        if (place.located) place.lat = country.capital_at->first, place.lon = country.capital_at->second;
        break;
      }
      if (sense.kind == NameKind::place) {
        const auto& known = story.lexicon.places()[sense.index];
        place = {known.name, 0, known.lat, known.lon, known.located, known.country, known.admin1, known.kind};
      }
    }
  }
  return static_cast<int32_t>(story.place_of(place));
}

bool may_be_domestic(const StoryContext& story, uint32_t index) {
  const Actor& actor = story.actors[index];
  if (!actor.country.empty() || story.traits[index].known != no_index || story.traits[index].worldwide)
    return false;
  return actor.type == "person" || actor.type == "organization" || actor.type == "civilians" ||
         actor.type == "company" || actor.type == "media" || actor.type == "ngo" || actor.type == "party" ||
         actor.type == "court" || actor.type == "police" || actor.type == "government";
}

// In a story of one country, parties of whom it says nothing else are of that country.
void settle_at_home(StoryContext& story) {
  constexpr int least = 6, of_ten = 9;  // mentions with a country; of ten of them at home
  int all = 0, home = 0;
  for (const auto& mention : story.mentions) {
    const auto& country = story.actors[mention.actor].country;
    if (story.lexicon.country(country) == nullptr) continue;
    ++all;
    home += static_cast<int>(country == story.main_country);
  }
  if (all < least || home * 10 < all * of_ten) return;
  for (uint32_t i = 0; i < story.actors.size(); ++i) {
    if (may_be_domestic(story, i)) story.actors[i].country = story.main_country;
  }
}

// Actors without a mention (made on the way to another reading) are dropped, the rest keep their order.
Mentions finish(StoryContext& story, int32_t dateline) {
  Mentions out;
  std::vector<uint32_t> renumbered(story.actors.size(), no_index);
  std::stable_sort(story.mentions.begin(), story.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.head != b.head ? a.head < b.head : a.tokens.size() > b.tokens.size();
  });
  for (auto& mention : story.mentions) {
    if (!out.mentions.empty() && out.mentions.back().head == mention.head &&
        out.mentions.back().tokens == mention.tokens &&
        (out.mentions.back().actor == renumbered[mention.actor] || mention.why.rfind("both", 0) != 0))
      continue;
    auto& number = renumbered[mention.actor];
    if (number == no_index) {
      number = static_cast<uint32_t>(out.actors.size());
      out.actors.push_back(std::move(story.actors[mention.actor]));
    }
    mention.actor = number;
    out.mentions.push_back(std::move(mention));
  }
  out.places = std::move(story.places);
  out.place_mentions = std::move(story.place_mentions);
  std::stable_sort(out.place_mentions.begin(), out.place_mentions.end(),
                   [](const PlaceMention& a, const PlaceMention& b) { return a.head < b.head; });
  out.dateline_place = dateline;
  return out;
}

}  // namespace

Mentions find_mentions(const Syntax& syntax, const Tree& tree, const Text& text, const ActorLexicon& lexicon,
                       Date published) {
  StoryContext story(syntax, tree, text, lexicon, published);
  const int32_t dateline = dateline_place(story);
  story.scan = scan_names(syntax, lexicon);
  const auto units = collect_names(story);
  choose_main_country(story, units);
  read_names(story, units);
  read_place_descriptions(story);
  read_nominals(story);
  join_aliases(story);
  read_pronouns(story);
  settle_at_home(story);
  return finish(story, dateline);
}

}  // namespace dateline
