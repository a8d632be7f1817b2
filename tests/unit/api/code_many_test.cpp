// The public coder: whole chain, and batches over threads. Needs the model ("make model").
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "dateline/coder.h"

namespace dateline {
namespace {

// Without the typer: these tests are about threads and order.
CoderOptions fast_options(const std::string& model, const std::string& lexicon) {
  CoderOptions options;
  options.model = model;
  options.lexicon = lexicon;
  options.precise = false;
  return options;
}

class CoderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(DATELINE_MODEL_PATH)) return;
    auto opened = Coder::open(fast_options(DATELINE_MODEL_PATH, DATELINE_SOURCE_DIR "/lexicon"));
    ASSERT_TRUE(opened.ok()) << opened.error().text();
    coder_ = new Coder(std::move(*opened));
  }
  static void TearDownTestSuite() { delete coder_, coder_ = nullptr; }
  void SetUp() override {
    if (coder_ == nullptr) GTEST_SKIP() << "no model at " DATELINE_MODEL_PATH "; run make model";
  }
  static Coder* coder_;
};
Coder* CoderTest::coder_ = nullptr;

StoryText story(std::string text, std::string published = "2013-05-02") {
  StoryText s;
  s.id = "s", s.text = std::move(text), s.published = std::move(published);
  return s;
}

std::vector<StoryText> many(size_t n) {
  const std::vector<std::string> sentences = {
      "BAMAKO (Reuters) - Mali s army attacked rebels in Kidal on Monday, killing 12 fighters.",
      "France s president urged Mali to hold talks with the rebels.",
      "“We won’t leave,” a spokesman for the rebels said.",
      "Thousands of people protested in Tunis against the government last week.",
      "The United States and Russia signed an agreement in Geneva."};
  std::vector<StoryText> out;
  for (size_t i = 0; i < n; ++i) {
    std::string text;
    for (size_t j = 0; j <= i % 4; ++j)
      text += sentences[(i + j) % sentences.size()] + "\n";
    out.push_back(story(text));
    out.back().id = "s" + std::to_string(i);
  }
  return out;
}

// The JSON of all records, and of every fifth story the error that stood in its place.
std::string run(const Coder& coder, unsigned threads, const std::vector<StoryText>& stories) {
  std::string out;
  size_t at = 0;
  const BatchCounts counts = code_many(
      coder, threads,
      [&]() -> std::optional<Result<StoryText>> {
        if (at == stories.size()) return std::nullopt;
        const size_t i = at++;
        if (i % 5 == 4) return Result<StoryText>(Error{ErrorCode::input_empty, std::to_string(i), "bad"});
        return Result<StoryText>(stories[i]);
      },
      [&](CodedStory done) {
        out += (done.record ? to_json(*done.record, 0) : done.skipped->text()) + "\n";
        return true;
      });
  EXPECT_EQ(counts.coded + counts.skipped, stories.size());
  EXPECT_EQ(counts.skipped, stories.size() / 5);
  return out;
}

TEST_F(CoderTest, SameBytesForAnyNumberOfThreads) {
  const auto stories = many(60);
  const std::string one = run(*coder_, 1, stories);
  EXPECT_EQ(run(*coder_, 4, stories), one);
  EXPECT_EQ(run(*coder_, 13, stories), one);
}

TEST_F(CoderTest, StopsWhenToldTo) {
  const auto stories = many(50);
  size_t at = 0, done = 0;
  code_many(
      *coder_, 4, [&]() -> std::optional<Result<StoryText>> { return Result<StoryText>(stories[at++ % 50]); },
      [&](CodedStory) { return ++done < 3; });
  EXPECT_EQ(done, 3U);
}

TEST_F(CoderTest, SpansPointIntoTheTextAsGiven) {
  const StoryText s = story("BAMAKO (Reuters) - Mali s army attacked rebels in Kidal.");
  Scratch scratch;
  const Record record = coder_->code(s, scratch);
  EXPECT_EQ(record.story.source, "Reuters");
  ASSERT_EQ(record.story.sentences.size(), 1U);
  EXPECT_EQ(words_at(s.text, record.story.sentences[0]), "Mali s army attacked rebels in Kidal.");
  for (const RecordActor& actor : record.actors) {
    for (const RecordMention& mention : actor.mentions)
      EXPECT_EQ(words_at(s.text, mention.span), mention.text);
  }
  EXPECT_FALSE(record.model.empty());
  EXPECT_FALSE(record.lexicon.empty());
}

TEST_F(CoderTest, UndatedStories) {
  Scratch scratch;
  const Record none = coder_->code(story("Mali's army attacked rebels in Kidal on Monday.", ""), scratch);
  EXPECT_EQ(none.story.published, "");
  for (const RecordEvent& event : none.events)
    EXPECT_EQ(event.date.start, "");
  EXPECT_EQ(none.notes.size(), 1U);
  const Record found =
      coder_->code(story("BAMAKO, May 2, 2013 (AP) - Mali's army attacked rebels.", ""), scratch);
  EXPECT_EQ(found.story.published, "2013-05-02");
}

TEST_F(CoderTest, EmptyStory) {
  Scratch scratch;
  const Record record = coder_->code(story(""), scratch);
  EXPECT_TRUE(record.events.empty());
  EXPECT_TRUE(record.story.sentences.empty());
}

TEST(CoderOpen, SaysWhatIsMissing) {
  const auto model = Coder::open(fast_options("/nowhere/model.dlm", DATELINE_SOURCE_DIR "/lexicon"));
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::model_missing);
  EXPECT_NE(model.error().message.find("make model"), std::string::npos);
  const auto lexicon = Coder::open(fast_options(DATELINE_MODEL_PATH, "/nowhere"));
  ASSERT_FALSE(lexicon.ok());
  EXPECT_EQ(lexicon.error().code, ErrorCode::lexicon_missing);
}

}  // namespace
}  // namespace dateline
