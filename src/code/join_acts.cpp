#include "code/join_acts.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dateline {

namespace {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool share_parties(const JoinInput& in, const std::vector<Filler>& a, const std::vector<Filler>& b) {
  if (a.empty() || b.empty()) return true;
  return std::any_of(a.begin(), a.end(), [&](const Filler& x) {
    return std::any_of(b.begin(), b.end(),
                       [&](const Filler& y) { return in.mentions.is_same_actor(x.head, y.head); });
  });
}

bool is_fight(const CodedEvent& event) {
  return event.type == EventType::ASSAULT || event.type == EventType::MOBILIZE;
}

enum class Bond : uint8_t { none, same, aim, fight };

class Joiner {
 public:
  explicit Joiner(const JoinInput& in) : in_(in) {}

  // What `lower`, which hangs on `upper`, is of it.
  Bond bond(const DraftEvent& upper, const DraftEvent& lower) const {
    if (upper.event.untyped) return Bond::none;
    if (is_aim(upper, lower)) return Bond::aim;
    if (upper.event.type != lower.event.type || upper.event.status != lower.event.status) {
      return is_beside(upper, lower) ? Bond::same : Bond::none;
    }
    if (is_fight_with(upper, lower)) return Bond::fight;
    const bool same = is_beside(upper, lower) || is_deed_of(upper, lower) ||
                      is_further_effect(upper, lower) || is_outcome(upper, lower) || is_cause(upper, lower) ||
                      is_means(upper, lower) || is_end(upper, lower);
    return same ? Bond::same : Bond::none;
  }

 private:
  const Frame& frame(const DraftEvent& draft) const { return in_.frames[draft.frame]; }

  // The verb and the noun beside it that names the same act.
  bool is_beside(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    const bool beside = f.link == FrameLink::object || f.link == FrameLink::prepositional ||
                        f.link == FrameLink::subject || f.link == FrameLink::attribute ||
                        f.link == FrameLink::apposition;
    return beside && f.kind == PredicateKind::noun && !is_at_another_time(f.head) &&
           upper.event.type == lower.event.type &&
           share_parties(in_, upper.event.source, lower.event.source) &&
           (is_within(upper, lower) || share_parties(in_, upper.event.target, lower.event.target));
  }

  // "flew home after talks": two acts.
  bool is_at_another_time(uint32_t noun) const {
    return in_.syntax.dep[noun] == Dep::pobj &&
           is_one_of(in_.syntax.lemma(in_.syntax.head[noun]),
                     {"after", "before", "following", "follow", "since", "until", "despite"});
  }

  // "killed two in an attack near Gao": one of them says only where.
  bool is_within(const DraftEvent& upper, const DraftEvent& lower) const {
    const uint32_t noun = frame(lower).head;
    return (upper.ground || lower.ground) && in_.syntax.dep[noun] == Dep::pobj &&
           is_one_of(in_.syntax.lemma(in_.syntax.head[noun]), {"in", "during", "by", "with"});
  }

  // "attacks and strikes that kill civilians"
  bool is_deed_of(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    const Argument* doer = f.first(Slot::subj);
    if (f.link != FrameLink::relative || f.kind != PredicateKind::verb || doer == nullptr) return false;
    const Frame* noun = frame_at(in_.frames, doer->head);
    for (int depth = 0; depth < 4 && noun != nullptr && noun->kind == PredicateKind::noun; ++depth) {
      if (noun->head == frame(upper).head) return true;
      if (noun->link != FrameLink::conjunct) break;
      noun = &in_.frames[noun->parent];
    }
    return false;
  }

  // "the strike killed ten and wrecked two cars", "killed and wounded dozens"
  bool is_further_effect(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    const Frame& first = frame(upper);
    if (f.link != FrameLink::conjunct || f.kind != PredicateKind::verb || first.kind != PredicateKind::verb)
      return false;
    const Argument* doer = first.first(Slot::subj);
    const Argument* same = f.first(Slot::subj);
    if (doer != nullptr && same != nullptr && doer->head == same->head && names_act(doer->head)) return true;
    const bool one_doer = doer == nullptr || same == nullptr || doer->head == same->head;
    return one_doer && harms(first) && harms(f);
  }

