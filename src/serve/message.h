// A request and its answer, without the wire.
//
//   auto request = Request::of("GET", "/api/v1/events?source=IRQ&type=ASSAULT,COERCE");
//   request->query.front();  // {"source", "IRQ"}
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::serve {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;  // "GET"; HEAD is answered as GET
  std::string path;    // decoded: "/stories/17"
  Pairs query;         // decoded, in the order given
  Pairs headers;       // names in small letters
  std::string body;
  std::string client;  // address, for the count of requests

  // Takes a request line's target apart. nullopt: longer than `max_target`, not beginning with "/", with a
  // broken %xx, or with bytes that are no UTF-8 or control characters once decoded.
  static std::optional<Request> of(std::string_view method, std::string_view target);
  // "" where it was not sent.
  std::string_view header(std::string_view name) const;
  bool reads() const { return method == "GET" || method == "HEAD"; }
};

constexpr size_t max_target = 8192;

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body = {};
  std::string_view fixed = {};  // in place of `body`: bytes that live as long as the program
  Pairs headers = {};

  std::string_view bytes() const { return fixed.empty() ? std::string_view(body) : fixed; }
};

}  // namespace dateline::serve
