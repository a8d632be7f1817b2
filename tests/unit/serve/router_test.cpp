// Every route of the table, and what is not in it, without sockets.
#include "serve/router.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "../store/sample_records.h"
#include "serve/assets.h"

namespace dateline::serve {
namespace {

class RouterTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-serve-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    auto opened = Store::open(name + "/record.db", StoreAccess::write);
    ASSERT_TRUE(opened.ok()) << opened.error().text();
    store_.emplace(std::move(*opened));
    for (int i = 1; i <= 5; ++i)
      ASSERT_TRUE(store_->put(sample_story(i), sample_record(sample_story(i))).ok());
    browser_.emplace(*store_);
    code_ = [](const StoryText& story, bool store) -> Result<CodedText> {
      if (story.text == "none")
        return Error{ErrorCode::model_missing, "/secret/path", "no model; run make model"};
      return CodedText{sample_record(story), store ? std::optional<int64_t>(6) : std::nullopt};
    };
  }
  void TearDown() override {
    browser_.reset(), store_.reset();
    std::filesystem::remove_all(folder_);
  }

  Response ask(const std::string& method, const std::string& target, Pairs headers = {},
               const std::string& body = "") {
    auto request = Request::of(method, target);
    EXPECT_TRUE(request) << target;
    request->headers = std::move(headers);
    request->headers.emplace_back("host", "localhost");
    request->body = body;
    return answer(*request, {*store_, *browser_, code_}, guard_, Clock::now());
  }
  Response get(const std::string& target, Pairs headers = {}) {
    return ask("GET", target, std::move(headers));
  }
  Json json(const std::string& target) {
    const Response response = get(target);
    EXPECT_EQ(response.status, 200) << target << ' ' << response.bytes();
    return Json::parse(response.bytes());
  }
  Response post(const std::string& body, const std::string& type = "application/json") {
    return ask("POST", "/api/v1/code", {{"content-type", type}}, body);
  }
  static std::string error_of(const Response& response) {
    const Json body = Json::parse(response.bytes());
    EXPECT_TRUE(body["error"]["message"].is_string());
    EXPECT_TRUE(body["error"].contains("remedy"));
    return body["error"]["code"];
  }
  static std::string header_of(const Response& response, const std::string& name) {
    for (const auto& [given, value] : response.headers) {
      if (given == name) return value;
    }
    return "";
  }

  std::string folder_;
  std::optional<Store> store_;
  std::optional<Browser> browser_;
  CodeStory code_;
  Guard guard_{{"", {}, 0}};
};

// The path with something in place of each {}.
std::string filled(std::string path) {
  for (const auto& [name, value] : Pairs{{"{number}", "1"}, {"{event}", "E1"}}) {
    if (const size_t at = path.find(name); at != std::string::npos) path.replace(at, name.size(), value);
  }
  return path;
}

// What a route cannot do without.
std::string needed(const Route& route) {
  const std::string_view path = route.path;
  if (path.ends_with("/export")) return "?layout=icews";
  return path.ends_with("/situation") || path.ends_with("/map") || path.ends_with("/ties") ? "?on=2021-03-05"
                                                                                           : "";
}

TEST_F(RouterTest, EveryRouteAnswersAndSoDoesItsTwin) {
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "GET") continue;
    const std::string target = filled(route.path) + needed(route);
    const Response response = get(target);
    EXPECT_EQ(response.status, 200) << target << ' ' << response.bytes();
    const bool json_wanted = std::string_view(route.type) == "application/json";
    EXPECT_TRUE(!json_wanted || Json::accept(response.bytes())) << target;
    if (route.page == nullptr) continue;
    const Response twin = get(filled(route.page) + ".json" + needed(route));
    EXPECT_EQ(twin.bytes(), response.bytes()) << route.page;
  }
}

TEST_F(RouterTest, TheDescriptionIsOfTheTable) {
  const Json description = json("/api/v1/openapi.json");
  EXPECT_EQ(description["openapi"], "3.1.0");
  size_t operations = 0;
  for (const auto& [path, methods] : description["paths"].items())
    operations += methods.size();
  size_t expected = 0;
  for (const Route& route : routes()) {
    expected += route.page == nullptr ? 1 : 2;
    std::string method = route.method;
    for (char& c : method)
      c = static_cast<char>(c | 32);
    const Json& operation = description["paths"][route.path][method];
    EXPECT_EQ(operation["summary"], route.about) << route.path;
    size_t parameters = 0;
    for (const auto& group : route.parameters)
      parameters += group.size();
    for (const Json& p : operation["parameters"])
      parameters -= p["in"] == "query" ? 1 : 0;
    EXPECT_EQ(parameters, 0u) << route.path;
    const bool described =
        *route.schema == '\0' || description["components"]["schemas"].contains(route.schema);
    EXPECT_TRUE(described) << route.schema;
  }
  EXPECT_EQ(operations, expected);
}

