// Entries: their words, conditions and what they are.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "code/event_lexicon_builder.h"
#include "name/lexicon_file.h"

namespace dateline {

namespace {

// Keys of an entry that are no conditions.
constexpr auto act_keys = std::to_array<std::string_view>(
    {"pos", "type", "mode", "context", "source", "target", "status", "comp_status", "mutual"});

bool is_act_key(std::string_view key) {
  return std::find(act_keys.begin(), act_keys.end(), key) != act_keys.end();
}

std::optional<ValueKind> mention_value(std::string_view name) {
  if (name == "actor") return ValueKind::actor;
  if (name == "person") return ValueKind::person;
  if (name == "country") return ValueKind::country;
  if (name == "government") return ValueKind::government;
  if (name == "armed") return ValueKind::armed;
  if (name == "civil") return ValueKind::civil;
  if (name == "place") return ValueKind::place;
  if (name == "number") return ValueKind::number;
  return std::nullopt;
}

// Bit set of the types of "ASSAULT", "verbal", "conflict"; 0 where there is no such.
uint32_t types_of(std::string_view name) {
  if (const auto type = event_type_of(name)) return 1U << static_cast<unsigned>(*type);
  uint32_t out = 0;
  if (name != "verbal" && name != "material" && name != "conflict" && name != "cooperation") return 0;
  for (int i = 0; i < event_type_count; ++i) {
    const auto quad = quad_class(static_cast<EventType>(i));
    if (quad.find(name) != std::string_view::npos) out |= 1U << static_cast<unsigned>(i);
  }
  return out;
}

// How narrow a condition is: lemma before class or type before `%` before `*`.
uint16_t narrowness_of(const EventValue& value) {
  if (value.denied) return 1;
  switch (value.kind) {
    case ValueKind::words:
      return 4;
    case ValueKind::word_class:
    case ValueKind::act:
      return 3;
    case ValueKind::any:
    case ValueKind::absent:
      return 1;
    default:
      return 2;
  }
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

// Whether the field tells what the entry is, not what must stand beside its words.
bool is_condition(const EventField& field) {
  return !field.key.empty() && field.key != "voice" && !is_act_key(field.key);
}

}  // namespace

Result<EventValue> EventLexiconBuilder::parse_value(const EventLine& line, std::string_view text) {
  EventValue out;
  if (text.front() == '!') {
    out.denied = true;
    text = trim(text.substr(1));
    if (text.empty()) return line.error("'!' without a value", "write e.g. '!@weapon'");
  }
  const auto name = text.substr(1);
  if (text == "*") {
    out.kind = ValueKind::any;
  } else if (text == "-") {
    out.kind = ValueKind::absent;
  } else if (text.front() == '@') {
    const auto found = class_ids_.find(std::string(name));
    if (found == class_ids_.end())
      return line.error("no class " + quoted(name), "define it with '@class: NAME' or correct the name");
    out.kind = ValueKind::word_class;
    out.index = found->second;
  } else if (text.front() == '%') {
    const auto kind = mention_value(name);
    if (!kind)
      return line.error("unknown " + quoted(text),
                        "write %actor, %person, %country, %government, %armed, %civil, %place or %number");
    out.kind = *kind;
  } else if (text.front() == '#') {
    out.kind = ValueKind::act;
    out.index = types_of(name);
    if (out.index == 0)
      return line.error("unknown type " + quoted(text),
                        "write one of the sixteen types, #verbal, #material, #conflict or #cooperation");
  } else {
    out.kind = ValueKind::words;
    out.index = static_cast<uint32_t>(tables_.sequences.size());
    tables_.sequences.push_back(sequence(text));
  }
  return out;
}

Status EventLexiconBuilder::add_condition(const EventLine& line, std::string_view key, std::string_view value,
                                          EventEntry& entry) {
  EventCondition condition;
  for (const auto one : split_list(key, '|')) {
    const auto place = parse_place(one);
    if (!place)
      return line.error("unknown key " + quoted(one),
                        "conditions are subj, obj, iobj, attr, comp, mod, voice and prepositions");
    condition.places.push_back(*place);
  }
  const auto texts = split_list(value, '|');
  if (texts.empty()) return line.error("no value for " + quoted(key), "write a word, a class, '*' or '-'");
  condition.values.begin = static_cast<uint32_t>(tables_.values.size());
  std::vector<EventValue> values;
  uint16_t narrowness = 4;
  for (const auto text : texts) {
    const auto parsed = parse_value(line, text);
    if (!parsed) return parsed.error();
    values.push_back(*parsed);
    narrowness = std::min(narrowness, narrowness_of(*parsed));
  }
  tables_.values.insert(tables_.values.end(), values.begin(), values.end());
  condition.values.end = static_cast<uint32_t>(tables_.values.size());
  tables_.conditions.push_back(condition);
  ++entry.condition_count;
  entry.narrowness = static_cast<uint16_t>(entry.narrowness + narrowness);
  return {};
}

Status EventLexiconBuilder::set_conditions(const EventLine& line, EventEntry& entry) {
  entry.conditions.begin = static_cast<uint32_t>(tables_.conditions.size());
  for (const auto& field : line.fields) {
    if (!is_condition(field)) continue;
    if (auto status = add_condition(line, field.key, field.value, entry); !status) return status;
  }
  for (const auto& field : *line.defaults) {
    if (!is_condition(field) || line.own(field.key) != nullptr) continue;
    if (auto status = add_condition(line, field.key, field.value, entry); !status) return status;
  }
  entry.conditions.end = static_cast<uint32_t>(tables_.conditions.size());
  const auto voice = line.value("voice");
  if (voice == "active" || voice == "passive") {
    entry.voice = voice == "active" ? Voice::active : Voice::passive;
    ++entry.condition_count;
    entry.narrowness = static_cast<uint16_t>(entry.narrowness + 3);
  } else if (!voice.empty()) {
    return line.error("unknown voice " + quoted(voice), "write active or passive");
  }
  return {};
}

// Type, mode, contexts and roles.
Status EventLexiconBuilder::set_act(const EventLine& line, EventEntry& entry) {
  const auto type = line.value("type");
  const auto known = event_type_of(type);
  if (type == "none" || type == "pass") {
    entry.kind = type == "none" ? EntryKind::none : EntryKind::pass;
  } else if (known) {
    entry.type = *known;
  } else if (type.empty()) {
    return line.error("an entry without a type", "write 'type: ...' in it or in an '@pos' line before it");
  } else {
    return line.error("unknown type " + quoted(type), "write one of PLOVER's sixteen types, none or pass");
  }
  const auto mode = line.value("mode");
  if (entry.kind == EntryKind::act && !mode.empty() && mode != "-") {
    if (is_mode_of(entry.type, mode)) {
      entry.mode = mode;
    } else if (line.own("mode") != nullptr || line.own("type") == nullptr) {
      return line.error(quoted(mode) + " is no mode of " + std::string(name(entry.type)),
                        "CODEBOOK's table in docs/events.md lists each type's modes; '-' is none");
    }
  }
  const auto contexts = parse_contexts(line, line.value("context"));
  if (!contexts) return contexts.error();
  entry.contexts = *contexts;
  for (const char* key : {"source", "target"}) {
    const auto value = line.value(key);
    if (value.empty()) continue;
    const auto paths = add_paths(line, value);
    if (!paths) return paths.error();
    (*key == 's' ? entry.source : entry.target) = *paths;
  }
  if (const auto status = line.value("status"); !status.empty()) {
    entry.status = event_status_of(status);
    if (!entry.status)
      return line.error("unknown status " + quoted(status), "write one of those of docs/events.md");
  }
  if (const auto mutual = line.value("mutual"); !mutual.empty()) {
    if (mutual != "yes" && mutual != "no") return line.error("mutual is yes or no", "correct it");
    entry.mutual = mutual == "yes";
  }
  return set_complement(line, line.value("comp_status"), entry.complement);
}

Status EventLexiconBuilder::add_words(const EventLine& line, std::string_view words, uint32_t index) {
  const auto& entry = tables_.entries[index];
  for (const auto text : split_list(words, '|')) {
    if (split_list(text, '-').empty()) return line.error("an alternative without words", "delete the '|'");
    EventSense sense{index, {}};
    if (entry.predicate == PredicateKind::verb) {
      const auto parts = split_list(text, ' ');
      sense.words.head = intern(parts.front());
      for (size_t i = 1; i < parts.size(); ++i)
        sense.words.after.push_back(intern(parts[i]));
    } else {
      sense.words = sequence(text);
    }
    if (tables_.senses.size() < tables_.word_ids.size()) tables_.senses.resize(tables_.word_ids.size());
    tables_.senses[sense.words.head].push_back(std::move(sense));
    note_duplicate(line, entry, text);
  }
  return {};
}

// Two entries of the same words under the same conditions: the later one wins, which is seldom meant.
void EventLexiconBuilder::note_duplicate(const EventLine& line, const EventEntry& entry,
                                         std::string_view words) {
  std::vector<std::string> conditions;
  for (const auto* fields : {&line.fields, line.defaults}) {
    for (const auto& field : *fields) {
      if (!is_condition(field) && field.key != "voice") continue;
      if (fields == line.defaults && line.own(field.key) != nullptr) continue;
      conditions.push_back(std::string(field.key) + ":" + std::string(field.value));
    }
  }
  std::sort(conditions.begin(), conditions.end());
  std::string key = std::to_string(static_cast<int>(entry.predicate)) + ";" + std::string(words);
  for (const auto& condition : conditions)
    key += ";" + condition;
  const auto index = static_cast<uint32_t>(&entry - tables_.entries.data());
  const auto [found, fresh] = seen_.emplace(std::move(key), index);
  if (fresh) return;
  tables_.doubts.push_back(line.error(
      quoted(words) + " stands under the same conditions at " + tables_.where(tables_.entries[found->second]),
      "delete one of them, or tell them apart by a condition"));
  found->second = index;
}

Status EventLexiconBuilder::add_entry(const EventLine& line) {
  std::string_view words;
  for (const auto& field : line.fields) {
    if (!field.key.empty()) continue;
    if (!words.empty())
      return line.error("a second list of words, " + quoted(field.value), "write conditions as 'key: value'");
    words = field.value;
  }
  if (split_list(words, '|').empty()) return line.error("an entry without words", "begin it with 'WORDS;'");
  EventEntry entry;
  const auto pos = line.value("pos");
  if (pos != "verb" && pos != "noun" && pos != "adjective")
    return line.error(
        pos.empty() ? std::string("no part of speech") : "unknown part of speech " + quoted(pos),
        "write '@pos: verb', noun or adjective before the entry");
  entry.predicate = pos == "verb"   ? PredicateKind::verb
                    : pos == "noun" ? PredicateKind::noun
                                    : PredicateKind::adjective;
  entry.file = file_of(line);
  entry.line = line.number;
  entry.words = words;
  if (auto status = set_act(line, entry); !status) return status;
  if (auto status = set_conditions(line, entry); !status) return status;
  tables_.entries.push_back(std::move(entry));
  return add_words(line, words, static_cast<uint32_t>(tables_.entries.size()) - 1);
}

}  // namespace dateline
