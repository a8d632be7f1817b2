#include "name/actor_lexicon_builder.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dateline {

namespace {

// "33.34 44.40", perhaps after a name: {name, coordinates}.
struct Located {
  std::string name;
  std::optional<std::pair<double, double>> at;
};

std::optional<double> degrees(std::string_view text, double limit) {
  double value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || value < -limit || value > limit)
    return std::nullopt;
  return value;
}

std::optional<std::pair<double, double>> coordinates(std::string_view text) {
  const auto parts = split_list(text, ' ');
  if (parts.size() != 2) return std::nullopt;
  const auto lat = degrees(parts[0], 90), lon = degrees(parts[1], 180);
  if (!lat || !lon) return std::nullopt;
  return std::pair{*lat, *lon};
}

Located parse_located(std::string_view text) {
  const auto parts = split_list(text, ' ');
  if (parts.size() >= 3) {
    const auto tail = std::string(parts[parts.size() - 2]) + " " + std::string(parts.back());
    if (const auto at = coordinates(tail)) {
      return {std::string(
                  trim(text.substr(0, static_cast<size_t>(parts[parts.size() - 2].data() - text.data())))),
              at};
    }
  }
  return {std::string(text), std::nullopt};
}

bool is_country_code(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string value_or_empty(std::string_view value) {
  return value == "-" ? std::string() : std::string(value);
}

Status check_country(const LexiconLine& line, std::string_view code) {
  if (code.empty() || is_country_code(code)) return {};
  return line.error("'" + std::string(code) + "' is no country code",
                    "write an ISO 3166 alpha-3 code, IGO, NGO, MNC or -");
}

Status check_sector(const LexiconLine& line, std::string_view sector) {
  if (is_sector(sector)) return {};
  return line.error("'" + std::string(sector) + "' is no sector",
                    "use one of the code book's (GOV, MIL, REB, ...)");
}

// A misspelt key would be passed over in silence.
Status check_keys(std::string_view table, const LexiconLine& line) {
  struct Keys {
    std::string_view table, keys;
  };
  static constexpr std::array<Keys, 7> known = {{
      {"countries", "adjective people alias capital seat the centre kind cow cameo"},
      {"actors", "type country sector alias from to parent homes role people wikidata surname"},
      {"titles", "alias sector country rank"},
      {"terms", "alias surname country sector"},
      {"agents", "type kind role plural sector"},
      {"places", "kind admin1 alias with"},
      {"cues", ""},
  }};
  for (const auto& [name, keys] : known) {
    if (name != table) continue;
    const auto allowed = split_list(keys, ' ');
    for (const auto& field : line.fields) {
      if (field.key.empty() || std::find(allowed.begin(), allowed.end(), field.key) != allowed.end())
        continue;
      std::string choice;
      for (const auto key : allowed)
        choice += (choice.empty() ? "" : ", ") + std::string(key);
      return line.error("unknown key '" + std::string(field.key) + "'",
                        choice.empty() ? "this table has no keys" : "use " + choice);
    }
  }
  return {};
}

// The surname of a name as news writes it: "al-Abadi", "van der Leyen", "bin Salman"; family name first in
// East Asia.
std::string surname_of(std::string_view name, std::string_view country) {
  const auto words = split_list(name, ' ');
  if (words.size() < 2) return {};
  static constexpr std::array<std::string_view, 4> family_first = {"CHN", "PRK", "KOR", "TWN"};
  if (std::find(family_first.begin(), family_first.end(), country) != family_first.end())
    return std::string(words[0]);
  static constexpr std::array<std::string_view, 15> particles = {
      "al", "el", "bin", "ibn", "van", "der", "von", "de", "den", "da", "dos", "di", "del", "la", "ben"};
  size_t first = words.size() - 1;
  while (first > 1 && std::find(particles.begin(), particles.end(), words[first - 1]) != particles.end())
    --first;
  return std::string(name.substr(static_cast<size_t>(words[first].data() - name.data())));
}

}  // namespace

Status ActorLexiconBuilder::add_file(const std::string& name, std::string_view text) {
  if (lexicon_.senses_.empty()) lexicon_.senses_.emplace_back();
  return read_lexicon_text(text, name, [this](std::string_view table, const LexiconLine& line) -> Status {
    if (auto s = check_keys(table, line); !s) return s;
    if (table == "countries") return add_country(line);
    if (table == "actors") return add_actor(line);
    if (table == "titles") return add_title(line);
    if (table == "terms") return add_term(line);
    if (table == "agents") return add_agent(line);
    if (table == "places") return add_place(line);
    if (table == "cues") return add_cues(line);
    return line.error("unknown table '" + std::string(table) + "'",
                      "use countries, actors, titles, terms, agents, places or cues");
  });
}

