// What a store knew of a day: who held what ground, what was demanded and offered and what came of it, who
// stood with and against whom, what one side alone said; each with its sources. docs/situation.md gives the
// rules.
//
//   auto store = dateline::Store::open("record.db", dateline::StoreAccess::read);
//   auto situation = store->situation({.on = "2017-10-26", .about = "IRQ"});
//   if (!situation) { std::cerr << situation.error().text() << '\n'; return 1; }
//   for (const auto& ground : situation->ground) std::cout << ground.place << ' ' << ground.state << '\n';
//   std::cout << dateline::to_text(*situation);
//
// Nothing that was published after the day is seen, however old the events it tells of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dateline/record.h"
#include "dateline/result.h"
#include "dateline/store.h"

namespace dateline {

struct SituationQuery {
  std::string on = {};  // ISO day, needed
  // An actor's name (case does not matter, * stands for any letters), a country (IRQ, or the name of the
  // state: Iraq), a sector (GOV), both (IRQ GOV), or the name, province or country of a place; "":
  // everything.
  std::string about = {};
  int days = 90;      // how far back demands, claims and fighting are looked for; ground and ties: always
  int64_t limit = 0;  // of each section (of ties: of each sign); 0: all. `left_out` counts the rest
};

// A sentence that says so.
struct Evidence {
  int64_t story = 0;
  std::string story_id, published, source;  // source: publisher, may be ""
  CharSpan span;                            // of the sentence, in the story's text
  std::string text;
};

struct Sources {
  std::vector<Evidence> items;  // oldest first, 5 at most
  int64_t more = 0;             // sentences beyond these
};

// Who vouches for something.
struct StatedClaim {
  std::string who;     // an actor's name, or "story": a newspaper's own voice
  std::string stance;  // asserts, denies, does_not_confirm, hedges
};

struct HeldGround {
  std::string place, country;  // country may be ""
  std::optional<std::pair<double, double>> lat_lon;
  std::optional<Party> holder;  // nobody where the state is `lost`
  // holds; contests: fights for it beside who holds it; claimed: its own side alone says that it holds it;
  // lost: given up, and nobody else is known to hold it. A `lost` beside a holder is the word of his enemies.
  std::string state;
  std::string since;  // ISO day; where no story tells of the change, the first day he is known to hold it
  std::optional<Party> from;  // who had it before, or against whom it is contested, or who lost it
  std::vector<StatedClaim> claims;
  Sources evidence;
};

struct DemandAnswer {
  std::string how;  // accepts, rejects, partly_accepts, answers
  std::vector<Party> who;
  std::string date, what;
  Sources evidence;
};

struct Demand {
  int64_t happening = 0;
  std::string kind;  // demand, offer, threat
  std::string type, mode, date, what;
  std::vector<Party> source, target;
  std::vector<DemandAnswer> answers;  // oldest first
  bool open = true;                   // nobody has accepted or rejected it
  Sources evidence;
};

struct StatedTie {
  Party a, b;
  std::string kind;         // as in relations: allied, hostile, supports, arms, trains, leads, part_of...
  int sign = 0;             // 1 with, -1 against, 0 belongs to
  std::string since, last;  // first and last day on which a story said so
  int64_t count = 0;        // stories that say so, copies left out
  Sources evidence;
};

// What one side alone says, or a story only with reserve.
struct Unconfirmed {
  int64_t happening = 0;
  std::string type, mode, date, what;
  std::vector<Party> who;  // who says so; "story" is a newspaper's own voice, which has its reserves
  std::string stance;      // asserts, hedges; denies: told of only to be denied
  std::vector<Party> not_confirmed_by;  // who denies or does not confirm it
  Sources evidence;
};

// Material conflict of the last 30 days between two parties.
struct Clash {
  Party source, target;
  int64_t count = 0;                                   // happenings
  std::vector<std::pair<std::string, int64_t>> types;  // the most frequent first
};

struct Situation {
  std::string on, about;
  std::vector<HeldGround> ground;
  std::vector<Demand> demands;
  std::vector<StatedTie> ties;
  std::vector<Unconfirmed> unconfirmed;
  std::vector<Clash> conflict;
  struct LeftOut {  // beyond the limit
    int64_t ground = 0, demands = 0, ties = 0, unconfirmed = 0, conflict = 0;
  } left_out;
  int64_t stories = 0;  // published on or before the day
  std::string last;     // the last day of them, "" without any
  int64_t undated_stories =
      0;  // without a day of publication: not seen, as nobody knows when they were known
};

// The shape of docs/situation.md; indent 0 gives one line.
std::string to_json(const Situation& situation, int indent = 1);
// A note for reading, in `options.width` columns.
std::string to_text(const Situation& situation, const TableOptions& options = {});

}  // namespace dateline
