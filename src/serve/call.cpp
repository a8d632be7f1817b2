// Parameters of a request, read as its route wants them.
#include <algorithm>
#include <charconv>
#include <limits>

#include "serve/page_token.h"
#include "serve/routes.h"

namespace dateline::serve {

namespace {

Error usage(std::string message) {
  return {ErrorCode::usage, "", std::move(message)};
}

std::string names_of(const Route& route) {
  std::string out;
  for (const auto& group : route.parameters) {
    for (const Parameter& p : group)
      out += (out.empty() ? "" : ", ") + std::string(p.name);
  }
  return out.empty() ? "none" : out;
}

bool has(const Route& route, std::string_view name) {
  return std::any_of(route.parameters.begin(), route.parameters.end(), [&](const auto& group) {
    return std::any_of(group.begin(), group.end(), [&](const Parameter& p) { return name == p.name; });
  });
}

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> out;
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(',', at), list.size());
    if (end > at) out.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
  std::vector<std::string> values;
  while (!pattern.empty()) {
    const size_t open = pattern.find('{');
    const std::string_view fixed = pattern.substr(0, open);
    if (path.substr(0, fixed.size()) != fixed) return std::nullopt;
    path.remove_prefix(fixed.size());
    if (open == std::string_view::npos) break;
    pattern.remove_prefix(pattern.find('}') + 1);
    // A value ends where the next fixed part begins, or at a slash.
    const std::string_view next = pattern.substr(0, pattern.find('{'));
    size_t end = path.find('/');
    if (next.empty() || end == std::string_view::npos) end = std::min(end, path.size());
    if (!next.empty() && next.front() != '/') {
      if (path.size() < next.size() || path.substr(path.size() - next.size()) != next) return std::nullopt;
      end = std::min(end, path.size() - next.size());
    }
    if (end == 0) return std::nullopt;
    values.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  if (!path.empty()) return std::nullopt;
  return values;
}

Result<Call> Call::of(const Route& route, const Request& request, std::vector<std::string> path_values,
                      const Desk& desk) {
  Call out(request, desk);
  out.path_values_ = std::move(path_values);
  for (const auto& [name, value] : request.query) {
    if (!has(route, name))
      return usage("there is no parameter \"" + name + "\" here; known are: " + names_of(route));
    if (!out.value(name).empty())
      return usage("\"" + name + "\" is given twice; give one, lists between commas");
    if (!value.empty()) out.values_.emplace_back(name, value);
  }
  return out;
}

const std::string& Call::value(std::string_view name) const {
  static const std::string none;
  for (const auto& [given, value] : values_) {
    if (given == name) return value;
  }
  return none;
}

Result<int64_t> Call::integer(std::string_view name, int64_t otherwise, int64_t least, int64_t most) const {
  const std::string& text = value(name);
  if (text.empty()) return otherwise;
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < least || number > most) {
    return usage("\"" + std::string(name) + "\" is no number that it can be; give one from " +
                 std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

Result<EventFilter> Call::filter() const {
  EventFilter out;
  out.source = value("source"), out.target = value("target"), out.place = value("place");
  out.types = split(value("type")), out.modes = split(value("mode")), out.statuses = split(value("status"));
  out.from = value("from"), out.to = value("to"), out.story = value("story"), out.words = value("words");
  if (const std::string& text = value("min_confidence"); !text.empty()) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out.min_confidence);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || !(out.min_confidence >= 0 && out.min_confidence <= 1))
      return usage("\"min_confidence\" is no share; give a number from 0 to 1");
  }
  const auto happening = integer("happening", 0, 1, std::numeric_limits<int64_t>::max());
  if (!happening) return happening.error();
  out.happening = *happening;
  // More values than there are to choose from ask for nothing more, and would only make the statement long.
  constexpr size_t most = 64;
  if (out.types.size() > most || out.modes.size() > most || out.statuses.size() > most)
    return usage("a list of more than 64 values; give fewer, or leave it out for all");
  return out;
}

Result<PageWanted> Call::page(std::string_view list) const {
  PageWanted out;
  const auto limit = integer("limit", 100, 1, 1000);
  if (!limit) return limit.error();
  out.limit = *limit;
  const std::string& order = value("order");
  if (order == "newest")
    out.order = PageOrder::newest_first;
  else if (!order.empty() && order != "oldest")
    return usage("\"order\" is oldest or newest");
  if (const std::string& token = value("page"); !token.empty()) {
    out.after = key_of(list, out.order, token);
    if (!out.after)
      return usage(
          "\"page\" is no token of this list in this order; take \"next\" of the page before as it stands");
  }
  return out;
}

}  // namespace dateline::serve
