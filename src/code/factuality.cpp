#include "code/factuality.h"

#include "code/factuality_clause.h"

namespace dateline {

namespace {

using enum EventStatus;

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

// What the frame a clause or noun depends on does to it.
struct Embedding {
  EventStatus status = happened;
  bool negated = false;
  const char* rule = "";
  bool decides = false;  // says something at all
};

class Judge {
 public:
  Judge(const Syntax& syntax, const Tree& tree, const std::vector<Frame>& frames, const CodeWords& words)
      : clause_(syntax, tree, words),
        syntax_(syntax),
        frames_(frames),
        words_(words),
        facts_(frames.size()),
        known_(frames.size(), 0) {}

  std::vector<Factuality> run() {
    std::vector<uint32_t> chain;
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      for (uint32_t f = i; f != no_token && known_[f] == 0; f = frames_[f].parent) {
        known_[f] = 1;
        chain.push_back(f);
      }
      for (; !chain.empty(); chain.pop_back())
        facts_[chain.back()] = judge(chain.back());
    }
    return std::move(facts_);
  }

 private:
  bool is(const Frame& frame, WordClass word_class) const {
    if (frame.particle != no_token) {
      std::string key(syntax_.lemma(frame.head));
      key.append(" ").append(syntax_.lemma(frame.particle));
      if (words_.has(word_class, key)) return true;
    }
    return words_.has(word_class, syntax_.lemma(frame.head));
  }

  // The preposition by which a frame hangs on its parent, or "".
  std::string_view preposition(const Frame& frame) const {
    const uint32_t anchor = frame.light_verb != no_token && frame.kind == PredicateKind::noun &&
                                    syntax_.dep[frame.head] != Dep::pobj
                                ? frame.light_verb
                                : frame.head;
    const uint32_t above = syntax_.head[anchor];
    if (syntax_.dep[above] == Dep::prep || syntax_.dep[above] == Dep::agent ||
        syntax_.dep[above] == Dep::dative || syntax_.dep[above] == Dep::pcomp)
      return syntax_.lemma(above);
    return "";
  }

  // Does the parent's word speak of this frame? Its complement, its object, or what follows "for", "of" ...
  bool is_governed(const Frame& frame, const Frame& parent) const {
    switch (frame.link) {
      case FrameLink::complement:
      case FrameLink::object:
        return true;
      case FrameLink::subject:
        return parent.passive;
      case FrameLink::prepositional:
        return is_one_of(preposition(frame), {"for", "of", "to", "with", "from", "about", "into", "toward",
                                              "towards", "against", "on", "at", "over"});
      default:
        return false;
    }
  }

  Embedding by_word(const Frame& frame, const Frame& parent, const Factuality& above) const {
    const bool clause = frame.kind == PredicateKind::verb || frame.link == FrameLink::complement;
    const bool finite = frame.kind == PredicateKind::verb && clause_.is_finite_clause(frame.head);
    if (is(parent, WordClass::denial) && is_deniable(frame, parent)) {
      if (above.negated) return {hypothetical, false, "embedded/not-denied", true};
      return {denied, true, "embedded/denial", true};
    }
    if (is_denied_report(parent)) return {denied, true, "embedded/denied-report", true};
    if (!clause && is(parent, WordClass::cancel) && !names_words(frame.head))
      return {happened, !above.negated, "embedded/cancel", true};
    if (clause && is(parent, WordClass::negate) && !finite)
      return {above.negated ? happened : above.status, !above.negated, "embedded/negate", true};
    if (is(parent, WordClass::phase) && clause && !finite && parent.kind != PredicateKind::noun)
      return {above.status == happened ? ongoing : above.status, above.negated, "embedded/phase", true};
    if (above.negated) return {happened, false, "", false};
    if (is(parent, WordClass::threat) && !finite) return {threatened, false, "embedded/threat", true};
    if (is(parent, WordClass::threat) && clause_.is_future(frame.head))
      return {threatened, false, "embedded/threat", true};
    if (is(parent, WordClass::demand) && asks(frame, parent))
      return {demanded, false, "embedded/demand", true};
    if (is(parent, WordClass::offer) && (!finite || clause_.is_subjunctive(frame.head)))
      return {offered, false, "embedded/offer", true};
    if (is(parent, WordClass::realize) && clause && !(parent.kind == PredicateKind::noun))
      return {happened, false, "", false};
    if (finite && is(parent, WordClass::say)) return {happened, false, "", false};
    // "wants Niger to hand them over": of others one asks.
    if (clause && acts_for_another(frame, parent) &&
        is_one_of(syntax_.lemma(parent.head), {"want", "wish", "like", "need", "expect"}))
      return {demanded, false, "embedded/want", true};
    if (is(parent, WordClass::plan) && (clause || aims_at(frame, parent)) &&
        !(finite && is_auxiliary_like(parent)))
      return {planned, false, "embedded/plan", true};
    if (is(parent, WordClass::suppose) && (clause || aims_at(frame, parent)))
      return {hypothetical, false, "embedded/suppose", true};
    if (frame.link == FrameLink::complement && !finite && clause_.is_infinitive(frame.head) &&
        !is(parent, WordClass::say))
      return {hypothetical, false, "embedded/infinitive", true};
    return {happened, false, "", false};
  }

