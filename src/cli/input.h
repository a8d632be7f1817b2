// The stories that a command line names: files, directories, standard input, one after the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "cli.h"
#include "dateline/story.h"

namespace dateline::cli {

struct InputFlags {
  std::vector<std::string> files;
  std::string format = "auto";  // auto, text, jsonl
  std::string published, source;
  uint64_t max_story_kb = 4096;
};
void add_input_flags(CLI::App& command, InputFlags& flags);
// All but the files themselves.
void add_reading_flags(CLI::App& command, InputFlags& flags);

// Reads story after story; a file that cannot be opened is a skip like a bad line.
class Input {
 public:
  // Directories stand for the .txt, .jsonl, .ndjson and .json files in and under them, by name. Errors:
  // file_missing, usage (no date).
  static Result<Input> open(const InputFlags& flags);
  std::optional<Result<StoryText>> next();

  uint64_t bytes_read() const;
  uint64_t bytes_total() const { return total_; }  // 0 where standard input is among the files
  // Ids given more than once: records with one id cannot be told apart.
  uint64_t repeated_ids() const { return repeated_; }
  const std::string& first_repeated() const { return first_repeated_; }

 private:
  explicit Input(const InputFlags& flags) : flags_(flags) {}
  bool open_next();
  void note_id(const StoryText& story);

  InputFlags flags_;
  std::vector<std::string> files_;
  size_t file_ = 0;
  std::optional<StoryReader> reader_;
  std::optional<Error> failed_;
  uint64_t total_ = 0, before_ = 0, repeated_ = 0;
  std::unordered_set<std::string> ids_;
  std::string first_repeated_;
};

}  // namespace dateline::cli
