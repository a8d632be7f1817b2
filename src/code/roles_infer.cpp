// Parties that no path names: shared out, inferred from what stands around, or stood for by places.
#include <algorithm>

#include "code/roles.h"

namespace dateline {

// "Greek and Turkish negotiators agreed": the mentions have the second nation's as a party of its own.
void RoleFinder::split_phrase(Roles& roles) const {
  Filler& source = roles.source.front();
  for (const uint32_t first : tree_.children(source.head)) {
    const uint32_t second = tree_.child(first, Dep::conj);
    if (first > source.head || second == first || second > source.head) continue;
    if (mentions_.mention_at(second) == nullptr || mentions_.is_same_actor(source.head, second)) continue;
    roles.target.assign(1, {second, {second, source.head + 1}});
    source.tokens.end = first + 1;
    return;
  }
}

// "between the government of X and Y": the parse may coordinate Y with X.
void RoleFinder::add_inner_conjuncts(uint32_t head, Found& out) const {
  for (const uint32_t of : tree_.children(head)) {
    if (syntax_.dep[of] != Dep::prep || syntax_.lemma(of) != "of") continue;
    for (const uint32_t object : tree_.children(of)) {
      if (syntax_.dep[object] != Dep::pobj) continue;
      for (const uint32_t other : tree_.children(object)) {
        if (syntax_.dep[other] != Dep::conj || mentions_.is_same_actor(other, head)) continue;
        if (add_mention(other, out)) out.fillers.front().tokens.end = object + 1;
      }
    }
  }
}

// "talks between X and Y": the first is source, the others target.
bool RoleFinder::between(const Search& search, Roles& roles) const {
  const ArgumentPlace place{Slot::prep, tables_.word("between")};
  if (place.preposition == no_word) return false;
  Found found;
  follow(search, {place, RolePath::Step::none, no_word, false}, found);
  if (found.fillers.size() == 1) add_inner_conjuncts(found.fillers.front().head, found);
  if (found.fillers.size() < 2) return false;
  roles.source.assign(1, found.fillers.front());
  roles.target.assign(found.fillers.begin() + 1, found.fillers.end());
  return true;
}

// "accused each other", "shot at one another"
bool RoleFinder::is_reciprocal(const Frame& frame) const {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
    if (a.head == 0 || (a.slot != Slot::obj && a.slot != Slot::prep)) return false;
    const std::string_view word = syntax_.lemma(a.head), before = syntax_.lemma(a.head - 1);
    return (word == "other" && before == "each") || (word == "another" && before == "one");
  });
}

// "X and Y met", "X and Y accused each other": what the coordinated do, they do to each other.
void RoleFinder::split_mutual(const Frame& frame, const EventEntry& entry, Roles& roles) const {
  if (!roles.target.empty()) return;
  const bool mutual =
      entry.mutual.value_or(tables_.roles[static_cast<size_t>(entry.type)].mutual) || is_reciprocal(frame);
  if (mutual && roles.source.size() == 1) split_phrase(roles);
  if (!mutual || roles.source.size() < 2) return;
  for (size_t i = 1; i < roles.source.size(); ++i) {
    if (!mentions_.is_same_actor(roles.source[0].head, roles.source[i].head))
      roles.target.push_back(roles.source[i]);
  }
  roles.source.resize(1);
}

// Nobody is named as the target, but ground is: "shelled Donetsk", "a truce in Yemen", "hit a camp near
// Gao". Of the paths for parties; then, of acts whose doer is known, where the type's acts fall.
void RoleFinder::aim_at_ground(const Search& search, const EventEntry& entry, Roles& roles) const {
  const TypeRoles& defaults = tables_.roles[static_cast<size_t>(entry.type)];
  const Limits limits{&roles.source, true, true, true, entry.type != EventType::REQUEST};
  // "protested over prices in Gao": against nobody there.
  if (entry.type != EventType::PROTEST)
    roles.target_path =
        first_hit(search, entry.target.value_or(defaults.target), limits, roles, roles.target);
  // What a denied act fell on is that act's.
  const bool denial = entry.type == EventType::REJECT && entry.complement.what == ComplementRule::Do::keep;
  if (roles.target_path < 0 && !roles.source.empty() && !denial)
    roles.target_path = first_hit(search, defaults.ground, limits, roles, roles.target);
  roles.ground = !roles.target.empty();
}

