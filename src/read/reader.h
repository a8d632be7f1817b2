// Stage 1: stories out of files, one at a time.
//
//   auto reader = open_text_reader("dispatch.txt", limits);     // one story
//   auto lines = open_jsonl_reader("stories.jsonl", limits);    // one a line
//   while (auto next = (*lines)->next()) { if (*next) use(**next); else report(next->error()); }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "read/byte_source.h"
#include "read/story.h"

namespace dateline {

struct ReadLimits {
  uint64_t story_bytes = 4 << 20;
};

class Reader {
 public:
  explicit Reader(ByteSource source) : source_(std::move(source)) {}
  virtual ~Reader() = default;
  // The next story; an error for one that had to be skipped, after which reading goes on; nullopt at the end.
  virtual std::optional<Result<Story>> next() = 0;
  uint64_t bytes_read() const { return source_.bytes_read(); }
  uint64_t bytes_total() const { return source_.bytes_total(); }

 protected:
  ByteSource source_;
};

// `name` is the file's for ids and messages.
std::unique_ptr<Reader> text_reader(ByteSource source, const std::string& name, ReadLimits limits);
std::unique_ptr<Reader> jsonl_reader(ByteSource source, const std::string& name, ReadLimits limits);

// "stories" of "in/stories.jsonl"; "stdin" of "-".
std::string stem_of(const std::string& name);
// Whether these bytes are something else than text, and what to do then; nullopt for text.
std::optional<std::string> why_no_text(std::string_view bytes);
// "2017-10-26" (a time may follow), "20171026", "2017/10/26".
std::optional<Date> parse_published(std::string_view given);

}  // namespace dateline
