#include "name/mentions.h"

#include <algorithm>

namespace dateline {

const Mention* Mentions::mention_at(uint32_t head) const {
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), head,
                                   [](const Mention& m, uint32_t h) { return m.head < h; });
  return at != mentions.end() && at->head == head ? &*at : nullptr;
}

const PlaceMention* Mentions::place_at(uint32_t head) const {
  const auto at = std::lower_bound(place_mentions.begin(), place_mentions.end(), head,
                                   [](const PlaceMention& m, uint32_t h) { return m.head < h; });
  return at != place_mentions.end() && at->head == head ? &*at : nullptr;
}

bool Mentions::is_same_actor(uint32_t head, uint32_t other) const {
  if (head == other) return true;
  const Mention* a = mention_at(head);
  const Mention* b = mention_at(other);
  return a != nullptr && b != nullptr && a->actor == b->actor;
}

std::string_view name(MentionKind kind) {
  switch (kind) {
    case MentionKind::name:
      return "name";
    case MentionKind::alias:
      return "alias";
    case MentionKind::nominal:
      return "nominal";
    case MentionKind::pronoun:
      return "pronoun";
    case MentionKind::metonym:
      return "metonym";
  }
  return "nominal";
}

}  // namespace dateline
