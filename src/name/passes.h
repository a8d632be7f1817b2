// The passes of find_mentions, in order. Each reads the parse and adds to the story's actors and places.
#pragma once

#include "name/story_actors.h"

namespace dateline {

// How a country's or capital's name stands in its clause.
enum class Standing : uint8_t { party, ground };

Standing standing_of_country(const StoryContext& story, uint32_t head);
Standing standing_of_capital(const StoryContext& story, uint32_t head);

// A name as read from lexicon hits and recognised entities together.
struct NameUnit {
  Span tokens;
  const NameHit* hit = nullptr;           // nullptr: only the recogniser saw it
  EntityLabel label = EntityLabel::none;  // none: only the lexicon saw it
};
std::vector<NameUnit> collect_names(const StoryContext& story);

void choose_main_country(StoryContext& story, const std::vector<NameUnit>& units);
// Countries, capitals, peoples, organisations, persons and places by name.
void read_names(StoryContext& story, const std::vector<NameUnit>& units);
// Offices with or without a name, and agent nouns: "Iraq's prime minister", "Iraqi forces".
void read_nominals(StoryContext& story);
// Acronyms in brackets, "known as", descriptions in apposition.
void join_aliases(StoryContext& story);
// Pronouns, relative pronouns, and descriptions that hang on one ("his army").
void read_pronouns(StoryContext& story);

// Of "both sides", "the two countries" the token "both" or "two"; no_index where the noun is no such word.
uint32_t number_of_sides(const StoryContext& story, uint32_t noun);

// Country code of the nationality, possessor or "of" phrase that modifies the noun, "" where none; `used`
// gets the tokens that told it.
std::string country_of_modifiers(const StoryContext& story, uint32_t head,
                                 std::vector<uint32_t>* used = nullptr);
// Whether the token is "anti", "pro" or "counter" before a hyphen and a name.
bool is_stance_prefix(const Syntax& syntax, uint32_t token);
// "U.S.-backed", "Iranian" in "Iranian-backed": names another party than its noun's own.
bool is_hyphenated_modifier(const Syntax& syntax, uint32_t token);
// Places by description: "the city", "the area".
void read_place_descriptions(StoryContext& story);
// Country code of a name hit that is a country, adjective or people, "" otherwise.
std::string country_of_hit(const StoryContext& story, const NameHit& hit);
// First hit that ends after the token; hits are in token order.
std::vector<NameHit>::const_iterator hits_from(const std::vector<NameHit>& hits, uint32_t token);
const NameHit* hit_at(const std::vector<NameHit>& hits, uint32_t token);

}  // namespace dateline
