// What depends on a word alone, computed once per word and kept: its embedding and the three products the
// first window layer takes of it (as left neighbour, as the word itself, as right neighbour).
//
//   WordCache cache;
//   cache.look_up(weights, tokens, slots);               // slots[i]: where token i's entry is, until the
//   next call const float* e = cache.entry(slots[0]); cache.embedding(e, 0);                               //
//   of network 0, `width` floats
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/network.h"
#include "syntax/network_layers.h"

namespace dateline {

// Weights the cache computes from. Two networks read words: the shared one and the entity recogniser's. Equal
// versions mean equal weights.
struct WordWeights {
  std::string_view version;
  std::array<const Tok2Vec*, 2> networks{};
  const WordVectors* vectors = nullptr;
  const Kernels* kernels = nullptr;
};

enum class Neighbour : uint8_t { left, middle, right };

class WordCache {
 public:
  // Words kept (about 8 KB each at width 96); when another would not fit, all are forgotten.
  static constexpr size_t capacity = 8192;

  // Finds or computes the entries of the tokens, of which there must be at most `capacity` (slots as many).
  void look_up(const WordWeights& weights, std::span<const TokenFeatures> tokens, std::span<uint32_t> slots);

  const float* embedding(uint32_t slot, size_t network) const {
    return entries_.get() + slot * entry_size_ + offsets_[network];
  }
  // panels * 24 floats of the first window layer, without its bias.
  const float* product(uint32_t slot, size_t network, Neighbour as) const {
    return embedding(slot, network) + widths_[network] * (1 + maxout_pieces * static_cast<size_t>(as));
  }

 private:
  uint32_t find_or_add(const TokenFeatures& token);
  void prepare(const WordWeights& weights);
  void compute(const WordWeights& weights, size_t first);
  void embed(const WordWeights& weights, size_t network, size_t first);
  void add_static(const WordWeights& weights, const Tok2Vec& net, size_t first);

  std::string computed_for_;  // version
  size_t entry_size_ = 0;     // floats
  std::array<size_t, 2> offsets_{}, widths_{};
  std::unique_ptr<float[]> entries_;  // NOLINT: left unwritten until used, so that a short text costs little
  std::vector<TokenFeatures> words_;
  std::vector<uint32_t> table_;  // open addressing: slot + 1, 0 where free
  std::vector<float> mixed_, projected_, zeros_;
  std::vector<const float*> rows_;
  std::vector<uint32_t> with_vector_;
};

}  // namespace dateline
