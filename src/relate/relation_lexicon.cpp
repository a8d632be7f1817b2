#include "relate/relation_lexicon.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/hash.h"
#include "code/plover.h"
#include "name/lexicon_file.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, relation_table_count> table_names = {
    "tie_verbs",       "tie_nouns",       "tie_acts",      "tie_between",   "tie_mutual",
    "tie_adjectives",  "tie_participles", "tie_prefixes",  "tie_former",    "tie_deputies",
    "owned_bodies",    "unit_words",      "tie_denials",   "light_verbs",   "helping_nouns",
    "receiving_verbs", "stands_for",      "helping_verbs", "sending_verbs", "says",
    "ground_verbs",    "ground_nouns",    "control_nouns", "control_verbs", "ground_participles",
    "ground_words",    "ground_parts",    "ground_seats",  "ground_kinds",  "answered",
    "answer_types",    "answer_words",    "answer_limits", "blamed",        "calling"};

constexpr std::array<std::string_view, 11> kinds = {"allied",    "hostile",    "supports",     "arms",
                                                    "trains",    "leads",      "part_of",      "speaks_for",
                                                    "member_of", "capital_of", "also_known_as"};
constexpr std::array<std::string_view, 5> states = {"holds", "contests", "lost", "gained", "claimed"};
constexpr std::array<std::string_view, 4> manners = {"accepts", "rejects", "partly_accepts", "answers"};

template <size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool are_event_types(std::string_view value) {
  const auto types = split_list(value, '|');
  return !types.empty() &&
         std::all_of(types.begin(), types.end(), [](auto t) { return event_type_of(t).has_value(); });
}

// Whether the second column is what the table wants there, and how to say what it wants.
bool is_value_of(RelationTable table, std::string_view value, std::string& wanted) {
  switch (table) {
    case RelationTable::tie_verbs:
    case RelationTable::tie_nouns:
    case RelationTable::tie_acts:
    case RelationTable::tie_between:
    case RelationTable::tie_mutual:
    case RelationTable::tie_prefixes:
    case RelationTable::owned_bodies:
    case RelationTable::tie_adjectives:
    case RelationTable::tie_participles:
      return wanted = "a kind of tie (allied, hostile, ...)", is_in(kinds, value);
    case RelationTable::ground_verbs:
    case RelationTable::ground_nouns:
    case RelationTable::control_verbs:
    case RelationTable::ground_participles:
      return wanted = "a state (holds, contests, lost, gained, claimed)", is_in(states, value);
    case RelationTable::answered:
    case RelationTable::blamed:
      return wanted = "types of the code book", are_event_types(value);
    case RelationTable::answer_types:
    case RelationTable::answer_words:
      return wanted = "accepts, rejects, partly_accepts or answers", is_in(manners, value);
    default:
      return wanted = "no second column", value.empty();
  }
}

std::vector<std::string> list_of(const LexiconLine& line, std::string_view key) {
  std::vector<std::string> out;
  for (const std::string_view item : split_list(line.value(key), '|'))
    out.emplace_back(trim(item));
  return out;
}

}  // namespace

Result<RelationLexicon> RelationLexicon::from_texts(
    const std::vector<std::pair<std::string, std::string>>& files) {
  RelationLexicon out;
  std::string all;
  for (const auto& [name, content] : files) {
    all += content;
    const Status status =
        read_lexicon_text(content, name, [&](std::string_view table, const LexiconLine& line) -> Status {
          const auto* found = std::find(table_names.begin(), table_names.end(), table);
          if (found == table_names.end())
            return line.error("unknown table \"" + std::string(table) + "\"",
                              "src/relate/relation_lexicon.h lists the tables");
          const auto index = static_cast<size_t>(found - table_names.begin());
          std::string wanted;
          RelationWord word;
          word.value = std::string(line.positional(1));
          if (!is_value_of(static_cast<RelationTable>(index), word.value, wanted))
            return line.error("\"" + word.value + "\" in the second column of " + std::string(table),
                              "write " + wanted);
          word.prepositions = list_of(line, "prep");
          word.holder = list_of(line, "holder");
          word.place = list_of(line, "place");
          word.from = list_of(line, "from");
          word.to = list_of(line, "to");
          word.by_force = line.value("force") == "yes";
          word.armed = line.value("who") == "armed";
          word.reversed = line.value("dir") == "reversed";
          word.own = line.value("own") != "no";
          word.of_object = line.value("a") == "object";
          word.bodies = line.value("b") == "body";
          word.where = line.place();
          for (const std::string_view lemma : split_list(line.positional(0), '|'))
            out.tables_[index][std::string(trim(lemma))].push_back(word);
          return {};
        });
    if (!status) return status.error();
  }
  out.version_ = sha256_hex(all).substr(0, 16);
  return out;
}

Result<RelationLexicon> RelationLexicon::load(const std::string& lexicon_directory) {
  namespace fs = std::filesystem;
  const fs::path directory = fs::path(lexicon_directory) / "relate";
  std::error_code error;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  if (error || paths.empty())
    return Error{ErrorCode::lexicon_missing, directory.string(),
                 "no word lists (*.txt) there; give the directory that holds relate/"};
  std::sort(paths.begin(), paths.end());
  std::vector<std::pair<std::string, std::string>> files;
  for (const fs::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    if (!in) return Error{ErrorCode::file_unreadable, path.string(), "cannot be read; check its permissions"};
    files.emplace_back("relate/" + path.filename().string(), content.str());
  }
  return from_texts(files);
}

const std::vector<RelationWord>& RelationLexicon::find(RelationTable table, std::string_view word) const {
  static const std::vector<RelationWord> none;
  const Words& words = tables_[static_cast<size_t>(table)];
  const auto found = words.find(word);
  return found == words.end() ? none : found->second;
}

}  // namespace dateline
