// How sure an event is: the share of events given 0.8 whose type, source and target are all right should be
// 0.8. Fitted on the development stories with scripts/reliability.py; the table is in docs/accuracy.md.
//
//   event.confidence = confidence_of(entry, roles, frame, status);       // by the words and their grammar
//   event.confidence = with_type_probability(event.confidence, p);       // where a model weighed the type
#pragma once

#include "code/event_tables.h"
#include "code/frame.h"
#include "code/plover.h"
#include "code/roles.h"

namespace dateline {

// Of an act of known parties that no entry asks anything of.
inline constexpr double confidence_of_open_act = 0.7;

// By how much the entry asks for and how much of the parties had to be inferred; 0.02..0.95.
double confidence_of(const EventEntry& entry, const Roles& roles, const Frame& frame, EventStatus status);

// `confidence` of an event that got a missing party from elsewhere in the story.
double with_inferred_party(double confidence);

// What the record says: of the development stories' events given c before, so many are right.
double calibrated(double confidence);

// `confidence` of an event whose type a model gives the probability p; 0.02..0.99.
double with_type_probability(double confidence, double p);

}  // namespace dateline
