// `dateline parse`: the grammar of texts, for other programs and for looking into a record's "why".
#include "dateline/parse.h"

#include <cstdio>
#include <map>
#include <memory>

#include "cli.h"
#include "input.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct ParseFlags {
  InputFlags input;
  DataFlags data;
  std::string out;
  ParseFormat format = ParseFormat::conllu;
  bool raw = false;
};

int parse(const ParseFlags& flags) {
  auto input = Input::open(flags.input);
  if (!input) return report(input.error());
  auto parser = Parser::open(flags.data.model);
  if (!parser) return report(parser.error());
  auto output = Output::open(flags.out);
  if (!output) return report(output.error());
  int exit = exit_ok;
  while (const auto story = input->next()) {
    if (!*story) {
      report(story->error());
      exit = exit_partly;
      continue;
    }
    if (!output->write(parser->parse((*story)->id, (*story)->text, flags.format, flags.raw))) break;
  }
  if (output->closed_pipe()) return exit;
  if (const auto s = output->finish(); !s) return report(s.error());
  return exit;
}

}  // namespace

void add_parse(Cli& cli) {
  auto flags = std::make_shared<ParseFlags>();
  CLI::App& command = add_command(cli, "parse", "Print the grammar of texts: words, tags, heads, entities",
                                  [flags] { return parse(*flags); });
  add_input_flags(command, flags->input);
  const std::map<std::string, ParseFormat> formats = {{"conllu", ParseFormat::conllu},
                                                      {"json", ParseFormat::json}};
  command.add_option("--format", flags->format, "conllu or json [conllu]")
      ->transform(CLI::CheckedTransformer(formats))
      ->type_name("FORMAT");
  command.add_option("--out", flags->out, "file to write [standard output]")->type_name("FILE");
  command.add_flag("--raw", flags->raw, "parse the text in one piece and without repair");
  add_data_flags(command, flags->data);
}

}  // namespace dateline::cli
