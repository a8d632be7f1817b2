#include "store/event_words.h"

#include <algorithm>
#include <iterator>

namespace dateline {

namespace {

// First match wins: a type's plain words come last.
struct Row {
  std::string_view type, mode;  // mode "": any
  std::string_view base, past;  // "attack", "attacked"
};

constexpr Row rows[] = {
    {"AGREE", "", "come to terms with", "agreed or promised to"},
    {"CONSULT", "visit", "visit", "visited"},
    {"CONSULT", "phone", "telephone", "telephoned"},
    {"CONSULT", "third-party", "mediate between", "mediated between"},
    {"CONSULT", "", "meet with", "met with"},
    {"SUPPORT", "", "back", "backed"},
    {"CONCEDE", "", "yield to", "yielded to"},
    {"COOPERATE", "", "work with", "worked with"},
    {"AID", "", "give aid to", "gave aid to"},
    {"RETREAT", "withdraw", "withdraw from", "withdrew from"},
    {"RETREAT", "release", "release", "released"},
    {"RETREAT", "disarm", "give up arms to", "gave up arms to"},
    {"RETREAT", "ceasefire", "cease fire with", "ceased fire with"},
    {"RETREAT", "access", "let in", "let in"},
    {"RETREAT", "resign", "step down for", "stepped down for"},
    {"RETREAT", "", "give way to", "gave way to"},
    {"REQUEST", "assist", "ask help of", "asked help of"},
    {"REQUEST", "meet", "ask talks of", "asked talks of"},
    {"REQUEST", "", "make a demand on", "made a demand on"},
    {"ACCUSE", "investigate", "investigate", "investigated"},
    {"ACCUSE", "disapprove", "criticise", "criticised"},
    {"ACCUSE", "", "accuse", "accused"},
    {"REJECT", "meet", "refuse to meet", "refused to meet"},
    {"REJECT", "assist", "refuse help to", "refused help to"},
    {"REJECT", "", "turn down", "turned down"},
    {"THREATEN", "", "threaten", "threatened"},
    {"PROTEST", "strike", "go on strike against", "went on strike against"},
    {"PROTEST", "hunger", "go on hunger strike against", "went on hunger strike against"},
    {"PROTEST", "boycott", "boycott", "boycotted"},
    {"PROTEST", "riot", "riot against", "rioted against"},
    {"PROTEST", "obstruct", "block roads against", "blocked roads against"},
    {"PROTEST", "", "protest against", "protested against"},
    {"SANCTION", "convict", "convict", "convicted"},
    {"SANCTION", "expel", "expel", "expelled"},
    {"SANCTION", "withdraw", "walk out on", "walked out on"},
    {"SANCTION", "discontinue", "break off with", "broke off with"},
    {"SANCTION", "", "impose sanctions on", "imposed sanctions on"},
    {"MOBILIZE", "", "move forces against", "moved forces against"},
    {"COERCE", "seize", "seize property of", "seized property of"},
    {"COERCE", "censor", "censor", "censored"},
    {"COERCE", "curfew", "impose a curfew on", "imposed a curfew on"},
    {"COERCE", "martial-law", "impose martial law on", "imposed martial law on"},
    {"COERCE", "arrest", "arrest", "arrested"},
    {"COERCE", "deport", "deport", "deported"},
    {"COERCE", "withhold", "cut off", "cut off"},
    {"COERCE", "misinformation", "spread falsehoods to", "spread falsehoods to"},
    {"COERCE", "cyber", "attack the computers of", "attacked the computers of"},
    {"COERCE", "", "restrain", "restrained"},
    {"ASSAULT", "abduct", "abduct", "abducted"},
    {"ASSAULT", "beat", "beat", "beat"},
    {"ASSAULT", "torture", "torture", "tortured"},
    {"ASSAULT", "sexual", "sexually assault", "sexually assaulted"},
    {"ASSAULT", "targeted", "target for killing", "targeted for killing"},
    {"ASSAULT", "destroy", "destroy property of", "destroyed property of"},
    {"ASSAULT", "aerial", "bomb from the air", "bombed from the air"},
    {"ASSAULT", "drone", "strike by drone", "struck by drone"},
    {"ASSAULT", "heavy-weapons", "shell", "shelled"},
    {"ASSAULT", "crowd-control", "use force on a crowd of", "used force on a crowd of"},
    {"ASSAULT", "territory", "take ground from", "took ground from"},
    {"ASSAULT", "", "attack", "attacked"},
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// "bombed from the air" before nobody is said without what leads to him: "made a demand", "met".
std::string without_object(const std::string& act) {
  for (const std::string_view tail :
       {" with", " to", " on", " of", " against", " from", " for", " between"}) {
    if (act.ends_with(tail)) return act.substr(0, act.size() - tail.size());
  }
  return act;
}

}  // namespace

ActWords act_words(std::string_view type, std::string_view mode, std::string_view status) {
  const auto* row = std::find_if(std::begin(rows), std::end(rows), [&](const Row& r) {
    return r.type == type && (r.mode.empty() || r.mode == mode);
  });
  const bool known = row != std::end(rows);
  const std::string base = known ? std::string(row->base) : lower(type);
  const std::string past = known ? std::string(row->past) : lower(type);
  if (status == "planned") return {"to " + base, "planned"};
  if (status == "offered") return {type == "AGREE" ? "made an offer to" : "offered to " + base, ""};
  if (status == "threatened") return {type == "THREATEN" ? past : "threatened to " + base, ""};
  if (status == "demanded") return {type == "REQUEST" ? past : "to " + base, "demanded"};
  if (status == "hypothetical") return {"may " + base, "hypothetical"};
  return {past, status.empty() || status == "happened" ? "" : std::string(status)};
}

std::string join_names(const std::vector<std::string>& names, size_t most) {
  std::string out;
  const bool cut = names.size() > most;
  const size_t shown = cut ? most - 1 : names.size();
  for (size_t i = 0; i < shown; ++i) {
    if (i > 0) out += !cut && i + 1 == shown ? " and " : ", ";
    out += names[i];
  }
  if (cut) out += " and " + std::to_string(names.size() - shown) + " others";
  return out;
}

std::vector<std::string> places_beside(const std::vector<std::string>& place,
                                       const std::vector<std::string>& target) {
  std::vector<std::string> out;
  std::copy_if(place.begin(), place.end(), std::back_inserter(out), [&](const std::string& name) {
    return std::none_of(target.begin(), target.end(), [&](const std::string& whom) {
      return !whom.empty() && name.find(whom) != std::string::npos;
    });
  });
  return out;
}

std::string say_event(const std::vector<std::string>& source, const ActWords& act,
                      const std::vector<std::string>& target, const std::vector<std::string>& place) {
  std::string out = source.empty() ? "somebody" : join_names(source);
  out += " " + (target.empty() ? without_object(act.act) : act.act);
  if (!target.empty()) out += " " + join_names(target);
  const std::vector<std::string> elsewhere = places_beside(place, target);
  if (!elsewhere.empty()) out += " at " + join_names(elsewhere);
  if (!act.note.empty()) out += " (" + act.note + ")";
  return out;
}

}  // namespace dateline
