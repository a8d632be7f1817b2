// Runs cases.txt against the parses of its sentences (cases.conllu).
#include <algorithm>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "../cases.h"
#include "time/calendar.h"
#include "time/times.h"

namespace dateline {
namespace {

const std::string directory = std::string(DATELINE_SOURCE_DIR) + "/tests/unit/time/";

std::map<std::string, std::unique_ptr<Parsed>> read_parses() {
  return read_case_parses(directory + "cases.conllu");
}

std::string written(const Parsed& parsed, const TimeExpression& t) {
  const Span bytes = parsed.syntax.tokens.bytes(t.tokens);
  std::string out = parsed.text.body.substr(bytes.begin, bytes.size()) + " = ";
  if (t.open_start) return out + "open.." + t.end.iso();
  if (t.open_end) return out + t.start.iso() + "..open";
  return out + (t.start == t.end ? t.start.iso() : t.start.iso() + ".." + t.end.iso());
}

std::string found_in(const Parsed& parsed, Date published) {
  std::string out;
  for (const TimeExpression& t : find_times(parsed.syntax, published))
    out += (out.empty() ? "" : " ; ") + written(parsed, t);
  return out.empty() ? "none" : out;
}

TEST(FindTimes, Cases) {
  const auto parses = read_parses();
  std::ifstream in(directory + "cases.txt");
  Date published;
  int number = 0, cases = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '@') {
      published = Date::parse(line.substr(1)).value();
      continue;
    }
    const size_t bar = line.find(" | ");
    ASSERT_NE(bar, std::string::npos)
        << "cases.txt:" << number << ": no \" | \" between sentence and expressions";
    const auto parse = parses.find(strip(line.substr(0, bar)));
    ASSERT_NE(parse, parses.end()) << "cases.txt:" << number << ": no parse; run parse_cases.py";
    EXPECT_EQ(found_in(*parse->second, published), strip(line.substr(bar + 3)))
        << "cases.txt:" << number << ": " << line;
    ++cases;
  }
  EXPECT_GT(cases, 150);
}

TEST(FindTimes, HeadIsTheWordThatHangsOnTheRest) {
  const auto parses = read_parses();
  const auto& parsed = *parses.at("The treaty was signed on October 26, 2017.");
  const auto times = find_times(parsed.syntax, *Date::parse("2017-10-26"));
  ASSERT_EQ(times.size(), 1U);
  EXPECT_EQ(parsed.syntax.form(times[0].head), "October");
  EXPECT_FALSE(times[0].rule.empty());
}

TEST(FindTimes, AnyTextHasOrderedExpressionsOrNone) {
  EXPECT_TRUE(find_times(Syntax(), Date(0)).empty());
  for (const auto& [sentence, parsed] : read_parses()) {
    for (const int32_t day : {-700000, 0, 17465, 2900000}) {
      uint32_t last = 0;
      for (const TimeExpression& t : find_times(parsed->syntax, Date(day))) {
        EXPECT_LE(last, t.tokens.begin) << sentence;
        EXPECT_LT(t.tokens.begin, t.tokens.end);
        EXPECT_LE(t.start, t.end) << sentence;
        EXPECT_TRUE(t.tokens.contains(t.head));
        last = t.tokens.end;
      }
    }
  }
}

TEST(Calendar, Parts) {
  const Interval week = unit_around(TimeUnit::week, *Date::parse("2017-10-26"), 0);
  EXPECT_EQ(week.start.iso(), "2017-10-23");
  EXPECT_EQ(narrow(week, Part::late).start.iso(), "2017-10-26");
  EXPECT_EQ(narrow(year_of(2016), Part::mid).start.iso(), "2016-05-01");
  EXPECT_EQ(narrow(years(1990, 1999), Part::early).end.iso(), "1993-04-30");
  EXPECT_EQ(season_of(2015, 12).end.iso(), "2016-02-29");
}

}  // namespace
}  // namespace dateline
