// An event in plain words: "attacked", "to meet with", "threatened to expel".
//
//   act_words("ASSAULT", "aerial", "happened")   ->  {"bombed from the air", ""}
//   say_event({"Sudan's army"}, act, {"RSF"}, {"El Fasher"})  ->  "Sudan's army attacked RSF at El Fasher"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct ActWords {
  std::string act;   // stands between who did it and to whom
  std::string note;  // "ongoing", "denied", "hypothetical"...: what the act's words do not say of its status
};

// Of a type, mode and status of PLOVER; those nobody knows are said in their own letters.
ActWords act_words(std::string_view type, std::string_view mode, std::string_view status);

// "A, B and 3 others": `most` names at most.
std::string join_names(const std::vector<std::string>& names, size_t most = 3);

// Places that tell more than the target does: not a town taken, nor "RSF positions" where RSF are the target.
std::vector<std::string> places_beside(const std::vector<std::string>& place,
                                       const std::vector<std::string>& target);

// One line; who or whom may be empty.
std::string say_event(const std::vector<std::string>& source, const ActWords& act,
                      const std::vector<std::string>& target, const std::vector<std::string>& place);

}  // namespace dateline
