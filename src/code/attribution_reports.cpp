#include <string>
#include <unordered_map>

#include "code/attribution_parts.h"

namespace dateline::attribution {

namespace {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

class Reader {
 public:
  Reader(const Syntax& syntax, const Tree& tree, const std::vector<Frame>& frames, const CodeWords& words)
      : syntax_(syntax), tree_(tree), frames_(frames), words_(words) {
    out_.claim.resize(frames.size());
    out_.has_claim.resize(frames.size(), 0);
    out_.says.resize(frames.size(), 0);
    out_.reported.resize(frames.size(), 0);
    out_.beside.resize(frames.size());
    out_.hedge.resize(frames.size());
    out_.parent.reserve(frames.size());
    for (const Frame& f : frames)
      out_.parent.push_back(f.parent);
    frame_of_.assign(syntax.size(), no_token);
    for (uint32_t i = 0; i < frames.size(); ++i) {
      frame_of_[frames[i].head] = i;
      if (frames[i].light_verb != no_token && frame_of_[frames[i].light_verb] == no_token)
        frame_of_[frames[i].light_verb] = i;
    }
  }

  Reports run() {
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      read_word(i);
      read_hedge(i);
    }
    for (uint32_t i = 0; i < frames_.size(); ++i)
      out_.reported[i] = is_reported(i) ? 1 : 0;
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      read_participle(i);
      read_responsibility(i);
      read_parenthesis(i);
      read_answer(i);
    }
    for (uint32_t t = 0; t < syntax_.size(); ++t)
      read_according(t);
    return std::move(out_);
  }

 private:
  std::string_view lemma(uint32_t token) const { return syntax_.lemma(token); }
  bool is(const Frame& frame, WordClass c) const { return words_.has(c, lemma(frame.head)); }

  bool is_negated(const Frame& frame) const {
    const uint32_t verb = frame.light_verb != no_token ? frame.light_verb : frame.head;
    for (const uint32_t child : tree_.children(verb)) {
      if (syntax_.dep[child] == Dep::neg) return true;
      if (syntax_.dep[child] == Dep::advmod && lemma(child) == "never") return true;
    }
    // "refused to confirm", "declined to verify", "was unable to confirm"
    if (frame.link != FrameLink::complement || frame.parent == no_token) return false;
    const Frame& parent = frames_[frame.parent];
    return words_.has(WordClass::negate, lemma(parent.head)) ||
           (lemma(parent.head) == "able" && is_negated_copula(parent));
  }

  bool is_negated_copula(const Frame& adjective) const {
    if (adjective.parent == no_token) return false;
    for (const uint32_t child : tree_.children(frames_[adjective.parent].head)) {
      if (syntax_.dep[child] == Dep::neg) return true;
    }
    return false;
  }

  // Who speaks by "the ministry's statement", "a report by the army": the owner rather than the paper.
  int32_t speaker(uint32_t subject) {
    const std::string_view word = lemma(subject);
    if (!words_.has(WordClass::report_noun, word)) return static_cast<int32_t>(subject);
    const uint32_t index = frame_of_[subject];
    if (index != no_token && frames_[index].head == subject) {
      for (const Argument& a : frames_[index].arguments) {
        const bool source = a.slot == Slot::subj ||
                            (a.slot == Slot::prep && a.marker != no_token && lemma(a.marker) == "from");
        if (source) return owner_[std::string(word)] = static_cast<int32_t>(a.head);
      }
    }
    const auto before = owner_.find(std::string(word));
    return before == owner_.end() ? static_cast<int32_t>(subject) : before->second;
  }

