#include "time/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <utility>

namespace dateline {

namespace {

using Row = std::pair<std::string_view, int>;

constexpr std::array<Row, 27> months = {{
    {"january", 1}, {"jan", 1},      {"february", 2},  {"feb", 2},  {"march", 3}, {"mar", 3},
    {"april", 4},   {"apr", 4},      {"may", 5},       {"june", 6}, {"jun", 6},   {"july", 7},
    {"jul", 7},     {"august", 8},   {"aug", 8},       {"sept", 9}, {"sep", 9},   {"september", 9},
    {"oct", 10},    {"october", 10}, {"november", 11}, {"nov", 11}, {"dec", 12},  {"december", 12},
}};

// Short forms only where they are no other word ("sun", "sat", "wed" are).
constexpr std::array<Row, 14> weekdays = {{
    {"monday", 0},
    {"mon", 0},
    {"tuesday", 1},
    {"tue", 1},
    {"tues", 1},
    {"wednesday", 2},
    {"thursday", 3},
    {"thu", 3},
    {"thurs", 3},
    {"thur", 3},
    {"friday", 4},
    {"fri", 4},
    {"saturday", 5},
    {"sunday", 6},
}};

constexpr std::array<Row, 18> units = {{
    {"day", 0},
    {"days", 0},
    {"week", 1},
    {"weeks", 1},
    {"fortnight", 1},
    {"weekend", 2},
    {"weekends", 2},
    {"month", 3},
    {"months", 3},
    {"quarter", 4},
    {"quarters", 4},
    {"year", 5},
    {"years", 5},
    {"decade", 6},
    {"decades", 6},
    {"century", 7},
    {"centuries", 7},
    {"wk", 1},
}};

constexpr std::array<Row, 6> seasons = {
    {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}, {"springtime", 3}}};

constexpr std::array<Row, 25> numbers = {{
    {"a", 1},         {"an", 1},       {"one", 1},      {"two", 2},        {"three", 3},
    {"four", 4},      {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},
    {"nine", 9},      {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13},
    {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},
}};

constexpr std::array<Row, 12> ordinals = {{
    {"first", 1},
    {"second", 2},
    {"third", 3},
    {"fourth", 4},
    {"fifth", 5},
    {"sixth", 6},
    {"seventh", 7},
    {"eighth", 8},
    {"ninth", 9},
    {"tenth", 10},
    {"eleventh", 11},
    {"twelfth", 12},
}};

template <size_t N>
std::optional<int> look_up(const std::array<Row, N>& table, std::string_view word) {
  const auto row = std::find_if(table.begin(), table.end(), [&](const Row& r) { return r.first == word; });
  if (row == table.end() || row->first.empty()) return std::nullopt;
  return row->second;
}

// Lower case without the full stop of an abbreviation; empty where the word has no capital.
std::string capitalised(std::string_view form) {
  if (form.empty() || !std::isupper(static_cast<unsigned char>(form.front()))) return {};
  if (form.back() == '.') form.remove_suffix(1);
  std::string out(form);
  for (char& c : out)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

}  // namespace

std::optional<int> month_named(std::string_view form) {
  return look_up(months, capitalised(form));
}

std::optional<int> weekday_named(std::string_view form) {
  return look_up(weekdays, capitalised(form));
}

bool is_doubtful_month(std::string_view form) {
  const std::string word = capitalised(form);
  return word == "march" || word == "april" || word == "may" || word == "june" || word == "august" ||
         word == "mar" || word == "dec";
}

std::optional<TimeUnit> unit_named(std::string_view lower) {
  const auto unit = look_up(units, lower);
  if (!unit) return std::nullopt;
  return static_cast<TimeUnit>(*unit);
}

std::optional<int> season_named(std::string_view lower) {
  return look_up(seasons, lower);
}

std::optional<int> digits_value(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<int> number_named(std::string_view lower) {
  if (const auto value = digits_value(lower)) return value;
  return look_up(numbers, lower);
}

std::optional<int> ordinal_named(std::string_view lower) {
  if (lower.size() > 2) {
    const std::string_view suffix = lower.substr(lower.size() - 2);
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") {
      if (const auto value = digits_value(lower.substr(0, lower.size() - 2))) return value;
    }
  }
  return look_up(ordinals, lower);
}

bool is_part_of_day(std::string_view lower) {
  return lower == "morning" || lower == "afternoon" || lower == "evening" || lower == "night" ||
         lower == "dawn" || lower == "midday" || lower == "noon" || lower == "lunchtime";
}

}  // namespace dateline
