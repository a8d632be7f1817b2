// How long a gazetteer takes to open, and how many names it answers a second.
//   build/release/bench/gazetteer_bench build/model/geonames-3.0.2.dlg
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "name/gazetteer.h"
#include "name/words.h"

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  if (argc != 2) {
    std::fprintf(stderr, "usage: gazetteer_bench FILE\n");
    return 2;
  }
  const auto seconds = [](Clock::duration d) { return std::chrono::duration<double>(d).count(); };
  const auto before = Clock::now();
  const auto gazetteer = dateline::Gazetteer::open(argv[1]);
  const auto opened = Clock::now();
  if (!gazetteer) {
    std::fprintf(stderr, "%s\n", gazetteer.error().text().c_str());
    return 1;
  }
  std::printf("open      %.1f ms, %zu towns\n", 1e3 * seconds(opened - before), gazetteer->size());
  // Half of the names are known.
  std::vector<std::string> words, keys;
  for (const char* name : {"Mosul", "Deir ez-Zor", "Paris", "Springfield", "Kyiv", "Fish-Khabur",
                           "Mazar-e-Sharif", "Cox's Bazar", "Xyzzy", "Monday", "President", "Saint Nowhere",
                           "Plugh", "Iraqi", "Foo Bar", "Qwertz"}) {
    words.emplace_back(name);
    keys.push_back(dateline::name_key(name));
  }
  constexpr int rounds = 200000;
  size_t found = 0;
  const auto run = [&](const char* what, const auto& find, const std::vector<std::string>& names) {
    const auto start = Clock::now();
    for (int i = 0; i < rounds; ++i)
      found += find(names[static_cast<size_t>(i) % names.size()]).size();
    std::printf("%-9s %.2f million a second\n", what, rounds / 1e6 / seconds(Clock::now() - start));
  };
  run(
      "find_key", [&](const std::string& key) { return gazetteer->find_key(key); }, keys);
  run(
      "find", [&](const std::string& name) { return gazetteer->find(name); }, words);
  return found == 0 ? 1 : 0;
}
