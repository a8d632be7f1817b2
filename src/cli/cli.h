// The command line's frame: what the subcommands share. One file per subcommand, each with one add_NAME that
// defines its flags and says what runs; main.cpp lists them.
//
//   void add_who(Cli& cli) {
//     auto flags = std::make_shared<WhoFlags>();
//     CLI::App& command = add_command(cli, "who", "Say who is meant by a few words", [flags] { return
//     who(*flags); }); command.add_option("TEXT", flags->text, "the words")->required();
//   }
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "dateline/coder.h"
#include "dateline/result.h"

namespace dateline::cli {

// Exit codes; part of the interface and printed by --help.
enum ExitCode : int {
  exit_ok = 0,      // all was done
  exit_partly = 1,  // some stories were skipped or failed; the rest was done
  exit_usage = 2,   // the command line makes no sense, or a named file cannot be read or written
  exit_setup = 3,   // something is not set up: the model or the lexicon is missing or damaged
};

struct Cli {
  CLI::App app;
  std::function<int()> run;  // set by the subcommand that was given
};

// A subcommand whose `run` is called once the whole command line has been read.
CLI::App& add_command(Cli& cli, const std::string& name, const std::string& description,
                      std::function<int()> run);

// Where the program's data is; the same flags for every subcommand that codes.
struct DataFlags {
  std::string model;
  std::string lexicon;
  std::string gazetteer = {};
};
void add_data_flags(CLI::App& command, DataFlags& flags);
void add_lexicon_flag(CLI::App& command, std::string& directory);
void add_gazetteer_flag(CLI::App& command, DataFlags& flags);

// For subcommands that code: how thoroughly, and the coder's options from all of these.
struct SpeedFlags {
  std::string speed = "precise", typer;
};
void add_speed_flags(CLI::App& command, SpeedFlags& flags);
CoderOptions coder_options(const DataFlags& data, const SpeedFlags& speed);

// Prints "dateline: E401 ..." to stderr and gives the exit code that belongs to the error.
int report(const Error& error);

// "1 story", "3 stories".
std::string count_of(uint64_t n, const char* one, const char* many);

// The subcommands, one file each.
void add_code(Cli& cli);
void add_ingest(Cli& cli);
void add_recode(Cli& cli);
void add_query(Cli& cli);
void add_export(Cli& cli);
void add_serve(Cli& cli);
void add_situation(Cli& cli);
void add_timeline(Cli& cli);
void add_explain(Cli& cli);
void add_lexicon(Cli& cli);
void add_who(Cli& cli);
void add_parse(Cli& cli);
void add_model(Cli& cli);
void add_gazetteer(Cli& cli);

}  // namespace dateline::cli
