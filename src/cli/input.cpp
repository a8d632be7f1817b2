#include "input.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dateline::cli {

namespace fs = std::filesystem;

void add_input_flags(CLI::App& command, InputFlags& flags) {
  command.add_option("FILE", flags.files, "files or directories of stories; - is standard input")->required();
  add_reading_flags(command, flags);
}

void add_reading_flags(CLI::App& command, InputFlags& flags) {
  command
      .add_option("--input", flags.format,
                  "how to read the files: text (a story each) or jsonl (a story a line)")
      ->check(CLI::IsMember({"auto", "text", "jsonl"}))
      ->capture_default_str()
      ->type_name("FORMAT")
      ->group("Input");
  command.add_option("--published", flags.published, "day of publication of stories that do not give one")
      ->type_name("DATE")
      ->group("Input");
  command.add_option("--source", flags.source, "publisher of stories that do not give one")
      ->type_name("NAME")
      ->group("Input");
  command.add_option("--max-story", flags.max_story_kb, "longest story accepted, in kB")
      ->check(CLI::Range(1, 1 << 20))
      ->capture_default_str()
      ->type_name("KB")
      ->group("Input");
}

namespace {

bool is_story_file(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".txt" || extension == ".jsonl" || extension == ".ndjson" || extension == ".json";
}

Status list_directory(const std::string& directory, std::vector<std::string>& files) {
  std::error_code failure;
  std::vector<std::string> found;
  for (auto entry = fs::recursive_directory_iterator(directory, failure); !failure && entry != fs::end(entry);
       entry.increment(failure)) {
    std::error_code unknown;
    if (entry->is_regular_file(unknown) && is_story_file(entry->path()))
      found.push_back(entry->path().string());
  }
  if (failure) return Error{ErrorCode::file_unreadable, directory, "cannot be listed: " + failure.message()};
  if (found.empty())
    return Error{ErrorCode::file_missing, directory,
                 "no .txt, .jsonl, .ndjson or .json files in this directory"};
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
  return {};
}

// Four digits, two, two; whether the day exists is the coder's to say.
bool looks_like_date(const std::string& text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return false;
  for (const size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (text[i] < '0' || text[i] > '9') return false;
  }
  const int month = std::stoi(text.substr(5, 2)), day = std::stoi(text.substr(8, 2));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

}  // namespace

Result<Input> Input::open(const InputFlags& flags) {
  if (!flags.published.empty() && !looks_like_date(flags.published))
    return Error{ErrorCode::usage, "--published", "\"" + flags.published + "\" is no date; write 2017-10-26"};
  Input input(flags);
  bool sized = true;
  for (const std::string& name : flags.files) {
    std::error_code failure;
    if (name == "-") {
      input.files_.push_back(name), sized = false;
    } else if (fs::is_directory(name, failure)) {
      if (const Status listed = list_directory(name, input.files_); !listed) return listed.error();
    } else if (!fs::exists(name, failure)) {
      return Error{ErrorCode::file_missing, name, "no such file; check the name"};
    } else {
      input.files_.push_back(name);
    }
  }
  for (const std::string& name : input.files_) {
    std::error_code failure;
    const auto size = name == "-" ? 0 : fs::file_size(name, failure);
    if (failure)
      sized = false;
    else
      input.total_ += size;
  }
  if (!sized) input.total_ = 0;
  return input;
}

bool Input::open_next() {
  if (reader_) before_ += reader_->bytes_read(), reader_.reset();
  if (file_ == files_.size()) return false;
  ReaderOptions options;
  options.format = flags_.format == "text"    ? InputFormat::text
                   : flags_.format == "jsonl" ? InputFormat::jsonl
                                              : InputFormat::by_name;
  options.max_story_bytes = flags_.max_story_kb * 1024;
  auto reader = StoryReader::open(files_[file_++], options);
  if (reader)
    reader_ = std::move(*reader);
  else
    failed_ = reader.error();
  return true;
}

std::optional<Result<StoryText>> Input::next() {
  for (;;) {
    if (!reader_ && !open_next()) return std::nullopt;
    if (failed_) {
      Result<StoryText> error = *std::exchange(failed_, std::nullopt);
      return error;
    }
    auto story = reader_->next();
    if (!story) {
      if (!open_next()) return std::nullopt;
      continue;
    }
    if (*story) {
      if ((*story)->published.empty()) (*story)->published = flags_.published;
      if ((*story)->source.empty()) (*story)->source = flags_.source;
      note_id(**story);
    }
    return story;
  }
}

void Input::note_id(const StoryText& story) {
  if (ids_.insert(story.id).second) return;
  if (repeated_++ == 0) first_repeated_ = story.where + ": id \"" + story.id + "\"";
}

uint64_t Input::bytes_read() const {
  return before_ + (reader_ ? reader_->bytes_read() : 0);
}

}  // namespace dateline::cli
