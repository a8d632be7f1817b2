// What was known on a day: the situation, the map and the ties that are parts of it, and what happened when.
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "dateline/situation.h"
#include "dateline/timeline.h"
#include "serve/page_token.h"
#include "serve/routes.h"

namespace dateline::serve {

namespace {

using Days = std::chrono::sys_days;

std::optional<Days> day_of(const std::string& iso) {
  int parts[3] = {};
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const char* at = iso.data();
  for (const auto& [begin, length, to] :
       {std::tuple{0, 4, &parts[0]}, {5, 2, &parts[1]}, {8, 2, &parts[2]}}) {
    const auto [end, error] = std::from_chars(at + begin, at + begin + length, *to);
    if (error != std::errc() || end != at + begin + length) return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(parts[0]),
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!date.ok()) return std::nullopt;
  return Days(date);
}

std::string iso_of(Days day) {
  const std::chrono::year_month_day date(day);
  char out[40];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return out;
}

// The day that is asked for; where none is, the last that a story was published on.
Result<Days> day_asked(const Call& call) {
  std::string given = call.value("on");
  if (given.empty()) {
    const auto overview = call.desk().browser.overview();
    if (!overview) return overview.error();
    given = overview->last_published;
  }
  const auto day = day_of(given);
  if (!day) return Error{ErrorCode::usage, "", "\"on\" is no day; give one as 2017-10-26"};
  return *day;
}

Result<Situation> situation_asked(const Call& call, Days day, const std::string& about, int64_t most) {
  const auto limit = call.integer("limit", most, 1, 1000);
  if (!limit) return limit.error();
  SituationQuery query;
  query.on = iso_of(day), query.about = about, query.limit = *limit;
  return call.desk().store.situation(query);
}

Json json_of(const Evidence& e) {
  return {{"story", e.story},
          {"story_id", e.story_id},
          {"published", string_or_null(e.published)},
          {"source", string_or_null(e.source)},
          {"span", Json::array({e.span.begin, e.span.end})},
          {"text", e.text}};
}

// Ground that can be shown on a map, with the first sentence that says so.
Json ground_of(const Situation& situation) {
  Json out = Json::array();
  for (const HeldGround& g : situation.ground) {
    if (!g.lat_lon) continue;
    Json one{{"place", g.place},
             {"lat", g.lat_lon->first},
             {"lon", g.lat_lon->second},
             {"country", string_or_null(g.country)}};
    one["holder"] = g.holder ? serve::json_of(*g.holder) : Json();
    one["state"] = g.state, one["since"] = string_or_null(g.since);
    const bool told = !g.evidence.items.empty();
    one["story"] = told ? Json(g.evidence.items.back().story) : Json();
    one["text"] = told ? Json(g.evidence.items.back().text) : Json();
    out.push_back(std::move(one));
  }
  return out;
}

std::string key_of(const Party& party) {
  return party.name + "|" + party.country + "|" + party.sector;
}

}  // namespace

Response answer_situation(const Call& call) {
  const auto day = day_asked(call);
  if (!day) return refusal(day.error());
  const auto situation = situation_asked(call, *day, call.value("about"), 200);
  if (!situation) return refusal(situation.error());
  Response out;
  out.body = to_json(*situation, 0);
  return out;
}

Response answer_map(const Call& call) {
  const auto day = day_asked(call);
  if (!day) return refusal(day.error());
  const auto days = call.integer("days", 30, 1, 36500);
  if (!days) return refusal(days.error());
  auto filter = call.filter();
  if (!filter) return refusal(filter.error());
  filter->from = iso_of(*day - std::chrono::days(*days - 1)), filter->to = iso_of(*day);
  const auto limit = call.integer("limit", 1000, 1, 1000);
  if (!limit) return refusal(limit.error());
  const auto events =
      call.desk().browser.mapped_events(*filter, {std::nullopt, *limit, PageOrder::newest_first});
  if (!events) return refusal(events.error());
  const auto situation = situation_asked(call, *day, "", 1000);
  if (!situation) return refusal(situation.error());
  Json out;
  out["events"] = Json::array();
  for (const EventItem& event : events->items)
    out["events"].push_back(serve::json_of(event));
  out["more"] = events->next.has_value();
  out["ground"] = ground_of(*situation);
  return answer(out);
}

Response answer_ties(const Call& call) {
  const auto day = day_asked(call);
  if (!day) return refusal(day.error());
  const auto situation = situation_asked(call, *day, call.value("about"), 200);
  if (!situation) return refusal(situation.error());
  std::map<std::string, const Party*> actors;
  Json out;
  out["actors"] = Json::array(), out["ties"] = Json::array();
  for (const StatedTie& tie : situation->ties) {
    actors.emplace(key_of(tie.a), &tie.a), actors.emplace(key_of(tie.b), &tie.b);
    Json one{{"a", key_of(tie.a)},
             {"b", key_of(tie.b)},
             {"kind", tie.kind},
             {"sign", tie.sign},
             {"since", string_or_null(tie.since)},
             {"last", string_or_null(tie.last)},
             {"count", tie.count}};
    one["evidence"] = Json::array();
    for (const Evidence& e : tie.evidence.items)
      one["evidence"].push_back(json_of(e));
    one["more"] = tie.evidence.more;
    out["ties"].push_back(std::move(one));
  }
  for (const auto& [key, party] : actors) {
    const auto events = call.desk().browser.events_of(*party);
    if (!events) return refusal(events.error());
    Json one{{"key", key}};
    one.update(serve::json_of(*party));
    one["events"] = *events;
    out["actors"].push_back(std::move(one));
  }
  out["left_out"] = situation->left_out.ties;
  return answer(out);
}

Response answer_timeline(const Call& call) {
  TimelineQuery query;
  query.about = call.value("about");
  auto filter = call.filter();
  if (!filter) return refusal(filter.error());
  const auto limit = call.integer("limit", 100, 1, 1000);
  if (!limit) return refusal(limit.error());
  if (const std::string& token = call.value("page"); !token.empty()) {
    const auto key = serve::key_of("timeline", PageOrder::oldest_first, token);
    if (!key)
      return refusal({ErrorCode::usage, "",
                      "\"page\" is no token of this list; take \"next\" of the page before as it stands"});
    query.skip = key->story;
  }
  query.filter = std::move(*filter);
  query.filter.limit = *limit + 1;
  auto lines = call.desk().store.timeline(query);
  if (!lines) return refusal(lines.error());
  const bool more = static_cast<int64_t>(lines->size()) > *limit;
  if (more) lines->pop_back();
  Response out;
  out.body = "{\"items\":[";
  for (const TimelineLine& line : *lines)
    out.body += (out.body.back() == '[' ? "" : ",") + to_json(line);
  PageKey next;
  next.story = query.skip + *limit;
  out.body +=
      "],\"next\":" + (more ? text_of(token_of("timeline", PageOrder::oldest_first, next)) : "null") + "}";
  return out;
}

}  // namespace dateline::serve
