#include "code/roles.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr int max_depth = 4;  // "the decision of the court of the province of X"

bool is_prep(Dep dep) { return dep == Dep::prep || dep == Dep::agent || dep == Dep::dative; }

bool is_object(Dep dep) { return dep == Dep::pobj || dep == Dep::pcomp; }

}  // namespace

RoleFinder::RoleFinder(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
                       const std::vector<Frame>& frames, const Matcher& matcher, const EventLexicon::Tables& tables)
    : syntax_(syntax), tree_(tree), mentions_(mentions), frames_(frames), matcher_(matcher), tables_(tables) {}

Span RoleFinder::phrase(uint32_t head) const {
  Span out{head, head + 1};
  for (const uint32_t child : tree_.children(head)) {
    switch (syntax_.dep[child]) {
      case Dep::det:
      case Dep::amod:
      case Dep::compound:
      case Dep::poss:
      case Dep::nummod:
      case Dep::nmod:
      case Dep::quantmod:
      case Dep::predet:
      case Dep::case_:
      case Dep::prep: break;
      default: continue;
    }
    if (syntax_.dep[child] == Dep::prep && syntax_.form(child) != "of") continue;
    const Span whole = tree_.subtree(child);
    // A phrase is a run of words: no gap over a comma or a clause.
    if (child > head && whole.begin != out.end) continue;
    out.begin = std::min(out.begin, whole.begin);
    out.end = std::max(out.end, whole.end);
  }
  if (const Mention* mention = mentions_.mention_at(head)) {
    out.begin = std::min(out.begin, mention->tokens.begin);
    out.end = std::max(out.end, mention->tokens.end);
  }
  while (out.begin < head && syntax_.pos[out.begin] == Pos::PUNCT)
    ++out.begin;
  return out;
}

bool RoleFinder::add_mention(uint32_t head, Found& out) const {
  if (mentions_.mention_at(head) == nullptr) return false;
  const bool known = std::any_of(out.fillers.begin(), out.fillers.end(), [&](const Filler& f) { return f.head == head; });
  if (!known) out.fillers.push_back({head, phrase(head)});
  return true;
}

// The phrase's parties and those coordinated with it ("of Mali and Niger").
bool RoleFinder::with_conjuncts(uint32_t head, Found& out, int depth) const {
  bool any = add_mention(head, out) || resolve_inside(head, out, depth + 1);
  for (const uint32_t child : tree_.children(head)) {
    if (syntax_.dep[child] == Dep::conj && depth < max_depth) any = with_conjuncts(child, out, depth + 1) || any;
  }
  return any;
}

bool RoleFinder::add_owner(uint32_t head, Found& out, int depth) const {
  for (const uint32_t child : tree_.children(head)) {
    if (syntax_.dep[child] == Dep::poss && with_conjuncts(child, out, depth)) return true;
  }
  return false;
}

bool RoleFinder::add_preposition(uint32_t head, uint32_t word, Found& out, int depth) const {
  bool any = false;
  for (const uint32_t child : tree_.children(head)) {
    if (!is_prep(syntax_.dep[child]) || !matcher_.has_word(child, word)) continue;
    for (const uint32_t object : tree_.children(child)) {
      if (is_object(syntax_.dep[object])) any = with_conjuncts(object, out, depth) || any;
    }
  }
  return any;
}

// "impose sanctions on X": the parse hangs the preposition on the object as often as on the verb.
void RoleFinder::add_beyond_object(uint32_t head, uint32_t word, Found& out) const {
  for (const uint32_t child : tree_.children(head)) {
    if (syntax_.dep[child] == Dep::dobj && mentions_.mention_at(child) == nullptr) add_preposition(child, word, out, 0);
  }
}

// Owner, author, nationality; then whom the thing is about.
bool RoleFinder::resolve_inside(uint32_t head, Found& out, int depth) const {
  if (depth > max_depth) return false;
  if (add_owner(head, out, depth)) return true;
  for (const char* word : {"by", "of", "from", "between"}) {
    const uint32_t id = tables_.word(word);
    if (id != no_word && add_preposition(head, id, out, depth)) return true;
  }
  const auto children = tree_.children(head);
  for (const uint32_t* child = children.last; child != children.first;) {
    --child;
    const Dep dep = syntax_.dep[*child];
    if (*child < head && (dep == Dep::compound || dep == Dep::amod || dep == Dep::nmod) &&
        (add_mention(*child, out) || (dep == Dep::compound && resolve_inside(*child, out, depth + 1))))
      return true;
  }
  for (const char* word : {"against", "on", "with", "to", "for", "in"}) {
    const uint32_t id = tables_.word(word);
    if (id != no_word && add_preposition(head, id, out, depth)) return true;
  }
  return false;
}

void RoleFinder::resolve(uint32_t head, bool inherited, Found& out) const {
  if (add_mention(head, out)) {
    out.inherited = out.inherited || inherited;
    return;
  }
  if (resolve_inside(head, out, 0)) {
    out.stand_in = true;
    out.inherited = out.inherited || inherited;
  }
}