void ActorLexiconBuilder::add_name(std::string_view name, NameSense sense) {
  scratch_.clear();
  split_pieces(name, scratch_);
  if (scratch_.empty()) return;
  uint32_t node = 0;
  for (const auto& piece : scratch_)
    node = step_or_add(node, piece.text);
  sense.lower_first = scratch_.front().casing == Casing::lower;
  sense.lower_last = sense.lower_last || scratch_.back().casing == Casing::lower;
  auto& senses = lexicon_.senses_[node];
  for (auto& known : senses) {
    if (known.kind == sense.kind &&
        known.index == sense.index) {  // the looser of two spellings of one name stands
      known.exact_case = known.exact_case && sense.exact_case;
      known.any_case = known.any_case || sense.any_case;
      known.context = known.context && sense.context;
      known.primary = known.primary || sense.primary;
      known.lower_first = known.lower_first || sense.lower_first;
      known.lower_last = known.lower_last || sense.lower_last;
      return;
    }
  }
  senses.push_back(sense);
}

Status ActorLexiconBuilder::add_aliases(std::string_view value, const LexiconLine& line, NameKind kind,
                                        uint32_t index) {
  auto aliases = parse_aliases(value, line);
  if (!aliases) return aliases.error();
  for (const auto& alias : *aliases) {
    NameSense sense;
    sense.kind = kind;
    sense.index = index;
    sense.exact_case = alias.exact_case;
    sense.any_case = alias.any_case;
    sense.context = alias.context;
    sense.ambiguous = alias.ambiguous;
    sense.plural = kind == NameKind::people;
    add_name(alias.text, sense);
  }
  return {};
}

// The codes under which other data sets know the country; no two countries have one of them.
Status ActorLexiconBuilder::add_country_codes(const LexiconLine& line, KnownCountry& country) {
  const auto cow = line.value("cow"), cameo = line.value("cameo");
  if (!cow.empty()) {
    const auto [end, failed] = std::from_chars(cow.data(), cow.data() + cow.size(), country.cow);
    if (failed != std::errc() || end != cow.data() + cow.size() || country.cow < 2 || country.cow > 999)
      return line.error("'" + std::string(cow) + "' is no COW state number", "write a number from 2 to 999");
  }
  if (!cameo.empty() && !is_country_code(cameo))
    return line.error("'" + std::string(cameo) + "' is no CAMEO code", "write three capitals, e.g. ROM");
  country.cameo = cameo.empty() ? country.iso3 : std::string(cameo);
  for (const auto& code :
       {cow.empty() ? std::string() : "cow:" + std::to_string(country.cow), "cameo:" + country.cameo}) {
    if (code.empty()) continue;
    const auto [at, added] = code_of_.emplace(code, line.place());
    if (!added)
      return line.error(code + " stands at " + at->second + " already", "each code is one country's");
  }
  return {};
}

Status ActorLexiconBuilder::add_country(const LexiconLine& line) {
  KnownCountry country;
  country.iso3 = line.positional(0);
  country.name = line.positional(1);
  if (!is_country_code(country.iso3) || country.name.empty()) {
    return line.error("a country needs its code and name", "write e.g. 'IRQ; Iraq; adjective: Iraqi; ...'");
  }
  if (lexicon_.country_of_.count(country.iso3) != 0) {
    return line.error(
        "a second line for " + country.iso3 + ", which stands at " + lexicon_.country(country.iso3)->where,
        "join the two");
  }
  const auto index = static_cast<uint32_t>(lexicon_.countries_.size());
  const auto adjectives = split_list(line.value("adjective"), '|');
  if (!adjectives.empty()) country.adjective = adjectives.front().substr(0, adjectives.front().find(" ["));
  country.kind = line.value("kind").empty() ? "state" : std::string(line.value("kind"));
  country.article = line.value("the") == "yes";
  if (auto s = add_country_codes(line, country); !s) return s;
  if (const auto centre = line.value("centre"); !centre.empty()) {
    country.centre = coordinates(centre);
    if (!country.centre)
      return line.error("'" + std::string(centre) + "' are no coordinates", "write 'lat lon' in degrees");
  }
  NameSense capital_sense;
  capital_sense.kind = NameKind::capital;
  capital_sense.index = index;
  for (const auto text : split_list(line.value("capital"), '|')) {
    const auto capital = parse_located(text);
    if (country.capital.empty()) {
      country.capital = capital.name;
      country.capital_at = capital.at;
    }
    add_name(capital.name, capital_sense);
  }
  country.where = line.place();
  NameSense own;
  own.kind = NameKind::country;
  own.index = index;
  own.primary = true;
  add_name(country.name, own);
  lexicon_.country_of_.emplace(country.iso3, index);
  lexicon_.countries_.push_back(std::move(country));
  if (auto s = add_aliases(line.value("alias"), line, NameKind::country, index); !s) return s;
  if (auto s = add_aliases(line.value("adjective"), line, NameKind::adjective, index); !s) return s;
  if (auto s = add_aliases(line.value("people"), line, NameKind::people, index); !s) return s;
  return add_aliases(line.value("seat"), line, NameKind::seat, index);
}

