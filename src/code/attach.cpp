#include "code/attach.h"

#include <algorithm>
#include <utility>

#include "code/attach_counts.h"
#include "code/attach_parts.h"

namespace dateline {

namespace {

using namespace attaching;

bool is_finite(Tag tag) {
  return tag == Tag::VBD || tag == Tag::VBP || tag == Tag::VBZ;
}

class Attacher : ActTree {
 public:
  Attacher(ActTree acts, const Mentions& mentions, const std::vector<TimeExpression>& times)
      : ActTree(std::move(acts)), mentions_(mentions), times_(times), out_(frames.size()) {
    order_parents_first();
  }

  std::vector<Attachment> run() {
    for (size_t t = 0; t < times_.size(); ++t)
      place_time(static_cast<int32_t>(t));
    read_places(*this, mentions_, out_);
    for (uint32_t i = 0; i < frames.size(); ++i)
      out_[i].counts = counts_of(syntax, tree, frames[i], words);
    // What hangs on a frame fills it, then it fills what hangs on it.
    for (auto i = order_.rbegin(); i != order_.rend(); ++i)
      give_up(*i);
    for (const uint32_t i : order_)
      take_down(i);
    for (Attachment& a : out_) {
      for (std::vector<uint32_t>* places : {&a.places, &a.reach}) {
        std::sort(places->begin(), places->end());
        places->erase(std::unique(places->begin(), places->end()), places->end());
      }
    }
    return std::move(out_);
  }

 private:
  void order_parents_first() {
    std::vector<uint8_t> seen(frames.size(), 0);
    std::vector<uint32_t> chain;
    order_.reserve(frames.size());
    for (uint32_t i = 0; i < frames.size(); ++i) {
      for (uint32_t f = i; f != no_token && seen[f] == 0; f = frames[f].parent) {
        seen[f] = 1;
        chain.push_back(f);
      }
      for (; !chain.empty(); chain.pop_back())
        order_.push_back(chain.back());
    }
  }

  uint32_t distance(uint32_t frame, int32_t time) const {
    const Frame& f = frames[frame];
    const uint32_t at = f.light_verb != no_token ? f.light_verb : f.head;
    const Span span = times_[static_cast<size_t>(time)].tokens;
    return span.begin > at ? span.begin - at : at - span.begin;
  }

  void place_time(int32_t t) {
    const uint32_t frame = act_of(times_[static_cast<size_t>(t)].head);
    if (frame == no_token) return;
    int32_t& time = out_[frame].time;
    if (time < 0 || distance(frame, t) < distance(frame, time)) time = t;
  }

  bool has_when(uint32_t verb) const {
    for (const uint32_t child : tree.children(verb)) {
      if (syntax.tag[child] == Tag::WRB && syntax.lemma(child) == "when") return true;
    }
    return false;
  }

  bool has_own_subject(const Frame& f) const {
    for (const uint32_t child : tree.children(anchor(f))) {
      if (syntax.dep[child] == Dep::nsubj || syntax.dep[child] == Dep::nsubjpass) return true;
    }
    return false;
  }

  static bool has_own_parties(const Frame& f) {
    return std::any_of(f.arguments.begin(), f.arguments.end(), [](const Argument& a) {
      return !a.inherited && (a.slot == Slot::subj || a.slot == Slot::obj);
    });
  }

  // A participle or infinitive without a subject of its own.
  bool is_bare(const Frame& f) const {
    const Tag tag = syntax.tag[anchor(f)];
    return f.kind == PredicateKind::verb && (tag == Tag::VBG || tag == Tag::VBN || tag == Tag::VB) &&
           !has_own_subject(f);
  }

  bool has_to(const Frame& f) const {
    for (const uint32_t child : tree.children(anchor(f))) {
      if (syntax.tag[child] == Tag::TO) return true;
    }
    return false;
  }

  // "a post that stood in Gao" tells of Gao what "at a post in Gao" tells.
  void give_reach(uint32_t i) {
    const Frame& f = frames[i];
    const uint32_t over = act_over(i);
    if (over == no_token || !is_bare(f)) return;
    const std::vector<uint32_t>& places = out_[i].places;
    const uint32_t verb = anchor(f);
    const uint32_t noun = syntax.head[verb];
    const bool beside_noun = f.link == FrameLink::relative && !has_to(f);
    // "met at a hotel built in Gao"
    if (beside_noun && out_[over].places.empty() && stands_in(noun, over)) {
      out_[over].places = places;
    } else if (beside_noun ? is_object(frames[over], noun) : tells_reach_of(f, frames[over])) {
      std::vector<uint32_t>& reach = out_[over].reach;
      reach.insert(reach.end(), places.begin(), places.end());
      reach.insert(reach.end(), out_[i].reach.begin(), out_[i].reach.end());
    }
  }

  // Is the noun where the act is told to be?
  bool stands_in(uint32_t noun, uint32_t frame) const {
    return syntax.dep[noun] == Dep::pobj && is_predicate(frames[frame], syntax.head[syntax.head[noun]]) &&
           is_one_of(syntax.lemma(syntax.head[noun]), {"in", "at", "near", "outside", "inside"});
  }

  // "launched an offensive to retake Gao", "after seizing Gao, they beat off ...": what it was done for, or
  // had begun with.
  bool tells_reach_of(const Frame& f, const Frame& over) const {
    switch (f.link) {
      case FrameLink::relative:
      case FrameLink::adverbial:
        return true;
      case FrameLink::complement:
        return has_to(f) && (over.kind == PredicateKind::noun || over.first(Slot::obj) != nullptr);
      case FrameLink::prepositional:
        return syntax.dep[f.head] == Dep::pcomp &&
               is_one_of(syntax.lemma(syntax.head[f.head]), {"after", "before", "while", "by", "in", "when"});
      default:
        return false;
    }
  }