  // The claim a word makes on what it takes.
  void read_word(uint32_t i) {
    const Frame& frame = frames_[i];
    const bool say = is(frame, WordClass::say), denial = is(frame, WordClass::denial),
               accuse = is(frame, WordClass::accuse);
    const bool confirm = is(frame, WordClass::confirm), noun = frame.kind == PredicateKind::noun;
    if (noun ? !words_.has(WordClass::report_noun, lemma(frame.head)) && !denial
             : !(say || denial || accuse || confirm))
      return;
    const Argument* subject = frame.first(Slot::subj);
    CodedClaim claim{-1, Stance::asserts, {frame.head, frame.head + 1}};
    if (subject != nullptr && !is_one_of(lemma(subject->head), {"it", "there"}))
      claim.who = speaker(subject->head);
    if (denial) {
      claim.stance = Stance::denies;
      if (is_negated(frame)) return;
    } else if (confirm && is_negated(frame)) {
      claim.stance = Stance::does_not_confirm;
    } else if (claim.who < 0) {
      // "is said to have fled", "was accused of", "a report of": the story passes it on.
      claim.stance = Stance::hedges;
      if (confirm || (noun && !is_one_of(lemma(frame.head), {"report", "claim", "allegation", "accusation",
                                                             "rumor", "rumour", "charge", "suggestion"})))
        return;
    }
    out_.claim[i] = claim;
    out_.has_claim[i] = 1;
    out_.says[i] =
        say && (frame.first(Slot::comp) != nullptr ||
                is_one_of(lemma(frame.head), {"say", "add", "tell", "write", "tweet", "continue", "conclude",
                                              "declare", "note", "explain", "comment", "remark"}));
  }

  bool has_to(uint32_t verb) const {
    for (const uint32_t child : tree_.children(verb)) {
      if (child > verb) break;
      if (syntax_.tag[child] == Tag::TO) return true;
    }
    return false;
  }

  // Verbs whose object noun is what they tell ("announced an offensive", "reported an attack").
  bool tells_its_object(const Frame& parent) const {
    return is_one_of(lemma(parent.head),
                     {"announce", "report", "claim", "allege", "declare", "confirm", "describe", "mention",
                      "admit", "acknowledge", "reveal", "disclose", "detail", "verify", "corroborate"}) ||
           is(parent, WordClass::denial);
  }

  std::string_view preposition(const Frame& frame) const {
    const uint32_t above = syntax_.head[frame.head];
    const Dep dep = syntax_.dep[above];
    return dep == Dep::prep || dep == Dep::agent || dep == Dep::dative ? lemma(above) : std::string_view();
  }

  bool is_reported(uint32_t i) const {
    const Frame& frame = frames_[i];
    if (frame.parent == no_token || out_.has_claim[frame.parent] == 0) return false;
    const Frame& parent = frames_[frame.parent];
    const CodedClaim& claim = out_.claim[frame.parent];
    const uint32_t verb = frame.light_verb != no_token ? frame.light_verb : frame.head;
    switch (frame.link) {
      case FrameLink::complement:
        if (!has_to(verb)) return true;
        // "claimed to have attacked"; "is believed to have fled"; but "warned them to leave", "vowed to
        // leave"
        return parent.passive
                   ? claim.stance == Stance::hedges
                   : is_one_of(lemma(parent.head), {"claim", "admit", "profess", "report", "allege"});
      case FrameLink::object:
        return parent.kind == PredicateKind::verb && tells_its_object(parent) && !is_report(frame);
      case FrameLink::subject:
        return parent.passive && tells_its_object(parent) && !is_report(frame);
      case FrameLink::prepositional: {
        const std::string_view word = preposition(frame);
        if (is(parent, WordClass::accuse) && parent.kind == PredicateKind::verb)
          return is_one_of(word, {"of", "for", "with", "over"});
        if (parent.kind == PredicateKind::noun) return is_one_of(word, {"of", "about", "on"});
        return is(parent, WordClass::denial) && word == "from";
      }
      default:
        return false;
    }
  }

  bool is_report(const Frame& frame) const {
    return frame.kind == PredicateKind::noun && words_.has(WordClass::report_noun, lemma(frame.head));
  }

  void read_hedge(uint32_t i) {
    const Frame& frame = frames_[i];
    const uint32_t verb = frame.light_verb != no_token ? frame.light_verb : frame.head;
    for (const uint32_t holder : {verb, frame.head}) {
      for (const uint32_t child : tree_.children(holder)) {
        const Dep dep = syntax_.dep[child];
        const bool adverb = dep == Dep::advmod,
                   adjective = dep == Dep::amod && frame.kind == PredicateKind::noun;
        if (!adverb && !adjective) continue;
        // Adjectives are listed as they are written ("alleged"), whatever their lemma.
        if (words_.has(WordClass::hedge, lemma(child)) || words_.has(WordClass::hedge, syntax_.form(child)))
          out_.hedge[i] = {child, child + 1};
      }
    }
  }

