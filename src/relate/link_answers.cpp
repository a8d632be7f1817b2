#include <algorithm>
#include <string>

#include "code/confidence.h"
#include "name/lexicon_file.h"
#include "relate/clause.h"
#include "relate/relations.h"

namespace dateline {

namespace {

class AnswerLinker {
 public:
  AnswerLinker(std::vector<CodedEvent>& events, const RelateInput& input)
      : events_(events), in_(input), clause_(input) {
    for (const CodedEvent& e : events_)
      sources_.push_back(actors(e.source)), targets_.push_back(actors(e.target));
  }

  void link() {
    for (uint32_t e = 0; e < events_.size(); ++e) {
      if (events_[e].triggers.empty()) continue;
      blame(e);
      const std::string how = manner(e);
      if (how.empty()) continue;
      const int64_t answered = find_answered(e);
      if (answered < 0) continue;
      events_[e].answers.push_back({static_cast<uint32_t>(answered), how});
      take_target(e, static_cast<uint32_t>(answered));
    }
  }

 private:
  std::vector<uint32_t> actors(const std::vector<Filler>& fillers) const {
    std::vector<uint32_t> out;
    for (const Filler& f : fillers) {
      if (const Mention* m = in_.mentions.mention_at(f.head)) out.push_back(side_of(m->actor));
    }
    return out;
  }

  // A state, its government and who speaks for them ask and answer as one: the first of them in the story.
  uint32_t side_of(uint32_t actor) const {
    const auto& all = in_.mentions.actors;
    if (!is_of_state(all[actor])) return actor;
    for (uint32_t other = 0; other < actor; ++other) {
      if (is_of_state(all[other]) && all[other].country == all[actor].country) return other;
    }
    return actor;
  }

  static bool is_of_state(const Actor& a) {
    return a.country.size() == 3 && a.type != "region_government" &&
           (a.type == "state" || a.sector == "GOV" || a.sector == "MIL" || a.sector == "COP" ||
            a.sector == "SPY");
  }

  // "condemned the raid", "called it a crime": those are blamed who did what was told last of that kind.
  void blame(uint32_t e) {
    CodedEvent& event = events_[e];
    if (event.type != EventType::ACCUSE) return;
    const uint32_t verb = event.triggers.front().begin;
    const bool it = in_.lexicon.has(RelationTable::calling, clause_.lemma(verb)) && is_it(verb);
    if (it) event.target.clear(), targets_[e].clear();
    if (!event.target.empty()) return;
    const int64_t done = it ? nearest_before(e, "") : blamed_act(e);
    if (done < 0) return;
    event.target = events_[static_cast<size_t>(done)].source;
    targets_[e] = sources_[static_cast<size_t>(done)];
    event.confidence = with_inferred_party(event.confidence);
    event.why.emplace_back("target: who did what is condemned");
  }

  bool is_it(uint32_t verb) const {
    for (const uint32_t object : in_.tree.children(verb)) {
      const Dep dep = in_.syntax.dep[object];
      if ((dep == Dep::dobj || dep == Dep::nsubj) && object > verb) {
        const std::string_view word = in_.syntax.lemma(object);
        return word == "it" || word == "this" || word == "that";
      }
    }
    return false;
  }

  int64_t blamed_act(uint32_t e) const {
    for (const uint32_t noun : clause_.objects(events_[e].triggers.front().begin)) {
      for (const RelationWord& word : in_.lexicon.find(RelationTable::blamed, clause_.lemma(noun))) {
        if (const int64_t p = nearest_before(e, word.value); p >= 0) return p;
      }
    }
    return -1;
  }

  // The last act of conflict told before e, of one of the types, by somebody else; -1 where none is near.
  int64_t nearest_before(uint32_t e, std::string_view types) const {
    constexpr uint32_t near = 4;  // sentences
    int64_t found = -1;
    for (uint32_t p = 0; p < e; ++p) {
      const CodedEvent& act = events_[p];
      const bool fits_type = types.empty()
                                 ? is_conflict(act.type) && quad_class(act.type) == "material conflict"
                                 : fits(types, p);
      if (fits_type && is_real(act.status) && !sources_[p].empty() && !share(sources_[e], sources_[p]) &&
          act.sentence + near >= events_[e].sentence)
        found = p;
    }
    return found;
  }

  // "rejected the call": it was made by the one who is answered.
  void take_target(uint32_t e, uint32_t answered) {
    CodedEvent& event = events_[e];
    if (!event.target.empty() || sources_[answered].empty() || share(sources_[e], sources_[answered])) return;
    event.target = events_[answered].source;
    targets_[e] = sources_[answered];
    event.confidence = with_inferred_party(event.confidence);
    event.why.emplace_back("target: whose act it answers");
  }

