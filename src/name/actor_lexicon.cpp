#include "name/actor_lexicon.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/hash.h"
#include "name/actor_lexicon_builder.h"

namespace dateline {

namespace {

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::file_unreadable, path.string(), "cannot be read; check its permissions"};
  return std::string((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
}

template <typename Map>
std::optional<uint32_t> lookup(const Map& map, std::string_view key) {
  const auto found = map.find(std::string(key));
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

int rank_of(const KnownTitle& title) {
  return title.rank == "head" ? 4 : title.rank == "minister" ? 3 : title.rank == "body" ? 2 : 1;
}

bool is_sector(std::string_view sector) {
  static constexpr std::array<std::string_view, 29> known = {
      "GOV", "MIL", "REB", "PRM", "COP", "SPY", "JUD", "LEG", "PTY", "OPP", "UAF", "CRM", "CVL", "ELI", "JRN",
      "BUS", "LAB", "AGR", "EDU", "MED", "REF", "REL", "SOC", "PRE", "UNK", "IGO", "NGO", "MNC", ""};
  return std::find(known.begin(), known.end(), sector) != known.end();
}

bool is_town_kind(std::string_view kind) {
  return kind == "city" || kind == "town" || kind == "capital" || kind == "village" || kind == "port";
}

Result<std::vector<std::pair<std::string, std::string>>> ActorLexicon::read_files(
    const std::string& lexicon_directory) {
  namespace fs = std::filesystem;
  std::vector<std::pair<std::string, std::string>> files;
  for (const char* folder : {"actors", "places"}) {
    std::error_code failed;
    std::vector<fs::path> paths;
    for (const auto& item : fs::directory_iterator(fs::path(lexicon_directory) / folder, failed)) {
      if (item.path().extension() == ".txt") paths.push_back(item.path());
    }
    if (failed && std::string_view(folder) == "actors") {
      return Error{ErrorCode::lexicon_missing, lexicon_directory + "/actors",
                   "no such folder; give the lexicon directory of the program's source or installation"};
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      auto text = read_file(path);
      if (!text) return text.error();
      files.emplace_back(std::string(folder) + "/" + path.filename().string(), std::move(*text));
    }
  }
  if (files.empty()) {
    return Error{ErrorCode::lexicon_missing, lexicon_directory + "/actors",
                 "no *.txt file in it; reinstall the lexicon"};
  }
  return files;
}

Result<ActorLexicon> ActorLexicon::load(const std::string& lexicon_directory) {
  auto files = read_files(lexicon_directory);
  if (!files) return files.error();
  return from_texts(*files);
}

Result<ActorLexicon> ActorLexicon::from_texts(const std::vector<std::pair<std::string, std::string>>& files) {
  ActorLexiconBuilder builder;
  std::string all;
  for (const auto& [name, text] : files) {
    if (auto status = builder.add_file(name, text); !status) return status.error();
    all += name;
    all += '\0';
    all += text;
    all += '\0';
  }
  return builder.finish(sha256_hex(all).substr(0, 16));
}

const KnownCountry* ActorLexicon::country(std::string_view iso3) const {
  const auto found = lookup(country_of_, iso3);
  return found ? &countries_[*found] : nullptr;
}

std::optional<uint32_t> ActorLexicon::find_actor(std::string_view name) const {
  return lookup(actor_of_, name_key(name));
}

std::optional<uint32_t> ActorLexicon::find_title(std::string_view name) const {
  return lookup(title_of_, name_key(name));
}

std::optional<uint32_t> ActorLexicon::institution(std::string_view iso3, std::string_view role) const {
  return lookup(institution_of_, std::string(iso3) + ":" + std::string(role));
}

std::optional<uint32_t> ActorLexicon::region_of(uint32_t people) const {
  const auto found = region_of_.find(people);
  if (found == region_of_.end()) return std::nullopt;
  return found->second;
}

const KnownTerm* ActorLexicon::find_holder(std::string_view body, uint32_t title, Date day) const {
  const auto found = terms_of_body_.find(std::string(body));
  if (found == terms_of_body_.end()) return nullptr;
  const KnownTerm* holder = nullptr;
  for (const uint32_t i : found->second) {
    const auto& term = terms_[i];
    // On the day of a handover the successor counts.
    if (term.title == title && term.period.contains(day) &&
        (holder == nullptr || holder->period.from < term.period.from)) {
      holder = &term;
    }
  }
  return holder;
}

const KnownTerm* ActorLexicon::office_of(uint32_t person, Date day, bool& former) const {
  former = false;
  if (person >= terms_of_person_.size()) return nullptr;
  const KnownTerm *now = nullptr, *before = nullptr;
  for (const uint32_t i : terms_of_person_[person]) {
    const auto& term = terms_[i];
    if (term.period.contains(day)) {
      if (now == nullptr || now->period.from < term.period.from) now = &term;
    } else if (term.period.to < day && (before == nullptr || before->period.to < term.period.to)) {
      before = &term;
    }
  }
  if (now != nullptr) return now;
  former = before != nullptr;
  return before;
}

std::string ActorLexicon::office_name(const KnownTerm& term) const {
  const KnownCountry* state = country(term.body);
  return titles_[term.title].name + " of " + (state != nullptr ? state->with_article() : term.body);
}

std::string ActorLexicon::sector_of(const KnownTerm& term, bool former) const {
  const bool of_state = country(term.body) != nullptr;
  const auto& title = titles_[term.title].sector;
  const auto& person = actors_[term.person].sector;
  const auto& sector = !term.sector.empty() ? term.sector : of_state || person.empty() ? title : person;
  static constexpr std::array<std::string_view, 7> groups = {"REB", "UAF", "PRM", "CRM", "OPP", "PTY", "REL"};
  const bool of_group = !of_state && std::find(groups.begin(), groups.end(), sector) != groups.end();
  return former && !of_group ? "ELI" : sector;
}

bool ActorLexicon::is_cue(std::string_view list, std::string_view lemma) const {
  const auto found = cues_.find(list);
  return found != cues_.end() && std::binary_search(found->second.begin(), found->second.end(), lemma);
}

const std::vector<NameSense>* ActorLexicon::senses_of(std::string_view name) const {
  std::vector<Piece> pieces;
  split_pieces(name, pieces);
  if (pieces.empty()) return nullptr;
  uint32_t node = NameTrie::root;
  for (const auto& piece : pieces) {
    node = step(node, piece_id(piece.text));
    if (node == NameTrie::nowhere) return nullptr;
  }
  return &senses(node);
}

uint32_t ActorLexiconBuilder::step_or_add(uint32_t node, const std::string& piece) {
  const uint32_t next = lexicon_.trie_.add(node, piece);
  lexicon_.senses_.resize(lexicon_.trie_.size());
  return next;
}

}  // namespace dateline
