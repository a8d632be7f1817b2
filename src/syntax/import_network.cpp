#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include <nlohmann/json.hpp>

#include "syntax/import.h"
#include "syntax/import_thinc.h"
#include "syntax/network_kernels.h"
#include "syntax/network_layers.h"

namespace dateline {

namespace {

constexpr std::string_view maxout_block = "maxout>>layernorm>>dropout";

std::string repeated(std::string_view part, size_t count, std::string_view between) {
  std::string out;
  for (size_t i = 0; i < count; ++i) {
    if (i > 0) out += between;
    out += part;
  }
  return out;
}

// The name thinc gives to MultiHashEmbed + MaxoutWindowEncoder: it spells out the architecture.
std::string tok2vec_name(size_t attributes, bool vectors, size_t depth) {
  return "extract_features>>list2ragged>>with_array(" + repeated("ints-getitem>>hashembed", attributes, "|") +
         ")" + (vectors ? "|static_vectors" : "") + ">>with_array(" + std::string(maxout_block) +
         ")>>ragged2list>>with_array(" +
         repeated("residual(expand_window>>" + std::string(maxout_block) + ")", depth, ">>") + ")";
}

// Packs a matrix for the kernels: column c of the packed one is row `source(c)` of `rows` ({n, depth}), or
// zero where that is beyond the last.
void add_packed(ModelWriter& model, const std::string& name, const std::vector<float>& rows,
                const std::vector<float>& bias, size_t depth, size_t columns,
                const std::function<size_t(size_t)>& source, size_t matrices = 1) {
  const size_t panels = (columns + panel_width - 1) / panel_width;
  std::vector<float> weights(panels * depth * panel_width, 0.0F);
  std::vector<float> packed_bias(panels / matrices * panel_width, 0.0F);
  for (size_t c = 0; c < columns; ++c) {
    const size_t row = source(c);
    if (row < bias.size()) packed_bias[c] = bias[row];
    float* to = weights.data() + (c / panel_width) * depth * panel_width + c % panel_width;
    for (size_t k = 0; k < depth; ++k)
      to[k * panel_width] = rows[row * depth + k];
  }
  model.add_tensor(
      name, weights,
      {static_cast<uint32_t>(panels), static_cast<uint32_t>(depth), static_cast<uint32_t>(panel_width)});
  model.add_tensor(name + "_bias", packed_bias, {static_cast<uint32_t>(packed_bias.size())});
}

Error wrong_size(const ThincModel& thinc, const std::string& what) {
  return thinc.foreign(what + " has a size that does not fit the rest of the network");
}

// A dense layer: "W" {out, in} and, unless `bias` says no, "b" {out}.
Status import_dense(const ThincModel& thinc, size_t layer, uint32_t depth, bool has_bias,
                    const std::string& name, ModelWriter& model, uint32_t& columns) {
  auto weights = thinc.param(layer, "W", 2);
  if (!weights) return weights.error();
  columns = weights->shape[0];
  if (weights->shape[1] != depth) return wrong_size(thinc, name);
  std::vector<float> bias;
  if (has_bias) {
    auto b = thinc.param(layer, "b", 1);
    if (!b) return b.error();
    if (b->shape[0] != columns) return wrong_size(thinc, name);
    bias = std::move(b->values);
  }
  add_packed(model, name, weights->values, bias, depth, columns, [](size_t c) { return c; });
  return {};
}

// What a window layer after the first multiplies its six sums with (Kernels::window_inputs): from {outputs, 3
// * width}, the weights of left neighbour, word and right neighbour, to six matrices {outputs, width}.
std::vector<float> window_weights(const std::vector<float>& weights, size_t outputs, size_t width) {
  std::vector<float> out(window_products * outputs * width);
  for (size_t o = 0; o < outputs; ++o) {
    for (size_t k = 0; k < width; ++k) {
      const double left = static_cast<double>(weights[o * 3 * width + k]);
      const double word = static_cast<double>(weights[o * 3 * width + width + k]);
      const double right = static_cast<double>(weights[o * 3 * width + 2 * width + k]);
      const std::array<double, window_products> factors = {left / 4,
                                                           -(left + word + right) / 6,
                                                           -(left - word + right) / 6,
                                                           (left + 2 * word + 4 * right) / 24,
                                                           (left - 2 * word + 4 * right) / 24,
                                                           right};
      for (size_t j = 0; j < window_products; ++j)
        out[(j * outputs + o) * width + k] = static_cast<float>(factors[j]);
    }
  }
  return out;
}

// A maxout layer of three pieces with its layer norm; a later window's weights are those of its products.
Status import_maxout(const ThincModel& thinc, size_t maxout, size_t norm, uint32_t width, uint32_t depth,
                     const std::string& name, ModelWriter& model, bool later_window = false) {
  auto weights = thinc.param(maxout, "W", 3);
  if (!weights) return weights.error();
  auto bias = thinc.param(maxout, "b", 2);
  if (!bias) return bias.error();
  if (weights->shape != std::vector<uint32_t>{width, maxout_pieces, depth} ||
      bias->shape != std::vector<uint32_t>{width, maxout_pieces}) {
    return wrong_size(thinc, name);
  }
  const size_t columns = size_t{width} * maxout_pieces;
  const auto source = [columns](size_t c) {
    const size_t output = c % columns / panel_width * lane_count + c % lane_count;
    const size_t piece = c % panel_width / lane_count;
    return c / columns * columns + output * maxout_pieces + piece;
  };
  if (later_window) {
    add_packed(model, name, window_weights(weights->values, columns, width), bias->values, width,
               window_products * columns, source, window_products);
  } else {
    add_packed(model, name, weights->values, bias->values, depth, columns, source);
  }
  for (const auto& [key, part] : {std::pair("G", "_gain"), std::pair("b", "_shift")}) {
    auto values = thinc.param(norm, key, 1);
    if (!values) return values.error();
    if (values->shape[0] != width) return wrong_size(thinc, name + part);
    model.add_tensor(name + part, values->values, {width});
  }
  return {};
}

struct Tok2VecShape {
  size_t attributes = 0;
  bool vectors = false;
  size_t depth = 0;
  uint32_t width = 0;
  uint32_t vector_width = 0;
};

Status import_embeddings(const ThincModel& thinc, const std::string& prefix, ModelWriter& model,
                         Tok2VecShape& shape) {
  const auto tables = thinc.all("hashembed");
  auto extract = thinc.only("extract_features");
  if (!extract) return extract.error();
  const auto columns = thinc.strings(*extract, "columns");
  if (!columns || columns->size() < tables.size())
    return thinc.foreign("the embedded attributes are not named");
  std::vector<std::string> attributes;
  std::vector<uint32_t> seeds;
  for (size_t i = 0; i < tables.size(); ++i) {
    const auto column = thinc.integer(tables[i], "column");
    const auto seed = thinc.integer(tables[i], "seed");
    auto table = thinc.param(tables[i], "E", 2);
    if (!table) return table.error();
    if (!column || *column >= columns->size() || !seed || *seed > UINT32_MAX) {
      return thinc.foreign("embedding " + std::to_string(i) + " has no column or seed");
    }
    if (!attribute_of((*columns)[*column])) {
      return thinc.foreign("the network embeds the attribute " + (*columns)[*column] +
                           ", which is not among NORM PREFIX SUFFIX SHAPE SPACY IS_SPACE ORTH");
    }
    if (i == 0) shape.width = table->shape[1];
    if (table->shape[1] != shape.width) return wrong_size(thinc, "embedding " + std::to_string(i));
    attributes.push_back((*columns)[*column]);
    seeds.push_back(static_cast<uint32_t>(*seed));
    model.add_tensor(prefix + "embed" + std::to_string(i), table->values, table->shape);
  }
  model.add_strings(prefix + "attributes", attributes);
  model.add_array<uint32_t>(prefix + "seeds", seeds);
  return {};
}

// Everything from token attributes to token vectors; sections PREFIX embed*, static, mix, window*.
Status import_tok2vec(const ThincModel& thinc, size_t root, std::string_view tail, const std::string& prefix,
                      ModelWriter& model, Tok2VecShape& shape) {
  const auto windows = thinc.all("expand_window");
  const auto maxouts = thinc.all("maxout");
  const auto norms = thinc.all("layernorm");
  const auto projections = thinc.all("static_vectors");
  shape.attributes = thinc.all("hashembed").size();
  shape.vectors = !projections.empty();
  shape.depth = windows.size();
  const std::string expected = tok2vec_name(shape.attributes, shape.vectors, shape.depth) + std::string(tail);
  if (shape.attributes == 0 || shape.depth == 0 || thinc.name(root) != expected ||
      maxouts.size() != shape.depth + 1 || norms.size() != shape.depth + 1 || projections.size() > 1) {
    return thinc.foreign("the network is not MultiHashEmbed + MaxoutWindowEncoder but \"" +
                         std::string(thinc.name(root)) +
                         "\"; only the CNN pipelines (sm, md, lg) can be run");
  }
  if (auto s = import_embeddings(thinc, prefix, model, shape); !s) return s;
  if (shape.width % lane_count != 0) return thinc.foreign("the width of the network is no multiple of 8");
  for (const size_t window : windows) {
    if (thinc.integer(window, "window_size") != 1)
      return thinc.foreign("a window layer sees more than 1 word");
  }
  if (shape.vectors) {
    auto weights = thinc.param(projections[0], "W", 2);
    if (!weights) return weights.error();
    shape.vector_width = weights->shape[1];
    uint32_t columns = 0;
    auto s =
        import_dense(thinc, projections[0], shape.vector_width, false, prefix + "static", model, columns);
    if (!s) return s;
    if (columns != shape.width) return wrong_size(thinc, "static_vectors");
  }
  const auto mixed = static_cast<uint32_t>((shape.attributes + (shape.vectors ? 1 : 0)) * shape.width);
  auto s = import_maxout(thinc, maxouts[0], norms[0], shape.width, mixed, prefix + "mix", model);
  for (size_t i = 1; i <= shape.depth && s; ++i) {
    s = import_maxout(thinc, maxouts[i], norms[i], shape.width, 3 * shape.width,
                      prefix + "window" + std::to_string(i), model, i > 1);
  }
  return s;
}

// The vector of a parser state: linear, lower (precomputed per token) and upper layer.
Status import_scorer(const ThincModel& thinc, uint32_t width, size_t features, size_t actions,
                     const std::string& prefix, ModelWriter& model) {
  const auto dense = thinc.all("linear");
  const auto lowers = thinc.all("precomputable_affine");
  if (thinc.name(0) != "parser_model" || dense.size() != 2 || lowers.size() != 1 ||
      thinc.integer(0, "has_upper") != 1) {
    return thinc.foreign("the network is not a TransitionBasedParser with an upper layer");
  }
  uint32_t hidden = 0;
  uint32_t outputs = 0;
  if (auto s = import_dense(thinc, dense[1], width, true, prefix + "linear", model, hidden); !s) return s;
  if (auto s = import_dense(thinc, dense[0], hidden, true, prefix + "upper", model, outputs); !s) return s;
  auto weights = thinc.param(lowers[0], "W", 4);
  auto bias = thinc.param(lowers[0], "b", 2);
  auto pad = thinc.param(lowers[0], "pad", 4);
  for (const auto* part : {&weights, &bias, &pad})
    if (!*part) return part->error();
  const auto wanted = static_cast<uint32_t>(features);
  if (weights->shape != std::vector<uint32_t>{wanted, hidden, 2, hidden} ||
      bias->shape != std::vector<uint32_t>{hidden, 2} ||
      pad->shape != std::vector<uint32_t>{1, wanted, hidden, 2} || hidden % lane_count != 0) {
    return thinc.foreign("the state layer has not " + std::to_string(features) +
                         " features with two pieces each");
  }
  if (outputs != actions) {
    return thinc.damaged("the network scores " + std::to_string(outputs) + " actions, the component has " +
                         std::to_string(actions));
  }
  // Piece by piece: {feature, piece, hidden} from {feature, hidden, piece}.
  const auto source = [hidden](size_t c) {
    const size_t feature = c / (2 * size_t{hidden});
    const size_t piece = c / hidden % 2;
    return (feature * hidden + c % hidden) * 2 + piece;
  };
  const size_t columns = features * 2 * hidden;
  add_packed(model, prefix + "lower", weights->values, {}, hidden, columns, source);
  std::vector<float> padding(columns);
  std::vector<float> state_bias(2 * size_t{hidden});
  for (size_t c = 0; c < columns; ++c)
    padding[c] = pad->values[source(c)];
  for (size_t c = 0; c < state_bias.size(); ++c)
    state_bias[c] = bias->values[source(c)];
  model.add_tensor(prefix + "pad", padding, {static_cast<uint32_t>(columns)});
  model.add_tensor(prefix + "state_bias", state_bias, {static_cast<uint32_t>(state_bias.size())});
  return {};
}

Result<nlohmann::json> json_of(const Archive& archive, std::string_view file) {
  auto bytes = archive.bytes(file);
  if (!bytes) return bytes.error();
  auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_object()) {
    return Error{ErrorCode::model_damaged, archive.where(file),
                 "not a JSON object; download the pipeline anew"};
  }
  return json;
}

struct ActionList {
  std::vector<uint8_t> moves;
  std::vector<std::string> labels;
};

// The order of the actions is not stored: it follows from their frequencies. Those added after training have
// negative ones and come last.
Result<ActionList> read_actions(const Archive& archive, std::string_view file) {
  const Error damaged{ErrorCode::model_damaged, archive.where(file),
                      "no list of the component's actions; download the pipeline anew"};
  auto bytes = archive.bytes(file);
  if (!bytes) return bytes.error();
  auto packed = parse_msgpack(*bytes, archive.where(file));
  if (!packed) return packed.error();
  const MsgValue* text = packed->find("moves");
  if (text == nullptr || !text->is_text()) return damaged;
  const auto json = nlohmann::json::parse(text->text, nullptr, false);
  if (!json.is_object()) return damaged;
  struct Entry {
    int64_t frequency;
    std::string label;
    uint8_t move;
  };
  std::vector<Entry> entries;
  for (const auto& [move, labels] : json.items()) {
    if (move.size() != 1 || move[0] < '0' || move[0] > '9' || !labels.is_object()) return damaged;
    for (const auto& [label, frequency] : labels.items()) {
      if (!frequency.is_number_integer()) return damaged;
      entries.push_back({frequency.get<int64_t>(), label, static_cast<uint8_t>(move[0] - '0')});
    }
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    const bool late_a = a.frequency < 0;
    const bool late_b = b.frequency < 0;
    if (late_a != late_b) return late_b;
    if (!late_a && a.move != b.move) return a.move < b.move;
    if (a.frequency != b.frequency) return a.frequency > b.frequency;
    if (a.label != b.label) return a.label > b.label;
    return a.move < b.move;
  });
  ActionList list;
  for (auto& e : entries) {
    list.moves.push_back(e.move);
    list.labels.push_back(std::move(e.label));
  }
  return list;
}

