// The finder of ties, one method per class of construction; find_ties.cpp runs them over a story.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "relate/clause.h"
#include "relate/relations.h"

namespace dateline {

class TieFinder {
 public:
  explicit TieFinder(const RelateInput& input) : in_(input), s_(input.syntax), clause_(input) {}

  std::vector<Tie> find();

 private:
  // find_ties.cpp: what is common to all, verbs and adjectives
  void add(const std::vector<Filler>& as, const std::vector<Filler>& bs, const RelationWord& word,
           uint32_t cue);
  bool is_sound(const Filler& from, const Filler& to, const RelationWord& word) const;
  void verb(uint32_t i);
  void verb(uint32_t i, const RelationWord& word);
  std::vector<uint32_t> after_adjuncts(uint32_t verb, const std::vector<std::string>& prepositions) const;
  std::vector<Filler> body_before(uint32_t verb) const;
  void mutual(uint32_t i, const std::string& lemma);
  void known_as(uint32_t i, const std::string& lemma);
  void including(uint32_t i);
  void adjective(uint32_t i);
  void adjective(uint32_t i, const RelationWord& word);

  // tie_hyphens.cpp: "U.S.-backed forces", "anti-Taliban militia", "the Iran-Iraq war"
  bool hyphenated(uint32_t i);
  bool hyphenated_word(uint32_t i, std::string_view participle);
  bool prefixed(uint32_t i);
  uint32_t name_before(uint32_t hyphen) const;
  uint32_t noun_after(uint32_t i) const;
  void paired(uint32_t i, const RelationWord& word);

  // tie_roles.cpp: "Y leader X", "X, a member of Y", "Mosul, the group's capital"
  void role_noun(uint32_t i);
  void role_noun(uint32_t i, const RelationWord& word);
  std::vector<uint32_t> described(uint32_t i) const;
  std::vector<uint32_t> described_by_verb(uint32_t verb) const;
  std::vector<uint32_t> owners_of_role(uint32_t i) const;
  std::vector<uint32_t> origins(uint32_t i, const RelationWord& word) const;
  bool is_one_of_many(uint32_t i) const;
  std::vector<Filler> body_beside(uint32_t i) const;
  std::vector<Filler> units(const std::vector<uint32_t>& heads) const;
  std::vector<Filler> name_beside(uint32_t i) const;
  std::vector<Filler> ground_ruled(const std::vector<uint32_t>& heads) const;
  std::vector<Filler> capitals(uint32_t i, const std::vector<uint32_t>& heads) const;
  std::vector<Filler> government_of(const std::vector<Filler>& as, uint32_t near,
                                    const RelationWord& word) const;
  bool has_nationality(uint32_t noun) const;
  bool has_modifier(uint32_t noun, RelationTable table) const;

  // tie_acts.cpp: "support for Y", "the war between X and Y", "on behalf of Y"
  void act_noun(uint32_t i);
  void act_noun(uint32_t i, const RelationWord& word);
  void given(uint32_t i, const RelationWord& word);
  bool helped(uint32_t i, const RelationWord& word, const std::vector<Filler>& helpers);
  void between(uint32_t i, const RelationWord& word);
  void behalf(uint32_t i);

  // tie_parts.cpp: "Haftar's forces", "Iraq's Joint Operations Command", "3rd Battalion, 75th Regiment"
  void owned_body(uint32_t i);
  void unit(uint32_t i);
  void within(uint32_t i);
  void of_body(uint32_t i);
  bool is_official_body(uint32_t noun) const;

  const Mention* mention(const Filler& filler) const { return in_.mentions.mention_at(filler.head); }
  const Mention* named(const Filler& filler) const;
  const std::string& type_of(const Filler& filler) const;
  bool is_person(const Filler& filler) const { return type_of(filler) == "person"; }
  // Whom one can join, run or be assigned to: neither a person nor a state nor a crowd.
  bool is_body(const Filler& filler) const;

  const RelateInput& in_;
  const Syntax& s_;
  Clause clause_;
  std::vector<Tie> ties_;
};

}  // namespace dateline
