// Compiles lexicon files into an ActorLexicon; used by ActorLexicon::load only.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "name/actor_lexicon.h"

namespace dateline {

class ActorLexiconBuilder {
 public:
  Status add_file(const std::string& name, std::string_view text);
  // Resolves terms (which may name people and bodies of later files) and builds the derived names.
  Result<ActorLexicon> finish(std::string version);

 private:
  struct PendingTerm {
    std::string body, title, person, surname, country, sector, where;
    DateRange period;
    std::vector<std::pair<std::string, NameSense>> aliases;
  };

  Status add_country(const LexiconLine& line);
  Status add_country_codes(const LexiconLine& line, KnownCountry& country);
  Status add_actor(const LexiconLine& line);
  Status add_title(const LexiconLine& line);
  Status add_term(const LexiconLine& line);
  Status add_agent(const LexiconLine& line);
  Status add_place(const LexiconLine& line);
  void add_place_name(const LexiconAlias& name, const std::vector<std::string_view>& nouns, uint32_t index,
                      bool primary, bool small_last);
  Status add_cues(const LexiconLine& line);
  Status resolve_peoples();
  Status resolve_term(const PendingTerm& term);
  uint32_t person_of(const PendingTerm& term, const std::string& country);
  void add_surname(uint32_t person, std::string_view surname);
  Status add_aliases(std::string_view value, const LexiconLine& line, NameKind kind, uint32_t index);
  void add_name(std::string_view name, NameSense sense);
  uint32_t step_or_add(uint32_t node, const std::string& piece);

  ActorLexicon lexicon_;
  std::vector<PendingTerm> pending_;
  std::unordered_map<uint32_t, bool> has_surname_;
  std::unordered_map<std::string, std::string> code_of_;  // "cow:345", "cameo:ROM" -> the line that has it
  std::vector<Piece> scratch_;
};

}  // namespace dateline
