#include "cli.h"

#include <cstdio>
#include <utility>

namespace dateline::cli {

CLI::App& add_command(Cli& cli, const std::string& name, const std::string& description,
                      std::function<int()> run) {
  CLI::App& command = *cli.app.add_subcommand(name, description);
  command.callback([&cli, run = std::move(run)] { cli.run = run; });
  return command;
}

void add_lexicon_flag(CLI::App& command, std::string& directory) {
  command
      .add_option("--lexicon", directory,
                  "lexicon directory [else $DATELINE_LEXICON, else lexicon/ beside the program or above it]")
      ->type_name("DIR")
      ->group("Data");
}

void add_data_flags(CLI::App& command, DataFlags& flags) {
  command
      .add_option("--model", flags.model,
                  "model file [else $DATELINE_MODEL, else model/ beside the program or above it]")
      ->type_name("FILE")
      ->group("Data");
  add_lexicon_flag(command, flags.lexicon);
}

void add_speed_flags(CLI::App& command, SpeedFlags& flags) {
  command
      .add_option(
          "--speed", flags.speed,
          "fast: types by the lexicon alone; precise: weighed by a model that reads the whole sentence")
      ->check(CLI::IsMember({"fast", "precise"}))
      ->capture_default_str()
      ->type_name("SPEED")
      ->group("Data");
  command
      .add_option("--typer", flags.typer,
                  "model file of --speed precise [else $DATELINE_TYPER, else models/typer.dlm beside the "
                  "program or above it]")
      ->type_name("FILE")
      ->group("Data");
}

void add_gazetteer_flag(CLI::App& command, DataFlags& flags) {
  command
      .add_option(
          "--gazetteer", flags.gazetteer,
          "file of the world's towns, or \"none\" [else $DATELINE_GAZETTEER, else where the model may be]")
      ->type_name("FILE")
      ->group("Data");
}

CoderOptions coder_options(const DataFlags& data, const SpeedFlags& speed) {
  CoderOptions options;
  options.model = data.model;
  options.lexicon = data.lexicon;
  options.gazetteer = data.gazetteer;
  options.precise = speed.speed == "precise";
  options.typer = speed.typer;
  return options;
}

int report(const Error& error) {
  std::fprintf(stderr, "dateline: %s\n", error.text().c_str());
  switch (error.code) {
    case ErrorCode::model_missing:
    case ErrorCode::model_damaged:
    case ErrorCode::model_foreign:
    case ErrorCode::model_version:
    case ErrorCode::lexicon_missing:
    case ErrorCode::lexicon_malformed:
      return exit_setup;
    case ErrorCode::input_empty:
    case ErrorCode::input_binary:
    case ErrorCode::input_malformed:
    case ErrorCode::input_too_large:
      return exit_partly;
    default:
      return exit_usage;
  }
}

std::string count_of(uint64_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

}  // namespace dateline::cli
