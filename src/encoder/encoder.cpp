#include "encoder/encoder.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "encoder/float_ops.h"

namespace dateline {

namespace {

Error damaged(const ModelFile& model, const std::string& section) {
  return {ErrorCode::model_damaged, model.path(),
          "section " + section + " has another size than the encoder needs"};
}

Status read_floats(const ModelFile& model, const std::string& section, size_t size, std::vector<float>& out) {
  const auto values = model.array<float>(section);
  if (!values) return values.error();
  if (values->size() != size) return damaged(model, section);
  out.assign(values->begin(), values->end());
  return {};
}

Status read_layer(const ModelFile& model, const std::string& section, size_t outputs, size_t depth,
                  QuantizedLayer& out) {
  const auto weights = model.array<int8_t>(section + ".weights");
  if (!weights) return weights.error();
  if (weights->size() != outputs * depth) return damaged(model, section + ".weights");
  out.weights = pack_weights(*weights, outputs, depth);
  if (Status s = read_floats(model, section + ".scale", outputs, out.scale); !s) return s;
  return read_floats(model, section + ".bias", outputs, out.bias);
}

// out {count, outputs} = in {count, depth} * weights + bias
void apply(const QuantizedLayer& layer, const float* in, size_t count, float* out, Encoder::Scratch& scratch,
           Isa isa) {
  const size_t depth = layer.weights.depth;
  const size_t outputs = layer.weights.outputs;
  scratch.quantized.resize(count * depth);
  scratch.row_scale.resize(count);
  scratch.sums.resize(count * outputs);
  for (size_t r = 0; r < count; ++r)
    scratch.row_scale[r] = quantize({in + r * depth, depth}, scratch.quantized.data() + r * depth);
  multiply(scratch.quantized.data(), count, layer.weights, scratch.sums.data(), isa);
  for (size_t r = 0; r < count; ++r)
    dequantize(scratch.sums.data() + r * outputs, scratch.row_scale[r], layer.scale, layer.bias,
               out + r * outputs);
}

}  // namespace

Result<Encoder> Encoder::open(const ModelFile& model) {
  const auto isa = choose_isa();
  if (!isa) return isa.error();
  const auto sizes =
      model.array<uint32_t>("encoder.sizes");  // width, heads, inner, layers, positions, vocabulary
  if (!sizes) return sizes.error();
  if (sizes->size() != 6) return damaged(model, "encoder.sizes");
  const auto& s = *sizes;
  const bool sane = s[0] >= 16 && s[0] % 16 == 0 && s[0] <= 4096 && s[1] > 0 && s[0] % s[1] == 0 &&
                    s[2] % 16 == 0 && s[2] > 0 && s[2] <= 8192 && s[3] <= 48 && s[4] >= 8 && s[4] <= 4096 &&
                    s[5] > 0;
  if (!sane) return damaged(model, "encoder.sizes");
  Encoder e;
  e.isa_ = *isa;
  e.width_ = s[0], e.heads_ = s[1], e.inner_ = s[2];
  const auto words = model.array<int8_t>("encoder.words");
  if (!words) return words.error();
  if (words->size() != size_t{s[5]} * e.width_) return damaged(model, "encoder.words");
  e.words_.assign(words->begin(), words->end());
  if (Status r = read_floats(model, "encoder.words.scale", s[5], e.word_scale_); !r) return r.error();
  if (Status r = read_floats(model, "encoder.positions", size_t{s[4]} * e.width_, e.positions_); !r)
    return r.error();
  if (Status r = read_floats(model, "encoder.norm.gain", e.width_, e.gain_); !r) return r.error();
  if (Status r = read_floats(model, "encoder.norm.shift", e.width_, e.shift_); !r) return r.error();
  e.layers_.resize(s[3]);
  for (size_t i = 0; i < e.layers_.size(); ++i) {
    if (Status r = e.load_layer(model, i); !r) return r.error();
  }
  return e;
}

Status Encoder::load_layer(const ModelFile& model, size_t index) {
  const std::string at = "encoder." + std::to_string(index) + ".";
  Layer& l = layers_[index];
  if (Status s = read_layer(model, at + "qkv", 3 * width_, width_, l.query_key_value); !s) return s;
  if (Status s = read_layer(model, at + "attention", width_, width_, l.attention_out); !s) return s;
  if (Status s = read_layer(model, at + "up", inner_, width_, l.up); !s) return s;
  if (Status s = read_layer(model, at + "down", width_, inner_, l.down); !s) return s;
  if (Status s = read_floats(model, at + "attention.gain", width_, l.attention_gain); !s) return s;
  if (Status s = read_floats(model, at + "attention.shift", width_, l.attention_shift); !s) return s;
  if (Status s = read_floats(model, at + "out.gain", width_, l.out_gain); !s) return s;
  return read_floats(model, at + "out.shift", width_, l.out_shift);
}

void Encoder::embed(std::span<const uint32_t> pieces, float* out) const {
  std::vector<float> word(width_);
  for (size_t i = 0; i < pieces.size(); ++i) {
    const uint32_t id = pieces[i];
    float* row = out + i * width_;
    const float* position = positions_.data() + i * width_;
    std::copy_n(position, width_, row);
    for (size_t c = 0; c < width_; ++c)
      word[c] = static_cast<float>(words_[size_t{id} * width_ + c]) * word_scale_[id];
    add_and_normalise(row, word.data(), gain_, shift_);
  }
}

// From `projected` (queries, keys, values side by side) to `context`.
void Encoder::attend(size_t count, Scratch& scratch) const {
  const size_t size = width_ / heads_;
  const size_t stride = 3 * width_;
  const float factor = 1.0F / std::sqrt(static_cast<float>(size));
  scratch.context.resize(count * width_);
  scratch.scores.resize(count);
  std::vector<float> keys(size * count);  // transposed: the inner loop then runs over pieces
  for (size_t h = 0; h < heads_; ++h) {
    const float* base = scratch.projected.data() + h * size;
    for (size_t j = 0; j < count; ++j) {
      for (size_t c = 0; c < size; ++c)
        keys[c * count + j] = base[j * stride + width_ + c];
    }
    for (size_t i = 0; i < count; ++i) {
      float* scores = scratch.scores.data();
      weighted_sum({base + i * stride, size}, keys.data(), count, {scores, count});
      for (size_t j = 0; j < count; ++j)
        scores[j] *= factor;
      softmax(scores, count);
      weighted_sum({scores, count}, base + 2 * width_, stride,
                   {scratch.context.data() + i * width_ + h * size, size});
    }
  }
}

void Encoder::run_layer(const Layer& layer, size_t count, Scratch& scratch) const {
  float* states = scratch.states.data();
  scratch.projected.resize(count * 3 * width_);
  scratch.hidden.resize(count * inner_);
  apply(layer.query_key_value, states, count, scratch.projected.data(), scratch, isa_);
  attend(count, scratch);
  apply(layer.attention_out, scratch.context.data(), count, scratch.projected.data(), scratch, isa_);
  for (size_t i = 0; i < count; ++i)
    add_and_normalise(states + i * width_, scratch.projected.data() + i * width_, layer.attention_gain,
                      layer.attention_shift);
  apply(layer.up, states, count, scratch.hidden.data(), scratch, isa_);
  gelu(scratch.hidden.data(), count * inner_);
  apply(layer.down, scratch.hidden.data(), count, scratch.projected.data(), scratch, isa_);
  for (size_t i = 0; i < count; ++i)
    add_and_normalise(states + i * width_, scratch.projected.data() + i * width_, layer.out_gain,
                      layer.out_shift);
}

std::span<const float> Encoder::encode(std::span<const uint32_t> pieces, Scratch& scratch) const {
  assert(pieces.size() <= max_length());
  scratch.states.resize(pieces.size() * width_);
  embed(pieces, scratch.states.data());
  for (const Layer& layer : layers_)
    run_layer(layer, pieces.size(), scratch);
  return {scratch.states.data(), pieces.size() * width_};
}

}  // namespace dateline
