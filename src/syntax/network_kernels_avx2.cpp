#if defined(__x86_64__)

#include <cmath>

#include <immintrin.h>

#include "syntax/network_kernels.h"

#define DATELINE_AVX2 __attribute__((target("avx2,fma")))
#define DATELINE_AVX2_INLINE __attribute__((target("avx2,fma"), always_inline)) inline

namespace dateline {

namespace {

// R rows times P neighbouring panels. 4 x 1 fills the 16 registers (12 sums, 3 weights, 1 input); with fewer
// rows several panels hide the latency of the additions.
template <int R, int P>
struct Tile {
  __m256 sum[R][P][3];
};

template <int R, int P>
DATELINE_AVX2_INLINE void multiply(const float* const* rows, const PackedMatrix& m, size_t panel,
                                   Tile<R, P>& t) {
  const float* a[R];
  const float* w[P];
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r)
    a[r] = rows[r];
#pragma GCC unroll 8
  for (int p = 0; p < P; ++p) {
    w[p] = m.weights + (panel + static_cast<size_t>(p)) * m.panel_stride;
    const float* bias = m.bias + (panel + static_cast<size_t>(p)) * panel_width;
#pragma GCC unroll 8
    for (int r = 0; r < R; ++r) {
#pragma GCC unroll 8
      for (int v = 0; v < 3; ++v)
        t.sum[r][p][v] = _mm256_loadu_ps(bias + 8 * v);
    }
  }
  const size_t depth = m.depth;
  for (size_t k = 0; k < depth; ++k) {
#pragma GCC unroll 8
    for (int p = 0; p < P; ++p) {
      const float* at = w[p] + k * panel_width;
      const __m256 w0 = _mm256_loadu_ps(at);
      const __m256 w1 = _mm256_loadu_ps(at + 8);
      const __m256 w2 = _mm256_loadu_ps(at + 16);
#pragma GCC unroll 8
      for (int r = 0; r < R; ++r) {
        const __m256 x = _mm256_broadcast_ss(a[r] + k);
        t.sum[r][p][0] = _mm256_fmadd_ps(x, w0, t.sum[r][p][0]);
        t.sum[r][p][1] = _mm256_fmadd_ps(x, w1, t.sum[r][p][1]);
        t.sum[r][p][2] = _mm256_fmadd_ps(x, w2, t.sum[r][p][2]);
      }
    }
  }
}

template <int R, int P, bool Max>
DATELINE_AVX2 void tile(const float* const* rows, const PackedMatrix& m, size_t panel, float* out,
                        size_t stride) {
  Tile<R, P> t;
  multiply<R, P>(rows, m, panel, t);
#pragma GCC unroll 8
  for (int r = 0; r < R; ++r) {
#pragma GCC unroll 8
    for (int p = 0; p < P; ++p) {
      const size_t column = (panel + static_cast<size_t>(p)) * (Max ? lane_count : panel_width);
      float* to = out + static_cast<size_t>(r) * stride + column;
      if constexpr (Max) {
        _mm256_storeu_ps(to, _mm256_max_ps(_mm256_max_ps(t.sum[r][p][0], t.sum[r][p][1]), t.sum[r][p][2]));
      } else {
#pragma GCC unroll 8
        for (int v = 0; v < 3; ++v)
          _mm256_storeu_ps(to + 8 * v, t.sum[r][p][v]);
      }
    }
  }
}

template <int R, int P, bool Max>
void all_panels(const float* const* rows, const PackedMatrix& m, float* out, size_t stride) {
  size_t panel = 0;
  for (; panel + P <= m.panels; panel += P)
    tile<R, P, Max>(rows, m, panel, out, stride);
  for (; panel < m.panels; ++panel)
    tile<R, 1, Max>(rows, m, panel, out, stride);
}

template <bool Max>
void product(const float* const* rows, size_t count, const PackedMatrix& m, float* out, size_t stride) {
  const size_t blocks = count / 4;
  for (size_t panel = 0; panel < m.panels; ++panel) {
    for (size_t b = 0; b < blocks; ++b)
      tile<4, 1, Max>(rows + 4 * b, m, panel, out + 4 * b * stride, stride);
  }
  rows += 4 * blocks;
  out += 4 * blocks * stride;
  switch (count % 4) {
    case 1:
      return all_panels<1, 4, Max>(rows, m, out, stride);
    case 2:
      return all_panels<2, 2, Max>(rows, m, out, stride);
    case 3:
      return all_panels<3, 1, Max>(rows, m, out, stride);
    default:
      return;
  }
}

DATELINE_AVX2 void window_maxout(const float* left, const float* middle, const float* right,
                                 const float* bias, size_t panels, float* out) {
  const float* parts[3];
  int count = 0;
  for (const float* part : {left, middle, right})
    if (part != nullptr) parts[count++] = part;
  for (size_t p = 0; p < panels; ++p) {
    const size_t at = p * panel_width;
    __m256 s[3];
    for (int v = 0; v < 3; ++v) {
      __m256 sum = _mm256_setzero_ps();
      for (int i = 0; i < count; ++i)
        sum = _mm256_add_ps(sum, _mm256_loadu_ps(parts[i] + at + 8 * v));
      s[v] = _mm256_add_ps(sum, _mm256_loadu_ps(bias + at + 8 * v));
    }
    _mm256_storeu_ps(out + p * lane_count, _mm256_max_ps(_mm256_max_ps(s[0], s[1]), s[2]));
  }
}

DATELINE_AVX2 void window_inputs(const float* rows, size_t width, float* const* out) {
  const __m256 two = _mm256_set1_ps(2.0F);
  const __m256 four = _mm256_set1_ps(4.0F);
  const __m256 five = _mm256_set1_ps(5.0F);
  for (size_t i = 0; i < width; i += 8) {
    const __m256 d0 = _mm256_loadu_ps(rows + i);
    const __m256 d1 = _mm256_loadu_ps(rows + width + i);
    const __m256 d2 = _mm256_loadu_ps(rows + 2 * width + i);
    const __m256 d3 = _mm256_loadu_ps(rows + 3 * width + i);
    const __m256 d4 = _mm256_loadu_ps(rows + 4 * width + i);
    const __m256 d5 = _mm256_loadu_ps(rows + 5 * width + i);
    const __m256 sum_12 = _mm256_mul_ps(four, _mm256_add_ps(d1, d2));
    const __m256 gap_12 = _mm256_mul_ps(four, _mm256_sub_ps(d1, d2));
    const __m256 gap_31 = _mm256_mul_ps(two, _mm256_sub_ps(d3, d1));
    const __m256 gap_42 = _mm256_sub_ps(d4, d2);
    const __m256 first = _mm256_sub_ps(_mm256_mul_ps(four, d0), _mm256_mul_ps(five, d2));
    const __m256 last = _mm256_sub_ps(_mm256_mul_ps(four, d1), _mm256_mul_ps(five, d3));
    _mm256_storeu_ps(out[0] + i, _mm256_add_ps(first, d4));
    _mm256_storeu_ps(out[1] + i, _mm256_sub_ps(_mm256_add_ps(d3, d4), sum_12));
    _mm256_storeu_ps(out[2] + i, _mm256_add_ps(_mm256_sub_ps(d4, d3), gap_12));
    _mm256_storeu_ps(out[3] + i, _mm256_add_ps(gap_42, gap_31));
    _mm256_storeu_ps(out[4] + i, _mm256_sub_ps(gap_42, gap_31));
    _mm256_storeu_ps(out[5] + i, _mm256_add_ps(last, d5));
  }
}

DATELINE_AVX2 void window_outputs(const float* products, size_t stride, const float* bias, float* out,
                                  size_t out_stride, size_t rows) {
  const __m256 two = _mm256_set1_ps(2.0F);
  const __m256 four = _mm256_set1_ps(4.0F);
  const __m256 eight = _mm256_set1_ps(8.0F);
  __m256 best[4];
  for (size_t v = 0; v < panel_width; v += 8) {
    __m256 m[6];
    for (size_t j = 0; j < 6; ++j)
      m[j] = _mm256_loadu_ps(products + j * stride + v);
    const __m256 b = _mm256_loadu_ps(bias + v);
    const __m256 sum_12 = _mm256_add_ps(m[1], m[2]);
    const __m256 sum_34 = _mm256_add_ps(m[3], m[4]);
    const __m256 gap_12 = _mm256_sub_ps(m[1], m[2]);
    const __m256 gap_34 = _mm256_sub_ps(m[3], m[4]);
    __m256 y[4];
    y[0] = _mm256_add_ps(_mm256_add_ps(m[0], sum_12), sum_34);
    y[1] = _mm256_add_ps(gap_12, _mm256_mul_ps(two, gap_34));
    y[2] = _mm256_add_ps(sum_12, _mm256_mul_ps(four, sum_34));
    y[3] = _mm256_add_ps(_mm256_add_ps(gap_12, _mm256_mul_ps(eight, gap_34)), m[5]);
    for (size_t r = 0; r < 4; ++r) {
      y[r] = _mm256_add_ps(y[r], b);
      best[r] = v == 0 ? y[r] : _mm256_max_ps(best[r], y[r]);
    }
  }
  for (size_t r = 0; r < rows; ++r)
    _mm256_storeu_ps(out + r * out_stride, best[r]);
}

DATELINE_AVX2_INLINE float sum_of_lanes(__m256 s) {
  __m128 q = _mm_add_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1));  // i + (i + 4)
  q = _mm_add_ps(q, _mm_movehl_ps(q, q));
  q = _mm_add_ss(q, _mm_shuffle_ps(q, q, 1));
  return _mm_cvtss_f32(q);
}

