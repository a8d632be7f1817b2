#include <algorithm>
#include <tuple>

#include "code/frames_parts.h"

namespace dateline {

namespace {

using namespace frames;

// Tokens with every head before its children: what a frame inherits is then ready when it is needed.
std::vector<uint32_t> heads_first(const Syntax& syntax, const Tree& tree) {
  std::vector<uint32_t> order;
  order.reserve(syntax.size());
  for (uint32_t i = 0; i < syntax.size(); ++i) {
    if (syntax.is_root(i)) order.push_back(i);
  }
  for (size_t next = 0; next < order.size(); ++next) {
    for (const uint32_t child : tree.children(order[next]))
      order.push_back(child);
  }
  return order;
}

// Headlines: "Turkey arrests 12 members" may have "arrests" as a noun, but no noun takes an object.
bool is_mistagged_verb(const Syntax& syntax, const Tree& tree, uint32_t i) {
  if (syntax.tag[i] != Tag::NNS && syntax.tag[i] != Tag::NN && syntax.tag[i] != Tag::NNP) return false;
  if (syntax.dep[i] == Dep::compound || syntax.dep[i] == Dep::amod) return false;
  bool object = false;
  for (const uint32_t child : tree.children(i)) {
    if (syntax.dep[child] == Dep::det || syntax.dep[child] == Dep::poss) return false;
    object = object || (syntax.dep[child] == Dep::dobj && child > i);
  }
  return object;
}

bool is_predicate_verb(const Syntax& syntax, uint32_t i) {
  if (!is_verb_tag(syntax.tag[i]) || syntax.dep[i] == Dep::aux || syntax.dep[i] == Dep::auxpass) return false;
  // "according to", "including", "following" as prepositions
  if (syntax.dep[i] == Dep::prep || syntax.dep[i] == Dep::compound || syntax.dep[i] == Dep::punct)
    return false;
  return syntax.pos[i] == Pos::VERB || syntax.pos[i] == Pos::AUX || syntax.dep[i] == Dep::ROOT;
}

bool is_predicate_noun(const Syntax& syntax, uint32_t i, bool in_name) {
  if (!is_noun_tag(syntax.tag[i]) && syntax.pos[i] != Pos::NOUN) return false;
  if (in_name) return false;
  const Dep dep = syntax.dep[i];
  return dep != Dep::compound && dep != Dep::nmod && dep != Dep::amod && dep != Dep::npadvmod;
}

bool is_predicate_adjective(const Syntax& syntax, uint32_t i) {
  if (syntax.pos[i] != Pos::ADJ) return false;
  const Dep dep = syntax.dep[i];
  if (dep == Dep::amod) return i > syntax.head[i];  // "a minister critical of the talks"
  return dep != Dep::nmod && dep != Dep::compound && dep != Dep::quantmod && dep != Dep::nummod;
}

std::vector<uint8_t> tokens_of_names(const Syntax& syntax) {
  std::vector<uint8_t> out(syntax.size(), 0);
  for (const Entity& e : syntax.entities) {
    const bool name = e.label == EntityLabel::PERSON || e.label == EntityLabel::GPE ||
                      e.label == EntityLabel::NORP || e.label == EntityLabel::LOC ||
                      e.label == EntityLabel::FAC;
    if (!name) continue;
    for (uint32_t i = e.tokens.begin; i < e.tokens.end; ++i)
      out[i] = syntax.tag[i] == Tag::NNP || syntax.tag[i] == Tag::NNPS;
  }
  return out;
}

void draft_predicates(Work& work) {
  const Syntax& syntax = work.syntax;
  const std::vector<uint8_t> in_name = tokens_of_names(syntax);
  work.frame_of.assign(syntax.size(), no_token);
  work.completes.assign(syntax.size(), 0);
  work.entity.assign(syntax.size(), EntityLabel::none);
  for (const Entity& e : syntax.entities)
    std::fill(work.entity.begin() + e.tokens.begin, work.entity.begin() + e.tokens.end, e.label);
  for (uint32_t s = 0; s < syntax.sentence_count(); ++s) {
    const Span sentence = syntax.sentence(s);
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      Draft draft;
      if (is_predicate_verb(syntax, i) || is_mistagged_verb(syntax, work.tree, i)) {
        draft.frame.kind = PredicateKind::verb;
      } else if (is_predicate_noun(syntax, i, in_name[i] != 0)) {
        draft.frame.kind = PredicateKind::noun;
      } else if (is_predicate_adjective(syntax, i)) {
        draft.frame.kind = PredicateKind::adjective;
      } else {
        continue;
      }
      draft.frame.head = draft.anchor = i;
      draft.frame.sentence = s;
      work.frame_of[i] = static_cast<uint32_t>(work.drafts.size());
      work.drafts.push_back(std::move(draft));
    }
  }
}

void read_arguments(Work& work) {
  for (Draft& draft : work.drafts) {
    switch (draft.frame.kind) {
      case PredicateKind::verb:
        read_verb(work, draft);
        break;
      case PredicateKind::noun:
        read_noun(work, draft);
        break;
      case PredicateKind::adjective:
        read_adjective(work, draft);
        break;
    }
  }
}

void put_in_order(std::vector<Argument>& arguments) {
  const auto key = [](const Argument& a) { return std::tuple(a.slot, a.head, a.marker); };
  std::stable_sort(arguments.begin(), arguments.end(),
                   [&](const Argument& a, const Argument& b) { return key(a) < key(b); });
  const auto same = [&](const Argument& a, const Argument& b) { return key(a) == key(b); };
  arguments.erase(std::unique(arguments.begin(), arguments.end(), same), arguments.end());
}

// The drafts that stand, with parents renumbered.
std::vector<Frame> finish(Work& work) {
  std::vector<uint32_t> place(work.drafts.size(), no_token);
  uint32_t next = 0;
  for (size_t i = 0; i < work.drafts.size(); ++i) {
    if (!work.drafts[i].dropped) place[i] = next++;
  }
  std::vector<Frame> out;
  out.reserve(next);
  for (Draft& draft : work.drafts) {
    if (draft.dropped) continue;
    // A clause whose verb is light is stood for by its noun.
    for (Argument& a : draft.frame.arguments) {
      const uint32_t index = work.frame_of[a.head];
      if (index != no_token && a.head == work.drafts[index].frame.light_verb)
        a.head = work.drafts[index].frame.head;
    }
    put_in_order(draft.frame.arguments);
    if (draft.frame.parent != no_token) draft.frame.parent = place[draft.frame.parent];
    out.push_back(std::move(draft.frame));
  }
  return out;
}

}  // namespace

const Argument* Frame::first(Slot slot) const {
  for (const Argument& a : arguments) {
    if (a.slot == slot) return &a;
  }
  return nullptr;
}

const Frame* frame_at(const std::vector<Frame>& frames, uint32_t head) {
  const auto found = std::lower_bound(frames.begin(), frames.end(), head,
                                      [](const Frame& f, uint32_t h) { return f.head < h; });
  return found != frames.end() && found->head == head ? &*found : nullptr;
}

std::vector<Frame> find_frames(const Syntax& syntax, const Tree& tree, const CodeWords& words) {
  Work work{syntax, tree, words, heads_first(syntax, tree), {}, {}, {}, {}, {}};
  draft_predicates(work);
  read_arguments(work);
  join_light_verbs(work);
  inherit(work);
  link(work);
  return finish(work);
}

}  // namespace dateline
