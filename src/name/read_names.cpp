// Names as mentions: countries and their peoples, capitals, organisations and places. Persons:
// read_persons.cpp.
#include <algorithm>

#include "name/passes.h"
#include "name/persons.h"

namespace dateline {

namespace {

class NameReader {
 public:
  NameReader(StoryContext& story, const std::vector<NameUnit>& units)
      : story_(story), syntax_(story.syntax), persons_(story) {
    for (const auto& unit : units)
      persons_.learn(unit);
  }

  void read_missed(const NameUnit& unit) { (void)persons_.read_surname(unit); }

  void read(const NameUnit& unit) {
    if (unit.hit == nullptr) return read_unknown(unit);
    const NameHit& hit = *unit.hit;
    const bool person = unit.label == EntityLabel::PERSON;
    if (hit.sense(NameKind::place) != nullptr && stands_as_ground(story_.head_of(unit.tokens)))
      return read_place(unit);
    if (person &&
        !(hit.sense(NameKind::actor) != nullptr && modifies_government(story_.head_of(unit.tokens))) &&
        persons_.read(unit)) {
      if (unit.tokens.size() > 1) take(unit.tokens);
      return;
    }
    if (unit.label == EntityLabel::LOC || unit.label == EntityLabel::FAC) return read_ground(unit);
    if (const auto* actor = best_actor(unit); actor != nullptr) return read_actor(unit, *actor);
    if (hit.sense(NameKind::country) != nullptr || hit.sense(NameKind::adjective) != nullptr)
      return read_country(unit);
    if (hit.sense(NameKind::people) != nullptr) return read_country(unit);
    if (hit.sense(NameKind::capital) != nullptr) return read_capital(unit);
    if (hit.sense(NameKind::seat) != nullptr) return read_seat(unit);
    if (hit.sense(NameKind::place) != nullptr) {
      if (is_foreign_place(hit) && !stands_as_ground(story_.head_of(unit.tokens), true) &&
          persons_.read_surname(unit))
        return;
      return read_place(unit);
    }
    if (hit.sense(NameKind::surname) != nullptr) {
      (void)persons_.read(unit);
      return;
    }
    read_unknown(unit);
  }

 private:
  // A place of other countries than the story's: a man of its name is meant as soon ("Dayton").
  bool is_foreign_place(const NameHit& hit) const {
    for (size_t i = 0; i < hit.senses->size() && i < 32; ++i) {
      const auto& sense = (*hit.senses)[i];
      if ((hit.fitting >> i & 1U) != 0 && sense.kind == NameKind::place &&
          story_.lexicon.places()[sense.index].country == story_.main_country)
        return false;
    }
    return true;
  }

  // The reading as an organisation, group or person of the lexicon, where it beats the others.
  const NameSense* best_actor(const NameUnit& unit) const {
    const NameSense* best = nullptr;
    for (size_t i = 0; i < unit.hit->senses->size() && i < 32; ++i) {
      const auto& sense = (*unit.hit->senses)[i];
      if ((unit.hit->fitting >> i & 1U) == 0 || sense.kind != NameKind::actor) continue;
      const auto& actor = story_.lexicon.actors()[sense.index];
      const bool lived = actor.active.contains(story_.published);
      if ((sense.context || sense.ambiguous) && !supported(unit, sense)) continue;
      if (best == nullptr) best = &sense;
      const auto& other = story_.lexicon.actors()[best->index];
      if (lived && !other.active.contains(story_.published)) best = &sense;
      if (actor.country == story_.main_country && other.country != story_.main_country) best = &sense;
    }
    return best;
  }

  // A doubtful alias counts where its actor was already named, or the recogniser sees an organisation of its
  // country.
  bool supported(const NameUnit& unit, const NameSense& sense) const {
    if (story_.by_key.count(story_.known_key(sense.index)) != 0) return true;
    const auto& actor = story_.lexicon.actors()[sense.index];
    const bool organisation = unit.label == EntityLabel::ORG || unit.label == EntityLabel::NORP;
    return organisation && (sense.context || actor.country == story_.main_country) &&
           (actor.country.empty() || actor.country == story_.main_country || actor.country.size() != 3);
  }

