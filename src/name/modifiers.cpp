// What the modifiers of a noun tell: whose it is.
#include "name/passes.h"

namespace dateline {

// "anti" of "anti-Taliban": what the name after the hyphen is the object of.
bool is_stance_prefix(const Syntax& syntax, uint32_t token) {
  if (token + 2 >= syntax.size() || syntax.form(token + 1) != "-") return false;
  const auto form = syntax.form(token);
  return form == "anti" || form == "Anti" || form == "pro" || form == "Pro" || form == "counter" ||
         form == "Counter";
}

// "U.S.-backed", "Iranian-made", "pro-Iranian": the country of another party, not of the noun.
bool is_hyphenated_modifier(const Syntax& syntax, uint32_t token) {
  const auto form = syntax.form(token);
  const size_t dash = form.rfind('-');
  if (dash != std::string_view::npos && dash + 1 < form.size() && form[dash + 1] >= 'a' &&
      form[dash + 1] <= 'z')
    return true;
  if (syntax.dep[token] == Dep::npadvmod) return true;
  if (token > 1 && is_stance_prefix(syntax, token - 2)) return true;
  // "Iranian - backed" in three tokens, whatever the parser calls them.
  if (token + 2 >= syntax.size() || syntax.form(token + 1) != "-") return false;
  const Tag participle = syntax.tag[token + 2];
  return participle == Tag::VBN || participle == Tag::VBD || participle == Tag::JJ;
}

namespace {

bool is_owner_preposition(std::string_view form) {
  return form == "of" || form == "for" || form == "from" || form == "to";
}

std::string country_at(const StoryContext& story, uint32_t token) {
  if (const auto* hit = hit_at(story.scan.names, token)) {
    if (auto country = country_of_hit(story, *hit); !country.empty()) return country;
    if (const auto* sense = hit->sure_sense(NameKind::actor)) {
      const auto& known = story.lexicon.actors()[sense->index];
      if (known.country.size() == 3) return known.country;
    }
  }
  const uint32_t actor = story.actor_at(token);
  return actor == no_index ? std::string() : story.actors[actor].country;
}

}  // namespace

std::string country_of_modifiers(const StoryContext& story, uint32_t head, std::vector<uint32_t>* used) {
  const auto& syntax = story.syntax;
  std::string country;
  const Span phrase = story.noun_phrase(head);
  for (uint32_t i = phrase.begin; i < head; ++i) {
    const auto* hit = hit_at(story.scan.names, i);
    if (hit == nullptr || is_hyphenated_modifier(syntax, hit->tokens.end - 1) ||
        is_hyphenated_modifier(syntax, i))
      continue;
    auto found = country_of_hit(story, *hit);
    if (found.empty()) {
      const auto* sense = hit->sure_sense(NameKind::actor);
      if (sense != nullptr) found = story.lexicon.actors()[sense->index].country;
      if (const auto* place = hit->sense(NameKind::place); found.empty() && place != nullptr) {
        found = story.lexicon.places()[place->index].country;
      }
      if (found.size() != 3) continue;
    }
    if (syntax.dep[i] == Dep::conj && !country.empty())
      continue;  // "Hungarian and Romanian": the first is the noun's own
    country = found;
    if (used != nullptr) used->push_back(i);
  }
  if (!country.empty()) return country;
  for (const uint32_t child : story.tree.children(head)) {
    if (syntax.dep[child] == Dep::poss || syntax.dep[child] == Dep::compound ||
        syntax.dep[child] == Dep::nmod) {
      country = country_at(story, child);
    } else if (syntax.dep[child] == Dep::prep && child > head && is_owner_preposition(syntax.form(child))) {
      for (const uint32_t object : story.tree.children(child)) {
        if (syntax.dep[object] != Dep::pobj) continue;
        // "an aide to Mandela" is of his country, "the ambassador to Chile" is not.
        const uint32_t person = story.actor_at(object);
        const bool of_person = person != no_index && story.actors[person].type == "person";
        if (syntax.form(child) == "to" && !of_person) continue;
        country = country_at(story, object);
        if (country.empty()) country = country_of_modifiers(story, object);
      }
    }
    if (!country.empty()) return country;
  }
  return {};
}

}  // namespace dateline