Status ActorLexiconBuilder::add_actor(const LexiconLine& line) {
  KnownActor actor;
  actor.name = line.positional(0);
  actor.type = value_or_empty(line.value("type"));
  actor.country = value_or_empty(line.value("country"));
  actor.sector = value_or_empty(line.value("sector"));
  actor.parent = line.value("parent");
  actor.wikidata = line.value("wikidata");
  actor.homes = line.value("homes");
  actor.people = line.value("people");
  actor.role = line.value("role");
  actor.where = line.place();
  if (actor.name.empty() || actor.type.empty()) {
    return line.error("an actor needs a name and a type",
                      "write e.g. 'Hamas; type: armed_group; country: PSE; sector: REB'");
  }
  if (auto s = check_country(line, actor.country); !s) return s;
  if (auto s = check_sector(line, actor.sector); !s) return s;
  const std::string period = std::string(line.value("from")) + ".." + std::string(line.value("to"));
  auto active = parse_range(period, line);
  if (!active) return active.error();
  actor.active = *active;
  const auto index = static_cast<uint32_t>(lexicon_.actors_.size());
  if (const auto [first, added] = lexicon_.actor_of_.emplace(name_key(actor.name), index); !added) {
    return line.error(
        "a second actor named " + actor.name + ", which stands at " + lexicon_.actors_[first->second].where,
        "join the two lines, or tell them apart by name");
  }
  auto marks = parse_aliases(actor.name, line);  // the name itself may carry marks
  if (!marks) return marks.error();
  if (auto s = add_aliases(actor.name, line, NameKind::actor, index); !s) return s;
  if (!marks->empty()) actor.name = std::string(marks->front().text);
  lexicon_.actor_of_.emplace(name_key(actor.name), index);
  if (!actor.role.empty()) lexicon_.institution_of_.emplace(actor.country + ":" + actor.role, index);
  if (actor.type == "person") {
    const auto surname = line.value("surname");
    add_surname(index, surname.empty() ? surname_of(actor.name, actor.country) : std::string(surname));
  }
  lexicon_.actors_.push_back(std::move(actor));
  return add_aliases(line.value("alias"), line, NameKind::actor, index);
}

Status ActorLexiconBuilder::add_title(const LexiconLine& line) {
  KnownTitle title;
  title.name = line.positional(0);
  title.sector = line.value("sector").empty() ? "GOV" : std::string(line.value("sector"));
  title.country = value_or_empty(line.value("country"));
  title.rank = line.value("rank");
  title.where = line.place();
  if (title.name.empty())
    return line.error("a title needs a name", "write e.g. 'prime minister; alias: premier'");
  if (auto s = check_sector(line, title.sector); !s) return s;
  const auto index = static_cast<uint32_t>(lexicon_.titles_.size());
  if (!lexicon_.title_of_.emplace(name_key(title.name), index).second) {
    return line.error("a second title " + title.name + ", which stands at " +
                          lexicon_.titles_[*lexicon_.find_title(title.name)].where,
                      "join the two lines");
  }
  NameSense sense;
  sense.kind = NameKind::title;
  sense.index = index;
  sense.any_case = sense.primary = true;
  add_name(title.name, sense);
  auto aliases = parse_aliases(line.value("alias"), line);
  if (!aliases) return aliases.error();
  lexicon_.titles_.push_back(std::move(title));
  for (const auto& alias : *aliases) {
    sense.primary = false;
    sense.exact_case = alias.exact_case;
    sense.any_case = !alias.exact_case;
    add_name(alias.text, sense);
  }
  return {};
}

