// Matrix products of small integers: exact, hence the same on every machine and in every order of summation.
//
//   PackedWeights w = pack_weights(values, 384, 1536);       // int8 weights, one row per output
//   multiply(rows, 40, w, sums, isa);                        // sums[r * 1536 + c], int32
//
// Inputs are 16-bit with at most 12 significant bits, weights 8-bit: a sum over up to 8,192 terms fits 32
// bits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/network_kernels.h"

namespace dateline {

inline constexpr size_t gemm_columns = 16;  // outputs per panel
inline constexpr int32_t activation_limit = 2047;

// Weights as the kernels read them: {panel of 16 outputs, pair of inputs, output, input of the pair}. Bytes,
// widened as they are read: a sentence is soon multiplied, and what takes long is to fetch the weights.
struct PackedWeights {
  std::vector<int8_t> values;
  size_t depth = 0;    // inputs, even
  size_t outputs = 0;  // a multiple of gemm_columns
};

// `weights` is row-major {outputs, depth}; depth even, outputs a multiple of gemm_columns (asserted).
PackedWeights pack_weights(std::span<const int8_t> weights, size_t outputs, size_t depth);

// sums[r][c] = rows[r] . weights[c]; rows are {count, depth}, |values| <= activation_limit.
void multiply(const int16_t* rows, size_t count, const PackedWeights& weights, int32_t* sums, Isa isa);
// The obvious loop: the oracle of the tests.
void multiply_oracle(const int16_t* rows, size_t count, const PackedWeights& weights, int32_t* sums);

}  // namespace dateline
