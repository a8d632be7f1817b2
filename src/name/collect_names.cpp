// Lexicon hits and recognised entities, laid over each other: one reading for each run of tokens.
#include <algorithm>
#include <array>

#include "name/passes.h"

namespace dateline {

namespace {

bool is_name_label(EntityLabel label) {
  switch (label) {
    case EntityLabel::PERSON:
    case EntityLabel::ORG:
    case EntityLabel::NORP:
    case EntityLabel::GPE:
    case EntityLabel::LOC:
    case EntityLabel::FAC:
      return true;
    default:
      return false;
  }
}

// Without the article (or "Near" at a sentence's start) before and the possessive after.
Span trimmed(const Syntax& syntax, Span tokens) {
  while (!tokens.empty() && (syntax.tag[tokens.begin] == Tag::DT || syntax.form(tokens.begin) == "Near"))
    ++tokens.begin;
  while (!tokens.empty() &&
         (syntax.tag[tokens.end - 1] == Tag::POS || syntax.pos[tokens.end - 1] == Pos::PUNCT ||
          syntax.pos[tokens.end - 1] == Pos::SPACE)) {
    --tokens.end;
  }
  while (!tokens.empty() &&
         (syntax.pos[tokens.begin] == Pos::PUNCT || syntax.pos[tokens.begin] == Pos::SPACE))
    ++tokens.begin;
  return tokens;
}

bool has_sense(const NameHit& hit, std::initializer_list<NameKind> kinds) {
  return std::any_of(kinds.begin(), kinds.end(), [&](NameKind kind) { return hit.sense(kind) != nullptr; });
}

// "Idlib province": a name though it ends in a common noun.
bool has_proper(const Syntax& syntax, Span tokens) {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (is_proper(syntax.tag[i])) return true;
  }
  return false;
}

// Names only a place of which the lexicon itself doubts that it is meant ("Victoria").
bool is_doubtful_place(const NameHit& hit) {
  bool place = false;
  for (size_t i = 0; i < hit.senses->size() && i < 32; ++i) {
    const auto& sense = (*hit.senses)[i];
    if ((hit.fitting >> i & 1U) == 0) continue;
    if (sense.kind != NameKind::place || (!sense.context && !sense.ambiguous)) return false;
    place = true;
  }
  return place;
}

// "Milei said" in a story that names Argentina: who leads one of the story's countries on its day, by the
// surname.
bool leads_country_of_story(const StoryContext& story, const NameHit& hit, uint32_t person) {
  const uint32_t token = hit.tokens.begin;
  const uint32_t sentence = story.syntax.sentence(story.syntax.sentence_of(token)).begin;
  if (token == sentence && !is_proper(story.syntax.tag[token])) return false;
  const auto& entities = story.syntax.entities;
  if (std::any_of(entities.begin(), entities.end(),
                  [&](const Entity& e) { return e.tokens.contains(token) && !is_name_label(e.label); }))
    return false;  // "in May"
  bool former = false;
  const auto* term = story.lexicon.office_of(person, story.published, former);
  if (term == nullptr || former || story.lexicon.titles()[term->title].rank != "head") return false;
  const auto& names = story.scan.names;
  return std::any_of(names.begin(), names.end(),
                     [&](const NameHit& other) { return country_of_hit(story, other) == term->body; });
}

// A hit that needs no recogniser to believe it. `plain`: actors that the story names without doubt elsewhere.
bool stands_alone(const StoryContext& story, const NameHit& hit, const std::vector<uint8_t>& plain) {
  const auto& syntax = story.syntax;
  for (size_t i = 0; i < hit.senses->size() && i < 32; ++i) {
    const auto& sense = (*hit.senses)[i];
    if ((hit.fitting >> i & 1U) == 0) continue;
    if (sense.kind == NameKind::surname) {
      if (leads_country_of_story(story, hit, sense.index)) return true;
      continue;
    }
    const bool doubtful = sense.context || sense.ambiguous;
    if (doubtful && (sense.kind != NameKind::actor || plain[sense.index] == 0)) continue;
    if (sense.kind == NameKind::place || sense.kind == NameKind::capital) {
      if (!has_proper(syntax, hit.tokens)) continue;
    }
    return true;
  }
  return false;
}

bool is_person_hit(const StoryContext& story, const NameHit& hit) {
  const auto* sense = hit.sense(NameKind::actor);
  return sense != nullptr && story.lexicon.actors()[sense->index].type == "person";
}

// "President Jokowi" is he; "Najib Karimi" is another Najib than the one who is known by that name alone.
bool titles_alone_beside(const StoryContext& story, const NameHit& hit, Span entity) {
  static constexpr std::array<std::string_view, 14> honorifics = {
      "Mr",       "Mrs",    "Ms",   "Dr",      "Sheikh", "Sheik", "Prince",
      "Princess", "Sayyed", "Syed", "Maulana", "Begum",  "Haji",  "Comrade"};
  const auto& titles = story.scan.titles;
  auto title = hits_from(titles, entity.begin);
  for (uint32_t i = entity.begin; i < entity.end; ++i) {
    while (title != titles.end() && title->tokens.end <= i)
      ++title;
    if (hit.tokens.contains({i, i + 1})) continue;
    if (title != titles.end() && title->tokens.contains({i, i + 1})) continue;
    auto word = story.syntax.form(i);
    const bool lower = word.front() >= 'a' && word.front() <= 'z';
    if (story.syntax.pos[i] == Pos::PUNCT || lower) continue;
    if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
    if (std::find(honorifics.begin(), honorifics.end(), word) == honorifics.end()) return false;
  }
  return true;
}

// Whether the hit says what the whole entity is, though it may be a part of its words.
bool rules_entity(const StoryContext& story, const NameHit& hit, Span entity, EntityLabel label) {
  if ((label == EntityLabel::PERSON || label == EntityLabel::ORG) && is_doubtful_place(hit)) return false;
  if (hit.tokens.contains(entity)) return true;
  switch (label) {
    case EntityLabel::PERSON:
      return is_person_hit(story, hit) && (hit.tokens.size() > 1 || titles_alone_beside(story, hit, entity));
    case EntityLabel::GPE:
    case EntityLabel::NORP:
      return true;
    case EntityLabel::LOC:
      return hit.tokens.end == entity.end &&
             has_sense(hit, {NameKind::country, NameKind::capital, NameKind::place});
    case EntityLabel::ORG:
      return hit.tokens.end == entity.end && has_sense(hit, {NameKind::actor}) &&
             !is_person_hit(story, hit) && entity.size() <= hit.tokens.size() + 1;
    default:
      return false;
  }
}

// "Pentagon Press" before "Secretary": the organisation ends where the title begins; "Defense" in "Defense
// Secretary" is none.
Span without_title(const StoryContext& story, Span tokens) {
  const auto& titles = story.scan.titles;
  for (auto at = hits_from(titles, tokens.begin); at != titles.end() && at->tokens.begin < tokens.end; ++at) {
    if (at->tokens.contains(tokens)) return {};
    const bool heads = at->tokens.end == tokens.end && at->tokens.begin > tokens.begin &&
                       story.head_of(tokens) == story.head_of(at->tokens);
    if (at->tokens.end > tokens.end || heads) tokens.end = at->tokens.begin;
  }
  return tokens;
}

// "Jobbik party": the name ends where its common noun begins, which is read with the descriptions.
Span without_common_noun(const StoryContext& story, Span tokens) {
  const auto& names = story.scan.names;
  const uint32_t last = tokens.end - 1;
  const auto at = hits_from(names, tokens.begin);
  if (tokens.size() < 2 || at == names.end() || !tokens.contains(at->tokens) || at->tokens.end != last)
    return tokens;
  const char initial = story.syntax.form(last).front();
  const bool noun = initial >= 'a' && initial <= 'z' && hit_at(story.scan.agents, last) != nullptr;
  if (!noun || at->sure_sense(NameKind::actor) == nullptr || is_person_hit(story, *at)) return tokens;
  return {tokens.begin, last};
}

// By index of the lexicon's actors: 1 where the story has a name of it that is nobody else's.
std::vector<uint8_t> named_plainly(const StoryContext& story) {
  std::vector<uint8_t> plain(story.lexicon.actors().size(), 0);
  for (const auto& hit : story.scan.names) {
    if (const auto* sense = hit.sure_sense(NameKind::actor)) plain[sense->index] = 1;
  }
  return plain;
}

}  // namespace

