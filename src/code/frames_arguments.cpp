#include <algorithm>

#include "code/frames_parts.h"

namespace dateline::frames {

namespace {

// Adverbs that make a phrasal verb where the parse has them as plain modifiers: "send home", "pull back".
bool is_particle_word(std::string_view lemma) {
  constexpr std::string_view words[] = {"ahead",   "apart", "aside", "away", "back",     "down",
                                        "forward", "home",  "off",   "out",  "together", "up"};
  return std::binary_search(std::begin(words), std::end(words), lemma);
}

bool has_auxiliary(const Work& work, uint32_t verb, Dep dep) {
  return child_of(work, verb, dep) != no_token;
}

// A participle without auxiliary where only a passive can stand.
bool is_bare_passive(const Work& work, uint32_t verb) {
  if (work.tag(verb) != Tag::VBN || has_auxiliary(work, verb, Dep::aux)) return false;
  const Dep dep = work.dep(verb);
  if (dep == Dep::acl || dep == Dep::advcl || dep == Dep::amod) return true;
  return (dep == Dep::xcomp || dep == Dep::acomp || dep == Dep::oprd) && !has_to(work, verb);
}

bool is_passive(const Work& work, uint32_t verb) {
  for (const uint32_t child : work.tree.children(verb)) {
    const Dep dep = work.dep(child);
    if (dep == Dep::nsubjpass || dep == Dep::csubjpass || dep == Dep::auxpass) return true;
    if (dep == Dep::agent && work.tag(verb) == Tag::VBN) return true;
  }
  return is_bare_passive(work, verb);
}

// A clause with a subject but no verb: "considered the vote illegal".
bool is_small_clause(const Work& work, uint32_t clause) {
  return !is_verb_tag(work.tag(clause)) && child_of(work, clause, Dep::nsubj) != no_token &&
         child_of(work, clause, Dep::mark) == no_token && child_of(work, clause, Dep::aux) == no_token;
}

uint32_t marker_of(const Work& work, uint32_t clause) {
  for (const uint32_t child : work.tree.children(clause)) {
    if (work.dep(child) == Dep::mark || work.tag(child) == Tag::TO) return child;
    if (child > clause) break;
  }
  return no_token;
}

void read_subject(Work& work, Draft& draft, uint32_t subject) {
  if (is_relative_pronoun(work, subject)) {
    const uint32_t noun = antecedent(work, draft.frame.head);
    if (noun == no_token) return;
    draft.surface = noun;
    add_phrase(work, draft.frame, draft.frame.passive ? Slot::obj : Slot::subj, noun, no_token, true);
    return;
  }
  draft.surface = subject;
  add_phrase(work, draft.frame, draft.frame.passive ? Slot::obj : Slot::subj, subject, no_token, false);
}

void read_object(Work& work, Draft& draft, uint32_t object, Slot slot) {
  const uint32_t noun = is_relative_pronoun(work, object) ? antecedent(work, draft.frame.head) : no_token;
  add_phrase(work, draft.frame, slot, noun == no_token ? object : noun, no_token, noun != no_token);
}

// "by" of a passive; with a gerund it is a means ("was ended by signing").
bool is_agent(const Work& work, const Draft& draft, uint32_t preposition) {
  if (work.dep(preposition) == Dep::agent) return true;
  return draft.frame.passive && work.syntax.lemma(preposition) == "by";
}

void read_agent(Work& work, Draft& draft, uint32_t preposition) {
  for (const uint32_t child : work.tree.children(preposition)) {
    if (work.dep(child) == Dep::pobj) add_phrase(work, draft.frame, Slot::subj, child, no_token, false);
    if (work.dep(child) == Dep::pcomp) read_clause(work, draft, child);
  }
}

// Without an object, an active verb that always has one is a headline's passive: "12 killed in blast".
void repair_headline_passive(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  if (frame.passive || !work.is(frame.head, WordClass::always_transitive)) return;
  if (work.tag(frame.head) != Tag::VBD && work.tag(frame.head) != Tag::VBN) return;
  if (draft.surface == no_token || has_auxiliary(work, frame.head, Dep::aux)) return;
  for (const Argument& a : frame.arguments) {
    if (a.slot != Slot::subj && a.slot != Slot::prep) return;
  }
  for (const uint32_t child : work.tree.children(frame.head)) {
    if (work.dep(child) == Dep::conj) return;  // "killed and wounded civilians"
  }
  frame.passive = true;
  for (Argument& a : frame.arguments) {
    if (a.slot == Slot::subj) a.slot = Slot::obj;
  }
}

// What object-control verbs say to whom is their object, however the parse draws it: "urged Iran to leave".
void lift_object(Work& work, Draft& draft, uint32_t clause) {
  if (draft.frame.passive || work.is(draft.frame.head, WordClass::subject_control)) return;
  if (!has_to(work, clause) || child_of(work, clause, Dep::mark) != no_token) return;
  const uint32_t subject = child_of(work, clause, Dep::nsubj);
  if (subject == no_token || subject < draft.frame.head) return;
  add_phrase(work, draft.frame, Slot::obj, subject, no_token, false);
}

// "Turkey arrests members" with "arrests" read as a noun: what stands before it is its subject.
void read_mistagged_subject(Work& work, Draft& draft) {
  uint32_t subject = no_token;
  for (const uint32_t child : work.tree.children(draft.frame.head)) {
    const Dep dep = work.dep(child);
    if (child < draft.frame.head && (dep == Dep::compound || dep == Dep::nmod) &&
        is_noun_tag(work.tag(child)))
      subject = child;
  }
  if (subject != no_token) read_subject(work, draft, subject);
}

// "Kurdish-held territory": what is joined to the participle by a hyphen is its doer.
void read_hyphenated(const Work& work, Frame& frame) {
  const uint32_t verb = frame.head;
  if (work.dep(verb) != Dep::amod || work.tag(verb) != Tag::VBN || verb < 2) return;
  if (work.tag(verb - 1) != Tag::HYPH || work.tag(verb - 2) == Tag::RB) return;
  frame.arguments.push_back({Slot::subj, verb - 2, no_token, false});
}

}  // namespace

void add_phrase(const Work& work, Frame& frame, Slot slot, uint32_t noun, uint32_t marker, bool inherited) {
  std::vector<uint32_t> heads;
  conjuncts(work, noun, heads);
  for (const uint32_t head : heads)
    frame.arguments.push_back({slot, meant_by(work, head), marker, inherited});
}

// "what he called reckless behaviour": the behaviour; no_token of other clauses.
uint32_t named_by_clause(const Work& work, uint32_t clause) {
  const uint32_t what = child_of(work, clause, Dep::dobj);
  const uint32_t name = child_of(work, clause, Dep::oprd);
  const bool free = what != no_token && what < clause && work.tag(what) == Tag::WP && name != no_token;
  return free && is_noun_tag(work.tag(name)) ? name : no_token;
}

void read_clause(Work& work, Draft& draft, uint32_t clause) {
  Frame& frame = draft.frame;
  if (const uint32_t name = named_by_clause(work, clause); name != no_token) {
    add_phrase(work, frame, Slot::obj, name, no_token, false);
    return;
  }
  if (is_small_clause(work, clause)) {
    add_phrase(work, frame, Slot::obj, child_of(work, clause, Dep::nsubj), no_token, false);
    add_phrase(work, frame, Slot::attr, clause, no_token, false);
    return;
  }
  std::vector<uint32_t> heads;
  conjuncts(work, clause, heads);
  for (const uint32_t child : work.tree.children(clause)) {
    // Coordinated complements ("urged Iran to talk and to leave"), but not a clause of the governing verb's
    // own.
    if (work.dep(child) == Dep::conj && (work.tag(child) == Tag::VB || work.tag(child) == work.tag(clause)))
      heads.push_back(child);
  }
  std::sort(heads.begin(), heads.end());
  heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
  for (const uint32_t head : heads)
    frame.arguments.push_back({Slot::comp, head, marker_of(work, head), false});
  lift_object(work, draft, clause);
}

void read_preposition(Work& work, Draft& draft, uint32_t preposition, bool inherited) {
  Frame& frame = draft.frame;
  for (const uint32_t child : work.tree.children(preposition)) {
    switch (work.dep(child)) {
      case Dep::pobj:
        if (is_relative_pronoun(work, child)) {
          const uint32_t noun = antecedent(work, frame.head);
          if (noun != no_token) frame.arguments.push_back({Slot::prep, noun, preposition, true});
          break;
        }
        add_phrase(work, frame, Slot::prep, child, preposition, inherited);
        // "in exchange for oil": "for" is the frame's own.
        if (work.is(child, WordClass::complex_prep) && child == preposition + 1) {
          for (const uint32_t inner : work.tree.children(child)) {
            if (work.dep(inner) == Dep::prep) read_preposition(work, draft, inner, inherited);
          }
        }
        break;
      case Dep::pcomp:
      case Dep::prep:
        if (work.syntax.pos[child] == Pos::ADP) {
          if (work.syntax.pos[preposition] == Pos::VERB) break;  // "according to X": who says so
          // "out of Gao": of, after the particle "out"; "because of X" has its object on "because".
          if (frame.particle == no_token && frame.kind == PredicateKind::verb &&
              is_particle_word(work.syntax.lemma(preposition)))
            frame.particle = preposition;
          read_preposition(work, draft, child, inherited);
          break;
        }
        if (work.dep(child) == Dep::prep) break;
        frame.arguments.push_back({Slot::prep, child, preposition, inherited});
        frame.arguments.push_back({Slot::comp, child, preposition, inherited});
        for (const uint32_t more : work.tree.children(child)) {
          if (work.dep(more) != Dep::conj || work.tag(more) != Tag::VBG) continue;
          frame.arguments.push_back({Slot::prep, more, preposition, inherited});
          frame.arguments.push_back({Slot::comp, more, preposition, inherited});
        }
        break;
      case Dep::conj:  // "on Gao and against Timbuktu"
        if (work.syntax.pos[child] == Pos::ADP) read_preposition(work, draft, child, inherited);
        break;
      default:
        break;
    }
  }
}

void read_verb(Work& work, Draft& draft) {
  Frame& frame = draft.frame;
  const uint32_t verb = frame.head;
  frame.passive = is_passive(work, verb);
  for (const uint32_t child : work.tree.children(verb)) {
    switch (work.dep(child)) {
      case Dep::nsubj:
      case Dep::csubj:
      case Dep::nsubjpass:
      case Dep::csubjpass:
        read_subject(work, draft, child);
        break;
      case Dep::dobj:
        read_object(work, draft, child, Slot::obj);
        break;
      case Dep::dative:
        if (work.syntax.pos[child] != Pos::ADP) {
          read_object(work, draft, child, Slot::iobj);
          break;
        }
        read_preposition(work, draft, child, false);
        if (const uint32_t object = child_of(work, child, Dep::pobj); object != no_token)
          add_phrase(work, frame, Slot::iobj, object, child, false);
        break;
      case Dep::attr:
      case Dep::acomp:
      case Dep::oprd:
        add_phrase(work, frame, Slot::attr, child, no_token, false);
        break;
      case Dep::ccomp:
      case Dep::xcomp:
        read_clause(work, draft, child);
        break;
      case Dep::prt:
        frame.particle = child;
        break;
      case Dep::advmod:
        if (frame.particle == no_token && child > verb && child <= verb + 2 &&
            is_particle_word(work.syntax.lemma(child)))
          frame.particle = child;
        break;
      case Dep::agent:
      case Dep::prep:
        if (is_agent(work, draft, child)) {
          read_agent(work, draft, child);
        } else {
          read_preposition(work, draft, child, false);
        }
        break;
      default:
        break;
    }
  }
  // "told the envoy that ...": who is told is the object whatever the parse calls it.
  if (frame.first(Slot::obj) == nullptr && frame.first(Slot::comp) != nullptr) {
    if (const Argument* told = frame.first(Slot::iobj); told != nullptr && told->marker == no_token)
      frame.arguments.push_back({Slot::obj, told->head, no_token, false});
  }
  if (!is_verb_tag(work.tag(verb)) && draft.surface == no_token) read_mistagged_subject(work, draft);
  read_hyphenated(work, frame);
  repair_headline_passive(work, draft);
}

}  // namespace dateline::frames