  Span with_article(Span tokens) const {
    if (tokens.begin > 0 && syntax_.tag[tokens.begin - 1] == Tag::DT &&
        syntax_.dep[tokens.begin - 1] == Dep::det && tokens.contains(syntax_.head[tokens.begin - 1])) {
      --tokens.begin;
    }
    return tokens;
  }

  void read_actor(const NameUnit& unit, const NameSense& sense) {
    const auto& known = story_.lexicon.actors()[sense.index];
    const uint32_t actor = story_.known_actor(sense.index);
    const uint32_t head = story_.head_of(unit.tokens);
    if (known.country.empty() && known.type == "ethnic_group" && story_.actors[actor].country.empty()) {
      story_.actors[actor].country = home_of(known);
    }
    // "Kurdish forces": part of the description, not a mention of the Kurds.
    const bool people =
        known.type == "ethnic_group" || known.type == "religious_group" || known.type == "people";
    const bool of_region = modifies_office(head) && story_.lexicon.region_of(sense.index);
    if (people && (modifies_agent(head) || of_region)) return;
    // "the Assad government": his state's, read with the descriptions.
    if (known.type == "person" && modifies_government(head)) return;
    if (known.type == "person") persons_.note(actor, unit.tokens);
    take(unit.tokens);
    story_.add_mention(with_article(unit.tokens), actor,
                       sense.primary ? MentionKind::name : MentionKind::alias, known.where);
  }

  // The tokens are a name: nothing inside is a description.
  void take(Span tokens) {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i)
      story_.taken[i] = 1;
  }

  bool modifies_government(uint32_t head) const {
    if (!modifies_agent(head)) return false;
    const auto* agent = hit_at(story_.scan.agents, syntax_.head[head]);
    return story_.lexicon.agents()[agent->sense(NameKind::agent)->index].role == "government";
  }

  std::string home_of(const KnownActor& known) const {
    for (const auto home : split_list(known.homes, '|')) {
      if (home == story_.main_country) return story_.main_country;
    }
    return {};
  }

  // Whether the word is a modifier inside a description that another pass reads as an actor.
  bool modifies_agent(uint32_t head) const {
    const Dep dep = syntax_.dep[head];
    if (is_hyphenated_modifier(syntax_, head)) return false;
    if (dep != Dep::amod && dep != Dep::compound && dep != Dep::nmod && dep != Dep::conj) return false;
    uint32_t governor = syntax_.head[head];
    if (dep == Dep::conj) {
      if (syntax_.dep[governor] != Dep::amod && syntax_.dep[governor] != Dep::compound) return false;
      governor = syntax_.head[governor];
    }
    const auto* agent = hit_at(story_.scan.agents, governor);
    if (agent == nullptr || story_.head_of(agent->tokens) != governor) return false;
    return hit_at(story_.scan.titles, governor) == nullptr || syntax_.tag[governor] == Tag::NNS;
  }

  // "the Scottish first minister"
  bool modifies_office(uint32_t head) const {
    const Dep dep = syntax_.dep[head];
    return (dep == Dep::amod || dep == Dep::compound || dep == Dep::nmod) &&
           hit_at(story_.scan.titles, syntax_.head[head]) != nullptr;
  }

  void read_country(const NameUnit& unit) {
    const std::string iso3 = country_of_hit(story_, *unit.hit);
    const uint32_t head = story_.head_of(unit.tokens);
    const auto* people = unit.hit->sense(NameKind::people);
    const bool modifier = syntax_.dep[head] == Dep::amod || syntax_.dep[head] == Dep::compound ||
                          syntax_.dep[head] == Dep::nmod ||
                          (syntax_.dep[head] == Dep::conj && syntax_.pos[head] == Pos::ADJ);
    if (people != nullptr && unit.hit->sense(NameKind::country) == nullptr && !modifier &&
        (syntax_.tag[head] != Tag::JJ || is_argument(head))) {
      return read_people(unit, iso3);
    }
    if (modifies_agent(head)) {
      story_.modifiers.push_back({unit.tokens, iso3});
      return;
    }
    if (unit.hit->sense(NameKind::country) != nullptr && !modifier) {
      const bool ground = standing_of_country(story_, head) == Standing::ground;
      const bool both = is_party_and_ground(head);
      if (ground || both) add_country_place(unit, iso3);
      if (ground && !both) return;
    }
    const auto* adjective = unit.hit->sense(NameKind::adjective);
    story_.add_mention(
        with_article(unit.tokens), story_.state_actor(iso3), MentionKind::name,
        story_.lexicon.country(iso3)->where + (adjective != nullptr && modifier ? " (adjective)" : ""));
  }

