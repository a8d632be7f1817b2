#include "cli.h"
namespace dateline::cli {
void add_code(Cli&) {}
}  // namespace dateline::cli
