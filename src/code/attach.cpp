#include "code/attach.h"

#include <algorithm>

#include "code/attach_counts.h"

namespace dateline {

namespace {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

bool is_finite(Tag tag) {
  return tag == Tag::VBD || tag == Tag::VBP || tag == Tag::VBZ;
}

class Attacher {
 public:
  Attacher(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
           const std::vector<TimeExpression>& times, const std::vector<Frame>& frames, const CodeWords& words)
      : syntax_(syntax),
        tree_(tree),
        mentions_(mentions),
        times_(times),
        frames_(frames),
        words_(words),
        out_(frames.size()) {
    frame_of_.assign(syntax.size(), no_token);
    for (uint32_t i = 0; i < frames.size(); ++i) {
      frame_of_[frames[i].head] = i;
      if (frames[i].light_verb != no_token && frame_of_[frames[i].light_verb] == no_token)
        frame_of_[frames[i].light_verb] = i;
    }
    time_at_.assign(syntax.size(), -1);
    for (size_t t = 0; t < times.size(); ++t) {
      for (uint32_t i = times[t].tokens.begin; i < times[t].tokens.end; ++i)
        time_at_[i] = static_cast<int32_t>(t);
    }
    order_parents_first();
  }

  std::vector<Attachment> run() {
    for (size_t t = 0; t < times_.size(); ++t)
      place_time(static_cast<int32_t>(t));
    for (const PlaceMention& p : mentions_.place_mentions)
      place_place(p);
    for (uint32_t i = 0; i < frames_.size(); ++i)
      out_[i].counts = counts_of(syntax_, tree_, frames_[i], words_);
    // What hangs on a frame fills it, then it fills what hangs on it.
    for (auto i = order_.rbegin(); i != order_.rend(); ++i)
      give_up(*i);
    for (const uint32_t i : order_)
      take_down(i);
    for (Attachment& a : out_) {
      std::sort(a.places.begin(), a.places.end());
      a.places.erase(std::unique(a.places.begin(), a.places.end()), a.places.end());
    }
    return std::move(out_);
  }

 private:
  void order_parents_first() {
    std::vector<uint8_t> seen(frames_.size(), 0);
    std::vector<uint32_t> chain;
    order_.reserve(frames_.size());
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      for (uint32_t f = i; f != no_token && seen[f] == 0; f = frames_[f].parent) {
        seen[f] = 1;
        chain.push_back(f);
      }
      for (; !chain.empty(); chain.pop_back())
        order_.push_back(chain.back());
    }
  }

  bool is_act(uint32_t frame) const {
    return frames_[frame].kind != PredicateKind::noun || frames_[frame].light_verb != no_token ||
           words_.has(WordClass::event_noun, syntax_.lemma(frames_[frame].head));
  }

  // The nearest act above a token; nouns that name no act are passed through.
  uint32_t act_above(uint32_t token) const {
    while (!syntax_.is_root(token)) {
      token = syntax_.head[token];
      if (frame_of_[token] != no_token && time_at_[token] < 0 && is_act(frame_of_[token]))
        return frame_of_[token];
    }
    return frame_of_[token] != no_token && time_at_[token] < 0 ? frame_of_[token] : no_token;
  }

  uint32_t distance(uint32_t frame, int32_t time) const {
    const Frame& f = frames_[frame];
    const uint32_t at = f.light_verb != no_token ? f.light_verb : f.head;
    const Span span = times_[static_cast<size_t>(time)].tokens;
    return span.begin > at ? span.begin - at : at - span.begin;
  }

  void place_time(int32_t t) {
    const uint32_t frame = act_above(times_[static_cast<size_t>(t)].head);
    if (frame == no_token) return;
    int32_t& time = out_[frame].time;
    if (time < 0 || distance(frame, t) < distance(frame, time)) time = t;
  }

  // The preposition a place stands behind, or no_token.
  uint32_t preposition_of(uint32_t place) const {
    uint32_t token = place;
    for (int depth = 0; depth < 4 && !syntax_.is_root(token); ++depth) {
      const Dep dep = syntax_.dep[token];
      token = syntax_.head[token];
      if (dep == Dep::pobj) return token;
      if (dep != Dep::conj && dep != Dep::compound && dep != Dep::appos && dep != Dep::nmod &&
          dep != Dep::poss)
        return no_token;
    }
    return no_token;
  }

