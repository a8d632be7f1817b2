// An event's fields, each with the words and the rule it came from.
#pragma once

#include <string>
#include <string_view>

#include "dateline/record.h"

namespace dateline::cli {

// Lines of text. `text` is the story's, as it was given.
std::string explain_event(const Record& record, std::string_view text, const RecordEvent& event);

// "    name        value", one of those lines; "" where there is no value. Control characters become spaces.
std::string explained_field(std::string_view name, std::string value);

}  // namespace dateline::cli
