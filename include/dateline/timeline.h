// The happenings of a store by date, each in a line of plain words.
//
//   auto store = dateline::Store::open("record.db", dateline::StoreAccess::read);
//   auto lines = store->timeline({.about = "Kirkuk", .filter = {.from = "2017-10"}});
//   if (!lines) { std::cerr << lines.error().text() << '\n'; return 1; }
//   for (const auto& line : *lines) std::cout << line.date_start << "  " << line.what << '\n';
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dateline/result.h"
#include "dateline/store.h"

namespace dateline {

struct TimelineQuery {
  std::string about = {};  // as in SituationQuery: a party or place of the happening; "": all
  // A happening is shown where one of its tellings is such an event; `limit` is of happenings.
  EventFilter filter = {};
  int64_t skip = 0;  // so many of the first are left out, for pages
};

// A happening in the words of its surest telling.
struct TimelineLine {
  int64_t happening = 0;
  std::string date_start, date_end;  // "" where no telling has a date
  std::string type, mode, status;
  std::string source, target, place;  // names, three at most: "A, B and 4 others"
  std::string act;                    // "attacked", "to meet with"
  std::string what;                   // all of it: "Sudan's army attacked RSF at El Fasher"
  int64_t sources = 0;                // publishers that tell of it in their own words
  int64_t copies = 0;                 // stories that repeat another's text
  std::vector<int64_t> stories;       // that tell of it
  std::vector<std::string> said_by;   // who alone says so; empty where a story vouches for it itself
  std::vector<std::string> denied_by, not_confirmed_by;
  double confidence = 0;
};

// All that is told of one happening, in the order of publication.
struct Tellings {
  int64_t happening = 0;  // 0: there is no such event
  int64_t sources = 0;    // publishers that tell of it in their own words
  struct Telling {
    int64_t story = 0, event = 0;
    std::string story_id, published, source, sentence;
    std::string type, mode, status;
    bool copy = false;             // of a story whose text repeats another's
    double confidence = 0;         // that it tells of the same happening
    std::vector<std::string> why;  // what it was joined by
  };
  std::vector<Telling> items;
  struct Answer {
    int64_t happening = 0;
    std::string how, what;  // how: accepts, rejects, partly_accepts, answers
    bool given = false;     // the happening answers that one; else it is answered by it
  };
  std::vector<Answer> answers;
};

// {"date_start", "date_end", "type", "mode", "status", "what", "sources", "copies", "stories": [numbers],
// "happening", "place", "said_by", "denied_by", "not_confirmed_by", "confidence"} on one line, without its
// end.
std::string to_json(const TimelineLine& line);

}  // namespace dateline