  // Frame that stands highest in the sentence of the token.
  uint32_t root_frame(uint32_t token) const {
    uint32_t index = frame_of_[token];
    while (index == no_token && !syntax_.is_root(token)) {
      token = syntax_.head[token];
      index = frame_of_[token];
    }
    if (index == no_token) return no_token;
    while (frames_[index].parent != no_token)
      index = frames_[index].parent;
    return index;
  }

  uint32_t frame_above(uint32_t token) const {
    while (frame_of_[token] == no_token && !syntax_.is_root(token))
      token = syntax_.head[token];
    return frame_of_[token];
  }

  // "bombings claimed by X", "an attack reported by the army": of the noun before.
  void read_participle(uint32_t i) {
    const Frame& frame = frames_[i];
    if (frame.link != FrameLink::relative || !frame.passive || out_.has_claim[i] == 0 ||
        out_.claim[i].who < 0)
      return;
    if (!tells_its_object(frame) || is_report(frames_[frame.parent])) return;
    out_.beside[frame.parent].push_back(out_.claim[i]);
  }

  // "claimed responsibility for the attack": says that the attack was, and whose.
  void read_responsibility(uint32_t i) {
    const Frame& frame = frames_[i];
    const Argument* subject = frame.first(Slot::subj);
    const Argument* object = frame.first(Slot::obj);
    if (frame.kind != PredicateKind::verb || subject == nullptr || object == nullptr || is_negated(frame))
      return;
    if (!is_one_of(lemma(frame.head), {"claim", "take", "accept", "assume", "admit", "acknowledge"}) ||
        !is_one_of(lemma(object->head), {"responsibility", "credit"}))
      return;
    const CodedClaim claim{speaker(subject->head), Stance::asserts, {frame.head, frame.head + 1}};
    for (const uint32_t holder : {i, frame_of_[object->head]}) {
      if (holder == no_token) continue;
      for (const Argument& a : frames_[holder].arguments) {
        if (a.slot != Slot::prep || a.marker == no_token || lemma(a.marker) != "for") continue;
        const uint32_t act = act_named(a.head);
        if (act != no_token) return out_.beside[act].push_back(claim);
      }
    }
  }

  // The act a noun names, or the one it is part of ("attacks in Gao, for which ..." hung on Gao).
  uint32_t act_named(uint32_t noun) const {
    for (int depth = 0; depth < 8; ++depth) {
      if (frame_of_[noun] != no_token && words_.has(WordClass::event_noun, lemma(noun)))
        return frame_of_[noun];
      if (syntax_.is_root(noun)) break;
      noun = syntax_.head[noun];
    }
    return no_token;
  }

  // "P, X said" where "said" hangs on P; "as X said, P"; "..., citing X".
  void read_parenthesis(uint32_t i) {
    const Frame& frame = frames_[i];
    if (frame.kind != PredicateKind::verb || frame.parent == no_token) return;
    const bool cites = syntax_.tag[frame.head] == Tag::VBG && is_one_of(lemma(frame.head), {"cite", "quote"});
    if (cites) {
      const Argument* object = frame.first(Slot::obj);
      if (object == nullptr) return;
      const uint32_t root = root_frame(frame.head);
      const CodedClaim claim{speaker(object->head), Stance::asserts, {frame.head, frame.head + 1}};
      for (uint32_t f = 0; root != no_token && f < frames_.size(); ++f) {
        if (frames_[f].parent == root && out_.reported[f] != 0) out_.beside[f].push_back(claim);
      }
      return;
    }
    if (out_.has_claim[i] == 0 || out_.claim[i].who < 0 || !is(frame, WordClass::say)) return;
    if (frame.first(Slot::comp) != nullptr || frame.first(Slot::obj) != nullptr || frame.passive) return;
    const Dep dep = syntax_.dep[frame.head];
    const bool beside = dep == Dep::parataxis || dep == Dep::advcl || dep == Dep::ccomp || dep == Dep::dep;
    if (!beside || out_.reported[i] != 0) return;
    const uint32_t first = tree_.subtree(frame.head).begin;
    bool as = false;
    for (const uint32_t child : tree_.children(frame.head))
      as = as || (child < frame.head && lemma(child) == "as");
    const bool comma =
        first > 0 && (syntax_.tag[first - 1] == Tag::comma || syntax_.tag[first - 1] == Tag::close_quote);
    if (!as && !comma) return;
    out_.beside[frame.parent].push_back(out_.claim[i]);
  }

