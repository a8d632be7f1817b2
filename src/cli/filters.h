// The flags that say which events, of every subcommand that asks a store.
#pragma once

#include "cli.h"
#include "dateline/store.h"

namespace dateline::cli {

void add_filters(CLI::App& command, EventFilter& filter);

}  // namespace dateline::cli
