// What attribution reads sentence by sentence (reports) and across sentences (direct speech). Internal to
// attribution*.cpp.
#pragma once

#include <vector>

#include "code/attribution.h"

namespace dateline::attribution {

// "did not confirm this account": a claim on what the sentence before (or the clause before) told.
struct Answer {
  uint32_t frame = 0;
  CodedClaim claim;
  bool same_sentence = false;
  bool of_accusation = false;  // "rejected the charge": of what somebody was accused of
};

struct Reports {
  // Per frame: what its word says of a frame it takes as complement or object.
  std::vector<CodedClaim> claim;
  std::vector<uint8_t> has_claim;
  std::vector<uint8_t> says;                    // the frame tells words said, so that more may follow
  std::vector<uint8_t> reported;                // the frame is told by its parent's claim
  std::vector<std::vector<CodedClaim>> beside;  // "according to X" over the frame and all below it
  std::vector<Span> hedge;                      // tokens of "reportedly", empty for none
  std::vector<Answer> answers;
  std::vector<uint32_t> parent;  // as in the frames

  // The claim of the word that tells of the frame, or nullptr.
  const CodedClaim* over(uint32_t frame) const {
    return reported[frame] != 0 && parent[frame] != no_token ? &claim[parent[frame]] : nullptr;
  }
};

// Whose words a stretch of the story is.
struct Speech {
  int32_t who = -1;  // head token of the speaker
  Span cue;
};

struct SpeechMap {
  std::vector<Speech> by_quote;          // per quotation, as Text::quotes
  std::vector<Speech> by_sentence;       // sentences without marks that go on with the words before
  std::vector<uint32_t> quote_of_frame;  // per head token, UINT32_MAX outside quotations
  Speech none;

  const Speech& of(const Frame& frame) const {
    const uint32_t quote = quote_of_frame[frame.head];
    return quote != UINT32_MAX ? by_quote[quote] : by_sentence[frame.sentence];
  }
};

Reports read_reports(const Syntax& syntax, const Tree& tree, const std::vector<Frame>& frames,
                     const CodeWords& words);
SpeechMap read_speech(const Syntax& syntax, const Tree& tree, const Text& text,
                      const std::vector<Frame>& frames, const Reports& reports);

}  // namespace dateline::attribution
