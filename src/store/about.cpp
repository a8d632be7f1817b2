#include "store/about.h"

#include <algorithm>

namespace dateline {

namespace {

bool is_code(std::string_view word) {
  return word.size() == 3 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// `pattern` with * for any letters; both folded. Greedy with one step back, as no pattern of names is long.
bool matches(std::string_view text, std::string_view pattern) {
  size_t t = 0, p = 0, star = std::string_view::npos, from = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++, from = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p, ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1, t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*')
    ++p;
  return p == pattern.size();
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

About::About(std::string_view words) : words_(words), folded_(fold(words)), code_(is_code(words)) {
  if (words.size() == 7 && (words[3] == ' ' || words[3] == ':') && is_code(words.substr(0, 3)) &&
      is_code(words.substr(4)))
    pair_country_ = words.substr(0, 3), pair_sector_ = words.substr(4);
}

Result<About> About::of(Connection& db, const std::string& words) {
  About out(words);
  if (words.empty()) return out;
  auto select = db.prepare(
      "SELECT country FROM actor WHERE name = ?1 COLLATE NOCASE AND type = 'state' AND country IS NOT NULL "
      "LIMIT 1");
  if (!select) return select.error();
  select->bind(1, words);
  const auto found = select->step();
  if (!found) return found.error();
  if (*found) out.country_ = select->text(0);
  return out;
}

bool About::named(std::string_view name) const {
  return matches(fold(name), folded_);
}

bool About::party(std::string_view name, std::string_view country, std::string_view sector) const {
  if (everything() || named(name)) return true;
  if (!pair_country_.empty()) return pair_country_ == country && pair_sector_ == sector;
  if (!country_.empty() && country == country_) return true;
  return code_ && (country == words_ || sector == words_);
}

bool About::place(std::string_view name, std::string_view country, std::string_view admin1) const {
  if (everything() || named(name)) return true;
  if (!country_.empty() && country == country_) return true;
  return country == words_ || (!admin1.empty() && admin1 == words_);
}

}  // namespace dateline
