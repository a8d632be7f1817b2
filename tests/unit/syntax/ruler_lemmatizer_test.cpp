#include "small_language.h"
#include "syntax/attribute_ruler.h"
#include "syntax/lemmatizer.h"

namespace dateline {
namespace {

class RulerTest : public SmallLanguage {
 protected:
  struct Word {
    std::string form;
    Tag tag;
    Dep dep;
  };
  // Applies the rules to the words as docs that end at `ends`.
  void apply(const std::vector<Word>& words, const std::vector<uint32_t>& ends) {
    ASSERT_NE(import(), nullptr) << error_.text();
    auto vocabulary = Vocabulary::open(*model_);
    ASSERT_TRUE(vocabulary);
    auto ruler = AttributeRuler::open(*model_);
    ASSERT_TRUE(ruler) << ruler.error().text();
    ruler_of_model_ = std::make_unique<AttributeRuler>(std::move(*ruler));
    std::vector<uint32_t> lexeme_of;
    for (const auto& w : words) {
      lexeme_of.push_back(lexemes_.find_or_add(w.form, *vocabulary));
      syntax_.tag.push_back(w.tag);
      syntax_.dep.push_back(w.dep);
    }
    syntax_.pos.resize(words.size());
    syntax_.feats.resize(words.size());
    lemma_rule_.resize(words.size());
    uint32_t first = 0;
    for (const uint32_t end : ends) {
      ruler_of_model_->apply(lexemes_, lexeme_of, {first, end}, scratch_, syntax_, lemma_rule_);
      first = end;
    }
  }
  std::string lemma(size_t i) const {
    return lemma_rule_[i] == AttributeRuler::no_rule ? ""
                                                     : std::string(ruler_of_model_->lemma(lemma_rule_[i]));
  }

  std::unique_ptr<AttributeRuler> ruler_of_model_;
  Lexemes lexemes_;
  AttributeRuler::Scratch scratch_;
  Syntax syntax_;
  std::vector<uint16_t> lemma_rule_;
};

TEST_F(RulerTest, LaterRulesStand) {
  apply({{"army", Tag::NN, Dep::nsubj}, {"Is", Tag::VBZ, Dep::ROOT}, {"gone", Tag::VBN, Dep::acomp}}, {3});
  EXPECT_EQ(syntax_.pos, (std::vector<Pos>{Pos::NOUN, Pos::AUX, Pos::none}));
  EXPECT_EQ(syntax_.feats[1], "Number=Sing|Person=3");
  EXPECT_EQ(lemma(1), "be");
  EXPECT_EQ(syntax_.feats[2], "");
}

TEST_F(RulerTest, PatternsOverTwoTokensStayInTheirDoc) {
  apply({{"Let", Tag::VB, Dep::ROOT},
         {"'s", Tag::PRP, Dep::nsubj},
         {"let", Tag::VB, Dep::ROOT},
         {"s", Tag::PRP, Dep::nsubj}},
        {3, 4});
  EXPECT_EQ(lemma(1), "us");
  EXPECT_EQ(lemma(3), "");
}

TEST_F(RulerTest, LabelsAreReadBeforeTheyAreSet) {
  apply({{"has", Tag::VBZ, Dep::aux}, {"can", Tag::NN, Dep::aux}, {"\n", Tag::NN, Dep::advmod}}, {3});
  EXPECT_EQ(syntax_.pos, (std::vector<Pos>{Pos::AUX, Pos::NOUN, Pos::SPACE}));
  EXPECT_EQ(syntax_.tag[2], Tag::SP);
  EXPECT_EQ(syntax_.dep[2], Dep::dep);
  EXPECT_EQ(syntax_.feats[2], "");
}

TEST_F(RulerTest, RulesOfAnotherKindAreForeign) {
  for (const char* rule :
       {R"([{"patterns": [[{"TAG": "NN", "OP": "+"}]], "attrs": {"POS": "NOUN"}, "index": 0}])",
        R"([{"patterns": [[{"LENGTH": 3}]], "attrs": {"POS": "NOUN"}}])",
        R"([{"patterns": [[{"LOWER": {"FUZZY": "x"}}]], "attrs": {"POS": "NOUN"}}])",
        R"([{"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUNISH"}}])",
        R"([{"patterns": [[]], "attrs": {"POS": "NOUN"}}])", R"({"a": 1})"}) {
    ruler_ = Json::parse(rule);
    EXPECT_EQ(import(), nullptr) << rule;
    EXPECT_EQ(error_.code, ErrorCode::model_foreign);
    EXPECT_NE(error_.where.find("attribute_ruler/patterns"), std::string::npos);
  }
}

class LemmatizerTest : public SmallLanguage {
 protected:
  std::string lemma(const std::string& form, Pos pos, std::string_view feats) {
    if (!lemmatizer_) {
      EXPECT_NE(import(), nullptr) << error_.text();
      auto opened = Lemmatizer::open(*model_);
      EXPECT_TRUE(opened);
      lemmatizer_ = std::make_unique<Lemmatizer>(std::move(*opened));
    }
    std::string lower, out;
    append_lower(lower, form);
    lemmatizer_->append_lemma(form, lower, pos, feats, out);
    return out;
  }
  std::unique_ptr<Lemmatizer> lemmatizer_;
};

TEST_F(LemmatizerTest, BaseFormsAreTheirOwnLemma) {
  EXPECT_EQ(lemma("Glass", Pos::NOUN, "Number=Sing"), "glass");
  EXPECT_EQ(lemma("seize", Pos::VERB, "VerbForm=Inf"), "seize");
  EXPECT_EQ(lemma("Seizes", Pos::VERB, "Tense=Pres|VerbForm=Fin"), "seizes");
  EXPECT_EQ(lemma("Former", Pos::ADJ, "Degree=Pos"), "former");
}

TEST_F(LemmatizerTest, ExceptionsThenKnownFormsThenOthers) {
  EXPECT_EQ(lemma("Feet", Pos::NOUN, "Number=Plur"), "foot");
  EXPECT_EQ(lemma("axes", Pos::NOUN, "Number=Plur"), "axis");  // the last of the exceptions
  EXPECT_EQ(lemma("cities", Pos::NOUN, "Number=Plur"), "city");
  EXPECT_EQ(lemma("seized", Pos::VERB, "Tense=Past"), "seize");
  EXPECT_EQ(lemma("attacked", Pos::VERB, "Tense=Past"), "attack");
  EXPECT_EQ(lemma("shelled", Pos::VERB, "Tense=Past"), "shelle");  // unknown: the first ending
  EXPECT_EQ(lemma("Police", Pos::NOUN, "Number=Plur"), "Police");  // nothing fits: as it is
  EXPECT_EQ(lemma("MK-17s", Pos::NOUN, "Number=Plur"), "mk-17");   // no plain word counts as known
}

TEST_F(LemmatizerTest, NamesKeepTheirCase) {
  EXPECT_EQ(lemma("Mosul", Pos::PROPN, "Number=Sing"), "Mosul");
  EXPECT_EQ(lemma("Quickly", Pos::ADV, ""), "quickly");
  EXPECT_EQ(lemma("\n", Pos::SPACE, ""), "\n");
  EXPECT_EQ(lemma("“", Pos::PUNCT, ""), "\"");
}

}  // namespace
}  // namespace dateline
