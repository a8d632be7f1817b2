// The public story and the house's own.
#pragma once

#include "dateline/story.h"
#include "read/reader.h"
#include "read/story.h"

namespace dateline {

Story to_story(const StoryText& story);
StoryText to_public(Story story);

}  // namespace dateline
