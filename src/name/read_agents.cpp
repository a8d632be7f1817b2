// Agent nouns: institutions of a country, members of a group, descriptions of one named before, or somebody
// new.
#include <algorithm>

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
           tag == Tag::JJR || tag == Tag::IN || syntax_.pos[i] == Pos::PUNCT || syntax_.form(i) == "least" ||
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

// The nearest actor named before that the description may stand for, not too far back and not inside it: "the
// anti-Taliban militia" is not the Taliban.
uint32_t NominalReader::earlier(const Description& d) const {
  constexpr uint32_t window = 1500;  // tokens: a few pages
  const uint32_t stop = d.head > window ? d.head - window : 0;
  for (uint32_t at = std::min(d.phrase.begin, d.head); at-- > stop;) {
    const uint32_t actor = story_.actor_at(at);
    // "Russian law ... the country": not Russia.
    if (actor != no_index && syntax_.dep[at] == Dep::amod && story_.actors[actor].type == "state") continue;
    if (actor != no_index && fits_earlier(d, actor)) return actor;
  }
  return no_index;
}

// "Sunni tribal forces", "special forces": more than the institution's own words.
bool NominalReader::is_distinguished(const Description& d) const {
  for (const uint32_t child : story_.tree.children(d.head)) {
    if (child >= d.head) break;
    if (syntax_.dep[child] != Dep::amod && syntax_.dep[child] != Dep::compound) continue;
    const auto* hit = hit_at(story_.scan.names, child);
    if (hit != nullptr && !country_of_hit(story_, *hit).empty()) continue;
    const auto* agent = hit_at(story_.scan.agents, d.head);
    if (agent != nullptr && agent->tokens.contains(child)) continue;
    const auto form = lower_ascii(syntax_.form(child));
    // "a Kurdish-led force": no army of a state.
    if (form.ends_with("-led") && d.agent->role != "coalition") return true;
    // "the anti-ISIS coalition"
    if (child > 0 && syntax_.form(child - 1) == "-") continue;
    // "the Assad government" is his state's.
    if (const auto* sense = hit == nullptr ? nullptr : hit->sure_sense(NameKind::actor); sense != nullptr) {
      if (d.agent->role == "government" && story_.lexicon.actors()[sense->index].type == "person") continue;
      return true;
    }
    if (form.find('-') != std::string::npos || syntax_.tag[child] == Tag::VBN ||
        syntax_.tag[child] == Tag::VBG)
      continue;
    // "the interim government" is the state's, "the global coalition" the one; peoples among its words were
    // seen above.
    if (d.agent->role == "government" || d.agent->role == "coalition") continue;
    if (!story_.lexicon.is_cue("neutral_modifier", form) && !story_.lexicon.is_cue("quantity_word", form))
      return true;
  }
  return false;
}

// "international observers", "foreign fighters": of no one country.
bool NominalReader::is_of_many_lands(const Description& d) const {
  for (const uint32_t child : story_.tree.children(d.head)) {
    if (child >= d.head) break;
    if (story_.lexicon.is_cue("worldwide", lower_ascii(syntax_.form(child)))) return true;
  }
  return story_.lexicon.is_cue("relational_agent", d.agent->noun);
}

// The enemy of a story that names one armed group is that group; no_index otherwise.
uint32_t NominalReader::enemy(const Description& d) const {
  bool hostile = d.agent->noun == "enemy";
  for (uint32_t i = d.phrase.begin; i < d.head; ++i)
    hostile = hostile || syntax_.lemma(i) == "enemy";
  return !hostile || d.agent->sector == "CVL" ? no_index : only_armed_group();
}

uint32_t NominalReader::only_armed_group() const {
  uint32_t group = no_index;
  for (uint32_t i = 0; i < story_.actors.size(); ++i) {
    if (story_.actors[i].type != "armed_group" || story_.traits[i].known == no_index) continue;
    if (group != no_index) return no_index;
    group = i;
  }
  return group;
}

