#include "syntax/network_layers.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

// Wider than any layer of a pipeline; keeps products of sizes from overflowing whatever a file says.
constexpr size_t widest_layer = size_t{1} << 16;

constexpr std::array<std::pair<std::string_view, Attribute>, 7> attributes = {{
    {"ORTH", Attribute::orth},
    {"NORM", Attribute::norm},
    {"PREFIX", Attribute::prefix},
    {"SUFFIX", Attribute::suffix},
    {"SHAPE", Attribute::shape},
    {"SPACY", Attribute::spacy},
    {"IS_SPACE", Attribute::is_space},
}};

// A packed matrix that reads `depth` numbers and writes at least `columns`; or several with one bias.
Result<PackedMatrix> load_packed(const ModelFile& model, const std::string& name, size_t depth,
                                 size_t columns, size_t matrices = 1) {
  auto weights = model.tensor(name);
  if (!weights) return weights.error();
  auto bias = model.tensor(name + "_bias");
  if (!bias) return bias.error();
  const size_t panels = (columns + panel_width - 1) / panel_width;
  if (weights->rank != 3 || weights->shape[0] != matrices * panels || weights->shape[1] != depth ||
      weights->shape[2] != panel_width || bias->rank != 1 || bias->shape[0] != panels * panel_width ||
      depth == 0 || depth > widest_layer || columns > widest_layer) {
    return damaged_section(model, name);
  }
  return PackedMatrix{weights->data, bias->data, panels, depth, depth * panel_width};
}

Result<const float*> load_vector(const ModelFile& model, const std::string& name, size_t size) {
  auto t = model.tensor(name);
  if (!t) return t.error();
  if (t->rank != 1 || t->shape[0] != size) return damaged_section(model, name);
  return t->data;
}

Result<MaxoutLayer> load_maxout(const ModelFile& model, const std::string& name, uint32_t width, size_t depth,
                                size_t matrices = 1) {
  auto matrix = load_packed(model, name, depth, size_t{width} * maxout_pieces, matrices);
  if (!matrix) return matrix.error();
  auto gain = load_vector(model, name + "_gain", width);
  if (!gain) return gain.error();
  auto shift = load_vector(model, name + "_shift", width);
  if (!shift) return shift.error();
  return MaxoutLayer{*matrix, *gain, *shift};
}

// Weights of all six products in one section, one after the other.
Result<WindowLayer> load_window(const ModelFile& model, const std::string& name, uint32_t width) {
  auto layer = load_maxout(model, name, width, width, window_products);
  if (!layer) return layer.error();
  const size_t panels = width / lane_count;
  const PackedMatrix& all = layer->matrix;
  WindowLayer out{{}, all.bias, layer->gain, layer->shift};
  for (size_t j = 0; j < window_products; ++j)
    out.matrices[j] = {all.weights + j * panels * all.panel_stride, nullptr, panels, width, all.panel_stride};
  return out;
}

Status load_tables(const ModelFile& model, const std::string& prefix, Tok2Vec& out) {
  auto names = model.strings(prefix + "attributes");
  if (!names) return names.error();
  auto seeds = model.array<uint32_t>(prefix + "seeds");
  if (!seeds) return seeds.error();
  if (names->empty() || seeds->size() != names->size()) return damaged_section(model, prefix + "seeds");
  for (size_t i = 0; i < names->size(); ++i) {
    const std::string section = prefix + "embed" + std::to_string(i);
    const auto attribute = attribute_of((*names)[i]);
    auto table = model.tensor(section);
    if (!table) return table.error();
    if (i == 0 && table->rank == 2) out.width = table->shape[1];
    if (!attribute || table->rank != 2 || table->shape[0] == 0 || table->shape[1] != out.width ||
        out.width == 0 || out.width % lane_count != 0 || out.width > widest_layer) {
      return damaged_section(model, section);
    }
    out.tables.push_back({*attribute, (*seeds)[i], table->shape[0], table->data});
  }
  return {};
}

}  // namespace

Error damaged_section(const ModelFile& model, const std::string& section) {
  return {ErrorCode::model_damaged, model.path(),
          "the model file is damaged: section " + section +
              " does not fit the network; make it anew with `make model` (or `dateline model import`)"};
}

std::optional<Attribute> attribute_of(std::string_view name) {
  for (const auto& [known, attribute] : attributes)
    if (known == name) return attribute;
  return std::nullopt;
}

