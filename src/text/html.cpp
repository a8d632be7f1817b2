#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "text/repair.h"
#include "text/windows1252.h"

namespace dateline {

namespace {

constexpr size_t longest_entity = 10;  // letters or digits between & and ;
constexpr size_t longest_tag = 2000;   // with its attributes
constexpr int max_rounds = 2;          // feeds escape their entities once more: "&amp;#39;"

using Entity = std::pair<std::string_view, char32_t>;
// Sorted by name.
constexpr auto entities = std::to_array<Entity>({
    {"AElig", 0xC6},   {"Aacute", 0xC1},  {"Auml", 0xC4},     {"Ccedil", 0xC7},   {"Eacute", 0xC9},
    {"Iacute", 0xCD},  {"Ntilde", 0xD1},  {"Oacute", 0xD3},   {"Ouml", 0xD6},     {"Scaron", 0x160},
    {"Uacute", 0xDA},  {"Uuml", 0xDC},    {"aacute", 0xE1},   {"acirc", 0xE2},    {"acute", 0xB4},
    {"aelig", 0xE6},   {"agrave", 0xE0},  {"amp", '&'},       {"apos", '\''},     {"aring", 0xE5},
    {"atilde", 0xE3},  {"auml", 0xE4},    {"bdquo", 0x201E},  {"bull", 0x2022},   {"ccedil", 0xE7},
    {"cent", 0xA2},    {"copy", 0xA9},    {"deg", 0xB0},      {"eacute", 0xE9},   {"ecirc", 0xEA},
    {"egrave", 0xE8},  {"emsp", 0x2003},  {"ensp", 0x2002},   {"euml", 0xEB},     {"euro", 0x20AC},
    {"frac12", 0xBD},  {"gt", '>'},       {"hellip", 0x2026}, {"iacute", 0xED},   {"icirc", 0xEE},
    {"iquest", 0xBF},  {"iuml", 0xEF},    {"laquo", 0xAB},    {"ldquo", 0x201C},  {"lsaquo", 0x2039},
    {"lsquo", 0x2018}, {"lt", '<'},       {"mdash", 0x2014},  {"middot", 0xB7},   {"nbsp", 0xA0},
    {"ndash", 0x2013}, {"ntilde", 0xF1},  {"oacute", 0xF3},   {"ocirc", 0xF4},    {"oelig", 0x153},
    {"oslash", 0xF8},  {"otilde", 0xF5},  {"ouml", 0xF6},     {"pound", 0xA3},    {"quot", '"'},
    {"raquo", 0xBB},   {"rdquo", 0x201D}, {"reg", 0xAE},      {"rsaquo", 0x203A}, {"rsquo", 0x2019},
    {"sbquo", 0x201A}, {"scaron", 0x161}, {"shy", 0xAD},      {"szlig", 0xDF},    {"thinsp", 0x2009},
    {"trade", 0x2122}, {"uacute", 0xFA},  {"uuml", 0xFC},     {"yen", 0xA5},
});
static_assert(std::is_sorted(entities.begin(), entities.end()));

// Tags that end a paragraph, and those that only dress words. Sorted.
constexpr auto block_tags = std::to_array<std::string_view>(
    {"article", "blockquote", "body", "br",      "dd",    "div", "dl",    "dt",     "figcaption", "figure",
     "h1",      "h2",         "h3",   "h4",      "h5",    "h6",  "head",  "header", "hr",         "html",
     "li",      "ol",         "p",    "section", "table", "td",  "title", "tr",     "ul"});
constexpr auto inline_tags =
    std::to_array<std::string_view>({"a", "abbr", "b", "cite", "em", "font", "i", "img", "mark", "q", "s",
                                     "small", "span", "strong", "sub", "sup", "time", "u"});
static_assert(std::is_sorted(block_tags.begin(), block_tags.end()));
static_assert(std::is_sorted(inline_tags.begin(), inline_tags.end()));

std::optional<char32_t> entity_value(std::string_view name) {
  if (name.size() > 1 && name[0] == '#') {
    const bool hex = name[1] == 'x' || name[1] == 'X';
    char32_t value = 0;
    const std::string_view digits = name.substr(hex ? 2 : 1);
    if (digits.empty() || digits.size() > 7) return std::nullopt;
    for (const char d : digits) {
      const int v = d >= '0' && d <= '9'   ? d - '0'
                    : d >= 'a' && d <= 'f' ? d - 'a' + 10
                    : d >= 'A' && d <= 'F' ? d - 'A' + 10
                                           : 99;
      if (v >= (hex ? 16 : 10)) return std::nullopt;
      value = value * (hex ? 16 : 10) + static_cast<char32_t>(v);
    }
    if (value >= 0x80 && value <= 0x9F) value = windows1252(static_cast<unsigned char>(value));
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0xFFFD;
    return value;
  }
  const auto found = std::lower_bound(entities.begin(), entities.end(), name,
                                      [](const Entity& e, std::string_view n) { return e.first < n; });
  if (found == entities.end() || found->first != name) return std::nullopt;
  return found->second;
}

uint32_t decode_entities(Chars& chars) {
  uint32_t decoded = 0;
  size_t out = 0;
  std::string name;
  for (size_t at = 0; at < chars.size();) {
    if (chars[at].c == '&') {
      name.clear();
      size_t end = at + 1;
      while (end < chars.size() && name.size() < longest_entity && chars[end].c < 0x80 &&
             (is_alpha(chars[end].c) || is_digit(chars[end].c) || chars[end].c == '#')) {
        name.push_back(static_cast<char>(chars[end++].c));
      }
      if (end < chars.size() && chars[end].c == ';') {
        if (const auto value = entity_value(name)) {
          chars[out++] = {*value, chars[at].given, chars[end].end, QuoteMark::none};
          at = end + 1, ++decoded;
          continue;
        }
      }
    }
    chars[out++] = chars[at++];
  }
  chars.resize(out);
  return decoded;
}

struct Tag {
  std::string name;
  size_t end = 0;  // past the ">"
  bool closing = false;
};

std::optional<Tag> tag_at(const Chars& chars, size_t at) {
  Tag tag;
  size_t i = at + 1;
  if (i < chars.size() && chars[i].c == '/') tag.closing = true, ++i;
  while (i < chars.size() && tag.name.size() < 12 && chars[i].c < 0x80 &&
         (is_alpha(chars[i].c) || is_digit(chars[i].c)))
    tag.name.push_back(static_cast<char>(to_lower(chars[i++].c)));
  if (tag.name.empty() || i >= chars.size()) return std::nullopt;
  if (chars[i].c != '>' && chars[i].c != '/' && !is_space(chars[i].c)) return std::nullopt;
  const size_t limit = std::min(chars.size(), at + longest_tag);
  for (; i < limit && chars[i].c != '<'; ++i) {
    if (chars[i].c == '>') {
      tag.end = i + 1;
      return tag;
    }
  }
  return std::nullopt;
}

bool matches(const Chars& chars, size_t at, std::string_view word) {
  if (at + word.size() > chars.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    if (to_lower(chars[at + i].c) != static_cast<unsigned char>(word[i])) return false;
  }
  return true;
}

// Where the text goes on after a comment, a script or a style that begins at `at`; 0 where none does or it
// never ends. `never` remembers what was not found once, so that the whole stays linear.
size_t after_hidden(const Chars& chars, size_t at, std::array<bool, 3>& never) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> hidden = {
      {{"<!--", "-->"}, {"<script", "</script>"}, {"<style", "</style>"}}};
  for (size_t kind = 0; kind < hidden.size(); ++kind) {
    if (never[kind] || !matches(chars, at, hidden[kind].first)) continue;
    for (size_t i = at + hidden[kind].first.size(); i < chars.size(); ++i) {
      if (matches(chars, i, hidden[kind].second)) return i + hidden[kind].second.size();
    }
    never[kind] = true;
  }
  return 0;
}

uint32_t remove_tags(Chars& chars) {
  uint32_t removed = 0;
  size_t out = 0;
  std::array<bool, 3> never{};
  for (size_t at = 0; at < chars.size();) {
    if (chars[at].c == '<') {
      if (const size_t after = after_hidden(chars, at, never); after > 0) {
        at = after, ++removed;
        continue;
      }
      if (const auto tag = tag_at(chars, at)) {
        const bool block = std::binary_search(block_tags.begin(), block_tags.end(), tag->name);
        if (block || std::binary_search(inline_tags.begin(), inline_tags.end(), tag->name)) {
          if (block) chars[out++] = {'\n', chars[at].given, chars[tag->end - 1].end, QuoteMark::none};
          at = tag->end, ++removed;
          continue;
        }
      }
    }
    chars[out++] = chars[at++];
  }
  chars.resize(out);
  return removed;
}

}  // namespace

void remove_markup(Chars& chars, RepairCounts& counts) {
  const auto holds = [&](char32_t c) {
    return std::any_of(chars.begin(), chars.end(), [c](const Char& x) { return x.c == c; });
  };
  if (holds('<')) counts.entities += remove_tags(chars);
  for (int round = 0; round < max_rounds && holds('&'); ++round)
    counts.entities += decode_entities(chars);
}

}  // namespace dateline
