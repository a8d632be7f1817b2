// Places by description: "the city" is the last city named, "the capital" the story's country's; "a bridge"
// is a place of its own, which no gazetteer knows.
#include <algorithm>

#include "name/passes.h"

namespace dateline {

namespace {

bool is_town(std::string_view kind) {
  return kind == "city" || kind == "capital" || kind == "town";
}

bool is_division(std::string_view kind) {
  return kind == "region" || kind == "province" || kind == "state" || kind == "department" ||
         kind == "county";
}

// Whether a place of the kind may be called by the noun; "area" fits any ground but a whole country.
bool fits(std::string_view noun, std::string_view kind) {
  if (noun == "city" || noun == "town" || noun == "village") return is_town(kind);
  if (noun == "area" || noun == "site") return kind != "country" && kind != "continent";
  if (noun == "region" || noun == "province" || noun == "district" || noun == "county")
    return kind == noun || is_division(kind);
  if (noun == "crossing") return kind == "border crossing";
  if (noun == "airfield" || noun == "airport") return kind == "airport" || kind == "base";
  return noun == kind;
}

// "the Lombardy region": the noun stands in a place's name.
bool is_part_of_name(const StoryContext& story, uint32_t noun) {
  return std::any_of(story.place_mentions.begin(), story.place_mentions.end(),
                     [&](const PlaceMention& m) { return m.tokens.contains(noun); });
}

// "the Crimea region": the place that modifies the noun, else no_index.
uint32_t place_before(const StoryContext& story, uint32_t noun) {
  for (const PlaceMention& m : story.place_mentions) {
    const Dep dep = story.syntax.dep[m.head];
    if (m.head < noun && story.syntax.head[m.head] == noun && (dep == Dep::compound || dep == Dep::nmod))
      return m.place;
  }
  return no_index;
}

bool points_back(const StoryContext& story, uint32_t head) {
  for (const uint32_t child : story.tree.children(head)) {
    if (child > head) break;
    const auto form = story.syntax.form(child);
    if (story.syntax.dep[child] == Dep::det &&
        (form == "the" || form == "The" || form == "this" || form == "that" || form == "This")) {
      return true;
    }
  }
  return false;
}

// "two bridges", "an ISIL-held building": ground by a common noun. "The bridge" is the one told of before.
void read_sites(StoryContext& story) {
  const auto& syntax = story.syntax;
  std::map<std::string, uint32_t, std::less<>> last;  // place by noun
  std::vector<PlaceMention> found;
  size_t next = 0;  // place mentions before the token
  for (uint32_t i = 0; i < syntax.size(); ++i) {
    while (next < story.place_mentions.size() && story.place_mentions[next].head < i)
      ++next;
    const bool common = syntax.tag[i] == Tag::NN || syntax.tag[i] == Tag::NNS;
    const bool taken =
        story.taken[i] != 0 ||
        (next < story.place_mentions.size() && story.place_mentions[next].tokens.contains(i)) ||
        (next > 0 && story.place_mentions[next - 1].tokens.contains(i));
    // "Salem, a town", "the town is a stronghold": no ground beside the one it is said of.
    const Dep dep = syntax.dep[i];
    const bool said_of = dep == Dep::appos || dep == Dep::attr || dep == Dep::compound || dep == Dep::nmod;
    if (!common || taken || said_of) continue;
    const auto noun = syntax.lemma(i);
    if (!story.lexicon.is_cue("site", noun)) continue;
    const Span phrase = story.noun_phrase(i);
    const auto before = last.find(noun);
    uint32_t index = no_index;
    if (points_back(story, i) && before != last.end()) {
      index = before->second;
    } else {
      Place place;
      Span words = phrase;
      while (words.begin < i && (syntax.tag[words.begin] == Tag::DT || syntax.tag[words.begin] == Tag::CD ||
                                 syntax.tag[words.begin] == Tag::PRP_poss))
        ++words.begin;
      place.name = story.words(words);
      place.kind = "site";
      index = story.place_of(place);
    }
    last[std::string(noun)] = index;
    found.push_back({phrase, i, index});
  }
  story.place_mentions.insert(story.place_mentions.end(), found.begin(), found.end());
}

}  // namespace

void read_place_descriptions(StoryContext& story) {
  const auto& syntax = story.syntax;
  std::vector<PlaceMention> found;
  size_t next = 0;  // place mentions before the token
  for (uint32_t i = 0; i < syntax.size(); ++i) {
    while (next < story.place_mentions.size() && story.place_mentions[next].head < i)
      ++next;
    if (syntax.tag[i] != Tag::NN || story.taken[i] != 0) continue;
    const auto noun = syntax.lemma(i);
    if (!story.lexicon.is_cue("place_description", noun) || !points_back(story, i)) continue;
    if (is_part_of_name(story, i)) continue;
    const Span phrase = story.noun_phrase(i);
    uint32_t place = place_before(story, i);
    // "the city of Ubaydi" names it itself.
    for (const uint32_t child : story.tree.children(i)) {
      if (child > i && syntax.dep[child] == Dep::prep && syntax.form(child) == "of") {
        if (next < story.place_mentions.size() && syntax.head[story.place_mentions[next].head] == child) {
          place = story.place_mentions[next].place;
        }
      }
    }
    for (size_t back = next; place == no_index && back-- > 0 && next - back < 20;) {
      if (fits(noun, story.places[story.place_mentions[back].place].kind))
        place = story.place_mentions[back].place;
    }
    if (place != no_index) found.push_back({phrase, i, place});
  }
  story.place_mentions.insert(story.place_mentions.end(), found.begin(), found.end());
  const auto by_tokens = [](const PlaceMention& a, const PlaceMention& b) { return a.tokens < b.tokens; };
  std::sort(story.place_mentions.begin(), story.place_mentions.end(), by_tokens);
  read_sites(story);
  std::sort(story.place_mentions.begin(), story.place_mentions.end(), by_tokens);
}

}  // namespace dateline
