#include <algorithm>

#include "relate/tie_finder.h"

namespace dateline {

void TieFinder::role_noun(uint32_t i) {
  const std::string lemma = clause_.lemma(i);
  // "prime minister", "press secretary" before "minister", "secretary"
  const std::string wide = i > 0 ? clause_.lemma(i - 1) + " " + lemma : lemma;
  const bool is_wide = in_.lexicon.has(RelationTable::tie_nouns, wide);
  for (const RelationWord& word : in_.lexicon.find(RelationTable::tie_nouns, is_wide ? wide : lemma))
    role_noun(i, word);
}

// "former", "deputy" before the noun or its first word ("the former prime minister").
bool TieFinder::has_modifier(uint32_t noun, RelationTable table) const {
  for (uint32_t i = noun; i-- > 0 && noun - i < 5;) {
    if (s_.pos[i] == Pos::PUNCT && s_.form(i) != "-") return false;
    if (s_.pos[i] == Pos::VERB || s_.pos[i] == Pos::ADP || s_.form(i) == "'s") return false;
    if (in_.lexicon.has(table, clause_.lemma(i))) return true;
  }
  return false;
}

// Whom a verb puts into the role: its object where it has one ("appointed X leader"), else its subject.
std::vector<uint32_t> TieFinder::described_by_verb(uint32_t verb) const {
  auto objects = clause_.objects(verb);
  return clause_.parties(objects).empty() ? clause_.subjects(verb) : objects;
}

// Whom the noun describes: the subject of "is", the object of "named", the name beside it, or its own party.
std::vector<uint32_t> TieFinder::described(uint32_t i) const {
  const uint32_t up = s_.head[i];
  if (s_.dep[i] == Dep::attr && !s_.is_root(i)) return clause_.subjects(up);
  if (s_.dep[i] == Dep::oprd && clause_.is_verb(up)) return described_by_verb(up);
  // "served as commander of Y", "as part of Y"
  if (s_.dep[i] == Dep::pobj && s_.lemma(up) == "as" && !s_.is_root(up)) {
    const uint32_t governor = s_.head[up];
    if (clause_.is_verb(governor)) return described_by_verb(governor);
    if (in_.mentions.mention_at(governor) != nullptr) return {governor};
  }
  const Dep dep = s_.dep[i];
  const bool beside = dep == Dep::compound || dep == Dep::nmod || dep == Dep::appos || dep == Dep::amod;
  if (beside && in_.mentions.mention_at(up) != nullptr) return {up};
  const uint32_t name = in_.tree.child(i, Dep::appos);
  if (name != i && in_.mentions.mention_at(name) != nullptr) return {name};
  return {i};
}

void TieFinder::role_noun(uint32_t i, const RelationWord& word) {
  if (clause_.is_denied(i)) return;
  const bool capital = word.value == "capital_of";
  const bool office = word.value == "leads" || word.value == "speaks_for" || word.value == "member_of";
  if (office && has_modifier(i, RelationTable::tie_former)) return;
  std::vector<uint32_t> heads = described(i);
  std::vector<Filler> as = clause_.parties(heads);
  if (capital) as = capitals(i, heads);
  if (as.empty() && office) as = name_beside(i);
  if (as.empty()) return;
  std::vector<uint32_t> owner_heads = clause_.after(i, word.prepositions);
  if (owner_heads.empty() && word.value == "member_of") owner_heads = origins(i, word);
  if (word.own) {
    auto own = owners_of_role(i);
    // "Kurdish leader Masoud Barzani": the nationality hangs on the name.
    if (!s_.is_root(i) && s_.head[i] > i && clause_.is_noun(s_.head[i])) {
      for (const uint32_t owner : clause_.owners(s_.head[i])) {
        if (owner < i) own.push_back(owner);
      }
    }
    std::erase_if(
        own, [&](uint32_t o) { return o == i || std::find(heads.begin(), heads.end(), o) != heads.end(); });
    owner_heads.insert(owner_heads.end(), own.begin(), own.end());
  }
  std::vector<Filler> bs = clause_.parties(owner_heads);
  // "soldiers from Chad" are no members of it, "soldiers from the brigade" are.
  if (word.value == "member_of" && !word.own) std::erase_if(bs, [&](const Filler& f) { return !is_body(f); });
  if (bs.empty() && office) bs = units(owner_heads);
  if (bs.empty() && office && word.own) bs = body_beside(i);
  if (bs.empty() && word.own) bs = government_of(as, i, word);
  if (bs.empty() && word.value == "leads") bs = ground_ruled(owner_heads);
  if (word.value == "leads" && (has_modifier(i, RelationTable::tie_deputies) ||
                                (is_one_of_many(i) && bs.size() == 1 && is_body(bs.front())))) {
    RelationWord deputy = word;
    deputy.value = "member_of";
    return add(as, bs, deputy, i);
  }
  add(as, bs, word, i);
}

// "soldiers deployed from the 158th Wing", "experts from the agency" whatever the parser hangs "from" on.
std::vector<uint32_t> TieFinder::origins(uint32_t i, const RelationWord& word) const {
  if (std::find(word.prepositions.begin(), word.prepositions.end(), "from") == word.prepositions.end())
    return {};
  for (const uint32_t child : in_.tree.children(i)) {
    if (child < i || s_.dep[child] != Dep::acl) continue;
    if (auto found = clause_.after(child, {"from"}); !found.empty()) return found;
  }
  if (i + 2 >= s_.size() || s_.form(i + 1) != "from" || s_.dep[i + 1] != Dep::prep) return {};
  std::vector<uint32_t> out;
  for (const uint32_t object : in_.tree.children(i + 1)) {
    if (s_.dep[object] == Dep::pobj) out.push_back(object);
  }
  return out;
}

// "a Taliban commander", "one of its leaders": one of those who lead.
bool TieFinder::is_one_of_many(uint32_t i) const {
  const uint32_t article = in_.tree.child(i, Dep::det);
  return article != i && (s_.lemma(article) == "a" || s_.lemma(article) == "an");
}

// "our Turkish allies" are ours: where there is an owner, what else stands before the noun describes it.
// "Pentagon Press Secretary": the name hangs on the word before.
std::vector<uint32_t> TieFinder::owners_of_role(uint32_t i) const {
  std::vector<uint32_t> possessors, all = clause_.owners(i);
  for (const uint32_t owner : all) {
    if (s_.dep[owner] == Dep::poss && s_.head[owner] == i) possessors.push_back(owner);
  }
  if (!possessors.empty()) return possessors;
  for (size_t k = 0; k < all.size() && all.size() < 12; ++k) {
    if (in_.mentions.mention_at(all[k]) != nullptr) continue;
    for (const uint32_t deeper : clause_.owners(all[k]))
      all.push_back(deeper);
  }
  return all;
}

// "Joseph Miller, commander, Northern Command", whatever the parser makes of it: the body after the comma.
std::vector<Filler> TieFinder::body_beside(uint32_t i) const {
  if (name_beside(i).empty() || i + 2 >= s_.size() || s_.form(i + 1) != ",") return {};
  for (const Mention& m : in_.mentions.mentions) {
    const Filler body{m.head, m.tokens};
    if (m.tokens.begin == i + 2 && m.as == MentionKind::name && is_body(body)) return {body};
  }
  return {};
}

// "Mobile Unit Two", "the 158th Wing": units that are nobody the story knows, by their names.
std::vector<Filler> TieFinder::units(const std::vector<uint32_t>& heads) const {
  std::vector<Filler> out;
  for (const uint32_t head : heads) {
    if (s_.pos[head] != Pos::PROPN || in_.mentions.place_at(head) != nullptr) continue;
    Span name{head, head + 1};
    while (name.begin > 0 && s_.head[name.begin - 1] == head &&
           (s_.dep[name.begin - 1] == Dep::compound || s_.tag[name.begin - 1] == Tag::JJ))
      --name.begin;
    bool unit = false;
    for (uint32_t i = name.begin; i < name.end; ++i)
      unit = unit || in_.lexicon.has(RelationTable::unit_words, clause_.lemma(i));
    if (unit && name.size() > 1) out.push_back({head, name});
  }
  return out;
}

// The person named before the comma that the role stands behind.
std::vector<Filler> TieFinder::name_beside(uint32_t i) const {
  uint32_t first = i;
  while (first > 0 && (s_.pos[first - 1] == Pos::DET || s_.pos[first - 1] == Pos::ADJ ||
                       s_.dep[first - 1] == Dep::compound))
    --first;
  if (first < 2 || s_.form(first - 1) != ",") return {};
  for (const Mention& m : in_.mentions.mentions) {
    const Filler name{m.head, m.tokens};
    if (m.tokens.end == first - 1 && m.as == MentionKind::name && is_person(name)) return {name};
  }
  return {};
}

// "the governor of Kherson": ground that is no party of the story becomes one where somebody leads it.
std::vector<Filler> TieFinder::ground_ruled(const std::vector<uint32_t>& heads) const {
  std::vector<Filler> out;
  for (const uint32_t head : heads) {
    // "the Lombardy region"
    const uint32_t name = in_.tree.child(head, Dep::compound);
    const bool kind = name != head && in_.lexicon.has(RelationTable::ground_kinds, clause_.lemma(head));
    if (kind && in_.mentions.place_at(name) != nullptr) out.push_back({name, {name, head + 1}});
    const PlaceMention* place = in_.mentions.place_at(head);
    if (place != nullptr && s_.pos[head] == Pos::PROPN) out.push_back({head, place->tokens});
  }
  return out;
}

// Places are no parties; a capital is named as it stands.
std::vector<Filler> TieFinder::capitals(uint32_t i, const std::vector<uint32_t>& heads) const {
  std::vector<uint32_t> named = heads;
  // "the KRG capital Erbil", "Mosul, the group's capital"
  for (const uint32_t child : in_.tree.children(i)) {
    if (s_.dep[child] == Dep::appos) named.push_back(child);
  }
  if (s_.dep[i] == Dep::appos || s_.dep[i] == Dep::compound || s_.dep[i] == Dep::nmod)
    named.push_back(s_.head[i]);
  // The name just before the comma, whatever the parser hung the apposition on.
  const uint32_t first = in_.tree.subtree(i).begin;
  if (s_.dep[i] == Dep::appos && first >= 2 && s_.form(first - 1) == ",") named.push_back(first - 2);
  for (const uint32_t head : named) {
    if (in_.mentions.place_at(head) != nullptr && (head != i || named.size() == 1))
      return {{head, {head, head + 1}}};
  }
  return {};
}

// "the Turkish foreign minister" where the adjective names no party, "Secretary Ortiz" whose office is
// known: the country's government or state, where the story speaks of it.
std::vector<Filler> TieFinder::government_of(const std::vector<Filler>& as, uint32_t near,
                                             const RelationWord& word) const {
  const Mention* office = as.empty() ? nullptr : mention(as.front());
  if (office == nullptr) return {};
  const Actor& holder = in_.mentions.actors[office->actor];
  const bool holds_office = word.value == "member_of" && !holder.office.empty() && holder.sector == "GOV";
  // "senior Iraqi officials" are the government's.
  const bool people_of_state = word.value == "member_of" && holder.sector == "GOV" &&
                               office->as == MentionKind::nominal && holder.type != "state";
  if (holder.country.size() != 3 || !(holder.type == "person" || people_of_state) ||
      !(holds_office || has_nationality(near)))
    return {};
  const Mention* best = nullptr;
  for (const Mention& m : in_.mentions.mentions) {
    const Actor& actor = in_.mentions.actors[m.actor];
    if (actor.country != holder.country || (actor.type != "state" && actor.type != "government")) continue;
    if (m.actor != office->actor && (best == nullptr || m.head <= near)) best = &m;
  }
  if (best == nullptr) return {};
  return {{best->head, best->tokens}};
}

bool TieFinder::has_nationality(uint32_t noun) const {
  const uint32_t last = noun;
  for (uint32_t i = noun; i-- > 0 && last - i < 6;) {
    if (s_.pos[i] == Pos::PUNCT || s_.pos[i] == Pos::VERB || s_.pos[i] == Pos::ADP) return false;
    for (const Entity& e : s_.entities) {
      if (e.tokens.contains(i) && (e.label == EntityLabel::NORP || e.label == EntityLabel::GPE)) return true;
    }
  }
  return false;
}

}  // namespace dateline
