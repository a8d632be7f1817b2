// The type of each event weighed again by a model that reads the whole sentence, the lexicon's answer being a
// strong hint (docs/coding.md). Also types the acts that no entry of the lexicon knows.
//
//   retype_events(events, syntax, typer, scratch);      // event.why says what the model thought
#pragma once

#include <array>
#include <vector>

#include "code/events.h"
#include "code/plover.h"
#include "encoder/span_typer.h"
#include "syntax/syntax.h"

namespace dateline {

// Fails (false) where the model's classes are not the code book's types and NONE.
bool fits_code_book(const SpanTyper& typer);

// A probability for each type of the code book, in its order, then one for "no act between these parties".
using TypeProbabilities = std::array<float, event_type_count + 1>;

// Types settled by the model's answers, one an event: what retype_events does with them.
void settle_types(std::vector<CodedEvent>& events, std::vector<TypeProbabilities> model);

// Events keep their order. Those the model finds to be no act between these parties go where no entry vouches
// for them (CodedEvent::untyped); the others keep a low confidence. `typer` must fit the code book.
void retype_events(std::vector<CodedEvent>& events, const Syntax& syntax, const SpanTyper& typer,
                   SpanTyper::Scratch& scratch);

}  // namespace dateline
