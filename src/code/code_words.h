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
  // frames
  copula,         // "be", "become", "remain"
  light_verb,     // "launch" (an attack): joined to the noun it takes as object
  light_receive,  // "receive" (support), "suffer" (a raid): as above, and its subject is the noun's object
  light_prep,     // "take part in", "be in" (talks): joined to the object of the preposition
  light_prep_receive,  // "come under" (fire)
  light_occur,         // "erupt", "take place": joined to its subject
  event_noun,          // nouns that name an act, for all of these
  quantity_noun,       // "dozens of people", "a wave of attacks": what follows "of" is meant
  group_noun,          // "rebel", "police": before an event noun they are its subject ("a rebel attack")
  complex_prep,        // nouns of prepositions: "in exchange for"
  always_transitive,   // without an object, "kill" in a headline is a passive ("12 killed in Gao")
  subject_control,     // "promise X to leave": the promiser leaves; of all others X leaves
  object_acts,         // "send troops to seize X": of purposes too, the object acts
  noun_infinitive,     // "an offer to leave": the owner leaves
  noun_demand,         // "a call on X to leave", "pressure for": X leaves
  water,               // "the Red Sea": nobody's ground
  law,                 // "a bill on banks": "on" tells what it is about
  // factuality
  plan,          // complement is planned
  demand,        // complement is demanded
  offer,         // complement is offered
  threat,        // complement is threatened
  suppose,       // complement is hypothetical: "consider", "fear"
  negate,        // complement did not happen: "fail", "refuse", "prevent"
  cancel,        // the noun that is its object did not happen: "cancel", "avert"
  realize,       // complement happened if it did: "manage", "force", "help"
  phase,         // complement goes on: "continue"; adjectives: "ongoing"
  plan_word,     // adjectives and adverbs: "planned", "upcoming", "imminent"
  suppose_word,  // "possible", "potential", "would-be"
  durative,      // nouns of acts that last: ongoing where told of in the present ("the fighting is ...")
  // attribution
  say,          // reports its complement: "say", "tell", "announce", "claim"
  denial,       // "deny", "dispute": the subject denies the complement
  confirm,      // "confirm", "verify": with a negation, does not confirm
  accuse,       // "accuse X of ...": the accuser asserts the complement
  hedge,        // adverbs and adjectives: "allegedly", "reported"
  report_noun,  // "statement", "report", "claim": what is told, or what a denial speaks of
};
inline constexpr size_t word_class_count = 35;  // one bit each in CodeWords: 64 at most

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
  std::unordered_map<std::string, uint64_t, Hash, std::equal_to<>> classes_;  // lemma -> bits by WordClass
};

}  // namespace dateline