  // "rejected allegations of torture"
  bool is_denied_report(const Frame& report) const {
    if (report.kind != PredicateKind::noun || report.link != FrameLink::object || report.parent == no_token)
      return false;
    return words_.has(WordClass::report_noun, syntax_.lemma(report.head)) &&
           is(frames_[report.parent], WordClass::denial) && !facts_[report.parent].negated;
  }

  bool is_auxiliary_like(const Frame& parent) const {
    return is_one_of(syntax_.lemma(parent.head), {"be", "have", "go", "look", "work", "mean", "set"});
  }

  static bool acts_for_another(const Frame& frame, const Frame& parent) {
    const Argument* mine = frame.first(frame.passive ? Slot::obj : Slot::subj);
    const Argument* its = parent.first(Slot::subj);
    return !parent.passive && mine != nullptr && its != nullptr && mine->head != its->head &&
           mine->head > parent.head;
  }

  // "denied the attack", "denied that ...", and what a denied report tells of, but not the report.
  bool is_deniable(const Frame& frame, const Frame& parent) const {
    if (frame.link == FrameLink::prepositional && parent.kind != PredicateKind::noun)
      return frame.kind == PredicateKind::verb;
    return frame.kind == PredicateKind::verb || !names_words(frame.head);
  }

  // A noun that tells of words said ("offer", "report"): rejecting it does not undo it.
  bool names_words(uint32_t noun) const {
    for (const WordClass c :
         {WordClass::report_noun, WordClass::offer, WordClass::demand, WordClass::threat, WordClass::plan}) {
      if (words_.has(c, syntax_.lemma(noun))) return true;
    }
    return false;
  }

  // "told X that he left" asks for nothing; "told X to leave", "demanded that X leave" and "called for talks"
  // do.
  bool asks(const Frame& frame, const Frame& parent) const {
    if (frame.kind == PredicateKind::verb) {
      const bool finite = clause_.is_finite_clause(frame.head);
      if (!finite && syntax_.tag[frame.head] == Tag::VBG)
        return is_one_of(preposition(frame), {"for", "on", "to", "of"}) ||
               frame.link == FrameLink::complement;
      return !finite || clause_.is_subjunctive(frame.head) || clause_.has_obligation(frame.head);
    }
    if (frame.link == FrameLink::prepositional)
      return is_one_of(preposition(frame), {"for", "of", "to", "on"}) &&
             !(parent.kind == PredicateKind::verb && is_one_of(preposition(frame), {"of", "to", "on"}));
    return is_one_of(syntax_.lemma(parent.head),
                     {"demand", "request", "order", "urge", "require", "recommend", "seek", "advocate"});
  }

  // Of nouns: "planned an attack", "fear of war"; "considered the attack" speaks of one that was.
  bool aims_at(const Frame& frame, const Frame& parent) const {
    if (frame.link == FrameLink::prepositional)
      return is_one_of(preposition(frame), {"for", "of", "to", "on", "at"});
    if (parent.kind == PredicateKind::verb &&
        is_one_of(syntax_.lemma(parent.head),
                  {"be", "have", "go", "set", "discuss", "support", "back", "work", "mean", "fight"}))
      return false;
    return frame.link == FrameLink::object || frame.link == FrameLink::subject;
  }