  // The verb or noun of the trigger that the lists know, else the first token.
  std::string manner(uint32_t e) const {
    const CodedEvent& event = events_[e];
    const Span trigger = event.triggers.front();
    std::string how;
    for (uint32_t i = trigger.begin; i < trigger.end && how.empty(); ++i) {
      const auto& words = in_.lexicon.find(RelationTable::answer_words, clause_.lemma(i));
      if (!words.empty()) how = words.front().value;
    }
    if (how.empty()) {
      const auto& words = in_.lexicon.find(RelationTable::answer_types, name(event.type));
      if (!words.empty()) how = words.front().value;
    }
    return how == "accepts" && is_limited(trigger.begin) ? "partly_accepts" : how;
  }

  // "welcomed it, but it did not go far enough"
  bool is_limited(uint32_t word) const {
    const Span clause = in_.tree.subtree(clause_.governing_verb(word));
    for (uint32_t i = clause.begin; i < clause.end; ++i) {
      if (in_.lexicon.has(RelationTable::answer_limits, clause_.lemma(i))) return true;
    }
    return false;
  }

  // The nouns of offers and demands that the act takes as its object ("rejecting X's offer", "agreed to Y's
  // demand").
  std::vector<uint32_t> answered_nouns(uint32_t e) const {
    std::vector<uint32_t> out;
    const Span trigger = events_[e].triggers.front();
    for (uint32_t i = trigger.begin; i < trigger.end; ++i) {
      std::vector<uint32_t> near = clause_.objects(i);
      for (const uint32_t n : clause_.after(i, {"to", "with", "of"}))
        near.push_back(n);
      for (const uint32_t n : near) {
        if (in_.lexicon.has(RelationTable::answered, clause_.lemma(n)) && !trigger.contains(n))
          out.push_back(n);
      }
    }
    return out;
  }

  static bool share(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](uint32_t x) { return std::find(b.begin(), b.end(), x) != b.end(); });
  }

  // The parties turned round: what one asked of the other, the other answers.
  bool turned(uint32_t e, uint32_t earlier) const {
    return share(sources_[e], targets_[earlier]) || share(targets_[e], sources_[earlier]);
  }

  bool fits(std::string_view types, uint32_t event) const {
    for (const std::string_view type : split_list(types, '|')) {
      if (event_type_of(trim(type)) == events_[event].type) return true;
    }
    return false;
  }

  bool is_trigger(uint32_t noun, uint32_t event) const {
    const auto& triggers = events_[event].triggers;
    return std::any_of(triggers.begin(), triggers.end(), [&](Span t) { return t.contains(noun); });
  }

  int64_t find_answered(uint32_t e) const {
    for (const uint32_t noun : answered_nouns(e)) {
      // The noun is itself the trigger of the act it names; where it does not say whose, one told before may.
      int64_t named = -1;
      for (uint32_t p = 0; p < events_.size() && named < 0; ++p) {
        if (p != e && is_trigger(noun, p)) named = p;
      }
      if (named >= 0 && !sources_[static_cast<size_t>(named)].empty()) return named;
      for (const RelationWord& word : in_.lexicon.find(RelationTable::answered, clause_.lemma(noun))) {
        if (const int64_t p = nearest(e, [&](uint32_t q) { return fits(word.value, q) && turned(e, q); });
            p >= 0)
          return p;
      }
      if (named >= 0) return named;
    }
    // Without such a noun only a refusal tells that something was asked: the other's last demand or offer.
    if (events_[e].type != EventType::REJECT) return -1;
    return nearest(e, [&](uint32_t q) {
      const EventType type = events_[q].type;
      return (type == EventType::REQUEST || type == EventType::AGREE) && share(sources_[e], targets_[q]) &&
             share(targets_[e], sources_[q]);
    });
  }

  // The last act told before e for which the test holds, else the first after it ("rejected an offer ... the
  // offer was made on Wednesday").
  template <typename Test>
  int64_t nearest(uint32_t e, const Test& test) const {
    int64_t before = -1, after = -1;
    const uint32_t at = events_[e].triggers.front().begin;
    for (uint32_t p = 0; p < events_.size(); ++p) {
      if (p == e || events_[p].triggers.empty() || !test(p)) continue;
      const uint32_t there = events_[p].triggers.front().begin;
      if (there < at) before = p;
      if (there >= at && after < 0) after = p;
    }
    return before >= 0 ? before : after;
  }

  std::vector<CodedEvent>& events_;
  const RelateInput& in_;
  Clause clause_;
  std::vector<std::vector<uint32_t>> sources_, targets_;
};

}  // namespace

void link_answers(std::vector<CodedEvent>& events, const Syntax& syntax, const Tree& tree,
                  const Mentions& mentions, const RelationLexicon& lexicon) {
  const RelateInput input{syntax, tree, mentions, lexicon};
  AnswerLinker(events, input).link();
}

}  // namespace dateline
