// The network once more, slow and obvious: one doc at a time, from the weights as thinc lays them out,
// nothing kept or batched. The oracle of Network::run; transition systems are the real ones, tested by hand
// elsewhere.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

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

// Maxout number `nth`; the first window (nth 1) sums three products, the others are one chain.
inline Row maxout(const SmallModel& model, size_t nth, const Row& x, size_t blocks) {
  const FloatArray& w = param(model, "maxout", nth, "W");
  const FloatArray& b = param(model, "maxout", nth, "b");
  const size_t depth = x.size() / blocks;
  Row out(w.shape[0]);
  for (size_t o = 0; o < out.size(); ++o) {
    for (size_t p = 0; p < 3; ++p) {
      const size_t at = (o * 3 + p) * x.size();
      float sum = b.values[o * 3 + p];
      if (blocks == 1) {
        sum = chain(sum, w, at, x.data(), depth);
      } else {
        float parts = 0;
        for (size_t k = 0; k < blocks; ++k)
          parts += chain(0.0F, w, at + k * depth, x.data() + k * depth, depth);
        sum = parts + sum;
      }
      out[o] = p == 0 ? sum : std::max(out[o], sum);
    }
  }
  return normalised(model, nth, out);
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
  return maxout(model, 0, mixed, 1);
}

inline std::vector<Row> token_vectors(const SmallPipeline& pipeline, const SmallModel& model,
                                      const SmallTok2Vec& shape, std::span<const TokenFeatures> doc) {
  const size_t pad = shape.depth;
  std::vector<Row> x(pad, Row(shape.width));
  for (const auto& token : doc)
    x.push_back(embedding(pipeline, model, shape, token));
  x.resize(x.size() + pad, Row(shape.width));
  for (size_t layer = 1; layer <= shape.depth; ++layer) {
    std::vector<Row> next = x;
    for (size_t r = 0; r < x.size(); ++r) {
      Row window;
      for (size_t side = 0; side < 3; ++side) {
        const bool inside = r + side >= 1 && r + side - 1 < x.size();
        const Row& row = inside ? x[r + side - 1] : Row(shape.width);
        window.insert(window.end(), row.begin(), row.end());
      }
      const Row added = maxout(model, layer, window, layer == 1 ? 3 : 1);
      for (size_t j = 0; j < added.size(); ++j)
        next[r][j] += added[j];
    }
    x = next;
  }
  return {x.begin() + static_cast<ptrdiff_t>(pad), x.end() - static_cast<ptrdiff_t>(pad)};
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
