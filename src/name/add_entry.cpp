#include "name/add_entry.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "name/actor_lexicon.h"

namespace dateline {

namespace fs = std::filesystem;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Error usage(const std::string& message) {
  return {ErrorCode::usage, "", message};
}

Status check_request(const EntryRequest& request) {
  static constexpr std::array<std::string_view, 7> tables = {"actors", "countries", "titles", "terms",
                                                             "agents", "places",    "cues"};
  if (std::find(tables.begin(), tables.end(), request.table) == tables.end()) {
    return usage("no table '" + request.table +
                 "'; use actors, countries, titles, terms, agents, places or cues");
  }
  const auto entry = trim(request.entry);
  if (entry.empty() || entry.front() == '#' || entry.front() == '@')
    return usage("'" + request.entry + "' is no entry; write e.g. \"Name; type: armed_group; country: SYR\"");
  if (request.entry.find_first_of("\r\n") != std::string::npos)
    return usage("an entry is one line; add several one by one");
  return {};
}

// "actors/mine.txt" of a path that names a file of the lexicon.
Result<std::string> name_in_lexicon(const std::string& lexicon, const EntryRequest& request) {
  const std::string folder = request.table == "places" ? "places" : "actors";
  if (request.file.empty()) return folder + "/mine.txt";
  if (!fs::path(request.file).has_parent_path() && fs::path(request.file).extension() == ".txt")
    return folder + "/" + request.file;
  std::error_code failed;
  const fs::path path = fs::weakly_canonical(request.file, failed);
  for (const char* part : {"actors", "places"}) {
    const fs::path home = fs::weakly_canonical(fs::path(lexicon) / part, failed);
    if (path.parent_path() == home && path.extension() == ".txt")
      return std::string(part) + "/" + path.filename().string();
  }
  return usage(request.file + " is no file that the lexicon reads; name one that ends in .txt in " + lexicon +
               "/actors or " + lexicon + "/places");
}

// The text with the entry at its end, under a line that says its table and drops the defaults before it.
std::string with_entry(std::string text, const EntryRequest& request) {
  if (text.empty()) text = "# Entries of our own; docs/actors.md has the columns\n";
  if (text.back() != '\n') text += '\n';
  std::string table;
  bool defaults = false;
  for (const auto line : split_list(text, '\n')) {
    if (line.front() != '@') continue;
    const bool names_table = line.rfind("@table:", 0) == 0;
    if (names_table) table = trim(line.substr(7, line.find(" #") - 7));
    defaults = !names_table;
  }
  if (table != request.table || defaults) text += "@table: " + request.table + "\n";
  return text + std::string(trim(request.entry)) + "\n";
}

// What the senses of a spelling stand for, of the kinds that entries of the table make.
void note_known(const ActorLexicon& lexicon, std::string_view table, std::string_view spelling,
                std::vector<KnownName>& out) {
  const auto* senses = lexicon.senses_of(spelling);
  if (senses == nullptr) return;
  for (const auto& sense : *senses) {
    const std::string text(spelling);
    switch (sense.kind) {
      case NameKind::actor:
        out.push_back({text, lexicon.actors()[sense.index].name, lexicon.actors()[sense.index].where});
        break;
      case NameKind::country:
        out.push_back({text, lexicon.countries()[sense.index].name, lexicon.countries()[sense.index].where});
        break;
      case NameKind::place:
        out.push_back({text, lexicon.places()[sense.index].name, lexicon.places()[sense.index].where});
        break;
      case NameKind::title:
        out.push_back({text, lexicon.titles()[sense.index].name, lexicon.titles()[sense.index].where});
        break;
      case NameKind::agent:
        if (table == "agents")
          out.push_back({text, lexicon.agents()[sense.index].noun, lexicon.agents()[sense.index].where});
        break;
      default:
        break;
    }
  }
}

// The spellings the entry is known by: its name first, its aliases after it.
std::vector<std::string> spellings_of(const EntryRequest& request) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view list) {
    for (auto text : split_list(list, '|')) {
      if (const size_t mark = text.find(" ["); mark != std::string_view::npos)
        text = trim(text.substr(0, mark));
      if (!text.empty()) out.emplace_back(text);
    }
  };
  const size_t column = request.table == "countries" ? 1 : 0;
  const std::string whole = "@table: " + request.table + "\n" + request.entry + "\n";
  const auto read = [&](std::string_view, const LexiconLine& line) -> Status {
    add(line.positional(column));
    add(line.value("alias"));
    return {};
  };
  if (const Status status = read_lexicon_text(whole, "", read); !status) out.clear();
  return out;
}

