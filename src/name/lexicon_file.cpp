#include "name/lexicon_file.h"

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace dateline {

namespace {

// Keys are lower-case words; anything else before a colon is part of a positional value ("Team 7: ...").
bool is_key(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

LexiconField parse_field(std::string_view text) {
  text = trim(text);
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos && is_key(text.substr(0, colon))) {
    return {text.substr(0, colon), trim(text.substr(colon + 1))};
  }
  return {{}, text};
}

std::string_view without_comment(std::string_view line) {
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) return line.substr(0, i);
  }
  return line;
}

std::string_view find_value(const std::vector<LexiconField>& fields, std::string_view key) {
  for (const auto& field : fields) {
    if (field.key == key) return field.value;
  }
  return {};
}

bool is_acronym(std::string_view text) {
  size_t upper = 0;
  for (const char c : text) {
    if (std::islower(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) return false;
    upper += std::isupper(static_cast<unsigned char>(c)) != 0;
  }
  return upper >= 1 && text.size() <= 12;
}

std::optional<int> number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 100000) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// A day, or the first or last day of a month or year.
std::optional<Date> parse_day(std::string_view text, bool last) {
  if (text.size() == 10) return Date::parse(text);
  const auto year = number(text.substr(0, 4));
  if (!year || text.size() < 4) return std::nullopt;
  if (text.size() == 4) return Date::from_civil(*year, last ? 12 : 1, last ? 31 : 1);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto month = number(text.substr(5));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return Date::from_civil(*year, *month, last ? days_in_month(*year, *month) : 1);
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split_list(std::string_view value, char separator) {
  std::vector<std::string_view> out;
  while (!value.empty()) {
    const size_t at = value.find(separator);
    const auto part = trim(value.substr(0, at));
    if (!part.empty()) out.push_back(part);
    if (at == std::string_view::npos) break;
    value.remove_prefix(at + 1);
  }
  return out;
}

size_t LexiconLine::positional_count() const {
  return static_cast<size_t>(
      std::count_if(fields.begin(), fields.end(), [](const auto& f) { return f.key.empty(); }));
}

std::string_view LexiconLine::positional(size_t i) const {
  for (const auto& field : fields) {
    if (field.key.empty() && i-- == 0) return field.value;
  }
  return {};
}

std::string_view LexiconLine::value(std::string_view key) const {
  for (const auto& field : fields) {
    if (field.key == key) return field.value;
  }
  return defaults == nullptr ? std::string_view{} : find_value(*defaults, key);
}

Error LexiconLine::error(const std::string& cause, const std::string& remedy) const {
  return {ErrorCode::lexicon_malformed, place(), cause + "; " + remedy};
}

Status read_lexicon_text(std::string_view text, const std::string& where,
                         const std::function<Status(std::string_view, const LexiconLine&)>& entry) {
  std::string_view table;
  std::vector<LexiconField> defaults;
  LexiconLine line;
  line.where = where;
  line.defaults = &defaults;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const auto content = trim(without_comment(text.substr(at, end - at)));
    at = end + 1;
    ++line.number;
    line.fields.clear();
    if (content.empty()) continue;
    if (!is_valid_utf8(content)) return line.error("not valid UTF-8", "save the file as UTF-8");
    const bool directive = content.front() == '@';
    for (const auto part : split_list(directive ? content.substr(1) : content, ';')) {
      line.fields.push_back(parse_field(part));
    }
    if (line.fields.empty())
      return line.error("an empty entry", "write fields between the ';' or delete the line");
    if (directive) {
      if (line.fields.front().key == "table") {
        table = line.fields.front().value;
        defaults.clear();
      } else {
        defaults = line.fields;
      }
      continue;
    }
    if (table.empty())
      return line.error("an entry before any '@table:' line", "begin the file with e.g. '@table: actors'");
    if (auto status = entry(table, line); !status) return status;
  }
  return {};
}

Result<std::vector<LexiconAlias>> parse_aliases(std::string_view value, const LexiconLine& line) {
  std::vector<LexiconAlias> out;
  for (std::string_view part : split_list(value, '|')) {
    LexiconAlias alias;
    while (!part.empty() && part.back() == ']') {
      const size_t open = part.rfind('[');
      if (open == std::string_view::npos)
        return line.error("']' without '['", "write marks as [case], [context]");
      const auto mark = part.substr(open + 1, part.size() - open - 2);
      if (mark == "case") {
        alias.exact_case = true;
      } else if (mark == "context") {
        alias.context = true;
      } else if (mark == "ambiguous") {
        alias.ambiguous = true;
      } else if (mark == "any") {
        alias.any_case = true;
      } else {
        return line.error("unknown mark [" + std::string(mark) + "]",
                          "use [case], [context], [ambiguous] or [any]");
      }
      part = trim(part.substr(0, open));
    }
    if (part.empty()) return line.error("an alias without words", "write the name before its marks");
    alias.text = part;
    alias.exact_case = alias.exact_case || (is_acronym(part) && !alias.any_case);
    out.push_back(alias);
  }
  return out;
}

Result<DateRange> parse_range(std::string_view value, const LexiconLine& line) {
  const size_t dots = value.find("..");
  if (dots == std::string_view::npos) {
    return line.error("'" + std::string(value) + "' is no period",
                      "write e.g. 2014-09-08..2018-10-25, 1999.. or ..2003");
  }
  DateRange range;
  const auto from = trim(value.substr(0, dots)), to = trim(value.substr(dots + 2));
  if (!from.empty()) {
    const auto day = parse_day(from, false);
    if (!day)
      return line.error("'" + std::string(from) + "' is no date", "write YYYY, YYYY-MM or YYYY-MM-DD");
    range.from = *day;
  }
  if (!to.empty()) {
    const auto day = parse_day(to, true);
    if (!day) return line.error("'" + std::string(to) + "' is no date", "write YYYY, YYYY-MM or YYYY-MM-DD");
    range.to = *day;
  }
  if (range.to < range.from)
    return line.error("the period ends before it begins", "swap or correct its dates");
  return range;
}

}  // namespace dateline
