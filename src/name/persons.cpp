#include "name/persons.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 12> honorifics = {
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "sheikh", "sheik", "ayatollah", "haji", "hajji"};

// The whole unit is a country or place of the lexicon and no person: "Ar Raqqah", taken for a name.
bool is_known_ground(const NameUnit& unit) {
  if (unit.hit == nullptr || !unit.hit->tokens.contains(unit.tokens)) return false;
  bool ground = false;
  for (size_t i = 0; i < unit.hit->senses->size() && i < 32; ++i) {
    const auto& sense = (*unit.hit->senses)[i];
    if ((unit.hit->fitting >> i & 1U) == 0) continue;
    if (sense.kind == NameKind::actor || sense.kind == NameKind::surname) return false;
    const bool names =
        sense.kind == NameKind::place || sense.kind == NameKind::country || sense.kind == NameKind::capital;
    ground = ground || (names && !sense.context && !sense.ambiguous);
  }
  return ground;
}

bool ends_with(const std::vector<std::string>& whole, const std::vector<std::string>& tail) {
  return whole.size() > tail.size() && std::equal(tail.rbegin(), tail.rend(), whole.rbegin());
}

}  // namespace

// "U.S. Secretary of State Rex Tillerson" as one entity: the name is what follows the title.
Span PersonReader::without_titles(Span tokens) const {
  const auto& titles = story_.scan.titles;
  for (auto at = hits_from(titles, tokens.begin); at != titles.end() && at->tokens.begin < tokens.end; ++at) {
    if (tokens.contains(at->tokens) && at->tokens.end < tokens.end) tokens.begin = at->tokens.end;
  }
  return tokens;
}

std::vector<std::string> PersonReader::pieces_of(Span tokens) const {
  std::vector<Piece> parts;
  for (uint32_t i = tokens.begin; i < tokens.end; ++i)
    split_pieces(story_.syntax.form(i), parts);
  std::vector<std::string> out;
  for (auto& part : parts) {
    if (out.empty() && std::find(honorifics.begin(), honorifics.end(), part.text) != honorifics.end())
      continue;
    out.push_back(std::move(part.text));
  }
  if (!out.empty() && out.back() == "s" && out.size() > 1) out.pop_back();
  return out;
}

void PersonReader::remember(FullName name) {
  if (name.pieces.empty()) return;
  const auto index = static_cast<uint32_t>(names_.size());
  by_last_[name.pieces.back()].push_back(index);
  by_first_[name.pieces.front()].push_back(index);
  names_.push_back(std::move(name));
}

void PersonReader::learn(const NameUnit& unit) {
  if (unit.hit != nullptr) {
    const auto* sense = unit.hit->sense(NameKind::actor);
    if (sense != nullptr && story_.lexicon.actors()[sense->index].type == "person") {
      const std::string key = "known:" + std::to_string(sense->index);
      if (!learned_.insert(key).second) return;
      remember({pieces_of(without_titles(unit.tokens)), key, sense->index});
      std::vector<Piece> parts;
      split_pieces(story_.lexicon.actors()[sense->index].name, parts);
      FullName canonical{{}, key, sense->index};
      for (const auto& part : parts)
        canonical.pieces.push_back(part.text);
      remember(std::move(canonical));
      return;
    }
  }
  if (unit.label != EntityLabel::PERSON || is_known_ground(unit)) return;
  auto pieces = pieces_of(without_titles(unit.tokens));
  if (pieces.size() < 2 || pieces.size() > 6) return;
  std::string key = "words:";
  for (const auto& piece : pieces)
    key += (key.size() > 6 ? " " : "") + piece;
  if (learned_.insert(key).second) remember({std::move(pieces), std::move(key), no_index});
}

// The full name in the story that the short one abbreviates: its tail ("Abadi"), or else its first word.
const PersonReader::FullName* PersonReader::full_name_for(const std::vector<std::string>& pieces) const {
  const FullName* found = nullptr;
  if (const auto at = by_last_.find(pieces.back()); at != by_last_.end()) {
    for (const uint32_t i : at->second) {
      if (names_[i].pieces == pieces) return &names_[i];
      if (found == nullptr && ends_with(names_[i].pieces, pieces)) found = &names_[i];
    }
  }
  if (found != nullptr || pieces.size() != 1 || pieces.front().size() < 3) return found;
  if (const auto at = by_first_.find(pieces.front()); at != by_first_.end()) {
    for (const uint32_t i : at->second) {
      if (names_[i].pieces.size() < 2) continue;
      if (found != nullptr && found->key != names_[i].key) return nullptr;
      found = &names_[i];
    }
  }
  return found;
}

