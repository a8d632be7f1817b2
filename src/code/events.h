// Stage 6: coded events, still in terms of tokens. Stage 8 turns tokens into spans and joins tellings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"
#include "code/plover.h"

namespace dateline {

// A party to an event: the head token of the noun phrase that fills the role, and that phrase.
struct Filler {
  uint32_t head = 0;
  Span tokens;
};

struct CodedClaim {
  int32_t who = -1;  // head token of the one who says so; -1 for the story's own voice
  Stance stance = Stance::asserts;
  Span cue;  // tokens of "said", "according to"; empty for the story's voice
};

struct Counts {
  int32_t killed = -1, wounded = -1, attacks = -1, arrested = -1;  // -1: not told

  // What is not told here is taken from the other.
  void fill(const Counts& other) {
    for (const auto count : {&Counts::killed, &Counts::wounded, &Counts::attacks, &Counts::arrested}) {
      if (this->*count < 0) this->*count = other.*count;
    }
  }
};

struct CodedEvent {
  EventType type = EventType::CONSULT;
  std::string mode;  // "" where the type has none or none is told
  std::vector<std::string> contexts;
  std::vector<Span> triggers;  // tokens; the first is the one that made the event
  std::vector<Filler> source, target;
  std::vector<uint32_t> places;  // head tokens of place mentions
  int32_t time = -1;             // index into the story's time expressions, -1 for none
  EventStatus status = EventStatus::happened;
  std::vector<CodedClaim> claims;
  Counts counts;
  struct Answer {
    uint32_t event;   // index into the story's events
    std::string how;  // accepts, rejects, partly_accepts, answers
  };
  std::vector<Answer> answers;
  double confidence = 0.5;
  std::vector<std::string> why;  // rule names, in the order they had a say
  uint32_t sentence = 0;
  std::vector<uint16_t> told_modes;  // modes its words tell of, for settle_modes (modes.h)
  bool untyped = false;              // no entry knows the act: `type` is for a model to say (retype.h)
};

}  // namespace dateline
