#include "serve/routes.h"

namespace dateline::serve {

namespace {

using K = ParameterKind;

constexpr Parameter filter_list[] = {
    {"source", K::text, "who: a name (* for any letters), country (IRQ), sector (GOV) or both (IRQ GOV)"},
    {"target", K::text, "to whom, in the same way"},
    {"type", K::list, "types of PLOVER: ASSAULT,COERCE"},
    {"mode", K::list, "modes: aerial,drone"},
    {"status", K::list, "happened, ongoing, planned, demanded, offered, threatened, hypothetical, denied"},
    {"place", K::text, "name, province or country of where it was"},
    {"from", K::day, "first day, or month: 2017-10-26, 2017-10"},
    {"to", K::day, "last day, or month"},
    {"min_confidence", K::number, "only events given this or more, 0 to 1"},
    {"story", K::text, "id of the story"},
    {"happening", K::integer, "number of a happening: its tellings in all stories"},
    {"words", K::text, "words of the story in the words of FTS5: ceasefire OR truce"},
};
constexpr Parameter page_list[] = {
    {"page", K::page, "token of the page: `next` of the one before"},
    {"limit", K::integer, "items of a page, 1 to 1000 [100]"},
};
constexpr Parameter order_list[] = {{"order", K::text, "oldest or newest first [oldest]"}};
constexpr Parameter story_list[] = {
    {"words", K::text, "words of title or text in the words of FTS5"},
    {"from", K::day, "first day of publication, or month"},
    {"to", K::day, "last day, or month"},
    {"source", K::text, "publisher"},
};
constexpr Parameter layout_list[] = {
    {"layout", K::text, "which layout: a name of /api/v1/about, or records"}};
constexpr Parameter count_list[] = {{"by", K::text, "month, dyad_month or type [month]"}};
constexpr Parameter stance_list[] = {{"stance", K::text, "asserts, denies, does_not_confirm or hedges [all]"},
                                     {"who", K::text, "who says so, in the way of source"}};

constexpr Parameter about_list[] = {
    {"about", K::text, "an actor (* for any letters), country (IRQ), sector, or place; all [all]"}};
constexpr Parameter on_list[] = {
    {"on", K::day, "the day, 2017-10-26 [the last that a story was published on]"}};
constexpr Parameter days_list[] = {{"days", K::integer, "days that are looked back [30]"}};
constexpr Parameter limit_list[] = {{"limit", K::integer, "items of each list, 1 to 1000"}};

constexpr const char* json = "application/json";

}  // namespace

const std::span<const Parameter> filter_parameters = filter_list;
const std::span<const Parameter> page_parameters = page_list;
const std::span<const Parameter> order_parameters = order_list;

const std::vector<Route>& routes() {
  static const std::vector<Route> table = {
      {"GET",
       "/api/v1/about",
       "/index",
       "What the store holds and what made it",
       json,
       "About",
       {},
       answer_about},
      {"GET",
       "/api/v1/stories",
       "/stories",
       "Stories, by day of publication",
       json,
       "StoryList",
       {story_list, page_list, order_list},
       answer_stories},
      {"GET",
       "/api/v1/stories/{number}",
       "/stories/{number}",
       "One story with its text and its record",
       json,
       "Story",
       {},
       answer_story},
      {"GET",
       "/api/v1/events",
       "/events",
       "Events, by day",
       json,
       "EventList",
       {filter_list, page_list, order_list},
       answer_events},
      {"GET",
       "/api/v1/events/export",
       nullptr,
       "All such events in a layout that others read",
       "*/*",
       "",
       {layout_list, filter_list},
       answer_export},
      {"GET",
       "/api/v1/explain/{number}/{event}",
       nullptr,
       "Why an event of a story was coded as it was",
       json,
       "Explanation",
       {},
       answer_explain},
      {"GET",
       "/api/v1/counts",
       "/counts",
       "Sums of events",
       json,
       "CountList",
       {count_list, filter_list, page_list},
       answer_counts},
      {"GET",
       "/api/v1/claims",
       "/claims",
       "Who says so, who denies it, who does not confirm it",
       json,
       "ClaimList",
       {stance_list, filter_list, page_list, order_list},
       answer_claims},
      {"GET",
       "/api/v1/situation",
       "/situation",
       "What was known on a day, with its sources",
       json,
       "Situation",
       {on_list, about_list, limit_list},
       answer_situation},
      {"GET",
       "/api/v1/timeline",
       "/timeline",
       "Happenings by date, each in a line of words",
       json,
       "TimelineList",
       {about_list, filter_list, page_list},
       answer_timeline},
      {"GET",
       "/api/v1/map",
       "/map",
       "Events with coordinates up to a day, and who held which ground on it",
       json,
       "Map",
       {on_list, days_list, filter_list, limit_list},
       answer_map},
      {"GET",
       "/api/v1/ties",
       "/ties",
       "Who stands with, against and under whom",
       json,
       "Ties",
       {on_list, about_list, limit_list},
       answer_ties},
      {"POST",
       "/api/v1/code",
       nullptr,
       "Code a text; it is stored only where that is asked",
       json,
       "Coded",
       {},
       answer_code},
      {"GET", "/api/v1/code", "/paste", "What POST takes here", json, "CodeForm", {}, answer_paste},
      {"GET", "/api/v1/openapi.json", nullptr, "This description", json, "", {}, answer_openapi},
  };
  return table;
}

}  // namespace dateline::serve
