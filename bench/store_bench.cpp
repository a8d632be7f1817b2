// How long a store takes to fill with made-up events, and to answer.
//   build/release/bench/store_bench FILE [EVENTS]       fills FILE if it is not there, then asks
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "dateline/store.h"
#include "store/join.h"
#include "store/open_file.h"
#include "store/write_record.h"

namespace {

using namespace dateline;

constexpr int countries = 150, months = 120, events_per_story = 25;

// Of processor time, so that a busy machine does not count.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// As in the news, few countries make most of it: the i-th is named 1/i as often as the first.
int pick_country(std::mt19937_64& random) {
  const double u = std::uniform_real_distribution<double>(0, 1)(random);
  return std::min(countries - 1, static_cast<int>(std::exp(u * std::log(countries + 1))) - 1);
}

// Most of a story's parties are of its own country or of one of its few neighbours and patrons.
int pick_party(int home, std::mt19937_64& random) {
  const uint64_t dice = random() % 10;
  if (dice < 5) return home;
  if (dice < 9) return (home + 1 + static_cast<int>(random() % 6)) % countries;
  return pick_country(random);
}

std::string code_of(int country) {
  return {static_cast<char>('A' + country / 26), static_cast<char>('A' + country % 26), 'X'};
}

Record make_record(const StoryText& story, std::mt19937_64& random) {
  static const std::pair<const char*, const char*> types[] = {{"CONSULT", "verbal cooperation"},
                                                              {"AID", "material cooperation"},
                                                              {"ACCUSE", "verbal conflict"},
                                                              {"ASSAULT", "material conflict"}};
  static const char* sectors[] = {"GOV", "MIL", "CVL", "REB"};
  Record r;
  r.story.id = story.id, r.story.published = story.published, r.story.sentences = {{0, 40}};
  r.engine = "bench", r.model = "none", r.lexicon = "none";
  const int home = pick_country(random);
  for (int i = 1; i <= 6; ++i) {
    const std::string country = code_of(pick_party(home, random)), sector = sectors[random() % 4];
    r.actors.push_back({"A" + std::to_string(i),
                        country + " " + sector,
                        "",
                        country,
                        sector,
                        "",
                        "",
                        {{{0, 4}, "they", "name", "bench"}, {{5, 9}, "them", "pronoun", "bench"}}});
  }
  for (int i = 1; i <= events_per_story; ++i) {
    RecordEvent e;
    const auto& [type, quad] = types[random() % 4];
    e.id = "E" + std::to_string(i), e.type = type, e.quad = quad, e.cameo = "040", e.score = 2.5;
    e.status = random() % 8 == 0 ? "planned" : "happened";
    e.triggers = {{{10, 14}, "acts"}};
    e.source = {{"A" + std::to_string(1 + random() % 6), {0, 4}}};
    e.target = {{"A" + std::to_string(1 + random() % 6), {5, 9}}};
    const std::string day = story.published;
    e.date = {day, day, "", std::nullopt}, e.claims = {{"story", "asserts", ""}}, e.confidence = 0.7;
    e.why = {"bench"};
    r.events.push_back(std::move(e));
  }
  return r;
}

StoryText make_story(int number, std::mt19937_64& random) {
  StoryText story;
  story.id = "s" + std::to_string(number);
  const auto month = static_cast<int>(random() % months);
  char day[32];
  std::snprintf(day, sizeof day, "%04d-%02d-%02d", 2010 + month / 12, 1 + month % 12,
                1 + static_cast<int>(random() % 28));
  story.published = day;
  story.text = "They act upon them, the bench says in story " + std::to_string(number) + ".";
  return story;
}

int fail(const Error& error) {
  return std::fprintf(stderr, "%s\n", error.text().c_str()), 1;
}

// The first thousand as they are put; the rest many in a transaction, to be done sooner.
int fill(const std::string& path, int stories) {
  std::mt19937_64 random(1);
  const int put = std::min(stories, 1000);
  {
    auto store = Store::open(path, StoreAccess::write);
    if (!store) return fail(store.error());
    double putting = 0;
    for (int i = 1; i <= put; ++i) {
      const StoryText story = make_story(i, random);
      const Record record = make_record(story, random);
      const auto start = std::clock();
      const auto kept = store->put(story, record);
      putting += seconds_since(start);
      if (!kept) return fail(kept.error());
    }
    std::printf("put                      %8.2f ms of one processor a story of %d events\n",
                putting / put * 1e3, events_per_story);
  }
  auto db = open_store_file(path, StoreAccess::write, {});
  if (!db) return fail(db.error());
  auto rows = RecordWriter::prepare(*db);
  if (!rows) return fail(rows.error());
  auto join = Joiner::prepare(*db);
  if (!join) return fail(join.error());
  auto add = db->prepare(
      "INSERT INTO story (story, id, published, made_by, content, sha256, text) VALUES (?1, ?2, ?3, 1, ?2, "
      "'', ?4)");
  if (!add) return fail(add.error());
  for (int i = put + 1; i <= stories;) {
    auto change = Transaction::begin(*db);
    if (!change) return fail(change.error());
    for (const int end = i + 2000; i < end && i <= stories; ++i) {
      const StoryText story = make_story(i, random);
      if (const Status done = add->run(i, story.id, story.published, story.text); !done)
        return fail(done.error());
      const Record record = make_record(story, random);
      if (const Status done = rows->write(i, record); !done) return fail(done.error());
      if (const Status done = join->add(i, record); !done) return fail(done.error());
    }
    if (const Status done = change->commit(); !done) return fail(done.error());
  }
  return 0;
}

void time_rows(const char* what, Result<Rows> (*ask)(Store&), const std::string& path) {
  double best = 1e9;
  size_t count = 0;
  for (int round = 0; round < 5; ++round) {
    auto store = Store::open(path, StoreAccess::read);
    if (!store) return;
    const auto start = std::clock();
    auto rows = ask(*store);
    std::vector<Cell> row;
    for (count = 0; rows; ++count) {
      const auto more = rows->next(row);
      if (!more || !*more) break;
    }
    best = std::min(best, seconds_since(start));
  }
  std::printf("%-24s %8.1f ms of one processor, %zu rows\n", what, best * 1e3, count);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: store_bench FILE [EVENTS]\n"), 2;
  const std::string path = argv[1];
  const int events = argc > 2 ? std::atoi(argv[2]) : 1000000;
  if (!std::filesystem::exists(path) && fill(path, events / events_per_story) != 0) return 1;
  std::printf("file         %.0f MB\n", static_cast<double>(std::filesystem::file_size(path)) / 1e6);
  time_rows(
      "dyad-month", [](Store& s) { return s.count(CountBy::dyad_month, {}); }, path);
  time_rows(
      "dyad-month, happened",
      [](Store& s) {
        EventFilter f;
        f.statuses = {"happened"};
        return s.count(CountBy::dyad_month, f);
      },
      path);
  time_rows(
      "dyad-month, one pair",
      [](Store& s) {
        EventFilter f;
        f.source = "AAX", f.target = "ABX";
        return s.count(CountBy::dyad_month, f);
      },
      path);
  time_rows(
      "month", [](Store& s) { return s.count(CountBy::month, {}); }, path);
  time_rows(
      "events, one pair, year",
      [](Store& s) {
        EventFilter f;
        f.source = "BAX", f.target = "BBX", f.types = {"ASSAULT"}, f.from = "2012-01", f.to = "2012-12";
        return s.events(f);
      },
      path);
  return 0;
}
