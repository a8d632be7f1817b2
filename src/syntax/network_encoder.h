// Token vectors in context: the window layers over the words' embeddings, for several docs at once.
//
//   encoder.encode(weights, tokens, doc_end, cache);
//   encoder.vectors(0);                                  // of network 0: one pointer to `width` floats per
//   token
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "syntax/network_words.h"

namespace dateline {

class Encoder {
 public:
  // Computes the vectors of all tokens for both networks; doc_end as in Network::run, relative to `tokens`.
  void encode(const WordWeights& weights, std::span<const TokenFeatures> tokens,
              std::span<const uint32_t> doc_end, WordCache& cache);
  // Valid until the next encode.
  std::span<const float* const> vectors(size_t network) const { return vectors_[network]; }

 private:
  // Tokens whose words are in the cache at a time; [begin, end) within all tokens.
  struct Segment {
    uint32_t begin, end;
    uint32_t known_from;  // first token with a slot
  };
  void lay_out(const WordWeights& weights, size_t tokens, std::span<const uint32_t> doc_end);
  void first_layer(const WordWeights& weights, size_t network, const Segment& segment,
                   std::span<const uint32_t> doc_end, const WordCache& cache);
  void later_layers(const WordWeights& weights, size_t network, std::span<const uint32_t> doc_end);
  // Neighbouring rows that a later layer computes together.
  struct Group {
    float* first;  // row
    uint32_t rows;
  };
  void compute_groups(const WindowLayer& layer, const Kernels& kernels, size_t width,
                      std::span<const Group> groups, float* maxima);
  float* row(size_t network, size_t index) { return x_[network].data() + index * widths_[network]; }
  // Rows of a doc that are no tokens. Behind the last row a group may reach beyond what its layer needs.
  size_t padding(size_t network) const { return 2 * reach_[network] + window_outputs_at_once - 1; }
  // Row of the first token of doc d that begins at token `begin`.
  size_t row_of(size_t network, size_t doc, size_t begin) const {
    return begin + padding(network) * doc + reach_[network];
  }

  std::array<size_t, 2> widths_{}, reach_{};
  std::array<std::vector<float>, 2> x_;  // rows of docs, each with its padding
  std::array<std::vector<const float*>, 2> vectors_;
  std::vector<float> maxima_, sums_, products_, zeros_;
  std::vector<const float*> sum_rows_;
  std::vector<Group> groups_;
  std::vector<uint32_t> slots_;
};

}  // namespace dateline
