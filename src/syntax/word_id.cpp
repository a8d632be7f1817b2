#include "syntax/word_id.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "base/hash.h"

namespace dateline {

namespace {

// The symbols of spaCy 3 in the order of their numbers, in runs; part of its binary interface, closed
// since 3.0.
constexpr std::array<std::string_view, 19> first_names = {  // from 0
    "",         "IS_ALPHA",      "IS_ASCII",       "IS_DIGIT",          "IS_LOWER",
    "IS_PUNCT", "IS_SPACE",      "IS_TITLE",       "IS_UPPER",          "LIKE_URL",
    "LIKE_NUM", "LIKE_EMAIL",    "IS_STOP",        "IS_OOV_DEPRECATED", "IS_BRACKET",
    "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY"};
constexpr std::array<std::string_view, 40> attribute_names = {  // from 64
    "ID",   "ORTH", "LOWER", "NORM",    "SHAPE",    "PREFIX", "SUFFIX",     "LENGTH", "CLUSTER", "LEMMA",
    "POS",  "TAG",  "DEP",   "ENT_IOB", "ENT_TYPE", "HEAD",   "SENT_START", "SPACY",  "PROB",    "LANG",
    "ADJ",  "ADP",  "ADV",   "AUX",     "CONJ",     "CCONJ",  "DET",        "INTJ",   "NOUN",    "NUM",
    "PART", "PRON", "PROPN", "PUNCT",   "SCONJ",    "SYM",    "VERB",       "X",      "EOL",     "SPACE"};
constexpr std::array<std::string_view, 77> label_names = {  // from 380
    "PERSON",      "NORP",      "FACILITY",  "ORG",   "GPE",    "LOC",        "PRODUCT", "EVENT",
    "WORK_OF_ART", "LANGUAGE",  "LAW",       "DATE",  "TIME",   "PERCENT",    "MONEY",   "QUANTITY",
    "ORDINAL",     "CARDINAL",  "acomp",     "advcl", "advmod", "agent",      "amod",    "appos",
    "attr",        "aux",       "auxpass",   "cc",    "ccomp",  "complm",     "conj",    "cop",
    "csubj",       "csubjpass", "dep",       "det",   "dobj",   "expl",       "hmod",    "hyph",
    "infmod",      "intj",      "iobj",      "mark",  "meta",   "neg",        "nmod",    "nn",
    "npadvmod",    "nsubj",     "nsubjpass", "num",   "number", "oprd",       "obj",     "obl",
    "parataxis",   "partmod",   "pcomp",     "pobj",  "poss",   "possessive", "preconj", "prep",
    "prt",         "punct",     "quantmod",  "relcl", "rcmod",  "root",       "xcomp",   "acl",
    "ENT_KB_ID",   "MORPH",     "ENT_ID",    "IDX",   "_"};

constexpr uint64_t attributes_from = 64;
constexpr uint64_t labels_from = 380;
constexpr size_t longest_symbol = 17;

// FLAG19 .. FLAG63 and DEPRECATED001 .. DEPRECATED276 count on.
std::optional<uint64_t> numbered(std::string_view text, std::string_view stem, size_t digits, uint64_t first,
                                 uint64_t last, uint64_t offset) {
  if (text.size() != stem.size() + digits || !text.starts_with(stem)) return std::nullopt;
  uint64_t value = 0;
  for (const char c : text.substr(stem.size())) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<uint64_t>(c - '0');
  }
  if (value < first || value > last) return std::nullopt;
  return value + offset;
}

using Entry = std::pair<std::string_view, uint64_t>;

std::array<Entry, first_names.size() + attribute_names.size() + label_names.size()> sorted_symbols() {
  std::array<Entry, first_names.size() + attribute_names.size() + label_names.size()> out;
  size_t at = 0;
  const auto add = [&](std::span<const std::string_view> names, uint64_t from) {
    for (const auto name : names)
      out[at++] = {name, from++};
  };
  add(first_names, 0);
  add(attribute_names, attributes_from);
  add(label_names, labels_from);
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<uint64_t> symbol(std::string_view text) {
  static const auto symbols = sorted_symbols();
  const auto at = std::lower_bound(symbols.begin(), symbols.end(), text,
                                   [](const Entry& e, std::string_view wanted) { return e.first < wanted; });
  if (at != symbols.end() && at->first == text) return at->second;
  if (auto id = numbered(text, "FLAG", 2, 19, 63, 0)) return id;
  return numbered(text, "DEPRECATED", 3, 1, 276, 103);
}

}  // namespace

uint64_t word_id(std::string_view text) {
  if (text.size() <= longest_symbol) {
    if (const auto id = symbol(text)) return *id;
  }
  return string_id(text);
}

}  // namespace dateline
