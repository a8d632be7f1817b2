#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "code/frame.h"
#include "parsed_frames.h"

namespace dateline {

namespace {

class FramesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto words = CodeWords::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    ASSERT_TRUE(words.ok()) << words.error().text();
    story = read_parsed_story("frames");
    frames = find_frames(story->syntax, *story->tree, *words);
  }
  static void TearDownTestSuite() {
    story.reset();
    frames.clear();
  }

  // The frame whose head has the form, in the sentence that begins with `sentence`, spelled out:
  // "driven+out passive subj=troops obj=Rebels of=Gao".
  static std::string frame(std::string_view sentence, std::string_view form) {
    const auto& s = story->syntax;
    for (const Frame& f : frames) {
      const std::string_view rest =
          std::string_view(story->text.body).substr(s.tokens.begin[s.sentence(f.sentence).begin]);
      if (rest.substr(0, sentence.size()) == sentence && s.form(f.head) == form) return spell(s, frames, f);
    }
    return "none";
  }

  static std::unique_ptr<ParsedStory> story;
  static std::vector<Frame> frames;
};
std::unique_ptr<ParsedStory> FramesTest::story;
std::vector<Frame> FramesTest::frames;

TEST_F(FramesTest, TurnsPassivesRound) {
  EXPECT_EQ(frame("Rebels", "driven"), "driven+out passive subj=troops obj=Rebels of=Gao");
  EXPECT_EQ(frame("The man", "arrested"), "arrested passive subj=police* obj=man");
  EXPECT_EQ(
      frame("The man", "deported"),
      "deported passive subj=police obj=man* comp:after=criticising after=criticising <conjunct arrested");
  EXPECT_EQ(frame("Three", "killed"), "killed passive obj=soldiers* in=attack <relative soldiers");
}

TEST_F(FramesTest, GivesInfinitivesTheirSubject) {
  EXPECT_EQ(frame("The president", "leave"), "leave subj=Iran* obj=town <complement urged");
  EXPECT_EQ(frame("The president", "threatened"),
            "threatened subj=president* comp:to=sanctions <conjunct urged");
  EXPECT_EQ(frame("France", "hold"), "hold subj=Mali* obj=elections <complement called");
  EXPECT_EQ(frame("The rebels", "capture"), "capture subj=rebels* obj=airport <complement attempt");
  EXPECT_EQ(frame("Mali has", "inspect"), "inspect subj=envoys* obj=quarry <adverbial sent");
  EXPECT_EQ(frame("He refused", "suspend"), "suspend obj=strikes <complement offer");
}

TEST_F(FramesTest, GivesParticiplesTheirSubject) {
  EXPECT_EQ(frame("He refused", "rejecting"), "rejecting subj=He* obj=offer <adverbial meet");
  EXPECT_EQ(frame("Military", "plotting"), "plotting subj=him* obj=coup <prepositional accusing");
  EXPECT_EQ(frame("The minister was", "supported"),
            "supported subj=minister* obj=rebels <prepositional accused");
  EXPECT_EQ(frame("Kurdish", "held"), "held passive subj=Kurdish obj=territory* <attributive territory");
}

TEST_F(FramesTest, FollowsRelativeClauses) {
  EXPECT_EQ(frame("Clashes", "demanding"), "demanding subj=protesters* comp:that=resign <relative army");
  EXPECT_EQ(frame("Chadian", "guarded"), "guarded passive subj=smugglers obj=bridge* <relative bridge");
  EXPECT_EQ(frame("Russian", "held"), "held subj=they obj=village* <relative village");
  EXPECT_EQ(frame("It was", "attacked"), "attacked subj=Kenya* obj=camp <complement was");
}

TEST_F(FramesTest, JoinsLightVerbs) {
  EXPECT_EQ(frame("Chadian", "campaign"), "campaign light=launched subj=soldiers* on=Sunday*");
  EXPECT_EQ(frame("Chadian", "launched"), "none");
  EXPECT_EQ(frame("There", "attack"), "attack light=was on=convoy <complement said");
  EXPECT_EQ(frame("The army", "fire"), "fire light=came subj:from=rebels* obj=army* from=rebels*");
  EXPECT_EQ(
      frame("Ghana", "backing"),
      "backing light=received subj:from=Togo* subj:from=Mali* obj=Ghana* from=Togo from=Mali mod=strong");
  EXPECT_EQ(frame("Clashes", "Clashes"), "Clashes light=broke between=army* between=protesters*");
  EXPECT_EQ(frame("An attack", "attack"), "attack passive light=carried subj=Haram* <subject left");
  EXPECT_EQ(frame("Naval", "assault"), "assault light=taking subj=cadets* toward=harbour <complement said");
  EXPECT_EQ(frame("Because", "talks"), "talks light=held subj=Kenya* Because=siege* with=Togo");
}

TEST_F(FramesTest, ReadsArguments) {
  EXPECT_EQ(frame("Kenya's", "called"), "called subj=government obj=rebels attr=terrorists");
  EXPECT_EQ(frame("Kenya's", "considered"),
            "considered subj=government* obj=vote attr=illegal <conjunct called");
  EXPECT_EQ(frame("Kenya gave", "gave"), "gave subj=Kenya obj=money iobj:to=Togo to=Togo");
  EXPECT_EQ(frame("Kenya gave", "sent"), "sent subj=Kenya* obj=weapons in=exchange for=oil <conjunct gave");
  EXPECT_EQ(frame("The minister attacked", "attacked"), "attacked subj=minister obj=town*");
  EXPECT_EQ(frame("Russian", "strikes"),
            "strikes subj=Russian on=village mod=Russian mod=air <subject killed");
  EXPECT_EQ(frame("Russian", "killed"), "killed subj=strikes obj=civilians");
}

TEST_F(FramesTest, RepairsHeadlines) {
  EXPECT_EQ(frame("Turkey", "arrests"), "arrests subj=Turkey obj=members");
}

TEST_F(FramesTest, ParentsAreFramesOfTheSameSentence) {
  for (const Frame& f : frames) {
    if (f.parent == no_token) continue;
    ASSERT_LT(f.parent, frames.size());
    EXPECT_EQ(frames[f.parent].sentence, f.sentence);
    EXPECT_NE(&frames[f.parent], &f);
  }
}

TEST(CodeWords, SaysWhatIsWrong) {
  const auto unknown = CodeWords::from_texts({{"mine.txt", "# list\n@class: verbs\n"}});
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(unknown.error().where, "mine.txt:2");
  const auto early = CodeWords::from_texts({{"mine.txt", "launch | make\n"}});
  ASSERT_FALSE(early.ok());
  EXPECT_EQ(early.error().where, "mine.txt:1");
  EXPECT_EQ(CodeWords::load("/nonexistent").error().code, ErrorCode::lexicon_missing);
}

TEST(CodeWords, KeepsClassesApart) {
  const auto words =
      CodeWords::from_texts({{"mine.txt", "@class: plan\nplan | vow  # both\n@class: threat\nvow\n"}});
  ASSERT_TRUE(words.ok());
  EXPECT_TRUE(words->has(WordClass::plan, "vow"));
  EXPECT_TRUE(words->has(WordClass::threat, "vow"));
  EXPECT_FALSE(words->has(WordClass::threat, "plan"));
}

}  // namespace

}  // namespace dateline
