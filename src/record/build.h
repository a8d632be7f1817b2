// Stage 8: the stages' results, all in terms of tokens, become the record, all in terms of the text as given.
//
//   Record record = build_record({story, text, syntax, tree, mentions, times, relations, published},
//   std::move(events));
#pragma once

#include <vector>

#include "base/date.h"
#include "code/events.h"
#include "dateline/record.h"
#include "name/mentions.h"
#include "read/story.h"
#include "relate/relations.h"
#include "syntax/syntax.h"
#include "text/text.h"
#include "time/times.h"

namespace dateline {

// What a record is built from; all of it must outlive the call, none of it the record.
struct RecordInput {
  const Story& story;
  const Text& text;
  const Syntax& syntax;
  const Tree& tree;
  const Mentions& mentions;
  const std::vector<TimeExpression>& times;
  const Relations& relations;
  Date published;  // the day that undated events stand on
};

// Actors and places are numbered in order of first mention, events in text order; actors nobody mentions are
// left out. A filler without a mention becomes an actor of its own. Tellings of one happening in several
// sentences become one event with several triggers (join_tellings.h). `Record::engine`, `model`, `lexicon`
// are the caller's to fill.
Record build_record(const RecordInput& input, std::vector<CodedEvent> events);

}  // namespace dateline
