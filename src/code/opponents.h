// Whom an act of force is aimed at where its own clause does not say: the doer's opponent in the nearest
// fight the story tells of.
//
//   name_opponents(mentions, events);   // "Rebels shelled the army. The army launched an offensive.": on
//   rebels
#pragma once

#include <vector>

#include "code/events.h"
#include "name/mentions.h"

namespace dateline {

// `events` of one story. Fills targets that are empty, and joins the opponent to ground that is taken or hit.
void name_opponents(const Mentions& mentions, std::vector<CodedEvent>& events);

}  // namespace dateline
