#include "name/story_actors.h"

#include <algorithm>

namespace dateline {

namespace {

bool is_left_modifier(Dep dep) {
  switch (dep) {
    case Dep::det:
    case Dep::amod:
    case Dep::compound:
    case Dep::poss:
    case Dep::nummod:
    case Dep::nmod:
    case Dep::quantmod:
    case Dep::predet:
    case Dep::advmod:
    case Dep::npadvmod:
    case Dep::punct:
    case Dep::preconj:
      return true;
    default:
      return false;
  }
}

// What an institution of a role is called after its country's adjective.
std::string_view role_name(std::string_view role) {
  return role == "military" ? "armed forces" : role;
}

}  // namespace

bool is_state_sector(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "SPY" || sector == "JUD" ||
         sector == "LEG";
}

bool is_noun(Tag tag) {
  return tag == Tag::NN || tag == Tag::NNS || tag == Tag::NNP || tag == Tag::NNPS;
}
bool is_proper(Tag tag) {
  return tag == Tag::NNP || tag == Tag::NNPS;
}
bool is_verb(Tag tag) {
  return tag == Tag::VB || tag == Tag::VBD || tag == Tag::VBG || tag == Tag::VBN || tag == Tag::VBP ||
         tag == Tag::VBZ;
}

uint32_t StoryContext::actor_of(const std::string& key, const Actor& actor, const ActorTraits& actor_traits) {
  const auto [at, added] = by_key.try_emplace(key, static_cast<uint32_t>(actors.size()));
  if (added) {
    actors.push_back(actor);
    traits.push_back(actor_traits);
  }
  return at->second;
}

uint32_t StoryContext::state_actor(std::string_view iso3) {
  const auto* country = lexicon.country(iso3);
  Actor actor;
  actor.name = country->name;
  actor.type = country->kind == "territory" ? "region_government" : "state";
  actor.country = country->iso3;
  actor.sector = "GOV";
  return actor_of("state:" + std::string(iso3), actor);
}

std::string StoryContext::known_key(uint32_t index) const {
  const auto& known = lexicon.actors()[index];
  return known.role.empty() ? "known:" + std::to_string(index) : "role:" + known.country + ":" + known.role;
}

uint32_t StoryContext::known_actor(uint32_t index) {
  const std::string key = known_key(index);
  if (const auto at = by_key.find(key); at != by_key.end()) return at->second;
  const auto& known = lexicon.actors()[index];
  Actor actor{known.name, known.type, known.country, known.sector, "", known.wikidata};
  ActorTraits known_traits;
  known_traits.known = index;
  known_traits.named = true;
  if (known.type == "person") {
    bool former = false;
    if (const auto* term = lexicon.office_of(index, published, former)) {
      actor.office = (former ? "former " : "") + lexicon.office_name(*term);
      actor.sector = lexicon.sector_of(*term, former);
      if (!former && lexicon.country(term->body) != nullptr) known_traits.body = "state:" + term->body;
      if (!former && lexicon.country(term->body) == nullptr) {
        known_traits.body = "known:" + std::to_string(*lexicon.find_actor(term->body));
      }
    }
  } else if (known.type == "ethnic_group" || known.type == "people" || known.type == "civilians") {
    known_traits.plural = true;
  }
  return actor_of(key, actor, known_traits);
}

uint32_t StoryContext::institution(std::string_view iso3, const KnownAgent& agent) {
  if (agent.role == "government") return state_actor(iso3);
  if (const auto known = lexicon.institution(iso3, agent.role);
      known && lexicon.actors()[*known].active.contains(published)) {
    return known_actor(*known);
  }
  const auto* country = lexicon.country(iso3);
  Actor actor;
  actor.name = (country->adjective.empty() ? country->name : country->adjective) + " " +
               std::string(role_name(agent.role));
  actor.type = agent.type;
  actor.country = country->iso3;
  actor.sector = agent.sector;
  ActorTraits institution_traits;
  institution_traits.plural = agent.role == "military" || agent.role == "police";
  return actor_of("role:" + std::string(iso3) + ":" + agent.role, actor, institution_traits);
}

uint32_t StoryContext::head_of(Span tokens) const {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (syntax.is_root(i) || !tokens.contains(syntax.head[i])) return i;
  }
  return tokens.end - 1;
}

void StoryContext::add_mention(Span tokens, uint32_t actor, MentionKind as, std::string why) {
  add_mention_at(tokens, head_of(tokens), actor, as, std::move(why));
}

void StoryContext::add_mention_at(Span tokens, uint32_t head, uint32_t actor, MentionKind as,
                                  std::string why) {
  const auto index = static_cast<uint32_t>(mentions.size());
  mentions.push_back({tokens, head, actor, as, std::move(why)});
  auto& slot = mention_of[head];
  if (slot == no_index || mentions[slot].tokens.size() < tokens.size()) slot = index;
}

uint32_t StoryContext::place_of(const Place& place) {
  const auto key = name_key(place.name) + "/" + place.country;
  const auto [at, added] = place_by_name.try_emplace(key, static_cast<uint32_t>(places.size()));
  if (added) places.push_back(place);
  return at->second;
}

void StoryContext::add_place(Span tokens, uint32_t place) {
  place_mentions.push_back({tokens, head_of(tokens), place});
}

std::string StoryContext::words(Span tokens) const {
  if (tokens.empty()) return {};
  const Span bytes = syntax.tokens.bytes(tokens);
  std::string out;
  for (const char c : syntax.tokens.text.substr(bytes.begin, bytes.size())) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  return out;
}

Span StoryContext::noun_phrase(uint32_t head) const {
  Span span{head, head + 1};
  for (const uint32_t child : tree.children(head)) {
    if (child > head) break;
    if (!is_left_modifier(syntax.dep[child])) continue;
    const uint32_t left = tree.subtree(child).begin;
    if (syntax.dep[child] == Dep::punct && child < span.begin && syntax.form(child) != "-") continue;
    span.begin = std::min(span.begin, left);
  }
  return span;
}

bool is_former(const StoryContext& story, uint32_t token) {
  for (uint32_t back = 1; back <= 6 && back <= token; ++back) {
    const auto form = story.syntax.form(token - back);
    if (form == "former" || form == "Former" || form == "ex" || form == "Ex" || form == "ousted" ||
        form == "deposed" || form == "late" || form == "then" || form == "Ousted" || form == "Deposed" ||
        form == "toppled") {
      return true;
    }
    const Tag tag = story.syntax.tag[token - back];
    if (!is_noun(tag) && tag != Tag::JJ && tag != Tag::HYPH && tag != Tag::POS && tag != Tag::IN)
      return false;
  }
  return false;
}

}  // namespace dateline
