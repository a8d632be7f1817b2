// `dateline model import`: a published spaCy pipeline -> a model file.
#include <cstdio>
#include <memory>

#include "cli.h"
#include "dateline/parse.h"

namespace dateline::cli {

namespace {

struct ImportFlags {
  std::string pipeline;
  std::string out;
};

int import(const ImportFlags& flags) {
  const auto written = convert_model(flags.pipeline, flags.out);
  if (!written) return report(written.error());
  std::printf("%s\n", written->c_str());
  return exit_ok;
}

}  // namespace

void add_model(Cli& cli) {
  CLI::App& model = *cli.app.add_subcommand("model", "Convert the language model");
  model.require_subcommand(1);
  auto flags = std::make_shared<ImportFlags>();
  CLI::App& command = *model.add_subcommand("import", "Convert a published spaCy pipeline into a model file");
  command.callback([&cli, flags] { cli.run = [flags] { return import(*flags); }; });
  command
      .add_option("PIPELINE", flags->pipeline,
                  "wheel of an English pipeline (sm, md, lg), or its unpacked folder")
      ->required();
  command.add_option("OUT,--out", flags->out, "model file to write [NAME-VERSION.dlm]");
}

}  // namespace dateline::cli
