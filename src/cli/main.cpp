// dateline: reads newswire and keeps a sourced, dated record of who did what to whom.
#include <csignal>
#include <cstdio>

#include "cli.h"

namespace {

constexpr const char* description =
    "dateline reads newswire and keeps a sourced, dated record of who did what to whom.\n";

constexpr const char* footer = R"(Examples:
  dateline code dispatch.txt                        a table of the story's events
  dateline code *.txt --format jsonl --out out.jsonl
  dateline code --input jsonl - < stories.jsonl | jq .events
  dateline ingest stories.jsonl --into record.db    many stories into one SQLite file
  dateline query record.db --source IRQ --from 2017-10
  dateline serve record.db                          the record as a web page, at http://127.0.0.1:8080/
  dateline situation record.db --on 2017-10-26 --about Iraq
  dateline timeline record.db --about Kirkuk --from 2017-10
  dateline explain dispatch.txt E3                  why an event was coded as it was
  dateline who "Iraq's prime minister" --date 2017-10-26

Exit codes:
  0  all was done
  1  some stories were skipped or failed (listed on standard error); the rest was done
  2  the command line makes no sense, or a named file cannot be read or written
  3  not set up: the model or the lexicon is missing or damaged

`dateline COMMAND --help` describes a command.)";

}  // namespace

int main(int argc, char** argv) {
  using namespace dateline::cli;
#ifdef SIGPIPE
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen as a failed write, and ends a run quietly
#endif
#ifdef SIGXFSZ
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file that has reached the limit on its size
#endif
  Cli cli;
  cli.app.name("dateline");
  cli.app.description(description);
  cli.app.footer(footer);
  cli.app.set_version_flag("--version", "dateline " DATELINE_VERSION);
  cli.app.require_subcommand(1);
  cli.app.get_formatter()->column_width(34);
  add_code(cli);
  add_ingest(cli);
  add_query(cli);
  add_situation(cli);
  add_timeline(cli);
  add_export(cli);
  add_serve(cli);
  add_recode(cli);
  add_explain(cli);
  add_lexicon(cli);
  add_who(cli);
  add_parse(cli);
  add_model(cli);
  add_gazetteer(cli);
  try {
    cli.app.parse(argc, argv);
  } catch (const CLI::ParseError& stop) {
    if (stop.get_exit_code() == 0) return cli.app.exit(stop);  // --help, --version
    std::fprintf(stderr, "dateline: E101 %s\n", stop.what());
    const auto given = cli.app.get_subcommands();
    std::fprintf(stderr, "Try: dateline %s--help\n",
                 given.empty() ? "" : (given.front()->get_name() + " ").c_str());
    return exit_usage;
  }
  return cli.run();
}
