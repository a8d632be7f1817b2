// Numbers of killed, wounded, arrested and attacks in a frame. Internal to attach.cpp.
#pragma once

#include "code/events.h"
#include "code/frame.h"

namespace dateline {

// Value of the number the noun carries or is: "12", "twelve", "two dozen", "1,200"; 1 of "a soldier"; -1
// where none is told ("dozens of people", "soldiers").
int32_t number_of(const Syntax& syntax, const Tree& tree, uint32_t noun);

// Of the frame alone.
Counts counts_of(const Syntax& syntax, const Tree& tree, const Frame& frame, const CodeWords& words);

}  // namespace dateline
