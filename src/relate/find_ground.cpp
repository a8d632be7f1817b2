#include <algorithm>

#include "relate/passes.h"

namespace dateline {

namespace {

class GroundFinder {
 public:
  GroundFinder(const RelateInput& input, const std::vector<TimeExpression>& times)
      : in_(input), s_(input.syntax), clause_(input), times_(times) {}

  std::vector<Ground> find() {
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (hyphenated(i)) continue;
      if (clause_.is_verb(i)) verb(i);
      if (clause_.is_noun(i)) noun(i);
    }
    std::stable_sort(ground_.begin(), ground_.end(),
                     [](const Ground& a, const Ground& b) { return a.place.begin < b.place.begin; });
    return std::move(ground_);
  }

 private:
  // The head under which the ground is known: "the city of Mosul" is Mosul; no_place where it is no ground.
  static constexpr uint32_t no_place = UINT32_MAX;
  uint32_t ground_at(uint32_t head) const {
    const std::string lemma = clause_.lemma(head);
    if (in_.lexicon.has(RelationTable::ground_kinds, lemma)) {
      for (const uint32_t inner : clause_.after(head, {"of"})) {
        if (in_.mentions.place_at(inner) != nullptr) return inner;
      }
      const uint32_t name = in_.tree.child(head, Dep::appos);
      if (name != head && in_.mentions.place_at(name) != nullptr) return name;
    }
    if (in_.mentions.place_at(head) != nullptr || in_.lexicon.has(RelationTable::ground_words, lemma))
      return head;
    if (in_.lexicon.has(RelationTable::ground_parts, lemma)) {
      for (const uint32_t inner : clause_.after(head, {"of"})) {
        if (ground_at(inner) != no_place) return head;
      }
    }
    // A country or city read as a party though it is taken or held.
    for (const Entity& e : s_.entities) {
      if (e.tokens.contains(head) && (e.label == EntityLabel::GPE || e.label == EntityLabel::LOC) &&
          s_.tag[head] == Tag::NNP)
        return head;
    }
    return no_place;
  }

  // The noun phrase without the clauses that hang on it.
  Span phrase(uint32_t head) const {
    Span out{head, head + 1};
    for (const uint32_t child : in_.tree.children(head)) {
      const Dep dep = s_.dep[child];
      if (child < head && dep != Dep::punct && dep != Dep::cc && dep != Dep::preconj)
        out.begin = std::min(out.begin, in_.tree.subtree(child).begin);
      const Span below = in_.tree.subtree(child);
      if (child > head && dep == Dep::prep && s_.lemma(child) == "of" && below.end - head < 10)
        out.end = std::max(out.end, below.end);
    }
    return out;
  }

  // The expression that hangs on the word or its clause.
  int32_t time_of(uint32_t word) const {
    const uint32_t sentence = s_.sentence_of(word);
    const uint32_t verb = clause_.governing_verb(word);
    for (size_t t = 0; t < times_.size(); ++t) {
      if (s_.sentence_of(times_[t].head) != sentence) continue;
      uint32_t at = times_[t].head;
      for (int steps = 0; steps < 3 && !s_.is_root(at); ++steps) {
        at = s_.head[at];
        if (at == word || at == verb) return static_cast<int32_t>(t);
        if (clause_.is_verb(at)) break;
      }
    }
    // "collapsed in July, when forces captured Mosul": the clause is about the word the time stands with.
    if (s_.dep[verb] == Dep::relcl && !s_.is_root(verb)) {
      for (size_t t = 0; t < times_.size(); ++t) {
        if (times_[t].head == s_.head[verb]) return static_cast<int32_t>(t);
      }
    }
    return -1;
  }

  void add(const std::vector<uint32_t>& places, const std::vector<Filler>& holders, const std::string& state,
           const std::vector<Filler>& from, const RelationWord& word, uint32_t cue) {
    for (const uint32_t named : places) {
      const uint32_t place = ground_at(named);
      if (place == no_place) continue;
      for (const Filler& holder : holders) {
        if (holder.head == place || is_part_of_place(holder, place)) continue;
        const auto same = [&](const Ground& g) {
          return g.place_head == place && g.holder.head == holder.head && g.state == state;
        };
        if (std::any_of(ground_.begin(), ground_.end(), same)) continue;
        ground_.push_back({place == named ? phrase(named) : Span{place, place + 1}, place, holder, state,
                           from.empty() ? std::nullopt : std::optional(from.front()), time_of(cue),
                           clause_.claims(cue), "ground " + state + " " + word.where, s_.sentence_of(cue)});
      }
    }
  }

  bool is_part_of_place(const Filler& holder, uint32_t place) const { return holder.tokens.contains(place); }

  std::vector<uint32_t> at_slots(uint32_t word, const std::vector<std::string>& slots) const {
    std::vector<uint32_t> out;
    for (const std::string& slot : slots) {
      const auto found = slot == "subject"  ? clause_.subjects(word)
                         : slot == "object" ? clause_.objects(word)
                                            : clause_.after(word, {slot});
      out.insert(out.end(), found.begin(), found.end());
    }
    return out;
  }

