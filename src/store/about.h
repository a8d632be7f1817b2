// What a situation or timeline is about: a party, a country, a place; asked of names in memory.
//
//   const About about("IRQ");
//   about.party("Iraqi Army", "IRQ", "MIL");   // true
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/sqlite.h"

namespace dateline {

// Letters of ASCII in lower case: as SQLite compares names.
std::string fold(std::string_view text);

class About {
 public:
  About() = default;  // everything
  explicit About(std::string_view words);
  // Also learns the country whose state has this name, so that "Iraq" is Iraq's parties and places.
  static Result<About> of(Connection& db, const std::string& words);

  bool everything() const { return words_.empty(); }
  // "" where it is no country's name.
  const std::string& country() const { return country_; }
  bool party(std::string_view name, std::string_view country, std::string_view sector) const;
  bool place(std::string_view name, std::string_view country, std::string_view admin1) const;

 private:
  bool named(std::string_view name) const;

  std::string words_, folded_;
  bool code_ = false;                       // three capitals: a country or sector too
  std::string country_;                     // the country that the words name
  std::string pair_country_, pair_sector_;  // of "IRQ GOV"
};

}  // namespace dateline
