#include "skips.h"

#include <cstdio>
#include <utility>

#include "cli.h"

namespace dateline::cli {

namespace {

constexpr size_t skips_listed = 200;

}  // namespace

void Skips::add(Error error) {
  if (count_++ < skips_listed) first_.push_back(std::move(error));
}

void Skips::list() const {
  if (count_ == 0) return;
  std::fprintf(stderr, "%s skipped:\n", count_of(count_, "story", "stories").c_str());
  for (const Error& error : first_)
    std::fprintf(stderr, "  %s\n", error.text().c_str());
  if (count_ > first_.size())
    std::fprintf(stderr, "  and %llu more\n", static_cast<unsigned long long>(count_ - first_.size()));
}

void note_gazetteer() {
  std::fputs(
      "note: no gazetteer found; \"make model\" builds it. Only the places of lexicon/places are located.\n",
      stderr);
}

}  // namespace dateline::cli
