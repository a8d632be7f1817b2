#include "store/read_record.h"

#include <functional>
#include <map>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

namespace dateline {

std::vector<std::string> strings_of(const std::string& json) {
  std::vector<std::string> out;
  const auto list = nlohmann::json::parse(json, nullptr, false);
  for (const auto& item : list) {
    if (item.is_string()) out.push_back(item.get<std::string>());
  }
  return out;
}

namespace {

std::string id_of(char letter, int64_t number) {
  return letter + std::to_string(number);
}

CharSpan span_at(const Statement& row, int column) {
  return {static_cast<uint32_t>(row.integer(column)), static_cast<uint32_t>(row.integer(column + 1))};
}

std::string id_or_empty(const Statement& row, int column, char letter) {
  return row.is_null(column) ? "" : id_of(letter, row.integer(column));
}

// date_start, date_end, date_text, date_span_begin, date_span_end from `column` on.
RecordDate date_at(const Statement& row, int column) {
  RecordDate out{row.text(column), row.text(column + 1), row.text(column + 2), std::nullopt};
  if (!row.is_null(column + 3)) out.span = span_at(row, column + 3);
  return out;
}

class RecordReader {
 public:
  RecordReader(Connection& db, int64_t story) : db_(db), story_(story) {}

  Result<std::optional<Record>> read() {
    bool found = false;
    rows(
        "SELECT s.id, s.sha256, s.source, s.published, s.title, s.url, s.language, s.dateline, m.engine, "
        "m.model, m.lexicon FROM story s JOIN made_by m ON m.made_by = s.made_by WHERE s.story = ?1",
        [&](const Statement& row) {
          found = true;
          Record::Story& s = out_.story;
          s.id = row.text(0), s.sha256 = row.text(1), s.source = row.text(2), s.published = row.text(3);
          s.title = row.text(4), s.url = row.text(5), s.language = row.text(6);
          s.dateline = id_or_empty(row, 7, 'P');
          out_.engine = row.text(8), out_.model = row.text(9), out_.lexicon = row.text(10);
        });
    if (found) parties(), events(), event_lists(), ties(), claims();
    if (failed_) return *failed_;
    return found ? std::optional(std::move(out_)) : std::nullopt;
  }

 private:
  // Calls `use` for each row of a select with the story as ?1; after a failure nothing is read any more.
  void rows(const char* sql, const std::function<void(const Statement&)>& use) {
    if (failed_) return;
    auto statement = db_.prepare(sql);
    if (!statement) {
      failed_ = statement.error();
      return;
    }
    statement->bind(1, story_);
    for (;;) {
      const auto more = statement->step();
      if (!more) failed_ = more.error();
      if (!more || !*more) return;
      use(*statement);
    }
  }

  void parties() {
    rows("SELECT note FROM note WHERE story = ?1 ORDER BY number",
         [&](const Statement& row) { out_.notes.push_back(row.text(0)); });
    rows("SELECT span_begin, span_end FROM sentence WHERE story = ?1 ORDER BY sentence",
         [&](const Statement& row) { out_.story.sentences.push_back(span_at(row, 0)); });
    std::map<int64_t, size_t> actors, places;
    rows(
        "SELECT actor, name, type, country, sector, office, wikidata FROM actor WHERE story = ?1 ORDER BY "
        "actor",
        [&](const Statement& row) {
          actors[row.integer(0)] = out_.actors.size();
          out_.actors.push_back({id_of('A', row.integer(0)),
                                 row.text(1),
                                 row.text(2),
                                 row.text(3),
                                 row.text(4),
                                 row.text(5),
                                 row.text(6),
                                 {}});
        });
    rows(
        "SELECT actor, span_begin, span_end, text, said_as, why FROM actor_mention WHERE story = ?1 ORDER BY "
        "actor, number",
        [&](const Statement& row) {
          out_.actors[actors[row.integer(0)]].mentions.push_back(
              {span_at(row, 1), row.text(3), row.text(4), row.text(5)});
        });
    rows(
        "SELECT place, name, geonames, lat, lon, country, admin1, kind FROM place WHERE story = ?1 ORDER BY "
        "place",
        [&](const Statement& row) {
          places[row.integer(0)] = out_.places.size();
          RecordPlace p{id_of('P', row.integer(0)),
                        row.text(1),
                        row.integer(2),
                        std::nullopt,
                        row.text(5),
                        row.text(6),
                        row.text(7),
                        {}};
          if (!row.is_null(3)) p.lat_lon = {row.real(3), row.real(4)};
          out_.places.push_back(std::move(p));
        });
    rows(
        "SELECT place, span_begin, span_end, text, why FROM place_mention WHERE story = ?1 ORDER BY place, "
        "number",
        [&](const Statement& row) {
          out_.places[places[row.integer(0)]].mentions.push_back(
              {span_at(row, 1), row.text(3), "", row.text(4)});
        });
  }

