// Our parse of sentences of our own is spaCy's, byte for byte in CoNLL-U (scripts/parity.py --fixture wrote
// it).
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "syntax/pipeline.h"
#include "syntax/write_syntax.h"

namespace dateline {
namespace {

std::string file(const std::string& name) {
  std::ifstream in(std::string(DATELINE_SOURCE_DIR) + "/tests/unit/syntax/data/" + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

class ParityTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(DATELINE_MODEL_PATH)) {
      GTEST_SKIP() << "no model at " DATELINE_MODEL_PATH "; `make model` downloads and converts it";
    }
    auto pipeline = Pipeline::open(DATELINE_MODEL_PATH);
    ASSERT_TRUE(pipeline) << pipeline.error().text();
    pipeline_ = std::move(*pipeline);
    texts_ = file("parity.txt");
    for (size_t at = 0; at < texts_.size();) {
      const size_t end = std::min(texts_.find('\n', at), texts_.size());
      if (end > at) lines_.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
      at = end + 1;
    }
  }

  std::string line(size_t i) const { return texts_.substr(lines_[i].begin, lines_[i].size()); }
  Syntax parse(std::string_view text, Pipeline::Scratch& scratch) const {
    const Span whole{0, static_cast<uint32_t>(text.size())};
    return pipeline_->parse(text, std::span(&whole, 1), scratch);
  }
  std::string parse_all() const {
    Pipeline::Scratch scratch;
    std::string out;
    for (size_t i = 0; i < lines_.size(); ++i) {
      const std::string text = line(i);
      append_conllu(out, std::to_string(i + 1), parse(text, scratch));
    }
    return out;
  }

  std::unique_ptr<const Pipeline> pipeline_;
  std::string texts_;
  std::vector<Span> lines_;
};

TEST_F(ParityTest, OurParseIsThatOfSpacy) {
  EXPECT_EQ(pipeline_->name(), "en_core_web_md-3.7.1");
  EXPECT_EQ(parse_all(), file("parity.conllu"));
}

// Blocks of one call, docs of their own calls: the same parse, shifted.
TEST_F(ParityTest, BlocksAreParsedOnTheirOwn) {
  Pipeline::Scratch scratch;
  const Syntax together = pipeline_->parse(texts_, lines_, scratch);
  size_t first = 0;
  for (size_t i = 0; i < lines_.size(); ++i) {
    const std::string text = line(i);
    const Syntax alone = parse(text, scratch);
    for (uint32_t t = 0; t < alone.size(); ++t) {
      ASSERT_EQ(together.form(first + t), alone.form(t));
      EXPECT_EQ(together.tag[first + t], alone.tag[t]);
      EXPECT_EQ(together.head[first + t], first + alone.head[t]);
      EXPECT_EQ(together.dep[first + t], alone.dep[t]);
      EXPECT_EQ(together.lemma(first + t), alone.lemma(t));
    }
    first += alone.size();
  }
  EXPECT_EQ(together.size(), first);
}

TEST_F(ParityTest, ThreadsShareAPipeline) {
  const std::string once = parse_all();
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results)
    threads.emplace_back([&] { result = parse_all(); });
  for (auto& t : threads)
    t.join();
  for (const auto& result : results)
    EXPECT_EQ(result, once);
}

TEST_F(ParityTest, AnyTextIsParsed) {
  Pipeline::Scratch scratch;
  const std::vector<std::string> texts = {
      "", " ", "\n\n", "\xFF\xFE", "a\xC3", "\xE2\x80\xA8x", std::string("a\0b", 3)};
  for (const std::string& text : texts) {
    const Syntax syntax = parse(text, scratch);
    std::string conllu, json;
    append_conllu(conllu, "x", syntax);
    append_json(json, "x", syntax);
    EXPECT_TRUE(is_valid_utf8(conllu));
    EXPECT_TRUE(is_valid_utf8(json));
  }
}

}  // namespace
}  // namespace dateline
