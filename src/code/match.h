// Which entry of the event lexicon a frame is read by, and which fitted but lost.
//
//   Matcher matcher(syntax, tree, mentions, frames, lexicon.tables());
//   const Match& match = matcher.match(frame);     // index into frames
//   if (match.winner != no_entry) use(tables.entries[match.winner]);
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "code/event_tables.h"
#include "code/frame.h"
#include "name/mentions.h"
#include "syntax/syntax.h"

namespace dateline {

inline constexpr uint32_t no_entry = UINT32_MAX;

struct Match {
  uint32_t winner = no_entry;
  bool by_light_verb = false;      // the winner is a verb entry of a noun's light verb
  std::vector<uint32_t> losers;    // other entries that fit, best first, three at most
  std::vector<uint32_t> consumed;  // heads of arguments that the winner asks for by word or class
};

class Matcher {
 public:
  // Everything must outlive the matcher.
  Matcher(const Syntax& syntax, const Tree& tree, const Mentions& mentions, const std::vector<Frame>& frames,
          const EventLexicon::Tables& tables);

  const Match& match(uint32_t frame);
  // The match of a frame that was matched before.
  const Match& found(uint32_t frame) const { return matches_[frame]; }
  // The frame whose predicate (or light verb) the token is, no_token where there is none.
  uint32_t frame_of(uint32_t token) const { return frame_of_[token]; }
  // The lemma in lower case as a word of the lexicon, no_word where it has none.
  uint32_t word(uint32_t token) const { return lemma_[token]; }
  // The word as written, in lower case, likewise.
  uint32_t form(uint32_t token) const { return form_[token]; }
  bool has_word(uint32_t token, uint32_t word) const { return lemma_[token] == word || form_[token] == word; }
  // Whether the words stand around their head `token`.
  bool has_words(uint32_t token, const WordSequence& words) const;
  // The frame's arguments as its entries see them, then what prepositions bring to its objects ("filed a
  // complaint against X": against). As the `light` verb of a noun sees them: the verb's subject, the noun as
  // object.
  std::vector<Argument> arguments(const Frame& frame, bool light) const;
  // Whether the argument is one that `place` names.
  bool is_at(const Argument& argument, const ArgumentPlace& place) const;

 private:
  std::vector<Argument> all_arguments(const Frame& frame, bool light) const;
  bool is_time(uint32_t token) const;
  // A frame as the entries of its own words or of a noun's light verb see it.
  struct View {
    const Frame* frame = nullptr;
    PredicateKind kind = PredicateKind::verb;
    uint32_t head = 0;
    bool light = false;
    std::vector<Argument> arguments;
  };
  View view_of(const Frame& frame, bool light) const;
  struct Candidate {
    uint32_t entry = no_entry;
    uint32_t rank = 0;
    bool light = false;
  };
  void collect(const View& view, std::vector<Candidate>& out);
  bool sense_holds(const View& view, const EventSense& sense) const;
  bool holds(const View& view, const EventCondition& condition);
  bool value_holds(const EventValue& value, uint32_t token, bool clause);
  uint32_t types_at(uint32_t token);  // bit set of the types of the act the token is read as
  bool in_class(uint32_t token, const WordClassTable& word_class) const;
  bool is_mentioned_as(ValueKind kind, uint32_t token) const;
  void consume(const View& view, const EventEntry& entry, std::vector<uint32_t>& out);
  void map_words();

  const Syntax& syntax_;
  const Tree& tree_;
  const Mentions& mentions_;
  const std::vector<Frame>& frames_;
  const EventLexicon::Tables& tables_;
  std::vector<uint32_t> lemma_, form_;  // by token
  std::vector<uint32_t> frame_of_;      // by token
  std::vector<Match> matches_;          // by frame
  enum class State : uint8_t { fresh, busy, done };
  std::vector<State> state_;
};

}  // namespace dateline
