#include "code/event_lexicon_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "name/lexicon_file.h"

namespace dateline {

namespace {

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '_' || c == '|' || c == ' ';
  });
}

EventField parse_field(std::string_view text) {
  text = trim(text);
  const size_t colon = text.find(':');
  if (colon != std::string_view::npos && is_key(text.substr(0, colon)))
    return {trim(text.substr(0, colon)), trim(text.substr(colon + 1))};
  return {{}, text};
}

std::string_view without_comment(std::string_view line) {
  for (size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '#') continue;
    const bool opens = i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t';
    const bool closes = i == 0 || i + 1 == line.size() || line[i + 1] == ' ' || line[i + 1] == '#';
    if (opens && closes) return line.substr(0, i);
  }
  return line;
}

std::vector<EventField> parse_fields(std::string_view content) {
  std::vector<EventField> out;
  for (const auto part : split_list(content, ';'))
    out.push_back(parse_field(part));
  return out;
}

const EventField* find(const std::vector<EventField>& fields, std::string_view key) {
  const auto at =
      std::find_if(fields.begin(), fields.end(), [&](const EventField& f) { return f.key == key; });
  return at == fields.end() ? nullptr : &*at;
}

// An `@` line: what the lines after it are.
Status read_directive(std::string_view content, EventLine& line, std::vector<EventField>& defaults) {
  auto fields = parse_fields(content);
  if (fields.empty()) return line.error("an empty '@' line", "write e.g. '@pos: verb; type: ACCUSE'");
  const EventField& first = fields.front();
  if (first.key == "class" || first.key == "context" || first.key == "mode") {
    if (first.value.empty() || fields.size() > 1)
      return line.error("'@" + std::string(first.key) + "' wants one name",
                        "write '@class: NAME' and the words on the lines after it");
    line.kind = first.key == "class"     ? EventLineKind::word_class
                : first.key == "context" ? EventLineKind::context
                                         : EventLineKind::mode;
    line.name = first.value;
  } else if (first.key.empty() && first.value == "roles") {
    line.kind = EventLineKind::roles;
  } else if (first.key.empty()) {
    return line.error("unknown '@" + std::string(first.value) + "'",
                      "write '@pos: ...', '@class: NAME', '@context: NAME', '@mode: TYPE mode' or '@roles'");
  } else {
    line.kind = EventLineKind::entry;
    defaults = std::move(fields);
  }
  return {};
}

}  // namespace

const EventField* EventLine::own(std::string_view key) const {
  return find(fields, key);
}

std::string_view EventLine::value(std::string_view key) const {
  const EventField* field = own(key);
  if (field == nullptr && defaults != nullptr) field = find(*defaults, key);
  return field == nullptr ? std::string_view{} : field->value;
}

Error EventLine::error(const std::string& cause, const std::string& remedy) const {
  return {ErrorCode::lexicon_malformed, place(), cause + "; " + remedy};
}

Status read_event_lines(std::string_view text, std::string_view file,
                        const std::function<Status(const EventLine&)>& handler) {
  std::vector<EventField> defaults;
  EventLine line;
  line.file = file;
  line.defaults = &defaults;
  EventLineKind section = EventLineKind::entry;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const auto content = trim(without_comment(text.substr(at, end - at)));
    at = end + 1;
    ++line.number;
    line.fields.clear();
    if (content.empty()) continue;
    if (!is_valid_utf8(content)) return line.error("not valid UTF-8", "save the file as UTF-8");
    // Among classes, "@treaty | pact" names a class: only a known directive with a colon ends the list.
    const bool names_class = section == EventLineKind::word_class &&
                             content.find(':') == std::string_view::npos && content != "@roles";
    line.kind = section;
    if (content.front() == '@' && !names_class) {
      if (auto status = read_directive(content.substr(1), line, defaults); !status) return status;
      section = line.kind;
      continue;
    }
    line.content = content;
    if (content.front() == '~') {
      line.kind = EventLineKind::example;
      line.content = trim(content.substr(1));
    } else if (section == EventLineKind::entry || section == EventLineKind::roles) {
      line.fields = parse_fields(content);
      if (line.fields.empty())
        return line.error("an empty entry", "write words and fields between the ';' or delete the line");
    }
    if (auto status = handler(line); !status) return status;
  }
  return {};
}

}  // namespace dateline
