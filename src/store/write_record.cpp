#include "store/write_record.h"

#include <cmath>

#include "record/json_writer.h"
#include "store/schema.h"

namespace dateline {

namespace {

// As the tables stand in RecordWriter::Table.
struct TableRow {
  const char* name;
  int columns;
};
constexpr TableRow tables[] = {
    {"note", 3},          {"sentence", 4},     {"actor", 8},         {"actor_mention", 8}, {"place", 9},
    {"place_mention", 7}, {"event", 20},       {"event_context", 4}, {"event_trigger", 6}, {"event_party", 7},
    {"event_place", 4},   {"event_answer", 5}, {"relation", 10},     {"control", 17},      {"claim", 7},
};
static_assert(std::size(tables) == RecordWriter::table_count);

// Rows that hang on others go with them; the rest in this order, as claims and ties point to actors.
constexpr const char* erased[] = {"claim", "event", "relation", "control",
                                  "actor", "place", "sentence", "note"};

// As records round it, so that the store and the record say the same.
double rounded(double value, double unit) {
  return std::round(value * unit) / unit;
}

std::string json_list(const std::vector<std::string>& items) {
  JsonWriter out(0);
  out.open('[');
  for (const std::string& item : items)
    out.string(item);
  out.close(']');
  return out.take();
}

Error bad_reference(const std::string& id) {
  return {ErrorCode::internal, "", "the record has an id \"" + id + "\" where a letter and a number belong"};
}

struct DateCells {
  OrNull start, end, text;
  std::optional<uint32_t> begin_at, end_at;
  explicit DateCells(const RecordDate& d) : start{d.start}, end{d.end}, text{d.text} {
    if (d.span) begin_at = d.span->begin, end_at = d.span->end;
  }
};

}  // namespace

std::optional<int64_t> number_of(std::string_view id) {
  if (id.size() < 2 || id.size() > 10) return std::nullopt;
  int64_t out = 0;
  for (const char c : id.substr(1)) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

double rounded_confidence(double confidence) {
  return rounded(confidence, 100);
}

Result<RecordWriter> RecordWriter::prepare(Connection& db) {
  RecordWriter out;
  for (size_t i = 0; i < table_count; ++i) {
    std::string sql = std::string("INSERT INTO ") + tables[i].name + " VALUES (?1";
    for (int c = 2; c <= tables[i].columns; ++c)
      sql += ",?" + std::to_string(c);
    auto statement = db.prepare(sql + ")", true);
    if (!statement) return statement.error();
    out.into_[i] = std::move(*statement);
  }
  std::string erasing;
  for (const char* table : erased)
    erasing += std::string("DELETE FROM ") + table + " WHERE story = ?1;";
  for (const auto& [to, all] : {std::pair{&out.sums_, sums}, std::pair{&out.empty_sums_, sums_emptied},
                                std::pair{&out.erase_, std::string_view(erasing)}}) {
    for (std::string_view rest = all; !rest.empty();) {
      auto statement = db.prepare(rest, true, &rest);
      if (!statement) return statement.error();
      if (statement->get() != nullptr)
        to->push_back(std::move(*statement));  // nullptr: white space at the end
    }
  }
  return out;
}

Status RecordWriter::write(int64_t story, const Record& record) {
  for (size_t i = 0; i < record.notes.size(); ++i) {
    if (Status s = insert(note, story, int64_t(i), record.notes[i]); !s) return s;
  }
  for (size_t i = 0; i < record.story.sentences.size(); ++i) {
    const CharSpan span = record.story.sentences[i];
    if (Status s = insert(sentence, story, int64_t(i), span.begin, span.end); !s) return s;
  }
  if (Status s = write_parties(story, record); !s) return s;
  for (const RecordEvent& e : record.events) {
    if (Status s = write_event(story, e); !s) return s;
  }
  if (Status s = write_ties(story, record); !s) return s;
  return add_to_sums(story, 1);
}

Status RecordWriter::add_to_sums(int64_t story, int64_t sign) {
  for (Statement& sum : sums_) {
    if (Status s = sum.run(story, sign); !s) return s;
  }
  return {};
}

Status RecordWriter::erase(int64_t story) {
  if (Status s = add_to_sums(story, -1); !s) return s;
  for (std::vector<Statement>* statements : {&empty_sums_, &erase_}) {
    for (Statement& statement : *statements) {
      if (Status s = statement.run(story); !s) return s;
    }
  }
  return {};
}

Status RecordWriter::write_parties(int64_t story, const Record& record) {
  for (const RecordActor& a : record.actors) {
    const auto id = number_of(a.id);
    if (!id) return bad_reference(a.id);
    if (Status s = insert(actor, story, *id, a.name, OrNull{a.type}, OrNull{a.country}, OrNull{a.sector},
                          OrNull{a.office}, OrNull{a.wikidata});
        !s)
      return s;
    for (size_t i = 0; i < a.mentions.size(); ++i) {
      const RecordMention& m = a.mentions[i];
      if (Status s = insert(actor_mention, story, *id, int64_t(i), m.span.begin, m.span.end, m.text,
                            OrNull{m.as}, OrNull{m.why});
          !s)
        return s;
    }
  }
  for (const RecordPlace& p : record.places) {
    const auto id = number_of(p.id);
    if (!id) return bad_reference(p.id);
    std::optional<int64_t> geonames;
    if (p.geonames != 0) geonames = p.geonames;
    std::optional<double> lat, lon;
    if (p.lat_lon) lat = rounded(p.lat_lon->first, 1e5), lon = rounded(p.lat_lon->second, 1e5);
    if (Status s = insert(place, story, *id, p.name, geonames, lat, lon, OrNull{p.country}, OrNull{p.admin1},
                          OrNull{p.kind});
        !s)
      return s;
    for (size_t i = 0; i < p.mentions.size(); ++i) {
      const RecordMention& m = p.mentions[i];
      if (Status s =
              insert(place_mention, story, *id, int64_t(i), m.span.begin, m.span.end, m.text, OrNull{m.why});
          !s)
        return s;
    }
  }
  return {};
}

Status RecordWriter::write_event(int64_t story, const RecordEvent& e) {
  const auto id = number_of(e.id);
  if (!id) return bad_reference(e.id);
  const DateCells date(e.date);
  if (Status s = insert(event, story, *id, e.type, OrNull{e.mode}, OrNull{e.quad}, OrNull{e.cameo},
                        rounded(e.score, 10), OrNull{e.status}, date.start, date.end, date.text,
                        date.begin_at, date.end_at, e.killed, e.wounded, e.attacks, e.arrested,
                        rounded_confidence(e.confidence), e.sentence, json_list(e.why));
      !s)
    return s;
  for (size_t i = 0; i < e.context.size(); ++i) {
    if (Status s = insert(event_context, story, *id, int64_t(i), e.context[i]); !s) return s;
  }
  for (size_t i = 0; i < e.triggers.size(); ++i) {
    const RecordTrigger& t = e.triggers[i];
    if (Status s = insert(event_trigger, story, *id, int64_t(i), t.span.begin, t.span.end, t.text); !s)
      return s;
  }
  for (const auto& [role, fillers] : {std::pair{"source", &e.source}, std::pair{"target", &e.target}}) {
    for (size_t i = 0; i < fillers->size(); ++i) {
      const RecordFiller& f = (*fillers)[i];
      const auto who = number_of(f.actor);
      if (!who) return bad_reference(f.actor);
      if (Status s = insert(event_party, story, *id, role, int64_t(i), *who, f.span.begin, f.span.end); !s)
        return s;
    }
  }
  for (size_t i = 0; i < e.place.size(); ++i) {
    const auto where = number_of(e.place[i]);
    if (!where) return bad_reference(e.place[i]);
    if (Status s = insert(event_place, story, *id, int64_t(i), *where); !s) return s;
  }
  for (size_t i = 0; i < e.answers.size(); ++i) {
    const auto other = number_of(e.answers[i].event);
    if (!other) return bad_reference(e.answers[i].event);
    if (Status s = insert(event_answer, story, *id, int64_t(i), *other, e.answers[i].how); !s) return s;
  }
  return write_claims(story, "event", *id, e.claims);
}

Status RecordWriter::write_ties(int64_t story, const Record& record) {
  int64_t number = 0;
  for (const RecordRelation& r : record.relations) {
    ++number;
    const auto a = number_of(r.a), b = number_of(r.b);
    if (!a || !b) return bad_reference(a ? r.b : r.a);
    if (Status s = insert(relation, story, number, *a, *b, r.kind, r.span.begin, r.span.end, r.text,
                          r.sentence, json_list(r.why));
        !s)
      return s;
    if (Status s = write_claims(story, "relation", number, r.claims); !s) return s;
  }
  number = 0;
  for (const RecordControl& c : record.control) {
    ++number;
    const DateCells date(c.date);
    if (Status s = insert(control, story, number, c.place, number_of(c.where), c.span.begin, c.span.end,
                          c.text, number_of(c.holder), OrNull{c.state}, number_of(c.from), date.start,
                          date.end, date.text, date.begin_at, date.end_at, c.sentence, json_list(c.why));
        !s)
      return s;
    if (Status s = write_claims(story, "control", number, c.claims); !s) return s;
  }
  return {};
}

Status RecordWriter::write_claims(int64_t story, const char* about, int64_t item,
                                  const std::vector<RecordClaim>& claims) {
  for (size_t i = 0; i < claims.size(); ++i) {
    const RecordClaim& c = claims[i];
    const auto who = number_of(c.who);
    if (!who && c.who != "story") return bad_reference(c.who);
    if (Status s = insert(claim, story, about, item, int64_t(i), who, c.stance, OrNull{c.cue}); !s) return s;
  }
  return {};
}

}  // namespace dateline
