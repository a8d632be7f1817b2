// A situation as a note for reading: sections of short entries, each above the sentences it comes from.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "dateline/situation.h"
#include "record/columns.h"

namespace dateline {

namespace {

constexpr int narrowest = 60;
constexpr size_t sentences_shown = 2;

class Note {
 public:
  Note(const Situation& s, const TableOptions& options)
      : s_(s), options_(options), width_(std::max(options.width, narrowest)) {}

  std::string write() {
    head();
    ground();
    demands("Open demands, offers and threats", true);
    demands("Answered demands, offers and threats", false);
    left_out(s_.left_out.demands);
    ties();
    unconfirmed();
    conflict();
    if (s_.undated_stories > 0)
      line(2,
           counted(s_.undated_stories, "story has no day of publication and is",
                   "stories have no day of publication and are") +
               " left out",
           "\x1b[2m");
    return std::move(out_);
  }

 private:
  static std::string counted(int64_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  }
  static std::string name(const Party& p) { return tidy_line(p.name); }
  // The name with its country and sector: "Rapid Support Forces (SDN REB)".
  static std::string full_name(const Party& p) {
    const std::string code = p.country + (p.country.empty() || p.sector.empty() ? "" : " ") + p.sector;
    return name(p) + (code.empty() ? "" : " (" + code + ")");
  }
  template <typename Items, typename Say>
  static std::string joined(const Items& items, Say say) {
    std::string out;
    for (const auto& item : items)
      out += (out.empty() ? "" : ", ") + say(item);
    return out;
  }

  void line(int indent, const std::string& text, const char* ink = "") {
    bool first = true;
    for (const std::string& part : wrap(tidy_line(text), width_ - indent - 2)) {
      out_.append(static_cast<size_t>(first ? indent : indent + 2), ' ');
      out_ += options_.color && *ink != '\0' ? ink + part + "\x1b[0m" : part;
      out_ += '\n';
      first = false;
    }
  }
  void title(const std::string& text) {
    out_ += '\n';
    line(0, text, "\x1b[1m");
  }
  // A section that has nothing says so: silence would be read as an answer.
  void nothing() { line(2, "nothing is known", "\x1b[2m"); }
  void left_out(int64_t count) {
    if (count > 0) line(2, "and " + std::to_string(count) + " more", "\x1b[2m");
  }

  // Publisher, day, sentence.
  void evidence(const Sources& sources, int indent) {
    const auto& items = sources.items;
    const size_t from = items.size() > sentences_shown ? items.size() - sentences_shown : 0;
    for (size_t i = from; i < items.size(); ++i) {
      const Evidence& e = items[i];
      line(indent, (e.source.empty() ? "story " + e.story_id : e.source) + ", " + e.published + ": " + e.text,
           "\x1b[2m");
    }
    const int64_t more = sources.more + static_cast<int64_t>(from);
    if (more > 0) line(indent, "and " + counted(more, "sentence", "sentences") + " before", "\x1b[2m");
  }

  void head() {
    const auto day = Date::parse(s_.on);
    static constexpr std::array<std::string_view, 7> days = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                             "Friday", "Saturday", "Sunday"};
    std::string text = "Situation on " + s_.on;
    if (day) text += ", a " + std::string(days[static_cast<size_t>(day->weekday())]);
    if (!s_.about.empty()) text += ": " + s_.about;
    line(0, text, "\x1b[1m");
    line(0,
         s_.stories == 0 ? "no story published by then"
                         : "from " + counted(s_.stories, "story", "stories") +
                               " published by then, the last on " + s_.last,
         "\x1b[2m");
  }

  // "; according to A; B denies it": who says so matters where no story says so itself
  static std::string standing(const std::vector<StatedClaim>& claims) {
    std::string for_it, against;
    for (const StatedClaim& c : claims) {
      const std::string who = c.who == "story" ? "a story" : tidy_line(c.who);
      if (c.stance == "asserts")
        for_it += (for_it.empty() ? "" : ", ") + who;
      else if (c.stance == "hedges")
        for_it += (for_it.empty() ? "" : ", ") + who + " with reserve";
      else
        against += "; " + who + (c.stance == "denies" ? " denies it" : " does not confirm it");
    }
    const bool own_words = std::any_of(claims.begin(), claims.end(), [](const StatedClaim& c) {
      return c.who == "story" && c.stance == "asserts";
    });
    return (for_it.empty() || own_words ? "" : "; according to " + for_it) + against;
  }
  static std::string holding(const HeldGround& g) {
    const std::string from = g.from ? full_name(*g.from) : "";
    std::string text;
    if (g.state == "holds")
      text = "held by " + full_name(*g.holder) + " since " + g.since +
             (from.empty() ? "" : ", before by " + from);
    else if (g.state == "contests")
      text = "contested by " + full_name(*g.holder) + " since " + g.since +
             (from.empty() ? "" : ", against " + from);
    else if (g.state == "claimed")
      text = "claimed by " + full_name(*g.holder) + ", on its own word alone, since " + g.since;
    else
      text = "lost by " + (from.empty() ? "its holder" : from) + " on " + g.since;
    return text + standing(g.claims);
  }

