#if defined(__x86_64__)

#if defined(__GNUC__) && !defined(__clang__)
// The undefined operands inside GCC 12's own intrinsics (GCC bug 105593).
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <immintrin.h>

#include "syntax/network_kernels.h"

#define DATELINE_AVX512 __attribute__((target("avx512f,avx2,fma")))

namespace dateline {

namespace {

constexpr size_t block = 8;

// Eight floats of each of two neighbouring panels side by side.
DATELINE_AVX512 __attribute__((always_inline)) inline __m512 load_pair(const float* low, const float* high) {
  const __m512d half = _mm512_castps_pd(_mm512_castps256_ps512(_mm256_loadu_ps(low)));
  return _mm512_castpd_ps(_mm512_insertf64x4(half, _mm256_castps_pd(_mm256_loadu_ps(high)), 1));
}

DATELINE_AVX512 __attribute__((always_inline)) inline void store_pair(float* low, float* high, __m512 v) {
  _mm256_storeu_ps(low, _mm512_castps512_ps256(v));
  _mm256_storeu_ps(high, _mm256_castpd_ps(_mm512_extractf64x4_pd(_mm512_castps_pd(v), 1)));
}

// Eight rows times two panels: 24 of the 32 registers are sums.
template <bool Max>
DATELINE_AVX512 void tile(const float* const* rows, const PackedMatrix& m, size_t panel, float* out,
                          size_t stride) {
  __m512 sum[block][3];
  const float* a[block];
  const float* low = m.weights + panel * m.panel_stride;
  const float* high = low + m.panel_stride;
  const float* bias = m.bias + panel * panel_width;
#pragma GCC unroll 8
  for (size_t r = 0; r < block; ++r) {
    a[r] = rows[r];
#pragma GCC unroll 8
    for (int v = 0; v < 3; ++v)
      sum[r][v] = load_pair(bias + 8 * v, bias + panel_width + 8 * v);
  }
  const size_t depth = m.depth;
  for (size_t k = 0; k < depth; ++k) {
    const __m512 w0 = load_pair(low + k * panel_width, high + k * panel_width);
    const __m512 w1 = load_pair(low + k * panel_width + 8, high + k * panel_width + 8);
    const __m512 w2 = load_pair(low + k * panel_width + 16, high + k * panel_width + 16);
#pragma GCC unroll 8
    for (size_t r = 0; r < block; ++r) {
      const __m512 x = _mm512_set1_ps(a[r][k]);
      sum[r][0] = _mm512_fmadd_ps(x, w0, sum[r][0]);
      sum[r][1] = _mm512_fmadd_ps(x, w1, sum[r][1]);
      sum[r][2] = _mm512_fmadd_ps(x, w2, sum[r][2]);
    }
  }
#pragma GCC unroll 8
  for (size_t r = 0; r < block; ++r) {
    if constexpr (Max) {
      float* to = out + r * stride + panel * lane_count;
      store_pair(to, to + lane_count, _mm512_max_ps(_mm512_max_ps(sum[r][0], sum[r][1]), sum[r][2]));
    } else {
      float* to = out + r * stride + panel * panel_width;
#pragma GCC unroll 8
      for (int v = 0; v < 3; ++v)
        store_pair(to + 8 * v, to + panel_width + 8 * v, sum[r][v]);
    }
  }
}

// Whole blocks of rows here, the last panel of an odd number and the last rows in the narrower set.
template <bool Max>
void product(const float* const* rows, size_t count, const PackedMatrix& m, float* out, size_t stride) {
  const auto narrow = Max ? kernels::avx2.maxout : kernels::avx2.affine;
  const size_t wide_rows = count / block * block;
  const size_t wide_panels = m.panels / 2 * 2;
  for (size_t panel = 0; panel < wide_panels; panel += 2) {
    for (size_t r = 0; r < wide_rows; r += block)
      tile<Max>(rows + r, m, panel, out + r * stride, stride);
  }
  if (wide_panels < m.panels && wide_rows > 0) {
    PackedMatrix last = m;
    last.weights += wide_panels * m.panel_stride;
    last.bias += wide_panels * panel_width;
    last.panels = 1;
    narrow(rows, wide_rows, last, out + wide_panels * (Max ? lane_count : panel_width), stride);
  }
  if (wide_rows < count) narrow(rows + wide_rows, count - wide_rows, m, out + wide_rows * stride, stride);
}

void window_maxout(const float* left, const float* middle, const float* right, const float* bias,
                   size_t panels, float* out) {
  kernels::avx2.window_maxout(left, middle, right, bias, panels, out);
}

void window_inputs(const float* rows, size_t width, float* const* out) {
  kernels::avx2.window_inputs(rows, width, out);
}

void window_outputs(const float* products, size_t stride, const float* bias, float* out, size_t out_stride,
                    size_t rows) {
  kernels::avx2.window_outputs(products, stride, bias, out, out_stride, rows);
}

void add_normalised(float* x, const float* y, const float* gain, const float* shift, size_t width) {
  kernels::avx2.add_normalised(x, y, gain, shift, width);
}

void sum_maxout2(const float* const* parts, size_t count, const float* bias, size_t width, float* out) {
  kernels::avx2.sum_maxout2(parts, count, bias, width, out);
}

void add(float* y, const float* x, size_t width) {
  kernels::avx2.add(y, x, width);
}

}  // namespace

namespace kernels {
const Kernels avx512 = {product<false>, product<true>,  window_maxout, window_inputs,
                        window_outputs, add_normalised, sum_maxout2,   add};
}  // namespace kernels

}  // namespace dateline

#endif
