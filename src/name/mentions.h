// Stage 5, who and where: the actors and places of a story with all their mentions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline {

enum class MentionKind : uint8_t { name, alias, nominal, pronoun, metonym };

struct Mention {
  Span tokens;         // the whole phrase as a reader would mark it ("Iraq's prime minister")
  uint32_t head = 0;   // its head token
  uint32_t actor = 0;  // index into Mentions::actors
  MentionKind as = MentionKind::nominal;
  std::string why;  // what it went by ("actors/irq.txt:12", "ORG entity", "pronoun -> nearest person")
};

struct Actor {
  std::string name;  // canonical, or the words themselves where nobody knows it
  std::string
      type;  // person, state, government, armed_forces, armed_group, organization, ethnic_group, people, ...
  std::string country;   // ISO3, IGO, NGO, MNC or ""
  std::string sector;    // GOV, MIL, REB, ... UNK (CODEBOOK)
  std::string office;    // "prime minister of Iraq", "" where none
  std::string wikidata;  // "" where unknown
};

struct PlaceMention {
  Span tokens;
  uint32_t head = 0;
  uint32_t place = 0;    // index into Mentions::places; UINT32_MAX for the dateline's own words
  std::string why = {};  // what located it: line of the lexicon or GeoNames id; "" where nothing did
};

struct Place {
  std::string name;
  int64_t geonames = 0;  // 0 where unknown
  double lat = 0, lon = 0;
  bool located = false;  // lat/lon known
  std::string country, admin1;
  std::string kind;  // country, capital, city, region, river, ...
};

struct Mentions {
  std::vector<Actor> actors;
  std::vector<Mention> mentions;  // by head token, ascending
  std::vector<Place> places;
  std::vector<PlaceMention> place_mentions;  // by head token, ascending
  int32_t dateline_place = -1;               // index into places, -1 where the story has no dateline
  std::string dateline_why;                  // what located it, as PlaceMention::why

  // The mention / place mention whose head is the token, or nullptr.
  const Mention* mention_at(uint32_t head) const;
  const PlaceMention* place_at(uint32_t head) const;
  // Whether the two are one head, or heads of mentions of one actor.
  bool is_same_actor(uint32_t head, uint32_t other) const;
};

std::string_view name(MentionKind kind);

}  // namespace dateline
