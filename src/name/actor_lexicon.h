// What dateline knows of actors and places (lexicon/actors, lexicon/places; docs/actors.md), compiled for
// matching.
//
//   auto lexicon = ActorLexicon::load("lexicon");
//   if (!lexicon) return lexicon.error();       // names file and line
//   lexicon->find_holder("IRQ", title, date);   // who held the office that day
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "name/lexicon_file.h"
#include "name/name_trie.h"
#include "name/words.h"

namespace dateline {

struct KnownCountry {
  std::string iso3, name, adjective, capital, kind;  // kind: state, territory, entity
  bool article = false;                              // "the United States"
  int cow = 0;        // state number of the Correlates of War, 0 where it has none
  std::string cameo;  // CAMEO's code; the ISO3 where it has no other
  std::optional<std::pair<double, double>> centre, capital_at;
  std::string where;  // "actors/countries.txt:12"
  // "the United States"
  std::string with_article() const { return article ? "the " + name : name; }
};

struct KnownActor {
  std::string name, type, country, sector, parent, wikidata;
  // The role of agent nouns that mean this actor where its country is meant ("military").
  std::string role;
  // Of peoples without a state: "IRQ | SYR | TUR"; the story's country is theirs where it is among them.
  std::string homes;
  // Of regional governments: the people whose adjective means it before an office ("Scots").
  std::string people;
  DateRange active;
  std::string where;
};

struct KnownTitle {
  std::string name, sector, country, rank;
  std::string where;
};

// One stretch of office.
struct KnownTerm {
  std::string body;  // ISO3, or the name of the actor of which it is an office
  uint32_t title = 0;
  DateRange period;
  uint32_t person = 0;  // index into actors
  std::string where;
  std::string
      sector;  // where the line gives one: the leader of a group that is a minister later is REB only here
};

enum class AgentKind : uint8_t { person, body };

struct KnownAgent {
  std::string noun, sector, type, role;
  AgentKind kind = AgentKind::person;
  std::string where;
};

struct KnownPlace {
  std::string name, country, kind, admin1;
  double lat = 0, lon = 0;
  bool located = false;
  std::string where;
};

bool is_town_kind(std::string_view kind);  // city, town, capital, village, port

// What a matched run of words may stand for.
enum class NameKind : uint8_t {
  country,
  adjective,
  people,
  capital,
  seat,
  actor,
  surname,
  title,
  agent,
  place
};

struct NameSense {
  NameKind kind = NameKind::actor;
  uint32_t index = 0;  // into the table of its kind; for adjective, people, capital and seat into countries
  bool exact_case = false;  // acronyms: only as written
  bool any_case = false;    // common nouns: may be lower case
  bool context = false;     // only with support
  bool ambiguous = false;
  bool primary = false;      // the canonical name, not an alias
  bool lower_first = false;  // written with a small first word ("al-Qaeda")
  bool lower_last = false;   // written with a small last word ("Houthi rebels", "Kim Jong-un")
  bool plural = false;       // of agents: the plural form; of people: always
};

class ActorLexicon {
 public:
  // Reads every actors/*.txt and places/*.txt under the directory. Errors: lexicon_missing,
  // lexicon_malformed.
  static Result<ActorLexicon> load(const std::string& lexicon_directory);
  // The files that `load` reads: {"actors/agents.txt", content}, in its order. Errors as of load.
  static Result<std::vector<std::pair<std::string, std::string>>> read_files(
      const std::string& lexicon_directory);
  // The same from texts already in memory, {name for messages, content}; for tests and fuzzing.
  static Result<ActorLexicon> from_texts(const std::vector<std::pair<std::string, std::string>>& files);

  ActorLexicon(ActorLexicon&&) noexcept = default;
  ActorLexicon& operator=(ActorLexicon&&) noexcept = default;
  ActorLexicon(const ActorLexicon&) = delete;
  ActorLexicon& operator=(const ActorLexicon&) = delete;
  ~ActorLexicon() = default;

  // Hash of all files read; goes into records.
  const std::string& version() const { return version_; }

  const std::vector<KnownCountry>& countries() const { return countries_; }
  const std::vector<KnownActor>& actors() const { return actors_; }
  const std::vector<KnownTitle>& titles() const { return titles_; }
  const std::vector<KnownTerm>& terms() const { return terms_; }
  const std::vector<KnownAgent>& agents() const { return agents_; }
  const std::vector<KnownPlace>& places() const { return places_; }

  const KnownCountry* country(std::string_view iso3) const;
  // The term of `title` at `body` that holds the day; nullptr where nobody is known.
  const KnownTerm* find_holder(std::string_view body, uint32_t title, Date day) const;
  // The office a person holds on the day, else the last one before it, else nullptr; `former` tells which.
  const KnownTerm* office_of(uint32_t person, Date day, bool& former) const;
  std::string office_name(const KnownTerm& term) const;  // "prime minister of Iraq"
  // The sector of the person of the term: the term's own, an office of state's title's, else the person's; a
  // former holder is ELI, but a former leader of rebels or a party is still theirs.
  std::string sector_of(const KnownTerm& term, bool former) const;
  std::optional<uint32_t> find_actor(std::string_view name) const;  // by canonical name
  std::optional<uint32_t> find_title(std::string_view name) const;
  // The actor that is its country's institution of the role: "IRQ", "military" -> Iraqi Security Forces.
  std::optional<uint32_t> institution(std::string_view iso3, std::string_view role) const;

  // The regional government of a people: "the Scottish first minister".
  std::optional<uint32_t> region_of(uint32_t people) const;

  // Whether a list of cues.txt holds the lemma ("motion_word", "trip").
  bool is_cue(std::string_view list, std::string_view lemma) const;

  // The matcher (name_trie.h); UINT32_MAX where no name has the piece or goes on with it.
  uint32_t piece_id(std::string_view folded) const { return trie_.piece(folded); }
  uint32_t step(uint32_t node, uint32_t piece) const { return trie_.step(node, piece); }
  const std::vector<NameSense>& senses(uint32_t node) const { return senses_[node]; }
  // What the whole of a name may mean; nullptr where the lexicon does not have it.
  const std::vector<NameSense>* senses_of(std::string_view name) const;

 private:
  ActorLexicon() = default;
  friend class ActorLexiconBuilder;

  std::string version_;
  std::vector<KnownCountry> countries_;
  std::vector<KnownActor> actors_;
  std::vector<KnownTitle> titles_;
  std::vector<KnownTerm> terms_;
  std::vector<KnownAgent> agents_;
  std::vector<KnownPlace> places_;
  std::unordered_map<std::string, uint32_t> country_of_, actor_of_, title_of_, institution_of_;
  std::unordered_map<uint32_t, uint32_t> region_of_;  // people -> regional government, both in actors_
  std::unordered_map<std::string, std::vector<uint32_t>> terms_of_body_;
  std::vector<std::vector<uint32_t>> terms_of_person_;  // by actor index, may be short
  NameTrie trie_;
  std::vector<std::vector<NameSense>> senses_;                         // by node
  std::map<std::string, std::vector<std::string>, std::less<>> cues_;  // each list sorted
};

// Among persons of one surname in office the higher is meant: heads 4, ministers 3, heads of bodies 2,
// others 1.
int rank_of(const KnownTitle& title);

// Whether the sector is one of the code book's, or IGO, NGO, MNC.
bool is_sector(std::string_view sector);

}  // namespace dateline
