#include "name/locate_names.h"

#include <algorithm>

namespace dateline {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Hold : uint8_t { none, guessed, firm };

// Which tokens another reading has: mentions, places, and entities that are no places (dates, works). An
// unknown organisation is only the recogniser's guess.
std::vector<Hold> holds(const Mentions& mentions, const Syntax& syntax) {
  std::vector<Hold> out(syntax.size(), Hold::none);
  const auto take = [&](Span tokens, Hold how) {
    for (uint32_t i = tokens.begin; i < tokens.end && i < out.size(); ++i)
      out[i] = std::max(out[i], how);
  };
  for (const auto& m : mentions.mentions)
    take(m.tokens, m.why == "ORG entity" ? Hold::guessed : Hold::firm);
  for (const auto& m : mentions.place_mentions)
    take(m.tokens, Hold::firm);
  for (const auto& entity : syntax.entities) {
    const bool place = entity.label == EntityLabel::GPE || entity.label == EntityLabel::LOC ||
                       entity.label == EntityLabel::FAC;
    if (!place) take(entity.tokens, entity.label == EntityLabel::ORG ? Hold::guessed : Hold::firm);
  }
  return out;
}

uint32_t head_of(const Syntax& syntax, Span tokens) {
  for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
    if (syntax.is_root(i) || !tokens.contains(syntax.head[i])) return i;
  }
  return tokens.end - 1;
}

// No part of a longer name that the recogniser sees.
bool is_alone(Span run, const std::vector<Hold>& held, const Syntax& syntax) {
  const bool free = std::all_of(held.begin() + run.begin, held.begin() + run.end,
                                [](Hold hold) { return hold == Hold::none; });
  return free || std::any_of(syntax.entities.begin(), syntax.entities.end(),
                             [&](const Entity& entity) { return entity.tokens == run; });
}

// A name that the story has as a place elsewhere ("Camp Kita residents").
bool is_told_of(const Mentions& mentions, const Syntax& syntax, Span run) {
  const auto words = [&](Span tokens) {
    const Span bytes = syntax.tokens.bytes(tokens);
    return syntax.tokens.text.substr(bytes.begin, bytes.size());
  };
  const std::string_view name = words(run);
  if (is_one_of(name, {"North", "South", "East", "West"})) return false;
  return std::any_of(mentions.place_mentions.begin(), mentions.place_mentions.end(),
                     [&](const PlaceMention& m) { return words(m.tokens) == name; });
}

}  // namespace

std::vector<LocativeName> locative_names(const Mentions& mentions, const Syntax& syntax, const Tree& tree) {
  std::vector<LocativeName> out;
  const auto held = holds(mentions, syntax);
  const auto is_free_name = [&](uint32_t i) { return held[i] != Hold::firm && syntax.tag[i] == Tag::NNP; };
  for (uint32_t i = 0; i < syntax.size(); ++i) {
    if (!is_free_name(i)) continue;
    Span run{i, i + 1};
    while (run.end < syntax.size() &&
           (is_free_name(run.end) ||
            (syntax.tag[run.end] == Tag::HYPH && run.end + 1 < syntax.size() && is_free_name(run.end + 1))))
      ++run.end;
    i = run.end;
    const uint32_t head = head_of(syntax, run);
    if (is_alone(run, held, syntax) && is_told_of(mentions, syntax, run)) {
      out.push_back({run, head, true});
      continue;
    }
    // A modifier outside the run ("in President X") makes another name of it.
    if (syntax.dep[head] != Dep::pobj || tree.subtree(head).begin + 1 < run.begin) continue;
    const uint32_t preposition = syntax.head[head];
    const auto word = syntax.lemma(preposition);
    const bool described = word == "of" && is_one_of(syntax.lemma(syntax.head[preposition]),
                                                     {"town", "city", "village", "port", "district"});
    const bool guessed = held[head] == Hold::guessed;
    if (described || (!guessed && is_one_of(word, {"in", "near", "outside", "around"})))
      out.push_back({run, head, described});
  }
  return out;
}

}  // namespace dateline