// Parser or entity recogniser, up to its token vectors; `model` gets PREFIX moves, labels and the scorer.
Status import_transitions(const Archive& archive, const ThincModel& thinc, const std::string& component,
                          uint32_t width, size_t features, ModelWriter& model) {
  const std::string cfg_file = component + "/cfg";
  auto cfg = json_of(archive, cfg_file);
  if (!cfg) return cfg.error();
  if (cfg->contains("beam_width") && (*cfg)["beam_width"] != 1) {
    return Error{ErrorCode::model_foreign, archive.where(cfg_file),
                 "the component searches with a beam; only greedy components can be run"};
  }
  auto actions = read_actions(archive, component + "/moves");
  if (!actions) return actions.error();
  const std::string prefix = component + ".";
  model.add_array<uint8_t>(prefix + "moves", actions->moves);
  model.add_strings(prefix + "labels", actions->labels);
  return import_scorer(thinc, width, features, actions->moves.size(), prefix, model);
}

Status import_tagger(const Archive& archive, uint32_t width, ModelWriter& model) {
  auto thinc = ThincModel::read(archive, "tagger/model");
  if (!thinc) return thinc.error();
  if (thinc->name(0) != "tok2vec-listener>>with_array(softmax)") {
    return thinc->foreign("the tagger is not a softmax over the shared token vectors but \"" +
                          std::string(thinc->name(0)) + "\"");
  }
  auto softmax = thinc->only("softmax");
  if (!softmax) return softmax.error();
  uint32_t tags = 0;
  if (auto s = import_dense(*thinc, *softmax, width, true, "tagger.softmax", model, tags); !s) return s;
  auto cfg = json_of(archive, "tagger/cfg");
  if (!cfg) return cfg.error();
  std::vector<std::string> labels;
  for (const auto& label : cfg->value("labels", nlohmann::json::array())) {
    if (label.is_string()) labels.push_back(label.get<std::string>());
  }
  if (labels.size() != tags) return thinc->damaged("the number of tags differs from tagger/cfg");
  model.add_strings("tagger.labels", labels);
  return {};
}