  void ground() {
    title("Ground");
    if (s_.ground.empty()) nothing();
    const HeldGround* before = nullptr;
    for (const HeldGround& g : s_.ground) {
      const bool same = before != nullptr && before->place == g.place && before->country == g.country &&
                        before->lat_lon == g.lat_lon;
      if (!same) line(2, g.place + (g.country.empty() ? "" : " (" + g.country + ")"), "\x1b[1m");
      line(4, holding(g));
      evidence(g.evidence, 6);
      before = &g;
    }
    left_out(s_.left_out.ground);
  }

  void demands(const char* what, bool open) {
    const bool any =
        std::any_of(s_.demands.begin(), s_.demands.end(), [&](const Demand& d) { return d.open == open; });
    if (!any && !open) return;
    title(what);
    if (!any) nothing();
    for (const Demand& d : s_.demands) {
      if (d.open != open) continue;
      line(2, d.date + "  " + d.kind + ": " + d.what);
      evidence(d.evidence, 6);
      for (const DemandAnswer& a : d.answers) {
        line(4, a.date + "  " + (a.how == "partly_accepts" ? "partly accepts" : a.how) + ": " + a.what);
        evidence(a.evidence, 8);
      }
    }
  }

  static std::string tie_words(const StatedTie& t) {
    std::string kind = t.kind;
    if (kind == "allied") kind = "is allied with";
    if (kind == "hostile") kind = "is hostile to";
    if (kind == "part_of") kind = "is part of";
    if (kind == "member_of") kind = "is a member of";
    if (kind == "speaks_for") kind = "speaks for";
    return full_name(t.a) + " " + kind + " " + full_name(t.b);
  }
  void ties() {
    static constexpr std::array<std::pair<int, const char*>, 3> groups = {
        {{1, "With whom"}, {-1, "Against whom"}, {0, "Who belongs to whom"}}};
    for (const auto& [sign, what] : groups) {
      const bool any =
          std::any_of(s_.ties.begin(), s_.ties.end(), [s = sign](const StatedTie& t) { return t.sign == s; });
      if (!any && sign == 0) continue;
      title(what);
      if (!any) nothing();
      for (const StatedTie& t : s_.ties) {
        if (t.sign != sign) continue;
        line(2, tie_words(t) + "; said since " + t.since + (t.last == t.since ? "" : ", last on " + t.last) +
                    ", in " + counted(t.count, "story", "stories"));
        evidence(t.evidence, 6);
      }
    }
    left_out(s_.left_out.ties);
  }

  void unconfirmed() {
    title("Confirmed by nobody else");
    if (s_.unconfirmed.empty()) nothing();
    for (const Unconfirmed& u : s_.unconfirmed) {
      const auto who = [](const Party& p) { return p.name == "story" ? "a story, with reserve" : name(p); };
      std::string text = u.date + "  " + u.what;
      if (!u.who.empty())
        text += "; according to " + joined(u.who, who) +
                (u.stance == "hedges" && u.who.front().name != "story" ? ", with reserve" : "");
      if (!u.not_confirmed_by.empty())
        text += (u.stance == "denies" ? "; denied by " : "; denied or not confirmed by ") +
                joined(u.not_confirmed_by,
                       [](const Party& p) { return p.name == "story" ? "the story" : name(p); });
      line(2, text);
      evidence(u.evidence, 6);
    }
    left_out(s_.left_out.unconfirmed);
  }

  void conflict() {
    if (s_.conflict.empty()) return;
    title("Material conflict of the last 30 days");
    for (const Clash& c : s_.conflict) {
      line(2, full_name(c.source) + " against " + full_name(c.target) + ": " +
                  joined(c.types, [](const auto& t) { return std::to_string(t.second) + " " + t.first; }));
    }
    left_out(s_.left_out.conflict);
  }

  const Situation& s_;
  TableOptions options_;
  int width_;
  std::string out_;
};

}  // namespace

std::string to_text(const Situation& situation, const TableOptions& options) {
  return Note(situation, options).write();
}

}  // namespace dateline
