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