  // "according to X", over its clause, or over the sentence where it is set off at either end.
  void read_according(uint32_t token) {
    if (lemma(token) != "accord" && lemma(token) != "according") return;
    uint32_t source = no_token, to = no_token;
    for (const uint32_t child : tree_.children(token)) {
      if (lemma(child) != "to") continue;
      to = child;
      for (const uint32_t object : tree_.children(child)) {
        if (syntax_.dep[object] == Dep::pobj) source = object;
      }
    }
    if (source == no_token) return;
    const uint32_t root = root_frame(token);
    if (root == no_token) return;
    const Span sentence = syntax_.sentence(frames_[root].sentence);
    const Span phrase = tree_.subtree(token);
    const bool opens = phrase.begin <= sentence.begin + 1;
    const bool closes = phrase.end + 2 >= sentence.end && token > 0 && syntax_.tag[token - 1] == Tag::comma;
    uint32_t over = opens || closes ? root : frame_above(syntax_.head[token]);
    if (over == no_token) over = root;
    out_.beside[over].push_back({speaker(source), Stance::asserts, {token, to + 1}});
  }

  bool follows_comma(uint32_t clause) const {
    const uint32_t begin = tree_.subtree(clause).begin;
    return begin > 0 && syntax_.tag[begin - 1] == Tag::comma;
  }

  bool is_pointing(uint32_t noun) const {
    for (const uint32_t child : tree_.children(noun)) {
      if (syntax_.dep[child] == Dep::det &&
          is_one_of(lemma(child), {"this", "that", "these", "those", "such"}))
        return true;
    }
    return false;
  }

  bool says_what(uint32_t noun) const {
    const uint32_t index = frame_of_[noun];
    if (index == no_token) return false;
    for (const Argument& a : frames_[index].arguments) {
      if (a.slot == Slot::comp) return true;
      const bool topic =
          a.slot == Slot::prep && a.marker != no_token && is_one_of(lemma(a.marker), {"of", "about"});
      // "the report of torture", but "this account of fighting" speaks of what was told before.
      if (topic && !is_pointing(noun) && frame_of_[a.head] != no_token &&
          words_.has(WordClass::event_noun, lemma(a.head)))
        return true;
    }
    return false;
  }

  // A denial of "it", "the report", "this account": of what was told before.
  void read_answer(uint32_t i) {
    const Frame& frame = frames_[i];
    if (frame.kind != PredicateKind::verb || out_.has_claim[i] == 0) return;
    const CodedClaim& claim = out_.claim[i];
    if (claim.stance != Stance::denies && claim.stance != Stance::does_not_confirm) return;
    const Argument* object = frame.first(Slot::obj);
    if (object == nullptr || frame.first(Slot::comp) != nullptr) return;
    // "burned a village, which rebels denied": of the clause before, not of the village.
    const bool clause =
        object->inherited && syntax_.dep[frame.head] == Dep::relcl && follows_comma(frame.head);
    const bool pronoun =
        clause || is_one_of(lemma(object->head), {"it", "this", "that", "them", "both", "involvement",
                                                  "responsibility", "wrongdoing"});
    const bool report =
        words_.has(WordClass::report_noun, lemma(object->head)) && lemma(object->head) != "comment";
    if (!pronoun && !report) return;
    // A report that says what it tells is read in the sentence itself.
    if (report && says_what(object->head)) return;
    const bool same = clause || frame.link == FrameLink::conjunct || frame.link == FrameLink::adverbial ||
                      frame.link == FrameLink::relative;
    const bool charge = is_one_of(lemma(object->head), {"accusation", "allegation", "charge"});
    out_.answers.push_back({i, claim, same, charge});
  }

  const Syntax& syntax_;
  const Tree& tree_;
  const std::vector<Frame>& frames_;
  const CodeWords& words_;
  std::vector<uint32_t> frame_of_;                  // token -> frame
  std::unordered_map<std::string, int32_t> owner_;  // "statement" -> who was said to have given one
  Reports out_;
};

}  // namespace

Reports read_reports(const Syntax& syntax, const Tree& tree, const std::vector<Frame>& frames,
                     const CodeWords& words) {
  return Reader(syntax, tree, frames, words).run();
}

}  // namespace dateline::attribution
