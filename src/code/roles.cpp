#include "code/roles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace dateline {

namespace {

constexpr int max_depth = 4;  // "the decision of the court of the province of X"

bool is_prep(Dep dep) {
  return dep == Dep::prep || dep == Dep::agent || dep == Dep::dative;
}

// Types whose acts a state does not aim at itself.
bool is_aimed_abroad(EventType type) {
  return type == EventType::REQUEST || type == EventType::THREATEN || type == EventType::MOBILIZE ||
         type == EventType::ASSAULT || type == EventType::AGREE;
}

bool is_border(std::string_view lemma) {
  return lemma == "border" || lemma == "frontier" || lemma == "boundary";
}

bool is_object(Dep dep) {
  return dep == Dep::pobj || dep == Dep::pcomp;
}

}  // namespace

RoleFinder::RoleFinder(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
                       const std::vector<Frame>& frames, const Matcher& matcher,
                       const EventLexicon::Tables& tables)
    : syntax_(syntax),
      tree_(tree),
      mentions_(mentions),
      frames_(frames),
      matcher_(matcher),
      tables_(tables) {}

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
      case Dep::prep:
        break;
      default:
        continue;
    }
    // "the president of Peru"; after a name what follows "of" is seldom its own.
    const bool named = syntax_.tag[head] == Tag::NNP || syntax_.tag[head] == Tag::NNPS;
    if (syntax_.dep[child] == Dep::prep && (syntax_.form(child) != "of" || named)) continue;
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
  // "his counterpart, Ana Torres": the name is the phrase's own.
  for (const uint32_t child : tree_.children(head)) {
    if (syntax_.dep[child] != Dep::appos || child < out.end || child > out.end + 8) continue;
    const Mention* own = mentions_.mention_at(head);
    const Mention* name = mentions_.mention_at(child);
    if (own == nullptr || name == nullptr || own->actor != name->actor) continue;
    if (name->tokens.begin <= out.end + 1) out.end = std::max(out.end, name->tokens.end);
  }
  while (out.begin < head && syntax_.pos[out.begin] == Pos::PUNCT)
    ++out.begin;
  while (out.end > head + 1 && syntax_.tag[out.end - 1] == Tag::POS)
    --out.end;
  return out;
}

// A name that the mentions do not have: still somebody, unless it names a place or a thing.
bool RoleFinder::is_party_name(uint32_t token) const {
  if (syntax_.tag[token] != Tag::NNP && syntax_.tag[token] != Tag::NNPS) return false;
  if (mentions_.place_at(token) != nullptr) return false;
  // "Leopard tanks", "Brent crude": the name of a thing.
  const Dep dep = syntax_.dep[token];
  const Tag over = syntax_.tag[syntax_.head[token]];
  if ((dep == Dep::compound || dep == Dep::nmod) && (over == Tag::NN || over == Tag::NNS)) return false;
  const auto after = std::upper_bound(syntax_.entities.begin(), syntax_.entities.end(), token,
                                      [](uint32_t t, const Entity& e) { return t < e.tokens.begin; });
  if (after == syntax_.entities.begin() || !(after - 1)->tokens.contains(token))
    return syntax_.dep[token] != Dep::compound;
  const EntityLabel label = (after - 1)->label;
  return label == EntityLabel::PERSON || label == EntityLabel::ORG || label == EntityLabel::NORP;
}

bool RoleFinder::is_avoided(uint32_t head, const Found& out) const {
  return out.avoid != nullptr && std::any_of(out.avoid->begin(), out.avoid->end(), [&](const Filler& f) {
           return mentions_.is_same_actor(f.head, head);
         });
}

bool RoleFinder::add_mention(uint32_t head, Found& out) const {
  // A site without a name ("a hotel") is where it was, no party; nor is a sea.
  const PlaceMention* place = out.ground ? mentions_.place_at(head) : nullptr;
  const bool ground =
      place != nullptr && !tables_.code_words.has(WordClass::water, to_lower(syntax_.lemma(head))) &&
      (place->place >= mentions_.places.size() || mentions_.places[place->place].kind != "site");
  if (mentions_.mention_at(head) == nullptr && !ground && !is_party_name(head)) return false;
  if (is_avoided(head, out) || (out.no_own && belongs_to(head, out.avoid))) return false;
  if (out.inside && out.no_state && is_own_state(head, out.avoid)) return false;
  const bool known =
      std::any_of(out.fillers.begin(), out.fillers.end(), [&](const Filler& f) { return f.head == head; });
  if (known) return true;
  out.fillers.push_back({head, phrase(head)});
  // "the two countries": the second party's mention stands at the number.
  for (const uint32_t child : tree_.children(head)) {
    const Dep dep = syntax_.dep[child];
    const bool number =
        child < head && (dep == Dep::nummod || dep == Dep::det || dep == Dep::preconj || dep == Dep::predet);
    if (number && mentions_.mention_at(child) != nullptr && !is_avoided(child, out))
      out.fillers.push_back({child, phrase(head)});
  }
  return true;
}

