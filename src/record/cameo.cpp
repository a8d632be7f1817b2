#include "record/cameo.h"

#include <algorithm>

namespace dateline {

namespace {

using enum EventType;

struct Row {
  EventType type;
  std::string_view mode;     // "" any
  std::string_view context;  // "" any
  std::string_view code;
};

// First match wins, so that a type's general code comes last.
constexpr Row rows[] = {
    {AGREE, "", "", "030"},
    {CONSULT, "visit", "", "042"},
    {CONSULT, "third-party", "", "045"},
    {CONSULT, "multilateral", "", "046"},
    {CONSULT, "phone", "", "041"},
    {CONSULT, "", "", "040"},
    {SUPPORT, "", "", "050"},
    {CONCEDE, "", "", "080"},
    {COOPERATE, "", "economic", "061"},
    {COOPERATE, "", "military", "062"},
    {COOPERATE, "", "legal", "063"},
    {COOPERATE, "", "intelligence", "064"},
    {COOPERATE, "", "", "060"},
    {AID, "", "economic", "071"},
    {AID, "", "military", "072"},
    {AID, "", "human_security", "073"},
    {AID, "", "disaster", "073"},
    {AID, "", "health", "073"},
    {AID, "", "peacekeeping", "074"},
    {AID, "", "asylum", "075"},
    {AID, "", "", "070"},
    {RETREAT, "withdraw", "", "0874"},
    {RETREAT, "release", "", "0841"},
    {RETREAT, "disarm", "", "0873"},
    {RETREAT, "ceasefire", "", "0871"},
    {RETREAT, "access", "", "086"},
    {RETREAT, "resign", "", "0832"},
    {RETREAT, "", "", "087"},
    {REQUEST, "assist", "", "103"},
    {REQUEST, "change", "", "104"},
    {REQUEST, "yield", "", "105"},
    {REQUEST, "meet", "", "106"},
    {REQUEST, "", "", "100"},
    {ACCUSE, "disapprove", "", "111"},
    {ACCUSE, "investigate", "", "090"},
    {ACCUSE, "allege", "", "112"},
    {ACCUSE, "", "", "110"},
    {REJECT, "assist", "", "122"},
    {REJECT, "change", "", "123"},
    {REJECT, "yield", "", "124"},
    {REJECT, "meet", "", "125"},
    {REJECT, "", "", "120"},
    {THREATEN, "restrict", "", "132"},
    {THREATEN, "arrest", "", "137"},
    {THREATEN, "expel", "", "137"},
    {THREATEN, "relations", "", "1313"},
    {THREATEN, "territory", "", "1382"},
    {THREATEN, "violence", "", "138"},
    {THREATEN, "", "", "130"},
    {PROTEST, "demo", "", "141"},
    {PROTEST, "hunger", "", "142"},
    {PROTEST, "strike", "", "143"},
    {PROTEST, "boycott", "", "143"},
    {PROTEST, "obstruct", "", "144"},
    {PROTEST, "riot", "", "145"},
    {PROTEST, "vandalize", "", "145"},
    {PROTEST, "", "", "140"},
    {SANCTION, "expel", "", "166"},
    {SANCTION, "withdraw", "", "164"},
    {SANCTION, "discontinue", "", "161"},
    {SANCTION, "convict", "", "160"},
    {SANCTION, "", "economic", "163"},
    {SANCTION, "", "", "160"},
    {MOBILIZE, "police", "", "153"},
    {MOBILIZE, "troops", "", "154"},
    {MOBILIZE, "weapons", "", "154"},
    {MOBILIZE, "militia", "", "154"},
    {MOBILIZE, "", "", "150"},
    {COERCE, "seize", "", "171"},
    {COERCE, "restrict", "", "172"},
    {COERCE, "censor", "", "1721"},
    {COERCE, "curfew", "", "1723"},
    {COERCE, "martial-law", "", "1724"},
    {COERCE, "arrest", "", "173"},
    {COERCE, "deport", "", "174"},
    {COERCE, "cyber", "", "176"},
    {COERCE, "", "", "170"},
    {ASSAULT, "abduct", "", "181"},
    {ASSAULT, "beat", "", "182"},
    {ASSAULT, "primitive", "", "182"},
    {ASSAULT, "sexual", "", "1821"},
    {ASSAULT, "torture", "", "1822"},
    {ASSAULT, "suicide-attack", "", "1831"},
    {ASSAULT, "explosives", "", "183"},
    {ASSAULT, "targeted", "", "186"},
    {ASSAULT, "crowd-control", "", "175"},
    {ASSAULT, "territory", "", "192"},
    {ASSAULT, "firearms", "", "193"},
    {ASSAULT, "heavy-weapons", "", "194"},
    {ASSAULT, "aerial", "", "195"},
    {ASSAULT, "drone", "", "195"},
    {ASSAULT, "unconventional", "", "200"},
    {ASSAULT, "", "military", "190"},
    {ASSAULT, "", "", "180"},
};

}  // namespace

std::string_view cameo_code(EventType type, std::string_view mode, const std::vector<std::string>& contexts) {
  for (const Row& row : rows) {
    if (row.type != type || (!row.mode.empty() && row.mode != mode)) continue;
    if (row.context.empty() || std::find(contexts.begin(), contexts.end(), row.context) != contexts.end()) {
      return row.code;
    }
  }
  return "";  // not reached: every type has a general row
}

}  // namespace dateline
