#include "record/build.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/hash.h"
#include "code/confidence.h"
#include "record/cameo.h"
#include "record/given_text.h"
#include "record/join_tellings.h"
#include "record/parties.h"
#include "record/scenes.h"

namespace dateline {

namespace {

void sort_unique(std::vector<uint32_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::optional<int32_t> told(int32_t count) {
  return count < 0 ? std::nullopt : std::optional(count);
}

uint32_t first_token(const CodedEvent& event) {
  return event.triggers.empty() ? UINT32_MAX : event.triggers.front().begin;
}

class Builder {
 public:
  explicit Builder(const RecordInput& input)
      : input_(input), given_(input.story.text), parties_(input, given_) {}

  Record build(std::vector<CodedEvent> events) {
    sort_by_text(events);
    std::vector<Telling> tellings;
    tellings.reserve(events.size());
    for (CodedEvent& event : events)
      tellings.push_back(resolve(std::move(event)));
    tellings =
        join_tellings(std::move(tellings), input_.syntax, input_.times, input_.published, parties_.known());
    settle_scenes(tellings, input_.times, input_.published);
    for (const Tie& tie : input_.relations.ties) {
      parties_.actor_of(tie.a), parties_.actor_of(tie.b);
      add_claimers(tie.claims);
    }
    for (const Ground& ground : input_.relations.ground) {
      add_claimers(ground.claims);
      parties_.actor_of(ground.holder);
      if (ground.from) parties_.actor_of(*ground.from);
      parties_.place_of(ground.place_head);
    }
    write_story();
    parties_.finish(record_);
    for (const Telling& telling : tellings)
      write_event(telling);
    for (const Tie& tie : input_.relations.ties)
      write_relation(tie);
    for (const Ground& ground : input_.relations.ground)
      write_control(ground);
    write_notes();
    return std::move(record_);
  }

 private:
  // Answers name events by index, so they move with them.
  static void sort_by_text(std::vector<CodedEvent>& events) {
    std::vector<uint32_t> order(events.size()), rank(events.size());
    for (uint32_t i = 0; i < order.size(); ++i)
      order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return first_token(events[a]) < first_token(events[b]); });
    std::vector<CodedEvent> sorted;
    sorted.reserve(events.size());
    for (uint32_t i = 0; i < order.size(); ++i) {
      rank[order[i]] = i;
      sorted.push_back(std::move(events[order[i]]));
    }
    for (CodedEvent& event : sorted) {
      for (auto& answer : event.answers)
        answer.event = answer.event < rank.size() ? rank[answer.event] : UINT32_MAX;
    }
    events = std::move(sorted);
  }

  void add_claimers(const std::vector<CodedClaim>& claims) {
    for (const CodedClaim& claim : claims) {
      if (claim.who >= 0) parties_.actor_at(static_cast<uint32_t>(claim.who));
    }
  }

  Telling resolve(CodedEvent event) {
    Telling telling;
    for (const Filler& filler : event.source)
      telling.source.push_back(parties_.actor_of(filler));
    for (const Filler& filler : event.target)
      telling.target.push_back(parties_.actor_of(filler));
    for (const uint32_t head : event.places)
      telling.place.push_back(parties_.place_of(head));
    add_claimers(event.claims);
    sort_unique(telling.source), sort_unique(telling.target), sort_unique(telling.place);
    telling.event = std::move(event);
    return telling;
  }

  std::string words(CharSpan span) const { return std::string(given_.slice(span)); }

  void write_story() {
    auto& story = record_.story;
    story.id = input_.story.id, story.source = input_.story.source, story.title = input_.story.title;
    story.url = input_.story.url, story.published = input_.published.iso();
    if (story.source.empty()) story.source = input_.text.dateline.credit;
    story.sha256 = sha256_hex(input_.story.text);
    for (size_t s = 0; s < input_.syntax.sentence_count(); ++s) {
      story.sentences.push_back(given_span(input_, input_.syntax.sentence(s)));
    }
  }

  std::vector<RecordFiller> fillers(const std::vector<Filler>& from) {
    std::vector<RecordFiller> out;
    for (const Filler& filler : from) {
      const std::string& id = parties_.actor_id(parties_.actor_of(filler));
      const bool again =
          std::any_of(out.begin(), out.end(), [&](const RecordFiller& f) { return f.actor == id; });
      if (!again) out.push_back({id, parties_.span_of(filler)});
    }
    return out;
  }

  std::vector<RecordClaim> claims(const std::vector<CodedClaim>& from) {
    std::vector<RecordClaim> out;
    for (const CodedClaim& claim : from) {
      RecordClaim written{
          claim.who < 0 ? "story" : parties_.actor_id(parties_.actor_at(static_cast<uint32_t>(claim.who))),
          std::string(name(claim.stance)), claim.cue.empty() ? "" : words(given_span(input_, claim.cue))};
      const bool again = std::any_of(out.begin(), out.end(), [&](const RecordClaim& c) {
        return c.who == written.who && c.stance == written.stance;
      });
      if (!again) out.push_back(std::move(written));
    }
    if (out.empty()) out.push_back({"story", "asserts", ""});
    return out;
  }

