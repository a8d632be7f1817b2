// What a clause's own words say of its act: tense, modals, negation, marks, adjectives. Internal to
// factuality.cpp.
#pragma once

#include <string_view>

#include "code/factuality.h"

namespace dateline {

class ClauseReader {
 public:
  ClauseReader(const Syntax& syntax, const Tree& tree, const CodeWords& words)
      : syntax_(syntax), tree_(tree), words_(words) {}

  // Without regard to what the frame depends on. `reported`: complement of a word of saying.
  Factuality read(const Frame& frame, bool reported) const;

  bool is_infinitive(uint32_t verb) const;     // "to leave"
  bool is_finite_clause(uint32_t verb) const;  // has a tense or a modal
  bool is_subjunctive(uint32_t verb) const;    // "(that) he leave"
  bool is_future(uint32_t verb) const;         // "will", "would"
  bool has_obligation(uint32_t verb) const;    // "should", "must"
  bool is_indefinite(uint32_t noun) const;     // "a deal", "two deals"
  // A conjunct that has no auxiliary or "to" of its own where the first has.
  bool lacks_tense(const Frame& frame, const Frame& first) const;
  bool is_contrasted(const Frame& frame) const;  // "not X but Y"

 private:
  uint32_t carrier(const Frame& frame) const;
  void read_verb(uint32_t verb, const Frame& frame, bool reported, Factuality& out) const;
  void read_modal(std::string_view modal, bool perfect, bool reported, Factuality& out) const;
  void read_marks(uint32_t verb, Factuality& out) const;
  void read_noun(const Frame& frame, Factuality& out) const;
  bool has_negative_party(uint32_t verb) const;
  bool is_question(uint32_t verb) const;
  bool is_told_in_present(const Frame& frame) const;

  const Syntax& syntax_;
  const Tree& tree_;
  const CodeWords& words_;
};

}  // namespace dateline