  // "struck the convoy, killing three and burning a lorry"; of other acts only what is done to the same party
  // ("sued the state, accusing it of neglect").
  bool is_outcome(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    if (f.kind != PredicateKind::verb || in_.syntax.tag[f.head] != Tag::VBG || has_own_subject(f) ||
        !mark_of(f.head).empty())
      return false;
    const bool force = upper.event.type == EventType::ASSAULT;
    if (f.link == FrameLink::conjunct) return force && in_.syntax.tag[frame(upper).head] == Tag::VBG;
    return f.link == FrameLink::adverbial &&
           (force || (share_parties(in_, upper.event.source, lower.event.source) &&
                      share_parties(in_, upper.event.target, lower.event.target)));
  }

  // "were killed when gunmen attacked the post"
  bool is_cause(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    if (upper.event.type != EventType::ASSAULT || f.kind != PredicateKind::verb ||
        f.link != FrameLink::adverbial)
      return false;
    return harms(frame(upper)) && upper.event.source.empty() && mark_of(f.head) == "when";
  }

  // "used tear gas to break up a rally": one act, told by its means and its end.
  bool is_end(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    if (f.kind != PredicateKind::verb || in_.syntax.tag[f.head] != Tag::VB) return false;
    if (f.link != FrameLink::adverbial && f.link != FrameLink::complement) return false;
    return in_.syntax.lemma(frame(upper).head) == "use" &&
           share_parties(in_, upper.event.source, lower.event.source);
  }

  // "broke the truce by shelling the town"
  bool is_means(const DraftEvent& upper, const DraftEvent& lower) const {
    const Frame& f = frame(lower);
    if (f.kind != PredicateKind::verb || in_.syntax.tag[f.head] != Tag::VBG ||
        frame(upper).kind != PredicateKind::verb)
      return false;
    return in_.syntax.dep[f.head] == Dep::pcomp && in_.syntax.lemma(in_.syntax.head[f.head]) == "by";
  }

  // "two soldiers were killed in a clash with rebels": by them.
  bool is_fight_with(const DraftEvent& upper, const DraftEvent& lower) const {
    const uint32_t noun = frame(lower).head;
    return upper.event.source.empty() && lower.event.source.empty() && !lower.event.target.empty() &&
           !lower.ground && frame(upper).passive && harms(frame(upper)) &&
           frame(lower).kind == PredicateKind::noun && in_.syntax.dep[noun] == Dep::pobj &&
           is_one_of(in_.syntax.lemma(in_.syntax.head[noun]), {"in", "during"}) &&
           !share_parties(in_, upper.event.target, lower.event.target);
  }

  // The word that opens the clause: "when", "after"; "" where none does.
  std::string_view mark_of(uint32_t verb) const {
    for (const uint32_t child : in_.tree.children(verb)) {
      if (child > verb) break;
      const Dep dep = in_.syntax.dep[child];
      if (dep == Dep::mark || (dep == Dep::advmod && in_.syntax.tag[child] == Tag::WRB))
        return in_.syntax.lemma(child);
    }
    return "";
  }

  bool has_own_subject(const Frame& f) const {
    const Argument* subject = f.first(Slot::subj);
    return subject != nullptr && !subject->inherited;
  }

  bool names_act(uint32_t noun) const {
    const Frame* f = frame_at(in_.frames, noun);
    return f != nullptr && f->kind == PredicateKind::noun &&
           in_.words.has(WordClass::event_noun, in_.syntax.lemma(noun));
  }

  bool harms(const Frame& f) const {
    return is_one_of(in_.syntax.lemma(f.head), {"kill", "wound", "injure", "hurt", "maim"});
  }

