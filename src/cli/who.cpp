#include "cli.h"
namespace dateline::cli {
void add_who(Cli&) {}
}  // namespace dateline::cli
