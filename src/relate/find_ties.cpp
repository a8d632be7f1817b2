#include <algorithm>
#include <array>

#include "relate/passes.h"
#include "relate/tie_finder.h"

namespace dateline {

std::vector<Tie> TieFinder::find() {
  for (uint32_t i = 0; i < s_.size(); ++i) {
    if (hyphenated(i)) continue;
    if (clause_.is_verb(i)) verb(i);
    if (clause_.is_noun(i)) {
      role_noun(i);
      act_noun(i);
      owned_body(i);
      unit(i);
      behalf(i);
    }
    if (s_.dep[i] == Dep::prep && s_.lemma(i) == "include") including(i);
    if (s_.dep[i] == Dep::prep) within(i), of_body(i);
    if (s_.pos[i] == Pos::ADJ || s_.tag[i] == Tag::VBN) adjective(i);
  }
  std::stable_sort(ties_.begin(), ties_.end(),
                   [](const Tie& x, const Tie& y) { return x.tokens.begin < y.tokens.begin; });
  return std::move(ties_);
}

void TieFinder::add(const std::vector<Filler>& as, const std::vector<Filler>& bs, const RelationWord& word,
                    uint32_t cue) {
  for (const Filler& from : as) {
    for (const Filler& to : bs) {
      if (in_.mentions.is_same_actor(from.head, to.head) || !is_sound(from, to, word)) continue;
      const Filler& a = word.reversed ? to : from;
      const Filler& b = word.reversed ? from : to;
      // A party of another sentence is no part of the words that say so.
      const Span here = s_.sentence(s_.sentence_of(cue));
      const Span tokens{std::max(here.begin, std::min({cue, from.head, to.head})),
                        std::min(here.end, std::max({cue, from.head, to.head}) + 1)};
      const auto same = [&](const Tie& t) {
        return t.kind == word.value && t.sentence == s_.sentence_of(cue) &&
               in_.mentions.is_same_actor(t.a.head, a.head) && in_.mentions.is_same_actor(t.b.head, b.head);
      };
      if (std::any_of(ties_.begin(), ties_.end(), same)) continue;
      ties_.push_back({a, b, word.value, tokens, clause_.claims(cue), "tie " + word.value + " " + word.where,
                       s_.sentence_of(cue)});
    }
  }
}

const Mention* TieFinder::named(const Filler& filler) const {
  const Mention* m = mention(filler);
  return m != nullptr && (m->as == MentionKind::name || m->as == MentionKind::alias) ? m : nullptr;
}

const std::string& TieFinder::type_of(const Filler& filler) const {
  static const std::string unknown;
  const Mention* m = mention(filler);
  return m == nullptr ? unknown : in_.mentions.actors[m->actor].type;
}

bool TieFinder::is_body(const Filler& filler) const {
  const std::string& type = type_of(filler);
  static constexpr std::array<std::string_view, 6> no_bodies = {"person",     "state",     "people",
                                                                "government", "civilians", "protesters"};
  return !type.empty() && std::find(no_bodies.begin(), no_bodies.end(), type) == no_bodies.end();
}

// What belongs to another is no part of its own name ("the Quraysh clan" of Quraysh); what includes a party
// by name is a body, no person and no state.
bool TieFinder::is_sound(const Filler& from, const Filler& to, const RelationWord& word) const {
  if (word.value != "part_of" && word.value != "member_of") return true;
  const Filler& part = word.reversed ? to : from;
  const Filler& whole = word.reversed ? from : to;
  if (word.value == "part_of" && part.tokens.contains(whole.head) && part.head > whole.head &&
      named(part) != nullptr && s_.dep[whole.head] != Dep::poss)
    return false;
  if (word.reversed) return named(part) != nullptr;
  return true;
}

void TieFinder::verb(uint32_t i) {
  const std::string lemma = clause_.lemma_with_particle(i);
  // "pledge allegiance to Y", "join forces with Y": the verb with its object, where there is such an entry.
  const uint32_t object = in_.tree.child(i, Dep::dobj);
  const std::string wide = object == i ? lemma : lemma + " " + clause_.lemma(object);
  const bool is_wide = in_.lexicon.has(RelationTable::tie_verbs, wide);
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_verbs, is_wide ? wide : lemma))
    verb(i, word);
  mutual(i, lemma);
  known_as(i, lemma);
}

