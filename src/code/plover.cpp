#include "code/plover.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using enum EventType;

struct TypeRow {
  EventType type;
  std::string_view name;
  std::string_view quad;
  double intensity;  // of the type without a mode
};

constexpr std::string_view verbal_cooperation = "verbal cooperation",
                           material_cooperation = "material cooperation", verbal_conflict = "verbal conflict",
                           material_conflict = "material conflict";

constexpr std::array<TypeRow, event_type_count> types = {{
    {AGREE, "AGREE", verbal_cooperation, 2.5},
    {CONSULT, "CONSULT", verbal_cooperation, 2.5},
    {SUPPORT, "SUPPORT", verbal_cooperation, 5},
    {CONCEDE, "CONCEDE", verbal_cooperation, 4.5},
    {COOPERATE, "COOPERATE", material_cooperation, 9.5},
    {AID, "AID", material_cooperation, 10},
    {RETREAT, "RETREAT", material_cooperation, 6.5},
    {REQUEST, "REQUEST", verbal_conflict, 0},
    {ACCUSE, "ACCUSE", verbal_conflict, -3},
    {REJECT, "REJECT", verbal_conflict, -2},
    {THREATEN, "THREATEN", verbal_conflict, -3.5},
    {PROTEST, "PROTEST", material_conflict, -5},
    {SANCTION, "SANCTION", material_conflict, -6},
    {MOBILIZE, "MOBILIZE", material_conflict, -5.5},
    {COERCE, "COERCE", material_conflict, -7},
    {ASSAULT, "ASSAULT", material_conflict, -9},
}};

struct ModeRow {
  EventType type;
  std::string_view mode;
  double intensity;
};

// PLOVER 2021's modes and intensities; ASSAULT territory is this project's own.
constexpr ModeRow modes[] = {
    {CONSULT, "visit", 4},
    {CONSULT, "third-party", 1},
    {CONSULT, "multilateral", 4},
    {CONSULT, "phone", 1.5},
    {RETREAT, "withdraw", 8},
    {RETREAT, "release", 6.5},
    {RETREAT, "disarm", 10},
    {RETREAT, "ceasefire", 7.5},
    {RETREAT, "access", 6.5},
    {RETREAT, "resign", 4.5},
    {REQUEST, "assist", .5},
    {REQUEST, "change", -1},
    {REQUEST, "yield", -1},
    {REQUEST, "meet", 0},
    {ACCUSE, "disapprove", -2},
    {ACCUSE, "investigate", -3.5},
    {ACCUSE, "allege", -3.5},
    {REJECT, "assist", -1.5},
    {REJECT, "change", -2},
    {REJECT, "yield", -2},
    {REJECT, "meet", -2},
    {THREATEN, "restrict", -3},
    {THREATEN, "arrest", -3.5},
    {THREATEN, "relations", -3.5},
    {THREATEN, "expel", -3.5},
    {THREATEN, "territory", -4},
    {THREATEN, "violence", -3.5},
    {PROTEST, "demo", -5},
    {PROTEST, "riot", -7},
    {PROTEST, "strike", -5},
    {PROTEST, "hunger", -4.5},
    {PROTEST, "boycott", -4.5},
    {PROTEST, "obstruct", -4.5},
    {PROTEST, "vandalize", -5},
    {SANCTION, "convict", -6},
    {SANCTION, "expel", -5.5},
    {SANCTION, "withdraw", -6},
    {SANCTION, "discontinue", -6},
    {MOBILIZE, "troops", -6.5},
    {MOBILIZE, "weapons", -6.5},
    {MOBILIZE, "police", -5.5},
    {MOBILIZE, "militia", -6},
    {COERCE, "seize", -7},
    {COERCE, "restrict", -7},
    {COERCE, "censor", -6.5},
    {COERCE, "curfew", -6.5},
    {COERCE, "martial-law", -7.5},
    {COERCE, "arrest", -7},
    {COERCE, "deport", -7},
    {COERCE, "withhold", -7},
    {COERCE, "misinformation", -6.5},
    {COERCE, "cyber", -7},
    {ASSAULT, "abduct", -8.5},
    {ASSAULT, "beat", -7.5},
    {ASSAULT, "torture", -8.5},
    {ASSAULT, "sexual", -8.5},
    {ASSAULT, "targeted", -9.5},
    {ASSAULT, "destroy", -8.5},
    {ASSAULT, "primitive", -8},
    {ASSAULT, "firearms", -9},
    {ASSAULT, "explosives", -9},
    {ASSAULT, "suicide-attack", -9.5},
    {ASSAULT, "aerial", -9.5},
    {ASSAULT, "drone", -9.5},
    {ASSAULT, "heavy-weapons", -9.5},
    {ASSAULT, "crowd-control", -7.5},
    {ASSAULT, "unconventional", -10},
    {ASSAULT, "territory", -9},
};

constexpr std::array<std::string_view, 8> statuses = {"happened", "ongoing",    "planned",      "demanded",
                                                      "offered",  "threatened", "hypothetical", "denied"};
constexpr std::array<std::string_view, 4> stances = {"asserts", "denies", "does_not_confirm", "hedges"};

const TypeRow& row(EventType type) {
  return types[static_cast<size_t>(type)];
}

const ModeRow* find_mode(EventType type, std::string_view mode) {
  const auto* found = std::find_if(std::begin(modes), std::end(modes),
                                   [&](const ModeRow& m) { return m.type == type && m.mode == mode; });
  return found == std::end(modes) ? nullptr : found;
}

}  // namespace

std::string_view name(EventType type) {
  return row(type).name;
}
std::string_view name(EventStatus status) {
  return statuses[static_cast<size_t>(status)];
}
std::string_view name(Stance stance) {
  return stances[static_cast<size_t>(stance)];
}

std::optional<EventType> event_type_of(std::string_view name) {
  for (const TypeRow& t : types) {
    if (t.name == name) return t.type;
  }
  return std::nullopt;
}

std::optional<EventStatus> event_status_of(std::string_view name) {
  const auto* found = std::find(statuses.begin(), statuses.end(), name);
  if (found == statuses.end()) return std::nullopt;
  return static_cast<EventStatus>(found - statuses.begin());
}

std::string_view quad_class(EventType type) {
  return row(type).quad;
}

bool is_conflict(EventType type) {
  return quad_class(type).ends_with("conflict");
}

bool is_real(EventStatus status) {
  return status == EventStatus::happened || status == EventStatus::ongoing;
}

double intensity(EventType type, std::string_view mode) {
  const ModeRow* found = find_mode(type, mode);
  return found == nullptr ? row(type).intensity : found->intensity;
}

bool is_mode_of(EventType type, std::string_view mode) {
  return find_mode(type, mode) != nullptr;
}

}  // namespace dateline