std::vector<NameUnit> collect_names(const StoryContext& story) {
  std::vector<NameUnit> units;
  std::vector<uint8_t> covered(story.syntax.size(), 0);
  const auto cover = [&](Span tokens) {
    for (uint32_t i = tokens.begin; i < tokens.end; ++i)
      covered[i] = 1;
  };
  const auto& hits = story.scan.names;
  const auto plain = named_plainly(story);
  std::vector<uint8_t> used(hits.size(), 0);
  size_t next = 0;
  for (const auto& entity : story.syntax.entities) {
    if (!is_name_label(entity.label)) continue;
    Span tokens = trimmed(story.syntax, entity.tokens);
    if (tokens.size() > 2 && is_stance_prefix(story.syntax, tokens.begin)) tokens.begin += 2;
    const EntityLabel label = entity.label;
    if (label == EntityLabel::ORG) tokens = without_title(story, tokens);
    if (tokens.empty()) continue;
    if (label == EntityLabel::ORG) tokens = without_common_noun(story, tokens);
    // "Maoist" in "Communist Party of India (Maoist)", which an entity before has made its own.
    if (std::all_of(covered.begin() + tokens.begin, covered.begin() + tokens.end,
                    [](uint8_t c) { return c != 0; }))
      continue;
    while (next < hits.size() && hits[next].tokens.end <= tokens.begin)
      ++next;
    bool ruled = false;
    for (size_t i = next; i < hits.size() && hits[i].tokens.begin < tokens.end; ++i) {
      if (used[i] != 0) continue;
      if (!rules_entity(story, hits[i], tokens, label)) {
        // Parts of a longer name tell of it, but are no names of their own; a hit that reaches beyond it is.
        if (tokens.contains(hits[i].tokens)) used[i] = 2;
        continue;
      }
      used[i] = 1;
      const bool widen =
          label == EntityLabel::PERSON || label == EntityLabel::ORG || label == EntityLabel::LOC;
      const Span whole =
          widen ? Span{std::min(tokens.begin, hits[i].tokens.begin), std::max(tokens.end, hits[i].tokens.end)}
                : hits[i].tokens;
      units.push_back({whole, &hits[i], label});
      cover(whole);
      ruled = true;
      if (widen) break;
    }
    if (!ruled) {
      units.push_back({tokens, nullptr, label});
      cover(tokens);
    }
  }
  for (size_t i = 0; i < hits.size(); ++i) {
    if (used[i] != 0 || !stands_alone(story, hits[i], plain)) continue;
    bool free = true;
    for (uint32_t t = hits[i].tokens.begin; t < hits[i].tokens.end; ++t)
      free = free && covered[t] == 0;
    if (free) units.push_back({hits[i].tokens, &hits[i], EntityLabel::none});
  }
  std::sort(units.begin(), units.end(),
            [](const NameUnit& a, const NameUnit& b) { return a.tokens < b.tokens; });
  return units;
}

