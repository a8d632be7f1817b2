// `dateline explain`: every field of an event with the words and the rule it came from; of a story that is
// coded for it, or of one in a store, then with the tellings of other stories that it was joined with.
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli.h"
#include "dateline/browse.h"
#include "dateline/coder.h"
#include "dateline/timeline.h"
#include "explain_event.h"
#include "input.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct ExplainFlags {
  InputFlags input;
  std::string file;
  std::vector<std::string> which;
  DataFlags data;
  SpeedFlags speed;
};

bool is_store(const std::string& path) {
  if (path == "-") return false;
  std::string head(16, ' ');
  std::ifstream file(path, std::ios::binary);
  return file.read(head.data(), static_cast<std::streamsize>(head.size())) &&
         head == std::string("SQLite format 3\0", 16);
}

Error no_event(const std::string& where, const std::string& event) {
  return {ErrorCode::usage, where, "no event " + event + "; leave it out to see all"};
}

// ---- a file of stories

int explain_file(const ExplainFlags& flags) {
  const std::string wanted = flags.which.empty() ? "" : flags.which.front();
  InputFlags named = flags.input;
  named.files = {flags.file};
  auto input = Input::open(named);
  if (!input) return report(input.error());
  const auto coder = Coder::open(coder_options(flags.data, flags.speed));
  if (!coder) return report(coder.error());
  auto output = Output::open("");
  if (!output) return report(output.error());
  Scratch scratch;
  int status = exit_ok;
  bool found = false;
  while (auto story = input->next()) {
    if (!*story) {
      status = report(story->error());
      continue;
    }
    const Record record = coder->code(**story, scratch);
    std::string text;
    for (const RecordEvent& event : record.events) {
      if (wanted.empty() || event.id == wanted) text += explain_event(record, (*story)->text, event) + "\n";
    }
    if (text.empty()) continue;
    found = true;
    if (!output->write(record.story.id + "\n\n" + text)) break;
  }
  if (const Status written = output->finish(); !written) return report(written.error());
  if (found || status != exit_ok) return status;
  if (wanted.empty()) return std::fputs("no events\n", stderr), exit_ok;
  return report(no_event(flags.file, wanted));
}

// ---- a story of a store

