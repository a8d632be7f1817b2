// The attribute ruler of a pipeline -> sections "ruler." (syntax/attribute_ruler.h); part of import_language.
#pragma once

#include "base/result.h"
#include "syntax/import_archive.h"
#include "syntax/model_file.h"

namespace dateline {

// model_foreign where a pattern asks for more than tags, labels, words (IN, NOT_IN, REGEX) and white space.
Status import_ruler(const Archive& archive, ModelWriter& model);

}  // namespace dateline
