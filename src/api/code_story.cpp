#include "api/code_story.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "code/code_events.h"
#include "code/modes.h"
#include "code/retype.h"
#include "name/find_mentions.h"
#include "name/locate_places.h"
#include "record/build.h"
#include "relate/relations.h"
#include "syntax/mend.h"
#include "text/clean.h"
#include "time/times.h"

namespace dateline {

namespace {

// Dates that only rest on `undated_day` are nobody's knowledge: they are emptied. Those the text gives in
// full come out the same from another day, and stay.
void forget_undated(Record& record, const std::vector<TimeExpression>& times, const Syntax& syntax,
                    const Text& text) {
  const std::vector<TimeExpression> others = find_times(syntax, undated_day.plus_months(-67).plus_days(-3));
  std::vector<uint32_t> firm;  // code points at which a date given in full begins
  for (const TimeExpression& t : times) {
    const bool same = std::any_of(others.begin(), others.end(), [&](const TimeExpression& o) {
      return o.tokens == t.tokens && o.start == t.start && o.end == t.end;
    });
    if (same && !t.open_end) firm.push_back(text.map.to_given(syntax.tokens.begin[t.tokens.begin]));
  }
  const auto forget = [&](RecordDate& date) {
    const bool keeps = date.span && std::any_of(firm.begin(), firm.end(), [&](uint32_t at) {
                         return date.span->begin <= at && at < date.span->end;
                       });
    if (!keeps) date.start.clear(), date.end.clear();
  };
  for (RecordEvent& event : record.events)
    forget(event.date);
  for (RecordControl& ground : record.control)
    forget(ground.date);
  record.story.published.clear();
  std::erase_if(record.notes,
                [](const std::string& n) { return n.starts_with("no publication date given"); });
  record.notes.emplace_back(
      "no publication date given or found in the text: dates that count from it are left open, and "
      "offices are those of " +
      undated_day.iso());
}

}  // namespace

Record code_story(const Story& given, const Knowledge& knowledge, StoryScratch& scratch) {
  const Text text = clean(given.text);
  Story story = given;
  if (!story.published) story.published = day_of(text);
  const Date published = story.published.value_or(undated_day);

  Syntax syntax = knowledge.pipeline.parse(text, scratch.pipeline);
  mend(syntax);
  const Tree tree(syntax);
  Mentions mentions = find_mentions(syntax, tree, text, knowledge.actors, published);
  locate_places(mentions, syntax, tree, text, knowledge.actors, knowledge.gazetteer);
  const std::vector<TimeExpression> times = find_times(syntax, published);
  std::vector<CodedEvent> events =
      code_events(syntax, tree, text, mentions, times, knowledge.events, knowledge.typer != nullptr);
  if (knowledge.typer != nullptr) retype_events(events, syntax, *knowledge.typer, scratch.typer);
  settle_modes(events, knowledge.events);
  link_answers(events, syntax, tree, mentions, knowledge.relations);
  const Relations relations = find_relations(syntax, tree, text, mentions, times, knowledge.relations);

  Record record =
      build_record({story, text, syntax, tree, mentions, times, relations, published}, std::move(events));
  if (!story.published) {
    forget_undated(record, times, syntax, text);
  } else if (!given.published) {
    record.notes.push_back("publication date taken from the text: " + published.iso());
  }
  return record;
}

}  // namespace dateline