  // "in Gao", "near the border"; of others ("to", "of", "on") only what is nothing but a place.
  bool says_where(uint32_t preposition, const PlaceMention& place, uint32_t frame) const {
    const std::string_view word = syntax_.lemma(preposition);
    if (is_one_of(word, {"in",        "at",      "near",       "outside",   "inside",    "around",
                         "across",    "along",   "throughout", "within",    "off",       "close",
                         "above",     "between", "beside",     "northwest", "northeast", "southwest",
                         "southeast", "north",   "south",      "east",      "west"}))
      return true;
    const std::string_view lemma = syntax_.lemma(frames_[frame].head);
    const bool motion =
        is_one_of(lemma, {"visit",   "trip",  "travel",   "fly",    "go",         "come",       "arrive",
                          "return",  "tour",  "journey",  "flight", "send",       "deploy",     "move",
                          "advance", "march", "withdraw", "flee",   "withdrawal", "deployment", "mission"});
    if (motion && is_one_of(word, {"to", "into", "toward", "towards", "from", "on"})) return true;
    const bool nothing_else = mentions_.mention_at(place.head) == nullptr;
    return nothing_else && is_one_of(word, {"to", "into", "of", "on", "toward", "towards", "from", "over",
                                            "through", "for", "onto", "by", "against"});
  }

  void place_place(const PlaceMention& place) {
    if (place.head >= syntax_.size()) return;
    const uint32_t frame = act_above(place.head);
    if (frame == no_token) return;
    const Frame& f = frames_[frame];
    uint32_t preposition = preposition_of(place.head);
    if (preposition != no_token) {
      // "in the town of Gao", "at the heart of Gao"
      uint32_t holder = syntax_.head[preposition];
      for (int depth = 0; depth < 3 && syntax_.lemma(preposition) == "of" && is_origin(preposition);
           ++depth) {
        const uint32_t outer = preposition_of(holder);
        if (outer == no_token) break;
        preposition = outer;
        holder = syntax_.head[preposition];
      }
      // "seized the town of Gao"
      const bool town = syntax_.lemma(preposition) == "of" && is_ground(holder) && takes_part(f, holder);
      // "protesters from Gao": where people come from is not where they act.
      if (town || (says_where(preposition, place, frame) && !is_origin(preposition)))
        out_[frame].places.push_back(place.head);
      return;
    }
    const bool nothing_else = mentions_.mention_at(place.head) == nullptr;
    for (const Argument& a : f.arguments) {
      if (a.head != place.head || a.inherited) continue;
      const bool object = a.slot == Slot::obj && (nothing_else || syntax_.lemma(f.head) == "visit");
      const bool before = a.slot == Slot::mod && f.kind == PredicateKind::noun && nothing_else;
      if (object || before) {
        out_[frame].places.push_back(place.head);
        return;
      }
    }
  }

  bool is_ground(uint32_t noun) const {
    return is_one_of(syntax_.lemma(noun), {"town", "city",      "village", "province",     "district",
                                           "area", "region",    "port",    "capital",      "island",
                                           "part", "outskirts", "suburb",  "neighborhood", "neighbourhood",
                                           "side", "east",      "west",    "north",        "south"});
  }

  bool is_origin(uint32_t preposition) const {
    const uint32_t holder = syntax_.head[preposition];
    const bool act = frame_of_[holder] != no_token && is_act(frame_of_[holder]);
    return !act && is_one_of(syntax_.lemma(preposition), {"from", "of", "by", "for", "against"});
  }

  bool has_when(uint32_t verb) const {
    for (const uint32_t child : tree_.children(verb)) {
      if (syntax_.tag[child] == Tag::WRB && syntax_.lemma(child) == "when") return true;
    }
    return false;
  }

  uint32_t anchor(const Frame& f) const {
    return f.light_verb != no_token && f.kind == PredicateKind::noun ? f.light_verb : f.head;
  }

  bool has_own_subject(const Frame& f) const {
    for (const uint32_t child : tree_.children(anchor(f))) {
      if (syntax_.dep[child] == Dep::nsubj || syntax_.dep[child] == Dep::nsubjpass) return true;
    }
    return false;
  }

