// Any words under any parse: ordered expressions inside the text, days in order, no crash.
#include <cstdint>
#include <string>
#include <vector>

#include "time/times.h"

namespace {

// Words the rules know, so that random bytes reach them.
constexpr const char* words[] = {"the",     "last",  "next",       "Thursday", "July",  "26",      "2017",
                                 "-",       "ago",   "two",        "days",     "year",  "early",   "of",
                                 "October", ",",     "to",         "from",     "since", "May",     "quarter",
                                 "first",   "1990s", "weekend",    "summer",   "and",   "between", "26th",
                                 "9999",    "years", "10/11/2017", "today"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace dateline;
  if (size < 4 || size > 4096) return 0;
  Syntax s;
  std::string body;
  std::vector<Span> at;
  for (size_t i = 4; i < size; ++i) {
    const auto begin = static_cast<uint32_t>(body.size());
    if (data[i] < 128)
      body += words[data[i] % std::size(words)];
    else
      body.push_back(static_cast<char>(data[i]));
    at.push_back({begin, static_cast<uint32_t>(body.size())});
    body += ' ';
  }
  const auto n = static_cast<uint32_t>(at.size());
  for (uint32_t i = 0; i < n; ++i) {
    s.tokens.begin.push_back(at[i].begin);
    s.tokens.length.push_back(at[i].size());
    s.tokens.space_after.push_back(1);
    s.tokens.norm.push_back(0);
    s.tag.push_back(static_cast<Tag>(data[i + 4] % 50));
    s.pos.push_back(static_cast<Pos>(data[i + 4] % 20));
    s.feats.emplace_back();
    s.head.push_back(i == 0 ? 0 : data[i + 4] % i);
    s.dep.push_back(static_cast<Dep>(data[i + 4] % 45));
    s.lemma_text += body.substr(at[i].begin, at[i].size());
    s.lemma_end.push_back(static_cast<uint32_t>(s.lemma_text.size()));
  }
  if (n > 0) s.sentence_start.push_back(0);
  s.tokens.text = body;
  const int32_t day = (data[0] | data[1] << 8 | data[2] << 16) - (1 << 23) / 20;
  uint32_t last = 0;
  for (const auto& t : find_times(s, Date(day % 2900000))) {
    if (t.tokens.begin < last || t.tokens.end <= t.tokens.begin || t.tokens.end > n) __builtin_trap();
    if (t.end < t.start || !t.tokens.contains(t.head)) __builtin_trap();
    last = t.tokens.end;
  }
  return 0;
}
