#include "encoder/float_ops.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "encoder/int_gemm.h"

// The compiler makes one copy per instruction set and picks at load; -ffp-contract=off keeps their results
// equal.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define DATELINE_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define DATELINE_CLONES
#endif

namespace dateline {

namespace {

constexpr size_t lanes = 8;

// exp(x) for x <= 0 or small positive x, to within 2 units in the last place: 2^n times a polynomial on
// [-ln2/2, ln2/2] (Cephes' coefficients, public domain).
inline float exp_fixed(float x) {
  x = std::min(88.0F, std::max(-87.0F, x));
  const float n = static_cast<float>(static_cast<int32_t>(x * 1.44269504088896341F + (x < 0 ? -0.5F : 0.5F)));
  const float r = (x - n * 0.693359375F) - n * -2.12194440e-4F;
  float p = 1.9875691500e-4F;
  p = p * r + 1.3981999507e-3F;
  p = p * r + 8.3334519073e-3F;
  p = p * r + 4.1665795894e-2F;
  p = p * r + 1.6666665459e-1F;
  p = p * r + 5.0000001201e-1F;
  p = p * r * r + r + 1.0F;
  return p * std::bit_cast<float>((static_cast<int32_t>(n) + 127) << 23);
}

}  // namespace

DATELINE_CLONES void gelu(float* values, size_t n) {
  for (size_t i = 0; i < n; ++i) {
    const float x = values[i];
    const float inner = 1.5957691216F * (x + 0.044715F * x * x * x);
    values[i] = x / (1.0F + exp_fixed(-inner));
  }
}

DATELINE_CLONES void softmax(float* scores, size_t n) {
  float top = scores[0];
  for (size_t i = 1; i < n; ++i)
    top = std::max(top, scores[i]);
  for (size_t i = 0; i < n; ++i)
    scores[i] = exp_fixed(scores[i] - top);
  float sum = 0;
  for (size_t i = 0; i < n; ++i)
    sum += scores[i];
  const float factor = 1.0F / sum;
  for (size_t i = 0; i < n; ++i)
    scores[i] *= factor;
}

DATELINE_CLONES void add_and_normalise(float* x, const float* y, std::span<const float> gain,
                                       std::span<const float> shift) {
  const size_t width = gain.size();
  std::array<float, lanes> sum{};
  for (size_t i = 0; i < width; i += lanes) {
    for (size_t l = 0; l < lanes; ++l) {
      x[i + l] += y[i + l];
      sum[l] += x[i + l];
    }
  }
  const auto total = [](const std::array<float, lanes>& v) {
    return ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7]));
  };
  const float mean = total(sum) / static_cast<float>(width);
  std::array<float, lanes> squares{};
  for (size_t i = 0; i < width; i += lanes) {
    for (size_t l = 0; l < lanes; ++l) {
      const float d = x[i + l] - mean;
      squares[l] += d * d;
    }
  }
  const float factor = 1.0F / std::sqrt(total(squares) / static_cast<float>(width) + 1e-12F);
  for (size_t i = 0; i < width; ++i)
    x[i] = (x[i] - mean) * factor * gain[i] + shift[i];
}

DATELINE_CLONES void dense(std::span<const float> x, std::span<const float> weights,
                           std::span<const float> bias, std::span<float> out) {
  std::copy(bias.begin(), bias.end(), out.begin());
  for (size_t k = 0; k < x.size(); ++k) {
    const float* row = weights.data() + k * out.size();
    for (size_t c = 0; c < out.size(); ++c)
      out[c] += x[k] * row[c];
  }
}

DATELINE_CLONES void weighted_sum(std::span<const float> weights, const float* rows, size_t stride,
                                  std::span<float> out) {
  std::fill(out.begin(), out.end(), 0.0F);
  for (size_t k = 0; k < weights.size(); ++k) {
    const float* row = rows + k * stride;
    for (size_t c = 0; c < out.size(); ++c)
      out[c] += weights[k] * row[c];
  }
}

DATELINE_CLONES void dequantize(const int32_t* sums, float row_scale, std::span<const float> scale,
                                std::span<const float> bias, float* out) {
  for (size_t c = 0; c < scale.size(); ++c)
    out[c] = static_cast<float>(sums[c]) * (row_scale * scale[c]) + bias[c];
}

DATELINE_CLONES float quantize(std::span<const float> row, int16_t* out) {
  float top = 0;
  for (const float v : row)
    top = std::max(top, std::abs(v));
  if (top == 0) {
    std::fill_n(out, row.size(), int16_t{0});
    return 0;
  }
  const float factor = static_cast<float>(activation_limit) / top;
  for (size_t i = 0; i < row.size(); ++i) {
    const float v = row[i] * factor;
    out[i] = static_cast<int16_t>(static_cast<int32_t>(v + (v < 0 ? -0.5F : 0.5F)));
  }
  return top / static_cast<float>(activation_limit);
}

}  // namespace dateline