std::optional<int64_t> number_in(const std::string& words) {
  int64_t number = 0;
  const char* end = words.data() + words.size();
  const auto [at, failed] = std::from_chars(words.data(), end, number);
  return failed == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

// By its number, else by its id.
Result<StoredStory> find_story(Store& store, const ExplainFlags& flags) {
  if (flags.which.empty())
    return Error{ErrorCode::usage, flags.file,
                 "is a store; say which story: dateline explain STORE STORY [EVENT]"};
  const std::string& wanted = flags.which.front();
  Browser browser(store);
  if (const auto number = number_in(wanted)) {
    auto story = browser.story(*number);
    if (!story) return story.error();
    if (*story) return std::move(**story);
  }
  const auto numbers = store.stories_of(wanted);
  if (!numbers) return numbers.error();
  if (numbers->empty())
    return Error{ErrorCode::usage, flags.file,
                 "has no story of the number or id \"" + wanted +
                     "\"; dateline query FILE --sql \"SELECT story, "
                     "id FROM story_list\" lists them"};
  if (numbers->size() > 1) {
    std::string list;
    for (const int64_t number : *numbers)
      list += (list.empty() ? "" : ", ") + std::to_string(number);
    return Error{ErrorCode::usage, flags.file,
                 "has several stories of the id \"" + wanted + "\": name one by its number: " + list};
  }
  auto story = browser.story(numbers->front());
  if (!story) return story.error();
  if (!*story) return Error{ErrorCode::internal, flags.file, "a story has gone while it was read"};
  return std::move(**story);
}

// "told also   story 3 (w3, AP, 2025-03-08) E2 ASSAULT: the sentence"
std::string other_tellings(const Tellings& tellings, int64_t story) {
  std::string out = explained_field(
      "happening", std::to_string(tellings.happening) + ", told by " +
                       count_of(static_cast<uint64_t>(tellings.sources), "source", "sources"));
  for (const auto& t : tellings.items) {
    if (t.story == story) continue;
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.2f", t.confidence);
    const std::string from = t.story_id + (t.source.empty() ? "" : ", " + t.source) +
                             (t.published.empty() ? "" : ", " + t.published);
    out += explained_field(
        "told also", "story " + std::to_string(t.story) + " (" + from + ") E" + std::to_string(t.event) +
                         " " + t.type + (t.mode.empty() ? "" : " " + t.mode) + (t.copy ? ", a copy" : "") +
                         ", the same by " + confidence + ": " + t.sentence);
    for (const std::string& why : t.why)
      out += explained_field("  joined by", why);
  }
  for (const auto& a : tellings.answers) {
    std::string how = a.how;
    std::replace(how.begin(), how.end(), '_', ' ');
    out += explained_field(a.given ? "it " + how : "answered", a.given ? a.what : a.what + " (" + how + ")");
  }
  return out;
}

std::string story_head(const StoredStory& story, const Record& record) {
  const Record::Story& s = record.story;
  std::string out = s.id + "\n" + explained_field("story", std::to_string(story.number));
  out += explained_field("source", s.source) + explained_field("published", s.published);
  out += explained_field("title", s.title) + explained_field("url", s.url);
  return out +
         explained_field("made by",
                         record.engine + ", model " + record.model + ", lexicon " + record.lexicon) +
         "\n";
}

int explain_stored(const ExplainFlags& flags) {
  auto store = Store::open(flags.file, StoreAccess::read);
  if (!store) return report(store.error());
  const auto story = find_story(*store, flags);
  if (!story) return report(story.error());
  const auto record = store->record(story->number);
  if (!record) return report(record.error());
  if (!*record) return report({ErrorCode::internal, flags.file, "a story has gone while it was read"});
  const std::string wanted = flags.which.size() > 1 ? flags.which[1] : "";
  std::string text;
  for (const RecordEvent& event : (*record)->events) {
    if (!wanted.empty() && event.id != wanted) continue;
    const auto tellings = store->tellings(story->number, number_in(event.id.substr(1)).value_or(0));
    if (!tellings) return report(tellings.error());
    text +=
        explain_event(**record, story->story.text, event) + other_tellings(*tellings, story->number) + "\n";
  }
  if (text.empty() && !wanted.empty()) return report(no_event(flags.file, wanted));
  auto output = Output::open("");
  if (!output) return report(output.error());
  output->write(story_head(*story, **record) + text);
  if (text.empty()) std::fputs("no events\n", stderr);
  const Status written = output->finish();
  return written ? exit_ok : report(written.error());
}

int explain(const ExplainFlags& flags) {
  if (is_store(flags.file)) return explain_stored(flags);
  if (flags.which.size() > 1)
    return report(
        {ErrorCode::usage, flags.file, "is no store; name an event at most: dateline explain FILE [EVENT]"});
  return explain_file(flags);
}

}  // namespace

void add_explain(Cli& cli) {
  auto flags = std::make_shared<ExplainFlags>();
  CLI::App& command = add_command(
      cli, "explain", "Show why a story's events were coded as they were, and what they were joined with",
      [flags] { return explain(*flags); });
  command.add_option("FILE", flags->file, "file of a story, or of stories (- is standard input); or a store")
      ->required();
  command
      .add_option(
          "WHICH", flags->which,
          "of a file: id of the event, as \"dateline code\" gives it [all]; of a store: number or id of the "
          "story, then the event [all]")
      ->expected(0, 2);
  add_reading_flags(command, flags->input);
  add_data_flags(command, flags->data);
  add_speed_flags(command, flags->speed);
  add_gazetteer_flag(command, flags->data);
  command.footer(
      R"(A file is coded for it; of a store is shown what it holds: nothing is coded, no model is needed. There every event
also has its happening: what other stories tell of it, why they were taken to be the same, and which act it answers.

Examples:
  dateline explain dispatch.txt E3 --published 2017-10-26
  dateline explain record.db 12 E3)");
}

}  // namespace dateline::cli
