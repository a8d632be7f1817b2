// The network once more, slow and obvious: one doc at a time, from the weights as thinc lays them out,
// nothing kept or batched. The oracle of Network::run; transition systems are the real ones, tested by hand
// elsewhere.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "small_pipeline.h"
#include "syntax/network_arcs.h"
#include "syntax/network_entities.h"

namespace dateline::test {

using Row = std::vector<float>;

inline const FloatArray& param(const SmallModel& model, const std::string& layer, size_t nth,
                               const std::string& key) {
  for (const auto& l : model)
    if (l.name == layer && nth-- == 0) return l.params.at(key);
  ADD_FAILURE() << layer;
  return model.front().params.at(key);
}

// start + sum over k of w[k] * x[k], for w from `at`.
inline float chain(float start, const FloatArray& w, size_t at, const float* x, size_t depth) {
  for (size_t k = 0; k < depth; ++k)
    start = std::fma(x[k], w.values[at + k], start);
  return start;
}

inline Row affine(const SmallModel& model, const std::string& layer, size_t nth, const Row& x,
                  bool bias = true) {
  const FloatArray& w = param(model, layer, nth, "W");
  Row out(w.shape[0]);
  for (size_t o = 0; o < out.size(); ++o) {
    const float start = bias ? param(model, layer, nth, "b").values[o] : 0.0F;
    out[o] = chain(start, w, o * x.size(), x.data(), x.size());
  }
  return out;
}

inline float in_lanes(const Row& values) {
  std::array<float, 8> s{};
  for (size_t i = 0; i < values.size(); ++i)
    s[i % 8] += values[i];
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

inline Row normalised(const SmallModel& model, size_t nth, Row y) {
  const auto n = static_cast<float>(y.size());
  const float mean = in_lanes(y) / n;
  std::array<float, 8> s{};
  for (size_t i = 0; i < y.size(); ++i)
    s[i % 8] = std::fma(y[i] - mean, y[i] - mean, s[i % 8]);
  const float variance = in_lanes(Row(s.begin(), s.end())) / n;
  const float scale = 1.0F / std::sqrt(variance + 1e-8F);
  const Row& gain = param(model, "layernorm", nth, "G").values;
  const Row& shift = param(model, "layernorm", nth, "b").values;
  for (size_t i = 0; i < y.size(); ++i)
    y[i] = std::fma((y[i] - mean) * scale, gain[i], shift[i]);
  return y;
}

inline Row max_of_pieces(const Row& sums) {
  Row out;
  for (size_t i = 0; i < sums.size(); i += 3)
    out.push_back(std::max({sums[i], sums[i + 1], sums[i + 2]}));
  return out;
}

// The mixing layer: one chain per output and piece.
inline Row mixed_maxout(const SmallModel& model, const Row& x) {
  const FloatArray& w = param(model, "maxout", 0, "W");
  const Row& b = param(model, "maxout", 0, "b").values;
  Row sums(b.size());
  for (size_t i = 0; i < sums.size(); ++i)
    sums[i] = chain(b[i], w, i * x.size(), x.data(), x.size());
  return normalised(model, 0, max_of_pieces(sums));
}

// The first window: three chains, of left neighbour, word and right neighbour.
inline Row first_window(const SmallModel& model, const std::array<Row, 3>& rows) {
  const FloatArray& w = param(model, "maxout", 1, "W");
  const Row& b = param(model, "maxout", 1, "b").values;
  const size_t width = rows[0].size();
  Row sums(b.size());
  for (size_t i = 0; i < sums.size(); ++i) {
    for (size_t side = 0; side < 3; ++side)
      sums[i] += chain(0.0F, w, (3 * i + side) * width, rows[side].data(), width);
    sums[i] += b[i];
  }
  return normalised(model, 1, max_of_pieces(sums));
}

// A later window over six rows: the outputs of the middle four.
inline std::vector<Row> later_window(const SmallModel& model, size_t layer, const std::array<Row, 6>& rows) {
  const FloatArray& w = param(model, "maxout", layer, "W");
  const Row& b = param(model, "maxout", layer, "b").values;
  const size_t width = rows[0].size();
  std::array<Row, 6> x;
  for (size_t k = 0; k < width; ++k) {
    const auto d = [&](size_t r) { return rows[r][k]; };
    x[0].push_back((4 * d(0) - 5 * d(2)) + d(4));
    x[1].push_back((d(3) + d(4)) - 4 * (d(1) + d(2)));
    x[2].push_back((d(4) - d(3)) + 4 * (d(1) - d(2)));
    x[3].push_back((d(4) - d(2)) + 2 * (d(3) - d(1)));
    x[4].push_back((d(4) - d(2)) - 2 * (d(3) - d(1)));
    x[5].push_back((4 * d(1) - 5 * d(3)) + d(5));
  }
  std::array<Row, 4> sums;
  for (size_t i = 0; i < b.size(); ++i) {
    std::array<FloatArray, 6> factors;
    for (size_t k = 0; k < width; ++k) {
      const std::array<double, 3> g = {static_cast<double>(w.values[3 * i * width + k]),
                                       static_cast<double>(w.values[(3 * i + 1) * width + k]),
                                       static_cast<double>(w.values[(3 * i + 2) * width + k])};
      factors[0].values.push_back(static_cast<float>(g[0] / 4));
      factors[1].values.push_back(static_cast<float>(-(g[0] + g[1] + g[2]) / 6));
      factors[2].values.push_back(static_cast<float>(-(g[0] - g[1] + g[2]) / 6));
      factors[3].values.push_back(static_cast<float>((g[0] + 2 * g[1] + 4 * g[2]) / 24));
      factors[4].values.push_back(static_cast<float>((g[0] - 2 * g[1] + 4 * g[2]) / 24));
      factors[5].values.push_back(static_cast<float>(g[2]));
    }
    std::array<float, 6> m{};
    for (size_t j = 0; j < 6; ++j)
      m[j] = chain(0.0F, factors[j], 0, x[j].data(), width);
    sums[0].push_back(((m[0] + (m[1] + m[2])) + (m[3] + m[4])) + b[i]);
    sums[1].push_back(((m[1] - m[2]) + 2 * (m[3] - m[4])) + b[i]);
    sums[2].push_back(((m[1] + m[2]) + 4 * (m[3] + m[4])) + b[i]);
    sums[3].push_back((((m[1] - m[2]) + 8 * (m[3] - m[4])) + m[5]) + b[i]);
  }
  std::vector<Row> out;
  for (const Row& s : sums)
    out.push_back(normalised(model, layer, max_of_pieces(s)));
  return out;
}

inline uint64_t attribute(const TokenFeatures& t, const std::string& name) {
  if (name == "NORM") return t.norm;
  if (name == "PREFIX") return t.prefix;
  if (name == "SHAPE") return t.shape;
  return t.space_after;
}

inline Row embedding(const SmallPipeline& pipeline, const SmallModel& model, const SmallTok2Vec& shape,
                     const TokenFeatures& token) {
  Row mixed;
  for (size_t i = 0; i < shape.attributes.size(); ++i) {
    const FloatArray& table = param(model, "hashembed", i, "E");
    Row sum(shape.width);
    const auto hash = embedding_hash(attribute(token, shape.attributes[i]), static_cast<uint32_t>(8 + i));
    for (const uint32_t h : hash)
      for (size_t j = 0; j < sum.size(); ++j)
        sum[j] += table.values[h % shape.rows[i] * shape.width + j];
    mixed.insert(mixed.end(), sum.begin(), sum.end());
  }
  if (shape.vector_width > 0) {
    Row projected(shape.width);
    if (const auto at = pipeline.row_of.find(token.orth); at != pipeline.row_of.end()) {
      const auto row =
          pipeline.vectors.values.begin() + static_cast<ptrdiff_t>(at->second * shape.vector_width);
      projected = affine(model, "static_vectors", 0, Row(row, row + shape.vector_width), false);
    }
    mixed.insert(mixed.end(), projected.begin(), projected.end());
  }
  return mixed_maxout(model, mixed);
}

// A doc's rows have padding of zeros, `depth` rows before and a few more behind. Each layer computes one row
// less to each side than the one before.
inline std::vector<Row> token_vectors(const SmallPipeline& pipeline, const SmallModel& model,
                                      const SmallTok2Vec& shape, std::span<const TokenFeatures> doc) {
  const size_t pad = shape.depth;
  std::vector<Row> x(pad, Row(shape.width));
  for (const auto& token : doc)
    x.push_back(embedding(pipeline, model, shape, token));
  x.resize(x.size() + pad + 3, Row(shape.width));
  const auto add = [](Row& to, const Row& from) {
    for (size_t j = 0; j < to.size(); ++j)
      to[j] += from[j];
  };
  for (size_t layer = 1; layer <= shape.depth; ++layer) {
    const std::vector<Row> before = x;
    const size_t end = pad + doc.size() + pad - layer;
    if (layer == 1) {
      for (size_t r = 1; r < end; ++r)
        add(x[r], first_window(model, {before[r - 1], before[r], before[r + 1]}));
      continue;
    }
    for (size_t r = layer; r < end; r += 4) {
      std::array<Row, 6> rows;
      for (size_t i = 0; i < 6; ++i)
        rows[i] = before[r + i - 1];
      const auto added = later_window(model, layer, rows);
      for (size_t i = 0; i < 4 && r + i < end; ++i)
        add(x[r + i], added[i]);
    }
  }
  return {x.begin() + static_cast<ptrdiff_t>(pad), x.begin() + static_cast<ptrdiff_t>(pad + doc.size())};
}

// Scores of one state that looks at `tokens` (-1: none).
inline Row state_scores(const SmallModel& model, const std::vector<Row>& vectors,
                        std::span<const int32_t> tokens) {
  const FloatArray& w = param(model, "precomputable_affine", 0, "W");
  const FloatArray& pad = param(model, "precomputable_affine", 0, "pad");
  const FloatArray& bias = param(model, "precomputable_affine", 0, "b");
  const size_t hidden = w.shape[1];
  Row out(hidden);
  for (size_t h = 0; h < hidden; ++h) {
    for (size_t p = 0; p < 2; ++p) {
      float sum = bias.values[h * 2 + p];
      for (size_t f = 0; f < tokens.size(); ++f) {
        const size_t at = (f * hidden + h) * 2 + p;
        if (tokens[f] < 0) {
          sum += pad.values[at];
        } else {
          const Row linear = affine(model, "linear", 1, vectors[static_cast<size_t>(tokens[f])]);
          sum += chain(0.0F, w, at * hidden, linear.data(), hidden);
        }
      }
      out[h] = p == 0 ? sum : std::max(out[h], sum);
    }
  }
  return affine(model, "linear", 0, out);
}

// Appends the parse of one doc, whose first token is number `base`.
inline void parse_slowly(const SmallPipeline& pipeline, const ArcSystem& arcs, const EntitySystem& entities,
                         std::span<const TokenFeatures> doc, uint32_t base, NetworkOutput& out) {
  const auto shared = token_vectors(pipeline, pipeline.tok2vec, pipeline.shared_shape, doc);
  const auto own = token_vectors(pipeline, pipeline.ner, pipeline.own_shape, doc);
  for (const auto& vector : shared) {
    const Row scores = affine(pipeline.tagger, "softmax", 0, vector);
    const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    out.tag.push_back(*tag_of(pipeline.tags[static_cast<size_t>(best)]));
  }
  ArcArrays arrays;
  arrays.reset(doc.size());
  ArcState state(arrays, 0, static_cast<int32_t>(doc.size()));
  while (!state.is_final()) {
    std::array<int32_t, parser_features> context{};
    state.context(context);
    state.apply(
        arcs.actions[arcs.best(state.valid(), state_scores(pipeline.parser, shared, context).data())]);
  }
  Arcs tree{arrays.head, arrays.label, arrays.head_label, std::vector<uint8_t>(doc.size())};
  TreeFinisher().finish(doc, 0, static_cast<int32_t>(doc.size()), tree);
  for (size_t i = 0; i < doc.size(); ++i) {
    out.head.push_back(base + static_cast<uint32_t>(tree.head[i]));
    out.dep.push_back(tree.label[i]);
    out.sentence_start.push_back(tree.sentence_start[i]);
  }
  EntityState at{.next = 0, .end = static_cast<uint32_t>(doc.size())};
  std::vector<Entity> found;
  while (!at.is_final()) {
    const auto next = static_cast<int32_t>(at.next);
    const bool open = at.open != EntityLabel::none;
    const std::array<int32_t, entity_features> context = {next, open ? static_cast<int32_t>(at.first) : -1,
                                                          open ? next - 1 : -1};
    const Row scores = state_scores(pipeline.ner, own, context);
    const auto valid = valid_moves(at, doc, tree.sentence_start);
    apply(entities.actions[best_action(entities, valid, at.open, scores.data())], at, found);
  }
  for (const Entity& e : found)
    out.entities.push_back({{base + e.tokens.begin, base + e.tokens.end}, e.label});
}

}  // namespace dateline::test
