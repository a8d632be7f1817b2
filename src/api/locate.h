// Where the program's data is: named by the caller, by the environment, or beside and above the program.
#pragma once

#include <string>

#include "base/result.h"

namespace dateline {

// The model file to open. Errors: model_missing, with the command that mends it.
Result<std::string> locate_model(const std::string& given);
// The typer's model file (models/typer.dlm of the project). Errors: model_missing, with the remedy.
Result<std::string> locate_typer(const std::string& given);
// The lexicon directory (the one that holds actors/ and events/). Errors: lexicon_missing.
Result<std::string> locate_lexicon(const std::string& given);

// The gazetteer file to open, "none" where that is named, "" where nothing is named and none is beside the
// program. Errors: model_missing where one is named that is not there.
Result<std::string> locate_gazetteer(const std::string& given);

}  // namespace dateline