Status ActorLexiconBuilder::add_term(const LexiconLine& line) {
  PendingTerm term;
  term.body = line.positional(0);
  term.title = line.positional(1);
  term.person = line.positional(3);
  if (term.body.empty() || term.title.empty() || term.person.empty()) {
    return line.error("a term needs body, title, period and person",
                      "write e.g. 'IRQ; prime minister; 2014-09-08..2018-10-25; Haider al-Abadi'");
  }
  auto period = parse_range(line.positional(2), line);
  if (!period) return period.error();
  term.period = *period;
  term.surname = line.value("surname");
  term.country = line.value("country");
  term.sector = line.value("sector");
  term.where = line.place();
  auto aliases = parse_aliases(line.value("alias"), line);
  if (!aliases) return aliases.error();
  for (const auto& alias : *aliases) {
    NameSense sense;
    sense.kind = NameKind::actor;
    sense.exact_case = alias.exact_case;
    sense.context = alias.context;
    term.aliases.emplace_back(std::string(alias.text), sense);
  }
  if (auto s = check_sector(line, term.sector); !s) return s;
  pending_.push_back(std::move(term));
  return {};
}

Status ActorLexiconBuilder::add_agent(const LexiconLine& line) {
  KnownAgent agent;
  agent.sector =
      line.positional(1).empty() ? std::string(line.value("sector")) : std::string(line.positional(1));
  agent.type = value_or_empty(line.value("type"));
  agent.role = value_or_empty(line.value("role"));
  agent.kind = line.value("kind") == "body" ? AgentKind::body : AgentKind::person;
  agent.where = line.place();
  if (auto s = check_sector(line, agent.sector); !s) return s;
  const auto plurals = split_list(line.value("plural"), '|');
  for (const auto noun : split_list(line.positional(0), '|')) {
    agent.noun = noun;
    const auto index = static_cast<uint32_t>(lexicon_.agents_.size());
    lexicon_.agents_.push_back(agent);
    NameSense sense;
    sense.kind = NameKind::agent;
    sense.index = index;
    sense.any_case = sense.primary = true;
    add_name(noun, sense);
    sense.plural = true;
    if (plurals.empty()) add_name(plural_of(noun), sense);
    for (const auto plural : plurals)
      add_name(plural, sense);
  }
  if (agent.noun.empty()) return line.error("an agent without a noun", "write e.g. 'soldier | trooper; MIL'");
  return {};
}

Status ActorLexiconBuilder::add_place(const LexiconLine& line) {
  KnownPlace place;
  place.name = line.positional(0);
  place.country = value_or_empty(line.positional(1));
  if (place.name.empty())
    return line.error("a place needs a name", "write e.g. 'Mosul; IRQ; 36.34 43.13; kind: city'");
  if (auto s = check_country(line, place.country); !s) return s;
  if (const auto at = line.positional(2); !at.empty()) {
    const auto where = coordinates(at);
    if (!where)
      return line.error("'" + std::string(at) + "' are no coordinates", "write 'lat lon' in degrees");
    place.located = true;
    place.lat = where->first, place.lon = where->second;
  }
  place.kind = value_or_empty(line.value("kind")).empty() ? "city" : std::string(line.value("kind"));
  place.admin1 = value_or_empty(line.value("admin1"));
  place.where = line.place();
  auto names = parse_aliases(line.positional(0), line);  // the name itself may carry marks
  if (!names) return names.error();
  auto aliases = parse_aliases(line.value("alias"), line);
  if (!aliases) return aliases.error();
  if (names->size() != 1) return line.error("a place has one name", "write the others as aliases");
  place.name = std::string(names->front().text);
  names->insert(names->end(), aliases->begin(), aliases->end());
  const auto index = static_cast<uint32_t>(lexicon_.places_.size());
  // "Sinai peninsula": of lands and sites the last word may be written small.
  const bool small_last = !is_town_kind(place.kind) && place.kind != "district";
  lexicon_.places_.push_back(std::move(place));
  const auto with = line.value("with");
  const auto nouns = split_list(with == "-" ? std::string_view{} : with, '|');
  for (size_t i = 0; i < names->size(); ++i)
    add_place_name((*names)[i], nouns, index, i == 0, small_last);
  return {};
}

// The name alone and with each of the nouns behind it; a name that ends in one of them only so.
void ActorLexiconBuilder::add_place_name(const LexiconAlias& name, const std::vector<std::string_view>& nouns,
                                         uint32_t index, bool primary, bool small_last) {
  NameSense sense;
  sense.kind = NameKind::place;
  sense.index = index;
  sense.primary = primary;
  sense.exact_case = name.exact_case;
  sense.any_case = name.any_case;
  sense.context = name.context;
  sense.ambiguous = name.ambiguous;
  sense.lower_last = small_last && !name.exact_case && name.text.find(' ') != std::string_view::npos;
  add_name(name.text, sense);
  std::string_view bare = name.text;
  for (const auto noun : nouns) {
    if (name.text.size() > noun.size() && name.text.ends_with(noun) &&
        name.text[name.text.size() - noun.size() - 1] == ' ')
      bare = name.text.substr(0, name.text.size() - noun.size() - 1);
  }
  sense.exact_case = sense.context = sense.ambiguous = false;
  for (const auto noun : nouns)
    add_name(std::string(bare) + " " + std::string(noun), sense);
}

