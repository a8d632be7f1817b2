// Who did it and to whom: the phrases that fill an event's roles.
//
//   RoleFinder roles(syntax, tree, mentions, frames, matcher, lexicon.tables());
//   Roles r = roles.find(frame, entry);      // r.source, r.target
#pragma once

#include <cstdint>
#include <vector>

#include "code/event_tables.h"
#include "code/events.h"
#include "code/frame.h"
#include "code/match.h"
#include "name/mentions.h"
#include "syntax/syntax.h"

namespace dateline {

struct Roles {
  std::vector<Filler> source, target;
  bool inherited = false;  // a party stands in another clause
  bool stand_in = false;   // a party stands inside the phrase that fills the role ("Kenya's decision")
  bool authority = false;  // the source is the place where it was done, nobody being named
  bool ground = false;     // the target is the place the act falls on, nobody being named
  int target_path = -1;    // which of the target's paths had it, -1 none
};

class RoleFinder {
 public:
  // Everything must outlive the finder.
  RoleFinder(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
             const std::vector<Frame>& frames, const Matcher& matcher, const EventLexicon::Tables& tables);

  // `light`: the entry is one of the frame's light verb.
  Roles find(const Frame& frame, const EventEntry& entry, bool light) const {
    return find(frame, entry, light, 0);
  }
  // Of refusals and threats without a target: whose move they wait for. Nothing is changed where nobody's.
  void wait_for(const Frame& frame, const std::vector<Filler>& source, std::vector<Filler>& target) const;
  // The whole noun phrase of a head as a reader would mark it: owner and title, no relative clause.
  Span phrase(uint32_t head) const;

 private:
  struct Found {
    std::vector<Filler> fillers;
    bool inherited = false, stand_in = false;
    const std::vector<Filler>* avoid = nullptr;  // who cannot fill the role: nobody is his own counterpart
    bool no_own = false;                         // nor can what belongs to them ("its troops")
    bool ground = false;                         // places count as parties
    bool no_state = false;                       // nor the source's own state, inside a phrase
    bool border = false;                         // who lives beyond a border counts
    bool inside = false;                         // within a phrase that names nobody itself
  };
  struct Search {
    const Frame* frame = nullptr;
    std::vector<Argument> arguments, nested;  // nested: of prepositions within the phrases of others
  };
  Search search_of(const Frame& frame, bool light) const;
  Roles find(const Frame& frame, const EventEntry& entry, bool light, int depth) const;
  void take_inner_target(const Search& search, int depth, Roles& roles) const;
  void follow(const Search& search, const RolePath& path, Found& out) const;
  // What a search must not find, and what it may.
  struct Limits {
    const std::vector<Filler>* avoid = nullptr;
    bool no_own = false, ground = false, no_state = false, border = false;
  };
  int first_hit(const Search& search, TableRange paths, const Limits& limits, Roles& roles,
                std::vector<Filler>& role) const;
  bool is_avoided(uint32_t head, const Found& out) const;
  bool belongs_to(uint32_t head, const std::vector<Filler>* owners) const;
  void step(uint32_t head, const RolePath& path, bool inherited, Found& out) const;
  void step_to(Slot slot, uint32_t frame, Found& out) const;
  // The parties that a phrase names: its head's, else those inside it.
  void resolve(uint32_t head, bool inherited, Found& out) const;
  bool add_mention(uint32_t head, Found& out) const;
  bool add_owner(uint32_t head, Found& out, int depth) const;
  bool add_preposition(uint32_t head, uint32_t word, Found& out, int depth) const;
  void add_beyond_object(uint32_t head, uint32_t word, Found& out) const;
  bool resolve_inside(uint32_t head, Found& out, int depth) const;
  bool look_inside(uint32_t head, Found& out, int depth) const;
  bool is_own_state(uint32_t head, const std::vector<Filler>* owners) const;
  bool add_ground_beside(uint32_t head, Found& out, int depth) const;
  bool with_conjuncts(uint32_t head, Found& out, int depth) const;
  bool add_author(uint32_t head, Found& out) const;
  bool add_doer(uint32_t head, Found& out) const;
  bool add_holder(uint32_t head, Found& out) const;
  bool is_party_name(uint32_t token) const;
  void take_clause_subject(const Frame& frame, Found& out) const;
  void infer_source(const Frame& frame, bool speaks, Roles& roles) const;
  void take_answerer(const Frame& frame, Roles& roles) const;
  bool blame_doer(const Search& search, int depth, Roles& roles) const;
  bool is_about_others(const EventEntry& entry, const Roles& roles) const;
  bool is_reciprocal(const Frame& frame) const;
  void split_mutual(const Frame& frame, const EventEntry& entry, Roles& roles) const;
  void split_phrase(Roles& roles) const;
  void act_of_authorities(const Search& search, const EventEntry& entry, Roles& roles) const;
  void add_inner_conjuncts(uint32_t head, Found& out) const;
  bool between(const Search& search, Roles& roles) const;
  void aim_at_ground(const Search& search, const EventEntry& entry, Roles& roles) const;

  const Syntax& syntax_;
  const Tree& tree_;
  const Mentions& mentions_;
  const std::vector<Frame>& frames_;
  const Matcher& matcher_;
  const EventLexicon::Tables& tables_;
};

}  // namespace dateline
