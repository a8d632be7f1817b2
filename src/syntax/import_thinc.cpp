#include "syntax/import_thinc.h"

#include <bit>
#include <cstring>

namespace dateline {

namespace {

// Larger than any dimension of a parameter; keeps products of dimensions from overflowing.
constexpr uint64_t largest_dimension = uint64_t{1} << 24;
constexpr uint64_t largest_array = uint64_t{1} << 30;

static_assert(std::endian::native == std::endian::little, "arrays are read as little-endian");

}  // namespace

std::optional<std::vector<float>> floats_of(std::string_view raw, size_t count) {
  if (raw.size() % sizeof(float) != 0 || raw.size() / sizeof(float) != count) return std::nullopt;
  std::vector<float> values(count);
  if (count > 0) std::memcpy(values.data(), raw.data(), raw.size());
  return values;
}

Error ThincModel::foreign(const std::string& what) const {
  return {ErrorCode::model_foreign, where_, what};
}

Error ThincModel::damaged(const std::string& what) const {
  return {ErrorCode::model_damaged, where_, what + "; download the pipeline anew"};
}

Result<ThincModel> ThincModel::read(const Archive& archive, std::string_view file) {
  ThincModel model;
  model.where_ = archive.where(file);
  if (!archive.has(file)) {
    return model.foreign("the pipeline has no such part; it needs tok2vec, tagger, parser and ner");
  }
  auto bytes = archive.bytes(file);
  if (!bytes) return bytes.error();
  // The views of the tree point into the bytes, which must not move (short strings would).
  model.bytes_ = std::move(*bytes);
  model.bytes_.reserve(64);
  auto root = parse_msgpack(model.bytes_, model.where_);
  if (!root) return root.error();
  model.root_ = std::move(*root);
  const MsgValue* nodes = model.root_.find("nodes");
  const MsgValue* attrs = model.root_.find("attrs");
  const MsgValue* params = model.root_.find("params");
  for (const MsgValue* part : {nodes, attrs, params}) {
    if (part == nullptr || !part->is_array() || part->items.size() != nodes->items.size()) {
      return model.damaged("no list of layers with attributes and parameters");
    }
  }
  for (size_t i = 0; i < nodes->items.size(); ++i) {
    const MsgValue* name = nodes->items[i].find("name");
    if (name == nullptr || !name->is_text()) return model.damaged("a layer has no name");
    model.layers_.push_back({name->text, &attrs->items[i], &params->items[i]});
  }
  return model;
}

std::string_view ThincModel::name(size_t layer) const {
  return layer < layers_.size() ? layers_[layer].name : std::string_view();
}

std::vector<size_t> ThincModel::all(std::string_view name) const {
  std::vector<size_t> found;
  for (size_t i = 0; i < layers_.size(); ++i)
    if (layers_[i].name == name) found.push_back(i);
  return found;
}

Result<size_t> ThincModel::only(std::string_view name) const {
  const auto found = all(name);
  if (found.size() == 1) return found.front();
  return foreign("has " + std::to_string(found.size()) + " layers \"" + std::string(name) +
                 "\" where one is expected; only the CNN pipelines (sm, md, lg) can be run");
}

Result<FloatArray> ThincModel::param(size_t layer, std::string_view key, size_t rank) const {
  const std::string what = "parameter " + std::string(key) + " of layer " + std::to_string(layer) + " (" +
                           std::string(layers_[layer].name) + ")";
  const MsgValue* array = layers_[layer].params->find(key);
  const MsgValue* shape = array == nullptr ? nullptr : array->find("shape");
  const MsgValue* type = array == nullptr ? nullptr : array->find("type");
  const MsgValue* data = array == nullptr ? nullptr : array->find("data");
  if (shape == nullptr || !shape->is_array() || type == nullptr || data == nullptr || !data->is_text()) {
    return damaged(what + " is missing or is no array");
  }
  if (type->text != "<f4") {
    return foreign(what + " has numbers of type \"" + std::string(type->text) + "\", not float32");
  }
  if (shape->items.size() != rank) return foreign(what + " has an unexpected number of dimensions");
  FloatArray out;
  uint64_t count = 1;
  for (const MsgValue& dimension : shape->items) {
    if (!dimension.is_integer() || dimension.integer == 0 || dimension.integer > largest_dimension) {
      return damaged(what + " has an impossible shape");
    }
    count *= dimension.integer;
    if (count > largest_array) return damaged(what + " has an impossible shape");
    out.shape.push_back(static_cast<uint32_t>(dimension.integer));
  }
  auto values = floats_of(data->text, count);
  if (!values) return damaged(what + " has a size that does not fit its shape");
  out.values = std::move(*values);
  return out;
}

std::optional<uint64_t> ThincModel::integer(size_t layer, std::string_view key) const {
  const MsgValue* packed = layers_[layer].attrs->find(key);
  if (packed == nullptr || !packed->is_text()) return std::nullopt;
  auto value = parse_msgpack(packed->text, where_);
  if (!value || !(value->is_integer() || value->kind == MsgValue::Kind::boolean)) return std::nullopt;
  return value->integer;
}

std::optional<std::vector<std::string>> ThincModel::strings(size_t layer, std::string_view key) const {
  const MsgValue* packed = layers_[layer].attrs->find(key);
  if (packed == nullptr || !packed->is_text()) return std::nullopt;
  auto value = parse_msgpack(packed->text, where_);
  if (!value || !value->is_array()) return std::nullopt;
  std::vector<std::string> out;
  for (const MsgValue& item : value->items) {
    if (!item.is_text()) return std::nullopt;
    out.emplace_back(item.text);
  }
  return out;
}

}  // namespace dateline
