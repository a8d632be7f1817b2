// The words of ties, ground and answers (lexicon/relate/*.txt; each file says what its tables mean).
//
//   auto lexicon = RelationLexicon::load("lexicon");
//   if (!lexicon) return lexicon.error();          // names file and line
//   lexicon->find(RelationTable::tie_verbs, "back");
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline {

enum class RelationTable : uint8_t {
  tie_verbs,
  tie_nouns,
  tie_acts,
  tie_between,
  tie_mutual,
  tie_adjectives,
  tie_participles,
  tie_prefixes,
  tie_former,
  tie_deputies,
  owned_bodies,
  unit_words,
  tie_denials,
  light_verbs,
  helping_nouns,
  receiving_verbs,
  stands_for,
  helping_verbs,
  sending_verbs,
  says,
  ground_verbs,
  ground_nouns,
  control_nouns,
  control_verbs,
  ground_participles,
  ground_words,
  ground_parts,
  ground_seats,
  ground_kinds,
  answered,
  answer_types,
  answer_words,
  answer_limits,
  blamed,
  calling,
};
inline constexpr size_t relation_table_count = 35;

// One line's say about one word. Which fields are set depends on the table.
struct RelationWord {
  std::string value;                       // kind of tie, state of ground, types or manner of answer
  std::vector<std::string> prepositions;   // of ties: b stands after one of them; empty: plain object
  std::vector<std::string> holder, place;  // of ground: "subject", "object" or prepositions
  std::vector<std::string> from, to;
  bool reversed = false;   // b does it to a
  bool own = true;         // of tie_nouns: a possessor or a nationality before it may be b
  bool bodies = false;     // of tie_verbs: b is an organised body ("runs the ministry")
  bool armed = false;      // of ground_verbs: the holder bears arms
  bool by_force = false;   // of ground lost to another: it was taken
  bool of_object = false;  // of tie_verbs: a is the verb's object ("backs X against Y")
  std::string where;       // "relate/ties.txt:12"

  // A word that no line of a table gives.
  static RelationWord of(std::string value, std::string where, bool reversed = false) {
    RelationWord out;
    out.value = std::move(value), out.where = std::move(where), out.reversed = reversed;
    return out;
  }
};

class RelationLexicon {
 public:
  // Reads every relate/*.txt under the directory. Errors: lexicon_missing, lexicon_malformed.
  static Result<RelationLexicon> load(const std::string& lexicon_directory);
  // The same from texts in memory, {name for messages, content}.
  static Result<RelationLexicon> from_texts(const std::vector<std::pair<std::string, std::string>>& files);

  // Hash of all files read; goes into records.
  const std::string& version() const { return version_; }

  // All lines of the table with the word ("fight against" and "fight" have one each); empty where none.
  const std::vector<RelationWord>& find(RelationTable table, std::string_view word) const;
  bool has(RelationTable table, std::string_view word) const { return !find(table, word).empty(); }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Words = std::unordered_map<std::string, std::vector<RelationWord>, Hash, std::equal_to<>>;

  std::string version_;
  std::array<Words, relation_table_count> tables_;
};

}  // namespace dateline
