#include "name/gazetteer.h"

#include <algorithm>
#include <filesystem>

#include "base/hash.h"
#include "name/words.h"

namespace dateline {

namespace {

constexpr std::string_view remedy = "; run \"make model\" in the project's directory to build it anew";

Error with_remedy(const Error& error) {
  return {error.code, error.where, error.message + std::string(remedy)};
}

}  // namespace

Result<Gazetteer> Gazetteer::open(const std::string& path) {
  std::error_code failure;
  if (!std::filesystem::exists(path, failure))
    return with_remedy({ErrorCode::model_missing, path, "no such gazetteer file"});
  auto file = ModelFile::open(path);
  if (!file) return with_remedy(file.error());
  return from_file(std::move(*file));
}

Result<Gazetteer> Gazetteer::from_memory(std::span<const std::byte> bytes, const std::string& name) {
  auto file = ModelFile::from_memory(bytes, name);
  if (!file) return with_remedy(file.error());
  return from_file(std::move(*file));
}

Result<Gazetteer> Gazetteer::from_file(ModelFile file) {
  if (!file.has("gazetteer.name")) {
    return with_remedy({ErrorCode::model_foreign, file.path(),
                        "is no gazetteer (perhaps a language model); name one that `dateline gazetteer "
                        "import` wrote"});
  }
  Gazetteer gazetteer(std::move(file));
  if (auto status = gazetteer.read(); !status) return with_remedy(status.error());
  return gazetteer;
}

Status Gazetteer::read() {
  const auto name = file_.strings("gazetteer.name");
  const auto towns = file_.array<TownRow>("gazetteer.towns");
  const auto countries = file_.array<CountryRow>("gazetteer.countries");
  auto admins = file_.strings("gazetteer.admins");
  const auto pool = file_.bytes("gazetteer.pool");
  const auto buckets = file_.array<uint32_t>("gazetteer.buckets");
  const auto starts = file_.array<uint32_t>("gazetteer.starts");
  const auto postings = file_.array<uint32_t>("gazetteer.postings");
  const auto hashes = file_.array<uint64_t>("gazetteer.hashes");
  for (const Error* error : {name ? nullptr : &name.error(), towns ? nullptr : &towns.error(),
                             countries ? nullptr : &countries.error(), admins ? nullptr : &admins.error(),
                             pool ? nullptr : &pool.error(), buckets ? nullptr : &buckets.error(),
                             starts ? nullptr : &starts.error(), postings ? nullptr : &postings.error(),
                             hashes ? nullptr : &hashes.error()}) {
    if (error != nullptr) return *error;
  }
  if (name->size() != 1 || buckets->size() != (size_t{1} << bucket_bits) + 1 ||
      starts->size() != hashes->size() + 1) {
    return Error{ErrorCode::model_damaged, file_.path(), "its tables do not fit together"};
  }
  towns_ = *towns, countries_ = *countries, admins_ = std::move(*admins);
  buckets_ = *buckets, starts_ = *starts, postings_ = *postings, hashes_ = *hashes;
  pool_ = {reinterpret_cast<const char*>(pool->data()), pool->size()};
  version_ = std::string(name->front()) + " " + file_.version();
  return {};
}

// Rows are checked where they are read: the checksum guards against damage, not against a forged file.
Town Gazetteer::town(uint32_t index) const {
  const TownRow& row = towns_[index];
  Town out;
  out.id = row.id;
  out.lat = row.lat / 1e5, out.lon = row.lon / 1e5;
  out.population = row.population;
  if (row.name_begin <= pool_.size()) out.name = pool_.substr(row.name_begin, row.name_size);
  if (row.country < countries_.size()) out.country = std::string_view(countries_[row.country].iso3, 3);
  if (row.admin1 < admins_.size()) out.admin1 = admins_[row.admin1];
  return out;
}

std::vector<Town> Gazetteer::find(std::string_view words) const {
  return find_key(name_key(words));
}

std::vector<Town> Gazetteer::find_key(std::string_view key) const {
  std::vector<Town> out;
  if (key.empty()) return out;
  const uint64_t hash = xxh3(std::as_bytes(std::span(key)));
  const auto bucket = static_cast<size_t>(hash >> (64U - bucket_bits));
  const size_t last = std::min<size_t>(buckets_[bucket + 1], hashes_.size());
  for (size_t i = buckets_[bucket]; i < last; ++i) {
    if (hashes_[i] != hash) continue;
    const size_t end = std::min<size_t>(starts_[i + 1], postings_.size());
    for (size_t p = starts_[i]; p < end; ++p) {
      const uint32_t index = postings_[p] & ~main_name_bit;
      if (index >= towns_.size()) continue;
      out.push_back(town(index));
      out.back().main_name = (postings_[p] & main_name_bit) != 0;
    }
    break;
  }
  return out;
}

int64_t Gazetteer::country_id(std::string_view iso3) const {
  for (const CountryRow& country : countries_) {
    if (std::string_view(country.iso3, 3) == iso3) return country.id;
  }
  return 0;
}

}  // namespace dateline
