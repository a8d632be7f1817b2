#include "code/retype.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "code/confidence.h"

namespace dateline {

namespace {

constexpr size_t class_count = event_type_count + 1;
constexpr size_t none = event_type_count;
using Probabilities = std::array<float, class_count>;

// How much more likely an entry of the lexicon makes its own type; chosen on sentences the model had not seen
// (train/typer/README.md). The model learnt from sentences with both parties known: where one is missing the
// entry weighs more, and where it is not sure of any type, the entry's type stands.
constexpr double entry_factor = 8.0;
constexpr double entry_factor_one_party = 30.0;
constexpr double least_change = 0.4;
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
Probabilities weigh_with_entry(Probabilities p, const CodedEvent& event) {
  const bool both = !event.source.empty() && !event.target.empty();
  if (!event.untyped)
    p[static_cast<size_t>(event.type)] *= static_cast<float>(both ? entry_factor : entry_factor_one_party);
  const float sum = std::accumulate(p.begin(), p.end(), 0.0F);
  for (float& v : p)
    v /= sum;
  return p;
}

// False where there is no act to keep.
bool settle(const Probabilities& p, CodedEvent& event) {
  const auto best = static_cast<size_t>(std::max_element(p.begin(), p.begin() + none) - p.begin());
  const auto entry = static_cast<size_t>(event.type);
  if (event.untyped && (p[best] < least_untyped || p[none] > p[best])) return false;
  const bool changes = event.untyped || (best != entry && p[best] >= least_change);
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
  if (classes.size() != class_count || classes.back() != "NONE" || typer.hint_count() != 0) return false;
  for (size_t i = 0; i < event_type_count; ++i) {
    if (classes[i] != name(static_cast<EventType>(i))) return false;
  }
  return true;
}

void retype_events(std::vector<CodedEvent>& events, const Syntax& syntax, const SpanTyper& typer,
                   SpanTyper::Scratch& scratch) {
  uint32_t read = UINT32_MAX;
  std::erase_if(events, [&](CodedEvent& event) {
    if (event.sentence != read) typer.read(syntax, syntax.sentence(event.sentence), scratch);
    read = event.sentence;
    const std::vector<Span> source = spans_of(event.source);
    const std::vector<Span> target = spans_of(event.target);
    Probabilities p{};
    typer.weigh({source, target, event.triggers, {}}, scratch, p);
    return !settle(weigh_with_entry(p, event), event);
  });
}

}  // namespace dateline
