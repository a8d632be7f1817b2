// Requests to the router, without sockets, on a store in memory: whatever the target, headers and body are,
// the answer is a whole one, and the store is as it was. Input: method letter, target, then lines "name:
// value", an empty line, body.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "../tests/unit/store/sample_records.h"
#include "serve/router.h"

namespace {

using namespace dateline;
using namespace dateline::serve;

[[noreturn]] void fail(const char* what, const std::string& detail) {
  std::fprintf(stderr, "%s: %s\n", what, detail.c_str());
  std::abort();
}

struct World {
  Store store;
  std::optional<Browser> browser;
  Guard guard{{"", {}, 0}};
  CodeStory code = [](const StoryText& story, bool) -> Result<CodedText> {
    return CodedText{sample_record(story), std::nullopt};
  };

  World() : store(opened()) {
    for (int i = 1; i <= 3; ++i)
      (void)store.put(sample_story(i), sample_record(sample_story(i)));
    browser.emplace(store);
  }
  static Store opened() {
    auto store = Store::open(":memory:", StoreAccess::write);
    if (!store) fail("no store", store.error().text());
    return std::move(*store);
  }
};

std::string_view line_of(std::string_view& rest) {
  const size_t end = rest.find('\n');
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return line;
}

// One that reaches further than random bytes do: the first byte may stand for the beginning of a target.
std::string target_of(std::string_view line) {
  static constexpr const char* beginnings[] = {"/",
                                               "/api/v1/events?",
                                               "/api/v1/stories/",
                                               "/api/v1/stories?",
                                               "/api/v1/explain/",
                                               "/api/v1/counts?",
                                               "/api/v1/claims?",
                                               "/api/v1/events/export?layout=",
                                               "/api/v1/events?words=",
                                               "/api/v1/events?page=",
                                               "/api/v1/events?source=",
                                               "/api/v1/map?on=",
                                               "/api/v1/ties?on=",
                                               "/api/v1/situation?on=",
                                               "/api/v1/timeline?about="};
  if (line.empty() || line.front() == '/') return std::string(line);
  const auto first = static_cast<unsigned char>(line.front());
  return beginnings[first % std::size(beginnings)] + std::string(line.substr(1));
}

void check(const Request& request, const Response& response) {
  const std::string where = request.method + " " + request.path;
  if (response.status < 200 || response.status >= 500)
    fail("a status that is our fault", where + " " + response.body);
  if (response.headers.size() < 7) fail("no security headers", where);
  if (response.type == "application/json" && !response.bytes().empty() && !Json::accept(response.bytes()))
    fail("no JSON", where);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static World world;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  if (rest.empty()) return 0;
  static constexpr const char* methods[] = {"GET", "GET", "GET", "POST", "HEAD", "PUT"};
  const char* method = methods[static_cast<unsigned char>(rest.front()) % std::size(methods)];
  rest.remove_prefix(1);
  auto request = Request::of(method, target_of(line_of(rest)));
  if (!request) return 0;
  while (!rest.empty()) {
    const std::string_view line = line_of(rest);
    if (line.empty()) break;
    const size_t colon = line.find(':');
    if (colon != std::string_view::npos)
      request->headers.emplace_back(std::string(line.substr(0, colon)), std::string(line.substr(colon + 1)));
  }
  request->body = rest;
  const Desk desk{world.store, *world.browser, world.code};
  check(*request, answer(*request, desk, world.guard, Clock::now()));
  // Once more from this machine, as its own page would send it.
  request->headers.insert(request->headers.begin(),
                          {{"host", "localhost"}, {"content-type", "application/json"}});
  check(*request, answer(*request, desk, world.guard, Clock::now()));
  const auto counts = world.store.counts({});
  if (!counts || counts->stories != 3) fail("the store has changed", request->path);
  return 0;
}