  // Is the frame told as part of what its parent tells?
  bool shares_setting(const Frame& f) const {
    const uint32_t verb = anchor(f);
    switch (f.link) {
      case FrameLink::adverbial:
        return !is_finite(syntax.tag[verb]) || has_when(verb);
      case FrameLink::conjunct:
        // "shelling and air strikes in Gao", but "attacks on Gao and the siege of towns": each its own.
        if (f.kind == PredicateKind::noun && f.light_verb == no_token) return !has_own_parties(f);
        return !has_own_subject(f);
      case FrameLink::complement: {
        // "refused on Monday to meet"; but not "said on Monday that he met"
        if (frames[f.parent].kind == PredicateKind::noun ||
            words.has(WordClass::plan, syntax.lemma(frames[f.parent].head)))
          return false;
        return syntax.tag[verb] == Tag::VBG || (syntax.tag[verb] == Tag::VB && !has_own_subject(f));
      }
      case FrameLink::attribute:
        return true;
      // "the attack that killed", "talks held in Gao"
      case FrameLink::relative:
        return frames[f.parent].kind == PredicateKind::noun && is_act(f.parent) &&
               takes_part(f, frames[f.parent].head);
      default:
        return false;
    }
  }

  // "a strike on Monday hit ...", "was captured in a raid on Monday": the noun's setting is the verb's.
  bool tells_setting_of_verb(uint32_t i) const {
    const Frame& f = frames[i];
    if (f.kind != PredicateKind::noun || frames[f.parent].kind != PredicateKind::verb) return false;
    if (f.link == FrameLink::subject) return !frames[f.parent].passive && is_act(i) && !is_speech(f.parent);
    if (f.link != FrameLink::prepositional || syntax.is_root(f.head)) return false;
    return is_one_of(syntax.lemma(syntax.head[f.head]), {"in", "during", "with", "by", "at"});
  }

  // "the fighting went on in Gao on Monday", "the talks are going well in Gao"
  bool is_set_by_verb(uint32_t i) const {
    const Frame& f = frames[i];
    if (f.kind != PredicateKind::noun || f.link != FrameLink::subject || !is_act(i)) return false;
    const Frame& verb = frames[f.parent];
    return verb.kind == PredicateKind::verb && !verb.passive && verb.first(Slot::obj) == nullptr &&
           verb.first(Slot::comp) == nullptr && !is_speech(f.parent);
  }

  bool is_speech(uint32_t frame) const {
    return words.has(WordClass::accuse, syntax.lemma(frames[frame].head)) ||
           frames[frame].first(Slot::comp) != nullptr;
  }

  void give_up(uint32_t i) {
    const Frame& f = frames[i];
    if (f.parent == no_token) return;
    Attachment& above = out_[f.parent];
    const bool counted = f.link == FrameLink::adverbial || f.link == FrameLink::relative ||
                         f.link == FrameLink::conjunct || f.link == FrameLink::attribute;
    if (counted) above.counts.fill(out_[i].counts);
    if (tells_setting_of_verb(i)) {
      if (above.time < 0) above.time = out_[i].time;
      if (above.places.empty()) above.places = out_[i].places;
    }
    give_reach(i);
    // "attacked and captured the town on Monday"
    if (f.link == FrameLink::conjunct && !has_own_subject(f) && f.kind == PredicateKind::verb) {
      if (above.time < 0) above.time = out_[i].time;
    }
  }

  // "In Mosul, police said ...": what opens a sentence holds for what is said in it.
  bool opens_sentence(uint32_t token, const Frame& f) const {
    const uint32_t begin = syntax.sentence(f.sentence).begin;
    return token < begin + 5 && token < anchor(f);
  }

  void take_down(uint32_t i) {
    const Frame& f = frames[i];
    Attachment& mine = out_[i];
    const uint32_t verb = anchor(f);
    // "last week, when ..." with the clause hung on the time itself
    if (mine.time < 0 && !syntax.is_root(verb) && time_at[syntax.head[verb]] >= 0)
      mine.time = time_at[syntax.head[verb]];
    if (f.parent == no_token) return;
    const Attachment& above = out_[f.parent];
    if (shares_setting(f) || is_set_by_verb(i)) {
      if (mine.time < 0) mine.time = above.time;
      if (mine.places.empty()) mine.places = above.places;
    } else if (f.link == FrameLink::complement && mine.places.empty()) {
      for (const uint32_t place : above.places) {
        if (opens_sentence(place, frames[f.parent])) mine.places.push_back(place);
      }
    }
    // "On Monday, after rebels had shelled the town, ..."
    if (f.link == FrameLink::adverbial && mine.time < 0 && above.time >= 0 && f.kind == PredicateKind::verb &&
        opens_sentence(times_[static_cast<size_t>(above.time)].head, frames[f.parent]) &&
        times_[static_cast<size_t>(above.time)].head < verb && !has_to(f))
      mine.time = above.time;
    const bool same_happening =
        (f.kind == PredicateKind::noun &&
         (f.link == FrameLink::subject || f.link == FrameLink::prepositional) && is_act(i)) ||
        f.link == FrameLink::adverbial;
    if (same_happening) mine.counts.fill(above.counts);
  }

  const Mentions& mentions_;
  const std::vector<TimeExpression>& times_;
  std::vector<uint32_t> order_;  // frames, what they hang on first
  std::vector<Attachment> out_;
};

}  // namespace

std::vector<Attachment> attach(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
                               const std::vector<TimeExpression>& times, const std::vector<Frame>& frames,
                               const CodeWords& words) {
  return Attacher({syntax, tree, times, frames, words}, mentions, times).run();
}

}  // namespace dateline
