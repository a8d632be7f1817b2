// `dateline who`: who is meant by a few words, on a day, in a place.
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "cli.h"
#include "dateline/coder.h"
#include "output.h"

namespace dateline::cli {

namespace {

using Json = nlohmann::ordered_json;

struct WhoFlags {
  std::string text, date, context;
  bool jsonl = false;
  DataFlags data;
};

int answer_one(const ActorBook& book, const WhoFlags& flags) {
  const auto who = book.who(flags.text, flags.date, flags.context);
  if (!who) return report(who.error());
  std::string out = who->name + "\n";
  const auto line = [&](const char* label, const std::string& value) {
    if (!value.empty()) out += "  " + std::string(label) + value + "\n";
  };
  line("type     ", who->type), line("country  ", who->country), line("sector   ", who->sector);
  line("office   ", who->office), line("why      ", who->why);
  if (!who->sure) line("", "unknown, or one of several that the words may mean");
  std::fputs(out.c_str(), stdout);
  return exit_ok;
}

std::string field(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return "";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

// {"id", "text", "date", "context"} -> {"id", "name", "country", "sector", ...}, nullopt and a message
// otherwise.
Result<std::string> answer_line(const ActorBook& book, const WhoFlags& flags, const std::string& line,
                                const std::string& where) {
  const Json question = Json::parse(line, nullptr, false);
  if (!question.is_object() || field(question, "text").empty())
    return Error{ErrorCode::input_malformed, where,
                 "no JSON object with a \"text\"; write {\"text\": \"Iraq's army\"}"};
  const std::string date = field(question, "date"), context = field(question, "context");
  const auto who = book.who(field(question, "text"), date.empty() ? flags.date : date,
                            context.empty() ? flags.context : context);
  if (!who) return Error{ErrorCode::input_malformed, where, who.error().message};
  Json answer;
  answer["id"] = question.contains("id") ? question["id"] : Json();
  answer["name"] = who->name, answer["country"] = who->country, answer["sector"] = who->sector;
  answer["type"] = who->type, answer["office"] = who->office, answer["sure"] = who->sure,
  answer["why"] = who->why;
  return answer.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

int answer_all(const ActorBook& book, const WhoFlags& flags) {
  std::ifstream file;
  const bool standard = flags.text.empty() || flags.text == "-";
  if (!standard) {
    file.open(flags.text, std::ios::binary);
    if (!file)
      return report({ErrorCode::file_missing, flags.text, "no such file, or no permission to read it"});
  }
  std::istream& in = standard ? std::cin : file;
  auto output = Output::open("");
  if (!output) return report(output.error());
  int status = exit_ok;
  uint64_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto answer =
        answer_line(book, flags, line, (standard ? "-" : flags.text) + ":" + std::to_string(number));
    if (!answer) {
      report(answer.error());
      status = exit_partly;
    } else if (!output->write(*answer)) {
      break;
    }
  }
  if (const Status written = output->finish(); !written) return report(written.error());
  return status;
}

int who(const WhoFlags& flags) {
  if (!flags.jsonl && flags.text.empty())
    return report(
        {ErrorCode::usage, "", "TEXT is required; for example: dateline who \"Iraq's prime minister\""});
  const auto book = ActorBook::open(flags.data.lexicon);
  if (!book) return report(book.error());
  return flags.jsonl ? answer_all(*book, flags) : answer_one(*book, flags);
}

}  // namespace

void add_who(Cli& cli) {
  auto flags = std::make_shared<WhoFlags>();
  CLI::App& command = add_command(cli, "who", "Say who is meant by a few words, on a day, in a place",
                                  [flags] { return who(*flags); });
  command.add_option("TEXT", flags->text,
                     "the words; with --jsonl a file of questions, - for standard input");
  command.add_option("--date", flags->date, "day that decides who holds an office [2020-01-01]")
      ->type_name("DATE");
  command.add_option("--context", flags->context, "place or country the words come from")->type_name("PLACE");
  command.add_flag("--jsonl", flags->jsonl, "questions and answers as JSON Lines");
  command
      .add_option("--lexicon", flags->data.lexicon,
                  "lexicon directory [else $DATELINE_LEXICON, else lexicon/ beside the program or above it]")
      ->type_name("DIR")
      ->group("Data");
  command.footer(R"(Examples:
  dateline who "the prime minister" --date 2017-10-26 --context Iraq
  echo '{"id": 1, "text": "YPG", "date": "2016-05-01", "context": "Syria"}' | dateline who --jsonl -)");
}

}  // namespace dateline::cli