  // The parent's own standing reaches down where its word says nothing.
  Embedding passed_down(const Frame& frame, const Frame& parent, const Factuality& above) const {
    const bool finite = frame.kind == PredicateKind::verb && clause_.is_finite_clause(frame.head);
    switch (frame.link) {
      case FrameLink::complement:
        if (is(parent, WordClass::say) && finite) {
          const bool unsaid =
              above.negated && !is(parent, WordClass::confirm) && !is(parent, WordClass::denial);
          if (unsaid || above.status == hypothetical) return {hypothetical, false, "embedded/not-said", true};
          return {};
        }
        return {above.status, above.negated, above.rule, true};
      case FrameLink::attribute:
      case FrameLink::apposition:
        return {above.status, above.negated, above.rule, true};
      case FrameLink::prepositional:
        if (frame.kind != PredicateKind::verb) return {};
        if (is_one_of(preposition(frame), {"by", "in", "of", "to"}))
          return {above.status, above.negated, above.rule, true};
        return {};
      case FrameLink::object:
      case FrameLink::subject:
        if (frame.link == FrameLink::subject && !parent.passive) return {};
        if (!clause_.is_indefinite(frame.head) || is(parent, WordClass::negate)) return {};
        return {above.status, above.negated, above.rule, true};
      case FrameLink::adverbial:
        // "will visit Mali, meeting leaders": one tense for both, but not what a word above made of it.
        if (syntax_.tag[frame.head] == Tag::VBG && above.decider == no_token && !above.negated &&
            std::string_view(above.rule) != "purpose")
          return {above.status, false, above.rule, above.status == planned || above.status == hypothetical};
        return {};
      default:
        return {};
    }
  }

  // What the tree above makes of the frame; conjuncts share it with the first of them.
  Embedding embedding(uint32_t index, uint32_t& decider) const {
    const Frame* frame = &frames_[index];
    uint32_t first = index;
    for (int depth = 0; frame->link == FrameLink::conjunct && depth < 16; ++depth) {
      if (frame->parent == no_token || frames_[frame->parent].kind != frame->kind) break;
      first = frame->parent;
      frame = &frames_[first];
    }
    if (frame->parent == no_token) return {};
    const Frame& parent = frames_[frame->parent];
    const Factuality& above = facts_[frame->parent];
    if (is_governed(*frame, parent)) {
      const Embedding by = by_word(*frame, parent, above);
      if (by.decides) {
        decider = frame->parent;
        return by;
      }
    }
    const Embedding down = passed_down(*frame, parent, above);
    if (down.decides) decider = above.decider;
    return down;
  }

  Factuality judge(uint32_t index) const {
    const Frame& frame = frames_[index];
    Factuality own = clause_.read(frame, reported(frame));
    // "will attack and seize": what has no tense of its own takes that of the first.
    if (frame.link == FrameLink::conjunct && frame.parent != no_token &&
        frame.kind == frames_[frame.parent].kind && clause_.lacks_tense(frame, frames_[frame.parent])) {
      const Factuality& first = facts_[frame.parent];
      if (own.status == happened) own.status = first.status, own.rule = first.rule;
      own.negated = own.negated || (first.negated && !clause_.is_contrasted(frame));
      own.decider = first.decider;
      return own;
    }
    // "flew to visit troops": who goes for it is taken to have done it.
    if (own.status == planned && std::string_view(own.rule) == "purpose" && frame.parent != no_token &&
        is_one_of(syntax_.lemma(frames_[frame.parent].head),
                  {"fly", "travel", "go", "come", "return", "arrive", "head", "rush"}))
      own = facts_[frame.parent];
    uint32_t decider = no_token;
    const Embedding above = embedding(index, decider);
    if (!above.decides) return own;
    if (above.status != happened && own.status != hypothetical)
      own.status = above.status, own.rule = above.rule;
    if (above.negated) own.negated = true, own.rule = above.rule;
    own.decider = decider;
    return own;
  }

  // Does the frame stand in reported speech, where "would" is a future?
  bool reported(const Frame& frame) const {
    return frame.parent != no_token && frame.link == FrameLink::complement &&
           is(frames_[frame.parent], WordClass::say);
  }

  ClauseReader clause_;
  const Syntax& syntax_;
  const std::vector<Frame>& frames_;
  const CodeWords& words_;
  std::vector<Factuality> facts_;
  std::vector<uint8_t> known_;
};

}  // namespace

std::vector<Factuality> judge_factuality(const Syntax& syntax, const Tree& tree,
                                         const std::vector<Frame>& frames, const CodeWords& words) {
  return Judge(syntax, tree, frames, words).run();
}

}  // namespace dateline