  // Object of "of", "to" or "from", or coordinated with one: party and ground at once ("the invasion of
  // Iraq", "withdrew from Syria", "a trip to Turkey").
  bool is_party_and_ground(uint32_t head) const {
    for (int steps = 0; steps < 10 && syntax_.dep[head] == Dep::conj && !syntax_.is_root(head); ++steps) {
      head = syntax_.head[head];
    }
    if (syntax_.dep[head] != Dep::pobj) return syntax_.dep[head] == Dep::dobj;
    const auto word = syntax_.form(syntax_.head[head]);
    return word == "of" || word == "to" || word == "from";
  }

  bool is_argument(uint32_t head) const {
    const Dep dep = syntax_.dep[head];
    return dep == Dep::nsubj || dep == Dep::nsubjpass || dep == Dep::dobj || dep == Dep::pobj ||
           dep == Dep::conj;
  }

  void read_people(const NameUnit& unit, const std::string& iso3) {
    const auto* country = story_.lexicon.country(iso3);
    Actor people;
    people.name = story_.words(unit.tokens);
    people.type = "people";
    people.country = iso3;
    people.sector = "CVL";
    ActorTraits traits;
    traits.plural = true;
    const uint32_t actor = story_.actor_of("people:" + iso3, people, traits);
    story_.add_mention(story_.noun_phrase(story_.head_of(unit.tokens)), actor, MentionKind::name,
                       country->where + " (people)");
  }

  void add_country_place(const NameUnit& unit, const std::string& iso3) {
    const auto* country = story_.lexicon.country(iso3);
    Place place;
    place.name = country->name;
    place.country = iso3;
    place.kind = "country";
    if (country->centre) {
      place.located = true;
      place.lat = country->centre->first, place.lon = country->centre->second;
    }
    story_.add_place(with_article(unit.tokens), story_.place_of(place));
  }

  void read_capital(const NameUnit& unit) {
    const auto* sense = unit.hit->sense(NameKind::capital);
    const auto& country = story_.lexicon.countries()[sense->index];
    const uint32_t head = story_.head_of(unit.tokens);
    if (unit.label != EntityLabel::FAC && standing_of_capital(story_, head) == Standing::party) {
      story_.add_mention(unit.tokens, story_.state_actor(country.iso3), MentionKind::metonym,
                         country.where + " (capital acts for its government)");
      return;
    }
    add_capital_place(unit.tokens, country);
  }

  void add_capital_place(Span tokens, const KnownCountry& country) {
    Place place;
    place.name = story_.words(tokens);
    place.country = country.iso3;
    place.kind = "capital";
    if (country.capital_at) {
      place.located = true;
      place.lat = country.capital_at->first, place.lon = country.capital_at->second;
    }
    story_.add_place(tokens, story_.place_of(place));
  }

  void read_seat(const NameUnit& unit) {
    const auto& country = story_.lexicon.countries()[unit.hit->sense(NameKind::seat)->index];
    if (modifies_agent(story_.head_of(unit.tokens))) return;
    story_.add_mention(with_article(unit.tokens), story_.state_actor(country.iso3), MentionKind::metonym,
                       country.where + " (seat of government)");
  }