// The phrase's parties and those coordinated with it ("of Mali and Niger").
bool RoleFinder::with_conjuncts(uint32_t head, Found& out, int depth) const {
  // What stands inside a party's own name or title is no other party.
  bool any = add_mention(head, out) || (!is_avoided(head, out) && resolve_inside(head, out, depth + 1));
  for (const uint32_t child : tree_.children(head)) {
    if (syntax_.dep[child] == Dep::conj && depth < max_depth)
      any = with_conjuncts(child, out, depth + 1) || any;
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
    if (syntax_.dep[child] == Dep::dobj && mentions_.mention_at(child) == nullptr)
      add_preposition(child, word, out, 0);
  }
}

// "the threats made by X", "the plan that X tabled": X.
bool RoleFinder::add_doer(uint32_t head, Found& out) const {
  for (const uint32_t child : tree_.children(head)) {
    if (syntax_.dep[child] != Dep::acl && syntax_.dep[child] != Dep::relcl) continue;
    const uint32_t f = matcher_.frame_of(child);
    if (f == no_token) continue;
    for (const Argument& a : frames_[f].arguments) {
      if (a.slot == Slot::subj && a.head != head && add_mention(a.head, out)) return true;
    }
  }
  return false;
}

// "rebel-held territory": the rebels.
bool RoleFinder::add_holder(uint32_t head, Found& out) const {
  for (const uint32_t child : tree_.children(head)) {
    const std::string_view form = syntax_.form(child);
    if (syntax_.dep[child] != Dep::amod || (form != "held" && form != "controlled" && form != "ruled"))
      continue;
    for (const uint32_t holder : tree_.children(child)) {
      if (holder < child && add_mention(holder, out)) return true;
    }
  }
  return false;
}

// "X issued a report accusing Y": a document speaks for the subject of the verb it is the object of.
bool RoleFinder::add_author(uint32_t head, Found& out) const {
  if (syntax_.dep[head] != Dep::dobj) return false;
  const uint32_t f = matcher_.frame_of(syntax_.head[head]);
  if (f == no_token || frames_[f].kind != PredicateKind::verb) return false;
  bool any = false;
  for (const Argument& a : frames_[f].arguments) {
    if (a.slot == Slot::subj) any = add_mention(a.head, out) || any;
  }
  return any;
}

bool RoleFinder::resolve_inside(uint32_t head, Found& out, int depth) const {
  if (depth > max_depth) return false;
  const bool was = std::exchange(out.inside, true);
  const bool found = look_inside(head, out, depth);
  out.inside = was;
  return found;
}

// Owner, author, nationality; then whom the thing is about.
bool RoleFinder::look_inside(uint32_t head, Found& out, int depth) const {
  // Who lives beyond a border is no party to what is done on it, but that forces face him.
  const uint32_t border = tree_.child(head, Dep::compound);
  if (!out.border && (is_border(syntax_.lemma(head)) || is_border(syntax_.lemma(border)))) return false;
  if (add_owner(head, out, depth)) return true;
  // "what he called threats by X": the parse hangs "by X" on the verb.
  const bool named = syntax_.dep[head] == Dep::oprd;
  for (const char* word : {"by", "of", "from", "between"}) {
    const uint32_t id = tables_.word(word);
    if (id != no_word && (add_preposition(head, id, out, depth) ||
                          (named && add_preposition(syntax_.head[head], id, out, depth))))
      return true;
  }
  if (add_doer(head, out) || add_holder(head, out)) return true;
  const auto children = tree_.children(head);
  for (const uint32_t* child = children.last; child != children.first;) {
    --child;
    const Dep dep = syntax_.dep[*child];
    if (*child < head && (dep == Dep::compound || dep == Dep::amod || dep == Dep::nmod) &&
        (add_mention(*child, out) || (dep == Dep::compound && resolve_inside(*child, out, depth + 1))))
      return true;
  }
  const bool law = tables_.code_words.has(WordClass::law, syntax_.lemma(head));
  for (const char* word : {"against", "on", "with", "to", "for", "in"}) {
    const uint32_t id = tables_.word(word);
    if (law && std::string_view(word) == "on") continue;  // "a bill on banks": what it is about
    if (id != no_word && add_preposition(head, id, out, depth)) return true;
  }
  return out.ground && add_ground_beside(head, out, depth);
}

