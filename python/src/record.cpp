// The record: plain data, read only. Fields are named as in JSON, but for two that Python has taken for
// itself: `as` is said_as and `from` is from_actor, as in the store.
#include <dateline/record.h>

#include <cmath>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "module.h"

namespace nanobind::detail {

// A pair, so that text[begin:end] is text[slice(*span)].
template <>
struct type_caster<dateline::CharSpan> {
  NB_TYPE_CASTER(dateline::CharSpan, const_name("tuple[int, int]"))
  static handle from_cpp(dateline::CharSpan span, rv_policy, cleanup_list*) noexcept {
    return make_tuple(span.begin, span.end).release();
  }
};

}  // namespace nanobind::detail

namespace dateline::python {

namespace {

// Lists of texts, as Words.
template <auto Member>
std::vector<Words> word_list(const typename member_of<Member>::type& of) {
  const std::vector<std::string>& texts = of.*Member;
  std::vector<Words> out;
  out.reserve(texts.size());
  for (const std::string& text : texts)
    out.push_back({text});
  return out;
}

// As many decimals as JSON has.
double rounded(double value, double steps) {
  return std::round(value * steps) / steps;
}

void bind_parts(nb::module_& m) {
  nb::class_<RecordMention>(m, "Mention", "Words that stand for an actor or a place.")
      .def_ro("span", &RecordMention::span)
      .def_prop_ro("text", &words<&RecordMention::text>)
      .def_prop_ro("said_as", &maybe<&RecordMention::as>, "name, alias, nominal, pronoun or metonym")
      .def_prop_ro("why", &maybe<&RecordMention::why>);
  nb::class_<RecordFiller>(m, "Party", "Who fills a role of an event, and by which words.")
      .def_prop_ro("actor", &words<&RecordFiller::actor>, "id of the actor")
      .def_ro("span", &RecordFiller::span);
  nb::class_<RecordClaim>(m, "Claim", "Who vouches for it.")
      .def_prop_ro("who", &words<&RecordClaim::who>, "id of an actor, or \"story\"")
      .def_prop_ro("stance", &words<&RecordClaim::stance>, "asserts, denies, does_not_confirm or hedges")
      .def_prop_ro("cue", &maybe<&RecordClaim::cue>);
  nb::class_<RecordDate>(m, "DateRange", "Days as ISO texts, both included.")
      .def_prop_ro("start", &maybe<&RecordDate::start>)
      .def_prop_ro("end", &maybe<&RecordDate::end>)
      .def_prop_ro("text", &maybe<&RecordDate::text>, "the expression; None: the day of publication stands")
      .def_ro("span", &RecordDate::span);
  nb::class_<RecordTrigger>(m, "Trigger", "Words that tell of an event.")
      .def_ro("span", &RecordTrigger::span)
      .def_prop_ro("text", &words<&RecordTrigger::text>);
  nb::class_<RecordAnswer>(m, "Answer", "An act that an event answers.")
      .def_prop_ro("event", &words<&RecordAnswer::event>, "id of the event")
      .def_prop_ro("how", &words<&RecordAnswer::how>);
}

void bind_parties(nb::module_& m) {
  nb::class_<RecordActor>(m, "Actor", "A party, however the story calls it.")
      .def_prop_ro("id", &words<&RecordActor::id>)
      .def_prop_ro("name", &words<&RecordActor::name>)
      .def_prop_ro("type", &maybe<&RecordActor::type>)
      .def_prop_ro("country", &maybe<&RecordActor::country>)
      .def_prop_ro("sector", &maybe<&RecordActor::sector>)
      .def_prop_ro("office", &maybe<&RecordActor::office>)
      .def_prop_ro("wikidata", &maybe<&RecordActor::wikidata>)
      .def_ro("mentions", &RecordActor::mentions);
  nb::class_<RecordPlace>(m, "Place", "A place of the story.")
      .def_prop_ro("id", &words<&RecordPlace::id>)
      .def_prop_ro("name", &words<&RecordPlace::name>)
      .def_prop_ro(
          "geonames",
          [](const RecordPlace& p) { return p.geonames == 0 ? std::nullopt : std::optional(p.geonames); })
      .def_prop_ro("lat",
                   [](const RecordPlace& p) {
                     return p.lat_lon ? std::optional(rounded(p.lat_lon->first, 1e5)) : std::nullopt;
                   })
      .def_prop_ro("lon",
                   [](const RecordPlace& p) {
                     return p.lat_lon ? std::optional(rounded(p.lat_lon->second, 1e5)) : std::nullopt;
                   })
      .def_prop_ro("country", &maybe<&RecordPlace::country>)
      .def_prop_ro("admin1", &maybe<&RecordPlace::admin1>)
      .def_prop_ro("kind", &maybe<&RecordPlace::kind>)
      .def_ro("mentions", &RecordPlace::mentions);
}

void bind_findings(nb::module_& m) {
  nb::class_<RecordEvent>(m, "Event", "A happening, however often the story tells of it.")
      .def_prop_ro("id", &words<&RecordEvent::id>)
      .def_prop_ro("type", &words<&RecordEvent::type>)
      .def_prop_ro("mode", &maybe<&RecordEvent::mode>)
      .def_prop_ro("context", &word_list<&RecordEvent::context>)
      .def_prop_ro("quad", &maybe<&RecordEvent::quad>)
      .def_prop_ro("cameo", &maybe<&RecordEvent::cameo>)
      .def_prop_ro(
          "score", [](const RecordEvent& e) { return rounded(e.score, 10); }, "PLOVER's intensity, -10 to 10")
      .def_ro("triggers", &RecordEvent::triggers)
      .def_ro("source", &RecordEvent::source)
      .def_ro("target", &RecordEvent::target)
      .def_prop_ro("place", &word_list<&RecordEvent::place>, "ids of places")
      .def_ro("date", &RecordEvent::date)
      .def_prop_ro("status", &maybe<&RecordEvent::status>)
      .def_ro("claims", &RecordEvent::claims)
      .def_ro("killed", &RecordEvent::killed)
      .def_ro("wounded", &RecordEvent::wounded)
      .def_ro("attacks", &RecordEvent::attacks)
      .def_ro("arrested", &RecordEvent::arrested)
      .def_ro("answers", &RecordEvent::answers)
      .def_prop_ro("confidence", [](const RecordEvent& e) { return rounded(e.confidence, 100); })
      .def_prop_ro("why", &word_list<&RecordEvent::why>)
      .def_ro("sentence", &RecordEvent::sentence);
  nb::class_<RecordRelation>(m, "Relation", "A tie that lasts.")
      .def_prop_ro("a", &words<&RecordRelation::a>, "id of an actor")
      .def_prop_ro("b", &words<&RecordRelation::b>, "id of an actor")
      .def_prop_ro("kind", &words<&RecordRelation::kind>)
      .def_ro("span", &RecordRelation::span)
      .def_prop_ro("text", &words<&RecordRelation::text>)
      .def_ro("claims", &RecordRelation::claims)
      .def_prop_ro("why", &word_list<&RecordRelation::why>)
      .def_ro("sentence", &RecordRelation::sentence);
  nb::class_<RecordControl>(m, "Control", "Who holds which ground.")
      .def_prop_ro("place", &words<&RecordControl::place>, "the words for the ground")
      .def_prop_ro("where", &maybe<&RecordControl::where>, "id of a place")
      .def_ro("span", &RecordControl::span)
      .def_prop_ro("text", &words<&RecordControl::text>)
      .def_prop_ro("holder", &maybe<&RecordControl::holder>, "id of an actor")
      .def_prop_ro("state", &words<&RecordControl::state>)
      .def_prop_ro("from_actor", &maybe<&RecordControl::from>, "id of an actor")
      .def_ro("date", &RecordControl::date)
      .def_ro("claims", &RecordControl::claims)
      .def_prop_ro("why", &word_list<&RecordControl::why>)
      .def_ro("sentence", &RecordControl::sentence);
}

}  // namespace

void bind_record(nb::module_& m) {
  bind_parts(m);
  bind_parties(m);
  bind_findings(m);
  nb::class_<Record::Story>(m, "StoryHead", "The story without its text.")
      .def_prop_ro("id", &words<&Record::Story::id>)
      .def_prop_ro("sha256", &maybe<&Record::Story::sha256>)
      .def_prop_ro("source", &maybe<&Record::Story::source>)
      .def_prop_ro("published", &maybe<&Record::Story::published>)
      .def_prop_ro("title", &maybe<&Record::Story::title>)
      .def_prop_ro("url", &maybe<&Record::Story::url>)
      .def_prop_ro("language", &maybe<&Record::Story::language>)
      .def_prop_ro("dateline", &maybe<&Record::Story::dateline>, "id of a place")
      .def_ro("sentences", &Record::Story::sentences);
  nb::class_<Record>(m, "Record")
      .def_ro("story", &Record::story)
      .def_ro("actors", &Record::actors)
      .def_ro("places", &Record::places)
      .def_ro("events", &Record::events)
      .def_ro("relations", &Record::relations)
      .def_ro("control", &Record::control)
      .def_prop_ro("notes", &word_list<&Record::notes>)
      .def_prop_ro("engine", &words<&Record::engine>)
      .def_prop_ro("model", &words<&Record::model>)
      .def_prop_ro("lexicon", &words<&Record::lexicon>)
      .def("to_json", &to_json, nb::arg("indent") = 0, nb::call_guard<nb::gil_scoped_release>())
      .def(
          "to_table",
          [](const Record& record, const nb::bytes& text, int width, bool color) {
            return to_table(record, {text.c_str(), text.size()}, {.width = width, .color = color});
          },
          nb::arg("text"), nb::arg("width"), nb::arg("color"));
}

}  // namespace dateline::python
