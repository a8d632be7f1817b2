// How long a store takes to fill with made-up events, and to answer.
//   build/release/bench/store_bench FILE [EVENTS]       fills FILE if it is not there, then asks
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "dateline/store.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

constexpr int countries = 150, months = 120, events_per_story = 10;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// As in the news, few countries make most of it: the i-th is named 1/i as often as the first.
int pick_country(std::mt19937_64& random) {
  const double u = std::uniform_real_distribution<double>(0, 1)(random);
  return std::min(countries - 1, static_cast<int>(std::exp(u * std::log(countries + 1))) - 1);
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
  for (int i = 1; i <= 6; ++i) {
    const std::string country = code_of(pick_country(random)), sector = sectors[random() % 4];
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

int fill(const std::string& path, int stories) {
  auto store = Store::open(path, StoreAccess::write);
  if (!store) return std::fprintf(stderr, "%s\n", store.error().text().c_str()), 1;
  std::mt19937_64 random(1);
  double putting = 0;
  for (int i = 0; i < stories; ++i) {
    StoryText story;
    story.id = "s" + std::to_string(i);
    const auto month = static_cast<int>(random() % months);
    char day[32];
    std::snprintf(day, sizeof day, "%04d-%02d-%02d", 2010 + month / 12, 1 + month % 12,
                  1 + static_cast<int>(random() % 28));
    story.published = day;
    story.text = "They act upon them, the bench says in story " + std::to_string(i) + ".";
    const Record record = make_record(story, random);
    const auto start = Clock::now();
    const auto kept = store->put(story, record);
    putting += seconds_since(start);
    if (!kept) return std::fprintf(stderr, "%s\n", kept.error().text().c_str()), 1;
  }
  std::printf("put          %.0f stories/s, %.0f events/s\n", stories / putting,
              stories * events_per_story / putting);
  return 0;
}

void time_rows(const char* what, Result<Rows> (*ask)(Store&), const std::string& path) {
  double best = 1e9;
  size_t count = 0;
  for (int round = 0; round < 5; ++round) {
    auto store = Store::open(path, StoreAccess::read);
    if (!store) return;
    const auto start = Clock::now();
    auto rows = ask(*store);
    std::vector<Cell> row;
    for (count = 0; rows; ++count) {
      const auto more = rows->next(row);
      if (!more || !*more) break;
    }
    best = std::min(best, seconds_since(start));
  }
  std::printf("%-24s %8.1f ms, %zu rows\n", what, best * 1e3, count);
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
