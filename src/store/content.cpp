#include "store/content.h"

#include "base/hash.h"

namespace dateline {

std::string content_hash(const StoryText& story) {
  std::string all = "dateline-story/1\n";
  all.reserve(all.size() + story.text.size() + 256);
  for (const std::string* part :
       {&story.id, &story.published, &story.source, &story.title, &story.url, &story.text})
    all += std::to_string(part->size()) + ":" + *part;
  return sha256_hex(all);
}

}  // namespace dateline