// "a camp near Gao", "a rally outside parliament": the town, but not who sits in the house.
bool RoleFinder::add_ground_beside(uint32_t head, Found& out, int depth) const {
  for (const char* word : {"at", "near", "outside", "along"}) {
    const uint32_t id = tables_.word(word);
    if (id == no_word) continue;
    Found beside = out;
    if (!add_preposition(head, id, beside, depth)) continue;
    const bool body = std::any_of(beside.fillers.begin(), beside.fillers.end(), [&](const Filler& f) {
      const Mention* m = mentions_.mention_at(f.head);
      return m != nullptr && mentions_.actors[m->actor].type != "state" &&
             mentions_.place_at(f.head) == nullptr;
    });
    if (body) continue;
    out = std::move(beside);
    return true;
  }
  return false;
}

void RoleFinder::resolve(uint32_t head, bool inherited, Found& out) const {
  if (add_mention(head, out)) {
    out.inherited = out.inherited || inherited;
    return;
  }
  if (!is_avoided(head, out) && resolve_inside(head, out, 0)) {
    out.stand_in = true;
    out.inherited = out.inherited || inherited;
  }
}

// "its troops"; of forces nobody else is named for ("agreed to send troops") too.
bool RoleFinder::belongs_to(uint32_t head, const std::vector<Filler>* owners) const {
  if (owners == nullptr || owners->empty()) return false;
  const uint32_t owner = tree_.child(head, Dep::poss);
  const Mention* mention = mentions_.mention_at(head);
  // "his Greek counterpart" is another's.
  if (owner != head && mention != nullptr && mentions_.actors[mention->actor].type == "person") return false;
  if (owner != head)
    return std::any_of(owners->begin(), owners->end(),
                       [&](const Filler& f) { return mentions_.is_same_actor(f.head, owner); });
  if (mention == nullptr || mention->as != MentionKind::nominal ||
      mentions_.actors[mention->actor].type != "armed_forces")
    return false;
  const auto children = tree_.children(head);
  return children.first == children.last || *children.first > head;
}

// "The president demanded control of Peru's borders": what is his own state's is not aimed at it.
bool RoleFinder::is_own_state(uint32_t head, const std::vector<Filler>* owners) const {
  if (owners == nullptr) return false;
  const Mention* state = mentions_.mention_at(head);
  const PlaceMention* place = mentions_.place_at(head);
  std::string_view country;
  if (state != nullptr) {
    const Actor& actor = mentions_.actors[state->actor];
    if (actor.type == "state") country = actor.country;
  } else if (place != nullptr && place->place < mentions_.places.size()) {
    const Place& ground = mentions_.places[place->place];
    if (ground.kind == "country" || ground.kind == "capital") country = ground.country;
  }
  if (country.empty()) return false;
  return std::any_of(owners->begin(), owners->end(), [&](const Filler& f) {
    const Mention* m = mentions_.mention_at(f.head);
    if (m == nullptr) return false;
    const Actor& b = mentions_.actors[m->actor];
    return b.country == country && (b.sector == "GOV" || b.sector == "MIL" || b.sector == "COP");
  });
}

void RoleFinder::step(uint32_t head, const RolePath& path, bool inherited, Found& out) const {
  using enum RolePath::Step;
  const uint32_t f = matcher_.frame_of(head);
  switch (path.step) {
    case none:
      // "in support of X", "in retaliation for X": only who stands there itself.
      if (path.place.slot == Slot::prep && path.place.preposition == tables_.word("in")) {
        out.inherited = (add_mention(head, out) && inherited) || out.inherited;
      } else {
        resolve(head, inherited, out);
      }
      return;
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
      if (!add_preposition(head, path.step_preposition, out, 0))
        add_beyond_object(head, path.step_preposition, out);
      if (out.fillers.empty() && path.step_preposition == tables_.word("by")) add_doer(head, out);
      return;
    case subject:
      step_to(Slot::subj, f, out);
      return;
    case object:
      // "agreed to lend Kenya money": Kenya.
      step_to(Slot::iobj, f, out);
      if (out.fillers.empty()) step_to(Slot::obj, f, out);
  }
}

void RoleFinder::step_to(Slot slot, uint32_t frame, Found& out) const {
  if (frame == no_token) return;
  for (const Argument& a : frames_[frame].arguments) {
    if (a.slot == slot) resolve(a.head, a.inherited, out);
  }
}

