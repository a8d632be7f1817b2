// Frames: who does what in a clause, or around a noun that names an act. Read from the parse alone, before
// any lexicon of acts: passives turned round, subjects of infinitives and coordinated verbs filled in, light
// verbs joined to their noun.
//
//   std::vector<Frame> frames = find_frames(syntax, tree, words);   // words: code_words.h
//   // "Rebels were driven out of Gao by French troops": head "driven", particle "out", passive,
//   // {subj, troops}, {obj, Rebels}, {prep "of", Gao}
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "code/code_words.h"
#include "syntax/syntax.h"

namespace dateline {

inline constexpr uint32_t no_token = UINT32_MAX;

enum class PredicateKind : uint8_t { verb, noun, adjective };

enum class Slot : uint8_t {
  subj,  // deep subject: of a passive its by-phrase, of a noun its owner, its by-phrase or a light verb's
         // subject
  obj,   // deep object: of a passive its subject, of a noun of action what follows "of"
  iobj,  // recipient without a preposition
  attr,  // what subj or obj is said to be ("called X a thief", "is illegal")
  comp,  // head of a clausal complement ("demanded that X leave", "agreed to meet", "accused X of killing")
  prep,  // object of the preposition `marker` ("with", "out of" as "of" after the particle)
  mod,   // adjective, noun or nationality before a noun
};
// A gerund after a preposition is both a comp (marker: the preposition) and a prep. "Gave money to X" has X
// both as prep "to" and as iobj (marker: "to"). "Attack of X" has X both as prep "of" and as obj (marker:
// "of"). Relative pronouns are given as what they stand for, "dozens of people" as "people"; a clause with a
// light verb is given as its noun ("threatened to impose sanctions": comp sanctions).

struct Argument {
  Slot slot = Slot::obj;
  uint32_t head = 0;           // head token of the phrase; coordinated phrases are arguments of their own
  uint32_t marker = no_token;  // the preposition, or "that"/"to"/"if" of a clause
  bool inherited =
      false;  // not written beside the predicate: from the governing clause, a light verb, an antecedent
};

// How a frame hangs on another one: as its subject, its object (or iobj), in one of its prepositional phrases
// (gerunds too), as a clause it takes as complement, as what its subject or object is said to be, ...
enum class FrameLink : uint8_t {
  none,
  subject,
  object,
  prepositional,
  complement,
  attribute,
  adverbial,
  relative,  // relative clauses and participles after a noun
  conjunct,
  apposition,
  attributive,  // before a noun: "detained activists", "Kurdish-held territory"
  parataxis,
};

struct Frame {
  uint32_t head = 0;  // predicate token
  PredicateKind kind = PredicateKind::verb;
  uint32_t particle = no_token;  // "off" of "called off"
  bool passive = false;
  // Of nouns: "launched" of "launched an attack", "was" of "there was an attack", "erupted" of "clashes
  // erupted"; the verb has no frame of its own, what hangs on it hangs on this frame.
  uint32_t light_verb = no_token;
  std::vector<Argument> arguments;  // in slot order, then text order
  uint32_t parent = no_token;       // index of the frame this one hangs on
  FrameLink link = FrameLink::none;
  uint32_t sentence = 0;

  // First argument of the slot, or nullptr.
  const Argument* first(Slot slot) const;
};

// Frames by head token, ascending; at most one per token. Linear in the number of tokens (a sentence's frames
// look only at their own neighbourhood). A frame's parent may stand after it.
std::vector<Frame> find_frames(const Syntax& syntax, const Tree& tree, const CodeWords& words);

// The frame whose head is the token, or nullptr; `frames` as find_frames gives them.
const Frame* frame_at(const std::vector<Frame>& frames, uint32_t head);

}  // namespace dateline
