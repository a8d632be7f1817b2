// Lists: stories, events, claims, sums.
#include <algorithm>
#include <utility>

#include "dateline/coder.h"
#include "serve/page_token.h"
#include "serve/routes.h"

namespace dateline::serve {

namespace {

template <typename Item>
Response page_answer(std::string_view list, const PageWanted& wanted, const Result<Page<Item>>& page) {
  if (!page) return refusal(page.error());
  Json out;
  out["items"] = Json::array();
  for (const Item& item : page->items)
    out["items"].push_back(json_of(item));
  out["next"] = page->next ? Json(token_of(list, wanted.order, *page->next)) : Json();
  return answer(out);
}

}  // namespace

Response answer_events(const Call& call) {
  const auto filter = call.filter();
  if (!filter) return refusal(filter.error());
  const auto wanted = call.page("events");
  if (!wanted) return refusal(wanted.error());
  return page_answer("events", *wanted, call.desk().browser.events(*filter, *wanted));
}

Response answer_claims(const Call& call) {
  const std::string& stance = call.value("stance");
  const auto known = claim_stances();
  if (!stance.empty() && std::find(known.begin(), known.end(), stance) == known.end())
    return refusal({ErrorCode::usage, "", "\"stance\" is asserts, denies, does_not_confirm or hedges"});
  const auto filter = call.filter();
  if (!filter) return refusal(filter.error());
  const auto wanted = call.page("claims");
  if (!wanted) return refusal(wanted.error());
  return page_answer("claims", *wanted,
                     call.desk().browser.claims({stance, call.value("who")}, *filter, *wanted));
}

Response answer_stories(const Call& call) {
  const StoryFilter filter{call.value("words"), call.value("from"), call.value("to"), call.value("source")};
  const auto wanted = call.page("stories");
  if (!wanted) return refusal(wanted.error());
  return page_answer("stories", *wanted, call.desk().browser.stories(filter, *wanted));
}

namespace {

// What rows of a sum are ordered by: their columns of text.
std::vector<std::string> key_of_row(const std::string& by, const std::vector<Cell>& row) {
  std::vector<std::string> out{by};
  const size_t columns = by == "dyad_month" ? 3 : 1;
  for (size_t i = 0; i < columns && i < row.size(); ++i) {
    const auto* text = std::get_if<std::string>(&row[i]);
    out.push_back(text == nullptr ? std::string() : *text);
  }
  return out;
}

}  // namespace

Response answer_counts(const Call& call) {
  const std::string by = call.value("by").empty() ? "month" : call.value("by");
  if (by != "month" && by != "dyad_month" && by != "type")
    return refusal({ErrorCode::usage, "", "\"by\" is month, dyad_month or type"});
  const auto filter = call.filter();
  if (!filter) return refusal(filter.error());
  const auto limit = call.integer("limit", 100, 1, 1000);
  if (!limit) return refusal(limit.error());
  std::vector<std::string> after;
  if (const std::string& token = call.value("page"); !token.empty()) {
    auto parts = page_parts(token);
    if (!parts || parts->front() != by)
      return refusal(
          {ErrorCode::usage, "", "\"page\" is no token of these sums; take \"next\" of the page before"});
    after = std::move(*parts);
  }
  auto rows = call.desk().store.count(by == "type"         ? CountBy::type
                                      : by == "dyad_month" ? CountBy::dyad_month
                                                           : CountBy::month,
                                      *filter);
  if (!rows) return refusal(rows.error());
  Json items = Json::array();
  Json next;
  std::vector<Cell> row;
  std::vector<std::string> last;
  for (;;) {
    const auto more = rows->next(row);
    if (!more) return refusal(more.error());
    if (!*more) break;
    // The sums of a page before are made again with those of this one; there are few enough of them.
    auto key = key_of_row(by, row);
    if (!after.empty() && key <= after) continue;
    if (items.size() == static_cast<size_t>(*limit)) {
      next = page_token(last);
      break;
    }
    items.push_back(json_of(rows->columns(), row));
    last = std::move(key);
  }
  return answer({{"items", std::move(items)}, {"next", std::move(next)}});
}

Response answer_about(const Call& call) {
  const auto overview = call.desk().browser.overview();
  if (!overview) return refusal(overview.error());
  Json out;
  out["program"] = "dateline";
  out["version"] = version();
  out["made_by"] = Json::array();
  for (const auto& [makers, stories] : overview->made_by) {
    out["made_by"].push_back({{"engine", makers.engine},
                              {"model", makers.model},
                              {"lexicon", makers.lexicon},
                              {"stories", stories}});
  }
  out["stories"] = overview->stories, out["events"] = overview->events, out["skipped"] = overview->skipped;
  out["first"] = string_or_null(overview->first), out["last"] = string_or_null(overview->last);
  out["first_published"] = string_or_null(overview->first_published);
  out["last_published"] = string_or_null(overview->last_published);
  out["types"] = event_types(), out["statuses"] = event_statuses();
  out["layouts"] = Json::array();
  static constexpr const char* formats[] = {"table", "csv", "jsonl", "tsv", "tsv_bare", "geojson"};
  for (const Layout& layout : layouts()) {
    out["layouts"].push_back({{"name", layout.name},
                              {"about", layout.about},
                              {"format", formats[static_cast<size_t>(layout.format)]}});
  }
  out["layouts"].push_back(
      {{"name", "records"}, {"about", "whole records: a JSON object a story"}, {"format", "jsonl"}});
  return answer(out);
}

}  // namespace dateline::serve
