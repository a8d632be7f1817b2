#include "syntax/network_kernels.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <gtest/gtest.h>

#include "small_pipeline.h"

namespace dateline {
namespace {

using test::Random;

std::vector<Isa> supported() {
  std::vector<Isa> out;
  for (const Isa isa : {Isa::portable, Isa::avx2, Isa::avx512})
    if (isa_supported(isa)) out.push_back(isa);
  return out;
}

// Weights of all sizes, so that sums cancel, overflow nothing and meet subnormal numbers.
std::vector<float> wild(Random& random, size_t n) {
  std::vector<float> out(n);
  for (float& v : out)
    v = std::ldexp(random.weight(), static_cast<int>(random.below(41)) - 20);
  for (size_t i = 0; i < n; i += 17)
    out[i] = std::ldexp(random.weight(), -80);
  return out;
}

std::vector<uint32_t> bits(const std::vector<float>& values) {
  std::vector<uint32_t> out;
  for (const float v : values)
    out.push_back(std::bit_cast<uint32_t>(v));
  return out;
}

struct Problem {
  size_t rows, depth, panels;
  std::vector<float> inputs, weights, bias;
  std::vector<const float*> row_pointers;
  PackedMatrix matrix;

  Problem(Random& random, size_t r, size_t d, size_t p) : rows(r), depth(d), panels(p) {
    inputs = wild(random, r * d);
    weights = wild(random, p * d * panel_width);
    bias = wild(random, p * panel_width);
    for (size_t i = 0; i < r; ++i)
      row_pointers.push_back(inputs.data() + i * d);
    matrix = {weights.data(), bias.data(), p, d, d * panel_width};
  }
  // The definition.
  float output(size_t row, size_t column) const {
    float sum = bias[column];
    const float* w = weights.data() + column / panel_width * depth * panel_width + column % panel_width;
    for (size_t k = 0; k < depth; ++k)
      sum = std::fma(inputs[row * depth + k], w[k * panel_width], sum);
    return sum;
  }
};

class KernelTest : public testing::Test {
 protected:
  Random random_{7};
};

TEST_F(KernelTest, ProductsFollowTheDefinitionToTheBit) {
  for (size_t rows = 1; rows <= 18; ++rows) {
    const Problem p(random_, rows, 1 + random_.below(40), 1 + rows % 5);
    const size_t columns = p.panels * panel_width;
    std::vector<float> wanted(rows * columns);
    std::vector<float> wanted_maxima(rows * p.panels * lane_count);
    for (size_t r = 0; r < rows; ++r) {
      for (size_t c = 0; c < columns; ++c)
        wanted[r * columns + c] = p.output(r, c);
      for (size_t o = 0; o < p.panels * lane_count; ++o) {
        const float* s = wanted.data() + r * columns + o / lane_count * panel_width + o % lane_count;
        wanted_maxima[r * p.panels * lane_count + o] = std::max(std::max(s[0], s[8]), s[16]);
      }
    }
    for (const Isa isa : supported()) {
      const Kernels& k = kernels_for(isa);
      std::vector<float> got(wanted.size());
      k.affine(p.row_pointers.data(), rows, p.matrix, got.data(), columns);
      EXPECT_EQ(bits(got), bits(wanted)) << name(isa) << ' ' << rows;
      std::vector<float> maxima(wanted_maxima.size());
      k.maxout(p.row_pointers.data(), rows, p.matrix, maxima.data(), p.panels * lane_count);
      EXPECT_EQ(bits(maxima), bits(wanted_maxima)) << name(isa) << ' ' << rows;
    }
  }
}

// The emulated multiply-add against the C library's exact one, near ties above all.
TEST_F(KernelTest, PortableMultiplyAddIsExact) {
  std::vector<float> a(1), w(panel_width), c(panel_width), got(panel_width);
  for (int round = 0; round < 20000; ++round) {
    a[0] = std::ldexp(static_cast<float>(random_.next() | 1), -static_cast<int>(random_.below(40)));
    for (size_t i = 0; i < panel_width; ++i) {
      w[i] = std::ldexp(static_cast<float>(random_.next() >> random_.below(24)),
                        -static_cast<int>(random_.below(60)));
      // A sum that the product nearly cancels, or that is half a step away.
      c[i] = random_.below(2) == 0 ? -a[0] * w[i]
                                   : std::ldexp(a[0] * w[i], static_cast<int>(random_.below(50)) - 25);
      if (random_.below(8) == 0) c[i] = std::ldexp(c[i], -100);
    }
    const float* row = a.data();
    kernels::portable.affine(&row, 1, {w.data(), c.data(), 1, 1, panel_width}, got.data(), panel_width);
    for (size_t i = 0; i < panel_width; ++i) {
      ASSERT_EQ(std::bit_cast<uint32_t>(got[i]), std::bit_cast<uint32_t>(std::fma(a[0], w[i], c[i])))
          << a[0] << ' ' << w[i] << ' ' << c[i];
    }
  }
}

TEST_F(KernelTest, SmallKernelsAgreeToTheBit) {
  const size_t panels = 4;
  const size_t width = panels * lane_count;
  const auto left = wild(random_, panels * panel_width);
  const auto right = wild(random_, panels * panel_width);
  const auto bias = wild(random_, panels * panel_width);
  const auto start = wild(random_, width);
  std::vector<std::vector<uint32_t>> results;
  for (const Isa isa : supported()) {
    const Kernels& k = kernels_for(isa);
    std::vector<float> out(6 * width);
    k.window_maxout(left.data(), nullptr, right.data(), bias.data(), panels, out.data());
    k.window_maxout(nullptr, nullptr, nullptr, bias.data(), panels, out.data() + width);
    std::copy(start.begin(), start.end(), out.begin() + static_cast<ptrdiff_t>(2 * width));
    k.add_normalised(out.data() + 2 * width, left.data(), right.data(), bias.data(), width);
    const std::vector<const float*> parts = {left.data(), right.data(), start.data()};
    k.sum_maxout2(parts.data(), 3, bias.data(), width / 2, out.data() + 3 * width);
    std::copy(start.begin(), start.end(), out.begin() + static_cast<ptrdiff_t>(4 * width));
    k.add(out.data() + 4 * width, left.data(), width);
    std::vector<float> sums(window_products * lane_count);
    std::array<float*, window_products> to{};
    for (size_t j = 0; j < window_products; ++j)
      to[j] = sums.data() + j * lane_count;
    k.window_inputs(left.data(), lane_count, to.data());
    out.insert(out.end(), sums.begin(), sums.end());
    // Six products of a panel each, overlapping.
    std::vector<float> outputs(3 * lane_count);
    k.window_outputs(right.data(), lane_count, bias.data(), outputs.data(), lane_count, 3);
    out.insert(out.end(), outputs.begin(), outputs.end());
    results.push_back(bits(out));
  }
  for (const auto& r : results)
    EXPECT_EQ(r, results.front());
}

// Against the window layer's definition: with one row of input weights, y[t] = x[t-1] g0 + x[t] g1 + x[t+1]
// g2.
TEST_F(KernelTest, FourOutputsOfAWindowAtOnce) {
  std::vector<float> rows(6 * lane_count);
  for (float& v : rows)
    v = random_.weight();
  const std::array<double, 3> g = {0.25, -0.75, 0.5};
  const std::array<double, 6> factors = {g[0] / 4,
                                         -(g[0] + g[1] + g[2]) / 6,
                                         -(g[0] - g[1] + g[2]) / 6,
                                         (g[0] + 2 * g[1] + 4 * g[2]) / 24,
                                         (g[0] - 2 * g[1] + 4 * g[2]) / 24,
                                         g[2]};
  std::vector<float> sums(window_products * lane_count);
  std::array<float*, window_products> to{};
  for (size_t j = 0; j < window_products; ++j)
    to[j] = sums.data() + j * lane_count;
  kernels::portable.window_inputs(rows.data(), lane_count, to.data());
  // All 24 columns of a product alike, so that the maximum is that number.
  std::vector<float> products(window_products * panel_width);
  for (size_t j = 0; j < window_products; ++j)
    for (size_t c = 0; c < panel_width; ++c)
      products[j * panel_width + c] =
          static_cast<float>(static_cast<double>(sums[j * lane_count + c % lane_count]) * factors[j]);
  const std::vector<float> bias(panel_width, 1.0F);
  std::vector<float> out(4 * lane_count);
  kernels::portable.window_outputs(products.data(), panel_width, bias.data(), out.data(), lane_count, 4);
  for (size_t t = 0; t < 4; ++t) {
    for (size_t i = 0; i < lane_count; ++i) {
      double wanted = 1;
      for (size_t side = 0; side < 3; ++side)
        wanted += static_cast<double>(rows[(t + side) * lane_count + i]) * g[side];
      EXPECT_NEAR(static_cast<double>(out[t * lane_count + i]), wanted, 1e-5);
    }
  }
}

TEST_F(KernelTest, NormalisationIsWhatItSays) {
  const size_t width = 24;
  std::vector<float> y(width);
  for (float& v : y)
    v = random_.weight();
  double mean = 0;
  double variance = 0;
  for (const float v : y)
    mean += static_cast<double>(v) / width;
  for (const float v : y)
    variance += (static_cast<double>(v) - mean) * (static_cast<double>(v) - mean) / width;
  const std::vector<float> gain(width, 2.0F);
  const std::vector<float> shift(width, 0.5F);
  std::vector<float> x(width, 1.0F);
  kernels::portable.add_normalised(x.data(), y.data(), gain.data(), shift.data(), width);
  for (size_t i = 0; i < width; ++i)
    EXPECT_NEAR(static_cast<double>(x[i]), 1.5 + 2 * (static_cast<double>(y[i]) - mean) / std::sqrt(variance),
                1e-5);
}

TEST_F(KernelTest, TheEnvironmentNamesTheInstructionSet) {
  ASSERT_EQ(setenv("DATELINE_ISA", "portable", 1), 0);
  EXPECT_EQ(*choose_isa(), Isa::portable);
  ASSERT_EQ(setenv("DATELINE_ISA", "mmx", 1), 0);
  EXPECT_EQ(choose_isa().error().code, ErrorCode::usage);
  ASSERT_EQ(unsetenv("DATELINE_ISA"), 0);
  EXPECT_EQ(*choose_isa(), supported().back());
}

}  // namespace
}  // namespace dateline
