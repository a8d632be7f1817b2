// Float arithmetic in a fixed order of operations, without the C library's own exp: the same bits everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline {

// In place, each of n floats: x -> gelu(x), the tanh form, by our own exp.
void gelu(float* values, size_t n);
// Softmax over n scores.
void softmax(float* scores, size_t n);
// x = normalised(x + y) * gain + shift over `width` floats (a multiple of 8); variance floor 1e-12.
void add_and_normalise(float* x, const float* y, std::span<const float> gain, std::span<const float> shift);
// out[c] = bias[c] + sum over k of x[k] * weights[k][c]; weights {x.size(), out.size()}.
void dense(std::span<const float> x, std::span<const float> weights, std::span<const float> bias,
           std::span<float> out);
// out[c] = sum over k of weights[k] * rows[k * stride + c], k ascending.
void weighted_sum(std::span<const float> weights, const float* rows, size_t stride, std::span<float> out);
// out[c] = sums[c] * (row_scale * scale[c]) + bias[c]: what a product of whole numbers stands for.
void dequantize(const int32_t* sums, float row_scale, std::span<const float> scale,
                std::span<const float> bias, float* out);
// Whole numbers of at most 12 bits for one row; gives the factor that turns them back.
float quantize(std::span<const float> row, int16_t* out);

}  // namespace dateline
