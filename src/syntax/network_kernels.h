// The inner loops of the network, once per instruction set. All sets compute the same bits: one output
// accumulates over k in ascending order with fused multiply-add, from its bias; vectors run over outputs
// only.
//
//   const Kernels& k = kernels_for(*choose_isa());
//   k.affine(rows, 4, matrix, out, matrix.columns());
//
// Matrices are packed in panels of 24 columns (3 vectors of 8): {panel, k, 24}. A maxout layer with 3 pieces
// keeps the pieces of 8 outputs in one panel ({panel, k, piece, 8}), so that the maximum is taken in
// registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dateline {

inline constexpr size_t panel_width = 24;
inline constexpr size_t lane_count = 8;
inline constexpr size_t maxout_pieces = panel_width / lane_count;

// Of window_inputs and window_outputs.
inline constexpr size_t window_outputs_at_once = 4;
inline constexpr size_t window_products = 6;

enum class Isa : uint8_t { portable, avx2, avx512 };

// A view of a packed matrix; nothing is owned.
struct PackedMatrix {
  const float* weights = nullptr;  // first weight of the first panel
  const float* bias = nullptr;     // panels * 24
  size_t panels = 0;
  size_t depth = 0;         // k: length of the input rows
  size_t panel_stride = 0;  // floats from one panel to the next; depth * 24 where nothing is left out
  size_t columns() const { return panels * panel_width; }
};

struct Kernels {
  // out[r][0 .. columns) = rows[r] * matrix + bias; out_stride in floats.
  void (*affine)(const float* const* rows, size_t count, const PackedMatrix& matrix, float* out,
                 size_t out_stride);
  // The same, then the maximum of the three pieces: out[r][0 .. panels * 8).
  void (*maxout)(const float* const* rows, size_t count, const PackedMatrix& matrix, float* out,
                 size_t out_stride);
  // out = max over pieces of (left + middle + right + bias), all `panels` * 24 wide, missing ones null;
  // out is panels * 8 wide.
  void (*window_maxout)(const float* left, const float* middle, const float* right, const float* bias,
                        size_t panels, float* out);
  // Four neighbouring outputs of a window layer at once from six rows of input, with half the multiplications
  // (Winograd 1980; Lavin and Gray 2016, F(4, 3)). First the six sums of the rows (at `rows`, one after the
  // other) that go into the products: out[j] of `width` floats (a multiple of 8);
  void (*window_inputs)(const float* rows, size_t width, float* const* out);
  // then, from the six products (24 floats each, `stride` apart), the outputs: maxima of the three pieces, 8
  // floats for each of the first `rows` (1 to 4).
  void (*window_outputs)(const float* products, size_t stride, const float* bias, float* out,
                         size_t out_stride, size_t rows);
  // x += normalised(y) * gain + shift, over `width` floats (a multiple of 8).
  void (*add_normalised)(float* x, const float* y, const float* gain, const float* shift, size_t width);
  // out[h] = max(s[h], s[width + h]) with s = bias + parts[0] + parts[1] ...; s is 2 * width, width a
  // multiple of 8.
  void (*sum_maxout2)(const float* const* parts, size_t count, const float* bias, size_t width, float* out);
  // y += x over `width` floats (a multiple of 8).
  void (*add)(float* y, const float* x, size_t width);
};

bool isa_supported(Isa isa);
// The best set this machine has, or the one that DATELINE_ISA names ("portable", "avx2", "avx512"); usage
// where the machine lacks it or the name is unknown.
Result<Isa> choose_isa();
std::string_view name(Isa isa);
// Asserts that the machine supports it.
const Kernels& kernels_for(Isa isa);

namespace kernels {
extern const Kernels portable;
#if defined(__x86_64__)
extern const Kernels avx2;
extern const Kernels avx512;
#endif
}  // namespace kernels

}  // namespace dateline
