// The code book's closed lists (PLOVER 2021): types, quad classes, modes' spellings, status and stance.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

// clang-format off
enum class EventType : uint8_t {
  AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION,
  MOBILIZE, COERCE, ASSAULT,
};
inline constexpr int event_type_count = 16;

// What became of the act in the words of the story.
enum class EventStatus : uint8_t {
  happened, ongoing, planned, demanded, offered, threatened, hypothetical, denied,
};
// clang-format on

enum class Stance : uint8_t { asserts, denies, does_not_confirm, hedges };

std::string_view name(EventType type);
std::string_view name(EventStatus status);
std::string_view name(Stance stance);
std::optional<EventType> event_type_of(std::string_view name);
std::optional<EventStatus> event_status_of(std::string_view name);
std::string_view quad_class(EventType type);  // "verbal cooperation" ...
bool is_conflict(EventType type);             // verbal or material
bool is_real(EventStatus status);             // happened or ongoing
// PLOVER 2021 intensity of a type and mode ("" for none); LAYOUTS.md's table.
double intensity(EventType type, std::string_view mode);
bool is_mode_of(EventType type, std::string_view mode);

}  // namespace dateline
