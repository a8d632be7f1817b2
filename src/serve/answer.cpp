#include "serve/answer.h"

#include <type_traits>
#include <variant>

namespace dateline::serve {

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Response answer(const Json& json) {
  Response out;
  out.body = text_of(json);
  return out;
}

namespace {

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
    case ErrorCode::input_empty:
    case ErrorCode::input_binary:
    case ErrorCode::input_malformed:
    case ErrorCode::query_malformed:
      return 400;
    case ErrorCode::not_allowed:
      return 403;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::input_too_large:
      return 413;
    case ErrorCode::asked_too_often:
      return 429;
    case ErrorCode::model_missing:
    case ErrorCode::model_damaged:
    case ErrorCode::model_foreign:
    case ErrorCode::model_version:
    case ErrorCode::lexicon_missing:
    case ErrorCode::lexicon_malformed:
    case ErrorCode::store_busy:
    case ErrorCode::store_full:
    case ErrorCode::query_too_long:
      return 503;
    default:
      return 500;
  }
}

}  // namespace

Response refusal(int status, const Error& error) {
  // Messages say what is wrong, then, behind a semicolon, what to do.
  const size_t cut = error.message.find("; ");
  Json body;
  body["error"]["code"] = "E" + std::to_string(static_cast<int>(error.code));
  body["error"]["message"] = error.message.substr(0, cut);
  body["error"]["remedy"] = cut == std::string::npos ? Json() : Json(error.message.substr(cut + 2));
  Response out = answer(body);
  out.status = status;
  return out;
}

Response refusal(const Error& error) {
  return refusal(status_of(error.code), error);
}

Json string_or_null(std::string_view text) {
  return text.empty() ? Json() : Json(text);
}

std::string event_id(int64_t event) {
  return "E" + std::to_string(event);
}

Json json_of(const Party& party) {
  return {{"name", party.name},
          {"country", string_or_null(party.country)},
          {"sector", string_or_null(party.sector)}};
}

Json json_of(const EventPlace& place) {
  Json out{{"name", place.name},
           {"country", string_or_null(place.country)},
           {"admin1", string_or_null(place.admin1)},
           {"lat", nullptr},
           {"lon", nullptr}};
  if (place.lat_lon) out["lat"] = place.lat_lon->first, out["lon"] = place.lat_lon->second;
  return out;
}

Json json_of(const EventClaim& claim) {
  return {{"who", claim.who}, {"stance", claim.stance}, {"cue", string_or_null(claim.cue)}};
}

namespace {

template <typename Item>
Json list_of(const std::vector<Item>& items) {
  Json out = Json::array();
  for (const Item& item : items)
    out.push_back(json_of(item));
  return out;
}

Json number_or_null(const std::optional<int64_t>& number) {
  return number ? Json(*number) : Json();
}

}  // namespace

Json json_of(const EventItem& e) {
  Json out = Json::object();
  out["story"] = e.story;
  out["story_id"] = e.story_id;
  out["source_name"] = string_or_null(e.publisher);
  out["event"] = event_id(e.event);
  out["type"] = e.type;
  out["mode"] = string_or_null(e.mode);
  out["context"] = e.context;
  out["quad"] = string_or_null(e.quad);
  out["cameo"] = string_or_null(e.cameo);
  out["score"] = e.score;
  out["status"] = string_or_null(e.status);
  out["date_start"] = string_or_null(e.date_start);
  out["date_end"] = string_or_null(e.date_end);
  out["source"] = list_of(e.source);
  out["target"] = list_of(e.target);
  out["place"] = list_of(e.place);
  out["claims"] = list_of(e.claims);
  out["confidence"] = e.confidence;
  out["trigger"] = string_or_null(e.trigger);
  out["sentence"] = string_or_null(e.sentence);
  out["killed"] = number_or_null(e.killed);
  out["wounded"] = number_or_null(e.wounded);
  out["attacks"] = number_or_null(e.attacks);
  out["arrested"] = number_or_null(e.arrested);
  out["happening"] = e.happening == 0 ? Json() : Json(e.happening);
  out["sources"] = e.sources;
  out["copies"] = e.copies;
  return out;
}

Json json_of(const ClaimItem& claim) {
  Json out = json_of(claim.event);
  out["who"] = claim.claim.who;
  out["stance"] = claim.claim.stance;
  out["cue"] = string_or_null(claim.claim.cue);
  out["confirmed"] = claim.confirmed;
  return out;
}

Json json_of(const StoryItem& s) {
  return {{"number", s.number},
          {"id", s.id},
          {"source", string_or_null(s.source)},
          {"title", string_or_null(s.title)},
          {"published", string_or_null(s.published)},
          {"url", string_or_null(s.url)},
          {"events", s.events},
          {"opening", s.opening}};
}

Json json_of(const std::vector<std::string>& columns, const std::vector<Cell>& row) {
  Json out = Json::object();
  for (size_t i = 0; i < columns.size() && i < row.size(); ++i) {
    std::visit(
        [&](const auto& value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
            out[columns[i]] = nullptr;
          else
            out[columns[i]] = value;
        },
        row[i]);
  }
  return out;
}

}  // namespace dateline::serve