// The header of a .npy file: {"descr": "<f4", "fortran_order": False, "shape": (rows, columns), }.
bool read_npy(std::string_view bytes, FloatArray& out) {
  constexpr size_t fixed = 10;
  if (bytes.size() < fixed || !bytes.starts_with("\x93NUMPY\x01")) return false;
  const size_t header = static_cast<uint8_t>(bytes[8]) + (size_t{static_cast<uint8_t>(bytes[9])} << 8);
  if (bytes.size() < fixed + header) return false;
  const std::string_view text = bytes.substr(fixed, header);
  if (text.find("'<f4'") == std::string_view::npos || text.find("False") == std::string_view::npos)
    return false;
  size_t at = text.find("'shape': (");
  if (at == std::string_view::npos) return false;
  uint64_t number = 0;
  bool digits = false;
  for (at += 10; at < text.size(); ++at) {
    if (text[at] >= '0' && text[at] <= '9') {
      number = number * 10 + static_cast<uint64_t>(text[at] - '0');
      digits = true;
      if (number > UINT32_MAX) return false;
      continue;
    }
    if (digits) out.shape.push_back(static_cast<uint32_t>(number));
    number = 0;
    digits = false;
    if (text[at] == ')') break;
  }
  if (out.shape.size() != 2) return false;
  auto values = floats_of(bytes.substr(fixed + header), size_t{out.shape[0]} * out.shape[1]);
  if (!values) return false;
  out.values = std::move(*values);
  return true;
}

