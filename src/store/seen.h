// What a store shows of a day: parties, happenings and sentences of the stories published on or before it.
//
//   auto seen = Seen::open(db, {.on = "2017-10-26"});
//   auto happening = seen->happening(17);       // nullopt: only later stories tell of it
//   auto sources = seen->sources(happening->tellings);
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dateline/situation.h"
#include "store/about.h"
#include "store/sqlite.h"

namespace dateline {

// Calls `use` with the statement at each of its rows; the statement is ready for new values afterwards.
template <typename Use>
Status each_row(Statement& statement, Use use) {
  for (;;) {
    const auto more = statement.step();
    if (!more) return more.error();
    if (!*more) break;
    use(statement);
  }
  statement.reset();
  return {};
}

// name, country and sector from three columns; nullopt where the first is NULL.
std::optional<Party> party_at(const Statement& row, int column);
// The same of the same party in every story.
std::string party_key(const Party& party);
// One party, or two of one country's state: no word of the one confirms the other's.
bool same_side(const Party& a, const Party& b);
std::vector<std::string> names_of(const std::vector<Party>& parties);

struct NamedPlace {
  std::string name, country, admin1;
};
// An event of a story, or a tie or ground (then `event` is not used), and the sentence that tells of it.
struct SeenTelling {
  int64_t story = 0, event = 0, sentence = 0;
  std::string published;
};

// A happening in the words of its surest telling that can be seen.
struct SeenHappening {
  int64_t happening = 0;
  std::string type, mode, status, date, what;
  double confidence = 0;
  std::vector<Party> source, target;
  std::vector<NamedPlace> places;
  std::vector<SeenTelling> tellings;  // the surest first
};

// What is said of a happening, a tie or ground by whom.
struct Said {
  std::optional<Party> who;  // nullopt: the story
  std::string stance;
};

class Seen {
 public:
  static Result<Seen> open(Connection& db, const SituationQuery& query);
  // All stories, also those without a day.
  static Result<Seen> open_all(Connection& db);

  Connection& db() const { return *db_; }
  const std::string& on() const { return on_; }
  const std::string& since() const { return since_; }  // first day that demands and claims are looked for
  const About& about() const { return about_; }
  bool copy(int64_t story) const { return copies_.contains(story); }

  Result<std::optional<SeenHappening>> happening(int64_t number);
  Result<std::vector<Said>> said(int64_t story, const char* what, int64_t item);
  Result<Sources> sources(std::vector<SeenTelling> tellings);
  bool is_about(const SeenHappening& happening) const;
  bool is_about(const std::vector<Party>& parties) const;

 private:
  Seen() = default;
  Status prepare(Connection& db);
  Status add_parties(SeenHappening& to, const SeenTelling& telling);
  Status add_places(SeenHappening& to, const SeenTelling& telling);

  Connection* db_ = nullptr;
  std::string on_, since_;
  About about_;
  std::set<int64_t> copies_;  // stories that print again what another, seen too, said
  Statement tellings_, parties_, places_, said_, sentence_;
};

}  // namespace dateline
