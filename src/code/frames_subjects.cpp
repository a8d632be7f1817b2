#include "code/frames_parts.h"

namespace dateline::frames {

namespace {

void place_subject(Work& work, Draft& draft, uint32_t subject) {
  if (subject == no_token) return;
  draft.surface = subject;
  const bool object = draft.receives || draft.frame.passive;
  const Slot slot = object ? Slot::obj : Slot::subj;
  if (draft.frame.first(slot) != nullptr && draft.frame.kind != PredicateKind::verb) return;
  // Of a passive light verb the subject is the noun itself.
  if (draft.frame.light_verb != no_token && draft.frame.passive && !draft.receives) return;
  if (draft.frame.passive && draft.frame.first(Slot::obj) != nullptr) return;
  add_phrase(work, draft.frame, slot, subject, no_token, true);
}

// Object as the grammar sees it: of a passive its subject.
uint32_t grammatical_object(const Draft& draft) {
  if (draft.frame.passive) return draft.surface;
  const Argument* object = draft.frame.first(Slot::obj);
  if (object == nullptr) object = draft.frame.first(Slot::iobj);
  return object == nullptr ? no_token : object->head;
}

// Doer of the governing clause, for what it does meanwhile ("was arrested by police, sparking protests").
uint32_t doer(const Draft& draft) {
  if (!draft.frame.passive) return draft.surface;
  const Argument* agent = draft.frame.first(Slot::subj);
  return agent == nullptr ? no_token : agent->head;
}

// "a call on X to leave": who is to act stands in the phrases before the infinitive.
uint32_t addressee(const Work& work, const Draft& demand, uint32_t before) {
  for (const Argument& a : demand.frame.arguments) {
    if (a.slot != Slot::prep || a.marker == no_token || a.head > before) continue;
    const std::string_view word = work.syntax.lemma(a.marker);
    if ((word == "on" || word == "to" || word == "for" || word == "upon" || word == "with") &&
        !is_verb_tag(work.tag(a.head)))
      return a.head;
  }
  return no_token;
}

uint32_t subject_of_noun_clause(const Work& work, const Draft& noun) {
  if (noun.frame.kind != PredicateKind::noun) return noun.surface;
  if (work.is(noun.frame.head, WordClass::noun_demand)) {
    const uint32_t asked = addressee(work, noun, no_token);
    if (asked != no_token) return asked;
    return noun.frame.first(Slot::iobj) == nullptr ? no_token : noun.frame.first(Slot::iobj)->head;
  }
  const Argument* owner = noun.frame.first(Slot::subj);
  return owner == nullptr ? no_token : owner->head;
}

// The subject an infinitive takes from the clause it completes.
uint32_t controlled(const Work& work, const Draft& governor, uint32_t infinitive) {
  if (governor.frame.kind == PredicateKind::noun) return subject_of_noun_clause(work, governor);
  if (governor.frame.passive || work.is(governor.frame.head, WordClass::subject_control))
    return governor.surface;
  const uint32_t object = grammatical_object(governor);
  if (object != no_token && object < infinitive) return object;  // "kept the rebels fighting" too
  // "called on Mali to hold elections"
  if (object == no_token && work.is(governor.frame.head, WordClass::demand)) {
    const uint32_t asked = addressee(work, governor, infinitive);
    if (asked != no_token) return asked;
  }
  return governor.surface;
}

// "accused X of killing": after these prepositions the object acts, after others ("by", "after") the subject.
uint32_t subject_of_gerund(const Work& work, const Draft& governor, uint32_t preposition) {
  if (governor.frame.kind == PredicateKind::noun && governor.frame.light_verb == no_token)
    return subject_of_noun_clause(work, governor);
  const std::string_view word = work.syntax.lemma(preposition);
  // "with" only of charges: "began with shelling".
  const std::string_view verb = work.syntax.lemma(governor.frame.head);
  const bool charged =
      word == "with" && (verb == "charge" || verb == "task" || verb == "credit" || verb == "tax");
  const bool object_acts =
      charged || word == "of" || word == "from" || word == "into" || word == "for" || word == "over";
  if (!object_acts) return governor.surface;
  const uint32_t object = grammatical_object(governor);
  return object == no_token ? governor.surface : object;
}

uint32_t subject_of_adverbial(const Work& work, const Draft& governor, uint32_t clause) {
  if (governor.frame.kind == PredicateKind::noun && governor.frame.light_verb == no_token)
    return subject_of_noun_clause(work, governor);
  const Tag tag = work.tag(clause);
  if (tag == Tag::VBG && clause > governor.anchor && governor.frame.passive) return doer(governor);
  if (tag == Tag::VB && has_to(work, clause) && governor.frame.kind == PredicateKind::verb) {
    // "sent his envoys to inspect": whom one sends acts; "used force to win" keeps the subject.
    const Argument* object = governor.frame.first(Slot::obj);
    if (object != nullptr && !governor.frame.passive && object->head < clause &&
        work.is(governor.frame.head, WordClass::object_acts))
      return object->head;
  }
  return governor.surface;
}

bool is_tensed_by_auxiliary(const Work& work, uint32_t verb) {
  return !is_finite(work.tag(verb)) && is_tensed(work, verb);
}

// The nearest clause above that is finite: "urged X to leave and threatened ..." is read as coordinated with
// "leave", but a tensed verb does not continue an infinitive.
uint32_t coordinated_with(const Work& work, uint32_t verb) {
  uint32_t head = work.head(verb);
  if (!is_finite(work.tag(verb))) return head;
  for (int depth = 0; depth < 4 && !work.syntax.is_root(head); ++depth) {
    const Tag tag = work.tag(head);
    // "demanded that Uganda withdraw and called ..."; subjunctives are often tagged as present.
    const bool base = tag == Tag::VB || (tag == Tag::VBP && work.tag(verb) == Tag::VBD);
    const Dep dep = work.dep(head);
    if (!base || is_tensed_by_auxiliary(work, head)) break;
    if (dep != Dep::xcomp && dep != Dep::ccomp && dep != Dep::advcl && dep != Dep::conj) break;
    head = work.head(head);
  }
  return head;
}

// "demanded that Chad withdraw, warning of sanctions": who demands goes on, though the parse hangs the
// participle on what is demanded.
Draft* demander(Work& work, uint32_t governor, uint32_t participle) {
  if (work.tag(participle) != Tag::VBG || participle < governor || work.syntax.is_root(governor))
    return nullptr;
  const uint32_t begin = work.tree.subtree(participle).begin;
  if (begin == 0 || work.tag(begin - 1) != Tag::comma) return nullptr;
  const Dep dep = work.dep(governor);
  const Tag tag = work.tag(governor);
  const uint32_t head = work.head(governor);
  // Subjunctives are often tagged as present.
  const bool base = tag == Tag::VB || (tag == Tag::VBP && work.tag(head) != Tag::VBP);
  const bool wished =
      (dep == Dep::ccomp || dep == Dep::xcomp) && base && !is_tensed_by_auxiliary(work, governor);
  if (!wished || !work.is(head, WordClass::demand)) return nullptr;
  return work.at(head);
}

uint32_t inherited_subject(Work& work, const Draft& draft) {
  const uint32_t anchor = draft.anchor;
  if (work.syntax.is_root(anchor)) return no_token;
  const uint32_t head = work.head(anchor);
  Draft* governor = work.at(head);
  switch (work.dep(anchor)) {
    case Dep::conj: {
      governor = work.at(coordinated_with(work, anchor));
      if (governor == nullptr || governor == &draft) return no_token;
      return governor->surface;
    }
    case Dep::xcomp:
    case Dep::ccomp:
      if (governor == nullptr || governor == &draft) return no_token;
      if (work.dep(anchor) == Dep::ccomp && is_tensed(work, anchor)) return no_token;
      return controlled(work, *governor, anchor);
    case Dep::attr:
    case Dep::acomp:
    case Dep::oprd:
      if (governor == nullptr) return no_token;
      return work.dep(anchor) == Dep::oprd ? grammatical_object(*governor) : governor->surface;
    case Dep::advcl:
      if (governor == nullptr || is_tensed(work, anchor)) return no_token;
      if (const Draft* above = demander(work, head, anchor)) return doer(*above);
      return subject_of_adverbial(work, *governor, anchor);
    case Dep::pcomp: {
      if (work.syntax.is_root(head)) return no_token;
      governor = work.at(work.head(head));
      return governor == nullptr ? no_token : subject_of_gerund(work, *governor, head);
    }
    case Dep::acl:
      if (has_to(work, anchor))
        return governor == nullptr ? no_token : subject_of_noun_clause(work, *governor);
      return head;
    case Dep::relcl:
      if (has_to(work, anchor) && draft.frame.first(Slot::subj) == nullptr)
        return governor == nullptr ? no_token : subject_of_noun_clause(work, *governor);
      return no_token;
    case Dep::amod:
      return head;
    default:
      return no_token;
  }
}

// "attacked and captured the town": the town is attacked too. Nothing but "and" may stand between.
void share_object(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  const bool taken = frame.first(Slot::attr) != nullptr || frame.first(Slot::comp) != nullptr ||
                     frame.first(Slot::prep) != nullptr || frame.particle != no_token;
  if (frame.kind != PredicateKind::verb || taken) return;
  for (const uint32_t child : work.tree.children(frame.head)) {
    if (work.dep(child) != Dep::conj || !is_verb_tag(work.tag(child))) continue;
    const Draft* next = work.at(child);
    if (next == nullptr || next->frame.kind != PredicateKind::verb || next->frame.passive != frame.passive)
      return;
    for (uint32_t between = frame.head + 1; between < child; ++between) {
      const Tag tag = work.tag(between);
      if (tag != Tag::CC && tag != Tag::RB && tag != Tag::comma) return;
    }
    const Slot shared = frame.passive ? Slot::subj : Slot::obj;
    if (frame.first(shared) != nullptr) return;
    for (const Argument& a : std::vector<Argument>(next->frame.arguments)) {
      if (a.slot == shared && a.head > child) frame.arguments.push_back({shared, a.head, a.marker, true});
    }
    return;
  }
}

// "the town they captured": the antecedent is the object that is missing.
void fill_gap(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  if (work.dep(frame.head) != Dep::relcl || frame.kind != PredicateKind::verb || frame.passive) return;
  // "Chad, whose troops fought": Chad's, not Chad.
  if (const uint32_t subject = child_of(work, frame.head, Dep::nsubj); subject != no_token) {
    const uint32_t owner = child_of(work, subject, Dep::poss);
    if (owner != no_token && work.tag(owner) == Tag::WP_poss) return;
  }
  if (frame.first(Slot::obj) != nullptr || frame.first(Slot::comp) != nullptr ||
      frame.first(Slot::attr) != nullptr)
    return;
  if (draft.surface == no_token || draft.surface == work.head(frame.head)) return;
  for (const uint32_t child : work.tree.children(frame.head)) {
    if (work.tag(child) == Tag::WRB) return;
    if (work.dep(child) != Dep::prep) continue;
    const uint32_t object = child_of(work, child, Dep::pobj);
    if (object == no_token || is_relative_pronoun(work, object)) return;
  }
  frame.arguments.push_back({Slot::obj, meant_by(work, work.head(frame.head)), no_token, true});
}

// "was arrested and deported": one auxiliary for both.
void share_voice(Work& work, Draft& draft) {
  if (work.dep(draft.anchor) != Dep::conj || work.tag(draft.frame.head) != Tag::VBN || draft.frame.passive)
    return;
  if (draft.frame.first(Slot::obj) != nullptr || child_of(work, draft.frame.head, Dep::aux) != no_token)
    return;
  const Draft* governor = work.at(work.head(draft.anchor));
  draft.frame.passive = governor != nullptr && governor->frame.passive;
}

// An object noun between verb and infinitive that itself asks for one: "rejecting the offer to suspend".
void move_infinitive(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  if (frame.kind != PredicateKind::verb || frame.passive) return;
  const Argument* object = frame.first(Slot::obj);
  if (object == nullptr || work.at(object->head) == nullptr) return;
  const uint32_t noun = object->head;
  if (!work.is(noun, WordClass::noun_infinitive) && !work.is(noun, WordClass::noun_demand)) return;
  for (Argument& a : frame.arguments) {
    if (a.slot != Slot::comp || a.head <= noun || !has_to(work, a.head) || work.dep(a.head) != Dep::xcomp)
      continue;
    Draft& holder = *work.at(noun);
    if (holder.frame.head != noun) continue;
    holder.frame.arguments.push_back({Slot::comp, a.head, a.marker, false});
    work.moved[a.head] = noun;
    a.slot = Slot::mod;  // marks it for removal below
    a.head = no_token;
  }
  std::erase_if(frame.arguments, [](const Argument& a) { return a.head == no_token; });
}

FrameLink link_of(Dep dep) {
  switch (dep) {
    case Dep::nsubj:
    case Dep::nsubjpass:
    case Dep::csubj:
    case Dep::csubjpass:
      return FrameLink::subject;
    case Dep::dobj:
    case Dep::dative:
      return FrameLink::object;
    case Dep::pobj:
    case Dep::pcomp:
      return FrameLink::prepositional;
    case Dep::ccomp:
    case Dep::xcomp:
      return FrameLink::complement;
    case Dep::attr:
    case Dep::acomp:
    case Dep::oprd:
      return FrameLink::attribute;
    case Dep::advcl:
      return FrameLink::adverbial;
    case Dep::acl:
    case Dep::relcl:
      return FrameLink::relative;
    case Dep::conj:
      return FrameLink::conjunct;
    case Dep::appos:
      return FrameLink::apposition;
    case Dep::amod:
      return FrameLink::attributive;
    case Dep::parataxis:
      return FrameLink::parataxis;
    default:
      return FrameLink::none;
  }
}

}  // namespace

void inherit(Work& work) {
  for (Draft& draft : work.drafts) {
    if (!draft.dropped) move_infinitive(work, draft);
  }
  for (const uint32_t token : work.order) {
    const uint32_t index = work.frame_of[token];
    if (index == no_token || work.drafts[index].anchor != token) continue;
    Draft& draft = work.drafts[index];
    const bool verbal = draft.frame.kind != PredicateKind::noun || draft.frame.light_verb != no_token;
    if (verbal) share_voice(work, draft);
    const bool predicative = work.dep(token) == Dep::attr || work.dep(token) == Dep::oprd;
    if (draft.surface == no_token && (verbal || predicative)) {
      const auto moved = work.moved.find(token);
      const uint32_t subject = moved == work.moved.end()
                                   ? inherited_subject(work, draft)
                                   : subject_of_noun_clause(work, *work.at(moved->second));
      place_subject(work, draft, subject);
    }
    fill_gap(work, draft);
  }
  // Backwards, so that an object reaches the first of several verbs.
  for (auto draft = work.drafts.rbegin(); draft != work.drafts.rend(); ++draft) {
    if (!draft->dropped) share_object(work, *draft);
  }
}

void link(Work& work) {
  // Frame of the nearest ancestor; heads come before children.
  std::vector<uint32_t> above(work.syntax.size(), no_token);
  for (const uint32_t token : work.order) {
    if (work.syntax.is_root(token)) continue;
    const uint32_t head = work.head(token);
    above[token] = work.frame_of[head] != no_token ? work.frame_of[head] : above[head];
  }
  for (uint32_t i = 0; i < work.drafts.size(); ++i) {
    Draft& draft = work.drafts[i];
    if (draft.dropped) continue;
    const auto moved = work.moved.find(draft.anchor);
    const Dep dep = work.dep(draft.anchor);
    draft.frame.link = link_of(dep);
    draft.frame.parent = moved == work.moved.end() ? above[draft.anchor] : work.frame_of[moved->second];
    if (dep == Dep::conj && draft.frame.kind == PredicateKind::verb) {
      const uint32_t first = coordinated_with(work, draft.anchor);
      if (work.frame_of[first] != no_token) draft.frame.parent = work.frame_of[first];
    }
    // An infinitive or "that" clause of a noun completes it.
    if (work.completes[draft.anchor] != 0) draft.frame.link = FrameLink::complement;
    if (draft.frame.parent == i) draft.frame.parent = no_token;
    if (draft.frame.parent == no_token) draft.frame.link = FrameLink::none;
  }
}

}  // namespace dateline::frames
