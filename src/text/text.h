// Stage 2: the story's text repaired, with a map back to the text as given, and its zones.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace dateline {

// Maps byte offsets of the repaired body to code points of the text as given (an invalid byte counts as one
// code point). Breakpoints: from body byte `body` on, given = points[i].given + (code points of body
// between). Exactly one of `body`/`given` may advance alone where the repair inserted or dropped characters.
class OffsetMap {
 public:
  // Code point in the text as given at which body byte `at` begins; for an inserted character, the place it
  // went in.
  uint32_t to_given(uint32_t at) const;
  // A body byte span -> [start, end) in code points of the text as given; never inverted.
  Span to_given(Span body) const;
  // Building: one entry per body byte would be simplest and is what this stores: given_[i] for i in
  // 0..body.size().
  void push(uint32_t given) { given_.push_back(given); }
  void reserve(size_t n) { given_.reserve(n); }
  size_t size() const { return given_.size(); }

 private:
  std::vector<uint32_t> given_;
};

// What the repair did, for the report ("3 invalid bytes replaced").
struct RepairCounts {
  uint32_t invalid_bytes = 0;
  uint32_t apostrophes = 0;  // lost ones put back
  uint32_t quotes = 0;       // curly to straight
  uint32_t mojibake = 0;
  uint32_t entities = 0;      // HTML
  uint32_t invisible = 0;     // soft hyphens, zero-width marks, NBSP turned to space
  uint32_t joined_lines = 0;  // hard-wrapped lines made one
  uint32_t notes = 0;         // numbers of notes dropped
  uint32_t total() const {
    return invalid_bytes + apostrophes + quotes + mojibake + entities + invisible + joined_lines + notes;
  }
};

// "BAGHDAD (Reuters) - " or "WASHINGTON, Jan 5 (AP) — ": not part of the first sentence.
struct Dateline {
  Span whole;  // bytes of body; empty where there is none
  Span place;  // bytes of body: "BAGHDAD"; empty where none
  std::string place_name;
  std::string credit;  // "Reuters", "" where none
  std::string day;     // "Jan 5" as written, "" where none
};

struct Text {
  std::string body;  // valid UTF-8; what the parser reads
  OffsetMap map;
  std::vector<Span>
      blocks;  // bytes of body: paragraphs (or lines) to be parsed on their own; the dateline is in none
  std::vector<Span> quotes;  // bytes of body between quotation marks, marks not included
  Dateline dateline;
  RepairCounts repairs;
};

}  // namespace dateline