// Word vectors: "vectors.rows" {n, width}; "vectors.keys" (ascending) and "vectors.row_of".
Status import_vectors(const Archive& archive, uint32_t width, ModelWriter& model) {
  auto cfg = json_of(archive, "vocab/vectors.cfg");
  if (!cfg) return cfg.error();
  if (cfg->value("mode", "default") != "default") {
    return Error{ErrorCode::model_foreign, archive.where("vocab/vectors.cfg"),
                 "the word vectors are not a table of words (mode \"default\")"};
  }
  auto bytes = archive.bytes("vocab/vectors");
  if (!bytes) return bytes.error();
  FloatArray table;
  const Error damaged{ErrorCode::model_damaged, archive.where("vocab/vectors"),
                      "not a table of float32 word vectors; download the pipeline anew"};
  if (!read_npy(*bytes, table)) return damaged;
  if (table.shape[1] != width) {
    return Error{ErrorCode::model_foreign, archive.where("vocab/vectors"),
                 "word vectors have " + std::to_string(table.shape[1]) + " numbers, the network reads " +
                     std::to_string(width)};
  }
  const std::string where = archive.where("vocab/key2row");
  auto packed = archive.bytes("vocab/key2row");
  if (!packed) return packed.error();
  auto map = parse_msgpack(*packed, where);
  if (!map) return map.error();
  std::vector<std::pair<uint64_t, uint32_t>> entries;
  for (size_t i = 0; map->is_map() && i + 1 < map->items.size(); i += 2) {
    const MsgValue& row = map->items[i + 1];
    if (!map->items[i].is_integer() || !row.is_integer() || row.integer >= table.shape[0]) {
      return Error{ErrorCode::model_damaged, where, "a word has no row; download the pipeline anew"};
    }
    entries.emplace_back(map->items[i].integer, static_cast<uint32_t>(row.integer));
  }
  std::sort(entries.begin(), entries.end());
  std::vector<uint64_t> keys;
  std::vector<uint32_t> rows;
  for (const auto& [key, row] : entries) {
    keys.push_back(key);
    rows.push_back(row);
  }
  model.add_tensor("vectors.rows", table.values, table.shape);
  model.add_array<uint64_t>("vectors.keys", keys);
  model.add_array<uint32_t>("vectors.row_of", rows);
  return {};
}

}  // namespace

