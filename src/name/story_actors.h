// The actors and places of the story under work: who is who, and which mention is whose.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "name/actor_lexicon.h"
#include "name/mentions.h"
#include "name/scan.h"
#include "syntax/syntax.h"
#include "text/text.h"

namespace dateline {

inline constexpr uint32_t no_index = UINT32_MAX;

// What the joining rules need to know of an actor besides its public face.
struct ActorTraits {
  uint32_t known = no_index;       // index into the lexicon's actors
  std::string body;                // what the actor speaks for as "we": key of another actor, "" for itself
  bool plural = false;             // "they"
  bool many = false;               // several people or bodies, never "it"
  bool worldwide = false;          // said to be of other lands: "international observers"
  bool named = false;              // by name, not only described
  char gender = 0;                 // 'm', 'f' or 0
  std::vector<std::string> nouns;  // nouns it was called by: "group", "minister"
};

// Input and growing result of the stage; each pass of find_mentions takes it and adds to it.
struct StoryContext {
  const Syntax& syntax;
  const Tree& tree;
  const Text& text;
  const ActorLexicon& lexicon;
  Date published;
  ScanResult scan;

  std::vector<Actor> actors;
  std::vector<ActorTraits> traits;         // one per actor
  std::map<std::string, uint32_t> by_key;  // "state:IRQ", "known:12", "role:IRQ:military", "words:free army"
  std::vector<Mention> mentions;
  std::vector<uint32_t> mention_of;  // by token: index of the widest mention with that head, or no_index
  std::vector<Place> places;
  std::map<std::string, uint32_t> place_by_name;
  std::vector<PlaceMention> place_mentions;
  // Nationalities left to the description they modify; mentions of the state where that turns out to be none.
  struct Modifier {
    Span tokens;
    std::string iso3;
  };
  std::vector<Modifier> modifiers;
  std::vector<uint8_t> taken;  // by token: inside a name already read
  std::string main_country;    // the country the story is about, "" where none stands out

  StoryContext(const Syntax& s, const Tree& t, const Text& x, const ActorLexicon& l, Date d)
      : syntax(s),
        tree(t),
        text(x),
        lexicon(l),
        published(d),
        mention_of(s.size(), no_index),
        taken(s.size(), 0) {}

  // The actor of the key, made from `actor` where there is none yet.
  uint32_t actor_of(const std::string& key, const Actor& actor, const ActorTraits& actor_traits = {});
  uint32_t state_actor(std::string_view iso3);
  uint32_t known_actor(uint32_t index);
  std::string known_key(uint32_t index) const;  // its key in by_key
  uint32_t institution(std::string_view iso3, const KnownAgent& agent);
  void add_mention(Span tokens, uint32_t actor, MentionKind as, std::string why);
  void add_mention_at(Span tokens, uint32_t head, uint32_t actor, MentionKind as, std::string why);
  uint32_t place_of(const Place& place);
  void add_place(Span tokens, uint32_t place);

  // The token of the span whose head lies outside it.
  uint32_t head_of(Span tokens) const;
  // Actor mentioned with this head token, or no_index.
  uint32_t actor_at(uint32_t head) const {
    return mention_of[head] == no_index ? no_index : mentions[mention_of[head]].actor;
  }
  // The words of the tokens, single-spaced as in the text.
  std::string words(Span tokens) const;
  // From the leftmost modifier of a noun to the noun itself: det, adjectives, compounds, possessor, numbers.
  Span noun_phrase(uint32_t head) const;
};

// Sectors that are organs of a state: GOV, MIL, COP, SPY, JUD, LEG.
bool is_state_sector(std::string_view sector);
bool is_noun(Tag tag);
bool is_verb(Tag tag);
bool is_proper(Tag tag);
// "former president", "ex-minister": the words before the token deny the present.
bool is_former(const StoryContext& story, uint32_t token);

}  // namespace dateline
