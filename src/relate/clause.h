// What the finders of ties and ground ask of the parse: who is subject and object of a verb, wherever the
// clause has them from; which parties a phrase names; who says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "code/events.h"
#include "name/mentions.h"
#include "relate/relation_lexicon.h"
#include "syntax/syntax.h"

namespace dateline {

// Everything the stage reads, passed along as one.
struct RelateInput {
  const Syntax& syntax;
  const Tree& tree;
  const Mentions& mentions;
  const RelationLexicon& lexicon;
};

class Clause {
 public:
  explicit Clause(const RelateInput& input) : in_(input), s_(input.syntax) {}

  // Head tokens of the noun phrases; coordinated ones each on their own.
  std::vector<uint32_t> subjects(uint32_t verb) const { return subjects(verb, 0); }
  std::vector<uint32_t> objects(uint32_t verb) const { return objects(verb, 0); }
  // Objects of the prepositions (any of the list) that hang on the word, "out of" as "of" after the particle.
  std::vector<uint32_t> after(uint32_t word, const std::vector<std::string>& prepositions) const;
  // "U.S." of "U.S. support", "Iran" of "Iran's ally": owners and modifiers before a noun.
  std::vector<uint32_t> owners(uint32_t noun) const;
  // The one whose act the noun is: its owner, what "by" gives, else the subject of the verb that governs it.
  std::vector<uint32_t> doers(uint32_t noun) const;

  // The parties named by the phrases; nothing where nobody knows them. Each once, in the order given.
  std::vector<Filler> parties(const std::vector<uint32_t>& heads) const;

  bool is_verb(uint32_t i) const { return s_.pos[i] == Pos::VERB || s_.pos[i] == Pos::AUX; }
  bool is_noun(uint32_t i) const { return s_.pos[i] == Pos::NOUN || s_.pos[i] == Pos::PROPN; }
  bool is_passive(uint32_t verb) const;
  // Not, never, or under "refused to", "stopped": nothing is stated.
  bool is_denied(uint32_t word) const;
  // "to retake the town", "will retake", "could": not yet so.
  bool is_ahead(uint32_t verb) const;
  // The lemma, with its particle where it has one ("take back"); lower case.
  std::string lemma_with_particle(uint32_t verb) const;
  std::string lemma(uint32_t i) const;
  // Who reports the clause the word is in; empty for the story's own voice.
  std::vector<CodedClaim> claims(uint32_t word) const;
  // The verb that governs the word, or the word itself where none does.
  uint32_t governing_verb(uint32_t word) const;

 private:
  std::vector<uint32_t> subjects(uint32_t verb, int depth) const;
  std::vector<uint32_t> objects(uint32_t verb, int depth) const;
  std::vector<uint32_t> inherited_subjects(uint32_t verb, int depth) const;
  void add_with_conjuncts(uint32_t head, std::vector<uint32_t>& out) const;
  std::vector<uint32_t> agents(uint32_t verb) const;
  uint32_t meant_by_clause(uint32_t noun) const;
  void add_party(uint32_t head, std::vector<Filler>& out, std::vector<uint32_t>& seen, int depth) const;

  const RelateInput& in_;
  const Syntax& s_;
};

}  // namespace dateline