void TieFinder::verb(uint32_t i, const RelationWord& word) {
  std::vector<uint32_t> heads = clause_.objects(i);
  if (!word.prepositions.empty()) {
    heads = clause_.after(i, word.prepositions);
    // "lend support to Y": the parser hangs the preposition on either word.
    const uint32_t object = in_.tree.child(i, Dep::dobj);
    if (heads.empty() && object != i) heads = clause_.after(object, word.prepositions);
    if (heads.empty()) heads = after_adjuncts(i, word.prepositions);
  }
  auto bs = clause_.parties(heads);
  if (bs.empty() && word.value == "member_of") bs = units(heads);
  if (word.value == "member_of") std::erase_if(bs, [&](const Filler& f) { return !is_body(f); });
  // Who leads an attack of theirs does not lead them.
  if (word.value == "leads") {
    std::erase_if(
        bs, [&](const Filler& f) { return std::find(heads.begin(), heads.end(), f.head) == heads.end(); });
  }
  const bool turned = word.of_object || (clause_.is_passive(i) && !word.prepositions.empty());
  auto as = clause_.parties(turned ? clause_.objects(i) : clause_.subjects(i));
  // "the survivors included Bangladeshis": a crowd has no parts; "the nations include France" does.
  if (word.reversed && word.value == "part_of")
    std::erase_if(as, [&](const Filler& f) {
      return (type_of(f) == "civilians" && clause_.lemma(f.head) != "nation") || is_person(f);
    });
  if (word.bodies) std::erase_if(bs, [&](const Filler& f) { return !is_body(f); });
  if (bs.empty() || clause_.is_denied(i)) return;
  if (word.value == "leads" && bs.size() == 1) {
    if (const auto beside = body_before(i); !beside.empty()) bs = beside;
  }
  add(as, bs, word, i);
}

// "stands shoulder to shoulder with Y", "fought in the east against Y": the preposition hangs on a word
// between.
std::vector<uint32_t> TieFinder::after_adjuncts(uint32_t verb,
                                                const std::vector<std::string>& prepositions) const {
  for (const uint32_t child : in_.tree.children(verb)) {
    if (child < verb) continue;
    const Dep dep = s_.dep[child];
    if (dep == Dep::npadvmod || dep == Dep::advmod || dep == Dep::acomp) {
      if (auto found = clause_.after(child, prepositions); !found.empty()) return found;
    }
    if (dep != Dep::prep && dep != Dep::npadvmod && dep != Dep::advmod) continue;
    // "in the east against Y", "shoulder to shoulder with Y"
    for (uint32_t inner = child + 1; inner < in_.tree.subtree(child).end; ++inner) {
      if (s_.dep[inner] != Dep::pobj || in_.mentions.mention_at(inner) != nullptr) continue;
      if (auto found = clause_.after(inner, prepositions); !found.empty()) return found;
    }
  }
  return {};
}

// "joined the alliance, led by Y": the body just before the comma is the one led, whatever the parser says.
std::vector<Filler> TieFinder::body_before(uint32_t verb) const {
  if (verb < 2 || s_.tag[verb] != Tag::VBN || s_.form(verb - 1) != ",") return {};
  for (const Mention& m : in_.mentions.mentions) {
    const Filler body{m.head, m.tokens};
    if (m.tokens.end == verb - 1 && is_body(body)) return {body};
  }
  return {};
}

