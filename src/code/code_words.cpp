#include "code/code_words.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "name/lexicon_file.h"

namespace dateline {

namespace {

// In the order of WordClass.
// clang-format off
constexpr std::array<std::string_view, word_class_count> class_names = {
    "copula", "light_verb", "light_receive", "light_prep", "light_prep_receive", "light_occur", "event_noun",
    "quantity_noun", "group_noun", "complex_prep", "always_transitive", "subject_control", "object_acts",
    "noun_infinitive", "noun_demand", "water", "law",
    "plan", "demand", "offer", "threat", "suppose", "negate", "cancel", "realize", "phase", "plan_word", "suppose_word", "durative",
    "say", "denial", "confirm", "accuse", "hedge", "report_noun"};
// clang-format on

Error malformed(const std::string& where, const std::string& message) {
  return {ErrorCode::lexicon_malformed, where, message};
}

std::string_view without_comment(std::string_view line) {
  return trim(line.substr(0, line.find('#')));
}

}  // namespace

Result<CodeWords> CodeWords::from_texts(const std::vector<std::pair<std::string, std::string>>& files) {
  CodeWords out;
  for (const auto& [name, content] : files) {
    int current = -1;
    uint32_t number = 0;
    for (std::string_view line : split_list(content, '\n')) {
      ++number;
      line = without_comment(line);
      const std::string where = name + ":" + std::to_string(number);
      if (line.empty()) continue;
      if (line.substr(0, 7) == "@class:") {
        const auto* found = std::find(class_names.begin(), class_names.end(), trim(line.substr(7)));
        if (found == class_names.end())
          return malformed(where, "unknown class \"" + std::string(trim(line.substr(7))) +
                                      "\"; src/code/code_words.h lists the classes");
        current = static_cast<int>(found - class_names.begin());
        continue;
      }
      if (current < 0 || line[0] == '@')
        return malformed(where, "words before any class; begin the file with \"@class: NAME\"");
      for (const std::string_view word : split_list(line, '|')) {
        if (!trim(word).empty()) out.classes_[std::string(trim(word))] |= uint64_t{1} << current;
      }
    }
  }
  return out;
}

Result<CodeWords> CodeWords::load(const std::string& lexicon_directory) {
  namespace fs = std::filesystem;
  const fs::path directory = fs::path(lexicon_directory) / "code";
  std::error_code error;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  if (error || paths.empty())
    return Error{ErrorCode::lexicon_missing, directory.string(),
                 "no word lists (*.txt) there; give the directory that holds code/ and events/"};
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, std::string>> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in) return Error{ErrorCode::file_unreadable, path.string(), "cannot be read; check its permissions"};
    files.emplace_back("code/" + path.filename().string(), content.str());
  }
  return from_texts(files);
}

bool CodeWords::has(WordClass word_class, std::string_view lemma) const {
  const auto found = classes_.find(lemma);
  return found != classes_.end() && (found->second >> static_cast<unsigned>(word_class) & 1U) != 0;
}

}  // namespace dateline