// "took the town after two days of fighting with the army": the clause's subject fought it.
void RoleFinder::take_clause_subject(const Frame& frame, Found& out) const {
  const bool with_another =
      std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
        return a.slot == Slot::prep && !a.inherited && a.marker != no_token &&
               (syntax_.lemma(a.marker) == "with" || syntax_.lemma(a.marker) == "against");
      });
  uint32_t at = frame.head;
  for (int depth = 0; with_another && depth < 3 && syntax_.dep[at] == Dep::pobj; ++depth) {
    at = syntax_.head[syntax_.head[at]];
    const uint32_t f = matcher_.frame_of(at);
    if (f == no_token || frames_[f].kind != PredicateKind::verb || frames_[f].passive) continue;
    for (const Argument& a : frames_[f].arguments) {
      if (a.slot == Slot::subj) add_mention(a.head, out);
    }
    return;
  }
}

// An act that is the object of a verb that only carries it ("commenced assaults on X", "launched a mediation
// effort"), or of what a document does: its doer is the verb's subject.
void RoleFinder::infer_source(const Frame& frame, bool speaks, Roles& roles) const {
  Found found;
  if (frame.kind == PredicateKind::noun) {
    const uint32_t f =
        syntax_.dep[frame.head] == Dep::dobj ? matcher_.frame_of(syntax_.head[frame.head]) : no_token;
    if (f == no_token) {
      take_clause_subject(frame, found);
    } else if (frames_[f].kind == PredicateKind::verb) {
      const auto lemma = syntax_.lemma(frames_[f].head);
      const bool carries = tables_.code_words.has(WordClass::light_verb, lemma) ||
                           tables_.code_words.has(WordClass::phase, lemma);
      if (carries) add_author(frame.head, found);
    }
  } else if (const Argument* subject = frame.first(Slot::subj); subject != nullptr && speaks) {
    add_author(subject->head, found);  // documents speak; acts that kill have doers of their own
  }
  std::erase_if(found.fillers, [&](const Filler& f) {
    return std::any_of(roles.target.begin(), roles.target.end(),
                       [&](const Filler& t) { return mentions_.is_same_actor(f.head, t.head); });
  });
  if (found.fillers.empty()) return;
  roles.source = std::move(found.fillers);
  roles.inherited = true;
}

// "agreed to lift its sanctions on X", "lifted its blockade of X": whom the act inside is done to.
void RoleFinder::take_inner_target(const Search& search, int depth, Roles& roles) const {
  if (depth >= 2) return;
  for (const Argument& a : search.arguments) {
    if (a.slot != Slot::comp && a.slot != Slot::obj) continue;
    const uint32_t f = matcher_.frame_of(a.head);
    if (f == no_token || &frames_[f] == search.frame) continue;
    const Match& inner = matcher_.found(f);
    if (inner.winner == no_entry || tables_.entries[inner.winner].kind == EntryKind::none) continue;
    Roles found = find(frames_[f], tables_.entries[inner.winner], inner.by_light_verb, depth + 1);
    std::erase_if(found.target, [&](const Filler& t) {
      return std::any_of(roles.source.begin(), roles.source.end(),
                         [&](const Filler& s) { return mentions_.is_same_actor(t.head, s.head); });
    });
    if (found.target.empty()) continue;
    roles.target = std::move(found.target);
    roles.target_path = 9;  // far off
    roles.inherited = true;
    return;
  }
}

