#include "encoder/int_gemm.h"

#include <cassert>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace dateline {

namespace {

void multiply_plain(const int16_t* rows, size_t count, const PackedWeights& w, int32_t* sums) {
  const size_t pairs = w.depth / 2;
  for (size_t r = 0; r < count; ++r) {
    const int16_t* row = rows + r * w.depth;
    for (size_t c = 0; c < w.outputs; ++c) {
      const int8_t* at =
          w.values.data() + (c / gemm_columns) * pairs * gemm_columns * 2 + (c % gemm_columns) * 2;
      int32_t sum = 0;
      for (size_t p = 0; p < pairs; ++p) {
        const int8_t* pair = at + p * gemm_columns * 2;
        sum += row[2 * p] * pair[0] + row[2 * p + 1] * pair[1];
      }
      sums[r * w.outputs + c] = sum;
    }
  }
}

#if defined(__x86_64__)

int32_t pair_at(const int16_t* row, size_t pair) {
  int32_t both;
  std::memcpy(&both, row + 2 * pair, sizeof both);
  return both;
}

// 16 weights from `at` on as whole numbers of 16 bits.
__attribute__((target("avx2"))) inline __m256i widened_avx2(const int8_t* at) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
}

// R rows times one panel of 16 outputs: 2 R sums stay in registers.
template <int R>
__attribute__((target("avx2"))) void tile_avx2(const int16_t* rows, size_t depth, const int8_t* panel,
                                               int32_t* sums, size_t stride) {
  __m256i low[R];
  __m256i high[R];
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r)
    low[r] = high[r] = _mm256_setzero_si256();
  for (size_t p = 0; p < depth / 2; ++p) {
    const __m256i w0 = widened_avx2(panel + p * 32);
    const __m256i w1 = widened_avx2(panel + p * 32 + 16);
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) {
      const __m256i x = _mm256_set1_epi32(pair_at(rows + static_cast<size_t>(r) * depth, p));
      low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(x, w0));
      high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(x, w1));
    }
  }
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r) {
    int32_t* out = sums + static_cast<size_t>(r) * stride;
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), low[r]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), high[r]);
  }
}

__attribute__((target("avx2"))) void multiply_avx2(const int16_t* rows, size_t count, const PackedWeights& w,
                                                   int32_t* sums) {
  for (size_t panel = 0; panel < w.outputs / gemm_columns; ++panel) {
    const int8_t* weights = w.values.data() + panel * gemm_columns * w.depth;
    int32_t* out = sums + panel * gemm_columns;
    size_t r = 0;
    for (; r + 6 <= count; r += 6)
      tile_avx2<6>(rows + r * w.depth, w.depth, weights, out + r * w.outputs, w.outputs);
    for (; r + 2 <= count; r += 2)
      tile_avx2<2>(rows + r * w.depth, w.depth, weights, out + r * w.outputs, w.outputs);
    for (; r < count; ++r)
      tile_avx2<1>(rows + r * w.depth, w.depth, weights, out + r * w.outputs, w.outputs);
  }
}

// SSE2, which every x86-64 has: 16 outputs are four vectors.
void multiply_sse2(const int16_t* rows, size_t count, const PackedWeights& w, int32_t* sums) {
  for (size_t panel = 0; panel < w.outputs / gemm_columns; ++panel) {
    const int8_t* weights = w.values.data() + panel * gemm_columns * w.depth;
    for (size_t r = 0; r < count; ++r) {
      const int16_t* row = rows + r * w.depth;
      __m128i sum[4] = {_mm_setzero_si128(), _mm_setzero_si128(), _mm_setzero_si128(), _mm_setzero_si128()};
      for (size_t p = 0; p < w.depth / 2; ++p) {
        const __m128i x = _mm_set1_epi32(pair_at(row, p));
        const auto* at = reinterpret_cast<const __m128i*>(weights + p * 32);
        for (int v = 0; v < 4; v += 2) {
          // Each byte beside itself; shifted down it is the byte with its sign.
          const __m128i bytes = _mm_loadu_si128(at + v / 2);
          const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(bytes, bytes), 8);
          const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(bytes, bytes), 8);
          sum[v] = _mm_add_epi32(sum[v], _mm_madd_epi16(x, low));
          sum[v + 1] = _mm_add_epi32(sum[v + 1], _mm_madd_epi16(x, high));
        }
      }
      auto* out = reinterpret_cast<__m128i*>(sums + r * w.outputs + panel * gemm_columns);
      for (int v = 0; v < 4; ++v)
        _mm_storeu_si128(out + v, sum[v]);
    }
  }
}

#endif

}  // namespace

PackedWeights pack_weights(std::span<const int8_t> weights, size_t outputs, size_t depth) {
  assert(weights.size() == outputs * depth && depth % 2 == 0 && outputs % gemm_columns == 0);
  PackedWeights packed;
  packed.depth = depth;
  packed.outputs = outputs;
  packed.values.resize(outputs * depth);
  int8_t* out = packed.values.data();
  for (size_t first = 0; first < outputs; first += gemm_columns) {
    for (size_t k = 0; k < depth; k += 2) {
      for (size_t c = first; c < first + gemm_columns; ++c) {
        const int8_t even = weights[c * depth + k], odd = weights[c * depth + k + 1];
        *out++ = even;
        *out++ = odd;
      }
    }
  }
  return packed;
}

void multiply(const int16_t* rows, size_t count, const PackedWeights& weights, int32_t* sums, Isa isa) {
#if defined(__x86_64__)
  // AVX-512 machines run the AVX2 loop: its sums are as exact, and few of them gain from wider integers.
  if (isa != Isa::portable) return multiply_avx2(rows, count, weights, sums);
  return multiply_sse2(rows, count, weights, sums);
#else
  (void)isa;
  return multiply_plain(rows, count, weights, sums);
#endif
}

// The obvious loop, kept as the oracle of the tests and for machines without vectors.
void multiply_oracle(const int16_t* rows, size_t count, const PackedWeights& weights, int32_t* sums) {
  multiply_plain(rows, count, weights, sums);
}

}  // namespace dateline
