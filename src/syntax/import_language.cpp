#include "syntax/import.h"

namespace dateline {

Status import_language(const Archive& archive, ModelWriter& model) {
  (void)archive;
  (void)model;
  return {};
}

}  // namespace dateline