// "The rebels", "rebel positions" of a story that names one armed group, a group of rebels, before them;
// no_index otherwise.
uint32_t NominalReader::rank_and_file(const Description& d) const {
  const Dep dep = syntax_.dep[d.head];
  const bool attributive = dep == Dep::compound || dep == Dep::nmod || dep == Dep::amod;
  if (d.agent->type != "armed_group" || !d.bare_country || d.owner != no_index) return no_index;
  if (!attributive && !(d.plural && d.definite)) return no_index;
  const uint32_t group = only_armed_group();
  if (group == no_index || story_.actors[group].sector != d.agent->sector) return no_index;
  for (uint32_t at = d.head; at-- > 0;) {
    if (story_.actor_at(at) == group) return group;
  }
  return no_index;
}

// The country of a description that does not say: for the organs of a state the story's, for others the only
// country its sentence takes place in.
std::string NominalReader::country_for(const Description& d) const {
  if (!d.country.empty()) return d.country;
  if (d.owner != no_index && story_.actors[d.owner].country.size() == 3)
    return story_.actors[d.owner].country;
  if (d.agent->type == "igo" || d.agent->type == "state" || d.agent->type == "other") return {};
  if (is_of_many_lands(d)) return {};
  const auto& sector = d.agent->sector;
  const bool of_state = is_state_sector(sector) || sector == "REB" || sector == "OPP" || sector == "PRM";
  if (std::string nearer = country_of_clause(d); !nearer.empty()) return nearer;
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

// "In neighbouring Ecuador, the government ...": of the land that opens the sentence; "" where none does.
std::string NominalReader::country_of_opening(const Description& d) const {
  const auto& sector = d.agent->sector;
  const uint32_t first = syntax_.sentence(syntax_.sentence_of(d.head)).begin;
  if (!is_state_sector(sector) || syntax_.form(first) != "In" || syntax_.dep[d.head] != Dep::nsubj) return {};
  for (const auto& m : story_.place_mentions) {
    if (m.tokens.begin <= first || m.tokens.begin > first + 3) continue;
    const Place& place = story_.places[m.place];
    if (place.kind == "country" || place.kind == "capital") return place.country;
  }
  return {};
}

// Forces of another land than the story's: "an army base in northern Israel", "Gallant praised the troops";
// "" where the clause does not say.
std::string NominalReader::country_of_clause(const Description& d) const {
  if (std::string told = country_of_opening(d); !told.empty()) return told;
  if (d.agent->sector != "MIL") return {};
  const Dep dep = syntax_.dep[d.head];
  const uint32_t over = syntax_.head[d.head];
  if (dep == Dep::compound || dep == Dep::nmod) {
    for (const uint32_t place : story_.tree.children(over)) {
      if (syntax_.dep[place] != Dep::prep) continue;
      for (const auto& m : story_.place_mentions) {
        if (story_.tree.subtree(place).contains(m.tokens)) return story_.places[m.place].country;
      }
    }
  }
  if (dep != Dep::dobj || !story_.lexicon.is_cue("command_verb", syntax_.lemma(over))) return {};
  for (const uint32_t subject : story_.tree.children(over)) {
    const uint32_t actor = syntax_.dep[subject] == Dep::nsubj ? story_.actor_at(subject) : no_index;
    if (actor != no_index && is_state_sector(story_.actors[actor].sector))
      return story_.actors[actor].country;
  }
  return {};
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
  traits.worldwide = d.country.empty() && is_of_many_lands(d);
  traits.many = d.plural && d.agent->role.empty();
  traits.plural = many || d.agent->kind == AgentKind::body;
  traits.nouns.push_back(d.agent->noun);
  const std::string& noun = d.agent->role.empty() ? d.agent->noun : d.agent->role;
  std::string key = "desc:" + country + ":" + lower_ascii(is_distinguished(d) ? actor.name : noun) +
                    (many && d.agent->role.empty() ? "+" : "");
  // "a soldier ... a soldier": each indefinite single person is a new one.
  if (d.indefinite && !many && d.agent->kind == AgentKind::person) key += "@" + std::to_string(d.head);
  return story_.actor_of(key, actor, traits);
}

// "his forces", "its troops": the group itself, or the forces of the body that the owner speaks for; no_index
// where they are a state's, or nothing is known.
uint32_t NominalReader::forces_of(const Description& d, std::string& why) {
  const auto& sector = d.agent->sector;
  const bool armed = sector == "MIL" || sector == "UAF" || sector == "REB" || sector == "PRM";
  if (d.possessor == no_index || !armed) return no_index;
  uint32_t body = d.possessor;
  if (const auto& key = story_.traits[body].body; key.rfind("known:", 0) == 0)
    body = story_.known_actor(static_cast<uint32_t>(std::stoul(key.substr(6))));
  const Actor owner = story_.actors[body];
  why = "forces of " + owner.name;
  if (owner.type == "armed_group") return body;
  const bool rebel = owner.sector == "REB" || owner.sector == "UAF" || owner.sector == "PRM" ||
                     owner.sector == "OPP" || owner.sector == "CRM";
  if (owner.type != "region_government" && !rebel) return no_index;
  Actor forces;
  forces.name = owner.name + " " + plain_words(d);
  forces.type = "armed_group";
  forces.country = owner.country;
  forces.sector = rebel ? owner.sector : "MIL";
  ActorTraits traits;
  traits.plural = true;
  traits.nouns.push_back(d.agent->noun);
  return story_.actor_of("forces:" + name_key(owner.name), forces, traits);
}

uint32_t NominalReader::agent_actor(const Description& d, std::string& why) {
  if (const uint32_t forces = forces_of(d, why); forces != no_index) return forces;
  if (const uint32_t group = enemy(d); group != no_index) {
    why = "the enemy -> the one armed group of the story";
    return group;
  }
  // "Daesh members", "SDF forces": the group itself.
  if (d.owner != no_index && (d.plural || d.agent->kind == AgentKind::body)) {
    const auto& type = story_.actors[d.owner].type;
    const auto& sector = d.agent->sector;
    const bool own = type == "armed_group" || (type == "party" && sector != "CVL") ||
                     (type == "armed_forces" && (sector == "MIL" || sector == "UNK"));
    const bool other = story_.lexicon.is_cue("relational_agent", d.agent->noun);  // "Hamas's allies"
    if (own && !other && sector != "CVL" && sector != "REF") {
      why = "members of the group";
      return d.owner;
    }
  }
  // "his country"
  if (d.possessor != no_index && (d.agent->noun == "country" || d.agent->noun == "nation") &&
      story_.lexicon.country(story_.actors[d.possessor].country) != nullptr) {
    why = "country of " + story_.actors[d.possessor].name;
    return story_.state_actor(std::string(story_.actors[d.possessor].country));
  }
  if (d.possessor != no_index && d.agent->noun == "side") {
    why = "who speaks of his side speaks for it";
    return d.possessor;
  }
  if (d.agent->noun == "side" && !d.bare_country && d.owner == no_index &&
      story_.lexicon.country(d.country) != nullptr) {
    why = d.agent->where + " (the side of a state)";
    return story_.state_actor(d.country);
  }
  const bool plain_definite = d.definite && d.bare_country && d.owner == no_index;
  if (plain_definite && d.agent->role.empty()) {
    if (const uint32_t before = earlier(d); before != no_index) {
      why = "description of one named before";
      return before;
    }
  }
  if (const uint32_t group = rank_and_file(d); group != no_index) {
    why = "the one armed group of the story";
    return group;
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

// "Kaduna state" is the land, not its government; "unlawful force" is what is used, not who uses it.
bool NominalReader::names_no_party(const Description& d) const {
  const auto children = story_.tree.children(d.head);
  const auto has = [&](auto test) {
    return std::any_of(children.begin(), children.end(),
                       [&](uint32_t child) { return child < d.head && test(child); });
  };
  if (!d.bare_country || d.owner != no_index) return false;
  if (d.agent->noun == "state")
    return has([&](uint32_t c) { return is_proper(syntax_.tag[c]) && syntax_.dep[c] == Dep::compound; });
  const bool one = d.agent->noun == "force" && syntax_.tag[d.head] == Tag::NN;
  return one &&
         !has([&](uint32_t c) { return syntax_.tag[c] == Tag::DT || syntax_.tag[c] == Tag::PRP_poss; });
}

// "is a doctor", "was an officer and the son of a sheikh".
bool NominalReader::is_said_of_subject(const Description& d) const {
  uint32_t at = d.head;
  while (syntax_.dep[at] == Dep::conj && !syntax_.is_root(at) && is_noun(syntax_.tag[syntax_.head[at]]))
    at = syntax_.head[at];
  return syntax_.dep[at] == Dep::attr && (d.indefinite || (d.agent->kind == AgentKind::person && !d.plural));
}

// The person of whom a predicate noun is said, or no_index.
uint32_t NominalReader::subject_person(uint32_t noun) const {
  while (syntax_.dep[noun] == Dep::conj && !syntax_.is_root(noun))
    noun = syntax_.head[noun];
  const uint32_t verb = syntax_.head[noun];
  for (const uint32_t child : story_.tree.children(verb)) {
    if (syntax_.dep[child] == Dep::neg) return no_index;
    if (syntax_.dep[child] != Dep::nsubj) continue;
    const uint32_t actor = story_.actor_at(child);
    return actor != no_index && story_.actors[actor].type == "person" ? actor : no_index;
  }
  return no_index;
}

// The organisation named beside the description ("the aid group Mercy Corps"), as named_person does for
// persons; only names right after it or in apposition.
uint32_t NominalReader::named_body(const Description& d, Span& wide) const {
  const auto body_at = [&](uint32_t token) -> uint32_t {
    const uint32_t actor = story_.actor_at(token);
    if (actor == no_index) return no_index;
    const auto as = story_.mentions[story_.mention_of[token]].as;
    const auto& type = story_.actors[actor].type;
    // What the lexicon knows as something else is another party ("the army, Hezbollah").
    const bool fits = story_.traits[actor].known == no_index ? type == "organization" || type == d.agent->type
                                                             : type == d.agent->type;
    return fits && (as == MentionKind::name || as == MentionKind::alias) ? actor : no_index;
  };
  wide = d.phrase;
  const auto at_next = [&](uint32_t begin) -> uint32_t {
    for (uint32_t i = begin; i < syntax_.size() && i < begin + 8; ++i) {
      const uint32_t actor = body_at(i);
      if (actor != no_index && story_.mentions[story_.mention_of[i]].tokens.begin <= begin) {
        wide = {d.phrase.begin, story_.mentions[story_.mention_of[i]].tokens.end};
        return actor;
      }
      if (!is_proper(syntax_.tag[i])) break;
    }
    return no_index;
  };
  if (d.phrase.end < syntax_.size() && is_proper(syntax_.tag[d.phrase.end])) return at_next(d.phrase.end);
  for (const uint32_t child : story_.tree.children(d.head)) {
    if (child <= d.head || syntax_.dep[child] != Dep::appos) continue;
    if (const uint32_t actor = body_at(child); actor != no_index) return actor;
  }
  if (syntax_.dep[d.head] == Dep::appos) return body_at(syntax_.head[d.head]);
  return no_index;
}

// What the description says of an organisation that the lexicon does not know.
void NominalReader::enrich_body(uint32_t body, const Description& d) {
  auto& actor = story_.actors[body];
  auto& nouns = story_.traits[body].nouns;
  if (std::find(nouns.begin(), nouns.end(), d.agent->noun) == nouns.end()) nouns.push_back(d.agent->noun);
  if (story_.traits[body].known != no_index) return;
  if (actor.type == "organization" && d.agent->type != "other") actor.type = d.agent->type;
  if (actor.sector.empty() && d.agent->sector != "UNK") actor.sector = d.agent->sector;
  if (actor.country.empty() && d.owner != no_index) actor.country = story_.actors[d.owner].country;
  if (actor.country.empty()) actor.country = d.country;
}

void NominalReader::read_agent(const Description& d) {
  if (names_no_party(d) || number_of_sides(story_, d.head) != no_index) return;
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
  if (d.agent->kind == AgentKind::body && !d.plural) {
    if (const uint32_t body = named_body(d, wide); body != no_index) {
      enrich_body(body, d);
      const bool joined = wide.end > d.phrase.end;
      story_.add_mention_at(wide, joined ? story_.head_of(wide) : d.head, body, MentionKind::nominal,
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
  if (is_said_of_subject(d)) {
    if (const uint32_t subject = subject_person(d.head); subject != no_index && !d.plural) enrich(subject, d);
    return;
  }
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
