#include "code/frames_parts.h"

namespace dateline::frames {

namespace {

// A modifier that names who acts: "Russian strikes", "NATO talks", "a rebel attack".
bool names_an_actor(const Work& work, uint32_t modifier) {
  const Tag tag = work.tag(modifier);
  const EntityLabel entity = work.entity[modifier];
  const bool party = entity == EntityLabel::NORP || entity == EntityLabel::GPE ||
                     entity == EntityLabel::ORG || entity == EntityLabel::PERSON ||
                     entity == EntityLabel::LOC;
  if (tag == Tag::NNP || tag == Tag::NNPS) return party || entity == EntityLabel::none;
  if (tag == Tag::JJ) return entity == EntityLabel::NORP || entity == EntityLabel::GPE;
  return tag == Tag::NN && work.is(modifier, WordClass::group_noun);
}

void read_modifier(Work& work, Frame& frame, uint32_t modifier) {
  add_phrase(work, frame, Slot::mod, modifier, no_token, false);
  // "anti-French protests" are against the French, "pro-Russian" ones not by Russians.
  const bool hyphen = modifier >= 2 && work.syntax.form(modifier - 1) == "-";
  const std::string_view stance = hyphen ? work.syntax.lemma(modifier - 2) : std::string_view();
  if (stance == "anti" || stance == "Anti") {
    if (names_an_actor(work, modifier)) add_phrase(work, frame, Slot::obj, modifier, no_token, false);
    return;
  }
  if (stance == "pro" || stance == "Pro") return;
  // Compounds nest to the left: "U.N. Security Council meeting".
  if (names_an_actor(work, modifier)) add_phrase(work, frame, Slot::subj, modifier, no_token, false);
}

bool has_slot(const Frame& frame, Slot slot) {
  return frame.first(slot) != nullptr;
}

// Who acts is told by "by X", else by the owner, else by a nationality: the owner of an act that has a doer
// is its object ("Ali's arrest by police").
void settle_subject(Frame& frame, uint32_t owner, bool by_phrase, const Work& work) {
  if (!by_phrase && owner == no_token) return;
  std::erase_if(frame.arguments,
                [&](const Argument& a) { return a.slot == Slot::subj && a.marker == no_token; });
  if (owner == no_token) return;
  add_phrase(work, frame, by_phrase ? Slot::obj : Slot::subj, owner, no_token, false);
}

void read_noun_clause(Work& work, Draft& draft, uint32_t clause) {
  // An infinitive or a "that" clause is what the noun is about; a participle or relative clause is not. Some
  // infinitives are labelled relative clauses.
  const uint32_t mark = child_of(work, clause, Dep::mark);
  if (!has_to(work, clause) && mark == no_token) return;
  if (work.dep(clause) == Dep::relcl && child_of(work, clause, Dep::nsubj) != no_token && mark == no_token)
    return;
  work.completes[clause] = 1;
  read_clause(work, draft, clause);
}

// What the light verb brings to its noun: everything but subject and object.
void take_over(const Work& work, Draft& noun, const Draft& verb, uint32_t preposition) {
  for (const Argument& a : verb.frame.arguments) {
    const bool slot = a.slot == Slot::prep || a.slot == Slot::iobj || a.slot == Slot::comp;
    if (!slot || a.head == noun.frame.head) continue;
    if (a.slot == Slot::prep && preposition != no_token && a.marker == preposition) continue;
    noun.frame.arguments.push_back({a.slot, a.head, a.marker, true});
  }
  if (!noun.receives || noun.frame.first(Slot::subj) != nullptr) return;
  for (const Argument& a : std::vector<Argument>(noun.frame.arguments)) {
    const bool giver = a.slot == Slot::prep &&
                       (work.syntax.lemma(a.marker) == "from" || work.syntax.lemma(a.marker) == "by");
    if (giver) noun.frame.arguments.push_back({Slot::subj, a.head, a.marker, true});
  }
}

// Makes the verb the light verb of the noun; the noun's frame then hangs where the verb hung.
void join(Work& work, uint32_t verb_index, uint32_t noun_head, bool receives, uint32_t preposition,
          bool keep_anchor) {
  Draft& verb = work.drafts[verb_index];
  std::vector<uint32_t> nouns;
  conjuncts(work, noun_head, nouns);
  bool first = true;
  for (const uint32_t n : nouns) {
    Draft* noun = work.at(meant_by(work, n));
    if (noun == nullptr || noun->frame.kind != PredicateKind::noun || noun->frame.light_verb != no_token)
      continue;
    noun->frame.light_verb = verb.frame.head;
    noun->frame.passive = verb.frame.passive;
    noun->receives = receives;
    if (!keep_anchor && first) noun->anchor = verb.frame.head;
    if (first) work.frame_of[verb.frame.head] = work.frame_of[noun->frame.head];
    take_over(work, *noun, verb, preposition);
    first = false;
  }
  if (first) return;
  verb.dropped = true;
}

bool is_event_noun(Work& work, uint32_t token) {
  const Draft* draft = work.at(token);
  return draft != nullptr && draft->frame.kind == PredicateKind::noun && draft->frame.head == token &&
         draft->frame.light_verb == no_token && work.is(token, WordClass::event_noun);
}

// The doer that stands beside the light verb becomes the noun's: the verb's subject, or of a passive its
// agent.
void give_subject(Work& work, const Draft& verb, uint32_t noun_head, bool receives) {
  std::vector<uint32_t> nouns;
  conjuncts(work, noun_head, nouns);
  for (const uint32_t n : nouns) {
    Draft* noun = work.at(meant_by(work, n));
    if (noun == nullptr || noun->frame.light_verb != verb.frame.head) continue;
    noun->surface = receives || !verb.frame.passive ? verb.surface : no_token;
    const Slot from = verb.frame.passive && receives ? Slot::obj : Slot::subj;
    const Slot to = receives ? Slot::obj : Slot::subj;
    bool fresh = true;
    for (const Argument& a : verb.frame.arguments) {
      if (a.slot != from || a.head == noun->frame.head) continue;
      // A verb's subject is a surer doer than a nationality before the noun.
      if (fresh && to == Slot::subj)
        std::erase_if(noun->frame.arguments, [](const Argument& own) {
          return own.slot == Slot::subj && own.marker == no_token && !own.inherited;
        });
      fresh = false;
      noun->frame.arguments.push_back({to, a.head, no_token, true});
    }
  }
}

uint32_t preposition_object(Work& work, uint32_t preposition) {
  const uint32_t object = child_of(work, preposition, Dep::pobj);
  return object == no_token ? no_token : meant_by(work, object);
}

// A word of the light verb itself is no predicate.
void drop(Work& work, uint32_t token, uint32_t verb_index) {
  if (work.at(token) == nullptr || work.at(token)->frame.head != token) return;
  work.at(token)->dropped = true;
  work.frame_of[token] = work.frame_of[work.drafts[verb_index].frame.head];
}

// "took part in the offensive", "came under fire", "is in talks".
bool join_by_preposition(Work& work, uint32_t index, const std::string& key) {
  const uint32_t verb = work.drafts[index].frame.head;
  const uint32_t object = child_of(work, verb, Dep::dobj);
  const std::string with_object =
      object == no_token ? key : key + " " + std::string(work.syntax.lemma(object));
  for (const uint32_t holder : {verb, object}) {
    if (holder == no_token) continue;
    for (const uint32_t child : work.tree.children(holder)) {
      if (work.dep(child) != Dep::prep) continue;
      const std::string full = with_object + " " + std::string(work.syntax.lemma(child));
      const bool receives = work.words.has(WordClass::light_prep_receive, full);
      if (!receives && !work.words.has(WordClass::light_prep, full)) continue;
      const uint32_t noun = preposition_object(work, child);
      if (noun == no_token || !is_event_noun(work, noun)) continue;
      const Draft verb_draft = work.drafts[index];
      join(work, index, child_of(work, child, Dep::pobj), receives, child, false);
      give_subject(work, verb_draft, child_of(work, child, Dep::pobj), receives);
      if (object != no_token) drop(work, object, index);  // "part" of "take part"
      return true;
    }
  }
  return false;
}

bool join_object(Work& work, uint32_t index, const std::string& key) {
  const Draft verb = work.drafts[index];
  const bool receives = work.words.has(WordClass::light_receive, key);
  if (!receives && !work.words.has(WordClass::light_verb, key)) return false;
  // The noun the verb carries: its object, of a passive its subject, of a participle what it follows.
  uint32_t noun = child_of(work, verb.frame.head, verb.frame.passive ? Dep::nsubjpass : Dep::dobj);
  const bool reduced = noun == no_token && verb.frame.passive && work.dep(verb.frame.head) == Dep::acl;
  if (reduced) noun = work.head(verb.frame.head);
  if (noun == no_token || !is_event_noun(work, meant_by(work, noun))) return false;
  if (receives && verb.frame.passive) return false;
  const uint32_t target = reduced ? meant_by(work, noun) : noun;
  join(work, index, target, receives, no_token, reduced);
  give_subject(work, verb, target, receives);
  return true;
}

// The noun of "take place", "be under way", or no_token: the rest of a verb of occurrence.
uint32_t rest_of_occurrence(const Work& work, uint32_t verb, std::string& key) {
  const uint32_t object = child_of(work, verb, Dep::dobj);
  if (object != no_token) {
    key.append(" ").append(work.syntax.lemma(object));
    return object;
  }
  if (work.words.has(WordClass::light_occur, key)) return no_token;
  for (const uint32_t child : work.tree.children(verb)) {
    if (work.dep(child) != Dep::prep && work.dep(child) != Dep::acomp && work.dep(child) != Dep::advmod)
      continue;
    const uint32_t noun = child_of(work, child, Dep::pobj);
    std::string full = key + " " + std::string(work.syntax.lemma(child));
    if (noun != no_token) full.append(" ").append(work.syntax.lemma(noun));
    if (!work.words.has(WordClass::light_occur, full)) continue;
    key = std::move(full);
    return noun == no_token ? child : noun;
  }
  return no_token;
}

// "there was an attack", "clashes erupted", "talks are under way".
bool join_occurrence(Work& work, uint32_t index, std::string key) {
  const Draft& verb = work.drafts[index];
  const uint32_t head = verb.frame.head;
  uint32_t noun = no_token, rest = no_token;
  if (child_of(work, head, Dep::expl) != no_token) {
    for (const Dep dep : {Dep::attr, Dep::nsubj, Dep::dobj}) {
      if (noun == no_token) noun = child_of(work, head, dep);
    }
  } else if (!verb.frame.passive) {
    rest = rest_of_occurrence(work, head, key);
    if (!work.words.has(WordClass::light_occur, key)) return false;
    noun = child_of(work, head, Dep::nsubj);
  }
  if (noun == no_token || !is_event_noun(work, meant_by(work, noun))) return false;
  join(work, index, noun, false, no_token, false);
  work.at(head)->surface = noun;  // what a coordinated verb goes on with ("talks opened and failed")
  if (rest != no_token) drop(work, rest, index);
  return true;
}

}  // namespace

void read_noun(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  uint32_t owner = no_token;
  bool by_phrase = false;
  for (const uint32_t child : work.tree.children(frame.head)) {
    switch (work.dep(child)) {
      case Dep::poss:
        owner = child;
        break;
      case Dep::amod:
      case Dep::nmod:
      case Dep::compound:
        read_modifier(work, frame, child);
        break;
      case Dep::agent:
      case Dep::prep: {
        const std::string_view word = work.syntax.lemma(child);
        read_preposition(work, draft, child, false);
        const uint32_t object = child_of(work, child, Dep::pobj);
        if (object == no_token) break;
        if (word == "by") {
          add_phrase(work, frame, Slot::subj, object, child, false);
          by_phrase = true;
        }
        if (word == "of") add_phrase(work, frame, Slot::obj, object, child, false);
        break;
      }
      case Dep::acl:
      case Dep::relcl:
      case Dep::ccomp:
      case Dep::xcomp:
        read_noun_clause(work, draft, child);
        break;
      default:
        break;
    }
  }
  settle_subject(frame, owner, by_phrase, work);
}

void read_adjective(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  for (const uint32_t child : work.tree.children(frame.head)) {
    switch (work.dep(child)) {
      case Dep::nsubj:
        draft.surface = child;
        add_phrase(work, frame, Slot::subj, child, no_token, false);
        break;
      case Dep::prep:
        read_preposition(work, draft, child, false);
        break;
      case Dep::xcomp:
      case Dep::ccomp:
        if (!is_verb_tag(work.tag(child)) && child_of(work, child, Dep::nsubj) != no_token) break;
        read_clause(work, draft, child);
        break;
      default:
        break;
    }
  }
  if (work.dep(frame.head) == Dep::amod && !has_slot(frame, Slot::subj))
    frame.arguments.push_back({Slot::subj, meant_by(work, work.head(frame.head)), no_token, true});
}

void join_light_verbs(Work& work) {
  for (uint32_t i = 0; i < work.drafts.size(); ++i) {
    const Draft& draft = work.drafts[i];
    if (draft.dropped || draft.frame.kind != PredicateKind::verb) continue;
    std::string key = verb_key(work, draft);
    if (join_by_preposition(work, i, key) || join_object(work, i, key)) continue;
    join_occurrence(work, i, std::move(key));
  }
}

}  // namespace dateline::frames
