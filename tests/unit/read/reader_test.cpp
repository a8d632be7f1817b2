// Readers: text files, JSON Lines, and what they refuse.
#include "read/reader.h"

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

namespace dateline {
namespace {

struct Batch {
  std::vector<Story> stories;
  std::vector<Error> errors;
};

Batch drain(Reader& reader) {
  Batch batch;
  while (auto next = reader.next()) {
    if (*next)
      batch.stories.push_back(std::move(**next));
    else
      batch.errors.push_back(next->error());
  }
  return batch;
}
Batch jsonl(std::string_view bytes, ReadLimits limits = {}) {
  return drain(*jsonl_reader(ByteSource::from_memory(bytes), "in/stories.jsonl", limits));
}
Batch text(std::string_view bytes, ReadLimits limits = {}) {
  return drain(*text_reader(ByteSource::from_memory(bytes), "in/story.txt", limits));
}

TEST(TextReader, OneStoryAFile) {
  const Batch b = text("\xEF\xBB\xBFTroops left.\r\n");
  ASSERT_EQ(b.stories.size(), 1U);
  EXPECT_EQ(b.stories[0].id, "story");
  EXPECT_EQ(b.stories[0].text, "Troops left.\r\n");
  EXPECT_EQ(b.stories[0].where, "in/story.txt");
}

TEST(TextReader, Refuses) {
  EXPECT_EQ(text("").errors.at(0).code, ErrorCode::input_empty);
  EXPECT_EQ(text(" \n\t").errors.at(0).code, ErrorCode::input_empty);
  EXPECT_EQ(text(std::string_view("a\0b", 3)).errors.at(0).code, ErrorCode::input_binary);
  EXPECT_EQ(text("\xFF\xFEh").errors.at(0).code, ErrorCode::input_binary);
  EXPECT_EQ(text("%PDF-1.4").errors.at(0).code, ErrorCode::input_binary);
  EXPECT_EQ(text("Troops left.", {5}).errors.at(0).code, ErrorCode::input_too_large);
  EXPECT_TRUE(text("\xFF invalid but text").errors.empty());
}

TEST(JsonlReader, Fields) {
  const Batch b = jsonl(
      "\xEF\xBB\xBF{\"id\": 7, \"text\": \"Troops left.\", \"published\": \"2013-05-01T10:00:00Z\", "
      "\"source\": \"AP\", "
      "\"title\": null, \"url\": \"u\", \"source\": [[0, 4]], \"more\": {\"text\": [1, {\"id\": 2}]}}\r\n"
      "\r\n"
      "{\"text\": \"caf\\u00e9 \\ud83d\\ude00\"}");
  ASSERT_EQ(b.errors.size(), 0U);
  ASSERT_EQ(b.stories.size(), 2U);
  EXPECT_EQ(b.stories[0].id, "7");
  EXPECT_EQ(b.stories[0].published->iso(), "2013-05-01");
  EXPECT_EQ(b.stories[0].source, "AP");
  EXPECT_EQ(b.stories[0].title, "");
  EXPECT_EQ(b.stories[0].where, "in/stories.jsonl:1");
  EXPECT_EQ(b.stories[1].id, "stories-3");
  EXPECT_EQ(b.stories[1].text, "café \xF0\x9F\x98\x80");
}

TEST(JsonlReader, BadLinesAreSkippedOneByOne) {
  const Batch b = jsonl(
      "{\"text\": \"one\"}\nnot json\n[1]\n\"s\"\n{\"text\": 5}\n{\"id\": \"x\"}\n{\"text\": \" \"}\n"
      "{\"text\": \"t\", \"published\": \"soon\"}\n{\"text\": \"cut\n{\"text\": \"two\"} tail\n{\n{\"text\": "
      "\"last\"}\n");
  ASSERT_EQ(b.stories.size(), 2U);
  EXPECT_EQ(b.stories[1].text, "last");
  ASSERT_EQ(b.errors.size(), 10U);
  for (size_t i = 0; i < b.errors.size(); ++i) {
    EXPECT_EQ(b.errors[i].where, "in/stories.jsonl:" + std::to_string(i + 2));
    EXPECT_FALSE(b.errors[i].message.empty());
  }
  EXPECT_EQ(b.errors[5].code, ErrorCode::input_empty);
}

TEST(JsonlReader, LongLinesArePassedOver) {
  const std::string line = "{\"text\": \"" + std::string(700000, 'x') + "\"}\n{\"text\": \"short\"}\n";
  const Batch b = jsonl(line, {1000});
  ASSERT_EQ(b.errors.size(), 1U);
  EXPECT_EQ(b.errors[0].code, ErrorCode::input_too_large);
  ASSERT_EQ(b.stories.size(), 1U);
  EXPECT_EQ(b.stories[0].id, "stories-2");
}

TEST(JsonlReader, DamagedBytesCostOneCharacter) {
  const Batch b = jsonl("{\"text\": \"caf\xE9 left\"}\n");
  ASSERT_EQ(b.stories.size(), 1U);
  EXPECT_EQ(b.stories[0].text, "caf\xEF\xBF\xBD left");
}

TEST(JsonlReader, BinaryInputStopsAtOnce) {
  const Batch b = jsonl(std::string_view("\x1F\x8B\0\0\n\n\n", 7));
  ASSERT_EQ(b.errors.size(), 1U);
  EXPECT_EQ(b.errors[0].code, ErrorCode::input_binary);
}

TEST(JsonlReader, DeepNestingIsNoStack) {
  std::string line = "{\"x\": " + std::string(200000, '[') + std::string(200000, ']') + ", \"text\": \"t\"}";
  EXPECT_EQ(jsonl(line).stories.size(), 1U);
}

TEST(ByteSource, FilesInPieces) {
  const std::string path = testing::TempDir() + "dateline_lines_" + std::to_string(getpid());
  std::string content;
  for (int i = 0; i < 60000; ++i)
    content += "line " + std::to_string(i) + "\n";
  std::ofstream(path, std::ios::binary) << content;
  auto source = ByteSource::open(path);
  ASSERT_TRUE(source.ok());
  EXPECT_EQ(source->bytes_total(), content.size());
  std::string line;
  int n = 0;
  while (source->read_line(line, 100) == ByteSource::Line::whole)
    ASSERT_EQ(line, "line " + std::to_string(n++));
  EXPECT_EQ(n, 60000);
  EXPECT_EQ(source->bytes_read(), content.size());
  std::remove(path.c_str());
  EXPECT_EQ(ByteSource::open(path).error().code, ErrorCode::file_missing);
  EXPECT_EQ(ByteSource::open(testing::TempDir()).error().code, ErrorCode::file_unreadable);
}

TEST(Published, Forms) {
  EXPECT_EQ(parse_published("20171026")->iso(), "2017-10-26");
  EXPECT_EQ(parse_published("2017/10/26 10:00")->iso(), "2017-10-26");
  EXPECT_FALSE(parse_published("2017-02-30"));
  EXPECT_FALSE(parse_published("26/10/2017"));
  EXPECT_FALSE(parse_published(""));
}

}  // namespace
}  // namespace dateline