TEST_F(RouterTest, EveryParameterOfTheTableIsTaken) {
  for (const Route& route : routes()) {
    if (std::string_view(route.method) != "GET") continue;
    for (const auto& group : route.parameters) {
      for (const Parameter& p : group) {
        const std::string value = p.kind == ParameterKind::integer       ? "1"
                                  : p.kind == ParameterKind::number      ? "0.5"
                                  : p.kind == ParameterKind::day         ? "2021-03-01"
                                  : std::string_view(p.name) == "order"  ? "newest"
                                  : std::string_view(p.name) == "by"     ? "type"
                                  : std::string_view(p.name) == "stance" ? "asserts"
                                  : std::string_view(p.name) == "layout" ? "records"
                                                                         : "x";
        if (p.kind == ParameterKind::page) continue;
        const std::string rest = needed(route);
        const bool is_needed = rest.find("?" + std::string(p.name) + "=") == 0;
        const std::string target =
            filled(route.path) + (is_needed || rest.empty() ? "?" : rest + "&") + p.name + "=" + value;
        EXPECT_EQ(get(target).status, 200) << target << ' ' << get(target).bytes();
      }
    }
  }
}

TEST_F(RouterTest, PagesOfAListAreTheWholeList) {
  const Json whole = json("/api/v1/events?limit=1000");
  Json walked = Json::array();
  std::string token;
  do {
    const Json page = json("/api/v1/events?limit=2" + (token.empty() ? "" : "&page=" + token));
    for (const Json& item : page["items"])
      walked.push_back(item);
    token = page["next"].is_null() ? "" : page["next"].get<std::string>();
  } while (!token.empty());
  EXPECT_EQ(walked, whole["items"]);
  const Json sums = json("/api/v1/counts?by=type&limit=1");
  ASSERT_FALSE(sums["next"].is_null());
  const Json next = json("/api/v1/counts?by=type&page=" + sums["next"].get<std::string>());
  EXPECT_NE(next["items"][0]["type"], sums["items"][0]["type"]);
}

TEST_F(RouterTest, WhatMakesNoSenseIsSaidSo) {
  for (const char* target :
       {"/api/v1/events?form=3", "/api/v1/events?type=A&type=B", "/api/v1/events?limit=0",
        "/api/v1/events?limit=1001", "/api/v1/events?limit=x", "/api/v1/events?page=abc",
        "/api/v1/events?min_confidence=2", "/api/v1/events?min_confidence=nan", "/api/v1/events?from=soon",
        "/api/v1/events?order=up", "/api/v1/counts?by=moon", "/api/v1/claims?stance=shouts",
        "/api/v1/events/export", "/api/v1/events/export?layout=x", "/api/v1/events?happening=-1",
        "/api/v1/events?happening=1%20OR%201"}) {
    const Response response = get(target);
    EXPECT_EQ(response.status, 400) << target;
    EXPECT_EQ(error_of(response), "E101") << target;
  }
  EXPECT_EQ(error_of(get("/api/v1/events?words=%22")), "E606");
  EXPECT_EQ(get("/api/v1/stories?words=AND").status, 400);
  for (const char* target :
       {"/api/v1/stories/99", "/api/v1/stories/0", "/api/v1/stories/1x", "/api/v1/explain/1/E999",
        "/api/v1/explain/1/1", "/api/v2", "/api/v1/", "/app.exe", "/../../etc/passwd.txt",
        "/assets/..%2f..%2fx.js", "/.git/config.txt"}) {
    EXPECT_EQ(get(target).status, 404) << target;
    EXPECT_EQ(error_of(get(target)), "E701") << target;
  }
  EXPECT_EQ(ask("DELETE", "/api/v1/events").status, 405);
  EXPECT_EQ(header_of(ask("PUT", "/api/v1/code"), "Allow"), "POST, GET, HEAD");
  EXPECT_EQ(ask("POST", "/").status, 405);
}

TEST_F(RouterTest, NothingOfTheStoreCanBeAskedInSql) {
  for (const char* words : {"' OR 1=1 --", "x'); DROP TABLE story; --", "\\", "%", "_", "\"", "*", "a* b*"}) {
    std::string encoded;
    for (const char* c = words; *c != '\0'; ++c) {
      char hex[4];
      std::snprintf(hex, sizeof hex, "%%%02X", static_cast<unsigned char>(*c));
      encoded += hex;
    }
    for (const char* name : {"source", "target", "type", "mode", "status", "place", "story", "words"}) {
      const Response response = get(std::string("/api/v1/events?") + name + "=" + encoded);
      EXPECT_TRUE(response.status == 200 || response.status == 400) << name << ' ' << words;
    }
  }
  EXPECT_EQ(json("/api/v1/about")["stories"], 5);
  EXPECT_EQ(json("/api/v1/events?source=' OR 1=1 --")["items"].size(), 0u);
}