  void read_place(const NameUnit& unit) {
    const KnownPlace* best = nullptr;
    for (size_t i = 0; i < unit.hit->senses->size() && i < 32; ++i) {
      const auto& sense = (*unit.hit->senses)[i];
      if ((unit.hit->fitting >> i & 1U) == 0 || sense.kind != NameKind::place) continue;
      const auto& place = story_.lexicon.places()[sense.index];
      // A doubtful one of another country: locate_places decides.
      if ((sense.context || sense.ambiguous) && !place.country.empty() &&
          place.country != story_.main_country)
        continue;
      if (best == nullptr || (place.country == story_.main_country && best->country != story_.main_country))
        best = &place;
    }
    if (best == nullptr) return add_unknown_place(unit);
    Place place;
    place.name = best->name;
    place.country = best->country;
    place.admin1 = best->admin1;
    place.kind = best->kind;
    place.located = best->located;
    place.lat = best->lat, place.lon = best->lon;
    story_.add_place(unit.tokens, story_.place_of(place));
  }

  // "northern Iraq", "Baghdad airport": ground, in the country that its words name.
  void read_ground(const NameUnit& unit) {
    if (unit.hit->tokens == unit.tokens) {
      if (const auto* sense = best_actor(unit); sense != nullptr) return read_actor(unit, *sense);
      if (unit.hit->sense(NameKind::country) != nullptr) return read_country(unit);
      if (unit.hit->sense(NameKind::seat) != nullptr) return read_seat(unit);
      if (unit.hit->sense(NameKind::capital) != nullptr) return read_capital(unit);
      if (unit.hit->sense(NameKind::place) != nullptr) return read_place(unit);
    }
    add_unknown_place(unit);
  }

  std::string country_inside(Span tokens) const {
    for (auto at = hits_from(story_.scan.names, tokens.begin); at != story_.scan.names.end(); ++at) {
      const auto& hit = *at;
      if (hit.tokens.begin >= tokens.end) break;
      if (!tokens.contains(hit.tokens)) continue;
      if (auto country = country_of_hit(story_, hit); !country.empty()) return country;
      if (const auto* place = hit.sense(NameKind::place))
        return story_.lexicon.places()[place->index].country;
      if (const auto* actor = hit.sure_sense(NameKind::actor))
        return story_.lexicon.actors()[actor->index].country;
    }
    return {};
  }

  void add_unknown_place(const NameUnit& unit) {
    Place place;
    place.name = story_.words(unit.tokens);
    place.kind = unit.label == EntityLabel::FAC   ? "facility"
                 : unit.label == EntityLabel::LOC ? "region"
                                                  : "city";
    place.country = country_inside(unit.tokens);
    // "Derna, Libya"
    if (place.country.empty() && unit.tokens.end + 1 < syntax_.size() &&
        syntax_.form(unit.tokens.end) == ",") {
      if (const auto* hit = hit_at(story_.scan.names, unit.tokens.end + 1); hit != nullptr) {
        place.country = country_of_hit(story_, *hit);
      }
    }
    story_.add_place(unit.tokens, story_.place_of(place));
  }

  void read_unknown(const NameUnit& unit) {
    switch (unit.label) {
      case EntityLabel::PERSON:
        if (stands_as_ground(story_.head_of(unit.tokens), true)) return add_unknown_place(unit);
        (void)persons_.read(unit);
        return;
      case EntityLabel::GPE:
      case EntityLabel::LOC:
      case EntityLabel::FAC:
        // "Dayton" may be a town or the man named in full elsewhere.
        if (!stands_as_ground(story_.head_of(unit.tokens), true) && persons_.read_surname(unit)) return;
        return add_unknown_place(unit);
      case EntityLabel::ORG:
        return read_organisation(unit);
      case EntityLabel::NORP:
        return read_unknown_people(unit);
      default:
        return;
    }
  }

  const NameHit* agent_inside(Span tokens, uint32_t head) const {
    const NameHit* last = nullptr;
    for (auto at = hits_from(story_.scan.agents, tokens.begin); at != story_.scan.agents.end(); ++at) {
      const auto& hit = *at;
      if (hit.tokens.begin >= tokens.end) break;
      if (!tokens.contains(hit.tokens)) continue;
      if (story_.head_of(hit.tokens) == head) return &hit;
      last = &hit;
    }
    return last;
  }