Status ActorLexiconBuilder::add_cues(const LexiconLine& line) {
  auto& list = lexicon_.cues_[std::string(line.positional(0))];
  for (const auto word : split_list(line.positional(1), '|'))
    list.emplace_back(word);
  if (list.empty()) return line.error("a list without words", "write 'list; word | word'");
  return {};
}

void ActorLexiconBuilder::add_surname(uint32_t person, std::string_view surname) {
  if (surname.empty()) return;
  NameSense sense;
  sense.kind = NameKind::surname;
  sense.index = person;
  sense.context = true;
  add_name(surname, sense);
  // "al-Abadi" is also called "Abadi".
  if (const size_t dash = surname.find('-'); dash == 2 && surname.size() > 5)
    add_name(surname.substr(dash + 1), sense);
}

uint32_t ActorLexiconBuilder::person_of(const PendingTerm& term, const std::string& country) {
  if (const auto known = lexicon_.find_actor(term.person)) return *known;
  KnownActor person;
  person.name = term.person;
  person.type = "person";
  person.country = country;
  person.where = term.where;
  const auto index = static_cast<uint32_t>(lexicon_.actors_.size());
  lexicon_.actor_of_.emplace(name_key(person.name), index);
  lexicon_.actors_.push_back(std::move(person));
  NameSense sense;
  sense.kind = NameKind::actor;
  sense.index = index;
  sense.primary = true;
  add_name(term.person, sense);
  add_surname(index, term.surname.empty() ? surname_of(term.person, country) : term.surname);
  return index;
}

Status ActorLexiconBuilder::resolve_term(const PendingTerm& pending) {
  const auto fail = [&](const std::string& cause, const std::string& remedy) -> Status {
    return Error{ErrorCode::lexicon_malformed, pending.where, cause + "; " + remedy};
  };
  const auto title = lexicon_.find_title(pending.title);
  if (!title) return fail("unknown title '" + pending.title + "'", "add it to the titles table");
  std::string country = pending.country;
  std::string body = pending.body;
  if (lexicon_.country(body) != nullptr) {
    if (country.empty()) country = body;
  } else {
    const auto actor = lexicon_.find_actor(body);
    if (!actor) return fail("unknown body '" + body + "'", "write an ISO3 code or the name of an actor");
    body = lexicon_.actors_[*actor].name;
    if (country.empty()) country = lexicon_.actors_[*actor].country;
  }
  const auto person = person_of(pending, country);
  for (auto [alias, sense] : pending.aliases) {
    sense.index = person;
    add_name(alias, sense);
  }
  KnownTerm term{body, *title, pending.period, person, pending.where, pending.sector};
  const auto index = static_cast<uint32_t>(lexicon_.terms_.size());
  lexicon_.terms_of_body_[body].push_back(index);
  if (lexicon_.terms_of_person_.size() <= person) lexicon_.terms_of_person_.resize(person + 1);
  lexicon_.terms_of_person_[person].push_back(index);
  lexicon_.terms_.push_back(std::move(term));
  return {};
}

Status ActorLexiconBuilder::resolve_peoples() {
  for (uint32_t i = 0; i < lexicon_.actors_.size(); ++i) {
    const auto& region = lexicon_.actors_[i];
    if (region.people.empty()) continue;
    const auto people = lexicon_.find_actor(region.people);
    if (!people) {
      return Error{ErrorCode::lexicon_malformed, region.where,
                   "unknown people '" + region.people + "'; write the name of an actor of type ethnic_group"};
    }
    if (!lexicon_.region_of_.emplace(*people, i).second) {
      return Error{ErrorCode::lexicon_malformed, region.where,
                   "a second regional government of the " + region.people + "; keep one of the two"};
    }
  }
  return {};
}

Result<ActorLexicon> ActorLexiconBuilder::finish(std::string version) {
  if (lexicon_.senses_.empty()) lexicon_.senses_.emplace_back();
  if (auto status = resolve_peoples(); !status) return status.error();
  for (const auto& term : pending_) {
    if (auto status = resolve_term(term); !status) return status.error();
  }
  for (auto& [name, list] : lexicon_.cues_)
    std::sort(list.begin(), list.end());
  lexicon_.version_ = std::move(version);
  return std::move(lexicon_);
}

}  // namespace dateline
