#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "syntax/network_kernels.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline {

namespace {

#if defined(__SSE2__)

// Fused multiply-add without the instruction. The product of two floats is exact in double; the sum is
// rounded to odd there, and rounding that to float gives the correctly rounded result (53 >= 24 + 2 bits).
__m128d sum_to_odd(__m128d product, __m128d addend) {
  const __m128d sum = _mm_add_pd(product, addend);
  const __m128d from_addend = _mm_sub_pd(sum, product);
  const __m128d error =
      _mm_add_pd(_mm_sub_pd(product, _mm_sub_pd(sum, from_addend)), _mm_sub_pd(addend, from_addend));
  const __m128d zero = _mm_setzero_pd();
  const __m128d inexact = _mm_or_pd(_mm_cmplt_pd(error, zero), _mm_cmpgt_pd(error, zero));
  // Where the exact sum lies nearer to zero than `sum`, one step back; then the odd neighbour.
  const __m128i signs = _mm_srai_epi32(_mm_castpd_si128(_mm_xor_pd(error, sum)), 31);
  const __m128i back = _mm_shuffle_epi32(signs, _MM_SHUFFLE(3, 3, 1, 1));
  const __m128i odd = _mm_or_si128(_mm_add_epi64(_mm_castpd_si128(sum), back), _mm_set_epi32(0, 1, 0, 1));
  return _mm_or_pd(_mm_and_pd(inexact, _mm_castsi128_pd(odd)), _mm_andnot_pd(inexact, sum));
}

// c = a * b + c over 4 floats; `a2` holds a twice, as double.
__m128 fused(__m128d a2, __m128 b, __m128 c) {
  const __m128 b_high = _mm_movehl_ps(b, b);
  const __m128 c_high = _mm_movehl_ps(c, c);
  const __m128d low = sum_to_odd(_mm_mul_pd(a2, _mm_cvtps_pd(b)), _mm_cvtps_pd(c));
  const __m128d high = sum_to_odd(_mm_mul_pd(a2, _mm_cvtps_pd(b_high)), _mm_cvtps_pd(c_high));
  return _mm_movelh_ps(_mm_cvtpd_ps(low), _mm_cvtpd_ps(high));
}

void fused_row(float a, const float* b, float* c, size_t width) {
  const __m128d a2 = _mm_set1_pd(static_cast<double>(a));
  for (size_t j = 0; j < width; j += 4)
    _mm_storeu_ps(c + j, fused(a2, _mm_loadu_ps(b + j), _mm_loadu_ps(c + j)));
}

float fused_one(float a, float b, float c) {
  const __m128d sum = sum_to_odd(_mm_set_sd(static_cast<double>(a) * static_cast<double>(b)),
                                 _mm_set_sd(static_cast<double>(c)));
  return _mm_cvtss_f32(_mm_cvtpd_ps(sum));
}

#else

float fused_one(float a, float b, float c) {
  return std::fma(a, b, c);
}

void fused_row(float a, const float* b, float* c, size_t width) {
  for (size_t j = 0; j < width; ++j)
    c[j] = fused_one(a, b[j], c[j]);
}

#endif

// As the vector instruction: the second where they are equal or not comparable.
float larger(float a, float b) {
  return a > b ? a : b;
}

using Panel = std::array<float, panel_width>;

Panel one_panel(const float* row, const PackedMatrix& m, size_t panel) {
  Panel sum{};
  std::copy_n(m.bias + panel * panel_width, panel_width, sum.begin());
  const float* w = m.weights + panel * m.panel_stride;
  for (size_t k = 0; k < m.depth; ++k)
    fused_row(row[k], w + k * panel_width, sum.data(), panel_width);
  return sum;
}

void max_of_pieces(const Panel& sum, float* out) {
  for (size_t j = 0; j < lane_count; ++j)
    out[j] = larger(larger(sum[j], sum[lane_count + j]), sum[2 * lane_count + j]);
}

void affine(const float* const* rows, size_t count, const PackedMatrix& m, float* out, size_t stride) {
  for (size_t r = 0; r < count; ++r) {
    for (size_t p = 0; p < m.panels; ++p) {
      const Panel sum = one_panel(rows[r], m, p);
      std::copy(sum.begin(), sum.end(), out + r * stride + p * panel_width);
    }
  }
}

void maxout(const float* const* rows, size_t count, const PackedMatrix& m, float* out, size_t stride) {
  for (size_t r = 0; r < count; ++r)
    for (size_t p = 0; p < m.panels; ++p)
      max_of_pieces(one_panel(rows[r], m, p), out + r * stride + p * lane_count);
}

void window_maxout(const float* left, const float* middle, const float* right, const float* bias,
                   size_t panels, float* out) {
  for (size_t p = 0; p < panels; ++p) {
    Panel sum{};
    for (const float* part : {left, middle, right}) {
      if (part == nullptr) continue;
      for (size_t j = 0; j < panel_width; ++j)
        sum[j] += part[p * panel_width + j];
    }
    for (size_t j = 0; j < panel_width; ++j)
      sum[j] += bias[p * panel_width + j];
    max_of_pieces(sum, out + p * lane_count);
  }
}

void window_inputs(const float* rows, size_t width, float* const* out) {
  for (size_t i = 0; i < width; ++i) {
    const float d0 = rows[i];
    const float d1 = rows[width + i];
    const float d2 = rows[2 * width + i];
    const float d3 = rows[3 * width + i];
    const float d4 = rows[4 * width + i];
    const float d5 = rows[5 * width + i];
    out[0][i] = (4.0F * d0 - 5.0F * d2) + d4;
    out[1][i] = (d3 + d4) - 4.0F * (d1 + d2);
    out[2][i] = (d4 - d3) + 4.0F * (d1 - d2);
    out[3][i] = (d4 - d2) + 2.0F * (d3 - d1);
    out[4][i] = (d4 - d2) - 2.0F * (d3 - d1);
    out[5][i] = (4.0F * d1 - 5.0F * d3) + d5;
  }
}

void window_outputs(const float* products, size_t stride, const float* bias, float* out, size_t out_stride,
                    size_t rows) {
  std::array<Panel, window_outputs_at_once> sums{};
  for (size_t c = 0; c < panel_width; ++c) {
    const auto m = [&](size_t j) { return products[j * stride + c]; };
    const float sum_12 = m(1) + m(2);
    const float sum_34 = m(3) + m(4);
    const float gap_12 = m(1) - m(2);
    const float gap_34 = m(3) - m(4);
    sums[0][c] = ((m(0) + sum_12) + sum_34) + bias[c];
    sums[1][c] = (gap_12 + 2.0F * gap_34) + bias[c];
    sums[2][c] = (sum_12 + 4.0F * sum_34) + bias[c];
    sums[3][c] = ((gap_12 + 8.0F * gap_34) + m(5)) + bias[c];
  }
  for (size_t r = 0; r < rows; ++r)
    max_of_pieces(sums[r], out + r * out_stride);
}

float sum_of_lanes(const std::array<float, lane_count>& s) {
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

void add_normalised(float* x, const float* y, const float* gain, const float* shift, size_t width) {
  std::array<float, lane_count> lanes{};
  for (size_t i = 0; i < width; i += lane_count)
    for (size_t j = 0; j < lane_count; ++j)
      lanes[j] += y[i + j];
  const auto n = static_cast<float>(width);
  const float mean = sum_of_lanes(lanes) / n;
  lanes.fill(0.0F);
  for (size_t i = 0; i < width; i += lane_count) {
    for (size_t j = 0; j < lane_count; ++j) {
      const float d = y[i + j] - mean;
      lanes[j] = fused_one(d, d, lanes[j]);
    }
  }
  const float scale = 1.0F / std::sqrt(sum_of_lanes(lanes) / n + 1e-8F);
  for (size_t i = 0; i < width; ++i)
    x[i] += fused_one((y[i] - mean) * scale, gain[i], shift[i]);
}

void sum_maxout2(const float* const* parts, size_t count, const float* bias, size_t width, float* out) {
  for (size_t h = 0; h < width; ++h) {
    float a = bias[h];
    float b = bias[width + h];
    for (size_t f = 0; f < count; ++f) {
      a += parts[f][h];
      b += parts[f][width + h];
    }
    out[h] = larger(a, b);
  }
}

void add(float* y, const float* x, size_t width) {
  for (size_t i = 0; i < width; ++i)
    y[i] += x[i];
}

}  // namespace

namespace kernels {
const Kernels portable = {affine,         maxout,         window_maxout, window_inputs,
                          window_outputs, add_normalised, sum_maxout2,   add};
}  // namespace kernels

}  // namespace dateline
