// `dateline explain`: every field of an event with the words and the rule it came from.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>

#include "cli.h"
#include "dateline/coder.h"
#include "input.h"
#include "output.h"

namespace dateline::cli {

namespace {

struct ExplainFlags {
  InputFlags input;
  std::string story, event;
  DataFlags data;
  SpeedFlags speed;
};

// Writes the events of one record out, field by field.
class Explainer {
 public:
  Explainer(const Record& record, std::string_view text) : record_(record), text_(text) {}

  std::string event(const RecordEvent& e) {
    out_ = e.id + "  " + e.type + (e.mode.empty() ? "" : " " + e.mode) + "\n";
    char number[64];
    std::snprintf(number, sizeof number, "%.2f", e.confidence);
    field("quad", e.quad), field("status", e.status), field("confidence", number);
    if (e.sentence < record_.story.sentences.size()) quoted("sentence", record_.story.sentences[e.sentence]);
    for (const RecordTrigger& t : e.triggers)
      quoted("trigger", t.span);
    for (const RecordFiller& f : e.source)
      filler("source", f);
    for (const RecordFiller& f : e.target)
      filler("target", f);
    for (const std::string& p : e.place)
      place(p);
    date(e.date);
    for (const RecordClaim& c : e.claims)
      field("claim", (c.who == "story" ? "the story" : actor_name(c.who)) + " " + c.stance +
                         (c.cue.empty() ? "" : ", by \"" + c.cue + "\""));
    count("killed", e.killed), count("wounded", e.wounded), count("attacks", e.attacks),
        count("arrested", e.arrested);
    for (const std::string& c : e.context)
      field("context", c);
    for (const RecordAnswer& a : e.answers)
      field("answers", a.event + ", " + a.how);
    for (const std::string& why : e.why)
      field("why", why);
    return std::move(out_);
  }

 private:
  void field(const std::string& name, const std::string& value) {
    if (value.empty()) return;
    out_ += "    " + name + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + value + "\n";
  }
  void count(const char* name, const std::optional<int32_t>& n) {
    if (n) field(name, std::to_string(*n));
  }
  static std::string range(CharSpan span) {
    return " [" + std::to_string(span.begin) + "-" + std::to_string(span.end) + "]";
  }
  std::string words(CharSpan span) const {
    std::string w(words_at(text_, span));
    std::replace_if(
        w.begin(), w.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return "\"" + w + "\"" + range(span);
  }
  void quoted(const char* name, CharSpan span) { field(name, words(span)); }

  const RecordActor* actor(const std::string& id) const {
    const auto found = std::find_if(record_.actors.begin(), record_.actors.end(),
                                    [&](const RecordActor& a) { return a.id == id; });
    return found == record_.actors.end() ? nullptr : &*found;
  }
  std::string actor_name(const std::string& id) const {
    const RecordActor* a = actor(id);
    if (a == nullptr) return id;
    std::string out = id + " " + a->name;
    const std::string code = a->country + (a->country.empty() || a->sector.empty() ? "" : " ") + a->sector;
    return code.empty() ? out : out + " (" + code + ")";
  }
  void filler(const char* name, const RecordFiller& f) {
    std::string line = actor_name(f.actor) + ", by " + words(f.span);
    if (const RecordActor* a = actor(f.actor)) {
      // The mention that fills the role, or the one inside it.
      const auto found = std::find_if(a->mentions.begin(), a->mentions.end(), [&](const RecordMention& m) {
        return m.span.begin >= f.span.begin && m.span.end <= f.span.end;
      });
      if (found != a->mentions.end())
        line += ", " + found->as + (found->why.empty() ? "" : ": " + found->why);
    }
    field(name, line);
  }
  void place(const std::string& id) {
    for (const RecordPlace& p : record_.places) {
      if (p.id != id) continue;
      std::string line = id + " " + p.name + (p.country.empty() ? "" : " (" + p.country + ")");
      if (!p.mentions.empty()) line += ", by " + words(p.mentions.front().span);
      field("place", line);
    }
  }
  void date(const RecordDate& d) {
    std::string line = d.start.empty() && d.end.empty() ? "open"
                       : d.start == d.end               ? d.start
                                                        : d.start + " to " + d.end;
    line += d.span ? ", by " + words(*d.span) : ", no date in the words: the day of publication";
    field("date", line);
  }

  const Record& record_;
  std::string_view text_;
  std::string out_;
};

int explain(const ExplainFlags& flags) {
  InputFlags named = flags.input;
  named.files = {flags.story};
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
      if (!flags.event.empty() && event.id != flags.event) continue;
      text += Explainer(record, (*story)->text).event(event) + "\n";
    }
    if (text.empty()) continue;
    found = true;
    if (!output->write(record.story.id + "\n\n" + text)) break;
  }
  if (const Status written = output->finish(); !written) return report(written.error());
  if (found || status != exit_ok) return status;
  if (flags.event.empty()) return std::fputs("no events\n", stderr), exit_ok;
  return report({ErrorCode::usage, flags.story, "no event " + flags.event + "; leave it out to see all"});
}

}  // namespace

void add_explain(Cli& cli) {
  auto flags = std::make_shared<ExplainFlags>();
  CLI::App& command = add_command(cli, "explain", "Show why a story's events were coded as they were",
                                  [flags] { return explain(*flags); });
  command.add_option("STORY", flags->story, "file of the story, or of stories; - is standard input")
      ->required();
  command.add_option("EVENT", flags->event, "id of the event, as \"dateline code\" gives it [all]");
  add_reading_flags(command, flags->input);
  add_data_flags(command, flags->data);
  add_speed_flags(command, flags->speed);
  add_gazetteer_flag(command, flags->data);
  command.footer(R"(Example:
  dateline explain dispatch.txt E3 --published 2017-10-26)");
}

}  // namespace dateline::cli
