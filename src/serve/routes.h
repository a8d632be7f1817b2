// The one table of routes: what the router answers, what the OpenAPI description says, what the tests ask.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/browse.h"
#include "dateline/coder.h"
#include "dateline/store.h"
#include "serve/answer.h"
#include "serve/message.h"

namespace dateline::serve {

enum class ParameterKind : uint8_t { text, day, integer, number, list, page };

struct Parameter {
  const char* name;
  ParameterKind kind;
  const char* about;
};

// A story that was sent to be coded.
struct CodedText {
  Record record;
  std::optional<int64_t> number;  // in the store, where it was to be kept
};

// Codes a story, and stores it where `store` is true.
using CodeStory = std::function<Result<CodedText>(const StoryText& story, bool store)>;

// What one thread answers with.
struct Desk {
  Store& store;
  Browser& browser;
  const CodeStory& code;
  uint64_t max_answer_bytes = 64 << 20;
};

class Call;

struct Route {
  const char* method;
  const char* path;  // "/api/v1/stories/{number}"
  const char* page;  // the page whose .json it is too ("/stories/{number}"), nullptr: of none
  const char* about;
  const char* type;    // of the answer: "application/json"
  const char* schema;  // its name in schemas.json
  std::vector<std::span<const Parameter>> parameters;
  Response (*answer)(const Call& call);
};

const std::vector<Route>& routes();

// A request to a route, with its parameters read.
class Call {
 public:
  // Errors: usage (a parameter that the route does not have, or given twice).
  static Result<Call> of(const Route& route, const Request& request, std::vector<std::string> path_values,
                         const Desk& desk);

  const Desk& desk() const { return *desk_; }
  const Request& request() const { return *request_; }
  // "" where it was not given.
  const std::string& value(std::string_view name) const;
  // Of the {} of the path, in order.
  const std::string& path_value(size_t index) const { return path_values_[index]; }

  // Errors of all: usage.
  Result<EventFilter> filter() const;
  // `list` names the list that the page token must be of.
  Result<PageWanted> page(std::string_view list) const;
  Result<int64_t> integer(std::string_view name, int64_t otherwise, int64_t least, int64_t most) const;

 private:
  Call(const Request& request, const Desk& desk) : request_(&request), desk_(&desk) {}
  const Request* request_;
  const Desk* desk_;
  Pairs values_;
  std::vector<std::string> path_values_;
};

// The values of the {} of `pattern` where `path` is of it; nullopt where it is not.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path);

// Parameters that several routes share.
extern const std::span<const Parameter> filter_parameters, page_parameters, order_parameters;

// The answers, by file.
Response answer_about(const Call& call);
Response answer_stories(const Call& call);
Response answer_story(const Call& call);
Response answer_events(const Call& call);
Response answer_claims(const Call& call);
Response answer_counts(const Call& call);
Response answer_export(const Call& call);
Response answer_explain(const Call& call);
Response answer_situation(const Call& call);
Response answer_map(const Call& call);
Response answer_ties(const Call& call);
Response answer_timeline(const Call& call);
Response answer_code(const Call& call);
Response answer_paste(const Call& call);
Response answer_openapi(const Call& call);

// OpenAPI 3.1, of routes().
Json openapi();

constexpr size_t max_text_bytes = 256 << 10;  // of a story to be coded

}  // namespace dateline::serve
