#include <string>
#include <string_view>
#include <vector>

#include "dateline/record.h"
#include "record/json_writer.h"

namespace dateline {

namespace {

// Writes RECORD.md's objects, field by field in the contract's order.
class RecordJson {
 public:
  explicit RecordJson(int indent) : out_(indent) {}

  std::string write(const Record& record) {
    out_.open('{');
    text("format", "dateline-record/1");
    story(record.story);
    list("actors", record.actors, [&](const RecordActor& a) { actor(a); });
    list("places", record.places, [&](const RecordPlace& p) { place(p); });
    list("events", record.events, [&](const RecordEvent& e) { event(e); });
    list("relations", record.relations, [&](const RecordRelation& r) { relation(r); });
    list("control", record.control, [&](const RecordControl& c) { control(c); });
    inline_list("notes", record.notes, [&](const std::string& note) { out_.string(note); });
    out_.key("made_by");
    out_.open_inline('{');
    text("engine", record.engine), text("model", record.model), text("lexicon", record.lexicon);
    out_.close('}');
    out_.close('}');
    return out_.take();
  }

 private:
  void text(std::string_view key, std::string_view value) { out_.key(key), out_.string_or_null(value); }

  void span(CharSpan span) {
    out_.open_inline('[');
    out_.integer(span.begin), out_.integer(span.end);
    out_.close(']');
  }
  void span(std::string_view key, CharSpan value) { out_.key(key), span(value); }

  template <typename T, typename Write>
  void list(std::string_view key, const std::vector<T>& items, Write write) {
    out_.key(key);
    out_.open('[');
    for (const T& item : items)
      write(item);
    out_.close(']');
  }
  template <typename T, typename Write>
  void inline_list(std::string_view key, const std::vector<T>& items, Write write) {
    out_.key(key);
    out_.open_inline('[');
    for (const T& item : items)
      write(item);
    out_.close(']');
  }
  void strings(std::string_view key, const std::vector<std::string>& items) {
    inline_list(key, items, [&](const std::string& item) { out_.string(item); });
  }

  void story(const Record::Story& s) {
    out_.key("story");
    out_.open('{');
    out_.key("id"), out_.string(s.id);
    text("sha256", s.sha256), text("source", s.source), text("published", s.published),
        text("title", s.title);
    text("url", s.url), text("language", s.language), text("dateline", s.dateline);
    inline_list("sentences", s.sentences, [&](CharSpan sentence) { span(sentence); });
    out_.close('}');
  }

  void actor(const RecordActor& a) {
    out_.open('{');
    out_.key("id"), out_.string(a.id), out_.key("name"), out_.string(a.name);
    text("type", a.type), text("country", a.country), text("sector", a.sector), text("office", a.office);
    text("wikidata", a.wikidata);
    list("mentions", a.mentions, [&](const RecordMention& m) {
      out_.open_inline('{');
      span("span", m.span), out_.key("text"), out_.string(m.text), text("as", m.as), text("why", m.why);
      out_.close('}');
    });
    out_.close('}');
  }

  void place(const RecordPlace& p) {
    out_.open('{');
    out_.key("id"), out_.string(p.id), out_.key("name"), out_.string(p.name), out_.key("geonames");
    p.geonames == 0 ? out_.null() : out_.integer(p.geonames);
    out_.key("lat"), p.lat_lon ? out_.fixed(p.lat_lon->first, 5) : out_.null();
    out_.key("lon"), p.lat_lon ? out_.fixed(p.lat_lon->second, 5) : out_.null();
    text("country", p.country), text("admin1", p.admin1), text("kind", p.kind);
    list("mentions", p.mentions, [&](const RecordMention& m) {
      out_.open_inline('{');
      span("span", m.span), out_.key("text"), out_.string(m.text);
      if (!m.why.empty()) text("why", m.why);
      out_.close('}');
    });
    out_.close('}');
  }

  void fillers(std::string_view key, const std::vector<RecordFiller>& fillers) {
    inline_list(key, fillers, [&](const RecordFiller& f) {
      out_.open('{');
      out_.key("actor"), out_.string(f.actor), span("span", f.span);
      out_.close('}');
    });
  }

  void date(const RecordDate& d) {
    out_.key("date");
    out_.open_inline('{');
    text("start", d.start), text("end", d.end), text("text", d.text), out_.key("span");
    d.span ? span(*d.span) : out_.null();
    out_.close('}');
  }

  void claims(const std::vector<RecordClaim>& claims) {
    inline_list("claims", claims, [&](const RecordClaim& c) {
      out_.open('{');
      out_.key("who"), out_.string(c.who), text("stance", c.stance), text("cue", c.cue);
      out_.close('}');
    });
  }

  void counts(const RecordEvent& e) {
    const auto count = [&](std::string_view key, const std::optional<int32_t>& value) {
      out_.key(key), value ? out_.integer(*value) : out_.null();
    };
    out_.key("counts");
    out_.open_inline('{');
    count("killed", e.killed), count("wounded", e.wounded), count("attacks", e.attacks),
        count("arrested", e.arrested);
    out_.close('}');
  }

  void event(const RecordEvent& e) {
    out_.open('{');
    out_.key("id"), out_.string(e.id);
    text("type", e.type), text("mode", e.mode), strings("context", e.context), text("quad", e.quad);
    text("cameo", e.cameo), out_.key("score"), out_.fixed(e.score, 1);
    inline_list("triggers", e.triggers, [&](const RecordTrigger& t) {
      out_.open('{');
      span("span", t.span), out_.key("text"), out_.string(t.text);
      out_.close('}');
    });
    fillers("source", e.source), fillers("target", e.target), strings("place", e.place), date(e.date);
    text("status", e.status), claims(e.claims), counts(e);
    inline_list("answers", e.answers, [&](const RecordAnswer& a) {
      out_.open('{');
      out_.key("event"), out_.string(a.event), out_.key("how"), out_.string(a.how);
      out_.close('}');
    });
    out_.key("confidence"), out_.fixed(e.confidence, 2), strings("why", e.why);
    out_.key("sentence"), out_.integer(e.sentence);
    out_.close('}');
  }

  void relation(const RecordRelation& r) {
    out_.open('{');
    text("a", r.a), text("b", r.b), text("kind", r.kind), span("span", r.span), out_.key("text"),
        out_.string(r.text);
    claims(r.claims), strings("why", r.why), out_.key("sentence"), out_.integer(r.sentence);
    out_.close('}');
  }

  void control(const RecordControl& c) {
    out_.open('{');
    out_.key("place"), out_.string(c.place), text("where", c.where), span("span", c.span);
    out_.key("text"), out_.string(c.text), text("holder", c.holder), text("state", c.state),
        text("from", c.from);
    date(c.date), claims(c.claims), strings("why", c.why), out_.key("sentence"), out_.integer(c.sentence);
    out_.close('}');
  }

  JsonWriter out_;
};

}  // namespace

std::string to_json(const Record& record, int indent) {
  return RecordJson(indent).write(record);
}

}  // namespace dateline
