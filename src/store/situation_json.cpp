#include "dateline/situation.h"
#include "dateline/timeline.h"
#include "record/json_writer.h"
#include "store/seen.h"

namespace dateline {

namespace {

void write(JsonWriter& out, const Party& p) {
  out.open_inline('{');
  out.key("name"), out.string(p.name);
  out.key("country"), out.string_or_null(p.country);
  out.key("sector"), out.string_or_null(p.sector);
  out.close('}');
}

void write(JsonWriter& out, const std::optional<Party>& p) {
  p ? write(out, *p) : out.null();
}

void write(JsonWriter& out, const Evidence& e);
void write(JsonWriter& out, const StatedClaim& v);
void write(JsonWriter& out, const HeldGround& g);
void write(JsonWriter& out, const DemandAnswer& a);
void write(JsonWriter& out, const Demand& d);
void write(JsonWriter& out, const StatedTie& t);
void write(JsonWriter& out, const Unconfirmed& u);
void write(JsonWriter& out, const Clash& c);

template <typename Items>
void write_list(JsonWriter& out, const char* name, const Items& items) {
  out.key(name), out.open('[');
  for (const auto& item : items)
    write(out, item);
  out.close(']');
}

void write_names(JsonWriter& out, const char* name, const std::vector<std::string>& names) {
  out.key(name), out.open_inline('[');
  for (const std::string& n : names)
    out.string(n);
  out.close(']');
}

void write(JsonWriter& out, const Evidence& e) {
  out.open('{');
  out.key("story"), out.integer(e.story);
  out.key("story_id"), out.string(e.story_id);
  out.key("published"), out.string_or_null(e.published);
  out.key("source"), out.string_or_null(e.source);
  out.key("span"), out.open_inline('['), out.integer(e.span.begin), out.integer(e.span.end), out.close(']');
  out.key("text"), out.string(e.text);
  out.close('}');
}

void write_evidence(JsonWriter& out, const Sources& sources) {
  write_list(out, "evidence", sources.items);
  out.key("more"), out.integer(sources.more);
}

void write(JsonWriter& out, const StatedClaim& v) {
  out.open_inline('{');
  out.key("who"), out.string(v.who);
  out.key("stance"), out.string(v.stance);
  out.close('}');
}

void write(JsonWriter& out, const HeldGround& g) {
  out.open('{');
  out.key("place"), out.string(g.place);
  out.key("lat"), g.lat_lon ? out.fixed(g.lat_lon->first, 5) : out.null();
  out.key("lon"), g.lat_lon ? out.fixed(g.lat_lon->second, 5) : out.null();
  out.key("country"), out.string_or_null(g.country);
  out.key("holder"), write(out, g.holder);
  out.key("state"), out.string(g.state);
  out.key("since"), out.string_or_null(g.since);
  out.key("from"), write(out, g.from);
  write_list(out, "claims", g.claims);
  write_evidence(out, g.evidence);
  out.close('}');
}

void write(JsonWriter& out, const DemandAnswer& a) {
  out.open('{');
  out.key("how"), out.string(a.how);
  write_list(out, "who", a.who);
  out.key("date"), out.string_or_null(a.date);
  out.key("what"), out.string(a.what);
  write_evidence(out, a.evidence);
  out.close('}');
}

void write(JsonWriter& out, const Demand& d) {
  out.open('{');
  out.key("happening"), out.integer(d.happening);
  out.key("kind"), out.string(d.kind);
  out.key("type"), out.string(d.type);
  out.key("mode"), out.string_or_null(d.mode);
  write_list(out, "source", d.source);
  write_list(out, "target", d.target);
  out.key("date"), out.string_or_null(d.date);
  out.key("what"), out.string(d.what);
  write_list(out, "answers", d.answers);
  out.key("open"), out.boolean(d.open);
  write_evidence(out, d.evidence);
  out.close('}');
}

void write(JsonWriter& out, const StatedTie& t) {
  out.open('{');
  out.key("a"), write(out, t.a);
  out.key("b"), write(out, t.b);
  out.key("kind"), out.string(t.kind);
  out.key("sign"), out.integer(t.sign);
  out.key("since"), out.string(t.since);
  out.key("last"), out.string(t.last);
  out.key("count"), out.integer(t.count);
  write_evidence(out, t.evidence);
  out.close('}');
}

void write(JsonWriter& out, const Unconfirmed& u) {
  out.open('{');
  out.key("happening"), out.integer(u.happening);
  out.key("type"), out.string(u.type);
  out.key("mode"), out.string_or_null(u.mode);
  out.key("what"), out.string(u.what);
  out.key("date"), out.string_or_null(u.date);
  write_names(out, "who", names_of(u.who));
  out.key("stance"), out.string(u.stance);
  write_names(out, "not_confirmed_by", names_of(u.not_confirmed_by));
  write_evidence(out, u.evidence);
  out.close('}');
}

void write(JsonWriter& out, const Clash& c) {
  out.open('{');
  out.key("source"), write(out, c.source);
  out.key("target"), write(out, c.target);
  out.key("count"), out.integer(c.count);
  out.key("types"), out.open_inline('{');
  for (const auto& [type, count] : c.types)
    out.key(type), out.integer(count);
  out.close('}');
  out.close('}');
}

}  // namespace

std::string to_json(const Situation& s, int indent) {
  JsonWriter out(indent);
  out.open('{');
  out.key("on"), out.string(s.on);
  out.key("about"), out.string_or_null(s.about);
  write_list(out, "ground", s.ground);
  write_list(out, "demands", s.demands);
  write_list(out, "ties", s.ties);
  write_list(out, "unconfirmed", s.unconfirmed);
  write_list(out, "conflict", s.conflict);
  out.key("left_out"), out.open_inline('{');
  out.key("ground"), out.integer(s.left_out.ground);
  out.key("demands"), out.integer(s.left_out.demands);
  out.key("ties"), out.integer(s.left_out.ties);
  out.key("unconfirmed"), out.integer(s.left_out.unconfirmed);
  out.key("conflict"), out.integer(s.left_out.conflict);
  out.close('}');
  out.key("stories"), out.integer(s.stories);
  out.key("last"), out.string_or_null(s.last);
  out.key("undated_stories"), out.integer(s.undated_stories);
  out.close('}');
  return out.take();
}

std::string to_json(const TimelineLine& line) {
  JsonWriter out(0);
  out.open('{');
  out.key("date_start"), out.string_or_null(line.date_start);
  out.key("date_end"), out.string_or_null(line.date_end);
  out.key("type"), out.string(line.type);
  out.key("mode"), out.string_or_null(line.mode);
  out.key("status"), out.string_or_null(line.status);
  out.key("what"), out.string(line.what);
  out.key("sources"), out.integer(line.sources);
  out.key("copies"), out.integer(line.copies);
  out.key("stories"), out.open('[');
  for (const int64_t story : line.stories)
    out.integer(story);
  out.close(']');
  out.key("happening"), out.integer(line.happening);
  out.key("place"), out.string_or_null(line.place);
  write_names(out, "said_by", line.said_by);
  write_names(out, "denied_by", line.denied_by);
  write_names(out, "not_confirmed_by", line.not_confirmed_by);
  out.key("confidence"), out.fixed(line.confidence, 2);
  out.close('}');
  return out.take();
}

}  // namespace dateline
