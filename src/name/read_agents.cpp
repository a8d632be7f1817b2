// Agent nouns: institutions of a country, members of a group, descriptions of one named before, or somebody
// new.
#include <algorithm>
#include <array>

#include "name/nominals.h"

namespace dateline {

namespace {

// Whether the phrase holds the word as a word.
bool has_word(std::string_view phrase, std::string_view word) {
  for (size_t at = phrase.find(word); at != std::string_view::npos; at = phrase.find(word, at + 1)) {
    const bool from = at == 0 || phrase[at - 1] == ' ';
    const size_t end = at + word.size();
    if (from && (end == phrase.size() || phrase[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

// The words without article, number and possessor: "Around 2,000 workers" are "workers".
std::string NominalReader::plain_words(const Description& d) const {
  Span tokens = d.phrase;
  const auto counts = [&](uint32_t i) {
    const Tag tag = syntax_.tag[i];
    return tag == Tag::DT || tag == Tag::CD || tag == Tag::PRP_poss || tag == Tag::PDT || tag == Tag::RB ||
           tag == Tag::JJR || tag == Tag::IN || syntax_.pos[i] == Pos::PUNCT ||
           (tag == Tag::JJ && story_.lexicon.is_cue("quantity_word", syntax_.lemma(i)));
  };
  while (tokens.begin < d.head && counts(tokens.begin))
    ++tokens.begin;
  return story_.words(tokens);
}

bool NominalReader::fits_earlier(const Description& d, uint32_t actor) const {
  const auto& a = story_.actors[actor];
  const auto& traits = story_.traits[actor];
  if (!d.country.empty() && !a.country.empty() && d.country != a.country) return false;
  const std::string noun = d.title != nullptr ? d.title->name : d.agent->noun;
  if (std::find(traits.nouns.begin(), traits.nouns.end(), noun) != traits.nouns.end()) return true;
  // "the secretary", "the press secretary": of a person whose office has the word.
  if (a.type == "person" && traits.named && !d.plural && has_word(lower_ascii(a.office), noun)) return true;
  if (d.title != nullptr) return false;
  const bool generic = noun == "group" || noun == "organization" || noun == "organisation" ||
                       noun == "movement" || noun == "faction" || noun == "network";
  if (generic)
    return a.type == "armed_group" || a.type == "organization" || a.type == "party" || a.type == "ngo";
  if (noun == "country" || noun == "nation") return a.type == "state";
  if (d.agent->kind == AgentKind::body &&
      (d.agent->type == "armed_group" || d.agent->type == "company" || d.agent->type == "party")) {
    return a.type == d.agent->type && traits.known != no_index;
  }
  return d.agent->kind == AgentKind::body && lower_ascii(a.name).size() > noun.size() &&
         lower_ascii(a.name).find(noun) != std::string::npos && a.type != "person" && a.type != "state";
}

// The nearest actor named before that the description may stand for, not too far back.
uint32_t NominalReader::earlier(const Description& d) const {
  constexpr uint32_t window = 1500;  // tokens: a few pages
  const uint32_t stop = d.head > window ? d.head - window : 0;
  for (uint32_t at = d.head; at-- > stop;) {
    const uint32_t actor = story_.actor_at(at);
    if (actor != no_index && fits_earlier(d, actor)) return actor;
  }
  return no_index;
}

// "Sunni tribal forces", "special forces": more than the institution's own words.
bool NominalReader::is_distinguished(const Description& d) const {
  static constexpr std::array<std::string_view, 24> neutral = {
      "federal", "central", "national", "own",       "armed",    "local", "state",     "regular",
      "new",     "current", "entire",   "whole",     "security", "main",  "embattled", "government",
      "loyal",   "allied",  "other",    "advancing", "heavily",  "-",     "military",  "interim"};
  for (const uint32_t child : story_.tree.children(d.head)) {
    if (child >= d.head) break;
    if (syntax_.dep[child] != Dep::amod && syntax_.dep[child] != Dep::compound) continue;
    const auto* hit = hit_at(story_.scan.names, child);
    if (hit != nullptr && !country_of_hit(story_, *hit).empty()) continue;
    if (hit != nullptr && hit->sense(NameKind::actor) != nullptr) return true;
    const auto* agent = hit_at(story_.scan.agents, d.head);
    if (agent != nullptr && agent->tokens.contains(child)) continue;
    const auto form = lower_ascii(syntax_.form(child));
    if (form.find('-') != std::string::npos || syntax_.tag[child] == Tag::VBN ||
        syntax_.tag[child] == Tag::VBG)
      continue;
    // "the interim government" is the state's; peoples among its words were seen above.
    if (d.agent->role == "government") continue;
    if (std::find(neutral.begin(), neutral.end(), form) == neutral.end()) return true;
  }
  return false;
}

// The country of a description that does not say: for the organs of a state the story's, for others the only
// country its sentence takes place in.
std::string NominalReader::country_for(const Description& d) const {
  if (!d.country.empty()) return d.country;
  if (d.owner != no_index && story_.actors[d.owner].country.size() == 3)
    return story_.actors[d.owner].country;
  if (d.agent->type == "igo" || d.agent->type == "state") return {};
  const auto& sector = d.agent->sector;
  const bool of_state = is_state_sector(sector) || sector == "REB" || sector == "OPP" || sector == "PRM";
  // Police are of the place where they act.
  if (of_state && !d.indefinite && sector != "COP") return story_.main_country;
  if (sector == "JRN" && d.agent->noun.rfind("state ", 0) == 0) return country_nearby(d.head);
  const Span sentence = syntax_.sentence(syntax_.sentence_of(d.head));
  std::string country;
  const auto& all = story_.place_mentions;  // in token order
  auto at = std::lower_bound(all.begin(), all.end(), sentence.begin,
                             [](const PlaceMention& m, uint32_t t) { return m.tokens.begin < t; });
  for (; at != all.end() && at->tokens.begin < sentence.end; ++at) {
    const auto& found = story_.places[at->place].country;
    if (found.empty()) continue;
    if (!country.empty() && country != found) return {};
    country = found;
  }
  return country.empty() && of_state ? story_.main_country : country;
}

// "state TV": of the country of the last party named before it in the sentence.
std::string NominalReader::country_nearby(uint32_t head) const {
  const Span sentence = syntax_.sentence(syntax_.sentence_of(head));
  for (uint32_t at = head; at-- > sentence.begin;) {
    const uint32_t actor = story_.actor_at(at);
    if (actor != no_index && story_.actors[actor].country.size() == 3) return story_.actors[actor].country;
  }
  return story_.main_country;
}

uint32_t NominalReader::described(const Description& d, const std::string& country, const std::string& sector,
                                  const std::string& type) {
  Actor actor;
  actor.name = plain_words(d);
  // In "rebel attack" the singular stands for the many.
  const Dep dep = syntax_.dep[d.head];
  const bool many =
      d.plural || dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod || dep == Dep::npadvmod;
  actor.type = d.agent->kind == AgentKind::person && !many && type != "other" ? "person" : type;
  actor.country = country;
  actor.sector = sector == "UNK" ? "" : sector;
  ActorTraits traits;
  traits.plural = many || d.agent->kind == AgentKind::body;
  traits.nouns.push_back(d.agent->noun);
  std::string key = "desc:" + country + ":" + lower_ascii(is_distinguished(d) ? actor.name : d.agent->noun) +
                    (many ? "+" : "");
  // "a soldier ... a soldier": each indefinite single person is a new one.
  if (d.indefinite && !many && d.agent->kind == AgentKind::person) key += "@" + std::to_string(d.head);
  return story_.actor_of(key, actor, traits);
}

uint32_t NominalReader::agent_actor(const Description& d, std::string& why) {
  // "Daesh members", "SDF forces": the group itself.
  if (d.owner != no_index && (d.plural || d.agent->kind == AgentKind::body)) {
    const auto& type = story_.actors[d.owner].type;
    const auto& sector = d.agent->sector;
    const bool own = type == "armed_group" || (type == "party" && sector != "CVL") ||
                     (type == "armed_forces" && (sector == "MIL" || sector == "UNK"));
    if (own && sector != "CVL" && sector != "REF") {
      why = "members of the group";
      return d.owner;
    }
  }
  const bool plain_definite = d.definite && d.bare_country && d.owner == no_index;
  if (plain_definite && d.agent->role.empty()) {
    if (const uint32_t before = earlier(d); before != no_index) {
      why = "description of one named before";
      return before;
    }
  }
  const std::string country = country_for(d);
  if (!d.agent->role.empty() && !country.empty() && d.owner == no_index && !is_distinguished(d) &&
      (!d.bare_country || !d.indefinite)) {
    why = d.agent->where + (d.bare_country ? " (of the story's country)" : " (by nationality)");
    return story_.institution(country, *d.agent);
  }
  why = d.agent->where;
  std::string sector = d.agent->sector;
  if (d.owner != no_index && (sector == "GOV" || sector == "UNK")) sector = story_.actors[d.owner].sector;
  return described(d, country, sector, d.agent->type);
}

void NominalReader::read_agent(const Description& d) {
  Span wide;
  if (d.agent->kind == AgentKind::person && !d.plural) {
    if (const uint32_t person = named_person(d, wide); person != no_index) {
      enrich(person, d);
      const bool joined = wide.end > d.phrase.end;
      story_.add_mention_at(wide, joined ? story_.head_of(wide) : d.head, person, MentionKind::nominal,
                            "description beside the name");
      return;
    }
  }
  const Dep dep = syntax_.dep[d.head];
  const bool told = !d.bare_country || d.owner != no_index || d.possessor != no_index;
  if (dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod || dep == Dep::npadvmod) {
    // "army offensive", "rebel attack": the doer before an act; "police station" does no harm.
    const auto& sector = d.agent->sector;
    const uint32_t governor = syntax_.head[d.head];
    const bool doer =
        sector == "MIL" || sector == "COP" || sector == "REB" || sector == "UAF" || sector == "PRM";
    if (!doer || story_.actor_at(governor) != no_index || hit_at(story_.scan.agents, governor) != nullptr ||
        hit_at(story_.scan.titles, governor) != nullptr || story_.taken[d.head] != 0) {
      return;
    }
  }
  // "is the son of": said of the subject, no new party.
  if (dep == Dep::attr && (d.indefinite || (d.agent->kind == AgentKind::person && !d.plural))) return;
  if (story_.lexicon.is_cue("acting_agent", d.agent->noun) && !acts(d.head)) return;
  const bool weak = story_.lexicon.is_cue("weak_agent", d.agent->noun);
  uint32_t number = d.head;
  (void)quantity_before(d.head, number);
  if (weak && !told && (!acts(number) || (d.indefinite && !d.plural && d.phrase.size() <= 2))) return;
  if (story_.mention_of[d.head] != no_index &&
      story_.mentions[story_.mention_of[d.head]].tokens.size() >= d.phrase.size())
    return;
  std::string why;
  const uint32_t actor = agent_actor(d, why);
  auto& nouns = story_.traits[actor].nouns;
  if (std::find(nouns.begin(), nouns.end(), d.agent->noun) == nouns.end()) nouns.push_back(d.agent->noun);
  story_.add_mention_at(d.phrase, d.head, actor, MentionKind::nominal, std::move(why));
  read_second_nation(d);
  uint32_t quantity = 0;
  if (quantity_before(d.head, quantity) && story_.mention_of[quantity] == no_index) {
    const Span whole{std::min(story_.noun_phrase(quantity).begin, d.phrase.begin), d.phrase.end};
    story_.add_mention_at(whole, quantity, actor, MentionKind::nominal, "number of them");
  }
}

// "tens of thousands of people": the topmost number above the noun.
bool NominalReader::quantity_before(uint32_t head, uint32_t& quantity) const {
  bool found = false;
  for (int steps = 0; steps < 4; ++steps) {
    const uint32_t of = syntax_.head[head];
    if (syntax_.dep[head] != Dep::pobj || syntax_.form(of) != "of" || syntax_.is_root(of)) break;
    head = syntax_.head[of];
    if (!story_.lexicon.is_cue("quantity_word", lower_ascii(syntax_.lemma(head)))) break;
    quantity = head;
    found = true;
  }
  return found;
}

// "Hungarian and Romanian officials": the second nation's are an actor of their own.
void NominalReader::read_second_nation(const Description& d) {
  for (uint32_t i = d.phrase.begin; i < d.head; ++i) {
    if (syntax_.dep[i] != Dep::conj) continue;
    const auto* hit = hit_at(story_.scan.names, i);
    if (hit == nullptr) continue;
    const auto country = country_of_hit(story_, *hit);
    if (country.empty() || country == d.country || story_.mention_of[i] != no_index) continue;
    const uint32_t actor = d.agent->role.empty() ? described(d, country, d.agent->sector, d.agent->type)
                                                 : story_.institution(country, *d.agent);
    if (d.agent->role.empty()) story_.actors[actor].name = story_.words({i, d.phrase.end});
    story_.add_mention_at({i, d.phrase.end}, i, actor, MentionKind::nominal,
                          d.agent->where + " (second nation)");
  }
}

}  // namespace dateline
