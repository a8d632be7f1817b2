#include <algorithm>
#include <cctype>

#include "relate/tie_finder.h"

namespace dateline {

// "French-backed Malian troops": three tokens before the noun.
bool TieFinder::hyphenated(uint32_t i) {
  const size_t dash = s_.form(i).rfind('-');
  if (dash != std::string_view::npos && dash > 0) return hyphenated_word(i, s_.form(i).substr(dash + 1));
  if (i < 2 || s_.form(i - 1) != "-") return false;
  if (prefixed(i)) return false;
  const auto& words = in_.lexicon.find(RelationTable::tie_participles, s_.form(i));
  if (words.empty()) return false;
  const uint32_t noun = noun_after(i);
  if (noun > i) add(clause_.parties({name_before(i - 1)}), clause_.parties({noun}), words.front(), i);
  return true;
}

// The same in one token, as the tokenizer leaves it after a full stop.
bool TieFinder::hyphenated_word(uint32_t i, std::string_view participle) {
  const auto& words = in_.lexicon.find(RelationTable::tie_participles, participle);
  if (words.empty() || in_.mentions.mention_at(i) == nullptr) return false;
  const uint32_t noun = noun_after(i);
  if (noun > i) add(clause_.parties({i}), clause_.parties({noun}), words.front(), i);
  return true;
}

// "anti-Taliban militia", "pro-Iranian fighters": the noun is for or against the name.
bool TieFinder::prefixed(uint32_t i) {
  std::string prefix(s_.form(i - 2));
  for (char& c : prefix)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto& words = in_.lexicon.find(RelationTable::tie_prefixes, prefix);
  if (words.empty()) return false;
  const uint32_t noun = noun_after(i);
  if (noun > i) add(clause_.parties({noun}), clause_.parties({i}), words.front(), i);
  return true;
}

// The noun that the hyphenated word stands before, or the word itself.
uint32_t TieFinder::noun_after(uint32_t i) const {
  uint32_t noun = i;
  for (int steps = 0; steps < 5 && !s_.is_root(noun) && (noun <= i || !clause_.is_noun(noun)); ++steps)
    noun = s_.head[noun];
  return noun > i && clause_.is_noun(noun) ? noun : i;
}

// The head of the name that ends before the hyphen.
uint32_t TieFinder::name_before(uint32_t hyphen) const {
  for (const Mention& m : in_.mentions.mentions) {
    if (m.tokens.end == hyphen) return m.head;
  }
  return hyphen - 1;
}

// "the Iran-Iraq war", "a Turkey-Qatar partnership": the two names before the noun.
void TieFinder::paired(uint32_t i, const RelationWord& word) {
  for (uint32_t k = i; k-- > 1 && i - k < 6;) {
    const bool inside = s_.pos[k] == Pos::PUNCT || s_.pos[k] == Pos::PROPN || s_.pos[k] == Pos::ADJ ||
                        s_.pos[k] == Pos::NOUN || s_.form(k) == "-";
    if (!inside) return;
    if (s_.form(k) != "-" && s_.form(k) != "–") continue;
    add(clause_.parties({name_before(k)}), clause_.parties({k + 1}), word, i);
    return;
  }
}

}  // namespace dateline
