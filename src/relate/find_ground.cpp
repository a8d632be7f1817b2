#include <algorithm>
#include <array>

#include "relate/passes.h"

namespace dateline {

namespace {

class GroundFinder {
 public:
  GroundFinder(const RelateInput& input, const std::vector<TimeExpression>& times)
      : in_(input), s_(input.syntax), clause_(input), times_(times) {}

  GroundFound find() {
    for (uint32_t i = 0; i < s_.size(); ++i) {
      if (hyphenated(i)) continue;
      if (clause_.is_verb(i)) verb(i);
      if (clause_.is_noun(i)) noun(i);
    }
    std::stable_sort(ground_.begin(), ground_.end(),
                     [](const Ground& a, const Ground& b) { return a.place.begin < b.place.begin; });
    return {std::move(ground_), std::move(taken_)};
  }

 private:
  // The head under which the ground is known: "the city of Mosul" is Mosul; no_place where it is no ground.
  static constexpr uint32_t no_place = UINT32_MAX;
  uint32_t ground_at(uint32_t head) const {
    const std::string lemma = clause_.lemma(head);
    if (in_.lexicon.has(RelationTable::ground_kinds, lemma)) {
      for (const uint32_t inner : clause_.after(head, {"of"})) {
        if (in_.mentions.place_at(inner) != nullptr || s_.pos[inner] == Pos::PROPN) return inner;
      }
      const uint32_t name = in_.tree.child(head, Dep::appos);
      if (name != head && in_.mentions.place_at(name) != nullptr) return name;
    }
    if (in_.mentions.place_at(head) != nullptr || in_.lexicon.has(RelationTable::ground_words, lemma))
      return head;
    // "most of the city", "for control of the town"
    if (is_part(head) || in_.lexicon.has(RelationTable::control_nouns, lemma)) {
      for (const uint32_t inner : clause_.after(head, {"of"})) {
        if (const uint32_t ground = ground_at(inner); ground != no_place) return ground;
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

  bool is_part(uint32_t head) const {
    return in_.lexicon.has(RelationTable::ground_parts, clause_.lemma(head));
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
        if (holder.head == place || is_part_of_place(holder, place) || !may_hold(holder, word)) continue;
        const auto same = [&](const Ground& g) {
          return g.place_head == place && g.holder.head == holder.head && g.state == state;
        };
        if (std::any_of(ground_.begin(), ground_.end(), same)) continue;
        const bool part = is_part(named);
        ground_.push_back({part || place == named ? phrase(named) : Span{place, place + 1}, place, part,
                           holder, state, from.empty() ? std::nullopt : std::optional(from.front()),
                           time_of(cue), clause_.claims(cue), "ground " + state + " " + word.where,
                           s_.sentence_of(cue)});
        // What is handed over was not taken.
        const bool given = word.value == "lost" && !word.by_force;
        if (!from.empty() && !given && (state == "gained" || state == "contests"))
          taken_.push_back(ground_.back());
      }
    }
  }

  // Civilians flee and diplomats are expelled; that loses no ground. Entries that say `who: armed` are of
  // those who bear arms; no entry is of civilians.
  bool may_hold(const Filler& holder, const RelationWord& word) const {
    const Mention* m = in_.mentions.mention_at(holder.head);
    if (m == nullptr) return true;
    const Actor& actor = in_.mentions.actors[m->actor];
    static constexpr std::array<std::string_view, 5> never = {"civilians", "protesters", "media", "ngo",
                                                              "religious_group"};
    if (std::find(never.begin(), never.end(), actor.type) != never.end()) return false;
    if (!word.armed) return true;
    static constexpr std::array<std::string_view, 5> arms = {"MIL", "REB", "PRM", "UAF", "CRM"};
    return std::find(arms.begin(), arms.end(), actor.sector) != arms.end();
  }

  bool is_part_of_place(const Filler& holder, uint32_t place) const { return holder.tokens.contains(place); }

  std::vector<uint32_t> at_slots(uint32_t word, const std::vector<std::string>& slots) const {
    std::vector<uint32_t> out;
    for (const std::string& slot : slots) {
      const auto found = slot == "subject"  ? clause_.subjects(word)
                         : slot == "object" ? clause_.objects(word)
                                            : clause_.after(word, {slot});
      for (const uint32_t head : found)
        out.push_back(relative_of(head));
    }
    return out;
  }

  // "Sake, which rebels besiege": the noun that the relative pronoun's clause hangs on.
  uint32_t relative_of(uint32_t head) const {
    if (s_.tag[head] != Tag::WDT && s_.tag[head] != Tag::WP) return head;
    uint32_t at = head;
    for (int steps = 0; steps < 4 && !s_.is_root(at); ++steps) {
      const bool clause = s_.dep[at] == Dep::relcl;
      at = s_.head[at];
      if (clause) return at;
    }
    return head;
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
      const auto holders = clause_.parties(at_slots(i, word.holder));
      add(places, holders, state, from, word, i);
      // "lost the town to Y": now it is Y's.
      if (!word.to.empty()) add(places, clause_.parties(at_slots(i, word.to)), "gained", holders, word, i);
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
      // "fighting continued for the town between X and Y"
      if (holders.empty() && !s_.is_root(i) && clause_.is_verb(s_.head[i]))
        holders = clause_.parties(clause_.after(s_.head[i], {"between"}));
      const bool sought = word.value == "gained" && clause_.is_ahead(clause_.governing_verb(i));
      auto places = at_slots(i, word.place);
      if (places.empty() && s_.dep[i] == Dep::nsubj && s_.pos[s_.head[i]] == Pos::VERB)
        places = clause_.after(s_.head[i], word.place);
      add(places, holders, sought ? "contests" : word.value, {}, word, i);
    }
    if (in_.lexicon.has(RelationTable::ground_seats, lemma)) seat(i);
    if (in_.lexicon.has(RelationTable::control_nouns, lemma)) control(i);
  }

