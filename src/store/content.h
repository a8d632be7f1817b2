// What tells one story from another: a hash of its text and of all that was given with it.
#pragma once

#include <string>

#include "dateline/story.h"

namespace dateline {

// SHA-256, in hex, of id, published, source, title, url and text, each behind its length. Part of the file
// format.
std::string content_hash(const StoryText& story);

}  // namespace dateline
