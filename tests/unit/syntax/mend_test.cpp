// Parses with the parser's commonest mistakes, put right; and that what is mended is still a forest.
#include "syntax/mend.h"

#include <memory>
#include <random>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

// Lines of "form lemma POS TAG head dep"; heads count from 1, 0 is the root.
struct Parsed : Syntax {
  std::shared_ptr<std::string> source = std::make_shared<std::string>();
};

Parsed syntax_of(const std::string& lines) {
  Parsed s;
  std::istringstream in(lines);
  std::string form, lemma, pos, tag, dep;
  uint32_t head = 0;
  while (in >> form >> lemma >> pos >> tag >> head >> dep) {
    const auto index = static_cast<uint32_t>(s.tag.size());
    s.tokens.begin.push_back(static_cast<uint32_t>(s.source->size()));
    s.tokens.length.push_back(static_cast<uint32_t>(form.size()));
    s.tokens.space_after.push_back(1);
    s.tokens.norm.push_back(0);
    *s.source += form + " ";
    s.pos.push_back(*pos_of(pos)), s.tag.push_back(*tag_of(tag));
    s.head.push_back(head == 0 ? index : head - 1), s.dep.push_back(*dep_of(dep));
    s.lemma_text += lemma, s.lemma_end.push_back(static_cast<uint32_t>(s.lemma_text.size()));
  }
  s.tokens.text = *s.source;
  s.feats.resize(s.tag.size());
  s.sentence_start = {0};
  return s;
}

std::string edge(const Syntax& s, uint32_t token) {
  return std::string(s.form(token)) + " " + std::string(name(s.dep[token])) + " " +
         std::string(s.form(s.head[token]));
}

TEST(Mend, WhoSaysSoAtTheEnd) {
  Parsed s = syntax_of(R"(Rebels rebel NOUN NNS 2 nsubj
    fought fight VERB VBD 9 ccomp
    the the DET DT 4 det
    army army NOUN NN 2 dobj
    , , PUNCT , 4 punct
    residents resident NOUN NNS 4 conj
    and and CCONJ CC 6 cc
    police police NOUN NNS 6 conj
    said say VERB VBD 0 ROOT
    . . PUNCT . 9 punct)");
  mend(s);
  EXPECT_EQ(edge(s, 5), "residents nsubj said");
  EXPECT_EQ(edge(s, 7), "police conj residents");
  EXPECT_EQ(edge(s, 3), "army dobj fought");
}

TEST(Mend, TheFirstOfThree) {
  Parsed s = syntax_of(R"(Chad Chad PROPN NNP 6 npadvmod
    , , PUNCT , 6 punct
    Mali Mali PROPN NNP 6 nsubj
    and and CCONJ CC 3 cc
    Niger Niger PROPN NNP 3 conj
    accuse accuse VERB VBP 0 ROOT
    Togo Togo PROPN NNP 6 dobj)");
  mend(s);
  EXPECT_EQ(edge(s, 0), "Chad nsubj accuse");
  EXPECT_EQ(edge(s, 2), "Mali conj Chad");
}

TEST(Mend, ANameThatLooksLikeAVerb) {
  Parsed s = syntax_of(R"(Police police NOUN NNS 2 nsubj
    freed free VERB VBD 0 ROOT
    union union NOUN NN 4 compound
    leader leader NOUN NN 2 dobj
    Abed abe VERB VBD 2 advcl
    Karam Karam PROPN NNP 5 dobj
    today today NOUN NN 5 npadvmod)");
  mend(s);
  EXPECT_EQ(edge(s, 5), "Karam dobj freed");
  EXPECT_EQ(edge(s, 4), "Abed compound Karam");
  EXPECT_EQ(edge(s, 3), "leader compound Karam");
  EXPECT_EQ(edge(s, 6), "today npadvmod freed");
  ASSERT_EQ(s.entities.size(), 1U);
  EXPECT_EQ(s.entities[0].tokens, (Span{4, 6}));
}

TEST(Mend, AClauseIsNoName) {
  Parsed s = syntax_of(R"(Vega Vega PROPN NNP 2 nsubj
    called call VERB VBD 0 ROOT
    Ruiz Ruiz PROPN NNP 2 dobj
    of of ADP IN 3 prep
    Lima Lima PROPN NNP 4 pobj)");
  s.entities = {{{0, 3}, EntityLabel::ORG}, {{4, 5}, EntityLabel::GPE}};
  mend(s);
  ASSERT_EQ(s.entities.size(), 1U);
  EXPECT_EQ(s.entities[0].label, EntityLabel::GPE);
}

TEST(Mend, HeadlinesStay) {
  const std::string lines = R"(Police police NOUN NNS 2 nsubj
    Free free VERB VBP 0 ROOT
    leader leader NOUN NN 2 dobj
    Held hold VERB VBN 3 acl
    Monday Monday PROPN NNP 4 npadvmod)";
  Parsed s = syntax_of(lines);
  mend(s);
  EXPECT_EQ(s.head, syntax_of(lines).head);
}

// Any forest of any labels: the mends end, and every token still hangs on a root.
TEST(Mend, WhatIsMendedIsAForest) {
  std::mt19937 random(7);
  const char* words[] = {"Chad Chad PROPN NNP",   "said say VERB VBD",        "Abed abe VERB VBD",
                         ", , PUNCT ,",           "leader leader NOUN NN",    "and and CCONJ CC",
                         "fought fight VERB VBD", "soldiers soldier NOUN NNS"};
  const char* deps[] = {"nsubj", "conj", "npadvmod", "cc", "dobj", "advcl", "compound", "punct"};
  for (int round = 0; round < 3000; ++round) {
    const uint32_t size = 3 + random() % 9;
    const uint32_t root = random() % size;
    std::string lines;
    for (uint32_t i = 0; i < size; ++i) {
      // Towards the root, so that there is no circle.
      const uint32_t head =
          i < root ? i + 1 + random() % (root - i) : root + random() % (i - root + (i == root));
      lines += std::string(words[random() % 8]) + " " + std::to_string(i == root ? 0 : head + 1) + " " +
               (i == root ? "ROOT" : deps[random() % 8]) + "\n";
    }
    Parsed s = syntax_of(lines);
    mend(s);
    for (uint32_t i = 0; i < size; ++i) {
      uint32_t at = i;
      for (uint32_t steps = 0; steps < size && !s.is_root(at); ++steps)
        at = s.head[at];
      ASSERT_TRUE(s.is_root(at)) << lines;
    }
  }
}

}  // namespace
}  // namespace dateline