  RecordDate date(int32_t time) const {
    if (time < 0) return {input_.published.iso(), input_.published.iso(), "", std::nullopt};
    const TimeExpression& t = input_.times[static_cast<size_t>(time)];
    const CharSpan span = given_span(input_, t.tokens);
    // "since last week" holds to the day of publication at least; "until March" says nothing of its
    // beginning.
    const Date end = t.open_end ? std::max(t.end, input_.published) : t.end;
    return {t.open_start ? "" : t.start.iso(), end.iso(), words(span), span};
  }

  void write_event(const Telling& telling) {
    const CodedEvent& from = telling.event;
    RecordEvent to;
    to.id = "E" + std::to_string(record_.events.size() + 1);
    to.type = name(from.type), to.mode = from.mode, to.quad = quad_class(from.type);
    to.cameo = cameo_code(from.type, from.mode, from.contexts);
    to.status = name(from.status), to.context = from.contexts, to.score = intensity(from.type, from.mode);
    for (const Span trigger : from.triggers) {
      const CharSpan span = given_span(input_, trigger);
      to.triggers.push_back({span, words(span)});
    }
    to.source = fillers(from.source), to.target = fillers(from.target);
    for (const uint32_t place : telling.place)
      to.place.push_back(parties_.place_id(place));
    to.date = date(from.time);
    to.claims = claims(from.claims);
    to.killed = told(from.counts.killed), to.wounded = told(from.counts.wounded);
    to.attacks = told(from.counts.attacks), to.arrested = told(from.counts.arrested);
    for (const auto& answer : from.answers)
      to.answers.push_back({"E" + std::to_string(answer.event + 1), answer.how});
    to.confidence = calibrated(from.confidence), to.why = from.why, to.sentence = from.sentence;
    if (from.time >= 0) to.why.push_back("date: " + input_.times[static_cast<size_t>(from.time)].rule);
    record_.events.push_back(std::move(to));
  }

  void write_relation(const Tie& tie) {
    RecordRelation to;
    to.a = parties_.actor_id(parties_.actor_of(tie.a)), to.b = parties_.actor_id(parties_.actor_of(tie.b));
    if (to.a == to.b) return;
    const auto same = [&](const RecordRelation& r) {
      return r.a == to.a && r.b == to.b && r.kind == tie.kind;
    };
    if (std::any_of(record_.relations.begin(), record_.relations.end(), same)) return;  // told once is enough
    to.kind = tie.kind, to.span = given_span(input_, tie.tokens), to.text = words(to.span);
    to.claims = claims(tie.claims), to.sentence = tie.sentence, to.why = {tie.why};
    record_.relations.push_back(std::move(to));
  }

  void write_control(const Ground& ground) {
    RecordControl to;
    to.span = given_span(input_, ground.place), to.text = words(to.span);
    to.where = parties_.place_id(parties_.place_of(ground.place_head));
    const auto place = std::find_if(record_.places.begin(), record_.places.end(),
                                    [&](const RecordPlace& p) { return p.id == to.where; });
    to.place = ground.part || place == record_.places.end() || place->name.empty() ? to.text : place->name;
    to.holder = parties_.actor_id(parties_.actor_of(ground.holder)), to.state = ground.state;
    if (ground.from) to.from = parties_.actor_id(parties_.actor_of(*ground.from));
    to.date = date(ground.time), to.claims = claims(ground.claims), to.sentence = ground.sentence;
    to.why = {ground.why};
    record_.control.push_back(std::move(to));
  }

  void write_notes() {
    const RepairCounts& r = input_.text.repairs;
    const auto note = [&](uint32_t count, const char* what) {
      if (count > 0) record_.notes.push_back(std::to_string(count) + " " + what);
    };
    note(r.invalid_bytes, "invalid bytes replaced"), note(r.apostrophes, "lost apostrophes put back");
    note(r.quotes, "curly quotes made straight"), note(r.mojibake, "garbled characters repaired");
    note(r.entities, "HTML entities decoded"), note(r.invisible, "invisible characters removed");
    note(r.joined_lines, "hard-wrapped lines joined"), note(r.notes, "numbers of notes left out");
    if (!input_.story.published)
      record_.notes.emplace_back("no publication date given; dates count from " + input_.published.iso());
  }

  const RecordInput& input_;
  GivenText given_;
  Parties parties_;
  Record record_;
};

}  // namespace

Record build_record(const RecordInput& input, std::vector<CodedEvent> events) {
  return Builder(input).build(std::move(events));
}

}  // namespace dateline
