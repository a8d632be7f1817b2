// What the passes of find_frames share. Internal to frames*.cpp.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "code/frame.h"

namespace dateline::frames {

// A frame in the making.
struct Draft {
  Frame frame;
  uint32_t anchor = no_token;   // where it hangs in the tree: the head, or a light verb that stands for it
  uint32_t surface = no_token;  // grammatical subject, before passives are turned round
  bool receives = false;        // a light verb's subject is its object ("came under fire")
  bool dropped = false;         // a light verb that was joined to its noun
};

struct Work {
  const Syntax& syntax;
  const Tree& tree;
  const CodeWords& words;
  std::vector<uint32_t> order;  // tokens, heads before children
  std::vector<Draft> drafts;    // by head token
  std::vector<uint32_t>
      frame_of;  // token -> draft, no_token for none; a joined light verb -> its noun's draft
  std::unordered_map<uint32_t, uint32_t>
      moved;  // infinitive -> the noun it completes where the parse says otherwise

  std::vector<EntityLabel> entity;  // per token
  std::vector<uint8_t> completes;   // token heads a clause that completes a noun ("an offer to suspend")

  bool is(uint32_t token, WordClass word_class) const { return words.has(word_class, syntax.lemma(token)); }
  Dep dep(uint32_t token) const { return syntax.dep[token]; }
  Tag tag(uint32_t token) const { return syntax.tag[token]; }
  uint32_t head(uint32_t token) const { return syntax.head[token]; }
  // The draft that stands for the token, or nullptr.
  Draft* at(uint32_t token) { return frame_of[token] == no_token ? nullptr : &drafts[frame_of[token]]; }
};

// frames_tree.cpp: reading the tree.
bool is_verb_tag(Tag tag);
bool is_noun_tag(Tag tag);
bool is_finite(Tag tag);  // VBD, VBP, VBZ
bool is_relative_pronoun(const Work& work, uint32_t token);
// First child with the label, or no_token.
uint32_t child_of(const Work& work, uint32_t token, Dep dep);
bool has_to(const Work& work, uint32_t verb);     // "to leave"
bool is_tensed(const Work& work, uint32_t verb);  // finite itself or by its auxiliary
// "dozens of people" -> "people", "two rounds of talks" -> "talks"; else the token itself.
uint32_t meant_by(const Work& work, uint32_t noun);
// The noun a relative clause (or a conjunct of one) stands behind, or no_token.
uint32_t antecedent(const Work& work, uint32_t verb);
// The noun phrase and those coordinated with it, in text order.
void conjuncts(const Work& work, uint32_t noun, std::vector<uint32_t>& out);
// The verb's lemma with its particle: "carry out".
std::string verb_key(const Work& work, const Draft& draft);

// frames_arguments.cpp: arguments written beside the predicate.
void add_phrase(const Work& work, Frame& frame, Slot slot, uint32_t noun, uint32_t marker, bool inherited);
void read_verb(Work& work, Draft& draft);
void read_preposition(Work& work, Draft& draft, uint32_t preposition, bool inherited);
void read_clause(Work& work, Draft& draft, uint32_t clause);

// frames_nouns.cpp: nouns and adjectives; light verbs.
void read_noun(Work& work, Draft& draft);
void read_adjective(Work& work, Draft& draft);
void join_light_verbs(Work& work);

// frames_subjects.cpp: arguments that stand elsewhere, and how frames hang together.
void inherit(Work& work);
void link(Work& work);

}  // namespace dateline::frames
