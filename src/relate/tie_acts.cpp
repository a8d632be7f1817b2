#include <algorithm>

#include "relate/tie_finder.h"

namespace dateline {

void TieFinder::act_noun(uint32_t i) {
  const std::string lemma = clause_.lemma(i);
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_acts, lemma))
    act_noun(i, word);
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_between, lemma)) {
    between(i, word);
    paired(i, word);
  }
}

void TieFinder::act_noun(uint32_t i, const RelationWord& word) {
  auto bs = clause_.parties(clause_.after(i, word.prepositions));
  // "the fight to defeat X" is the verb's to tell; "in support of X", "received support from Y".
  if (clause_.is_denied(i)) return;
  if (helped(i, word, bs)) return;
  if (bs.empty()) return given(i, word);
  add(clause_.parties(clause_.doers(i)), bs, word, i);
}

// "X received backing from Y": Y does it.
void TieFinder::given(uint32_t i, const RelationWord& word) {
  if (word.value == "hostile" || s_.is_root(i) || s_.dep[i] != Dep::dobj) return;
  const uint32_t verb = s_.head[i];
  if (!in_.lexicon.has(RelationTable::receiving_verbs, clause_.lemma(verb))) return;
  auto givers = clause_.after(i, {"from", "of"});
  if (givers.empty()) givers = clause_.after(verb, {"from"});
  if (givers.empty()) givers = clause_.owners(i);
  add(clause_.parties(givers), clause_.parties(clause_.subjects(verb)), word, i);
}

// "captured it with the aid of Y", "with Russian air support", "helped by backing from Y": Y helps the one
// who did.
bool TieFinder::helped(uint32_t i, const RelationWord& word, const std::vector<Filler>& helpers) {
  if (s_.dep[i] != Dep::pobj || !in_.lexicon.has(RelationTable::helping_nouns, clause_.lemma(i)))
    return false;
  const uint32_t preposition = s_.head[i];
  const bool with = s_.lemma(preposition) == "with", by = s_.lemma(preposition) == "by";
  if (!with && !by) return false;
  const uint32_t verb = clause_.governing_verb(i);
  if (!clause_.is_verb(verb)) return false;
  auto by_whom = clause_.parties(clause_.after(i, {"from"}));
  if (by_whom.empty() && !clause_.after(i, {"of"}).empty()) by_whom = helpers;
  if (by_whom.empty() && helpers.empty()) by_whom = clause_.parties(clause_.owners(i));
  if (by_whom.empty()) return false;
  const bool passive = by && clause_.is_passive(verb);
  add(by_whom, clause_.parties(passive ? clause_.objects(verb) : clause_.subjects(verb)), word, i);
  return true;
}

void TieFinder::between(uint32_t i, const RelationWord& word) {
  if (clause_.is_denied(i)) return;
  auto heads = clause_.after(i, {"between"});
  // "fighting continued for the town between X and Y"
  if (heads.empty() && s_.dep[i] == Dep::nsubj && clause_.is_verb(s_.head[i]))
    heads = clause_.after(s_.head[i], {"between"});
  const auto both = clause_.parties(heads);
  for (size_t k = 1; k < both.size(); ++k)
    add({both.front()}, {both[k]}, word, i);
}

// "On behalf of Y, X said ..."
void TieFinder::behalf(uint32_t i) {
  if (s_.lemma(i) != "behalf" || s_.dep[i] != Dep::pobj || s_.lemma(s_.head[i]) != "on") return;
  static const RelationWord word = RelationWord::of("speaks_for", "on behalf of");
  const uint32_t verb = clause_.governing_verb(i);
  if (clause_.is_verb(verb))
    add(clause_.parties(clause_.subjects(verb)), clause_.parties(clause_.after(i, {"of"})), word, i);
}

}  // namespace dateline
