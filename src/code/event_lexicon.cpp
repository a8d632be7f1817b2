#include "code/event_lexicon.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "code/event_lexicon_builder.h"
#include "code/event_tables.h"

namespace dateline {

namespace {

Status read_folder(const std::string& directory, const char* folder,
                   std::vector<std::pair<std::string, std::string>>& files) {
  namespace fs = std::filesystem;
  std::error_code failed;
  std::vector<fs::path> paths;
  for (const auto& item : fs::directory_iterator(fs::path(directory) / folder, failed)) {
    if (item.path().extension() == ".txt") paths.push_back(item.path());
  }
  if (failed || paths.empty())
    return Error{
        ErrorCode::lexicon_missing, directory + "/" + folder,
        "no word lists (*.txt) there; give the lexicon directory of the program's source or installation"};
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in.is_open())
      return Error{ErrorCode::file_unreadable, path.string(), "cannot be read; check its permissions"};
    files.emplace_back(std::string(folder) + "/" + path.filename().string(), std::move(content));
  }
  return {};
}

}  // namespace

EventLexicon::EventLexicon() : tables_(std::make_unique<Tables>()) {}
EventLexicon::EventLexicon(EventLexicon&&) noexcept = default;
EventLexicon& EventLexicon::operator=(EventLexicon&&) noexcept = default;
EventLexicon::~EventLexicon() = default;

Result<EventLexicon> EventLexicon::load(const std::string& lexicon_directory) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const char* folder : {"code", "events"}) {
    if (auto status = read_folder(lexicon_directory, folder, files); !status) return status.error();
  }
  return from_texts(files);
}

Result<EventLexicon> EventLexicon::from_texts(const std::vector<std::pair<std::string, std::string>>& files) {
  EventLexicon out;
  std::vector<std::pair<std::string, std::string>> code, events;
  std::string all;
  for (const auto& file : files) {
    (file.first.rfind("code/", 0) == 0 ? code : events).push_back(file);
    all += file.first + '\0' + file.second + '\0';
  }
  out.version_ = sha256_hex(all).substr(0, 16);
  auto words = CodeWords::from_texts(code);
  if (!words) return words.error();
  out.tables_->code_words = std::move(*words);
  if (auto status = EventLexiconBuilder(*out.tables_).build(events); !status) return status.error();
  return out;
}

}  // namespace dateline