  // After "near", "throughout" or "the town of" a name is a place, whatever the recogniser took it for; `in`:
  // after "in" too, which persons follow only where somebody trusts them.
  bool stands_as_ground(uint32_t head, bool in = false) const {
    if (syntax_.dep[head] != Dep::pobj) return false;
    const uint32_t preposition = syntax_.head[head];
    const std::string word = lower_ascii(syntax_.form(preposition));
    const auto governor = syntax_.lemma(syntax_.head[preposition]);
    if (word == "of") {
      return story_.lexicon.is_cue("place_description", governor) ||
             story_.lexicon.is_cue("surroundings", governor);
    }
    if (word == "near" || word == "throughout" || word == "inside" || word == "outside") return true;
    return in && word == "in" && !story_.lexicon.is_cue("trust_word", governor);
  }

  void read_organisation(const NameUnit& unit) {
    const uint32_t head = story_.head_of(unit.tokens);
    if (persons_.read_surname(unit)) return;
    // "UN Security Council Resolution 2254", "the Gulf War".
    if (story_.lexicon.is_cue("paper", lower_ascii(syntax_.lemma(head)))) return;
    Actor actor;
    actor.name = story_.words(unit.tokens);
    actor.type = "organization";
    actor.country = country_inside(unit.tokens);
    if (actor.country.empty()) actor.country = country_of_modifiers(story_, head);
    if (stands_as_ground(head)) return add_unknown_place(unit);
    if (const auto* hit = agent_inside(unit.tokens, head)) {
      const auto& agent = story_.lexicon.agents()[hit->sense(NameKind::agent)->index];
      // "Iraqi Army", "Turkish Foreign Ministry": the institution, read with the other descriptions.
      const bool whole = hit->tokens == unit.tokens;
      if ((!agent.role.empty() || whole) && story_.head_of(hit->tokens) == head) {
        return;
      }
      if (agent.kind == AgentKind::body) actor.type = agent.type;
      actor.sector = agent.sector == "UNK" ? "" : agent.sector;
    }
    const uint32_t id = story_.actor_of("words:" + name_key(actor.name), actor);
    take(unit.tokens);
    story_.add_mention(with_article(unit.tokens), id, MentionKind::name, "ORG entity");
  }

  void read_unknown_people(const NameUnit& unit) {
    const uint32_t head = story_.head_of(unit.tokens);
    if (persons_.read_surname(unit)) return;
    const bool modifier = syntax_.dep[head] == Dep::amod || syntax_.dep[head] == Dep::compound ||
                          syntax_.dep[head] == Dep::nmod;
    if (modifier && modifies_agent(head)) return;
    Actor actor;
    actor.name = story_.words(unit.tokens);
    actor.type = "people";
    actor.sector = "CVL";
    ActorTraits traits;
    traits.plural = true;
    const uint32_t id = story_.actor_of("words:" + name_key(actor.name), actor, traits);
    story_.add_mention(modifier ? unit.tokens : with_article(unit.tokens), id, MentionKind::name,
                       "NORP entity");
  }

  StoryContext& story_;
  const Syntax& syntax_;
  PersonReader persons_;
};

}  // namespace

void read_names(StoryContext& story, const std::vector<NameUnit>& units) {
  NameReader reader(story, units);
  std::vector<uint8_t> covered(story.syntax.size(), 0);
  for (const auto& unit : units) {
    reader.read(unit);
    std::fill(covered.begin() + unit.tokens.begin, covered.begin() + unit.tokens.end, uint8_t{1});
  }
  // Surnames of the story's persons that the recogniser missed.
  for (uint32_t i = 0; i < story.syntax.size(); ++i) {
    const auto free = [&](uint32_t t) {
      return t >= story.syntax.size() || (covered[t] == 0 && !is_proper(story.syntax.tag[t]));
    };
    if (covered[i] == 0 && is_proper(story.syntax.tag[i]) && (i == 0 || free(i - 1)) && free(i + 1))
      reader.read_missed({{i, i + 1}});
  }
}

}  // namespace dateline
