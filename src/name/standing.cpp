// Metonymy by syntactic role: a capital or country that acts or is acted on is its government; one where
// something happens is ground.
#include "name/passes.h"

namespace dateline {

namespace {

// The head of a chain of coordinated nouns: Tehran in "Washington and Tehran" stands as Washington does.
uint32_t first_conjunct(const Syntax& syntax, uint32_t head) {
  for (int steps = 0; steps < 20; ++steps) {
    if (syntax.dep[head] != Dep::conj || syntax.is_root(head) || !is_noun(syntax.tag[syntax.head[head]]))
      return head;
    head = syntax.head[head];
  }
  return head;
}

// What a preposition hangs on, and that one's object where it is a light verb ("making concessions to").
bool governor_is(const StoryContext& story, uint32_t preposition, std::string_view cue) {
  const auto& syntax = story.syntax;
  const uint32_t governor = syntax.head[preposition];
  if (story.lexicon.is_cue(cue, lower_ascii(syntax.lemma(governor)))) return true;
  if (!is_verb(syntax.tag[governor])) return false;
  for (const uint32_t child : story.tree.children(governor)) {
    if (child > preposition) break;
    if (syntax.dep[child] == Dep::dobj && story.lexicon.is_cue(cue, lower_ascii(syntax.lemma(child))))
      return true;
  }
  return false;
}

Standing after_preposition(const StoryContext& story, uint32_t preposition, bool capital) {
  const std::string word = lower_ascii(story.syntax.form(preposition));
  if (story.lexicon.is_cue("locative_preposition", word)) {
    // "toward Moscow", of a policy, would be a party; ground is far more common.
    return Standing::ground;
  }
  if (word == "to" || word == "from") {
    if (capital) return governor_is(story, preposition, "party_word") ? Standing::party : Standing::ground;
    return governor_is(story, preposition, "motion_word") ? Standing::ground : Standing::party;
  }
  if (word == "of") {
    if (governor_is(story, preposition, "place_noun")) return Standing::ground;
    return capital ? Standing::ground : Standing::party;
  }
  if (capital && (word == "on" || word == "for" || word == "before" || word == "after" || word == "like" ||
                  word == "under")) {
    return governor_is(story, preposition, "party_word") ? Standing::party : Standing::ground;
  }
  return Standing::party;  // with, by, between, against, among, for, about ...
}

}  // namespace

Standing standing_of_country(const StoryContext& story, uint32_t head) {
  const auto& syntax = story.syntax;
  const uint32_t h = first_conjunct(syntax, head);
  switch (syntax.dep[h]) {
    case Dep::pobj:
      return after_preposition(story, syntax.head[h], false);
    case Dep::appos:
    case Dep::npadvmod:
      // "Mosul, Iraq" is ground; "Iranian-backed" is not.
      return syntax.tag[h] == Tag::NNP && syntax.dep[h] == Dep::appos && is_proper(syntax.tag[syntax.head[h]])
                 ? Standing::ground
                 : Standing::party;
    case Dep::dobj:
      return story.lexicon.is_cue("motion_word", syntax.lemma(syntax.head[h])) ? Standing::ground
                                                                               : Standing::party;
    case Dep::poss:
      return story.lexicon.is_cue("place_noun", syntax.lemma(syntax.head[h])) ? Standing::ground
                                                                              : Standing::party;
    default:
      return Standing::party;
  }
}

Standing standing_of_capital(const StoryContext& story, uint32_t head) {
  const auto& syntax = story.syntax;
  const uint32_t h = first_conjunct(syntax, head);
  const uint32_t governor = syntax.head[h];
  switch (syntax.dep[h]) {
    case Dep::nsubj:
      return story.lexicon.is_cue("city_verb", syntax.lemma(governor)) ? Standing::ground : Standing::party;
    case Dep::nsubjpass:
    case Dep::dobj:
    case Dep::dative:
      return story.lexicon.is_cue("party_verb", syntax.lemma(governor)) ? Standing::party : Standing::ground;
    case Dep::pobj:
      return after_preposition(story, governor, true);
    case Dep::poss:
      return story.lexicon.is_cue("place_noun", syntax.lemma(governor)) || is_proper(syntax.tag[governor])
                 ? Standing::ground
                 : Standing::party;
    case Dep::npadvmod:
      return Standing::party;  // "Moscow-backed"
    default:
      return Standing::ground;
  }
}

}  // namespace dateline
