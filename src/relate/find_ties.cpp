#include <algorithm>

#include "relate/passes.h"

namespace dateline {

namespace {

class TieFinder {
 public:
  explicit TieFinder(const RelateInput& input) : in_(input), s_(input.syntax), clause_(input) {}

  std::vector<Tie> find() {
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (hyphenated(i)) continue;
      if (clause_.is_verb(i)) verb(i);
      if (clause_.is_noun(i)) noun(i);
      if (s_.dep[i] == Dep::prep && s_.lemma(i) == "include") including(i);
      if (s_.pos[i] == Pos::ADJ || s_.tag[i] == Tag::VBN) adjective(i);
    }
    std::stable_sort(ties_.begin(), ties_.end(),
                     [](const Tie& x, const Tie& y) { return x.tokens.begin < y.tokens.begin; });
    return std::move(ties_);
  }

 private:
  void add(const std::vector<Filler>& as, const std::vector<Filler>& bs, const RelationWord& word,
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
        ties_.push_back({a, b, word.value, tokens, clause_.claims(cue),
                         "tie " + word.value + " " + word.where, s_.sentence_of(cue)});
      }
    }
  }

  const Mention* named(const Filler& filler) const {
    const Mention* m = in_.mentions.mention_at(filler.head);
    return m != nullptr && (m->as == MentionKind::name || m->as == MentionKind::alias) ? m : nullptr;
  }

  // What belongs to another is no part of its own name ("the Quraysh clan" of Quraysh); what includes a party
  // by name is a body, no person and no state.
  bool is_sound(const Filler& from, const Filler& to, const RelationWord& word) const {
    if (word.value != "part_of" && word.value != "member_of") return true;
    const Filler& part = word.reversed ? to : from;
    const Filler& whole = word.reversed ? from : to;
    if (word.value == "part_of" && part.tokens.contains(whole.head)) return false;
    if (word.reversed) return named(part) != nullptr;
    return true;
  }

  // Whom one can join or be assigned to.
  bool is_body(const Filler& filler) const {
    const Mention* m = in_.mentions.mention_at(filler.head);
    if (m == nullptr) return false;
    const std::string& type = in_.mentions.actors[m->actor].type;
    return type != "person" && type != "state" && type != "people" && type != "government";
  }

  // "French-backed Malian troops": three tokens before the noun.
  bool hyphenated(uint32_t i) {
    const size_t dash = s_.form(i).rfind('-');
    if (dash != std::string_view::npos && dash > 0) return hyphenated_word(i, s_.form(i).substr(dash + 1));
    if (i < 2 || s_.form(i - 1) != "-") return false;
    const auto& words = in_.lexicon.find(RelationTable::tie_participles, s_.form(i));
    if (words.empty()) return false;
    uint32_t noun = i;
    for (int steps = 0; steps < 5 && !clause_.is_noun(noun) && !s_.is_root(noun); ++steps)
      noun = s_.head[noun];
    if (noun <= i || !clause_.is_noun(noun)) return true;
    add(clause_.parties({name_before(i - 1)}), clause_.parties({noun}), words.front(), i);
    return true;
  }

  // The same in one token, as the tokenizer leaves it after a full stop.
  bool hyphenated_word(uint32_t i, std::string_view participle) {
    const auto& words = in_.lexicon.find(RelationTable::tie_participles, participle);
    if (words.empty() || in_.mentions.mention_at(i) == nullptr) return false;
    uint32_t noun = i;
    for (int steps = 0; steps < 5 && !s_.is_root(noun) && (noun == i || !clause_.is_noun(noun)); ++steps)
      noun = s_.head[noun];
    if (noun <= i || !clause_.is_noun(noun)) return true;
    add(clause_.parties({i}), clause_.parties({noun}), words.front(), i);
    return true;
  }

  // The head of the name that ends before the hyphen.
  uint32_t name_before(uint32_t hyphen) const {
    for (const Mention& m : in_.mentions.mentions) {
      if (m.tokens.end == hyphen) return m.head;
    }
    return hyphen - 1;
  }

  void verb(uint32_t i) {
    const std::string lemma = clause_.lemma_with_particle(i);
    for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_verbs, lemma)) {
      auto bs = clause_.parties(word.prepositions.empty() ? clause_.objects(i)
                                                          : clause_.after(i, word.prepositions));
      if (word.value == "member_of") std::erase_if(bs, [&](const Filler& f) { return !is_body(f); });
      if (bs.empty() || clause_.is_denied(i)) continue;
      const bool turned = clause_.is_passive(i) && !word.prepositions.empty();
      add(clause_.parties(turned ? clause_.objects(i) : clause_.subjects(i)), bs, word, i);
    }
    known_as(i, lemma);
  }

  // "security forces, known as X": two parties where the mentions did not make them one.
  void known_as(uint32_t i, const std::string& lemma) {
    if (lemma != "know" || s_.tag[i] != Tag::VBN) return;
    static const RelationWord word{"also_known_as", {}, {}, {}, {}, false, true, "known as"};
    add(clause_.parties(clause_.objects(i)), clause_.parties(clause_.after(i, {"as"})), word, i);
  }

  // "rebel groups, including X and Y"
  void including(uint32_t i) {
    if (s_.is_root(i) || !clause_.is_noun(s_.head[i])) return;
    static const RelationWord word{"part_of", {}, {}, {}, {}, true, true, "including"};
    auto wholes = clause_.parties({s_.head[i]});
    std::erase_if(wholes, [&](const Filler& f) { return !is_body(f); });
    const uint32_t first = in_.tree.child(i, Dep::pobj);
    if (first != i) add(wholes, clause_.parties(clause_.after(s_.head[i], {"include"})), word, i);
  }

  void adjective(uint32_t i) {
    for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_adjectives, clause_.lemma(i))) {
      adjective(i, word);
    }
    if (s_.lemma(i) != s_.form(i)) {
      for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_adjectives, s_.form(i)))
        adjective(i, word);
    }
  }

  void adjective(uint32_t i, const RelationWord& word) {
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

  void noun(uint32_t i) {
    const std::string lemma = clause_.lemma(i);
    // "prime minister", "press secretary" before "minister", "secretary"
    const std::string wide = i > 0 ? clause_.lemma(i - 1) + " " + lemma : lemma;
    const bool is_wide = in_.lexicon.has(RelationTable::tie_nouns, wide);
    for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_nouns, is_wide ? wide : lemma))
      role_noun(i, word);
    for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_acts, lemma))
      act_noun(i, word);
    for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_between, lemma))
      between(i, word);
  }

  // Whom the noun describes: the subject of "is", the name beside it, or its own party.
  std::vector<uint32_t> described(uint32_t i) const {
    if (s_.dep[i] == Dep::attr && !s_.is_root(i)) return clause_.subjects(s_.head[i]);
    const Dep dep = s_.dep[i];
    const bool beside = dep == Dep::compound || dep == Dep::nmod || dep == Dep::appos || dep == Dep::amod;
    if (beside && in_.mentions.mention_at(s_.head[i]) != nullptr) return {s_.head[i]};
    const uint32_t name = in_.tree.child(i, Dep::appos);
    if (name != i && in_.mentions.mention_at(name) != nullptr) return {name};
    return {i};
  }

  void role_noun(uint32_t i, const RelationWord& word) {
    if (clause_.is_denied(i)) return;
    const bool capital = word.value == "capital_of";
    std::vector<uint32_t> heads = described(i);
    std::vector<Filler> as = clause_.parties(heads);
    if (capital) as = capitals(i, heads);
    if (as.empty()) return;
    std::vector<uint32_t> owner_heads = clause_.after(i, word.prepositions);
    if (word.own) {
      auto own = owners_of_role(i);
      // "Kurdish leader Masoud Barzani": the nationality hangs on the name.
      if (!s_.is_root(i) && s_.head[i] > i && clause_.is_noun(s_.head[i])) {
        for (const uint32_t owner : clause_.owners(s_.head[i])) {
          if (owner < i) own.push_back(owner);
        }
      }
      std::erase_if(
          own, [&](uint32_t o) { return o == i || std::find(heads.begin(), heads.end(), o) != heads.end(); });
      owner_heads.insert(owner_heads.end(), own.begin(), own.end());
    }
    std::vector<Filler> bs = clause_.parties(owner_heads);
    if (bs.empty()) bs = body_beside(i);
    if (bs.empty() && word.own) bs = government_of(as, i, word);
    add(as, bs, word, i);
  }

  // "our Turkish allies" are ours: where there is an owner, what else stands before the noun describes it.
  std::vector<uint32_t> owners_of_role(uint32_t i) const {
    std::vector<uint32_t> possessors, all = clause_.owners(i);
    for (const uint32_t owner : all) {
      if (s_.dep[owner] == Dep::poss && s_.head[owner] == i) possessors.push_back(owner);
    }
    return possessors.empty() ? all : possessors;
  }

  // "Joseph Miller, commander, Northern Command"
  std::vector<Filler> body_beside(uint32_t i) const {
    std::vector<Filler> out;
    if (s_.dep[i] != Dep::appos) return out;
    for (const uint32_t child : in_.tree.children(i)) {
      if (child > i && s_.dep[child] == Dep::appos) out = clause_.parties({child});
    }
    std::erase_if(out, [&](const Filler& f) { return !is_body(f); });
    return out;
  }

  // Places are no parties; a capital is named as it stands.
  std::vector<Filler> capitals(uint32_t i, const std::vector<uint32_t>& heads) const {
    std::vector<Filler> out;
    std::vector<uint32_t> named = heads;
    // "the KRG capital Erbil", "Mosul, the group's capital"
    for (const uint32_t child : in_.tree.children(i)) {
      if (s_.dep[child] == Dep::appos) named.push_back(child);
    }
    if (s_.dep[i] == Dep::appos || s_.dep[i] == Dep::compound || s_.dep[i] == Dep::nmod)
      named.push_back(s_.head[i]);
    // The name just before the comma, whatever the parser hung the apposition on.
    const uint32_t first = in_.tree.subtree(i).begin;
    if (s_.dep[i] == Dep::appos && first >= 2 && s_.form(first - 1) == ",") named.push_back(first - 2);
    for (const uint32_t head : named) {
      if (in_.mentions.place_at(head) != nullptr && (head != i || named.size() == 1))
        return {{head, {head, head + 1}}};
    }
    return out;
  }

  // "the Turkish foreign minister" where the adjective names no party, "Secretary Ortiz" whose office is
  // known: the country's government or state, where the story speaks of it.
  std::vector<Filler> government_of(const std::vector<Filler>& as, uint32_t near,
                                    const RelationWord& word) const {
    const Mention* office = as.empty() ? nullptr : in_.mentions.mention_at(as.front().head);
    if (office == nullptr) return {};
    const Actor& holder = in_.mentions.actors[office->actor];
    const bool holds_office = word.value == "member_of" && !holder.office.empty() && holder.sector == "GOV";
    if (holder.country.size() != 3 || holder.type != "person" || !(holds_office || has_nationality(near)))
      return {};
    const Mention* best = nullptr;
    for (const Mention& m : in_.mentions.mentions) {
      const Actor& actor = in_.mentions.actors[m.actor];
      if (actor.country != holder.country || (actor.type != "state" && actor.type != "government")) continue;
      if (best == nullptr || m.head <= near) best = &m;
    }
    if (best == nullptr) return {};
    return {{best->head, best->tokens}};
  }

  bool has_nationality(uint32_t noun) const {
    const uint32_t last = noun;
    for (uint32_t i = noun; i-- > 0 && last - i < 6;) {
      if (s_.pos[i] == Pos::PUNCT || s_.pos[i] == Pos::VERB || s_.pos[i] == Pos::ADP) return false;
      for (const Entity& e : s_.entities) {
        if (e.tokens.contains(i) && (e.label == EntityLabel::NORP || e.label == EntityLabel::GPE))
          return true;
      }
    }
    return false;
  }

  void act_noun(uint32_t i, const RelationWord& word) {
    auto bs = clause_.parties(clause_.after(i, word.prepositions));
    // "the fight to defeat X" is the verb's to tell; "in support of X", "received support from Y".
    if (clause_.is_denied(i)) return;
    if (bs.empty()) return given(i, word);
    if (helped(i, word, bs)) return;
    add(clause_.parties(clause_.doers(i)), bs, word, i);
  }

  // "X received backing from Y", "with the support of Y": Y does it.
  void given(uint32_t i, const RelationWord& word) {
    if (word.value == "hostile" || s_.is_root(i) || s_.dep[i] != Dep::dobj) return;
    const uint32_t verb = s_.head[i];
    static const std::vector<std::string> receive = {"receive", "get", "enjoy", "have", "win"};
    if (std::find(receive.begin(), receive.end(), s_.lemma(verb)) == receive.end()) return;
    auto givers = clause_.after(i, {"from"});
    if (givers.empty()) givers = clause_.after(verb, {"from"});
    add(clause_.parties(givers), clause_.parties(clause_.subjects(verb)), word, i);
  }

  // "captured it with the aid of Y": Y helps the one who did.
  bool helped(uint32_t i, const RelationWord& word, const std::vector<Filler>& helpers) {
    const bool with = s_.dep[i] == Dep::pobj && s_.lemma(s_.head[i]) == "with";
    if (!with || !in_.lexicon.has(RelationTable::helping_nouns, clause_.lemma(i))) return false;
    if (clause_.after(i, {"of", "from"}).empty()) return false;
    const uint32_t verb = clause_.governing_verb(i);
    if (clause_.is_verb(verb)) add(helpers, clause_.parties(clause_.subjects(verb)), word, i);
    return true;
  }

  void between(uint32_t i, const RelationWord& word) {
    if (clause_.is_denied(i)) return;
    const auto both = clause_.parties(clause_.after(i, {"between"}));
    for (size_t k = 1; k < both.size(); ++k)
      add({both.front()}, {both[k]}, word, i);
  }

  const RelateInput& in_;
  const Syntax& s_;
  Clause clause_;
  std::vector<Tie> ties_;
};

}  // namespace

std::vector<Tie> find_ties(const RelateInput& input) {
  return TieFinder(input).find();
}

}  // namespace dateline