Status import_network(const Archive& archive, ModelWriter& model) {
  Tok2VecShape shared;
  Tok2VecShape own;
  {
    auto thinc = ThincModel::read(archive, "tok2vec/model");
    if (!thinc) return thinc.error();
    if (auto s = import_tok2vec(*thinc, 0, "", "net.", model, shared); !s) return s;
  }
  if (auto s = import_tagger(archive, shared.width, model); !s) return s;
  {
    auto thinc = ThincModel::read(archive, "parser/model");
    if (!thinc) return thinc.error();
    if (thinc->name(1) != "tok2vec-listener>>list2array>>linear") {
      return thinc->foreign("the parser does not read the shared token vectors");
    }
    auto s = import_transitions(archive, *thinc, "parser", shared.width, parser_features, model);
    if (!s) return s;
  }
  {
    auto thinc = ThincModel::read(archive, "ner/model");
    if (!thinc) return thinc.error();
    if (auto s = import_tok2vec(*thinc, 1, ">>list2array>>linear", "ner.", model, own); !s) return s;
    if (auto s = import_transitions(archive, *thinc, "ner", own.width, entity_features, model); !s) return s;
  }
  if (!shared.vectors && !own.vectors) return {};
  const uint32_t width = std::max(shared.vector_width, own.vector_width);
  return import_vectors(archive, width, model);
}

}  // namespace dateline