void RoleFinder::step(uint32_t head, const RolePath& path, bool inherited, Found& out) const {
  using enum RolePath::Step;
  const uint32_t f = matcher_.frame_of(head);
  switch (path.step) {
    case none: resolve(head, inherited, out); return;
    case owner:
      if (!add_owner(head, out, 0)) {
        const auto children = tree_.children(head);
        for (const uint32_t child : children) {
          const Dep dep = syntax_.dep[child];
          if (dep == Dep::amod || dep == Dep::compound || dep == Dep::nmod) add_mention(child, out);
        }
      }
      return;
    case preposition:
      if (!add_preposition(head, path.step_preposition, out, 0)) add_beyond_object(head, path.step_preposition, out);
      return;
    case subject:
    case object:
      if (f == no_token) return;
      for (const Argument& a : frames_[f].arguments) {
        if (a.slot == (path.step == subject ? Slot::subj : Slot::obj)) resolve(a.head, a.inherited, out);
      }
  }
}

void RoleFinder::follow(const Frame& frame, const RolePath& path, Found& out) const {
  for (const Argument& a : frame.arguments) {
    if (matcher_.is_at(a, path.place)) step(a.head, path, a.inherited, out);
  }
  if (!out.fillers.empty() || path.place.slot != Slot::prep || path.step != RolePath::Step::none) return;
  for (const Argument& a : frame.arguments) {
    if (a.slot == Slot::obj && mentions_.mention_at(a.head) == nullptr)
      add_preposition(a.head, path.place.preposition, out, 0);
  }
}

bool RoleFinder::same_party(const Filler& a, const Filler& b) const {
  if (a.head == b.head) return true;
  const Mention* x = mentions_.mention_at(a.head);
  const Mention* y = mentions_.mention_at(b.head);
  return x != nullptr && y != nullptr && x->actor == y->actor;
}

// "talks between X and Y": the first is source, the others target.
bool RoleFinder::between(const Frame& frame, Roles& roles) const {
  const ArgumentPlace place{Slot::prep, tables_.word("between")};
  if (place.preposition == no_word) return false;
  Found found;
  follow(frame, {place, RolePath::Step::none, no_word, false}, found);
  if (found.fillers.size() < 2) return false;
  roles.source.assign(1, found.fillers.front());
  roles.target.assign(found.fillers.begin() + 1, found.fillers.end());
  return true;
}

// "X and Y met": what the coordinated do, they do to each other.
void RoleFinder::split_mutual(const Frame& frame, const EventEntry& entry, Roles& roles) const {
  if (!roles.target.empty()) return;
  if (between(frame, roles)) return;
  const bool mutual = entry.mutual.value_or(tables_.roles[static_cast<size_t>(entry.type)].mutual);
  if (!mutual || roles.source.size() < 2) return;
  for (size_t i = 1; i < roles.source.size(); ++i) {
    if (!same_party(roles.source[0], roles.source[i])) roles.target.push_back(roles.source[i]);
  }
  roles.source.resize(1);
}

// Nobody is named as the target, but ground is: "shelled Donetsk", "lashed out at Colombia".
void RoleFinder::aim_at_ground(const Frame& frame, TableRange paths, Roles& roles) const {
  for (uint32_t p = paths.begin; p < paths.end && roles.target.empty(); ++p) {
    const RolePath& path = tables_.paths[p];
    if (path.nobody) return;
    if (path.step != RolePath::Step::none) continue;
    for (const Argument& a : frame.arguments) {
      if (!matcher_.is_at(a, path.place) || mentions_.place_at(a.head) == nullptr) continue;
      roles.target.push_back({a.head, phrase(a.head)});
      roles.target_path = static_cast<int>(p - paths.begin);
    }
  }
}

Roles RoleFinder::find(const Frame& frame, const EventEntry& entry) const {
  Roles out;
  const TypeRoles& defaults = tables_.roles[static_cast<size_t>(entry.type)];
  const TableRange source = entry.source.value_or(defaults.source), target = entry.target.value_or(defaults.target);
  const auto search = [&](TableRange paths, std::vector<Filler>& role, int& which) {
    for (uint32_t p = paths.begin; p < paths.end; ++p) {
      const RolePath& path = tables_.paths[p];
      if (path.nobody) return;
      Found found;
      follow(frame, path, found);
      // Nobody is his own counterpart.
      std::erase_if(found.fillers, [&](const Filler& f) {
        return &role == &out.target && std::any_of(out.source.begin(), out.source.end(),
                                                   [&](const Filler& s) { return same_party(f, s); });
      });
      if (found.fillers.empty()) continue;
      role = std::move(found.fillers);
      out.inherited = out.inherited || found.inherited;
      out.stand_in = out.stand_in || found.stand_in;
      which = static_cast<int>(p - paths.begin);
      return;
    }
  };
  int ignored = -1;
  search(source, out.source, ignored);
  if (out.source.empty() && between(frame, out)) return out;
  search(target, out.target, out.target_path);
  split_mutual(frame, entry, out);
  if (out.target.empty()) aim_at_ground(frame, target, out);
  return out;
}

}  // namespace dateline
