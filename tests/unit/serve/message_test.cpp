#include "serve/message.h"

#include <gtest/gtest.h>

#include "serve/page_token.h"
#include "serve/routes.h"

namespace dateline::serve {
namespace {

TEST(Message, TargetsAreTakenApart) {
  const auto request =
      Request::of("GET", "/stories/a%20b?source=IRQ+GOV&type=A%2CB&empty=&bare&&x=%C3%A9#part");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->path, "/stories/a b");
  EXPECT_EQ(request->query,
            (Pairs{{"source", "IRQ GOV"}, {"type", "A,B"}, {"empty", ""}, {"bare", ""}, {"x", "é"}}));
  EXPECT_EQ(Request::of("GET", "/a+b")->path, "/a+b");
}

TEST(Message, WhatIsNoTargetIsRefused) {
  for (const char* target : {"", "events", "http://other/", "*", "/%", "/%4", "/%zz", "/%00", "/a?b=%0d%0a",
                             "/%FF", "/%C3", "/%C0%AF", "/%ED%A0%80", "/?x=%F5%80%80%80"}) {
    EXPECT_FALSE(Request::of("GET", target)) << target;
  }
  EXPECT_FALSE(Request::of("GET", "/" + std::string(max_target, 'a')));
}

TEST(Message, Patterns) {
  using Values = std::vector<std::string>;
  EXPECT_EQ(match("/api/v1/explain/{number}/{event}", "/api/v1/explain/3/E7"), (Values{"3", "E7"}));
  EXPECT_EQ(match("/stories/{number}.json", "/stories/17.json"), Values{"17"});
  EXPECT_EQ(match("/stories", "/stories"), Values());
  for (const char* path :
       {"/stories/", "/stories/17", "/stories/.json", "/stories/1/2.json", "/stories/17.jso", ""})
    EXPECT_FALSE(match("/stories/{number}.json", path)) << path;
  EXPECT_FALSE(match("/stories/{number}", "/stories/1/2"));
  EXPECT_FALSE(match("/stories/{number}", "/stories/"));
  EXPECT_FALSE(match("/explain/{number}/{event}", "/explain/3"));
}

TEST(PageToken, ReadsBack) {
  const PageKey key{"2017-10-26", "2017-10-27", 12, 7, 3};
  const std::string token = token_of("events", PageOrder::newest_first, key);
  EXPECT_EQ(key_of("events", PageOrder::newest_first, token), key);
  EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
  EXPECT_FALSE(key_of("events", PageOrder::oldest_first, token));
  EXPECT_FALSE(key_of("claims", PageOrder::newest_first, token));
}

TEST(PageToken, WhatNobodyGaveIsRefused) {
  for (const char* token : {"", "A", "!!", "AAAA", "' OR 1=1 --"})
    EXPECT_FALSE(key_of("events", PageOrder::oldest_first, token)) << token;
  const auto refused = [](const std::string& day, const std::string& story) {
    return !key_of("events", PageOrder::oldest_first,
                   page_token({"events", "oldest", day, "", story, "1", "0"}));
  };
  EXPECT_FALSE(refused("2017-10-26", "1"));
  EXPECT_TRUE(refused("2017'; DROP", "1"));
  EXPECT_TRUE(refused("2017-10-26", "-1"));
  EXPECT_TRUE(refused("2017-10-26", "1 OR 1"));
  EXPECT_TRUE(refused("2017-10-26", "99999999999999999999"));
}

}  // namespace
}  // namespace dateline::serve
