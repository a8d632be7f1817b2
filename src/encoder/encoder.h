// A small transformer encoder (BERT's form: MiniLM) in whole-number arithmetic: word pieces of one sentence
// -> one vector a piece. Weights are 8-bit, activations 12-bit, sums exact, everything between them in a
// fixed order of float operations: the same bits on every machine.
//
//   auto encoder = Encoder::open(model);
//   Encoder::Scratch scratch;                                   // one per thread
//   std::span<const float> vectors = encoder->encode(pieces, scratch);   // {pieces, width}, until the next
//   call
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "encoder/int_gemm.h"
#include "syntax/model_file.h"

namespace dateline {

// Weights of one dense layer: integers with a scale per output, and a bias.
struct QuantizedLayer {
  PackedWeights weights;
  std::vector<float> scale, bias;
};

class Encoder {
 public:
  // Sections "encoder.*" (train/typer/export.py writes them). Copies what it needs: the model may go.
  // model_damaged where one is missing or of another size.
  static Result<Encoder> open(const ModelFile& model);

  struct Scratch {
    std::vector<float> states, projected, context, hidden, scores;
    std::vector<int16_t> quantized;
    std::vector<float> row_scale;
    std::vector<int32_t> sums;
  };

  // At most max_length() pieces, begin and end mark included. The vectors live in the scratch.
  std::span<const float> encode(std::span<const uint32_t> pieces, Scratch& scratch) const;
  size_t width() const { return width_; }
  size_t max_length() const { return positions_.size() / width_; }
  size_t vocabulary() const { return word_scale_.size(); }

 private:
  struct Layer {
    QuantizedLayer query_key_value, attention_out, up, down;
    std::vector<float> attention_gain, attention_shift, out_gain, out_shift;
  };
  Encoder() = default;
  Status load_layer(const ModelFile& model, size_t index);
  void embed(std::span<const uint32_t> pieces, float* out) const;
  void attend(size_t count, Scratch& scratch) const;
  void run_layer(const Layer& layer, size_t count, Scratch& scratch) const;

  size_t width_ = 0, heads_ = 0, inner_ = 0;
  std::vector<int8_t> words_;
  std::vector<float> word_scale_, positions_, gain_, shift_;
  std::vector<Layer> layers_;
  Isa isa_ = Isa::portable;
};

}  // namespace dateline
