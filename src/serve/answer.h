// Answers in JSON: values of the public types, lists with their next page, errors of one shape.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "dateline/browse.h"
#include "dateline/result.h"
#include "dateline/store.h"
#include "serve/message.h"

namespace dateline::serve {

using Json = nlohmann::ordered_json;

// Valid JSON whatever bytes the strings hold.
std::string text_of(const Json& json);
Response answer(const Json& json);

// {"error": {"code", "message", "remedy"}}; paths of this machine stay out of it.
Response refusal(int status, const Error& error);
// With the status that belongs to the error.
Response refusal(const Error& error);

Json string_or_null(std::string_view text);
Json json_of(const Party& party);
Json json_of(const EventPlace& place);
Json json_of(const EventClaim& claim);
Json json_of(const EventItem& event);
Json json_of(const ClaimItem& claim);
Json json_of(const StoryItem& story);
Json json_of(const std::vector<std::string>& columns, const std::vector<Cell>& row);

// "E7"
std::string event_id(int64_t event);

}  // namespace dateline::serve
