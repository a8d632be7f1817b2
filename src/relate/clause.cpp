#include "relate/clause.h"

#include <algorithm>
#include <cctype>

namespace dateline {

namespace {

constexpr int max_depth = 5;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string Clause::lemma(uint32_t i) const {
  std::string out(s_.lemma(i));
  for (char& c : out)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

std::string Clause::lemma_with_particle(uint32_t verb) const {
  for (const uint32_t child : in_.tree.children(verb)) {
    if (child <= verb || child > verb + 4) continue;
    const bool particle =
        s_.dep[child] == Dep::prt || (s_.dep[child] == Dep::advmod && child == verb + 1 &&
                                      is_one_of(s_.lemma(child), {"out", "back", "over", "off"}));
    if (particle) return lemma(verb) + " " + lemma(child);
  }
  return lemma(verb);
}

bool Clause::is_passive(uint32_t verb) const {
  for (const uint32_t child : in_.tree.children(verb)) {
    if (s_.dep[child] == Dep::nsubjpass || s_.dep[child] == Dep::auxpass) return true;
  }
  if (s_.tag[verb] != Tag::VBN) return false;
  if (s_.dep[verb] == Dep::acl) return true;
  return in_.tree.child(verb, Dep::agent) != verb;
}

void Clause::add_with_conjuncts(uint32_t head, std::vector<uint32_t>& out) const {
  out.push_back(head);
  if (out.size() > 24) return;
  for (const uint32_t child : in_.tree.children(head)) {
    if (child < head || is_verb(child)) continue;
    // "a trade union, the farmers and Chile": a list, though the parser begins it as an apposition.
    const bool list = s_.dep[child] == Dep::appos && in_.tree.child(child, Dep::conj) != child;
    if (s_.dep[child] == Dep::conj || list) add_with_conjuncts(child, out);
  }
}

std::vector<uint32_t> Clause::agents(uint32_t verb) const {
  std::vector<uint32_t> out;
  for (const uint32_t child : in_.tree.children(verb)) {
    if (s_.dep[child] != Dep::agent && !(s_.dep[child] == Dep::prep && s_.lemma(child) == "by")) continue;
    for (const uint32_t object : in_.tree.children(child)) {
      if (s_.dep[object] == Dep::pobj) add_with_conjuncts(object, out);
    }
  }
  return out;
}

std::vector<uint32_t> Clause::subjects(uint32_t verb, int depth) const {
  if (is_passive(verb)) return agents(verb);
  std::vector<uint32_t> out;
  for (const uint32_t child : in_.tree.children(verb)) {
    if (s_.dep[child] == Dep::nsubj) add_with_conjuncts(child, out);
  }
  return out.empty() && depth < max_depth ? inherited_subjects(verb, depth + 1) : out;
}

// Of a verb without a subject of its own: the first of coordinated verbs, the governor of an infinitive or
// participle, the noun a clause hangs on.
std::vector<uint32_t> Clause::inherited_subjects(uint32_t verb, int depth) const {
  if (s_.is_root(verb)) return {};
  const uint32_t up = s_.head[verb];
  switch (s_.dep[verb]) {
    case Dep::conj:
      if (!is_verb(up)) return {};
      // "is accused of X and has done Y": the grammatical subject goes on.
      return is_passive(up) && !is_passive(verb) ? objects(up, depth) : subjects(up, depth);
    case Dep::xcomp:
    case Dep::ccomp: {
      if (!is_verb(up) && s_.pos[up] != Pos::ADJ) return {};
      auto told = objects(up, depth);
      // "is helping X destroy Y": who helps does it too.
      if (!told.empty() && in_.lexicon.has(RelationTable::helping_verbs, lemma(up))) {
        for (const uint32_t helper : subjects(up, depth))
          told.push_back(helper);
        return told;
      }
      // "urged X to leave", "told his envoys to stay"; "vowed to leave".
      if (s_.dep[verb] == Dep::ccomp && told.empty())
        return s_.tag[verb] == Tag::VB ? subjects(up, depth) : std::vector<uint32_t>{};
      return told.empty() ? subjects(up, depth) : told;
    }
    case Dep::advcl:
      if (!is_verb(up)) return {};
      if (s_.tag[verb] == Tag::VB && in_.lexicon.has(RelationTable::sending_verbs, lemma(up))) {
        if (auto told = objects(up, depth); !told.empty()) return told;
      }
      if (s_.tag[verb] == Tag::VB && in_.lexicon.has(RelationTable::helping_verbs, lemma(up))) {
        auto all = subjects(up, depth);
        for (const uint32_t helped : objects(up, depth))
          all.push_back(helped);
        return all;
      }
      return is_passive(up) ? objects(up, depth) : subjects(up, depth);
    case Dep::acl:
    case Dep::relcl: {
      // "a coalition fighting X": the noun does it; "an offensive to retake X": whose the offensive is.
      std::vector<uint32_t> noun = {up};
      // The parser calls some infinitives relative clauses.
      const bool infinitive = s_.tag[verb] == Tag::VB && in_.tree.child(verb, Dep::aux) != verb &&
                              s_.tag[in_.tree.child(verb, Dep::aux)] == Tag::TO;
      if ((s_.dep[verb] == Dep::relcl && !infinitive) || !parties(noun).empty() || s_.tag[verb] == Tag::VBG)
        return noun;
      return doers(up);
    }
    case Dep::pcomp: {
      // "in fighting X", "accused Iran of arming X"
      const uint32_t governor = s_.head[up];
      if (governor == up) return {};
      if (!is_verb(governor) && s_.pos[governor] != Pos::ADJ)
        return is_noun(governor) ? doers(governor) : std::vector<uint32_t>{};
      // "is committed to arming X"
      if (s_.pos[governor] == Pos::ADJ)
        return s_.dep[governor] == Dep::acomp ? subjects(s_.head[governor], depth) : std::vector<uint32_t>{};
      auto told =
          s_.lemma(up) == "of" || s_.lemma(up) == "from" ? objects(governor, depth) : std::vector<uint32_t>{};
      // "supports X in fighting Y": both do.
      if (s_.lemma(up) == "in" && in_.lexicon.has(RelationTable::helping_verbs, lemma(governor))) {
        told = objects(governor, depth);
        for (const uint32_t helper : subjects(governor, depth))
          told.push_back(helper);
      }
      if (told.empty() && is_passive(governor)) return objects(governor, depth);
      return told.empty() ? subjects(governor, depth) : told;
    }
    default:
      return {};
  }
}

std::vector<uint32_t> Clause::objects(uint32_t verb, int depth) const {
  std::vector<uint32_t> out;
  for (const uint32_t child : in_.tree.children(verb)) {
    if (s_.dep[child] == Dep::dobj || s_.dep[child] == Dep::nsubjpass) add_with_conjuncts(child, out);
  }
  if (!out.empty() || depth >= max_depth) return out;
  if (is_passive(verb)) {
    // The parser calls the subject of a passive active now and then, or hangs it on the auxiliary.
    for (const uint32_t child : in_.tree.children(verb)) {
      if (s_.dep[child] == Dep::nsubj) add_with_conjuncts(child, out);
      if (s_.dep[child] != Dep::auxpass) continue;
      const uint32_t subject = in_.tree.child(child, Dep::nsubj);
      if (subject != child) add_with_conjuncts(subject, out);
    }
    if (!out.empty()) return out;
    if (s_.dep[verb] == Dep::acl || s_.dep[verb] == Dep::relcl) return {s_.head[verb]};
    if (s_.dep[verb] == Dep::conj && is_verb(s_.head[verb])) return objects(s_.head[verb], depth + 1);
    if (s_.dep[verb] == Dep::advcl && is_verb(s_.head[verb])) return subjects(s_.head[verb], depth + 1);
    return out;
  }
  // "arming and training both sides": the object stands after the last.
  for (const uint32_t child : in_.tree.children(verb)) {
    if (s_.dep[child] != Dep::conj || !is_verb(child) || child > verb + 4) continue;
    if (in_.tree.child(child, Dep::nsubj) == child) return objects(child, depth + 1);
  }
  // "the town, which rebels hold": the noun the clause hangs on.
  if (s_.dep[verb] == Dep::relcl) {
    const bool own_subject = in_.tree.child(verb, Dep::nsubj) != verb;
    if (own_subject && in_.tree.child(verb, Dep::ccomp) == verb && in_.tree.child(verb, Dep::xcomp) == verb)
      return {s_.head[verb]};
  }
  return out;
}

std::vector<uint32_t> Clause::after(uint32_t word, const std::vector<std::string>& prepositions) const {
  std::vector<uint32_t> out;
  const auto wanted = [&](uint32_t i) {
    return std::find(prepositions.begin(), prepositions.end(), lemma(i)) != prepositions.end();
  };
  const auto take = [&](uint32_t preposition) {
    for (const uint32_t object : in_.tree.children(preposition)) {
      if (s_.dep[object] == Dep::pobj) add_with_conjuncts(object, out);
    }
  };
  for (const uint32_t child : in_.tree.children(word)) {
    if (child < word ||
        (s_.dep[child] != Dep::prep && s_.dep[child] != Dep::dative && s_.dep[child] != Dep::agent))
      continue;
    if (wanted(child)) take(child);
    // "out of X": "out" governs "of".
    for (const uint32_t deeper : in_.tree.children(child)) {
      if (s_.dep[deeper] == Dep::prep && wanted(deeper)) take(deeper);
    }
  }
  return out;
}

std::vector<uint32_t> Clause::owners(uint32_t noun) const {
  std::vector<uint32_t> out;
  for (const uint32_t child : in_.tree.children(noun)) {
    if (child > noun) break;
    const Dep dep = s_.dep[child];
    if (dep == Dep::poss || dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod)
      add_with_conjuncts(child, out);
  }
  std::erase_if(out, [&](uint32_t i) { return i > noun; });
  return out;
}

std::vector<uint32_t> Clause::doers(uint32_t noun) const {
  std::vector<uint32_t> named = owners(noun);
  std::erase_if(named, [&](uint32_t i) { return parties({i}).empty(); });
  if (!named.empty()) return named;
  if (named = after(noun, {"by"}); !parties(named).empty()) return named;
  uint32_t at = noun;
  for (int steps = 0; steps < 6 && !s_.is_root(at); ++steps) {
    const Dep dep = s_.dep[at];
    const std::string_view before_preposition = dep == Dep::prep ? s_.lemma(at) : std::string_view();
    at = s_.head[at];
    if (is_verb(at)) {
      if (dep == Dep::nsubj || dep == Dep::nsubjpass) return {};
      const bool light = in_.lexicon.has(RelationTable::light_verbs, lemma(at)) ||
                         in_.lexicon.has(RelationTable::light_verbs, lemma_with_particle(at));
      if (dep == Dep::dobj && !light) return {};
      // "conducted strikes in support of X": the clause hangs on an act, whose doer it is.
      const bool of_act = s_.dep[at] == Dep::acl && is_noun(s_.head[at]) && parties({s_.head[at]}).empty();
      if (!of_act) return is_passive(at) ? objects(at, 1) : subjects(at, 1);
      continue;
    }
    // "Inherent Resolve, the operation to defeat X"
    if (is_noun(at) && dep == Dep::appos && !parties({at}).empty()) return {at};
    // "praised Niger's troops in the fight against X"
    if (is_noun(at) && dep == Dep::prep && before_preposition == "in") {
      if (!parties({at}).empty()) return {at};
      if (auto whose = after(at, {"of"}); !parties(whose).empty()) return whose;
    }
    if (is_noun(at) && dep != Dep::pobj && dep != Dep::conj) {
      std::vector<uint32_t> owner = owners(at);
      std::erase_if(owner, [&](uint32_t i) { return parties({i}).empty(); });
      if (!owner.empty()) return owner;
    }
  }
  return {};
}

// "X is one of the states that ...": what the clause tells of the states it tells of X.
uint32_t Clause::meant_by_clause(uint32_t noun) const {
  if (s_.dep[noun] != Dep::pobj || in_.mentions.mention_at(noun) != nullptr) return noun;
  const uint32_t of = s_.head[noun];
  const uint32_t one = s_.head[of];
  if (s_.lemma(of) != "of" || s_.dep[one] != Dep::attr || s_.lemma(one) != "one") return noun;
  const uint32_t subject = in_.tree.child(s_.head[one], Dep::nsubj);
  return subject == s_.head[one] ? noun : subject;
}

// Of a phrase nobody knows, the party inside: "a number of Iraqi soldiers", "the group's fighters".
void Clause::add_party(uint32_t head, std::vector<Filler>& out, std::vector<uint32_t>& seen,
                       int depth) const {
  const Mention* first = in_.mentions.mention_at(head);
  // "The Taliban leader": the name's head is its article where both hang on the noun after it.
  if (first == nullptr && head > 0) {
    const Mention* before = in_.mentions.mention_at(head - 1);
    if (before != nullptr && before->tokens.end == head + 1) return add_party(head - 1, out, seen, depth);
  }
  const bool found = first != nullptr;
  const Mention* const last = in_.mentions.mentions.data() + in_.mentions.mentions.size();
  for (const Mention* mention = first; found && mention != last && mention->head == head; ++mention) {
    const Mention& m = *mention;
    if (std::find(seen.begin(), seen.end(), m.actor) != seen.end()) continue;
    seen.push_back(m.actor);
    // "both sides" is two mentions at one head: the second is told by another mention of its actor.
    const Mention* at = &m;
    if (first != at) {
      uint32_t best = UINT32_MAX;
      for (const Mention& other : in_.mentions.mentions) {
        const uint32_t distance = other.head > head ? other.head - head : head - other.head;
        if (other.actor == m.actor && other.head != head && distance < best) best = distance, at = &other;
      }
    }
    out.push_back({at->head, at->tokens});
  }
  if (found || depth >= 2) return;
  if (s_.tag[head] == Tag::WDT || s_.tag[head] == Tag::WP ||
      (s_.tag[head] == Tag::IN && s_.dep[head] == Dep::nsubj)) {
    // A relative pronoun nobody resolved: the noun its clause hangs on.
    uint32_t at = head;
    for (int steps = 0; steps < 4 && !s_.is_root(at); ++steps) {
      const bool clause = s_.dep[at] == Dep::relcl;
      at = s_.head[at];
      if (clause) return add_party(meant_by_clause(at), out, seen, depth + 1);
    }
    return;
  }
  if (!in_.lexicon.has(RelationTable::stands_for, lemma(head))) return;
  for (const uint32_t inner : after(head, {"of"}))
    add_party(inner, out, seen, depth + 1);
  for (const uint32_t inner : owners(head))
    add_party(inner, out, seen, depth + 2);
}

std::vector<Filler> Clause::parties(const std::vector<uint32_t>& heads) const {
  std::vector<Filler> out;
  std::vector<uint32_t> seen;
  for (const uint32_t head : heads) {
    const uint32_t determiner = in_.tree.child(head, Dep::det);
    if (determiner != head && s_.lemma(determiner) == "no") continue;  // "belongs to no party"
    add_party(head, out, seen, 0);
  }
  return out;
}

bool Clause::is_denied(uint32_t word) const {
  uint32_t at = word;
  const auto supposed = [&](uint32_t modal) {
    return s_.tag[modal] == Tag::MD &&
           is_one_of(s_.form(modal), {"could", "might", "would", "should", "may"});
  };
  // "U.S. support for X would end the talks"
  if (s_.dep[word] == Dep::nsubj && !s_.is_root(word)) {
    for (const uint32_t child : in_.tree.children(s_.head[word])) {
      if (supposed(child)) return true;
    }
  }
  for (int steps = 0; steps < 4; ++steps) {
    for (const uint32_t child : in_.tree.children(at)) {
      if (s_.dep[child] == Dep::neg && (is_verb(at) || at == word)) return true;
      if (s_.dep[child] == Dep::det && s_.lemma(child) == "no" && at == word) return true;
      if (at == word && supposed(child)) return true;
    }
    if (at != word && in_.lexicon.has(RelationTable::tie_denials, lemma(at))) return true;
    if (s_.is_root(at)) return false;
    const Dep dep = s_.dep[at];
    // "denied that Y had taken X"
    if (dep == Dep::ccomp && is_one_of(s_.lemma(s_.head[at]), {"deny", "refute", "dispute"})) return true;
    if (dep != Dep::xcomp && dep != Dep::dobj && dep != Dep::pcomp && dep != Dep::prep && dep != Dep::pobj &&
        dep != Dep::attr && dep != Dep::acomp)
      return false;
    at = s_.head[at];
  }
  return false;
}

bool Clause::is_ahead(uint32_t verb) const {
  for (const uint32_t child : in_.tree.children(verb)) {
    if (s_.dep[child] != Dep::aux) continue;
    if (s_.tag[child] == Tag::MD) return true;
    if (s_.tag[child] == Tag::TO && !s_.is_root(verb) &&
        !is_one_of(s_.lemma(s_.head[verb]),
                   {"manage", "continue", "begin", "start", "go", "help", "use", "claim", "appear", "seem"}))
      return true;
  }
  if (s_.dep[verb] == Dep::pcomp && !s_.is_root(s_.head[verb])) {
    return is_one_of(s_.lemma(s_.head[s_.head[verb]]), {"aim", "goal", "plan", "hope", "intend", "chance"});
  }
  return s_.dep[verb] == Dep::conj && is_verb(s_.head[verb]) && s_.tag[verb] == Tag::VB &&
         is_ahead(s_.head[verb]);
}

uint32_t Clause::governing_verb(uint32_t word) const {
  uint32_t at = word;
  for (size_t steps = 0; !is_verb(at) && !s_.is_root(at) && steps < s_.size(); ++steps)
    at = s_.head[at];
  return is_verb(at) ? at : word;
}

std::vector<CodedClaim> Clause::claims(uint32_t word) const {
  std::vector<CodedClaim> out;
  uint32_t at = word;
  for (int steps = 0; steps < 40; ++steps) {
    for (const uint32_t child : in_.tree.children(at)) {
      if (s_.lemma(child) != "accord" && s_.form(child) != "according") continue;
      for (const uint32_t to : in_.tree.children(child)) {
        for (const uint32_t object : in_.tree.children(to)) {
          if (s_.dep[object] == Dep::pobj)
            out.push_back({static_cast<int32_t>(object), Stance::asserts, {child, to + 1}});
        }
      }
    }
    if (s_.is_root(at)) return out;
    const Dep dep = s_.dep[at];
    const uint32_t up = s_.head[at];
    const bool reported =
        dep == Dep::ccomp || dep == Dep::parataxis || dep == Dep::pcomp || dep == Dep::xcomp;
    if (reported) {
      const uint32_t verb = dep == Dep::pcomp && !s_.is_root(up) ? s_.head[up] : up;
      const bool says =
          in_.lexicon.has(RelationTable::says, lemma(verb)) && (dep != Dep::xcomp || lemma(verb) == "claim");
      const auto who = says ? subjects(verb) : std::vector<uint32_t>{};
      if (!who.empty()) out.push_back({static_cast<int32_t>(who.front()), Stance::asserts, {verb, verb + 1}});
    }
    at = up;
  }
  return out;
}

}  // namespace dateline
