#include <algorithm>

#include "api/locate.h"
#include "base/utf8.h"
#include "code/code_events.h"
#include "code/event_tables.h"
#include "dateline/lexicon.h"
#include "name/find_mentions.h"
#include "syntax/mend.h"
#include "syntax/pipeline.h"
#include "time/times.h"

namespace dateline {

namespace {

// Holders of office are those of this day; examples that name none do not depend on it.
const Date example_day = *Date::from_civil(2020, 1, 15);

struct Checker {
  std::unique_ptr<const Pipeline> pipeline;
  ActorLexicon actors;
  EventLexicon events;
  Pipeline::Scratch scratch;
};

// "the  Foo" and "foo" are the same party.
std::string bare(std::string_view words) {
  std::string out = to_lower(words);
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (out.rfind(article, 0) == 0) return out.substr(article.size());
  }
  return out;
}

std::string words_of(const Syntax& syntax, Span tokens) {
  const Span bytes = syntax.tokens.bytes(tokens);
  return std::string(syntax.tokens.text.substr(bytes.begin, bytes.size()));
}

std::string parties(const Syntax& syntax, const std::vector<Filler>& fillers) {
  std::string out;
  for (const Filler& f : fillers)
    out += (out.empty() ? "" : ", ") + words_of(syntax, f.tokens);
  return out.empty() ? "-" : out;
}

// The first party decides; others may be coordinated with it.
bool is_party(const Syntax& syntax, const std::vector<Filler>& fillers, const std::string& expected) {
  if (expected.empty()) return fillers.empty();
  if (fillers.empty()) return false;
  const std::string got = bare(words_of(syntax, fillers.front().tokens)), want = bare(expected);
  return got.find(want) != std::string::npos || want.find(got) != std::string::npos;
}

std::string act(EventType type, std::string_view mode) {
  std::string out(name(type));
  if (!mode.empty()) out.append(" ").append(mode);
  return out;
}

std::string expectation(const EventExample& example) {
  if (example.nothing) return "none";
  const auto side = [](const std::string& s) { return s.empty() ? std::string("-") : s; };
  return act(*example.type, example.mode) + ": " + side(example.source) + "; " + side(example.target);
}

bool is_right(const Syntax& syntax, const EventExample& example, const std::vector<CodedEvent>& events) {
  if (example.nothing) return events.empty();
  return std::any_of(events.begin(), events.end(), [&](const CodedEvent& e) {
    return e.type == *example.type && (example.any_mode || e.mode == example.mode) &&
           is_party(syntax, e.source, example.source) && is_party(syntax, e.target, example.target);
  });
}

Result<Checker> open(const CoderOptions& options) {
  const auto lexicon = locate_lexicon(options.lexicon);
  if (!lexicon) return lexicon.error();
  auto events = EventLexicon::load(*lexicon);
  if (!events) return events.error();
  auto actors = ActorLexicon::load(*lexicon);
  if (!actors) return actors.error();
  const auto model = locate_model(options.model);
  if (!model) return model.error();
  auto pipeline = Pipeline::open(*model);
  if (!pipeline) return pipeline.error();
  return Checker{std::move(*pipeline), std::move(*actors), std::move(*events), {}};
}

void check(Checker& checker, const EventExample& example, LexiconReport& report) {
  Text text;
  text.body = example.sentence;
  text.blocks.push_back({0, static_cast<uint32_t>(text.body.size())});
  Syntax syntax = checker.pipeline->parse(text, checker.scratch);
  mend(syntax);
  const Tree tree(syntax);
  const Mentions mentions = find_mentions(syntax, tree, text, checker.actors, example_day);
  const auto times = find_times(syntax, example_day);
  const auto events = code_events(syntax, tree, text, mentions, times, checker.events);
  if (is_right(syntax, example, events)) return;
  ExampleFailure failure{
      checker.events.tables().where(example.file, example.line), example.sentence, expectation(example), {}};
  for (const CodedEvent& e : events) {
    failure.got.push_back(act(e.type, e.mode) + ": " + parties(syntax, e.source) + "; " +
                          parties(syntax, e.target) + (e.why.empty() ? "" : "  [" + e.why.front() + "]"));
  }
  report.failures.push_back(std::move(failure));
}

}  // namespace

Result<LexiconReport> check_lexicon(const CoderOptions& options) {
  auto checker = open(options);
  if (!checker) return checker.error();
  const auto& tables = checker->events.tables();
  LexiconReport report;
  report.entries = tables.entries.size();
  for (const auto& senses : tables.senses)
    report.words += senses.size();
  report.examples = tables.examples.size();
  report.doubts = tables.doubts;
  for (const EventExample& example : tables.examples)
    check(*checker, example, report);
  return report;
}

}  // namespace dateline
