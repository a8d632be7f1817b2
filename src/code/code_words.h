// Closed word lists that shape an event whatever its type (lexicon/code/*.txt): light verbs, control of
// infinitives, verbs that make their complement planned, demanded or denied, cues of attribution. Which words
// are acts is the event lexicon's to say (event_lexicon.h).
//
//   auto words = CodeWords::load("lexicon");     // EventLexicon::load does this and keeps it in its tables
//   if (words->has(WordClass::object_control, "urge")) ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dateline {

// One per `@class` line of lexicon/code; the file says what each is for, under the same name.
enum class WordClass : uint8_t {
  light_verb,       // "launch" (an attack): joined to the noun it takes as object
  light_prep,       // "take part in", "come under", "be on": joined to the object of a preposition
  object_control,   // "urge X to leave": X leaves
  subject_control,  // "promise X to leave": the promiser leaves
  event_noun,       // nouns that name an act though no verb lies behind the list ("offensive", "talks")
  copula,           // "be", "become", "remain"
  plan,             // complement is planned
  demand,           // complement is demanded
  offer,            // complement is offered
  threat,           // complement is threatened
  suppose,          // complement is hypothetical: "consider", "fear", "could"
  negate,           // complement did not happen: "fail", "refuse", "prevent"
  phase,            // "begin", "continue": complement goes on
  denial,           // "deny": complement is denied by the subject
  doubt,            // "did not confirm", "could not verify" are built from these
  say,              // reports its complement: "say", "tell", "announce", "claim"
  accuse,           // "accuse X of ...": the accuser asserts the complement
  hedge,            // adverbs and adjectives: "allegedly", "alleged", "reportedly"
  plan_word,        // adjectives and adverbs: "planned", "upcoming", "imminent"
  suppose_word,     // "possible", "potential", "would-be"
  source_noun,      // "statement", "report", "account": what a denial speaks of
};
inline constexpr size_t word_class_count = 21;

class CodeWords {
 public:
  // Reads every code/*.txt under the directory. Errors: lexicon_missing, lexicon_malformed.
  static Result<CodeWords> load(const std::string& lexicon_directory);
  // The same from texts in memory, {name for messages, content}.
  static Result<CodeWords> from_texts(const std::vector<std::pair<std::string, std::string>>& files);

  // `lemma` in lower case; verbs with a particle as "carry out".
  bool has(WordClass word_class, std::string_view lemma) const;

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> classes_;  // lemma -> bits by WordClass
};

}  // namespace dateline