std::vector<NameHit>::const_iterator hits_from(const std::vector<NameHit>& hits, uint32_t token) {
  return std::upper_bound(hits.begin(), hits.end(), token,
                          [](uint32_t t, const NameHit& hit) { return t < hit.tokens.end; });
}

const NameHit* hit_at(const std::vector<NameHit>& hits, uint32_t token) {
  const auto at = hits_from(hits, token);
  return at != hits.end() && at->tokens.contains(token) ? &*at : nullptr;
}

std::string country_of_hit(const StoryContext& story, const NameHit& hit) {
  for (const NameKind kind :
       {NameKind::country, NameKind::adjective, NameKind::people, NameKind::capital, NameKind::seat}) {
    if (const auto* sense = hit.sense(kind)) {
      if (sense->context && sense->ambiguous) continue;
      // "Congolese", "Dominican": the country the story is about decides among namesakes.
      for (size_t i = 0; i < hit.senses->size() && i < 32; ++i) {
        const auto& other = (*hit.senses)[i];
        if ((hit.fitting >> i & 1U) != 0 && other.kind == kind &&
            story.lexicon.countries()[other.index].iso3 == story.main_country) {
          return story.main_country;
        }
      }
      return story.lexicon.countries()[sense->index].iso3;
    }
  }
  return {};
}

void choose_main_country(StoryContext& story, const std::vector<NameUnit>& units) {
  std::map<std::string, int> weight;
  std::map<std::string, uint32_t> first;  // token of its first mention
  const auto& starts = story.syntax.sentence_start;
  const uint32_t second_sentence_end =
      starts.size() > 2 ? starts[2] : static_cast<uint32_t>(story.syntax.size());
  for (const auto& unit : units) {
    if (unit.hit == nullptr) continue;
    auto country = country_of_hit(story, *unit.hit);
    if (const auto* place = unit.hit->sense(NameKind::place); country.empty() && place != nullptr) {
      country = story.lexicon.places()[place->index].country;
    }
    if (country.empty()) continue;
    // A backer ("U.S.-backed") is seldom the country of the story; the first of equals is.
    const bool backer = is_hyphenated_modifier(story.syntax, unit.tokens.end - 1);
    weight[country] += backer ? 1 : unit.tokens.begin < second_sentence_end ? 3 : 2;
    first.try_emplace(country, unit.tokens.begin);
  }
  // The dateline tells where the story was written: often, not always, the country it is about.
  if (const auto* senses = story.lexicon.senses_of(story.text.dateline.place_name); senses != nullptr) {
    const NameHit hit{{}, senses, UINT32_MAX};
    std::string country = country_of_hit(story, hit);
    if (const auto* place = hit.sense(NameKind::place); country.empty() && place != nullptr) {
      country = story.lexicon.places()[place->index].country;
    }
    if (!country.empty() && weight.count(country) != 0) weight[country] += 5;
    if (!country.empty()) weight[country] += 2;
  }
  int best = 0;
  for (const auto& [country, w] : weight) {
    const bool earlier = first.count(country) != 0 && first.count(story.main_country) != 0 &&
                         first[country] < first[story.main_country];
    if (w > best || (w == best && earlier)) {
      best = w;
      story.main_country = country;
    }
  }
}

}  // namespace dateline
