#include "code/code_events.h"

namespace dateline {

struct EventLexicon::Tables {};
EventLexicon::EventLexicon() : tables_(std::make_unique<Tables>()) {}
EventLexicon::EventLexicon(EventLexicon&&) noexcept = default;
EventLexicon& EventLexicon::operator=(EventLexicon&&) noexcept = default;
EventLexicon::~EventLexicon() = default;
Result<EventLexicon> EventLexicon::load(const std::string&) {
  return EventLexicon();
}
Result<EventLexicon> EventLexicon::from_texts(const std::vector<std::pair<std::string, std::string>>&) {
  return EventLexicon();
}

std::vector<CodedEvent> code_events(const Syntax&, const Tree&, const Text&, const Mentions&,
                                    const std::vector<TimeExpression>&, const EventLexicon&, Date) {
  return {};
}

}  // namespace dateline