RoleFinder::Search RoleFinder::search_of(const Frame& frame, bool light) const {
  Search out{&frame, matcher_.arguments(frame, light), {}};
  // "a complaint in a Paris court against X": the parse may hang the last phrase on the one before.
  for (const Argument& a : out.arguments) {
    if (a.slot != Slot::prep && a.slot != Slot::obj) continue;
    const uint32_t f = matcher_.frame_of(a.head);
    if (f == no_token || &frames_[f] == &frame || frames_[f].head != a.head) continue;
    for (const Argument& inner : frames_[f].arguments) {
      if (inner.slot != Slot::prep || inner.marker <= frame.head) continue;
      // "lifted the blockade of X"; in other phrases "of" tells whose they are.
      if (a.slot == Slot::obj || syntax_.lemma(inner.marker) != "of") out.nested.push_back(inner);
    }
  }
  return out;
}

void RoleFinder::follow(const Search& search, const RolePath& path, Found& out) const {
  for (const Argument& a : search.arguments) {
    if (matcher_.is_at(a, path.place)) step(a.head, path, a.inherited, out);
  }
  if (!out.fillers.empty() || path.place.slot != Slot::prep) return;
  for (const Argument& a : search.nested) {
    if (matcher_.is_at(a, path.place)) step(a.head, path, true, out);
  }
}

// Which of the paths names a party; -1 where none does, -2 where "none" ends the search.
int RoleFinder::first_hit(const Search& search, TableRange paths, const Limits& limits, Roles& roles,
                          std::vector<Filler>& role) const {
  for (uint32_t p = paths.begin; p < paths.end; ++p) {
    if (tables_.paths[p].nobody) return -2;
    Found found;
    found.avoid = limits.avoid;
    // "agreed to withdraw its troops": one's own are no counterpart.
    found.no_own = limits.no_own || tables_.paths[p].place.slot == Slot::comp;
    found.ground = limits.ground;
    found.no_state = limits.no_state;
    found.border = limits.border;
    follow(search, tables_.paths[p], found);
    if (found.fillers.empty()) continue;
    role = std::move(found.fillers);
    roles.inherited = roles.inherited || found.inherited;
    roles.stand_in = roles.stand_in || found.stand_in;
    return static_cast<int>(p - paths.begin);
  }
  return -1;
}

// "X and Y agreed to share what they know of Z": with each other, about Z.
bool RoleFinder::is_about_others(const EventEntry& entry, const Roles& roles) const {
  return entry.type == EventType::AGREE && roles.source.size() > 1 && roles.stand_in &&
         roles.target_path > 3 && !mentions_.is_same_actor(roles.source[0].head, roles.source[1].head);
}

Roles RoleFinder::find(const Frame& frame, const EventEntry& entry, bool light, int depth) const {
  Roles out;
  const TypeRoles& defaults = tables_.roles[static_cast<size_t>(entry.type)];
  const Search search = search_of(frame, light);
  const std::vector<Filler> nobody;
  first_hit(search, entry.source.value_or(defaults.source), {&nobody}, out, out.source);
  if (out.source.empty() && !entry.source && frame.kind == PredicateKind::noun)
    infer_source(frame, false, out);
  if (out.source.empty() && between(search, out)) return out;
  if (entry.type == EventType::ACCUSE && !entry.target && blame_doer(search, depth, out)) return out;
  // Where an entry's own paths fail, the type's may do; not where the entry turns the parties round.
  // Whoever visits a town visits it, whatever else the sentence names.
  const bool visit = entry.type == EventType::CONSULT && entry.mode == "visit";
  const Limits limits{&out.source, entry.type == EventType::AGREE, visit, is_aimed_abroad(entry.type),
                      entry.type == EventType::MOBILIZE};
  out.target_path = entry.target ? first_hit(search, *entry.target, limits, out, out.target) : -1;
  if (out.target_path == -1 && (!entry.target || !entry.source))
    out.target_path = first_hit(search, defaults.target, limits, out, out.target);
  if (out.source.empty() && !entry.source && frame.kind != PredicateKind::noun)
    infer_source(frame, quad_class(entry.type).substr(0, 6) == "verbal", out);
  if (is_about_others(entry, out)) out.target.clear();
  split_mutual(frame, entry, out);
  if (out.target.empty() && out.target_path != -2) take_inner_target(search, depth, out);
  if (out.target.empty() && entry.type == EventType::AGREE) take_answerer(frame, out);
  if (out.target.empty()) aim_at_ground(search, entry, out);
  if (out.source.empty() && !out.target.empty() && frame.passive) act_of_authorities(search, entry, out);
  return out;
}

}  // namespace dateline
