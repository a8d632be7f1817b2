// Gazetteer files and the JSON they are made from, of any content: a gazetteer that can be asked, or a clear
// error.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "name/gazetteer.h"

namespace {

void ask(const std::vector<std::byte>& bytes) {
  const auto gazetteer = dateline::Gazetteer::from_memory(bytes, "fuzz");
  if (!gazetteer) {
    if (gazetteer.error().where.empty() || gazetteer.error().message.empty()) __builtin_trap();
    return;
  }
  for (const char* name : {"a", "Paris", "Al Mawsil", "x y"}) {
    for (const auto& town : gazetteer->find(name))
      (void)(town.name.size() + town.country.size() + town.admin1.size());
  }
}

// A file with a right checksum whose tables hold anything.
void ask_forged(const uint8_t* data, size_t size) {
  dateline::ModelWriter writer;
  writer.add_strings("gazetteer.name", std::vector<std::string>{"forged"});
  writer.add_strings("gazetteer.admins", std::vector<std::string>{"x"});
  const std::string_view key = "paris";
  const uint64_t paris = dateline::xxh3(std::as_bytes(std::span(key)));
  const std::vector<uint8_t> part(data, data + size / 4 * 4);
  std::vector<uint32_t> buckets((size_t{1} << 18U) + 1, 0);
  for (size_t i = (paris >> 46U) + 1; i < buckets.size(); ++i)
    buckets[i] = UINT32_MAX;
  for (const char* section :
       {"gazetteer.towns", "gazetteer.countries", "gazetteer.pool", "gazetteer.postings"})
    writer.add_array<uint8_t>(section, part);
  writer.add_array<uint32_t>("gazetteer.buckets", buckets);
  writer.add_array<uint32_t>("gazetteer.starts", std::vector<uint32_t>{0, UINT32_MAX});
  writer.add_array<uint64_t>("gazetteer.hashes", std::vector<uint64_t>{paris});
  ask(writer.finish());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const bool whole : {true, false}) {
    const std::string cities =
        whole ? text
              : "{\"1\": {\"geonameid\": 1, \"name\": \"Paris\", \"countrycode\": \"FR\", " + text + "}}";
    const auto built =
        dateline::build_gazetteer({cities, R"({"FR": {"geonameid": 2, "iso3": "FRA"}})", "{}"}, "fuzz");
    if (built) ask(built->finish());
  }
  const auto* bytes = reinterpret_cast<const std::byte*>(data);
  ask({bytes, bytes + size});
  ask_forged(data, size);
  return 0;
}
