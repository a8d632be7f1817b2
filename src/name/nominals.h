// Descriptions that name nobody: offices ("Iraq's prime minister") and agent nouns ("Iraqi forces", "the
// group").
#pragma once

#include <string>

#include "name/passes.h"

namespace dateline {

class NominalReader {
 public:
  explicit NominalReader(StoryContext& story) : story_(story), syntax_(story.syntax) {}

  // Reads the description headed by the token, if it is one. `possessor` is the actor behind "his" or "its"
  // before the noun, no_index where there is none; descriptions that still wait for it are left alone.
  void read(uint32_t head, uint32_t possessor = no_index);

 private:
  struct Description {
    uint32_t head = 0;
    Span phrase;
    const KnownTitle* title = nullptr;
    uint32_t title_index = no_index;
    const KnownAgent* agent = nullptr;
    bool plural = false;
    bool definite = false;     // "the", "this", a possessor
    bool indefinite = false;   // "a", "some", a number
    std::string country;       // of its modifiers or possessor
    bool bare_country = true;  // false: a possessor or modifier told it
    std::string side;  // sector of the party that a noun before it names: "rebel" of "a rebel spokesman"
    uint32_t owner = no_index;  // an organisation among its modifiers: "Hamas" in "Hamas leader"
    uint32_t possessor = no_index;
  };

  bool describe(uint32_t head, uint32_t possessor, Description& d) const;
  bool waits_for_pronoun(uint32_t head) const;
  bool acts(uint32_t head) const;
  uint32_t region_at(uint32_t modifier) const;
  std::string side_of(uint32_t head) const;
  uint32_t owner_of(uint32_t head, int depth = 0) const;
  uint32_t named_person(const Description& d, Span& wide) const;
  uint32_t named_body(const Description& d, Span& wide) const;
  uint32_t end_of_office(uint32_t end) const;
  bool names_no_party(const Description& d) const;
  bool is_said_of_subject(const Description& d) const;
  uint32_t subject_person(uint32_t noun) const;
  void read_title(const Description& d);
  void read_agent(const Description& d);
  uint32_t office_actor(const Description& d, std::string& why);
  void enrich(uint32_t person, const Description& d);
  bool has_newer_office(const Actor& actor, const Description& d, const std::string& sector,
                        bool former) const;
  void enrich_body(uint32_t body, const Description& d);
  uint32_t earlier(const Description& d) const;
  bool fits_earlier(const Description& d, uint32_t actor) const;
  uint32_t agent_actor(const Description& d, std::string& why);
  bool is_of_many_lands(const Description& d) const;
  uint32_t enemy(const Description& d) const;
  uint32_t only_armed_group() const;
  uint32_t rank_and_file(const Description& d) const;
  uint32_t forces_of(const Description& d, std::string& why);
  uint32_t described(const Description& d, const std::string& country, const std::string& sector,
                     const std::string& type);
  bool is_distinguished(const Description& d) const;
  std::string country_for(const Description& d) const;
  std::string country_of_opening(const Description& d) const;
  std::string country_of_clause(const Description& d) const;
  std::string country_nearby(uint32_t head) const;
  bool enrich_entity(uint32_t head);
  void read_second_nation(const Description& d);
  bool quantity_before(uint32_t head, uint32_t& quantity) const;
  std::string plain_words(const Description& d) const;

  StoryContext& story_;
  const Syntax& syntax_;
};

}  // namespace dateline
