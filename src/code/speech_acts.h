// What an act still to come is as an act of speech, by the code book: what its doer will do is a promise, a
// refusal or a threat; what somebody says another must do is a demand.
//
//   const Modal modal = modal_of(syntax, tree, frame, reported);             // "will not lift": Modal::will
//   if (const auto act = speech_act_of(EventType::CONCEDE, "", modal, true)) // REJECT yield
//     event.type = act->type;
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "code/frame.h"
#include "code/plover.h"
#include "syntax/syntax.h"

namespace dateline {

enum class Modal : uint8_t { none, will, must };

// The modal verb of the clause the frame heads (of a noun, of its light verb). "would" counts as "will" where
// the clause is reported ("said it would withdraw").
Modal modal_of(const Syntax& syntax, const Tree& tree, const Frame& frame, bool reported);

struct SpeechAct {
  EventType type;
  std::string_view mode;  // "" for none; static storage
};

// Of a deed of this type and mode under the modal; nothing where the deed is already an act of speech.
std::optional<SpeechAct> speech_act_of(EventType deed, std::string_view mode, Modal modal, bool negated);

}  // namespace dateline