// "spurned the offer": it was made to who spurned it.
void RoleFinder::take_answerer(const Frame& frame, Roles& roles) const {
  if (frame.kind != PredicateKind::noun || syntax_.dep[frame.head] != Dep::dobj) return;
  const uint32_t f = matcher_.frame_of(syntax_.head[frame.head]);
  if (f == no_token || &frames_[f] == &frame || matcher_.found(f).winner == no_entry) return;
  const EventEntry& answer = tables_.entries[matcher_.found(f).winner];
  const bool answers =
      answer.kind == EntryKind::act && (answer.type == EventType::REJECT || answer.type == EventType::AGREE ||
                                        answer.type == EventType::CONCEDE);
  if (!answers) return;
  Found found;
  found.avoid = &roles.source;
  for (const Argument& a : frames_[f].arguments) {
    if (a.slot == Slot::subj) resolve(a.head, a.inherited, found);
  }
  if (found.fillers.empty()) return;
  roles.target = std::move(found.fillers);
  roles.inherited = true;
}

// "condemned the attack on X": who attacked is blamed, not X. False where the object is no act of force.
bool RoleFinder::blame_doer(const Search& search, int depth, Roles& roles) const {
  if (depth >= 2) return false;
  bool force = false;
  for (const Argument& a : search.arguments) {
    const uint32_t f = a.slot == Slot::obj ? matcher_.frame_of(a.head) : no_token;
    if (f == no_token || &frames_[f] == search.frame || frames_[f].kind != PredicateKind::noun) continue;
    const Match& inner = matcher_.found(f);
    if (inner.winner == no_entry) continue;
    const EventEntry& act = tables_.entries[inner.winner];
    if (act.kind != EntryKind::act || quad_class(act.type) != "material conflict") continue;
    force = true;
    const Roles found = find(frames_[f], act, inner.by_light_verb, depth + 1);
    for (const Filler& doer : found.source) {
      const bool own = std::any_of(roles.source.begin(), roles.source.end(), [&](const Filler& s) {
        return mentions_.is_same_actor(doer.head, s.head);
      });
      if (!own) roles.target.push_back(doer);
    }
  }
  return force;
}

// Whose move it is that an act waits for: "will not lift the ban until Chad pays": Chad.
void RoleFinder::wait_for(const Frame& frame, const std::vector<Filler>& source,
                          std::vector<Filler>& target) const {
  std::vector<uint32_t> heads{frame.head};
  if (frame.light_verb != no_token) heads.push_back(frame.light_verb);
  for (const Argument& a : frame.arguments) {
    if (a.slot == Slot::comp) heads.push_back(a.head);
  }
  for (const uint32_t head : heads) {
    for (const uint32_t clause : tree_.children(head)) {
      const uint32_t mark = tree_.child(clause, Dep::mark);
      if (syntax_.dep[clause] != Dep::advcl || mark == clause) continue;
      const std::string_view word = syntax_.lemma(mark);
      const uint32_t f = matcher_.frame_of(clause);
      if (f == no_token || (word != "until" && word != "unless" && word != "if")) continue;
      Found found;
      found.avoid = &source;
      for (const Argument& a : frames_[f].arguments) {
        if (a.slot == Slot::subj && found.fillers.empty()) resolve(a.head, a.inherited, found);
      }
      if (found.fillers.empty()) continue;
      target = std::move(found.fillers);
      return;
    }
  }
}

// "was arrested in Rwanda": those who hold the ground arrest there.
void RoleFinder::act_of_authorities(const Search& search, const EventEntry& entry, Roles& roles) const {
  const TypeRoles& defaults = tables_.roles[static_cast<size_t>(entry.type)];
  Roles found;
  first_hit(search, defaults.authority, {&roles.target, false, true}, found, found.source);
  if (found.source.empty()) return;
  roles.source = std::move(found.source);
  roles.inherited = roles.authority = true;
}

}  // namespace dateline
