#include "syntax/labels.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace dateline {

namespace {

// Same order as the enumerators.
constexpr std::array<std::string_view, 51> tag_names = {
    "",    "$",   "''",   ",",   "-LRB-", "-RRB-", ".",   ":",   "ADD", "AFX", "CC",  "CD",  "DT",
    "EX",  "FW",  "HYPH", "IN",  "JJ",    "JJR",   "JJS", "LS",  "MD",  "NFP", "NN",  "NNP", "NNPS",
    "NNS", "PDT", "POS",  "PRP", "PRP$",  "RB",    "RBR", "RBS", "RP",  "SYM", "TO",  "UH",  "VB",
    "VBD", "VBG", "VBN",  "VBP", "VBZ",   "WDT",   "WP",  "WP$", "WRB", "XX",  "_SP", "``"};
constexpr std::array<std::string_view, 21> pos_names = {
    "",     "ADJ",   "ADP",   "ADV",   "AUX", "CCONJ", "DET", "INTJ",  "NOUN", "NUM", "PART",
    "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB",  "X",   "SPACE", "CONJ", "EOL"};
constexpr std::array<std::string_view, 46> dep_names = {
    "",       "ROOT",  "acl",       "acomp",    "advcl", "advmod",   "agent",   "amod",
    "appos",  "attr",  "aux",       "auxpass",  "case",  "cc",       "ccomp",   "compound",
    "conj",   "csubj", "csubjpass", "dative",   "dep",   "det",      "dobj",    "expl",
    "intj",   "mark",  "meta",      "neg",      "nmod",  "npadvmod", "nsubj",   "nsubjpass",
    "nummod", "oprd",  "parataxis", "pcomp",    "pobj",  "poss",     "preconj", "predet",
    "prep",   "prt",   "punct",     "quantmod", "relcl", "xcomp"};
constexpr std::array<std::string_view, 19> entity_names = {
    "",     "CARDINAL", "DATE", "EVENT",   "FAC",    "GPE",     "LANGUAGE", "LAW",  "LOC",        "MONEY",
    "NORP", "ORDINAL",  "ORG",  "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART"};

template <typename Label, size_t N>
std::optional<Label> find(const std::array<std::string_view, N>& names, std::string_view wanted) {
  const auto at = std::find(names.begin(), names.end(), wanted);
  if (at == names.end()) return std::nullopt;
  return static_cast<Label>(at - names.begin());
}

}  // namespace

std::string_view name(Tag tag) {
  return tag_names[static_cast<size_t>(tag)];
}
std::string_view name(Pos pos) {
  return pos_names[static_cast<size_t>(pos)];
}
std::string_view name(Dep dep) {
  return dep_names[static_cast<size_t>(dep)];
}
std::string_view name(EntityLabel label) {
  return entity_names[static_cast<size_t>(label)];
}
std::optional<Tag> tag_of(std::string_view name) {
  return find<Tag>(tag_names, name);
}
std::optional<Pos> pos_of(std::string_view name) {
  return find<Pos>(pos_names, name);
}
std::optional<Dep> dep_of(std::string_view name) {
  return find<Dep>(dep_names, name);
}
std::optional<EntityLabel> entity_label_of(std::string_view name) {
  return find<EntityLabel>(entity_names, name);
}

}  // namespace dateline
