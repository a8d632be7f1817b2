#include <algorithm>

#include "name/nominals.h"

namespace dateline {

namespace {

bool is_definite(std::string_view form) {
  return form == "the" || form == "The" || form == "this" || form == "This" || form == "these" ||
         form == "These" || form == "that" || form == "those" || form == "both";
}

bool is_group_type(std::string_view type) {
  return type == "armed_group" || type == "party" || type == "organization" || type == "ngo" ||
         type == "igo" || type == "company" || type == "armed_forces" || type == "media";
}

}  // namespace

// "his army" is read once "his" is.
bool NominalReader::waits_for_pronoun(uint32_t head) const {
  for (const uint32_t child : story_.tree.children(head)) {
    if (child > head) break;
    const Tag tag = syntax_.tag[child];
    if (syntax_.dep[child] == Dep::poss && (tag == Tag::PRP_poss || tag == Tag::WP_poss)) return true;
  }
  return false;
}

bool NominalReader::acts(uint32_t head) const {
  switch (syntax_.dep[head]) {
    case Dep::nsubj:
    case Dep::nsubjpass:
    case Dep::dobj:
    case Dep::dative:
      return true;
    case Dep::conj:
      return syntax_.head[head] != head && is_noun(syntax_.tag[syntax_.head[head]]) &&
             acts(syntax_.head[head]);
    case Dep::pobj: {
      const auto word = syntax_.form(syntax_.head[head]);
      return word == "by" || word == "with" || word == "against" || word == "between" || word == "to" ||
             word == "from" || word == "among";
    }
    default:
      return false;
  }
}

// "Scottish" before an office: the government of the Scots' region, or no_index.
uint32_t NominalReader::region_at(uint32_t modifier) const {
  const auto* hit = hit_at(story_.scan.names, modifier);
  const auto* sense = hit == nullptr ? nullptr : hit->sense(NameKind::actor);
  if (sense == nullptr) return no_index;
  const auto region = story_.lexicon.region_of(sense->index);
  return region ? story_.known_actor(*region) : no_index;
}

// The organisation, group or institution that the noun belongs to.
uint32_t NominalReader::owner_of(uint32_t head, int depth) const {
  for (const uint32_t child : story_.tree.children(head)) {
    const Dep dep = syntax_.dep[child];
    uint32_t at = no_index;
    if (child < head && (dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod || dep == Dep::poss)) {
      // "the counter-ISIL coalition", "ISIL-held": another party than the noun's own.
      const bool hyphenated = child > 0 && syntax_.form(child - 1) == "-" && dep != Dep::poss;
      if (!hyphenated && !is_hyphenated_modifier(syntax_, child)) at = story_.actor_at(child);
      if (const uint32_t region = region_at(child); region != no_index) return region;
    } else if (dep == Dep::prep && child > head &&
               (syntax_.form(child) == "of" || syntax_.form(child) == "for")) {
      for (const uint32_t object : story_.tree.children(child)) {
        if (syntax_.dep[object] != Dep::pobj) continue;
        at = story_.actor_at(object);
        // "head of the Lyon branch of the League"
        if (at == no_index && depth < 2) return owner_of(object, depth + 1);
      }
    }
    if (at != no_index && is_group_type(story_.actors[at].type)) return at;
  }
  return no_index;
}

// "A rebel spokesman", "the opposition's lawyer": of the rebels, of the opposition.
std::string NominalReader::side_of(uint32_t head) const {
  for (const uint32_t child : story_.tree.children(head)) {
    const Dep dep = syntax_.dep[child];
    if (child > head || (dep != Dep::compound && dep != Dep::nmod && dep != Dep::amod && dep != Dep::poss))
      continue;
    const auto* agent = hit_at(story_.scan.agents, child);
    if (agent == nullptr || agent->tokens.end > head) continue;
    const KnownAgent& known = story_.lexicon.agents()[agent->sense(NameKind::agent)->index];
    if (known.type == "armed_group" || known.sector == "OPP") return known.sector;
  }
  return {};
}

bool NominalReader::describe(uint32_t head, uint32_t possessor, Description& d) const {
  const auto* title = hit_at(story_.scan.titles, head);
  const auto* agent = hit_at(story_.scan.agents, head);
  if (title != nullptr && story_.head_of(title->tokens) != head) title = nullptr;
  if (agent != nullptr && story_.head_of(agent->tokens) != head) agent = nullptr;
  if (title != nullptr && agent != nullptr && agent->tokens.size() > title->tokens.size()) title = nullptr;
  if (title == nullptr && agent == nullptr) return false;
  // "States" in "the United States" is no "state".
  const auto* country = hit_at(story_.scan.names, head);
  if (country != nullptr && country->tokens.size() > 1 && country->sense(NameKind::country) != nullptr)
    return false;
  if (!is_noun(syntax_.tag[head]) && !(agent != nullptr && syntax_.pos[head] == Pos::NOUN)) return false;
  d.head = head;
  d.plural = syntax_.tag[head] == Tag::NNS || syntax_.tag[head] == Tag::NNPS;
  if (title != nullptr && (!d.plural || agent == nullptr)) {
    d.title_index = title->sense(NameKind::title)->index;
    d.title = &story_.lexicon.titles()[d.title_index];
  }
  if (agent != nullptr) d.agent = &story_.lexicon.agents()[agent->sense(NameKind::agent)->index];
  d.phrase = story_.noun_phrase(head);
  const Span hit_tokens = title != nullptr && d.title != nullptr ? title->tokens
                          : agent != nullptr                     ? agent->tokens
                                                                 : title->tokens;
  d.phrase.begin = std::min(d.phrase.begin, hit_tokens.begin);
  d.phrase.end = std::max(d.phrase.end, hit_tokens.end);
  // "Islamic State of Iraq and the Levant fighters": the name is whole, however the parser cut it.
  if (const auto* name = hit_at(story_.scan.names, hit_tokens.begin == 0 ? 0 : hit_tokens.begin - 1);
      name != nullptr && name->tokens.end <= hit_tokens.begin && hit_tokens.begin > 0) {
    d.phrase.begin = std::min(d.phrase.begin, name->tokens.begin);
  }
  d.definite = is_definite(syntax_.form(d.phrase.begin)) || possessor != no_index;
  d.indefinite = syntax_.form(d.phrase.begin) == "a" || syntax_.form(d.phrase.begin) == "an" ||
                 syntax_.form(d.phrase.begin) == "A" || syntax_.form(d.phrase.begin) == "An" ||
                 syntax_.tag[d.phrase.begin] == Tag::CD;
  d.possessor = possessor;
  // "our Turkish allies" are Turkish, "our allies" may be anybody's.
  const bool relational = d.agent != nullptr && story_.lexicon.is_cue("relational_agent", d.agent->noun);
  d.country = country_of_modifiers(story_, head);
  if (possessor != no_index && (d.country.empty() || !relational))
    d.country = relational ? "" : story_.actors[possessor].country;
  if (d.country.size() == 3 && story_.lexicon.country(d.country) == nullptr) d.country.clear();
  d.bare_country = d.country.empty();
  d.owner = owner_of(head);
  if (d.owner == no_index && hit_tokens.begin > d.phrase.begin) {
    const uint32_t before = story_.actor_at(hit_tokens.begin - 1);
    const auto* name = hit_at(story_.scan.names, hit_tokens.begin - 1);
    const uint32_t named =
        before != no_index || name == nullptr ? before : story_.actor_at(story_.head_of(name->tokens));
    const bool hyphenated =
        name != nullptr && name->tokens.begin > 0 && syntax_.form(name->tokens.begin - 1) == "-";
    if (named != no_index && !hyphenated && is_group_type(story_.actors[named].type)) d.owner = named;
  }
  if (d.owner == no_index) d.side = side_of(head);
  if (d.agent != nullptr && (d.agent->type == "igo" || d.agent->type == "state")) d.country.clear();
  return true;
}

// The person named beside the description; `wide` becomes the whole phrase where name and description are
// one.
uint32_t NominalReader::named_person(const Description& d, Span& wide) const {
  const auto person_at = [&](uint32_t token) -> uint32_t {
    const uint32_t actor = story_.actor_at(token);
    return actor != no_index && story_.actors[actor].type == "person" ? actor : no_index;
  };
  wide = d.phrase;
  const uint32_t governor = syntax_.head[d.head];
  const Dep dep = syntax_.dep[d.head];
  if ((dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod) && governor > d.head) {
    if (const uint32_t actor = person_at(governor); actor != no_index) {
      const Span name = story_.mentions[story_.mention_of[governor]].tokens;
      wide = {std::min(story_.noun_phrase(governor).begin, d.phrase.begin), std::max(name.end, governor + 1)};
      return actor;
    }
  }
  if (dep == Dep::appos) {
    if (const uint32_t actor = person_at(governor); actor != no_index) return actor;
  }
  for (const uint32_t child : story_.tree.children(d.head)) {
    if (syntax_.dep[child] == Dep::appos) {
      if (const uint32_t actor = person_at(child); actor != no_index) return actor;
    }
  }
  // The name right after the description and its "of" phrase, whatever the parser made of them.
  const uint32_t next = end_of_office(d.phrase.end);
  const bool apart = next > d.phrase.end && syntax_.form(next - 1) == ",";
  if (next < syntax_.size() && is_proper(syntax_.tag[next])) {
    for (uint32_t i = next; i < syntax_.size() && i < next + 5 && is_proper(syntax_.tag[i]); ++i) {
      const uint32_t actor = person_at(i);
      if (actor != no_index && story_.mentions[story_.mention_of[i]].tokens.begin <= next) {
        if (!apart) wide = {d.phrase.begin, story_.mentions[story_.mention_of[i]].tokens.end};
        return actor;
      }
    }
  }
  return no_index;
}

// "Undersecretary for Education" before "Anna Weber": where the name may begin, one past the phrase.
uint32_t NominalReader::end_of_office(uint32_t end) const {
  constexpr uint32_t longest = 14;
  const auto size = static_cast<uint32_t>(syntax_.size());
  if (end >= size || (syntax_.form(end) != "of" && syntax_.form(end) != "for")) return end;
  for (uint32_t i = end + 1; i < size && i < end + longest; ++i) {
    const Tag tag = syntax_.tag[i];
    const uint32_t actor = story_.actor_at(i);
    if (actor != no_index && story_.actors[actor].type == "person") {
      const uint32_t begin = story_.mentions[story_.mention_of[i]].tokens.begin;
      // "the son of Bashar Assad", "of France and Anna Weber": no office before its holder.
      const bool apposed =
          syntax_.form(begin - 1) == "," && syntax_.dep[story_.head_of({begin, i + 1})] == Dep::appos;
      return begin > end + 1 && (is_noun(syntax_.tag[begin - 1]) || apposed) && is_proper(tag) ? begin : end;
    }
    if (syntax_.form(i) == "," && i + 1 < size && is_proper(syntax_.tag[i + 1])) continue;
    const bool goes_on = is_noun(tag) || tag == Tag::DT || tag == Tag::JJ || tag == Tag::CC ||
                         tag == Tag::HYPH || tag == Tag::POS || tag == Tag::IN || tag == Tag::CD;
    if (!goes_on) return end;
  }
  return end;
}

void NominalReader::read(uint32_t head, uint32_t possessor) {
  if (story_.taken[head] != 0 && !enrich_entity(head)) return;
  if (possessor == no_index && waits_for_pronoun(head)) return;
  Description d;
  if (!describe(head, possessor, d)) return;
  if (d.title != nullptr) {
    read_title(d);
  } else {
    read_agent(d);
  }
}

void read_nominals(StoryContext& story) {
  NominalReader reader(story);
  std::vector<uint32_t> heads;
  for (const auto* hits : {&story.scan.titles, &story.scan.agents}) {
    for (const auto& hit : *hits)
      heads.push_back(story.head_of(hit.tokens));
  }
  std::sort(heads.begin(), heads.end());
  heads.erase(std::unique(heads.begin(), heads.end()), heads.end());
  for (const uint32_t head : heads)
    reader.read(head);
  // "the Syrian border": the adjective of a description that is no party is a mention of the state.
  std::vector<uint8_t> covered(story.syntax.size(), 0);
  for (const auto& mention : story.mentions) {
    std::fill(covered.begin() + mention.tokens.begin, covered.begin() + mention.tokens.end, uint8_t{1});
  }
  for (const auto& modifier : story.modifiers) {
    if (covered[modifier.tokens.begin] != 0) continue;
    story.add_mention(modifier.tokens, story.state_actor(modifier.iso3), MentionKind::name,
                      story.lexicon.country(modifier.iso3)->where + " (adjective)");
  }
}

}  // namespace dateline