  static std::optional<int32_t> count_at(const Statement& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return static_cast<int32_t>(row.integer(column));
  }

  void events() {
    rows(
        "SELECT event, type, mode, quad, cameo, score, status, date_start, date_end, date_text, "
        "date_span_begin, date_span_end, killed, wounded, attacks, arrested, confidence, sentence, why FROM "
        "event WHERE story = ?1 ORDER BY event",
        [&](const Statement& row) {
          events_[row.integer(0)] = out_.events.size();
          RecordEvent e;
          e.id = id_of('E', row.integer(0)), e.type = row.text(1), e.mode = row.text(2), e.quad = row.text(3);
          e.cameo = row.text(4), e.score = row.real(5), e.status = row.text(6), e.date = date_at(row, 7);
          e.killed = count_at(row, 12), e.wounded = count_at(row, 13), e.attacks = count_at(row, 14);
          e.arrested = count_at(row, 15), e.confidence = row.real(16);
          e.sentence = static_cast<uint32_t>(row.integer(17)), e.why = strings_of(row.text(18));
          out_.events.push_back(std::move(e));
        });
  }

  RecordEvent& event_at(const Statement& row) { return out_.events[events_[row.integer(0)]]; }

  void event_lists() {
    rows("SELECT event, context FROM event_context WHERE story = ?1 ORDER BY event, number",
         [&](const Statement& row) { event_at(row).context.push_back(row.text(1)); });
    rows(
        "SELECT event, span_begin, span_end, text FROM event_trigger WHERE story = ?1 ORDER BY event, number",
        [&](const Statement& row) {
          event_at(row).triggers.push_back({span_at(row, 1), row.text(3)});
        });
    rows(
        "SELECT event, role, actor, span_begin, span_end FROM event_party WHERE story = ?1 ORDER BY event, "
        "role, number",
        [&](const Statement& row) {
          RecordEvent& e = event_at(row);
          (row.text(1) == "source" ? e.source : e.target)
              .push_back({id_of('A', row.integer(2)), span_at(row, 3)});
        });
    rows("SELECT event, place FROM event_place WHERE story = ?1 ORDER BY event, number",
         [&](const Statement& row) { event_at(row).place.push_back(id_of('P', row.integer(1))); });
    rows("SELECT event, answers, how FROM event_answer WHERE story = ?1 ORDER BY event, number",
         [&](const Statement& row) {
           event_at(row).answers.push_back({id_of('E', row.integer(1)), row.text(2)});
         });
  }

  void ties() {
    rows(
        "SELECT a, b, kind, span_begin, span_end, text, sentence, why FROM relation WHERE story = ?1 ORDER "
        "BY "
        "relation",
        [&](const Statement& row) {
          out_.relations.push_back({id_of('A', row.integer(0)),
                                    id_of('A', row.integer(1)),
                                    row.text(2),
                                    span_at(row, 3),
                                    row.text(5),
                                    {},
                                    strings_of(row.text(7)),
                                    static_cast<uint32_t>(row.integer(6))});
        });
    rows(
        "SELECT place_text, place, span_begin, span_end, text, holder, state, from_actor, date_start, "
        "date_end, date_text, date_span_begin, date_span_end, sentence, why FROM control WHERE story = ?1 "
        "ORDER BY control",
        [&](const Statement& row) {
          out_.control.push_back({row.text(0),
                                  id_or_empty(row, 1, 'P'),
                                  span_at(row, 2),
                                  row.text(4),
                                  id_or_empty(row, 5, 'A'),
                                  row.text(6),
                                  id_or_empty(row, 7, 'A'),
                                  date_at(row, 8),
                                  {},
                                  strings_of(row.text(14)),
                                  static_cast<uint32_t>(row.integer(13))});
        });
  }

  void claims() {
    rows("SELECT about, item, actor, stance, cue FROM claim WHERE story = ?1 ORDER BY about, item, number",
         [&](const Statement& row) {
           const std::string about = row.text(0);
           const int64_t item = row.integer(1);
           RecordClaim claim{row.is_null(2) ? "story" : id_of('A', row.integer(2)), row.text(3), row.text(4)};
           if (about == "event") {
             if (const auto found = events_.find(item); found != events_.end())
               out_.events[found->second].claims.push_back(std::move(claim));
             return;
           }
           const auto index = static_cast<size_t>(item - 1);
           if (about == "relation" && index < out_.relations.size()) {
             out_.relations[index].claims.push_back(std::move(claim));
           } else if (about == "control" && index < out_.control.size()) {
             out_.control[index].claims.push_back(std::move(claim));
           }
         });
  }

  Connection& db_;
  int64_t story_;
  Record out_;
  std::map<int64_t, size_t> events_;
  std::optional<Error> failed_;
};

}  // namespace

Result<std::optional<Record>> read_record(Connection& db, int64_t story) {
  return RecordReader(db, story).read();
}

}  // namespace dateline
