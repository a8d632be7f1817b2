#include "syntax/network_words.h"

#include <algorithm>
#include <cassert>

#include "base/hash.h"

namespace dateline {

namespace {

constexpr size_t table_size = WordCache::capacity * 4;  // a power of two

bool same(const TokenFeatures& a, const TokenFeatures& b) {
  return a.orth == b.orth && a.norm == b.norm && a.prefix == b.prefix && a.suffix == b.suffix &&
         a.shape == b.shape && a.space_after == b.space_after && a.is_space == b.is_space;
}

size_t place_of(const TokenFeatures& t) {
  uint64_t h = t.orth ^ (t.norm * 0x9e3779b97f4a7c15ULL) ^ t.space_after;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return (h ^ (h >> 32)) & (table_size - 1);
}

}  // namespace

void WordCache::prepare(const WordWeights& weights) {
  if (entries_ != nullptr && computed_for_ == weights.version) return;
  computed_for_ = weights.version;
  entry_size_ = 0;
  size_t widest = 0;
  for (size_t n = 0; n < 2; ++n) {
    offsets_[n] = entry_size_;
    widths_[n] = weights.networks[n]->width;
    widest = std::max(widest, widths_[n]);
    entry_size_ += widths_[n] * (1 + 3 * maxout_pieces);
  }
  entries_.reset(new float[capacity * entry_size_]);
  words_.clear();
  words_.reserve(capacity);
  table_.assign(table_size, 0);
  zeros_.assign(widest * maxout_pieces, 0.0F);
}

uint32_t WordCache::find_or_add(const TokenFeatures& token) {
  size_t at = place_of(token);
  for (; table_[at] != 0; at = (at + 1) & (table_size - 1))
    if (same(words_[table_[at] - 1], token)) return table_[at] - 1;
  words_.push_back(token);
  table_[at] = static_cast<uint32_t>(words_.size());
  return table_[at] - 1;
}

void WordCache::look_up(const WordWeights& weights, std::span<const TokenFeatures> tokens,
                        std::span<uint32_t> slots) {
  assert(tokens.size() <= capacity && slots.size() == tokens.size());
  prepare(weights);
  if (words_.size() + tokens.size() > capacity) {
    words_.clear();
    std::fill(table_.begin(), table_.end(), 0);
  }
  const size_t first = words_.size();
  for (size_t i = 0; i < tokens.size(); ++i)
    slots[i] = find_or_add(tokens[i]);
  if (words_.size() > first) compute(weights, first);
}

// Projections of the word vectors of words `first` ... into the last column block of mixed_.
void WordCache::add_static(const WordWeights& weights, const Tok2Vec& net, size_t first) {
  const size_t mixed = net.mixed_width();
  const size_t offset = net.tables.size() * net.width;
  rows_.clear();
  with_vector_.clear();
  for (size_t i = first; i < words_.size(); ++i) {
    const float* vector = weights.vectors->find(words_[i].orth);
    float* to = mixed_.data() + (i - first) * mixed + offset;
    if (vector == nullptr) {
      std::fill_n(to, net.width, 0.0F);
      continue;
    }
    rows_.push_back(vector);
    with_vector_.push_back(static_cast<uint32_t>(i - first));
  }
  const size_t columns = net.projection->columns();
  projected_.resize(rows_.size() * columns);
  weights.kernels->affine(rows_.data(), rows_.size(), *net.projection, projected_.data(), columns);
  for (size_t i = 0; i < with_vector_.size(); ++i)
    std::copy_n(projected_.data() + i * columns, net.width, mixed_.data() + with_vector_[i] * mixed + offset);
}

void WordCache::embed(const WordWeights& weights, size_t network, size_t first) {
  const Tok2Vec& net = *weights.networks[network];
  const Kernels& k = *weights.kernels;
  const size_t count = words_.size() - first;
  const size_t mixed = net.mixed_width();
  mixed_.resize(count * mixed);
  for (size_t i = 0; i < count; ++i) {
    for (size_t t = 0; t < net.tables.size(); ++t) {
      const HashTable& table = net.tables[t];
      float* to = mixed_.data() + i * mixed + t * net.width;
      std::fill_n(to, net.width, 0.0F);
      for (const uint32_t row : embedding_hash(value_of(words_[first + i], table.attribute), table.seed))
        k.add(to, table.values + size_t{row % table.rows} * net.width, net.width);
    }
  }
  if (net.projection) add_static(weights, net, first);
  rows_.clear();
  for (size_t i = 0; i < count; ++i)
    rows_.push_back(mixed_.data() + i * mixed);
  const size_t columns = net.mix.matrix.panels * lane_count;
  projected_.resize(count * columns);
  k.maxout(rows_.data(), count, net.mix.matrix, projected_.data(), columns);
  for (size_t i = 0; i < count; ++i) {
    float* to = entries_.get() + (first + i) * entry_size_ + offsets_[network];
    std::fill_n(to, net.width, 0.0F);
    k.add_normalised(to, projected_.data() + i * columns, net.mix.gain, net.mix.shift, net.width);
  }
}

void WordCache::compute(const WordWeights& weights, size_t first) {
  const size_t count = words_.size() - first;
  for (size_t n = 0; n < 2; ++n) {
    embed(weights, n, first);
    rows_.clear();
    for (size_t i = first; i < words_.size(); ++i)
      rows_.push_back(embedding(static_cast<uint32_t>(i), n));
    // The three blocks of rows of the window's matrix, one per neighbour.
    const size_t width = widths_[n];
    PackedMatrix part = weights.networks[n]->first_window.matrix;
    part.bias = zeros_.data();
    part.depth = width;
    for (size_t as = 0; as < 3; ++as) {
      float* out = entries_.get() + first * entry_size_ + offsets_[n] + width * (1 + maxout_pieces * as);
      weights.kernels->affine(rows_.data(), count, part, out, entry_size_);
      part.weights += width * panel_width;
    }
  }
}

}  // namespace dateline
