#include "code/retype.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "code/confidence.h"

namespace dateline {

namespace {

constexpr size_t none = event_type_count;

// How much more likely an entry of the lexicon makes its own type; chosen on sentences the model had not seen
// (train/typer/README.md). The model learnt from sentences with both parties known: where one is missing the
// entry weighs more, and where it is not sure of any type, the entry's type stands.
constexpr double entry_factor = 8.0;
constexpr double entry_factor_one_party = 30.0;
constexpr double least_change = 0.4;
// From conflict to cooperation or back: that a word says the one and means the other is rare, that the model
// hears a neighbour is not.
constexpr double least_turn = 0.5;
// An act no entry knows is coded only where the model is this sure of its type.
constexpr double least_untyped = 0.95;

std::vector<Span> spans_of(const std::vector<Filler>& fillers) {
  std::vector<Span> out;
  out.reserve(fillers.size());
  for (const Filler& f : fillers)
    out.push_back(f.tokens);
  return out;
}

std::string percent(double p) {
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "%.2f", p);
  return text.data();
}

// The model's answer with the entry's word in the balance; sums to 1.
TypeProbabilities weigh_with_entry(TypeProbabilities p, const CodedEvent& event) {
  // What is denied is not the denial, which the model hears in the same words.
  if (event.status == EventStatus::denied && event.type != EventType::REJECT)
    p[static_cast<size_t>(EventType::REJECT)] = 0.0F;
  const bool both = !event.source.empty() && !event.target.empty();
  if (!event.untyped)
    p[static_cast<size_t>(event.type)] *= static_cast<float>(both ? entry_factor : entry_factor_one_party);
  const float sum = std::accumulate(p.begin(), p.end(), 0.0F);
  for (float& v : p)
    v /= sum;
  return p;
}

size_t likeliest(const TypeProbabilities& p) {
  return static_cast<size_t>(std::max_element(p.begin(), p.begin() + none) - p.begin());
}

// Where the likeliest type is another act's the entry stands, as likely as not; for an open act that is too
// little.
TypeProbabilities entry_alone(const CodedEvent& event) {
  TypeProbabilities p{};
  p[static_cast<size_t>(event.type)] = 0.5F;
  return p;
}

bool would_change(const TypeProbabilities& p, const CodedEvent& event) {
  const size_t best = likeliest(p);
  if (event.untyped) return true;
  const bool turns = is_conflict(static_cast<EventType>(best)) != is_conflict(event.type);
  return best != static_cast<size_t>(event.type) && p[best] >= (turns ? least_turn : least_change);
}

// Whether the act's sentence tells, by an entry's own word, another act of the type by the same source to
// somebody, or between the same two the other way round ("rejected the offer by X"): the model, which reads
// the whole sentence, then means that one.
bool is_anothers(const std::vector<CodedEvent>& events, const std::vector<TypeProbabilities>& weighed,
                 size_t at) {
  const CodedEvent& event = events[at];
  const auto type = static_cast<EventType>(likeliest(weighed[at]));
  const auto is_same = [](const std::vector<Filler>& a, const std::vector<Filler>& b) {
    return a.empty() || (!b.empty() && a.front().head == b.front().head);
  };
  for (size_t i = 0; i < events.size(); ++i) {
    const CodedEvent& other = events[i];
    if (i == at || other.sentence != event.sentence || other.type != type) continue;
    if (other.source.empty() || other.target.empty() || would_change(weighed[i], other)) continue;
    if (is_same(event.source, other.source) ||
        (is_same(event.source, other.target) && is_same(event.target, other.source)))
      return true;
  }
  return false;
}

// False where there is no act to keep.
bool settle(const TypeProbabilities& p, CodedEvent& event) {
  const size_t best = likeliest(p);
  const auto entry = static_cast<size_t>(event.type);
  if (event.untyped && (p[best] < least_untyped || p[none] > p[best])) return false;
  const bool changes = would_change(p, event);
  const size_t type = changes ? best : entry;
  std::string why = "model: " + std::string(name(static_cast<EventType>(best))) + " " + percent(p[best]);
  if (!event.untyped && best != entry) {
    why += (changes ? ", not " : "; the entry stands: ") + std::string(name(event.type)) + " " +
           percent(p[entry]);
  }
  event.why.push_back(std::move(why));
  if (changes) event.mode.clear();
  event.type = static_cast<EventType>(type);
  event.untyped = false;
  event.confidence = with_type_probability(event.confidence, static_cast<double>(p[type]));
  return true;
}

}  // namespace

bool fits_code_book(const SpanTyper& typer) {
  const auto& classes = typer.classes();
  if (classes.size() != std::tuple_size_v<TypeProbabilities> || classes.back() != "NONE" ||
      typer.hint_count() != 0)
    return false;
  for (size_t i = 0; i < event_type_count; ++i) {
    if (classes[i] != name(static_cast<EventType>(i))) return false;
  }
  return true;
}

void settle_types(std::vector<CodedEvent>& events, std::vector<TypeProbabilities> model) {
  for (size_t i = 0; i < events.size(); ++i)
    model[i] = weigh_with_entry(model[i], events[i]);
  std::vector<TypeProbabilities> settled = model;
  for (size_t i = 0; i < events.size(); ++i) {
    if (would_change(model[i], events[i]) && is_anothers(events, model, i))
      settled[i] = entry_alone(events[i]);
  }
  size_t kept = 0;
  for (size_t i = 0; i < events.size(); ++i) {
    if (!settle(settled[i], events[i])) continue;
    if (kept != i) events[kept] = std::move(events[i]);
    ++kept;
  }
  events.resize(kept);
}

void retype_events(std::vector<CodedEvent>& events, const Syntax& syntax, const SpanTyper& typer,
                   SpanTyper::Scratch& scratch) {
  std::vector<TypeProbabilities> model(events.size());
  uint32_t read = UINT32_MAX;
  for (size_t i = 0; i < events.size(); ++i) {
    const CodedEvent& event = events[i];
    if (event.sentence != read) typer.read(syntax, syntax.sentence(event.sentence), scratch);
    read = event.sentence;
    const std::vector<Span> source = spans_of(event.source);
    const std::vector<Span> target = spans_of(event.target);
    typer.weigh({source, target, event.triggers, {}}, scratch, model[i]);
  }
  settle_types(events, std::move(model));
}

}  // namespace dateline