TEST_F(RouterTest, PagesAreThePage) {
  for (const char* page : {"/", "/stories", "/stories/3", "/events?source=IRQ", "/timeline",
                           "/map?on=2021-03-04", "/ties", "/claims", "/situation", "/paste"}) {
    const Response response = get(page);
    EXPECT_EQ(response.status, 200) << page;
    EXPECT_EQ(response.type, "text/html; charset=utf-8");
    EXPECT_EQ(response.bytes(), asset_of("index.html")->bytes);
  }
  EXPECT_EQ(get("/nowhere").status, 404);
  EXPECT_EQ(get("/nowhere").type, "text/html; charset=utf-8");
  const Response packed = get("/", {{"accept-encoding", "br, gzip"}});
  EXPECT_EQ(header_of(packed, "Content-Encoding"), "gzip");
  EXPECT_LT(packed.bytes().size(), get("/").bytes().size());
  EXPECT_NE(header_of(packed, "ETag"), header_of(get("/"), "ETag"));
}

TEST_F(RouterTest, HeadersAndTags) {
  const Response first = get("/api/v1/events");
  EXPECT_NE(header_of(first, "Content-Security-Policy").find("frame-ancestors 'none'"), std::string::npos);
  EXPECT_EQ(header_of(first, "Content-Security-Policy").find("unsafe"), std::string::npos);
  EXPECT_EQ(header_of(first, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header_of(first, "Referrer-Policy"), "no-referrer");
  EXPECT_EQ(header_of(first, "Cache-Control"), "no-cache");
  const std::string etag = header_of(first, "ETag");
  ASSERT_FALSE(etag.empty());
  const Response again = get("/api/v1/events", {{"if-none-match", etag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.bytes().empty());
  EXPECT_EQ(get("/api/v1/events", {{"if-none-match", "\"other\""}}).status, 200);
  ASSERT_TRUE(store_->put(sample_story(9), sample_record(sample_story(9))).ok());
  EXPECT_EQ(get("/api/v1/events", {{"if-none-match", etag}}).status, 200);
  const Response refused = get("/api/v1/nothing.json");
  EXPECT_EQ(header_of(refused, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header_of(refused, "Cache-Control"), "no-store");
}

TEST_F(RouterTest, StoriesAreCoded) {
  const Response coded =
      post("{\"text\": \"Guns were heard.\", \"published\": \"2021-03-04\", \"title\": null}");
  ASSERT_EQ(coded.status, 200) << coded.body;
  const Json body = Json::parse(coded.body);
  EXPECT_EQ(body["record"]["format"], "dateline-record/1");
  EXPECT_EQ(body["text"], "Guns were heard.");
  EXPECT_TRUE(body["number"].is_null());
  EXPECT_EQ(Json::parse(post("{\"text\":\"x\",\"store\":true}").body)["number"], 6);

  EXPECT_EQ(post("{\"text\":\"x\"}", "text/plain").status, 415);
  EXPECT_EQ(post("{\"text\":\"x\"}", "application/json; charset=utf-8").status, 200);
  EXPECT_EQ(error_of(post("{\"text\":\" \\n\"}")), "E301");
  for (const char* wrong :
       {"", "[]", "{", "\"text\"", "{\"text\":3}", "{\"text\":\"x\",\"store\":1}", "{\"txt\":\"x\"}"})
    EXPECT_TRUE(post(wrong).status == 400) << wrong;
  EXPECT_EQ(post("{\"text\":\"" + std::string(max_text_bytes + 1, 'x') + "\"}").status, 413);
  EXPECT_EQ(post(std::string(500000, '[')).status, 400);
  // What the machine's files are called stays out of the answer.
  const Response none = post("{\"text\":\"none\"}");
  EXPECT_EQ(none.status, 503);
  EXPECT_EQ(none.body.find("secret"), std::string::npos);
}

TEST_F(RouterTest, ExportsAreBounded) {
  auto request = Request::of("GET", "/api/v1/events/export?layout=icews");
  request->headers = {{"host", "localhost"}};
  const Response whole = answer(*request, {*store_, *browser_, code_}, guard_, Clock::now());
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(header_of(whole, "Content-Disposition"), "attachment; filename=\"dateline-icews.tsv\"");
  EXPECT_EQ(answer(*request, {*store_, *browser_, code_, 100}, guard_, Clock::now()).status, 413);
}

TEST(Assets, AreSortedAndTyped) {
  std::string last;
  for (const Asset& asset : assets()) {
    EXPECT_LT(last, asset.name);
    last = asset.name;
    EXPECT_EQ(asset_of(asset.name), &asset);
  }
  ASSERT_NE(asset_of("index.html"), nullptr);
  EXPECT_EQ(asset_of("Index.html"), nullptr);
  EXPECT_EQ(type_of("assets/app.js"), "text/javascript; charset=utf-8");
  EXPECT_EQ(type_of("x"), "application/octet-stream");
}

}  // namespace
}  // namespace dateline::serve
