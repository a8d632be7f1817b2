#include "cli.h"
namespace dateline::cli {
void add_explain(Cli&) {}
}  // namespace dateline::cli