  // "sent troops to seize the town": what is only aimed at is no happening of its own.
  bool is_aim(const DraftEvent& upper, const DraftEvent& lower) const {
    const EventStatus status = lower.event.status;
    if (!is_fight(upper.event) || !is_fight(lower.event) || frame(lower).kind != PredicateKind::verb)
      return false;
    if (status != EventStatus::planned && status != EventStatus::hypothetical) return false;
    if (!is_real(upper.event.status)) return false;
    const FrameLink link = frame(lower).link;
    if (link != FrameLink::adverbial && link != FrameLink::complement && link != FrameLink::relative)
      return false;
    for (const uint32_t child : in_.tree.children(frame(lower).head)) {
      if (in_.syntax.tag[child] == Tag::TO) return true;
    }
    return false;
  }

  const JoinInput& in_;
};

void fill_setting(CodedEvent& into, CodedEvent& from) {
  if (into.source.empty()) into.source = std::move(from.source);
  if (into.target.empty()) into.target = std::move(from.target);
  if (into.places.empty()) into.places = std::move(from.places);
  into.why.insert(into.why.end(), from.why.begin(), from.why.end());
}

void absorb(const JoinInput& in, DraftEvent& upper, DraftEvent&& lower) {
  CodedEvent& into = upper.event;
  CodedEvent& from = lower.event;
  // Who was hit says more than where.
  const bool own = !into.source.empty() && share_parties(in, into.source, from.target);
  if (upper.ground && !lower.ground && !from.target.empty() && !own) {
    into.target = std::move(from.target);
    upper.ground = false;
  }
  into.triggers.insert(into.triggers.end(), from.triggers.begin(), from.triggers.end());
  if (into.mode.empty()) into.mode = std::move(from.mode);
  if (into.time < 0) into.time = from.time;
  into.counts.fill(from.counts);
  into.confidence = std::max(into.confidence, from.confidence);
  fill_setting(into, from);
}

// The frame itself where an event was made of it, else the first of the nouns it is coordinated with.
uint32_t first_told(const JoinInput& input, const std::vector<int32_t>& draft_of, uint32_t frame) {
  for (int depth = 0; depth < 4 && frame != no_token; ++depth) {
    if (draft_of[frame] >= 0) return frame;
    const Frame& f = input.frames[frame];
    if (f.link != FrameLink::conjunct || f.kind != PredicateKind::noun) break;
    frame = f.parent;
  }
  return no_token;
}

}  // namespace

void join_acts(const JoinInput& input, std::vector<DraftEvent>& drafts) {
  std::vector<int32_t> draft_of(input.frames.size(), -1);
  for (size_t d = 0; d < drafts.size(); ++d)
    draft_of[drafts[d].frame] = static_cast<int32_t>(d);
  const Joiner joiner(input);
  std::vector<int32_t> part_of(drafts.size(), -1);
  for (size_t d = 0; d < drafts.size(); ++d) {
    const uint32_t told = first_told(input, draft_of, input.frames[drafts[d].frame].parent);
    if (told == no_token) continue;
    auto upper = static_cast<size_t>(draft_of[told]);
    const Bond bond = upper == d ? Bond::none : joiner.bond(drafts[upper], drafts[d]);
    if (bond == Bond::none) continue;
    // What its act was joined to has it as well; frames may hang on one another either way round.
    while (part_of[upper] >= 0)
      upper = static_cast<size_t>(part_of[upper]);
    if (upper == d) continue;
    part_of[d] = static_cast<int32_t>(upper);
    if (bond == Bond::aim) {
      drafts[d].event.why.insert(drafts[d].event.why.begin(), "what it is done for");
      fill_setting(drafts[upper].event, drafts[d].event);
    } else {
      if (bond == Bond::fight) drafts[d].event.source = std::move(drafts[d].event.target);
      absorb(input, drafts[upper], std::move(drafts[d]));
    }
  }
  size_t kept = 0;
  for (size_t d = 0; d < drafts.size(); ++d) {
    if (part_of[d] >= 0) continue;
    if (kept != d) drafts[kept] = std::move(drafts[d]);
    ++kept;
  }
  drafts.resize(kept);
}

}  // namespace dateline