  // "Y's stronghold of X", "X is a Y stronghold", "the Y stronghold X": Y holds X.
  void seat(uint32_t i) {
    static const RelationWord word = RelationWord::of("holds", "stronghold");
    const bool former = i > 0 && in_.lexicon.has(RelationTable::tie_former, clause_.lemma(i - 1));
    if (former || clause_.is_denied(i)) return;
    std::vector<uint32_t> places = clause_.after(i, {"of"});
    const uint32_t up = s_.head[i];
    const uint32_t name = in_.tree.child(i, Dep::appos);
    if (s_.dep[i] == Dep::attr && !s_.is_root(i))
      places = clause_.subjects(up);
    else if ((s_.dep[i] == Dep::compound || s_.dep[i] == Dep::appos) && ground_at(up) != no_place)
      places = {up};
    else if (name != i)
      places = {name};
    std::erase_if(places, [&](uint32_t p) { return ground_at(p) == no_place; });
    if (places.empty()) places = {i};
    add(places, clause_.parties(clause_.owners(i)), "holds", {}, word, i);
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
        const auto holders = clause_.parties(clause_.subjects(up));
        add(places, holders, ahead ? "contests" : word.value, clause_.parties(clause_.after(up, {"from"})),
            word, i);
        if (word.value != "lost") continue;
        auto next = clause_.after(up, {"to"});
        if (next.empty()) next = clause_.after(i, {"to"});
        add(places, clause_.parties(next), "gained", holders, word, i);
      }
    }
    if (s_.dep[i] != Dep::pobj || (s_.lemma(up) != "under" && s_.lemma(up) != "in") || s_.is_root(up)) return;
    static const RelationWord word = RelationWord::of("holds", "under control");
    // "the army is in control of X"
    if (s_.lemma(up) == "in" && clause_.lemma(i) != "hand" && clause_.is_verb(s_.head[up]))
      return add(clause_.after(i, {"of"}), clause_.parties(clause_.subjects(s_.head[up])), "holds", {}, word,
                 i);
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
  std::vector<Ground> ground_, taken_;
};

}  // namespace

GroundFound find_ground(const RelateInput& input, const std::vector<TimeExpression>& times) {
  return GroundFinder(input, times).find();
}

}  // namespace dateline
