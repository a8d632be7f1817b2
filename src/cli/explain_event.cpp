#include "explain_event.h"

#include <algorithm>
#include <cstdio>
#include <optional>

#include "dateline/coder.h"

namespace dateline::cli {

std::string explained_field(std::string_view name, std::string value) {
  if (value.empty()) return "";
  std::replace_if(
      value.begin(), value.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  return "    " + std::string(name) + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ') + value +
         "\n";
}

namespace {

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
  void field(const std::string& name, const std::string& value) { out_ += explained_field(name, value); }
  void count(const char* name, const std::optional<int32_t>& n) {
    if (n) field(name, std::to_string(*n));
  }
  static std::string range(CharSpan span) {
    return " [" + std::to_string(span.begin) + "-" + std::to_string(span.end) + "]";
  }
  std::string words(CharSpan span) const {
    return "\"" + std::string(words_at(text_, span)) + "\"" + range(span);
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

}  // namespace

std::string explain_event(const Record& record, std::string_view text, const RecordEvent& event) {
  return Explainer(record, text).event(event);
}

}  // namespace dateline::cli
