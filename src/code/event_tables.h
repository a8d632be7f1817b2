// The compiled event lexicon: what docs/events.md describes as text, as flat tables. Words are interned in
// lower case; indices point into the vectors of Tables.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "code/code_words.h"
#include "code/event_lexicon.h"
#include "code/frame.h"
#include "code/plover.h"

namespace dateline {

inline constexpr uint32_t no_word = UINT32_MAX;

// A run of indices of one of the tables' vectors.
struct TableRange {
  uint32_t begin = 0, end = 0;
  bool empty() const { return begin == end; }
};

// One or more words that stand side by side; the head is the last before any preposition ("prime minister",
// "act of war").
struct WordSequence {
  uint32_t head = no_word;
  std::vector<uint32_t> before, after;  // in text order
  bool single() const { return before.empty() && after.empty(); }
};

enum class ValueKind : uint8_t {
  words,       // `index`: word sequence
  word_class,  // `index`: class
  any,
  absent,
  actor,
  person,
  country,
  government,
  armed,
  civil,
  place,
  number,
  act,  // `index`: bit set of types
};

struct EventValue {
  ValueKind kind = ValueKind::any;
  bool denied = false;
  uint32_t index = 0;
};

// Where a condition looks: "on | against" are two places.
struct ArgumentPlace {
  Slot slot = Slot::obj;
  uint32_t preposition = no_word;  // of Slot::prep
};

struct EventCondition {
  std::vector<ArgumentPlace> places;
  TableRange values;  // one of those not denied must hold, none of the denied may
};

// Where to look for a party: an argument, and from there its owner or what a preposition brings.
struct RolePath {
  enum class Step : uint8_t { none, subject, object, owner, preposition };
  ArgumentPlace place{Slot::subj, no_word};
  Step step = Step::none;
  uint32_t step_preposition = no_word;
  bool nobody = false;  // "none": the search ends here
};

enum class EntryKind : uint8_t { act, none, pass };
enum class Voice : uint8_t { any, active, passive };
// What becomes of an act in the complement of another.
struct ComplementRule {
  enum class Do : uint8_t { by_type, drop, keep, status } what = Do::by_type;
  EventStatus status = EventStatus::happened;
};

struct EventEntry {
  PredicateKind predicate = PredicateKind::verb;
  EntryKind kind = EntryKind::act;
  EventType type = EventType::CONSULT;
  std::string mode;
  uint64_t contexts = 0;  // bits by index of context_names
  Voice voice = Voice::any;
  TableRange conditions;
  std::optional<TableRange> source, target;  // role paths; none: the type's
  std::optional<EventStatus> status;
  ComplementRule complement;
  std::optional<bool> mutual;  // coordinated subjects act on each other
  uint32_t file = 0, line = 0;
  std::string words;  // as written, for `why`
  uint16_t condition_count = 0;
  uint16_t narrowness = 0;
};

// One way of writing an entry's words, found by its head: for verbs the first word, whose other words depend
// on it ("call off", "take aim"); else a sequence.
struct EventSense {
  uint32_t entry = 0;
  WordSequence words;
};

// A list of word sequences with what they show, sorted by head word.
template <typename Shown>
using WordIndex = std::vector<std::pair<WordSequence, Shown>>;

// Those of the index whose head is the word.
template <typename Shown>
std::span<const std::pair<WordSequence, Shown>> at_head(const WordIndex<Shown>& index, uint32_t word) {
  const auto before = [](const auto& entry, uint32_t head) { return entry.first.head < head; };
  const auto begin = std::lower_bound(index.begin(), index.end(), word, before);
  auto end = begin;
  while (end != index.end() && end->first.head == word)
    ++end;
  return {begin, end};
}

struct TypeRoles {
  TableRange source, target;
  TableRange ground;     // where a place may stand for the target that nobody names
  TableRange authority;  // where a place may stand for those who did what is told in the passive
  ComplementRule complement;
  bool mutual = false;
};

struct WordClassTable {
  std::string name;
  std::vector<uint32_t> words;          // sorted
  std::vector<WordSequence> sequences;  // of more than one word
  bool holds_word(uint32_t word) const;
};

// A mode that words show (modes.txt).
struct EventMode {
  EventType type = EventType::CONSULT;
  std::string name;
  uint32_t file = 0, line = 0;
};

struct EventExample {
  uint32_t file = 0, line = 0, entry = 0;
  std::string sentence;
  bool nothing = false;  // "=> none"
  std::optional<EventType> type;
  std::string mode;
  bool any_mode = false;       // "=> ASSAULT: ..." asks for no mode
  std::string source, target;  // "" none
};

inline constexpr std::array<std::string_view, 38> context_names = {"military",
                                                                   "intelligence",
                                                                   "executive",
                                                                   "legislative",
                                                                   "election",
                                                                   "political_institutions",
                                                                   "pro_democracy",
                                                                   "pro_autocracy",
                                                                   "economic",
                                                                   "legal",
                                                                   "reparations",
                                                                   "human_rights",
                                                                   "rights_freedoms",
                                                                   "repression",
                                                                   "human_security",
                                                                   "gender",
                                                                   "lgbt",
                                                                   "religion_ethnicity",
                                                                   "inequality",
                                                                   "diplomatic",
                                                                   "territory",
                                                                   "peacekeeping",
                                                                   "health",
                                                                   "asylum",
                                                                   "migration",
                                                                   "disaster",
                                                                   "natural_resource",
                                                                   "environment",
                                                                   "technology",
                                                                   "terrorism",
                                                                   "cbrn",
                                                                   "cyber",
                                                                   "misinformation",
                                                                   "crime",
                                                                   "corruption",
                                                                   "illegal_drugs",
                                                                   "trafficking",
                                                                   "historical"};

struct EventLexicon::Tables {
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  CodeWords code_words;
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> word_ids;
  std::vector<std::string> files;
  std::vector<EventEntry> entries;              // in the order of files and lines
  std::vector<std::vector<EventSense>> senses;  // by word
  std::vector<EventCondition> conditions;
  std::vector<EventValue> values;
  std::vector<WordSequence> sequences;
  std::vector<RolePath> paths;
  std::vector<WordClassTable> classes;
  WordIndex<uint64_t> context_words;
  std::vector<EventMode> modes;    // in the order of files and lines
  WordIndex<uint16_t> mode_words;  // -> modes
  std::array<TypeRoles, event_type_count> roles;
  std::vector<EventExample> examples;
  std::vector<Error> doubts;  // what loads but should not be so (duplicates); for `lexicon check`

  uint32_t word(std::string_view lower) const {
    const auto found = word_ids.find(lower);
    return found == word_ids.end() ? no_word : found->second;
  }
  std::string where(uint32_t file, uint32_t line) const { return files[file] + ":" + std::to_string(line); }
  std::string where(const EventEntry& entry) const { return where(entry.file, entry.line); }
};

}  // namespace dateline