  void verb(uint32_t i) {
    const std::string wide = clause_.lemma_with_particle(i);
    const std::string lemma = in_.lexicon.has(RelationTable::ground_verbs, wide) ? wide : clause_.lemma(i);
    for (const RelationWord& word : in_.lexicon.find(RelationTable::ground_verbs, lemma)) {
      const bool denied = clause_.is_denied(i);
      const bool failed =
          denied && !s_.is_root(i) && s_.dep[i] == Dep::xcomp && s_.lemma(s_.head[i]) == "fail";
      if (denied && !failed) continue;
      // What is only sought is not yet held: fought over where it is to be taken.
      std::string state = word.value;
      if (failed || clause_.is_ahead(i)) {
        if (state != "gained") continue;
        state = "contests";
      }
      // "fell to X": the town is the subject, also of a participle ("its capital falling to X").
      const auto from = clause_.parties(at_slots(i, word.from));
      const uint32_t taken = gerund_before(i);
      if (taken != no_place && word.place.front() == "object") {
        add({taken}, clause_.parties(doers_of_gerund(taken)), state, from, word, i);
        continue;
      }
      const auto places = at_slots(i, word.place);
      add(places, clause_.parties(at_slots(i, word.holder)), state, from, word, i);
      // What is still to be taken from somebody is his.
      if (state == "contests" && word.value == "gained") add(places, from, "holds", {}, word, i);
    }
  }

  // "progress in clearing areas": the parser takes such gerunds for adjectives of the noun.
  uint32_t gerund_before(uint32_t verb) const {
    const Dep dep = s_.dep[verb];
    if (s_.tag[verb] != Tag::VBG || (dep != Dep::amod && dep != Dep::compound)) return no_place;
    const uint32_t noun = s_.head[verb];
    const bool first = verb > 0 && s_.pos[verb - 1] == Pos::ADP && in_.tree.subtree(noun).begin == verb;
    return first && noun > verb && s_.dep[noun] == Dep::pobj ? noun : no_place;
  }

  std::vector<uint32_t> doers_of_gerund(uint32_t noun) const {
    uint32_t preposition = s_.head[noun];
    while (s_.dep[preposition] == Dep::conj && !s_.is_root(preposition))
      preposition = s_.head[preposition];
    const uint32_t governor = s_.head[preposition];
    return clause_.is_verb(governor) ? clause_.subjects(governor) : clause_.doers(governor);
  }

  void noun(uint32_t i) {
    const std::string lemma = clause_.lemma(i);
    for (const RelationWord& word : in_.lexicon.find(RelationTable::ground_nouns, lemma)) {
      if (clause_.is_denied(i)) continue;
      auto holders = clause_.parties(at_slots(i, word.holder));
      if (holders.empty() && word.holder.front() == "by") holders = clause_.parties(clause_.doers(i));
      const bool sought = word.value == "gained" && clause_.is_ahead(clause_.governing_verb(i));
      add(at_slots(i, word.place), holders, sought ? "contests" : word.value, {}, word, i);
    }
    if (in_.lexicon.has(RelationTable::control_nouns, lemma)) control(i);
  }

  // "took control of X", "X is under Y's control", "in the hands of Y".
  void control(uint32_t i) {
    if (s_.is_root(i)) return;
    const uint32_t up = s_.head[i];
    if (s_.dep[i] == Dep::dobj) {
      for (const RelationWord& word : in_.lexicon.find(RelationTable::control_verbs, clause_.lemma(up))) {
        if (clause_.is_denied(up)) continue;
        const bool ahead = clause_.is_ahead(up) && word.value != "claimed";
        if (ahead && word.value != "gained") continue;
        auto places = clause_.after(i, {"of", "over", "on"});
        if (places.empty()) places = clause_.after(up, {"of", "over", "on"});
        add(places, clause_.parties(clause_.subjects(up)), ahead ? "contests" : word.value,
            clause_.parties(clause_.after(up, {"from"})), word, i);
      }
    }
    if (s_.dep[i] != Dep::pobj || (s_.lemma(up) != "under" && s_.lemma(up) != "in") || s_.is_root(up)) return;
    static const RelationWord word = RelationWord::of("holds", "under control");
    auto holders = clause_.parties(clause_.after(i, {"of"}));
    if (holders.empty()) holders = clause_.parties(clause_.owners(i));
    const uint32_t governor = s_.head[up];
    std::vector<uint32_t> places =
        clause_.is_noun(governor) ? std::vector<uint32_t>{governor} : clause_.subjects(governor);
    if (clause_.is_noun(governor) && ground_at(governor) == no_place)
      places = clause_.after(governor, {"of"});
    add(places, holders, "holds", {}, word, i);
  }

  // "Kurdish-held territory"
  bool hyphenated(uint32_t i) {
    if (i < 2 || s_.form(i - 1) != "-") return false;
    const auto& words = in_.lexicon.find(RelationTable::ground_participles, s_.form(i));
    if (words.empty()) return false;
    uint32_t noun = i;
    for (int steps = 0; steps < 5 && !clause_.is_noun(noun) && !s_.is_root(noun); ++steps)
      noun = s_.head[noun];
    if (noun <= i) return true;
    uint32_t name = i - 2;
    for (const Mention& m : in_.mentions.mentions) {
      if (m.tokens.end == i - 1) name = m.head;
    }
    add({noun}, clause_.parties({name}), words.front().value, {}, words.front(), i);
    return true;
  }

  const RelateInput& in_;
  const Syntax& s_;
  Clause clause_;
  const std::vector<TimeExpression>& times_;
  std::vector<Ground> ground_;
};

}  // namespace

std::vector<Ground> find_ground(const RelateInput& input, const std::vector<TimeExpression>& times) {
  return GroundFinder(input, times).find();
}

}  // namespace dateline
