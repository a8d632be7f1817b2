// `dateline parse`: the grammar of texts, for other programs and for looking into a record's "why".
#include "dateline/parse.h"

#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <vector>

#include "cli.h"

namespace dateline::cli {

namespace {

struct ParseFlags {
  std::vector<std::string> files;
  ParseFormat format = ParseFormat::conllu;
  bool raw = false;
  DataFlags data;
};

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::file_missing, path, "no such file, or no permission to read it"};
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (in.bad()) return Error{ErrorCode::file_unreadable, path, "cannot read it (is it a directory?)"};
  return bytes;
}

int parse(const ParseFlags& flags) {
  auto parser = Parser::open(flags.data.model);
  if (!parser) return report(parser.error());
  for (const auto& path : flags.files) {
    const auto text = read_file(path);
    if (!text) return report(text.error());
    const std::string out = parser->parse(path, *text, flags.format);
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return exit_ok;  // the reader has gone
  }
  return exit_ok;
}

}  // namespace

void add_parse(Cli& cli) {
  auto flags = std::make_shared<ParseFlags>();
  CLI::App& command = add_command(cli, "parse", "Print the grammar of texts: words, tags, heads, entities",
                                  [flags] { return parse(*flags); });
  command.add_option("FILE", flags->files, "text files")->required();
  const std::map<std::string, ParseFormat> formats = {{"conllu", ParseFormat::conllu},
                                                      {"json", ParseFormat::json}};
  command.add_option("--format", flags->format, "conllu or json [conllu]")
      ->transform(CLI::CheckedTransformer(formats))
      ->type_name("FORMAT");
  command.add_flag("--raw", flags->raw, "parse the text in one piece and without repair");
  add_data_flags(command, flags->data);
}

}  // namespace dateline::cli
