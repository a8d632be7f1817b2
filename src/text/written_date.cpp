#include "text/written_date.h"

#include <array>
#include <string>

#include "base/utf8.h"

namespace dateline {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_number(char c) {
  return c >= '0' && c <= '9';
}

// The run of letters at `at`, in small letters.
std::string letters_at(std::string_view text, size_t at) {
  std::string word;
  while (at < text.size() && is_letter(text[at]) && word.size() < 12)
    word.push_back(static_cast<char>(text[at++] | 0x20));
  return word;
}

int month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  if (word == "sept") return 9;
  for (size_t i = 0; i < months.size(); ++i) {
    if (word == months[i] || (word.size() == 3 && word == months[i].substr(0, 3)))
      return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 7> days = {"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
  for (const auto day : days) {
    if (word == day || (word.size() >= 3 && word.size() <= 5 && day.substr(0, word.size()) == word))
      return true;
  }
  return false;
}

void skip(std::string_view text, size_t& at, std::string_view of) {
  while (at < text.size() && of.find(text[at]) != std::string_view::npos)
    ++at;
}

// A number of at most `digits` digits; 0 where there is none.
int number(std::string_view text, size_t& at, size_t digits) {
  size_t end = at;
  int value = 0;
  while (end < text.size() && is_number(text[end]) && end - at < digits)
    value = value * 10 + (text[end++] - '0');
  if (end < text.size() && (is_number(text[end]) || is_letter(text[end]))) return 0;
  at = end;
  return value;
}

int month(std::string_view text, size_t& at) {
  if (at >= text.size() || text[at] < 'A' || text[at] > 'Z') return 0;
  const std::string word = letters_at(text, at);
  const int value = month_of(word);
  if (value == 0) return 0;
  at += word.size();
  skip(text, at, ".");
  return value;
}

// ", 2017" or " 2017" after a day and month; a number of four digits only.
void year(std::string_view text, WrittenDay& day) {
  size_t at = day.end;
  skip(text, at, ", ");
  const size_t from = at;
  const int value = number(text, at, 4);
  if (at - from == 4 && value >= 1800 && value <= 2200) day.year = value, day.end = at;
}

// "26th" -> 26
int day_number(std::string_view text, size_t& at) {
  size_t end = at;
  while (end < text.size() && is_number(text[end]))
    ++end;
  if (end == at || end - at > 2) return 0;
  const std::string ordinal = letters_at(text, end);
  int value = 0;
  for (size_t i = at; i < end; ++i)
    value = value * 10 + (text[i] - '0');
  if (ordinal == "st" || ordinal == "nd" || ordinal == "rd" || ordinal == "th")
    end += 2;
  else if (!ordinal.empty())
    return 0;
  at = end;
  return value;
}

}  // namespace

std::optional<WrittenDay> read_written_day(std::string_view text, size_t at) {
  if (const auto iso = at + 10 <= text.size() ? Date::parse(text.substr(at, 10)) : std::nullopt) {
    const Civil c = iso->civil();
    if (at + 10 == text.size() || !is_number(text[at + 10]))
      return WrittenDay{c.day, c.month, c.year, at + 10};
  }
  if (const std::string first = letters_at(text, at); is_weekday(first)) {
    size_t after = at + first.size();
    skip(text, after, "., ");
    if (after > at + first.size()) at = after;
  }
  WrittenDay day;
  size_t end = at;
  if ((day.month = month(text, end)) != 0) {
    skip(text, end, " ");
    day.day = day_number(text, end);
  } else if ((day.day = day_number(text, end)) != 0) {
    skip(text, end, " ");
    if (text.substr(end, 3) == "of ") end += 3;
    day.month = month(text, end);
  }
  if (day.month == 0 || day.day < 1 || day.day > 31) return std::nullopt;
  day.end = end;
  year(text, day);
  return day;
}

std::optional<Date> read_date_line(std::string_view line) {
  if (line.size() > 60) return std::nullopt;
  size_t at = 0;
  const std::string first = letters_at(line, 0);
  for (const std::string_view word : {"published", "posted", "updated", "date", "on"}) {
    if (first == word) at = first.size();
  }
  skip(line, at, ": ");
  if (letters_at(line, at) == "on") at += 2, skip(line, at, " ");
  const auto day = read_written_day(line, at);
  if (!day) return std::nullopt;
  // A time may follow, no other words.
  for (size_t i = day->end; i < line.size(); ++i) {
    if (!is_letter(line[i])) continue;
    const std::string word = letters_at(line, i);
    if (word != "am" && word != "pm" && word != "at" && word != "gmt" && word != "utc" && word != "t" &&
        word != "z" && word != "est" && word != "edt" && word != "a" && word != "p" && word != "m")
      return std::nullopt;
    i += word.size();
  }
  return day->date();
}

}  // namespace dateline
