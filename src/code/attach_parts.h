// The acts of a story as the passes of attach() walk them. Internal to attach*.cpp.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "code/attach.h"

namespace dateline::attaching {

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

struct ActTree {
  const Syntax& syntax;
  const Tree& tree;
  const std::vector<Frame>& frames;
  const CodeWords& words;
  std::vector<uint32_t> frame_of;  // per token, the frame it heads or is the light verb of
  std::vector<int32_t> time_at;    // per token, index of the time expression it is part of

  ActTree(const Syntax& s, const Tree& t, const std::vector<TimeExpression>& times,
          const std::vector<Frame>& f, const CodeWords& w);

  bool is_act(uint32_t frame) const;
  // The nearest act above a token; nouns that name no act are passed through.
  uint32_t act_above(uint32_t token) const;
  // The act whose setting the token tells.
  uint32_t act_of(uint32_t token) const;
  // The nearest act a frame hangs on.
  uint32_t act_over(uint32_t frame) const;
  // What the act is done to or aimed at.
  bool is_object(const Frame& f, uint32_t token) const;

  // Where a frame hangs in the tree.
  static uint32_t anchor(const Frame& f) {
    return f.light_verb != no_token && f.kind == PredicateKind::noun ? f.light_verb : f.head;
  }

  static bool is_predicate(const Frame& f, uint32_t token) {
    return token == f.head || token == f.light_verb;
  }

  static bool takes_part(const Frame& f, uint32_t noun) {
    return std::any_of(f.arguments.begin(), f.arguments.end(), [&](const Argument& a) {
      return (a.slot == Slot::subj || a.slot == Slot::obj) && a.head == noun;
    });
  }
};

// Places told of the acts, beside them or in a clause with "where".
void read_places(const ActTree& acts, const Mentions& mentions, std::vector<Attachment>& out);

}  // namespace dateline::attaching
