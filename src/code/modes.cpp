#include "code/modes.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr uint16_t no_mode = UINT16_MAX;

// The first mode of each type, by index into tables.modes.
struct Found {
  std::array<uint16_t, event_type_count> first;
  Found() { first.fill(no_mode); }
};

void look_at(uint32_t token, const Matcher& matcher, const EventLexicon::Tables& tables, Found& found) {
  const auto look = [&](uint32_t word) {
    for (const auto& [words, mode] : at_head(tables.mode_words, word)) {
      uint16_t& first = found.first[static_cast<size_t>(tables.modes[mode].type)];
      if (mode < first && matcher.has_words(token, words)) first = mode;
    }
  };
  look(matcher.word(token));
  if (matcher.form(token) != matcher.word(token)) look(matcher.form(token));
}

}  // namespace

std::vector<uint16_t> find_modes(const Tree& tree, const std::vector<Frame>& frames, const Frame& frame,
                                 const Matcher& matcher, const EventLexicon::Tables& tables) {
  Found found;
  std::vector<uint32_t> open{frame.head};
  if (frame.light_verb != no_token) open.push_back(frame.light_verb);
  if (frame.kind == PredicateKind::noun && frame.parent != no_token &&
      frames[frame.parent].kind == PredicateKind::verb)
    open.push_back(frames[frame.parent].head);
  while (!open.empty()) {
    const uint32_t token = open.back();
    open.pop_back();
    look_at(token, matcher, tables, found);
    for (const uint32_t child : tree.children(token)) {
      const Frame* below = frame_at(frames, child);
      if (below == nullptr || below->kind != PredicateKind::verb || below == &frame) open.push_back(child);
    }
  }
  std::vector<uint16_t> out;
  for (const uint16_t mode : found.first) {
    if (mode != no_mode) out.push_back(mode);
  }
  std::sort(out.begin(), out.end());
  return out;
}

void settle_modes(std::vector<CodedEvent>& events, const EventLexicon& lexicon) {
  const EventLexicon::Tables& tables = lexicon.tables();
  for (CodedEvent& event : events) {
    if (!event.mode.empty()) continue;
    for (const uint16_t index : event.told_modes) {
      const EventMode& mode = tables.modes[index];
      if (mode.type != event.type) continue;
      event.mode = mode.name;
      event.why.push_back("mode " + mode.name + ": " + tables.where(mode.file, mode.line));
      break;
    }
  }
}

}  // namespace dateline