DATELINE_AVX2 void add_normalised(float* x, const float* y, const float* gain, const float* shift,
                                  size_t width) {
  __m256 lanes = _mm256_setzero_ps();
  for (size_t i = 0; i < width; i += 8)
    lanes = _mm256_add_ps(lanes, _mm256_loadu_ps(y + i));
  const auto n = static_cast<float>(width);
  const __m256 mean = _mm256_set1_ps(sum_of_lanes(lanes) / n);
  lanes = _mm256_setzero_ps();
  for (size_t i = 0; i < width; i += 8) {
    const __m256 d = _mm256_sub_ps(_mm256_loadu_ps(y + i), mean);
    lanes = _mm256_fmadd_ps(d, d, lanes);
  }
  const __m256 scale = _mm256_set1_ps(1.0F / std::sqrt(sum_of_lanes(lanes) / n + 1e-8F));
  for (size_t i = 0; i < width; i += 8) {
    const __m256 d = _mm256_mul_ps(_mm256_sub_ps(_mm256_loadu_ps(y + i), mean), scale);
    const __m256 z = _mm256_fmadd_ps(d, _mm256_loadu_ps(gain + i), _mm256_loadu_ps(shift + i));
    _mm256_storeu_ps(x + i, _mm256_add_ps(_mm256_loadu_ps(x + i), z));
  }
}

DATELINE_AVX2 void sum_maxout2(const float* const* parts, size_t count, const float* bias, size_t width,
                               float* out) {
  for (size_t h = 0; h < width; h += 8) {
    __m256 a = _mm256_loadu_ps(bias + h);
    __m256 b = _mm256_loadu_ps(bias + width + h);
    for (size_t f = 0; f < count; ++f) {
      a = _mm256_add_ps(a, _mm256_loadu_ps(parts[f] + h));
      b = _mm256_add_ps(b, _mm256_loadu_ps(parts[f] + width + h));
    }
    _mm256_storeu_ps(out + h, _mm256_max_ps(a, b));
  }
}

DATELINE_AVX2 void add(float* y, const float* x, size_t width) {
  for (size_t i = 0; i < width; i += 8)
    _mm256_storeu_ps(y + i, _mm256_add_ps(_mm256_loadu_ps(y + i), _mm256_loadu_ps(x + i)));
}

}  // namespace

namespace kernels {
const Kernels avx2 = {product<false>, product<true>,  window_maxout, window_inputs,
                      window_outputs, add_normalised, sum_maxout2,   add};
}  // namespace kernels

}  // namespace dateline

#endif
