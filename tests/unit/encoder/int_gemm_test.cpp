#include "encoder/int_gemm.h"

#include <random>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(IntGemm, EveryInstructionSetGivesTheOraclesSums) {
  std::mt19937 random(7);
  for (const size_t count : {1U, 2U, 5U, 6U, 13U}) {
    const size_t depth = 1536;
    const size_t outputs = 48;
    std::vector<int8_t> weights(outputs * depth);
    std::vector<int16_t> rows(count * depth);
    for (auto& w : weights)
      w = static_cast<int8_t>(static_cast<int>(random() % 255) - 127);
    for (auto& x : rows)
      x = static_cast<int16_t>(static_cast<int>(random() % 4095) - 2047);
    std::fill_n(rows.begin(), depth, int16_t{2047});  // the largest sums there are
    std::fill_n(weights.begin(), depth, int8_t{127});
    const PackedWeights packed = pack_weights(weights, outputs, depth);
    std::vector<int32_t> expected(count * outputs);
    multiply_oracle(rows.data(), count, packed, expected.data());
    EXPECT_EQ(expected[0], 2047 * 127 * 1536);
    for (const Isa isa : {Isa::portable, Isa::avx2, Isa::avx512}) {
      if (!isa_supported(isa)) continue;
      std::vector<int32_t> sums(count * outputs, -1);
      multiply(rows.data(), count, packed, sums.data(), isa);
      EXPECT_EQ(sums, expected) << name(isa) << " with " << count << " rows";
    }
  }
}

}  // namespace
}  // namespace dateline
