#include <algorithm>
#include <array>

#include "name/nominals.h"

namespace dateline {

namespace {

bool is_definite(std::string_view form) {
  return form == "the" || form == "The" || form == "this" || form == "This" || form == "these" ||
         form == "These" || form == "that" || form == "those" || form == "both";
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

bool is_group_type(std::string_view type) {
  return type == "armed_group" || type == "party" || type == "organization" || type == "ngo" ||
         type == "igo" || type == "company" || type == "armed_forces" || type == "media";
}

bool is_state_sector(std::string_view sector) {
  return sector == "GOV" || sector == "MIL" || sector == "COP" || sector == "SPY" || sector == "JUD" ||
         sector == "LEG";
}

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

// "his army" is read once "his" is.
bool NominalReader::waits_for_pronoun(uint32_t head) const {
  for (const uint32_t child : story_.tree.children(head)) {
    if (child > head) break;
    if (syntax_.dep[child] == Dep::poss && syntax_.tag[child] == Tag::PRP_poss) return true;
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

// The organisation, group or institution that the noun belongs to.
uint32_t NominalReader::owner_of(uint32_t head) const {
  for (const uint32_t child : story_.tree.children(head)) {
    const Dep dep = syntax_.dep[child];
    uint32_t at = no_index;
    if (child < head && (dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod || dep == Dep::poss)) {
      at = story_.actor_at(child);
    } else if (dep == Dep::prep && child > head &&
               (syntax_.form(child) == "of" || syntax_.form(child) == "for")) {
      for (const uint32_t object : story_.tree.children(child)) {
        if (syntax_.dep[object] == Dep::pobj) at = story_.actor_at(object);
      }
    }
    if (at != no_index && is_group_type(story_.actors[at].type)) return at;
  }
  return no_index;
}

bool NominalReader::describe(uint32_t head, uint32_t possessor, Description& d) const {
  const auto* title = hit_at(story_.scan.titles, head);
  const auto* agent = hit_at(story_.scan.agents, head);
  if (title != nullptr && story_.head_of(title->tokens) != head) title = nullptr;
  if (agent != nullptr && story_.head_of(agent->tokens) != head) agent = nullptr;
  if (title != nullptr && agent != nullptr && agent->tokens.size() > title->tokens.size()) title = nullptr;
  if (title == nullptr && agent == nullptr) return false;
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
  d.country = possessor != no_index ? story_.actors[possessor].country : country_of_modifiers(story_, head);
  if (d.country.size() == 3 && story_.lexicon.country(d.country) == nullptr) d.country.clear();
  d.bare_country = d.country.empty();
  d.owner = owner_of(head);
  if (d.owner == no_index && hit_tokens.begin > d.phrase.begin) {
    const uint32_t before = story_.actor_at(hit_tokens.begin - 1);
    const auto* name = hit_at(story_.scan.names, hit_tokens.begin - 1);
    const uint32_t named =
        before != no_index || name == nullptr ? before : story_.actor_at(story_.head_of(name->tokens));
    if (named != no_index && is_group_type(story_.actors[named].type)) d.owner = named;
  }
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
  // The name right after the description, whatever the parser made of it.
  const uint32_t next = d.phrase.end;
  if (next < syntax_.size() && is_proper(syntax_.tag[next])) {
    for (uint32_t i = next; i < syntax_.size() && i < next + 5 && is_proper(syntax_.tag[i]); ++i) {
      const uint32_t actor = person_at(i);
      if (actor != no_index && story_.mentions[story_.mention_of[i]].tokens.begin <= next) {
        wide = {d.phrase.begin, story_.mentions[story_.mention_of[i]].tokens.end};
        return actor;
      }
    }
  }
  return no_index;
}

// What the description says of a named person that the lexicon does not know better.
void NominalReader::enrich(uint32_t person, const Description& d) {
  auto& actor = story_.actors[person];
  auto& traits = story_.traits[person];
  const bool former = is_former(story_, d.phrase.begin < d.head ? d.head : d.phrase.begin);
  const std::string owner_country = d.owner == no_index ? "" : story_.actors[d.owner].country;
  std::string sector = d.title != nullptr ? d.title->sector : d.agent->sector == "UNK" ? "" : d.agent->sector;
  if (d.owner != no_index && sector == "GOV") sector = story_.actors[d.owner].sector;
  if (sector.empty() && d.owner != no_index) sector = story_.actors[d.owner].sector;
  if (former && is_state_sector(sector)) sector = "ELI";
  if (actor.country.empty()) actor.country = !d.country.empty() ? d.country : owner_country;
  if (actor.country.empty() && d.title != nullptr && d.title->rank != "other")
    actor.country = story_.main_country;
  if (actor.sector.empty()) actor.sector = sector;
  if (actor.office.empty() && d.title != nullptr) {
    actor.office = (former ? "former " : "") + d.title->name;
    const auto* country = story_.lexicon.country(actor.country);
    if (d.owner != no_index) {
      actor.office += " of " + story_.actors[d.owner].name;
    } else if (country != nullptr && d.title->rank != "other") {
      actor.office += " of " + country->with_article();
    }
  }
  if (traits.body.empty() && !former && sector == "GOV" && actor.country.size() == 3 && d.title != nullptr &&
      story_.lexicon.country(actor.country) != nullptr) {
    traits.body = "state:" + actor.country;
  }
  traits.nouns.push_back(d.title != nullptr ? d.title->name : d.agent->noun);
}

uint32_t NominalReader::office_actor(const Description& d, std::string& why) {
  const bool former = is_former(story_, d.head);
  std::string country = d.country;
  std::string body = country;
  if (d.owner != no_index) body = story_.actors[d.owner].name;
  // "the prime minister": somebody of that office in the story, else the story's own country's.
  if (d.bare_country && d.owner == no_index) {
    if (const uint32_t before = earlier(d); before != no_index) {
      why = "office named before";
      return before;
    }
    if (!d.title->country.empty()) {
      body = country = d.title->country;
    } else if (d.title->rank == "head" || d.title->rank == "minister") {
      body = country = story_.main_country;
    }
  }
  if (!former && !d.indefinite) {
    if (const auto* term = story_.lexicon.find_holder(body, d.title_index, story_.published)) {
      why = term->where + " (holder on the day)";
      return story_.known_actor(term->person);
    }
  }
  Actor actor;
  const auto* state = story_.lexicon.country(country);
  actor.type = "person";
  actor.country = country.empty() && d.owner != no_index ? story_.actors[d.owner].country : country;
  actor.sector = d.title->sector;
  if (d.owner != no_index && actor.sector == "GOV") actor.sector = story_.actors[d.owner].sector;
  if (former) actor.sector = "ELI";
  const std::string of = d.owner != no_index ? " of " + story_.actors[d.owner].name
                         : state != nullptr  ? " of " + state->with_article()
                                             : "";
  actor.office = (former ? "former " : "") + d.title->name + of;
  actor.name = d.title->rank == "other" ? plain_words(d) : actor.office;
  ActorTraits traits;
  if (!former && actor.sector == "GOV" && state != nullptr) traits.body = "state:" + country;
  traits.nouns.push_back(d.title->name);
  why = "office without a known holder";
  return story_.actor_of("office:" + body + ":" + actor.name, actor, traits);
}

void NominalReader::read_title(const Description& d) {
  Span wide;
  if (const uint32_t person = named_person(d, wide); person != no_index) {
    enrich(person, d);
    const uint32_t head =
        wide.contains(syntax_.head[d.head]) && syntax_.dep[d.head] != Dep::appos && wide != d.phrase
            ? story_.head_of(wide)
            : d.head;
    story_.add_mention_at(wide, head, person, MentionKind::nominal, "office beside the name");
    return;
  }
  const bool weak = d.title->rank == "other" || d.title->rank == "body" || d.title->name == "leader" ||
                    d.title->name == "minister";
  const bool told = !d.bare_country || d.owner != no_index || d.possessor != no_index;
  if (syntax_.dep[d.head] == Dep::compound || syntax_.dep[d.head] == Dep::nmod) return;
  if (weak && !told && !acts(d.head)) return;
  if (syntax_.dep[d.head] == Dep::attr || syntax_.dep[d.head] == Dep::oprd)
    return;  // "became prime minister"
  std::string why;
  const uint32_t actor = office_actor(d, why);
  story_.add_mention_at(d.phrase, d.head, actor, MentionKind::nominal, std::move(why));
}

std::string NominalReader::plain_words(const Description& d) const {
  Span tokens = d.phrase;
  while (tokens.begin < d.head &&
         (syntax_.tag[tokens.begin] == Tag::DT || syntax_.tag[tokens.begin] == Tag::CD ||
          syntax_.tag[tokens.begin] == Tag::PRP_poss || syntax_.tag[tokens.begin] == Tag::PDT)) {
    ++tokens.begin;
  }
  return story_.words(tokens);
}

bool NominalReader::fits_earlier(const Description& d, uint32_t actor) const {
  const auto& a = story_.actors[actor];
  const auto& traits = story_.traits[actor];
  if (!d.country.empty() && !a.country.empty() && d.country != a.country) return false;
  const std::string noun = d.title != nullptr ? d.title->name : d.agent->noun;
  if (std::find(traits.nouns.begin(), traits.nouns.end(), noun) != traits.nouns.end()) return true;
  // "the secretary", "the press secretary": of a person whose office has the word.
  if (a.type == "person" && traits.named && !d.plural && has_word(lower(a.office), noun)) return true;
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
  return d.agent->kind == AgentKind::body && lower(a.name).size() > noun.size() &&
         lower(a.name).find(noun) != std::string::npos && a.type != "person" && a.type != "state";
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
    const auto form = lower(syntax_.form(child));
    if (form.find('-') != std::string::npos || syntax_.tag[child] == Tag::VBN ||
        syntax_.tag[child] == Tag::VBG)
      continue;
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
  actor.type = d.agent->kind == AgentKind::person && !d.plural && type != "other" ? "person" : type;
  actor.country = country;
  actor.sector = sector == "UNK" ? "" : sector;
  ActorTraits traits;
  traits.plural = d.plural || d.agent->kind == AgentKind::body;
  traits.nouns.push_back(d.agent->noun);
  std::string key = "desc:" + country + ":" + lower(is_distinguished(d) ? actor.name : d.agent->noun) +
                    (d.plural ? "+" : "");
  // "a soldier ... a soldier": each indefinite single person is a new one.
  if (d.indefinite && !d.plural && d.agent->kind == AgentKind::person) key += "@" + std::to_string(d.head);
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
    if (!story_.lexicon.is_cue("quantity_word", lower(syntax_.lemma(head)))) break;
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

// A title inside a recognised name ("Defense Secretary Ash Carter") tells of the person, but is no mention of
// its own; nor is a noun inside an organisation's name.
bool NominalReader::enrich_entity(uint32_t head) {
  const auto* title = hit_at(story_.scan.titles, head);
  if (title == nullptr) return false;
  for (uint32_t at = title->tokens.end; at < syntax_.size() && at < title->tokens.end + 5; ++at) {
    const uint32_t actor = story_.actor_at(at);
    if (actor == no_index) continue;
    const Span name = story_.mentions[story_.mention_of[at]].tokens;
    if (story_.actors[actor].type != "person" || !name.contains(head)) return false;
    Description d;
    d.head = head;
    d.phrase = {std::min(name.begin, head), head + 1};
    d.title_index = title->sense(NameKind::title)->index;
    d.title = &story_.lexicon.titles()[d.title_index];
    d.country = country_of_modifiers(story_, at);
    enrich(actor, d);
    return false;
  }
  return false;
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
}

}  // namespace dateline
