#include "syntax/network_encoder.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr uint32_t segment_size = WordCache::capacity / 2;
// Groups whose sums and products stay near while the weights pass by.
constexpr size_t groups_at_once = 64;

}  // namespace

// A layer sees one word to each side, so `depth` layers see `depth` words beyond the ends of a doc: rows of
// zeros, which the layers change like any other row. Padding is never shared by two docs.
void Encoder::lay_out(const WordWeights& weights, size_t tokens, std::span<const uint32_t> doc_end) {
  for (size_t n = 0; n < 2; ++n) {
    widths_[n] = weights.networks[n]->width;
    reach_[n] = weights.networks[n]->depth();
    x_[n].assign((tokens + padding(n) * doc_end.size()) * widths_[n], 0.0F);
    vectors_[n].clear();
    uint32_t begin = 0;
    for (size_t d = 0; d < doc_end.size(); ++d) {
      const size_t first = row_of(n, d, begin);
      for (uint32_t i = 0; i < doc_end[d] - begin; ++i)
        vectors_[n].push_back(row(n, first + i));
      begin = doc_end[d];
    }
  }
}

void Encoder::encode(const WordWeights& weights, std::span<const TokenFeatures> tokens,
                     std::span<const uint32_t> doc_end, WordCache& cache) {
  lay_out(weights, tokens.size(), doc_end);
  const auto count = static_cast<uint32_t>(tokens.size());
  for (uint32_t begin = 0; begin < count; begin += segment_size) {
    const uint32_t end = std::min(count, begin + segment_size);
    const uint32_t from = begin == 0 ? 0 : begin - 1;
    const uint32_t to = std::min(count, end + 1);
    slots_.resize(to - from);
    cache.look_up(weights, tokens.subspan(from, to - from), slots_);
    for (size_t n = 0; n < 2; ++n)
      first_layer(weights, n, {begin, end, from}, doc_end, cache);
  }
  for (size_t n = 0; n < 2; ++n)
    later_layers(weights, n, doc_end);
}

void Encoder::first_layer(const WordWeights& weights, size_t network, const Segment& segment,
                          std::span<const uint32_t> doc_end, const WordCache& cache) {
  const MaxoutLayer& layer = weights.networks[network]->first_window;
  const Kernels& k = *weights.kernels;
  const auto width = static_cast<int64_t>(widths_[network]);
  const auto margin = static_cast<int64_t>(reach_[network]) - 1;
  maxima_.resize(widths_[network]);
  int64_t begin = 0;
  for (size_t d = 0; d < doc_end.size(); begin = doc_end[d++]) {
    const int64_t end = doc_end[d];
    if (begin == end || end <= segment.begin || begin >= segment.end) continue;
    const int64_t from = begin >= segment.begin ? begin - margin : segment.begin;
    const int64_t to = end <= segment.end ? end + margin : segment.end;
    float* x = row(network, row_of(network, d, static_cast<size_t>(begin))) + (from - begin) * width;
    const auto part = [&](int64_t token, Neighbour as) -> const float* {
      if (token < begin || token >= end) return nullptr;
      return cache.product(slots_[static_cast<size_t>(token - segment.known_from)], network, as);
    };
    for (int64_t t = from; t < to; ++t, x += width) {
      if (t >= begin && t < end) {
        const uint32_t slot = slots_[static_cast<size_t>(t - segment.known_from)];
        std::copy_n(cache.embedding(slot, network), width, x);
      }
      k.window_maxout(part(t - 1, Neighbour::left), part(t, Neighbour::middle), part(t + 1, Neighbour::right),
                      layer.matrix.bias, layer.matrix.panels, maxima_.data());
      k.add_normalised(x, maxima_.data(), layer.gain, layer.shift, widths_[network]);
    }
  }
}

// Each layer needs one row less of the padding than the one before. Groups begin at the doc's first row, so
// that a doc's numbers do not depend on what is computed beside it.
void Encoder::later_layers(const WordWeights& weights, size_t network, std::span<const uint32_t> doc_end) {
  const Tok2Vec& net = *weights.networks[network];
  size_t margin = reach_[network] - 1;
  for (const WindowLayer& layer : net.later_windows) {
    --margin;
    groups_.clear();
    uint32_t begin = 0;
    for (size_t d = 0; d < doc_end.size(); begin = doc_end[d++]) {
      if (begin == doc_end[d]) continue;
      const size_t first = row_of(network, d, begin) - margin;
      const size_t rows = doc_end[d] - begin + 2 * margin;
      for (size_t r = 0; r < rows; r += window_outputs_at_once) {
        const size_t left = std::min(window_outputs_at_once, rows - r);
        groups_.push_back({row(network, first + r), static_cast<uint32_t>(left)});
      }
    }
    maxima_.resize(groups_.size() * window_outputs_at_once * widths_[network]);
    for (size_t g = 0; g < groups_.size(); g += groups_at_once) {
      const auto some = std::span(groups_).subspan(g, std::min(groups_at_once, groups_.size() - g));
      compute_groups(layer, *weights.kernels, widths_[network], some,
                     maxima_.data() + g * window_outputs_at_once * widths_[network]);
    }
    // Only now, as neighbouring groups read each other's rows.
    const float* maxima = maxima_.data();
    for (const Group& group : groups_) {
      for (size_t r = 0; r < group.rows; ++r) {
        weights.kernels->add_normalised(group.first + r * widths_[network], maxima + r * widths_[network],
                                        layer.gain, layer.shift, widths_[network]);
      }
      maxima += window_outputs_at_once * widths_[network];
    }
  }
}

void Encoder::compute_groups(const WindowLayer& layer, const Kernels& kernels, size_t width,
                             std::span<const Group> groups, float* maxima) {
  const size_t count = groups.size();
  sums_.resize(window_products * count * width);
  products_.resize(window_products * count * panel_width);
  zeros_.resize(panel_width, 0.0F);
  sum_rows_.resize(window_products * count);
  for (size_t g = 0; g < count; ++g) {
    std::array<float*, window_products> to{};
    for (size_t j = 0; j < window_products; ++j) {
      to[j] = sums_.data() + (j * count + g) * width;
      sum_rows_[j * count + g] = to[j];
    }
    kernels.window_inputs(groups[g].first - width, width, to.data());
  }
  for (size_t p = 0; p < layer.panels(); ++p) {
    for (size_t j = 0; j < window_products; ++j) {
      PackedMatrix panel = layer.matrices[j];
      panel.weights += p * panel.panel_stride;
      panel.bias = zeros_.data();
      panel.panels = 1;
      kernels.affine(sum_rows_.data() + j * count, count, panel, products_.data() + j * count * panel_width,
                     panel_width);
    }
    for (size_t g = 0; g < count; ++g) {
      kernels.window_outputs(
          products_.data() + g * panel_width, count * panel_width, layer.bias + p * panel_width,
          maxima + g * window_outputs_at_once * width + p * lane_count, width, groups[g].rows);
    }
  }
}

}  // namespace dateline
