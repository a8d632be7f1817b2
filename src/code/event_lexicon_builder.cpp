#include "code/event_lexicon_builder.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "name/lexicon_file.h"

namespace dateline {

namespace {

constexpr auto prepositions = std::to_array<std::string_view>(
    {"about",   "above",  "across",    "after",   "against", "ahead",      "along",      "alongside",
     "amid",    "among",  "around",    "as",      "at",      "away",       "because",    "before",
     "behind",  "below",  "beside",    "between", "beyond",  "by",         "concerning", "despite",
     "during",  "except", "following", "for",     "from",    "in",         "inside",     "into",
     "like",    "near",   "of",        "off",     "on",      "onto",       "out",        "outside",
     "over",    "past",   "regarding", "since",   "through", "throughout", "to",         "toward",
     "towards", "under",  "until",     "up",      "upon",    "versus",     "via",        "with",
     "within",  "without"});

bool is_preposition(std::string_view text) {
  return std::find(prepositions.begin(), prepositions.end(), text) != prepositions.end();
}

std::optional<Slot> slot_of(std::string_view key) {
  if (key == "subj") return Slot::subj;
  if (key == "obj") return Slot::obj;
  if (key == "iobj") return Slot::iobj;
  if (key == "attr") return Slot::attr;
  if (key == "comp") return Slot::comp;
  if (key == "mod") return Slot::mod;
  return std::nullopt;
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

std::optional<ArgumentPlace> EventLexiconBuilder::parse_place(std::string_view key) {
  if (const auto slot = slot_of(key)) return ArgumentPlace{*slot, no_word};
  if (is_preposition(key)) return ArgumentPlace{Slot::prep, intern(key)};
  return std::nullopt;
}

uint32_t EventLexiconBuilder::intern(std::string_view word) {
  const auto id = static_cast<uint32_t>(tables_.word_ids.size());
  return tables_.word_ids.emplace(to_lower(word), id).first->second;
}

WordSequence EventLexiconBuilder::sequence(std::string_view words) {
  std::vector<std::string_view> parts;
  for (const auto part : split_list(words, ' ')) {
    for (const auto piece : split_list(part, '-'))
      parts.push_back(piece);
  }
  size_t head = parts.size() - 1;
  for (size_t i = 1; i + 1 < parts.size(); ++i) {
    if (is_preposition(parts[i])) {
      head = i - 1;
      break;
    }
  }
  WordSequence out;
  for (size_t i = 0; i < parts.size(); ++i) {
    const uint32_t id = intern(parts[i]);
    if (i < head) out.before.push_back(id);
    if (i == head) out.head = id;
    if (i > head) out.after.push_back(id);
  }
  return out;
}

Status EventLexiconBuilder::build(const std::vector<std::pair<std::string, std::string>>& files) {
  for (int pass = 0; pass < 3; ++pass) {
    for (uint32_t f = 0; f < files.size(); ++f) {
      if (pass == 0) tables_.files.push_back(files[f].first);
      const auto handler = [&](const EventLine& line) -> Status {
        if (pass == 0) return line.kind == EventLineKind::word_class ? declare_class(line) : Status{};
        if (pass == 1) return line.kind == EventLineKind::word_class ? fill_class(line) : Status{};
        switch (line.kind) {
          case EventLineKind::entry:
            return add_entry(line);
          case EventLineKind::example:
            return add_example(line);
          case EventLineKind::context:
            return add_context(line);
          case EventLineKind::mode:
            return add_mode(line);
          case EventLineKind::roles:
            return add_roles(line);
          case EventLineKind::word_class:
            return {};
        }
        return {};
      };
      if (auto status = read_event_lines(files[f].second, files[f].first, handler); !status) return status;
    }
    if (pass == 1) close_classes();
  }
  tables_.senses.resize(tables_.word_ids.size());
  std::stable_sort(tables_.context_words.begin(), tables_.context_words.end(),
                   [](const auto& a, const auto& b) { return a.first.head < b.first.head; });
  std::stable_sort(tables_.mode_words.begin(), tables_.mode_words.end(),
                   [](const auto& a, const auto& b) { return a.first.head < b.first.head; });
  return {};
}

Status EventLexiconBuilder::declare_class(const EventLine& line) {
  const auto id = static_cast<uint32_t>(tables_.classes.size());
  if (class_ids_.emplace(std::string(line.name), id).second) {
    tables_.classes.push_back({std::string(line.name), {}, {}});
    class_parts_.emplace_back();
  }
  return {};
}

Status EventLexiconBuilder::fill_class(const EventLine& line) {
  const uint32_t id = class_ids_.at(std::string(line.name));
  for (const auto word : split_list(line.content, '|')) {
    if (word.front() == '@') {
      const auto part = class_ids_.find(std::string(word.substr(1)));
      if (part == class_ids_.end())
        return line.error("no class " + quoted(word.substr(1)),
                          "define it with '@class: NAME' or correct the name");
      class_parts_[id].push_back(part->second);
      continue;
    }
    const auto words = split_list(word, ' ').empty() || word == "-" ? WordSequence{} : sequence(word);
    if (words.head == no_word) continue;
    if (words.single()) {
      tables_.classes[id].words.push_back(words.head);
    } else {
      tables_.classes[id].sequences.push_back(words);
    }
  }
  return {};
}

// Widens each class by those it holds, however deep, and sorts its words.
void EventLexiconBuilder::close_classes() {
  const auto own = tables_.classes;
  for (uint32_t id = 0; id < own.size(); ++id) {
    std::vector<uint32_t> reached = {id};
    for (size_t at = 0; at < reached.size(); ++at) {
      for (const uint32_t part : class_parts_[reached[at]]) {
        if (std::find(reached.begin(), reached.end(), part) == reached.end()) reached.push_back(part);
      }
    }
    auto& all = tables_.classes[id];
    for (size_t at = 1; at < reached.size(); ++at) {
      const auto& part = own[reached[at]];
      all.words.insert(all.words.end(), part.words.begin(), part.words.end());
      all.sequences.insert(all.sequences.end(), part.sequences.begin(), part.sequences.end());
    }
    std::sort(all.words.begin(), all.words.end());
    all.words.erase(std::unique(all.words.begin(), all.words.end()), all.words.end());
  }
}

Result<uint64_t> EventLexiconBuilder::parse_contexts(const EventLine& line, std::string_view value) {
  uint64_t out = 0;
  for (const auto name : split_list(value, '|')) {
    const auto* found = std::find(context_names.begin(), context_names.end(), name);
    if (found == context_names.end())
      return line.error("unknown context " + quoted(name),
                        "the contexts are those of PLOVER (docs/events.md)");
    out |= uint64_t{1} << static_cast<unsigned>(found - context_names.begin());
  }
  return out;
}

Status EventLexiconBuilder::add_context(const EventLine& line) {
  const auto context = parse_contexts(line, line.name);
  if (!context) return context.error();
  for (const auto word : split_list(line.content, '|')) {
    if (word != "-") tables_.context_words.emplace_back(sequence(word), *context);
  }
  return {};
}

uint32_t EventLexiconBuilder::file_of(const EventLine& line) const {
  return static_cast<uint32_t>(std::find(tables_.files.begin(), tables_.files.end(), line.file) -
                               tables_.files.begin());
}

Status EventLexiconBuilder::add_mode(const EventLine& line) {
  const auto names = split_list(line.name, ' ');
  const auto type = names.empty() ? std::nullopt : event_type_of(names.front());
  if (names.size() != 2 || !type || !is_mode_of(*type, names.back()))
    return line.error(quoted(line.name) + " is no type and mode of the code book",
                      "write e.g. '@mode: ASSAULT aerial' (docs/events.md lists them)");
  const auto same = [&](const EventMode& mode) { return mode.type == *type && mode.name == names.back(); };
  auto at = std::find_if(tables_.modes.begin(), tables_.modes.end(), same);
  if (at == tables_.modes.end())
    at = tables_.modes.insert(at, {*type, std::string(names.back()), file_of(line), line.number});
  const auto index = static_cast<uint16_t>(at - tables_.modes.begin());
  for (const auto word : split_list(line.content, '|')) {
    if (word != "-") tables_.mode_words.emplace_back(sequence(word), index);
  }
  return {};
}

Result<RolePath> EventLexiconBuilder::parse_path(const EventLine& line, std::string_view text) {
  RolePath path;
  if (text == "none" || text == "-") {
    path.nobody = true;
    return path;
  }
  const size_t dot = text.find('.');
  const auto first = text.substr(0, dot);
  if (const auto place = parse_place(first)) {
    path.place = *place;
  } else {
    return line.error("unknown path " + quoted(text),
                      "begin it with subj, obj, iobj, attr, comp, mod or a preposition, or write none");
  }
  if (dot == std::string_view::npos) return path;
  const auto step = text.substr(dot + 1);
  if (step == "subj") {
    path.step = RolePath::Step::subject;
  } else if (step == "obj") {
    path.step = RolePath::Step::object;
  } else if (step == "owner") {
    path.step = RolePath::Step::owner;
  } else if (is_preposition(step)) {
    path.step = RolePath::Step::preposition;
    path.step_preposition = intern(step);
  } else {
    return line.error("unknown step " + quoted(step) + " in path " + quoted(text),
                      "after the dot write subj, obj, owner or a preposition");
  }
  return path;
}

Result<TableRange> EventLexiconBuilder::add_paths(const EventLine& line, std::string_view value) {
  TableRange out{static_cast<uint32_t>(tables_.paths.size()), 0};
  for (const auto text : split_list(value, '|')) {
    const auto path = parse_path(line, text);
    if (!path) return path.error();
    tables_.paths.push_back(*path);
  }
  out.end = static_cast<uint32_t>(tables_.paths.size());
  return out;
}

Status EventLexiconBuilder::set_complement(const EventLine& line, std::string_view value,
                                           ComplementRule& rule) {
  if (value == "drop" || value == "keep") {
    rule.what = value == "drop" ? ComplementRule::Do::drop : ComplementRule::Do::keep;
  } else if (const auto status = event_status_of(value)) {
    rule = {ComplementRule::Do::status, *status};
  } else if (!value.empty()) {
    return line.error("unknown comp_status " + quoted(value),
                      "write drop, keep or a status (docs/events.md)");
  }
  return {};
}

// "ACCUSE; source: subj; target: obj | against; comp_status: keep; mutual: no"
Status EventLexiconBuilder::add_roles(const EventLine& line) {
  const auto* words = line.own("");
  const auto type = words == nullptr ? std::nullopt : event_type_of(words->value);
  if (!type)
    return line.error("a line of roles begins with no type", "write e.g. 'ACCUSE; target: obj | against'");
  TypeRoles& roles = tables_.roles[static_cast<size_t>(*type)];
  for (const auto& field : line.fields) {
    TableRange* const range = field.key == "source"      ? &roles.source
                              : field.key == "target"    ? &roles.target
                              : field.key == "ground"    ? &roles.ground
                              : field.key == "authority" ? &roles.authority
                                                         : nullptr;
    if (range != nullptr) {
      const auto paths = add_paths(line, field.value);
      if (!paths) return paths.error();
      *range = *paths;
    } else if (field.key == "comp_status") {
      if (auto status = set_complement(line, field.value, roles.complement); !status) return status;
    } else if (field.key == "mutual") {
      roles.mutual = field.value == "yes";
    } else if (!field.key.empty()) {
      return line.error("unknown key " + quoted(field.key),
                        "a type has source, target, ground, authority, comp_status and mutual");
    }
  }
  return {};
}

// "sentence => source; target", "=> TYPE mode: source; target", "=> none".
Status EventLexiconBuilder::add_example(const EventLine& line) {
  const size_t arrow = line.content.find("=>");
  if (arrow == std::string_view::npos || tables_.entries.empty())
    return line.error("an example without '=>' or without an entry before it",
                      "write '~ sentence => source; target'");
  EventExample out;
  out.file = file_of(line);
  out.line = line.number;
  out.entry = static_cast<uint32_t>(tables_.entries.size()) - 1;
  out.sentence = trim(line.content.substr(0, arrow));
  auto told = trim(line.content.substr(arrow + 2));
  const auto& entry = tables_.entries.back();
  if (told == "none") {
    out.nothing = true;
  } else {
    const size_t colon = told.find(':');
    const auto head = split_list(told.substr(0, colon), ' ');
    const auto type = colon == std::string_view::npos || head.empty() ? std::nullopt : event_type_of(head[0]);
    if (colon != std::string_view::npos && !type)
      return line.error("unknown type in " + quoted(told), "write '=> TYPE mode: source; target'");
    out.type = type ? *type : entry.type;
    out.any_mode = type && head.size() < 2;
    out.mode = type ? (head.size() > 1 ? head[1] : std::string_view{}) : std::string_view(entry.mode);
    if (type) told = trim(told.substr(colon + 1));
    const size_t semicolon = told.find(';');
    const auto source = trim(told.substr(0, semicolon));
    const auto target =
        semicolon == std::string_view::npos ? std::string_view{} : trim(told.substr(semicolon + 1));
    out.source = source == "-" ? std::string_view{} : source;
    out.target = target == "-" ? std::string_view{} : target;
  }
  tables_.examples.push_back(std::move(out));
  return {};
}

}  // namespace dateline
