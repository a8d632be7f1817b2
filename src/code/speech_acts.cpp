#include "code/speech_acts.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {

namespace {

using enum EventType;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_cooperation(EventType type) {
  return quad_class(type).find("cooperation") != std::string_view::npos;
}

// The mode of a demand or refusal says what is wanted.
std::string_view wanted_of(EventType deed) {
  switch (deed) {
    case AID:
      return "assist";
    case CONSULT:
      return "meet";
    case CONCEDE:
    case RETREAT:
      return "yield";
    default:
      return "change";
  }
}

std::string_view threat_of(EventType deed, std::string_view mode) {
  if (mode == "territory") return "territory";
  if (deed == ASSAULT || deed == MOBILIZE) return "violence";
  if (mode == "arrest" || mode == "convict") return "arrest";
  if (mode == "expel" || mode == "deport") return "expel";
  if (mode == "withdraw" || mode == "discontinue") return "relations";
  return deed == PROTEST ? "" : "restrict";
}

}  // namespace

Modal modal_of(const Syntax& syntax, const Tree& tree, const Frame& frame, bool reported) {
  const uint32_t verb = frame.kind == PredicateKind::noun ? frame.light_verb : frame.head;
  if (verb == no_token) return Modal::none;
  for (const uint32_t child : tree.children(verb)) {
    if (syntax.tag[child] != Tag::MD) continue;
    std::string word(syntax.form(child));
    for (char& c : word) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    if (is_one_of(word, {"will", "'ll", "\xE2\x80\x99ll", "wo", "shall"})) return Modal::will;
    if (reported && is_one_of(word, {"would", "'d"})) return Modal::will;
    if (is_one_of(word, {"must", "should", "ought"})) return Modal::must;
  }
  return Modal::none;
}

std::optional<SpeechAct> speech_act_of(EventType deed, std::string_view mode, Modal modal, bool negated) {
  if (modal == Modal::must)
    return SpeechAct{REQUEST, negated && !is_cooperation(deed) ? "yield" : wanted_of(deed)};
  if (modal == Modal::none) return std::nullopt;
  if (is_cooperation(deed)) {
    if (negated)
      return SpeechAct{REJECT, deed == AGREE || deed == SUPPORT || deed == COOPERATE ? "" : wanted_of(deed)};
    return deed == AGREE || deed == SUPPORT ? std::nullopt : std::optional(SpeechAct{AGREE, ""});
  }
  const bool spoken = quad_class(deed).find("verbal") != std::string_view::npos;
  if (spoken) return std::nullopt;
  if (negated) return SpeechAct{AGREE, ""};
  return SpeechAct{THREATEN, threat_of(deed, mode)};
}

}  // namespace dateline
