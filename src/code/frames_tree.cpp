#include "code/frames_parts.h"

namespace dateline::frames {

bool is_verb_tag(Tag tag) {
  return tag == Tag::VB || tag == Tag::VBD || tag == Tag::VBG || tag == Tag::VBN || tag == Tag::VBP ||
         tag == Tag::VBZ;
}

bool is_noun_tag(Tag tag) {
  return tag == Tag::NN || tag == Tag::NNS || tag == Tag::NNP || tag == Tag::NNPS;
}

bool is_finite(Tag tag) {
  return tag == Tag::VBD || tag == Tag::VBP || tag == Tag::VBZ;
}

bool is_tensed(const Work& work, uint32_t verb) {
  if (is_finite(work.tag(verb))) return true;
  for (const uint32_t child : work.tree.children(verb)) {
    if (child > verb) break;
    if (work.tag(child) == Tag::TO) return false;
    const bool auxiliary = work.dep(child) == Dep::aux || work.dep(child) == Dep::auxpass;
    if (auxiliary && (work.tag(child) == Tag::MD || is_finite(work.tag(child)))) return true;
  }
  return false;
}

bool is_relative_pronoun(const Work& work, uint32_t token) {
  return work.tag(token) == Tag::WDT || work.tag(token) == Tag::WP;
}

uint32_t child_of(const Work& work, uint32_t token, Dep dep) {
  for (const uint32_t child : work.tree.children(token)) {
    if (work.dep(child) == dep) return child;
  }
  return no_token;
}

bool has_to(const Work& work, uint32_t verb) {
  for (const uint32_t child : work.tree.children(verb)) {
    if (child > verb) break;
    if (work.tag(child) == Tag::TO) return true;
  }
  return false;
}

uint32_t meant_by(const Work& work, uint32_t noun) {
  // Bounded: nobody stacks more than a few ("one of a series of ...").
  for (int depth = 0; depth < 3; ++depth) {
    if (work.tag(noun) != Tag::CD && work.tag(noun) != Tag::DT && !work.is(noun, WordClass::quantity_noun))
      return noun;
    uint32_t inner = no_token;
    for (const uint32_t child : work.tree.children(noun)) {
      if (work.dep(child) != Dep::prep || work.syntax.lemma(child) != "of") continue;
      inner = child_of(work, child, Dep::pobj);
    }
    if (inner == no_token) return noun;
    noun = inner;
  }
  return noun;
}

namespace {

// Of "the army and protesters who ..." the last, unless a comma sets the clause off from all of them.
uint32_t nearest_conjunct(const Work& work, uint32_t noun, uint32_t clause) {
  const uint32_t begin = work.tree.subtree(clause).begin;
  if (begin == 0 || work.tag(begin - 1) == Tag::comma) return noun;
  std::vector<uint32_t> heads;
  conjuncts(work, noun, heads);
  uint32_t nearest = noun;
  for (const uint32_t head : heads) {
    if (head < begin && head > nearest) nearest = head;
  }
  return nearest;
}

}  // namespace

uint32_t antecedent(const Work& work, uint32_t verb) {
  for (int depth = 0; depth < 8 && !work.syntax.is_root(verb); ++depth) {
    const uint32_t head = work.head(verb);
    switch (work.dep(verb)) {
      case Dep::relcl:
        return nearest_conjunct(work, head, verb);
      case Dep::conj:
        verb = head;
        continue;
      case Dep::ccomp:
      case Dep::advcl: {
        // "It was Iran that attacked"
        const bool cleft = work.is(head, WordClass::copula) && child_of(work, head, Dep::attr) != no_token;
        return cleft ? child_of(work, head, Dep::attr) : no_token;
      }
      default:
        return no_token;
    }
  }
  return no_token;
}

void conjuncts(const Work& work, uint32_t noun, std::vector<uint32_t>& out) {
  const size_t first = out.size();
  out.push_back(noun);
  for (size_t next = first; next < out.size(); ++next) {
    for (const uint32_t child : work.tree.children(out[next])) {
      if (work.dep(child) != Dep::conj) continue;
      // A verb after a noun is a mistake of the parse, but for gerunds.
      if (is_verb_tag(work.tag(child)) && work.tag(child) != Tag::VBG) continue;
      out.push_back(child);
    }
  }
}

std::string verb_key(const Work& work, const Draft& draft) {
  std::string key(work.syntax.lemma(draft.frame.head));
  if (draft.frame.particle != no_token) key.append(" ").append(work.syntax.lemma(draft.frame.particle));
  return key;
}

}  // namespace dateline::frames