uint64_t value_of(const TokenFeatures& token, Attribute attribute) {
  switch (attribute) {
    case Attribute::orth:
      return token.orth;
    case Attribute::norm:
      return token.norm;
    case Attribute::prefix:
      return token.prefix;
    case Attribute::suffix:
      return token.suffix;
    case Attribute::shape:
      return token.shape;
    case Attribute::spacy:
      return token.space_after;
    case Attribute::is_space:
      break;
  }
  return token.is_space;
}

const float* WordVectors::find(uint64_t orth) const {
  const auto at = std::lower_bound(keys.begin(), keys.end(), orth);
  if (at == keys.end() || *at != orth) return nullptr;
  return rows.data + size_t{row_of[static_cast<size_t>(at - keys.begin())]} * rows.shape[1];
}

Result<Tok2Vec> load_tok2vec(const ModelFile& model, const std::string& prefix) {
  Tok2Vec out;
  if (auto s = load_tables(model, prefix, out); !s) return s.error();
  if (model.has(prefix + "static")) {
    auto shape = model.tensor(prefix + "static");
    if (!shape) return shape.error();
    auto projection = load_packed(model, prefix + "static", shape->shape[1], out.width);
    if (!projection) return projection.error();
    out.projection = *projection;
  }
  auto mix = load_maxout(model, prefix + "mix", out.width, out.mixed_width());
  if (!mix) return mix.error();
  out.mix = *mix;
  auto first = load_maxout(model, prefix + "window1", out.width, size_t{3} * out.width);
  if (!first) return first.error();
  out.first_window = *first;
  for (size_t i = 2; model.has(prefix + "window" + std::to_string(i)); ++i) {
    auto window = load_window(model, prefix + "window" + std::to_string(i), out.width);
    if (!window) return window.error();
    out.later_windows.push_back(*window);
  }
  return out;
}

Result<WordVectors> load_vectors(const ModelFile& model, const Tok2Vec& reader) {
  auto rows = model.tensor("vectors.rows");
  if (!rows) return rows.error();
  auto keys = model.array<uint64_t>("vectors.keys");
  if (!keys) return keys.error();
  auto row_of = model.array<uint32_t>("vectors.row_of");
  if (!row_of) return row_of.error();
  if (rows->rank != 2 || !reader.projection || rows->shape[1] != reader.projection->depth) {
    return damaged_section(model, "vectors.rows");
  }
  if (!std::is_sorted(keys->begin(), keys->end())) return damaged_section(model, "vectors.keys");
  const auto out_of_range = [&rows](uint32_t row) { return row >= rows->shape[0]; };
  if (row_of->size() != keys->size() || std::any_of(row_of->begin(), row_of->end(), out_of_range)) {
    return damaged_section(model, "vectors.row_of");
  }
  return WordVectors{*keys, *row_of, *rows};
}

Result<Tagger> load_tagger(const ModelFile& model, uint32_t width) {
  auto labels = model.strings("tagger.labels");
  if (!labels) return labels.error();
  Tagger out;
  for (const auto label : *labels) {
    const auto tag = tag_of(label);
    if (!tag) {
      return Error{ErrorCode::model_foreign, model.path(),
                   "the tagger knows the tag \"" + std::string(label) +
                       "\", which is not of the Penn Treebank; use a pipeline for English"};
    }
    out.tags.push_back(*tag);
  }
  auto softmax = load_packed(model, "tagger.softmax", width, out.tags.size());
  if (!softmax) return softmax.error();
  if (out.tags.empty()) return damaged_section(model, "tagger.labels");
  out.softmax = *softmax;
  return out;
}

Result<Scorer> load_scorer(const ModelFile& model, const std::string& prefix, uint32_t width, size_t features,
                           size_t actions) {
  auto bias = model.tensor(prefix + "state_bias");
  if (!bias) return bias.error();
  const size_t hidden = bias->rank == 1 ? bias->shape[0] / 2 : 0;
  if (hidden == 0 || hidden % lane_count != 0 || hidden > widest_layer || bias->shape[0] != 2 * hidden) {
    return damaged_section(model, prefix + "state_bias");
  }
  const size_t columns = features * 2 * hidden;
  auto linear = load_packed(model, prefix + "linear", width, hidden);
  if (!linear) return linear.error();
  auto lower = load_packed(model, prefix + "lower", hidden, columns);
  if (!lower) return lower.error();
  auto upper = load_packed(model, prefix + "upper", hidden, actions);
  if (!upper) return upper.error();
  auto pad = load_vector(model, prefix + "pad", columns);
  if (!pad) return pad.error();
  return Scorer{*linear, *lower, *upper, *pad, bias->data, hidden, features, actions};
}

}  // namespace dateline
