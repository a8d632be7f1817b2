// Persons by name: full names, surnames after them, surnames that the office of the day explains.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "name/passes.h"

namespace dateline {

class PersonReader {
 public:
  explicit PersonReader(StoryContext& story) : story_(story) {}
  // First round: takes note of full names, so that a surname in an earlier sentence finds them too.
  void learn(const NameUnit& unit);
  // Adds the mention; false where the unit is no person.
  bool read(const NameUnit& unit);
  // A name that the recogniser took for something else, but that is the surname of a person of the story;
  // false where it is none.
  bool read_surname(const NameUnit& unit);
  // Takes note that the actor was called by these tokens.
  void note(uint32_t actor, Span tokens);

 private:
  struct FullName {
    std::vector<std::string> pieces;
    std::string key;  // of by_key, for lexicon and unknown persons alike
    uint32_t known = no_index;
  };

  std::vector<std::string> pieces_of(Span tokens) const;
  const FullName* full_name_for(const std::vector<std::string>& pieces) const;
  uint32_t actor_of(const FullName& name, Span tokens);
  uint32_t known_by_surname(const NameHit& hit) const;
  Span without_titles(Span tokens) const;

  void remember(FullName name);

  StoryContext& story_;
  std::vector<FullName> names_;
  std::unordered_map<std::string, std::vector<uint32_t>> by_last_, by_first_;  // piece -> names_
  std::unordered_set<std::string> learned_;
};

}  // namespace dateline
