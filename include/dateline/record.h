// The record of one story: who did what to whom, where and when, and who says so. Plain data; docs/record.md
// explains each field. Spans are [begin, end) in Unicode code points of the text as it was given.
//
//   dateline::Record record = coder.code(story, scratch);
//   for (const auto& event : record.events) std::cout << event.type << ' ' << event.status << '\n';
//   std::cout << dateline::to_json(record, 1) << '\n';
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

struct CharSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  bool operator==(const CharSpan&) const = default;
};

struct RecordMention {
  CharSpan span;
  std::string text;
  std::string as;   // name, alias, nominal, pronoun, metonym
  std::string why;  // what the program went by
};

struct RecordActor {
  std::string id;                                             // "A1"
  std::string name, type, country, sector, office, wikidata;  // "" is written as null
  std::vector<RecordMention> mentions;
};

struct RecordPlace {
  std::string id;  // "P1"
  std::string name;
  int64_t geonames = 0;  // 0 is written as null
  std::optional<std::pair<double, double>> lat_lon;
  std::string country, admin1, kind;
  std::vector<RecordMention> mentions;  // `as` unused; `why`: what located it, "" where nothing did
};

struct RecordFiller {
  std::string actor;  // actor id
  CharSpan span;      // the mention that fills the role
};

struct RecordClaim {
  std::string who;     // actor id or "story"
  std::string stance;  // asserts, denies, does_not_confirm, hedges
  std::string cue;     // the words of the claim ("said"); "" is written as null
};

struct RecordDate {
  std::string start, end;  // ISO days; "" is written as null
  std::string text;        // "" (null): no expression, the publication date stands
  std::optional<CharSpan> span;
};

struct RecordTrigger {
  CharSpan span;
  std::string text;
};

struct RecordAnswer {
  std::string event;  // event id
  std::string how;    // accepts, rejects, partly_accepts, answers
};

struct RecordEvent {
  std::string id;  // "E1"
  std::string type, mode, quad, cameo, status;
  std::vector<std::string> context;
  double score = 0;  // PLOVER intensity
  std::vector<RecordTrigger> triggers;
  std::vector<RecordFiller> source, target;
  std::vector<std::string> place;  // place ids
  RecordDate date;
  std::vector<RecordClaim> claims;
  std::optional<int32_t> killed, wounded, attacks, arrested;
  std::vector<RecordAnswer> answers;
  double confidence = 0;
  std::vector<std::string> why;
  uint32_t sentence = 0;
};

struct RecordRelation {
  std::string a, b;  // actor ids
  // allied, hostile, supports, arms, trains, leads, part_of, speaks_for, member_of, capital_of, also_known_as
  std::string kind;
  CharSpan span;
  std::string text;
  std::vector<RecordClaim> claims;
  std::vector<std::string> why;
  uint32_t sentence = 0;
};

struct RecordControl {
  std::string place;  // the words
  std::string where;  // place id, "" is written as null
  CharSpan span;
  std::string text;
  std::string holder;  // actor id
  std::string state;   // holds, contests, lost, gained, claimed
  std::string from;    // actor id, "" is written as null
  RecordDate date;
  std::vector<RecordClaim> claims;
  std::vector<std::string> why;
  uint32_t sentence = 0;
};

struct Record {
  struct Story {
    std::string id, sha256, source, published, title, url, language = "en";
    std::string dateline;  // place id
    std::vector<CharSpan> sentences;
  } story;
  std::vector<RecordActor> actors;
  std::vector<RecordPlace> places;
  std::vector<RecordEvent> events;
  std::vector<RecordRelation> relations;
  std::vector<RecordControl> control;
  // Repairs and fall-backs a reader should know of ("3 lost apostrophes put back").
  std::vector<std::string> notes;
  std::string engine, model, lexicon;  // versions
};

// The versions that made a record: of the program, its language model and its lexicon. The same text and the
// same makers give the same record.
struct Makers {
  std::string engine, model, lexicon;
  bool operator==(const Makers&) const = default;
};

// RECORD.md's JSON (format "dateline-record/1"); indent 0 gives one line.
// Always valid UTF-8 and valid JSON: bytes of the text that are no characters are written as U+FFFD.
std::string to_json(const Record& record, int indent = 1);

struct TableOptions {
  int width = 100;        // columns of the terminal; 60 at least
  bool color = false;     // ANSI colours
  bool ascii = false;     // no box lines or dots beyond ASCII of our own
  bool actors = true;     // the list of actors
  bool relations = true;  // ties and control of ground
};

// The record for people: a line or two per event (when, who, what, whom, where, who says so, the words), then
// the actors, ties and ground of the story. `text` is the story's text as it was given (the record holds only
// spans of it); without it the words are the triggers alone. The text's control characters are shown as
// spaces.
std::string to_table(const Record& record, std::string_view text, const TableOptions& options = {});

}  // namespace dateline