  // Is the frame told as part of what its parent tells?
  bool shares_setting(const Frame& f) const {
    const uint32_t verb = anchor(f);
    switch (f.link) {
      case FrameLink::adverbial:
        return !is_finite(syntax_.tag[verb]) || has_when(verb);
      case FrameLink::conjunct:
        return !has_own_subject(f);
      case FrameLink::complement: {
        // "refused on Monday to meet"; but not "said on Monday that he met"
        if (frames_[f.parent].kind == PredicateKind::noun ||
            words_.has(WordClass::plan, syntax_.lemma(frames_[f.parent].head)))
          return false;
        return syntax_.tag[verb] == Tag::VBG || (syntax_.tag[verb] == Tag::VB && !has_own_subject(f));
      }
      case FrameLink::attribute:
        return true;
      // "the attack that killed", "talks held in Gao"
      case FrameLink::relative:
        return frames_[f.parent].kind == PredicateKind::noun && is_act(f.parent) &&
               takes_part(f, frames_[f.parent].head);
      default:
        return false;
    }
  }

  static bool takes_part(const Frame& f, uint32_t noun) {
    return std::any_of(f.arguments.begin(), f.arguments.end(), [&](const Argument& a) {
      return (a.slot == Slot::subj || a.slot == Slot::obj) && a.head == noun;
    });
  }

  // "a strike on Monday hit ...", "was captured in a raid on Monday": the noun's setting is the verb's.
  bool tells_setting_of_verb(uint32_t i) const {
    const Frame& f = frames_[i];
    if (f.kind != PredicateKind::noun || frames_[f.parent].kind != PredicateKind::verb) return false;
    if (f.link == FrameLink::subject) return !frames_[f.parent].passive && is_act(i) && !is_speech(f.parent);
    if (f.link != FrameLink::prepositional || syntax_.is_root(f.head)) return false;
    return is_one_of(syntax_.lemma(syntax_.head[f.head]), {"in", "during", "with", "by", "at"});
  }

  bool is_speech(uint32_t frame) const {
    return words_.has(WordClass::accuse, syntax_.lemma(frames_[frame].head)) ||
           frames_[frame].first(Slot::comp) != nullptr;
  }

  void give_up(uint32_t i) {
    const Frame& f = frames_[i];
    if (f.parent == no_token) return;
    Attachment& above = out_[f.parent];
    const bool counted = f.link == FrameLink::adverbial || f.link == FrameLink::relative ||
                         f.link == FrameLink::conjunct || f.link == FrameLink::attribute;
    if (counted) take_counts(above.counts, out_[i].counts);
    if (tells_setting_of_verb(i)) {
      if (above.time < 0) above.time = out_[i].time;
      if (above.places.empty()) above.places = out_[i].places;
    }
    // "attacked and captured the town on Monday"
    if (f.link == FrameLink::conjunct && !has_own_subject(f) && f.kind == PredicateKind::verb) {
      if (above.time < 0) above.time = out_[i].time;
    }
  }

  // "In Mosul, police said ...": what opens a sentence holds for what is said in it.
  bool opens_sentence(uint32_t token, const Frame& f) const {
    const uint32_t begin = syntax_.sentence(f.sentence).begin;
    return token < begin + 5 && token < anchor(f);
  }

  void take_down(uint32_t i) {
    const Frame& f = frames_[i];
    Attachment& mine = out_[i];
    const uint32_t verb = anchor(f);
    // "last week, when ..." with the clause hung on the time itself
    if (mine.time < 0 && !syntax_.is_root(verb) && time_at_[syntax_.head[verb]] >= 0)
      mine.time = time_at_[syntax_.head[verb]];
    if (f.parent == no_token) return;
    const Attachment& above = out_[f.parent];
    if (shares_setting(f)) {
      if (mine.time < 0) mine.time = above.time;
      if (mine.places.empty()) mine.places = above.places;
    } else if (f.link == FrameLink::complement && mine.places.empty()) {
      for (const uint32_t place : above.places) {
        if (opens_sentence(place, frames_[f.parent])) mine.places.push_back(place);
      }
    }
    const bool same_happening =
        (f.kind == PredicateKind::noun &&
         (f.link == FrameLink::subject || f.link == FrameLink::prepositional) && is_act(i)) ||
        f.link == FrameLink::adverbial;
    if (same_happening) take_counts(mine.counts, above.counts);
  }

  const Syntax& syntax_;
  const Tree& tree_;
  const Mentions& mentions_;
  const std::vector<TimeExpression>& times_;
  const std::vector<Frame>& frames_;
  const CodeWords& words_;
  std::vector<uint32_t> frame_of_, order_;
  std::vector<int32_t> time_at_;  // per token, index of the time expression it is part of
  std::vector<Attachment> out_;
};

}  // namespace

std::vector<Attachment> attach(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
                               const std::vector<TimeExpression>& times, const std::vector<Frame>& frames,
                               const CodeWords& words) {
  return Attacher(syntax, tree, mentions, times, frames, words).run();
}

}  // namespace dateline
