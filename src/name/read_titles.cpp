// Offices, with the name beside them or without: who held them on the day.
#include <algorithm>

#include "name/nominals.h"

namespace dateline {

// What the description says of a named person that the lexicon does not know better.
void NominalReader::enrich(uint32_t person, const Description& d) {
  auto& actor = story_.actors[person];
  auto& traits = story_.traits[person];
  const bool former = is_former(story_, d.phrase.begin < d.head ? d.head : d.phrase.begin);
  const std::string owner_country = d.owner == no_index ? "" : story_.actors[d.owner].country;
  std::string sector = d.title != nullptr ? d.title->sector : d.agent->sector == "UNK" ? "" : d.agent->sector;
  // "the president of the union" is of its sector; "the undersecretary for education" is of the government.
  const bool minister = d.title != nullptr && d.title->rank == "minister";
  if (d.owner != no_index && sector == "GOV" && !minister) sector = story_.actors[d.owner].sector;
  if (sector.empty() && d.owner != no_index) sector = story_.actors[d.owner].sector;
  if (!d.side.empty() && (sector.empty() || sector == "GOV")) sector = d.side;
  if (former && is_state_sector(sector)) sector = "ELI";
  if (actor.country.empty()) actor.country = !d.country.empty() ? d.country : owner_country;
  // "the mayor", "a senator" without a land are of the story's; "the envoy" may be anybody's.
  const bool of_state =
      d.title != nullptr && (d.title->rank != "other" || (d.owner == no_index && is_state_sector(sector)));
  if (actor.country.empty() && of_state && d.title->name != "ambassador") actor.country = story_.main_country;
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
  // Of several offices held on the day the one the story says.
  if (d.title != nullptr && !former && traits.known != no_index && actor.country.size() == 3) {
    const KnownTerm* term = story_.lexicon.find_holder(actor.country, d.title_index, story_.published);
    if (term != nullptr && term->person == traits.known) {
      actor.office = story_.lexicon.office_name(*term);
      actor.sector = story_.lexicon.sector_of(*term, false);
    }
  }
  if (has_newer_office(actor, d, sector, former)) {
    actor.sector = sector;
    actor.office = d.title->name;
    if (d.owner != no_index) actor.office += " of " + story_.actors[d.owner].name;
  }
  if (traits.body.empty() && !former && sector == "GOV" && actor.country.size() == 3 && d.title != nullptr &&
      story_.lexicon.country(actor.country) != nullptr) {
    traits.body = "state:" + actor.country;
  }
  traits.nouns.push_back(d.title != nullptr ? d.title->name : d.agent->noun);
}

// A former minister whom the story calls governor holds an office that the lexicon does not have; one whom it
// calls minister keeps the title out of courtesy.
bool NominalReader::has_newer_office(const Actor& actor, const Description& d, const std::string& sector,
                                     bool former) const {
  return actor.sector == "ELI" && !former && d.title != nullptr && is_state_sector(sector) &&
         actor.office.rfind("former ", 0) == 0 && actor.office.find(d.title->name) == std::string::npos;
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
    const auto* term = story_.lexicon.find_holder(body, d.title_index, story_.published);
    // "the CIA director": the body is in the title, which is one country's.
    if (term == nullptr && d.owner != no_index && !d.title->country.empty())
      term = story_.lexicon.find_holder(d.title->country, d.title_index, story_.published);
    if (term != nullptr) {
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
  if (!d.side.empty() && actor.sector == "GOV") actor.sector = d.side;
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
  if (syntax_.dep[d.head] == Dep::attr || syntax_.dep[d.head] == Dep::oprd) {  // "became prime minister"
    if (const uint32_t subject = subject_person(d.head); subject != no_index) enrich(subject, d);
    return;
  }
  std::string why;
  const uint32_t actor = office_actor(d, why);
  story_.add_mention_at(d.phrase, d.head, actor, MentionKind::nominal, std::move(why));
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

}  // namespace dateline
