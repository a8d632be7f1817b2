// The whole way of a story, stage by stage.
#pragma once

#include "base/date.h"
#include "code/event_lexicon.h"
#include "dateline/record.h"
#include "encoder/span_typer.h"
#include "name/actor_lexicon.h"
#include "name/gazetteer.h"
#include "read/story.h"
#include "relate/relation_lexicon.h"
#include "syntax/pipeline.h"

namespace dateline {

// What the stages know; constant, shared by all threads.
struct Knowledge {
  const Pipeline& pipeline;
  const ActorLexicon& actors;
  const EventLexicon& events;
  const RelationLexicon& relations;
  const SpanTyper* typer = nullptr;      // nullptr: types are the lexicon's alone
  const Gazetteer* gazetteer = nullptr;  // nullptr: only the places of the lexicon are located
};

// Buffers of one thread.
struct StoryScratch {
  Pipeline::Scratch pipeline;
  SpanTyper::Scratch typer;
};

// Undated stories are read as of this day. No date that rests on it gets into a record; who held an office is
// looked up on it.
inline const Date undated_day = *Date::from_civil(2020, 1, 1);

// `story.published` decides the dates; without it the day the text gives for itself, without that none.
Record code_story(const Story& story, const Knowledge& knowledge, StoryScratch& scratch);

}  // namespace dateline
