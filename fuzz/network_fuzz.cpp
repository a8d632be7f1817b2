// Opens the input as a model file, whatever its checksum says, and runs the network it describes: sizes that
// do not fit together must be refused, never read beyond. Without a valid input nothing is reached, so a
// small model is at hand and the input is a list of changes to it: {where u32, value u8} ...
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <span>
#include <vector>

#include "../tests/unit/syntax/small_pipeline.h"
#include "base/hash.h"
#include "syntax/import.h"
#include "syntax/network.h"

namespace {

constexpr size_t header_size = 48;
constexpr size_t entry_size = 88;
constexpr size_t checksum_at = 32;

std::vector<std::byte> small_model() {
  const std::string wheel = dateline::test::SmallPipeline(5).wheel();
  auto archive =
      dateline::Archive::from_memory(std::as_bytes(std::span(wheel.data(), wheel.size())), "small.whl");
  dateline::ModelWriter writer;
  if (!archive || !dateline::import_network(*archive, writer)) __builtin_trap();
  return writer.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::vector<std::byte> model = small_model();
  std::vector<std::byte> bytes = model;
  uint32_t sections = 0;
  std::memcpy(&sections, bytes.data() + 20, sizeof sections);
  // Half of the changes go to the table, where the sizes are.
  const size_t table = header_size + sections * entry_size;
  for (size_t i = 0; i + 5 <= size; i += 5) {
    uint32_t where = 0;
    std::memcpy(&where, data + i, sizeof where);
    const size_t range = (where & 1) != 0 ? table : bytes.size();
    bytes[header_size + (where >> 1) % (range - header_size)] = static_cast<std::byte>(data[i + 4]);
  }
  const uint64_t checksum = dateline::xxh3(std::span<const std::byte>(bytes).subspan(header_size));
  std::memcpy(bytes.data() + checksum_at, &checksum, sizeof checksum);
  auto file = dateline::ModelFile::from_memory(bytes, "fuzz.dlm");
  if (!file) return 0;
  auto network = dateline::Network::open(*file);
  if (!network) return 0;
  std::vector<dateline::TokenFeatures> tokens;
  for (uint32_t i = 0; i < 24; ++i) {
    tokens.push_back({dateline::string_id("word" + std::to_string(i)), i, i % 5, 3, i % 7,
                      static_cast<uint8_t>(i % 2), static_cast<uint8_t>(i % 11 == 0)});
  }
  const std::vector<uint32_t> doc_end = {9, 9, 24};
  dateline::Network::Scratch scratch;
  dateline::NetworkOutput out;
  network->run(tokens, doc_end, scratch, out);
  for (const uint32_t head : out.head)
    if (head >= tokens.size()) __builtin_trap();
  return 0;
}
