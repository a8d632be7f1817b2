// Who and where, for the record: from head tokens to actors and places, known or made up from the words.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "dateline/record.h"
#include "record/build.h"
#include "record/given_text.h"
#include "record/join_tellings.h"

namespace dateline {

// Body token span -> code points of the text as given.
CharSpan given_span(const RecordInput& input, Span tokens);

// Collects the parties that the events and ties need, then numbers them. Indexes are stable from the first
// call on: below mentions.actors.size() they are NAMES's own, above they are this stage's.
class Parties {
 public:
  Parties(const RecordInput& input, const GivenText& given);

  // The actor whose noun phrase has its head (or failing that, a mention) here; makes one from the words if
  // nobody knows it.
  uint32_t actor_of(const Filler& filler);
  uint32_t actor_at(uint32_t head);  // with the phrase that hangs on the head
  // The span that fills the role: the mention's, else the filler's own.
  CharSpan span_of(const Filler& filler) const;
  // The place named at the head; an unknown one keeps its words.
  uint32_t place_of(uint32_t head);

  // Of the parties so far.
  KnownParties known() const;

  // Numbers everything in order of first mention and moves the actors and places out.
  void finish(Record& record);
  const std::string& actor_id(uint32_t actor) const { return actor_ids_[actor]; }  // after finish()
  const std::string& place_id(uint32_t place) const { return place_ids_[place]; }

 private:
  const Mention* mention_for(const Filler& filler) const;
  uint32_t make_actor(const Filler& filler);
  std::string phrase_name(const Filler& filler) const;
  std::string country_within(Span tokens) const;
  void add_known();

  const RecordInput& input_;
  const GivenText& given_;
  std::vector<RecordActor> actors_;
  std::vector<RecordPlace> places_;
  std::map<std::string, uint32_t> own_actors_;  // by lower-case words
  std::map<uint32_t, uint32_t> own_by_head_;    // head token -> actor
  std::map<std::string, uint32_t> own_places_;
  std::vector<std::string> actor_ids_, place_ids_;
  int32_t dateline_place_ = -1;
};

}  // namespace dateline
