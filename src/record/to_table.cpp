#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "dateline/record.h"
#include "record/columns.h"
#include "record/given_text.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

enum class Ink { plain, faint, strong, head, peace, talk, warn, fight };

std::string_view escape(Ink ink) {
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::faint:
      return "\x1b[2m";
    case Ink::strong:
      return "\x1b[1m";
    case Ink::head:
      return "\x1b[1;4m";
    case Ink::peace:
      return "\x1b[32m";
    case Ink::talk:
      return "\x1b[36m";
    case Ink::warn:
      return "\x1b[33m";
    case Ink::fight:
      return "\x1b[31m";
  }
  return "";
}

Ink ink_of_quad(std::string_view quad) {
  if (quad == "material conflict") return Ink::fight;
  if (quad == "verbal conflict") return Ink::warn;
  return quad == "material cooperation" ? Ink::peace : Ink::talk;
}

std::string count_of(size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

// "26 Oct 2017", "1-31 Jul 2017", "Jul 2017" for whole months, "2014" for whole years.
std::string day_words(const Date& day) {
  const Civil c = day.civil();
  return std::to_string(c.day) + " " + std::string(months[static_cast<size_t>(c.month - 1)]) + " " +
         std::to_string(c.year);
}

std::string date_words(const RecordDate& date, std::string_view dash) {
  const auto start = Date::parse(date.start), end = Date::parse(date.end);
  if (!start && !end) return "";
  if (!start) return "until " + day_words(*end);
  if (!end) return "since " + day_words(*start);
  const Civil a = start->civil(), b = end->civil();
  if (*start == *end)
    return std::string(weekdays[static_cast<size_t>(start->weekday())]) + " " + day_words(*start);
  const bool whole = a.day == 1 && *end == end->month_end();
  if (whole && a.month == 1 && b.month == 12) {
    return a.year == b.year ? std::to_string(a.year)
                            : std::to_string(a.year) + std::string(dash) + std::to_string(b.year);
  }
  const std::string last = day_words(*end);
  if (a.year == b.year && a.month == b.month) {
    if (whole) return last.substr(last.find(' ') + 1);
    return std::to_string(a.day) + std::string(dash) + last;
  }
  const std::string first = day_words(*start);
  return (a.year == b.year ? first.substr(0, first.rfind(' ')) : first) + " " + std::string(dash) + " " +
         last;
}

struct Column {
  std::string_view title;
  int width;
};

struct Cell {
  std::string text;
  Ink ink = Ink::plain;
};

class Table {
 public:
  Table(const Record& record, std::string_view text, const TableOptions& options)
      : record_(record), given_(text), options_(options), width_(std::max(options.width, 60)) {
    if (options.ascii) rule_ = "-", dash_ = "-", dot_ = "|", cut_ = "...", open_ = ">", shut_ = "<";
    for (const RecordActor& a : record.actors)
      actors_[a.id] = &a;
    for (const RecordPlace& p : record.places)
      places_[p.id] = &p;
  }

  std::string write() {
    header();
    events();
    if (options_.actors) actor_list();
    if (options_.relations) tie_list(), ground_list();
    for (const std::string& note : record_.notes)
      line("note: " + tidy_line(note), Ink::faint);
    return std::move(out_);
  }

 private:
  // ---- lines
  std::string painted(std::string_view text, Ink ink) const {
    if (!options_.color || ink == Ink::plain || text.empty()) return std::string(text);
    return std::string(escape(ink)) + std::string(text) + "\x1b[0m";
  }
  void end_line() {
    while (!out_.empty() && out_.back() == ' ')
      out_.pop_back();
    out_ += '\n';
  }
  void line(std::string_view text, Ink ink = Ink::plain, int indent = 0) {
    for (const std::string& part : wrap(text, width_ - indent)) {
      out_.append(static_cast<size_t>(indent), ' ');
      out_ += painted(part, ink);
      end_line();
    }
  }
  void ruler() {
    std::string text;
    for (int i = 0; i < width_; ++i)
      text += rule_;
    out_ += painted(text, Ink::faint);
    end_line();
  }
  void section(std::string_view title) {
    out_ += '\n';
    line(title, Ink::strong);
  }

  void header() {
    const auto& story = record_.story;
    const std::string gap = "  " + dot_ + "  ";
    std::string facts = story.source.empty() ? "source unknown" : tidy_line(story.source);
    if (const auto day = Date::parse(story.published)) {
      facts += gap + std::string(weekdays[static_cast<size_t>(day->weekday())]) + " " + day_words(*day);
    }
    if (const auto at = places_.find(story.dateline); at != places_.end())
      facts += gap + tidy_line(at->second->name);
    const std::string counts = count_of(story.sentences.size(), "sentence", "sentences") + ", " +
                               count_of(record_.events.size(), "event", "events") + ", " +
                               count_of(record_.actors.size(), "actor", "actors") + ", " +
                               count_of(record_.places.size(), "place", "places");
    line(story.id.empty() ? "story" : tidy_line(story.id), Ink::strong);
    if (!story.title.empty()) line(tidy_line(story.title));
    line(facts + gap + counts, Ink::faint);
  }

  // ---- events
  std::string actor_name(const std::string& id) const {
    const auto at = actors_.find(id);
    return at == actors_.end() ? id : tidy_line(at->second->name);
  }
  template <typename Items, typename Name>
  static std::string joined(const Items& items, Name name) {
    std::string out;
    for (const auto& item : items) {
      const std::string next = name(item);
      if (!out.empty()) out += ", ";
      out += next;
    }
    return out;
  }
  std::string fillers(const std::vector<RecordFiller>& from) const {
    return joined(from, [&](const RecordFiller& f) { return actor_name(f.actor); });
  }
  std::string says(const RecordClaim& claim) const {
    std::string who = claim.who == "story"
                          ? (record_.story.source.empty() ? "the story" : tidy_line(record_.story.source))
                          : actor_name(claim.who);
    if (claim.stance == "asserts") return who;
    if (claim.stance == "does_not_confirm") return who + " does not confirm";
    return who + " " + claim.stance;
  }
  static std::string what(const RecordEvent& e) {
    std::string out = e.type;
    if (!e.mode.empty()) out += " " + e.mode;
    if (e.status != "happened") out += " (" + e.status + ")";
    return out;
  }
  static std::string tolls(const RecordEvent& e) {
    std::string out;
    const auto add = [&](const std::optional<int32_t>& n, std::string_view what) {
      if (n) out += (out.empty() ? "" : ", ") + std::to_string(*n) + " " + std::string(what);
    };
    add(e.killed, "killed"), add(e.wounded, "wounded"), add(e.arrested, "arrested");
    return out;
  }

  // The sentence around the trigger, cut to `width`, the trigger marked.
  std::string context(const RecordEvent& e, int width) const {
    if (e.triggers.empty()) return "";
    const RecordTrigger& trigger = e.triggers.front();
    const std::string act = open_ + tidy_line(trigger.text) + shut_;
    CharSpan sentence = trigger.span;
    for (const CharSpan& s : record_.story.sentences) {
      if (s.begin <= trigger.span.begin && trigger.span.end <= s.end) sentence = s;
    }
    if (given_.size() < sentence.end) sentence = trigger.span;
    const std::string before = tidy_line(given_.slice({sentence.begin, trigger.span.begin}));
    const std::string after = tidy_line(given_.slice({trigger.span.end, sentence.end}));
    const bool closed =
        !after.empty() && (after.front() == ',' || after.front() == '.' || after.front() == ';');
    const int room = width - display_width(act) - 2;
    if (room < 8) return cut_right(act, width, cut_);
    const int left = std::max(room * 2 / 5, room - display_width(after));
    const std::string head = cut_left(before, left, cut_);
    const std::string tail = cut_right(after, room - display_width(head), cut_);
    return head + (head.empty() ? "" : " ") + act + (closed || tail.empty() ? "" : " ") + tail;
  }

  std::vector<Column> columns(bool words) const {
    // "Thu 26 Oct 2017" is 15 columns; the rest is shared out, the parties getting most.
    const int gaps = words ? 6 : 5;
    const int when = width_ >= 100 ? 15 : 11;
    int rest = width_ - when - 2 * gaps;
    int context_width = 0;
    if (words) {
      context_width = rest * 2 / 5;
      rest -= context_width;
    }
    const int who = rest * 24 / 100, act = std::max(rest * 21 / 100, 12), whom = who;
    const int where = rest * 15 / 100;
    const int claim = rest - who - act - whom - where;
    std::vector<Column> out = {{"WHEN", when}, {"WHO", who},     {"WHAT", act},
                               {"WHOM", whom}, {"WHERE", where}, {"WHO SAYS SO", claim}};
    if (words) out.push_back({"THE WORDS", context_width});
    return out;
  }

  void row(const std::vector<Column>& columns, const std::vector<Cell>& cells) {
    std::vector<std::vector<std::string>> lines;
    size_t height = 1;
    for (size_t i = 0; i < cells.size(); ++i) {
      lines.push_back(wrap(cells[i].text, columns[i].width));
      height = std::max(height, lines.back().size());
    }
    for (size_t y = 0; y < height; ++y) {
      for (size_t i = 0; i < cells.size(); ++i) {
        const std::string text = y < lines[i].size() ? lines[i][y] : "";
        out_ += painted(text, cells[i].ink);
        const int spare = columns[i].width - display_width(text) + 2;
        if (i + 1 < cells.size()) out_.append(static_cast<size_t>(std::max(spare, 1)), ' ');
      }
      end_line();
    }
  }

  void events() {
    if (record_.events.empty()) {
      ruler();
      line("no event found");
      return;
    }
    const bool wide = width_ >= 140;  // then the words have a column of their own, else a line
    const std::vector<Column> shape = columns(wide);
    ruler();
    std::vector<Cell> titles;
    for (const Column& c : shape)
      titles.push_back({std::string(c.title), Ink::strong});
    row(shape, titles);
    ruler();
    for (const RecordEvent& e : record_.events)
      event(e, shape, wide);
    ruler();
  }

  void event(const RecordEvent& e, const std::vector<Column>& shape, bool wide) {
    const std::string none = dash_;
    const auto or_none = [&](const std::string& text) { return text.empty() ? none : text; };
    const std::string day = date_words(e.date, dash_);
    std::vector<Cell> cells = {
        {day, e.date.text.empty() ? Ink::faint : Ink::plain},
        {or_none(fillers(e.source)), Ink::plain},
        {what(e), ink_of_quad(e.quad)},
        {or_none(fillers(e.target)), Ink::plain},
        {or_none(joined(e.place,
                        [&](const std::string& id) {
                          const auto at = places_.find(id);
                          return at == places_.end() ? id : tidy_line(at->second->name);
                        })),
         Ink::plain},
        {or_none(joined(e.claims, [&](const RecordClaim& c) { return says(c); })), Ink::plain}};
    std::string more = tolls(e);
    for (const RecordAnswer& a : e.answers) {
      more += (more.empty() ? "" : ", ") +
              (a.how == "partly_accepts" ? std::string("partly accepts") : a.how) + " " + a.event;
    }
    if (e.triggers.size() > 1)
      more += (more.empty() ? "" : ", ") + ("told " + std::to_string(e.triggers.size()) + " times");
    if (wide) {
      const int room = shape.back().width;
      std::string words = context(e, room * 2 - 4);
      if (!more.empty()) words += " [" + more + "]";
      cells.push_back({std::move(words), Ink::faint});
      row(shape, cells);
      return;
    }
    row(shape, cells);
    const std::string label = e.id + std::string(e.id.size() < 5 ? 5 - e.id.size() : 1, ' ');
    const std::string tail = more.empty() ? "" : "  [" + more + "]";
    const int room = width_ - 2 - display_width(label) - display_width(tail);
    out_ += "  " + painted(label + context(e, std::max(room, 20)) + tail, Ink::faint);
    end_line();
  }

  // ---- the rest
  void actor_list() {
    if (record_.actors.empty()) return;
    section("Actors");
    size_t name_width = 0, id_width = 0;
    for (const RecordActor& a : record_.actors) {
      id_width = std::max(id_width, a.id.size());
      name_width = std::max(name_width, static_cast<size_t>(display_width(tidy_line(a.name))));
    }
    const int names = std::min(static_cast<int>(name_width), width_ / 3);
    const int ids = static_cast<int>(id_width);
    const int facts = 9;  // "IRQ GOV"
    const int rest = width_ - ids - names - facts - 6;
    const std::vector<Column> shape = {{"", ids}, {"", names}, {"", facts}, {"", rest}};
    for (const RecordActor& a : record_.actors) {
      std::string what = a.office.empty() ? (a.type == "unknown" ? "" : a.type) : a.office;
      std::replace(what.begin(), what.end(), '_', ' ');
      const std::string seen = count_of(a.mentions.size(), "mention", "mentions");
      row(shape, {{a.id, Ink::faint},
                  {tidy_line(a.name), Ink::plain},
                  {a.country + (a.country.empty() ? "" : " ") + a.sector, Ink::plain},
                  {tidy_line(what) + (what.empty() ? "" : ", ") + seen, Ink::faint}});
    }
  }

  void tie_list() {
    if (record_.relations.empty()) return;
    section("Ties");
    for (const RecordRelation& r : record_.relations) {
      std::string kind = r.kind == "allied"    ? "is allied with"
                         : r.kind == "hostile" ? "is hostile to"
                                               : r.kind;
      if (kind == "part_of" || kind == "member_of" || kind == "capital_of") kind = "is " + kind;
      if (kind == "also_known_as") kind = "is also known as";
      std::replace(kind.begin(), kind.end(), '_', ' ');
      line(actor_name(r.a) + " " + kind + " " + actor_name(r.b) + quoted(r.text) + by(r.claims), Ink::plain,
           2);
    }
  }

  void ground_list() {
    if (record_.control.empty()) return;
    section("Ground");
    for (const RecordControl& c : record_.control) {
      std::string text = tidy_line(c.place) + ": " + actor_name(c.holder) + " " + c.state;
      if (!c.from.empty()) text += " from " + actor_name(c.from);
      const std::string day = date_words(c.date, dash_);
      if (!c.date.text.empty() && !day.empty()) text += ", " + day;
      line(text + by(c.claims), Ink::plain, 2);
    }
  }

  std::string quoted(std::string_view text) const {
    return text.empty() ? "" : "  " + open_ + cut_right(tidy_line(text), 60, cut_) + shut_;
  }
  std::string by(const std::vector<RecordClaim>& claims) const {
    std::vector<RecordClaim> others;
    std::copy_if(claims.begin(), claims.end(), std::back_inserter(others),
                 [](const RecordClaim& c) { return c.who != "story" || c.stance != "asserts"; });
    return others.empty() ? "" : "  (" + joined(others, [&](const RecordClaim& c) { return says(c); }) + ")";
  }

  const Record& record_;
  GivenText given_;
  TableOptions options_;
  int width_;
  std::string rule_ = "─", dash_ = "–", dot_ = "·", cut_ = "…", open_ = "‹", shut_ = "›";
  std::map<std::string, const RecordActor*> actors_;
  std::map<std::string, const RecordPlace*> places_;
  std::string out_;
};

}  // namespace

std::string to_table(const Record& record, std::string_view text, const TableOptions& options) {
  return Table(record, text, options).write();
}

}  // namespace dateline