// "X and Y clashed", "X and Y joined forces": between the subjects, where no other party is named.
void TieFinder::mutual(uint32_t i, const std::string& lemma) {
  const uint32_t object = in_.tree.child(i, Dep::dobj);
  const std::string key = object == i ? lemma : lemma + " " + clause_.lemma(object);
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_mutual, key)) {
    if (clause_.is_passive(i) || clause_.is_denied(i)) continue;
    if (!clause_.after(i, {"with", "against"}).empty()) continue;
    const auto parties = clause_.parties(clause_.subjects(i));
    for (size_t k = 1; k < parties.size(); ++k)
      add({parties.front()}, {parties[k]}, word, i);
  }
}

// "security forces, known as X": two parties where the mentions did not make them one.
void TieFinder::known_as(uint32_t i, const std::string& lemma) {
  if (lemma != "know" || s_.tag[i] != Tag::VBN) return;
  static const RelationWord word = RelationWord::of("also_known_as", "known as");
  add(clause_.parties(clause_.objects(i)), clause_.parties(clause_.after(i, {"as"})), word, i);
}

// "rebel groups, including X and Y"
void TieFinder::including(uint32_t i) {
  if (s_.is_root(i) || !clause_.is_noun(s_.head[i])) return;
  static const RelationWord word = RelationWord::of("part_of", "including", true);
  auto wholes = clause_.parties({s_.head[i]});
  std::erase_if(wholes, [&](const Filler& f) { return !is_body(f); });
  const uint32_t first = in_.tree.child(i, Dep::pobj);
  if (first != i) add(wholes, clause_.parties(clause_.after(s_.head[i], {"include"})), word, i);
}

void TieFinder::adjective(uint32_t i) {
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_adjectives, clause_.lemma(i)))
    adjective(i, word);
  if (s_.lemma(i) == s_.form(i)) return;
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_adjectives, s_.form(i)))
    adjective(i, word);
}

void TieFinder::adjective(uint32_t i, const RelationWord& word) {
  const auto bs = clause_.parties(clause_.after(i, word.prepositions));
  if (bs.empty() || clause_.is_denied(i) || s_.is_root(i)) return;
  const uint32_t up = s_.head[i];
  std::vector<uint32_t> as;
  if (s_.dep[i] == Dep::acomp || s_.dep[i] == Dep::attr)
    as = clause_.subjects(up);
  else if (clause_.is_noun(up))
    as = {up};
  else if (s_.tag[i] == Tag::VBN)
    as = clause_.objects(i);
  add(clause_.parties(as), bs, word, i);
}

std::vector<Tie> find_ties(const RelateInput& input) {
  return TieFinder(input).find();
}

// Whoever takes ground from somebody is at war with him. Every taking tells it once.
void add_takers(const std::vector<Ground>& taken, const RelateInput& input, std::vector<Tie>& ties) {
  const auto is = [&](const Filler& x, const Filler& y) {
    return input.mentions.is_same_actor(x.head, y.head);
  };
  for (const Ground& g : taken) {
    if (is(g.holder, *g.from)) continue;
    const auto same = [&](const Tie& t) {
      return t.kind == "hostile" && t.sentence == g.sentence &&
             ((is(t.a, g.holder) && is(t.b, *g.from)) || (is(t.b, g.holder) && is(t.a, *g.from)));
    };
    if (std::any_of(ties.begin(), ties.end(), same)) continue;
    const Span here = input.syntax.sentence(g.sentence);
    const auto [low, high] = std::minmax({g.place_head, g.holder.head, g.from->head});
    const Span words{std::max(here.begin, low), std::min(here.end, high + 1)};
    ties.push_back({g.holder, *g.from, "hostile", words, g.claims, "tie hostile " + g.why, g.sentence});
  }
  std::stable_sort(ties.begin(), ties.end(),
                   [](const Tie& x, const Tie& y) { return x.tokens.begin < y.tokens.begin; });
}

}  // namespace dateline
