// A story as a caller gives it, and a reader that gets stories out of files.
//
//   auto reader = dateline::StoryReader::open("stories.jsonl");
//   if (!reader) { std::cerr << reader.error().text() << '\n'; return 1; }
//   while (auto next = reader->next()) {            // one bad story never stops the rest
//     if (!*next) { std::cerr << next->error().text() << '\n'; continue; }
//     use(**next);
//   }
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline {

struct StoryText {
  std::string id;    // names the story in records; a file's stem, or JSONL's "id"
  std::string text;  // as given: any bytes; what is no UTF-8 is repaired and reported in the record's notes
  std::string published;  // "2017-10-26", a time may follow; "" where unknown
  std::string source;     // publisher ("Reuters"); "" where unknown, then the credit of the dateline stands
  std::string title;      // "" where none
  std::string url;        // "" where none
  std::string where;      // "file" or "file:line" it came from, for messages; may be ""
};

enum class InputFormat : uint8_t {
  by_name,  // .jsonl and .ndjson (and .json) hold JSON Lines, everything else is text
  text,     // the whole file is one story, its id is the file's stem
  jsonl,    // a story per line: {"text": ..., "id", "published", "source", "title", "url": optional strings}
};

struct ReaderOptions {
  InputFormat format = InputFormat::by_name;
  uint64_t max_story_bytes = 4 << 20;  // longer stories are refused with E304, never cut
};

// Reads one file, or standard input ("-", text unless the format says otherwise), a story at a time: memory
// is bounded by the longest story allowed, not by the file.
class StoryReader {
 public:
  // Errors: file_missing, file_unreadable (a directory, no permission).
  static Result<StoryReader> open(const std::string& path, const ReaderOptions& options = {});
  // The same from bytes in memory; `name` stands for the file's in ids and messages. `bytes` must outlive the
  // reader.
  static StoryReader from_memory(std::string_view bytes, const std::string& name,
                                 const ReaderOptions& options = {});
  StoryReader(StoryReader&&) noexcept;
  StoryReader& operator=(StoryReader&&) noexcept;
  ~StoryReader();

  // The next story; an Error for one that had to be skipped (reading goes on after it); nullopt at the end.
  // Errors: input_empty, input_binary, input_malformed, input_too_large, file_unreadable (reading stops).
  std::optional<Result<StoryText>> next();
  uint64_t bytes_read() const;   // so far, for progress
  uint64_t bytes_total() const;  // size of the file, 0 where unknown (a pipe)

 private:
  struct Impl;
  explicit StoryReader(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