uint32_t PersonReader::actor_of(const FullName& name, Span tokens) {
  if (name.known != no_index) return story_.known_actor(name.known);
  Actor person;
  person.name = story_.words(tokens);
  person.type = "person";
  ActorTraits traits;
  traits.named = true;
  return story_.actor_of(name.key, person, traits);
}

// Among the lexicon's persons of the surname: the one in office on the day (heads before ministers), of the
// story's country where there are several; no one where that does not decide.
uint32_t PersonReader::known_by_surname(const NameHit& hit) const {
  uint32_t best = no_index;
  int best_score = 0;
  bool tie = false;
  for (size_t i = 0; i < hit.senses->size() && i < 32; ++i) {
    const auto& sense = (*hit.senses)[i];
    if ((hit.fitting >> i & 1U) == 0 || sense.kind != NameKind::surname) continue;
    bool former = false;
    const auto* term = story_.lexicon.office_of(sense.index, story_.published, former);
    int score = 0;
    if (term != nullptr) {
      const bool recent = story_.published.days() - term->period.to.days() < 3 * 365;
      score = former ? (recent ? 2 : 0) : 10 + rank_of(story_.lexicon.titles()[term->title]);
      if (story_.lexicon.actors()[sense.index].country == story_.main_country) score += 8;
    }
    tie = score == best_score && best != no_index;
    if (score > best_score) {
      best_score = score;
      best = sense.index;
      tie = false;
    }
  }
  return tie ? no_index : best;
}

bool PersonReader::read(const NameUnit& unit) {
  const Span name_tokens = without_titles(unit.tokens);
  const auto pieces = pieces_of(name_tokens);
  if (pieces.empty()) return false;
  const auto* full = full_name_for(pieces);
  if (full != nullptr) {
    const bool alias = full->pieces.size() != pieces.size();
    story_.add_mention(
        unit.tokens, actor_of(*full, name_tokens), alias ? MentionKind::alias : MentionKind::name,
        full->known != no_index ? story_.lexicon.actors()[full->known].where : "full name in the story");
    return true;
  }
  if (unit.hit != nullptr && unit.hit->sense(NameKind::surname) != nullptr &&
      unit.hit->tokens.contains(name_tokens)) {
    const uint32_t person = known_by_surname(*unit.hit);
    if (person != no_index) {
      story_.add_mention(unit.tokens, story_.known_actor(person), MentionKind::alias,
                         story_.lexicon.actors()[person].where + " (surname, by the office of the day)");
      return true;
    }
  }
  if (unit.label != EntityLabel::PERSON) return false;
  // A country or place that the recogniser took for a person's name.
  if (unit.hit != nullptr && unit.hit->tokens.contains(name_tokens) &&
      unit.hit->sense(NameKind::surname) == nullptr)
    return false;
  Actor person;
  person.name = story_.words(name_tokens);
  person.type = "person";
  ActorTraits traits;
  traits.named = true;
  const uint32_t actor = story_.actor_of("words:" + name_key(person.name), person, traits);
  story_.add_mention(unit.tokens, actor, MentionKind::name, "PERSON entity");
  return true;
}

bool PersonReader::read_surname(const NameUnit& unit) {
  if (unit.tokens.size() > 3) return false;
  const auto pieces = pieces_of(unit.tokens);
  if (pieces.empty() || pieces.back().size() < 3) return false;
  const auto at = by_last_.find(pieces.back());
  if (at == by_last_.end()) return false;
  for (const uint32_t i : at->second) {
    if (names_[i].pieces.size() < 2 || !(names_[i].pieces == pieces || ends_with(names_[i].pieces, pieces)))
      continue;
    story_.add_mention(unit.tokens, actor_of(names_[i], unit.tokens), MentionKind::alias,
                       "surname of a person of the story");
    return true;
  }
  return false;
}

void PersonReader::note(uint32_t actor, Span tokens) {
  const uint32_t known = story_.traits[actor].known;
  if (known == no_index) return;
  const std::string key = "known:" + std::to_string(known);
  if (learned_.insert(key + "/" + story_.words(tokens)).second) remember({pieces_of(tokens), key, known});
}

}  // namespace dateline
