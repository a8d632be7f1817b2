#include "serve/guard.h"

#include <gtest/gtest.h>

namespace dateline::serve {
namespace {

constexpr const char* token = "0123456789abcdef";

Request request_of(const std::string& method, const std::string& target, Pairs headers) {
  Request out = *Request::of(method, target);
  out.headers = std::move(headers);
  out.client = "127.0.0.1";
  return out;
}

int status_of(Guard& guard, const Request& request) {
  const auto refused = guard.refuses(request, Clock::now());
  return refused ? refused->status : 200;
}

std::string header_of(const Response& response, const std::string& name) {
  for (const auto& [given, value] : response.headers) {
    if (given == name) return value;
  }
  return "";
}

TEST(Guard, HostsAreThisMachine) {
  Guard guard({"", {"desk.example"}, 0});
  for (const char* host :
       {"localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "192.168.1.7", "desk.example:80"})
    EXPECT_EQ(status_of(guard, request_of("GET", "/", {{"host", host}})), 200) << host;
  for (const char* host :
       {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost:80:80",
        "localhost:x", "127.0.0.1@evil", "[::1", "1.2.3", "1.2.3.4.5", "evil.example:127.0.0.1"})
    EXPECT_EQ(status_of(guard, request_of("GET", "/", {{"host", host}})), 421) << host;
  EXPECT_EQ(status_of(guard, request_of("GET", "/", {})), 421);
}

TEST(Guard, TheTokenIsAskedOfEverybody) {
  Guard guard({token, {}, 0});
  const Pairs::value_type host{"host", "localhost"};
  EXPECT_EQ(status_of(guard, request_of("GET", "/", {host})), 401);
  EXPECT_EQ(status_of(guard, request_of("GET", "/?token=0123456789abcdeX", {host})), 401);
  EXPECT_EQ(status_of(guard, request_of("GET", "/?token=0123456789abcde", {host})), 401);
  EXPECT_EQ(status_of(guard, request_of("GET", "/", {host, {"authorization", "Bearer "}})), 401);
  EXPECT_EQ(status_of(guard, request_of("GET", "/", {host, {"cookie", "dateline_token="}})), 401);
  EXPECT_EQ(
      status_of(guard, request_of("GET", "/", {host, {"authorization", std::string("Bearer ") + token}})),
      200);
  EXPECT_EQ(
      status_of(guard, request_of("GET", "/", {host, {"authorization", std::string("bearer ") + token}})),
      200);
  const std::string cookie = std::string("a=b; dateline_token=") + token;
  EXPECT_EQ(status_of(guard, request_of("GET", "/", {host, {"cookie", cookie}})), 200);
}

TEST(Guard, TheTokenOfAnAddressBecomesACookie) {
  Guard guard({token, {}, 0});
  const auto page =
      guard.refuses(request_of("GET", std::string("/events?source=A%26B&token=") + token + "&type=X",
                               {{"host", "localhost"}}),
                    Clock::now());
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 303);
  EXPECT_EQ(header_of(*page, "Location"), "/events?source=A%26B&type=X");
  EXPECT_NE(header_of(*page, "Set-Cookie").find("HttpOnly; SameSite=Strict"), std::string::npos);
  // Never to another host.
  const auto elsewhere = guard.refuses(
      request_of("GET", std::string("//evil.example/x?token=") + token, {{"host", "localhost"}}),
      Clock::now());
  ASSERT_TRUE(elsewhere);
  EXPECT_EQ(header_of(*elsewhere, "Location"), "/evil.example/x");
}

TEST(Guard, WritesOfOtherSitesAreRefused) {
  Guard guard({"", {}, 0});
  const auto post = [&](const char* origin) {
    return status_of(guard,
                     request_of("POST", "/api/v1/code", {{"host", "localhost:8080"}, {"origin", origin}}));
  };
  EXPECT_EQ(post(""), 200);
  EXPECT_EQ(post("http://localhost:8080"), 200);
  EXPECT_EQ(post("http://localhost:9"), 403);
  EXPECT_EQ(post("https://evil.example"), 403);
  EXPECT_EQ(post("null"), 403);
}

TEST(Guard, AClientMayAskSoOften) {
  RateLimit rate(10);
  const auto start = Clock::now();
  for (int i = 0; i < 10; ++i)
    EXPECT_TRUE(rate.allows("a", start));
  EXPECT_FALSE(rate.allows("a", start));
  EXPECT_TRUE(rate.allows("b", start));
  EXPECT_TRUE(rate.allows("a", start + std::chrono::milliseconds(110)));
  EXPECT_FALSE(rate.allows("a", start + std::chrono::milliseconds(110)));
  // No more is saved up than a second's worth.
  for (int i = 0; i < 10; ++i)
    EXPECT_TRUE(rate.allows("a", start + std::chrono::hours(1)));
  EXPECT_FALSE(rate.allows("a", start + std::chrono::hours(1)));
}

TEST(Guard, ManyClientsTakeBoundedMemory) {
  RateLimit rate(1);
  const auto start = Clock::now();
  int let_in = 0;
  for (int i = 0; i < 10000; ++i)
    let_in += rate.allows(std::to_string(i), start) ? 1 : 0;
  EXPECT_EQ(let_in, 4096);
  EXPECT_TRUE(rate.allows("new", start + std::chrono::seconds(2)));
}

TEST(Guard, Secrets) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abc", "abd"));
  EXPECT_FALSE(same_secret("ab", "abc"));
  EXPECT_FALSE(same_secret("abc", "ab"));
  EXPECT_FALSE(same_secret("", "abc"));
}

}  // namespace
}  // namespace dateline::serve
