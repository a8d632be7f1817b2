#include <algorithm>
#include <array>

#include "relate/tie_finder.h"

namespace dateline {

namespace {

// Types of a state's own bodies; a state's rebels, parties and companies are no part of it.
constexpr std::array<std::string_view, 7> official = {
    "armed_forces", "police", "intelligence", "court", "legislature", "government", "region_government"};

}  // namespace

bool TieFinder::is_official_body(uint32_t noun) const {
  const Mention* m = in_.mentions.mention_at(noun);
  if (m == nullptr) return false;
  const std::string& type = in_.mentions.actors[m->actor].type;
  if (std::find(official.begin(), official.end(), type) != official.end()) return true;
  if (type != "organization" && type != "unknown") return false;
  for (uint32_t i = m->tokens.begin; i < m->tokens.end; ++i) {
    if (in_.lexicon.has(RelationTable::unit_words, clause_.lemma(i))) return true;
  }
  return false;
}

// "Haftar's forces" are led by him; "Iraq's Joint Operations Command" is part of Iraq; "the prime minister's
// office" speaks for him.
void TieFinder::owned_body(uint32_t i) {
  if (in_.mentions.mention_at(i) == nullptr) return;
  uint32_t owner = in_.tree.child(i, Dep::poss);
  // "the forces of Khalifa Haftar"
  if (owner == i) {
    const auto after = clause_.after(i, {"of"});
    if (after.size() != 1 || clause_.parties(after).empty() || !is_person(clause_.parties(after).front()))
      return;
    owner = after.front();
  }
  const auto owners = clause_.parties({owner});
  const auto body = clause_.parties({i});
  if (owners.empty() || body.empty()) return;
  const std::string lemma = clause_.lemma(i);
  if (is_person(owners.front())) {
    for (const RelationWord& word : in_.lexicon.find(RelationTable::owned_bodies, lemma))
      add(owners, body, word, i);
    static const RelationWord leads = RelationWord::of("leads", "possessive");
    const std::string& type = type_of(body.front());
    const bool pronoun = s_.pos[owner] == Pos::PRON;
    if (!pronoun && named(body.front()) != nullptr &&
        (type == "armed_group" || type == "armed_forces" || type == "party"))
      add(owners, body, leads, i);
    return;
  }
  static const RelationWord part = RelationWord::of("part_of", "possessive");
  if (s_.pos[owner] == Pos::PRON) return;
  const std::string& type = type_of(owners.front());
  const bool state = type == "state" || type == "government" || type == "people";
  if (type.empty() || (!is_body(body.front()) && !state) || type_of(body.front()) == "company") return;
  const bool unit = in_.lexicon.has(RelationTable::unit_words, lemma);
  if (state ? is_official_body(i) : (unit || named(body.front()) != nullptr)) add(body, owners, part, i);
}

// "Oleksandr Horenko of the Third Assault Brigade"
void TieFinder::of_body(uint32_t i) {
  const auto& word = s_.lemma(i);
  if ((word != "of" && word != "from" && word != "at") || s_.is_root(i) || !clause_.is_noun(s_.head[i]))
    return;
  auto people = clause_.parties({s_.head[i]});
  std::erase_if(people, [&](const Filler& f) { return named(f) == nullptr || !is_person(f); });
  if (people.empty()) return;
  auto bodies = clause_.parties(clause_.after(s_.head[i], {std::string(word)}));
  std::erase_if(bodies, [&](const Filler& f) { return named(f) == nullptr || !is_body(f); });
  static const RelationWord member = RelationWord::of("member_of", "person of a body");
  add(people, bodies, member, i);
}

// "3rd Battalion, 75th Ranger Regiment": each unit is part of the next.
void TieFinder::unit(uint32_t i) {
  const Mention* m = in_.mentions.mention_at(i);
  if (m == nullptr || m->tokens.end + 1 >= s_.size() || s_.form(m->tokens.end) != ",") return;
  const auto is_unit = [&](const Mention& u) {
    return u.as == MentionKind::name &&
           in_.lexicon.has(RelationTable::unit_words, clause_.lemma(u.tokens.end - 1));
  };
  if (!is_unit(*m)) return;
  for (const Mention& next : in_.mentions.mentions) {
    if (next.tokens.begin != m->tokens.end + 1 || !is_unit(next)) continue;
    // A list of equals goes on with "and".
    if (next.tokens.end < s_.size() && s_.pos[next.tokens.end] == Pos::CCONJ) return;
    static const RelationWord word = RelationWord::of("part_of", "unit, larger unit");
    return add({{m->head, m->tokens}}, {{next.head, next.tokens}}, word, i);
  }
}

// "Turkey within NATO", "factions inside the party"
void TieFinder::within(uint32_t i) {
  if (s_.lemma(i) != "within" && s_.lemma(i) != "inside") return;
  // The noun just before, whatever the parser hangs it on.
  if (s_.is_root(i) || i == 0 || !clause_.is_noun(i - 1)) return;
  auto wholes = clause_.parties(clause_.after(s_.head[i], {std::string(s_.lemma(i))}));
  std::erase_if(wholes, [&](const Filler& f) { return !is_body(f); });
  static const RelationWord member = RelationWord::of("member_of", "within");
  static const RelationWord part = RelationWord::of("part_of", "within");
  for (const Filler& one : clause_.parties({i - 1})) {
    const bool body = is_body(one);
    add({one}, wholes, body ? part : member, i);
  }
}

}  // namespace dateline