// A code that is well formed may still be no country's.
Status check_country_known(const ActorLexicon& lexicon, const std::string& where) {
  const auto check = [&](const std::string& country, const std::string& place) -> Status {
    if (place != where || country.empty() || country == "IGO" || country == "NGO" || country == "MNC" ||
        lexicon.country(country) != nullptr)
      return {};
    return Error{ErrorCode::usage, where,
                 "no country '" + country +
                     "'; write the ISO 3166 alpha-3 code of one in actors/countries.txt, IGO, NGO, MNC or -"};
  };
  for (const auto& actor : lexicon.actors()) {
    if (auto s = check(actor.country, actor.where); !s) return s;
  }
  for (const auto& place : lexicon.places()) {
    if (auto s = check(place.country, place.where); !s) return s;
  }
  for (const auto& title : lexicon.titles()) {
    if (auto s = check(title.country, title.where); !s) return s;
  }
  return {};
}

// Beside the file first, then in its place: a reader sees the old file or the new one.
Status replace_file(const fs::path& path, const std::string& text) {
  const fs::path beside = path.string() + ".new";
  {
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << text;
    out.flush();
    if (!out) {
      std::error_code ignored;
      fs::remove(beside, ignored);
      return Error{ErrorCode::file_unwritable, path.string(),
                   "cannot be written; check the folder's permissions and the space left"};
    }
  }
  std::error_code failed;
  if (fs::exists(path, failed)) fs::permissions(beside, fs::status(path, failed).permissions(), failed);
  fs::rename(beside, path, failed);
  if (failed) {
    std::error_code ignored;
    fs::remove(beside, ignored);
    return Error{ErrorCode::file_unwritable, path.string(), failed.message()};
  }
  return {};
}

}  // namespace

Result<AddedEntry> add_entry(const std::string& lexicon_directory, const EntryRequest& request) {
  if (auto s = check_request(request); !s) return s.error();
  const auto name = name_in_lexicon(lexicon_directory, request);
  if (!name) return name.error();
  auto files = ActorLexicon::read_files(lexicon_directory);
  if (!files) return files.error();
  const auto before = ActorLexicon::from_texts(*files);
  if (!before) return before.error();

  AddedEntry added;
  const auto spellings = spellings_of(request);
  const bool has_name = request.table != "terms" && request.table != "cues";
  for (const auto& spelling : spellings) {
    if (has_name) note_known(*before, request.table, spelling, added.known);
  }
  if (!request.anyway && !added.known.empty() && added.known.front().spelling == spellings.front()) {
    const auto& known = added.known.front();
    return usage("'" + known.spelling + "' is known already: " + known.of + ", " + known.where +
                 "; change that line, or add this one all the same with --anyway");
  }

  auto at = std::find_if(files->begin(), files->end(), [&](const auto& file) { return file.first == *name; });
  if (at == files->end()) {
    files->emplace_back(*name, "");
    std::sort(files->begin(), files->end());
    at = std::find_if(files->begin(), files->end(), [&](const auto& file) { return file.first == *name; });
  }
  at->second = with_entry(std::move(at->second), request);
  const std::string text = at->second;
  added.where = *name + ":" + std::to_string(std::count(text.begin(), text.end(), '\n'));
  added.path = (fs::path(lexicon_directory) / *name).string();
  const auto after = ActorLexicon::from_texts(*files);
  if (!after) {
    return Error{ErrorCode::usage, after.error().where,
                 after.error().message + "; docs/actors.md has the columns"};
  }
  if (auto s = check_country_known(*after, added.where); !s) return s.error();
  if (request.write) {
    if (auto s = replace_file(added.path, text); !s) return s.error();
  }
  return added;
}

}  // namespace dateline
