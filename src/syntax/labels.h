// The closed label sets of the English pipelines: Penn Treebank tags, universal parts of speech, ClearNLP
// dependency labels (https://github.com/clir/clearnlp-guidelines), OntoNotes entity types. Enumerators carry
// the label's own spelling where C++ allows; names() gives the exact one.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

// clang-format off
enum class Tag : uint8_t {
  none, dollar, close_quote, comma, lrb, rrb, period, colon, ADD, AFX, CC, CD, DT, EX, FW, HYPH, IN, JJ, JJR, JJS, LS, MD,
  NFP, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRP_poss, RB, RBR, RBS, RP, SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP,
  WP_poss, WRB, XX, SP, open_quote,
};

enum class Pos : uint8_t {
  none, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X, SPACE, CONJ, EOL,
};

enum class Dep : uint8_t {
  none, ROOT, acl, acomp, advcl, advmod, agent, amod, appos, attr, aux, auxpass, case_, cc, ccomp, compound, conj, csubj,
  csubjpass, dative, dep, det, dobj, expl, intj, mark, meta, neg, nmod, npadvmod, nsubj, nsubjpass, nummod, oprd,
  parataxis, pcomp, pobj, poss, preconj, predet, prep, prt, punct, quantmod, relcl, xcomp,
};

enum class EntityLabel : uint8_t {
  none, CARDINAL, DATE, EVENT, FAC, GPE, LANGUAGE, LAW, LOC, MONEY, NORP, ORDINAL, ORG, PERCENT, PERSON, PRODUCT,
  QUANTITY, TIME, WORK_OF_ART,
};
// clang-format on

std::string_view name(Tag tag);
std::string_view name(Pos pos);
std::string_view name(Dep dep);
std::string_view name(EntityLabel label);
std::optional<Tag> tag_of(std::string_view name);
std::optional<Pos> pos_of(std::string_view name);
std::optional<Dep> dep_of(std::string_view name);
std::optional<EntityLabel> entity_label_of(std::string_view name);

}  // namespace dateline
