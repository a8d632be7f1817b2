// A thinc model as spaCy serialises it (the "model" file of a component): layers in breadth-first order, each
// with a name, attributes and parameters.
//
//   auto model = ThincModel::read(archive, "tagger/model");
//   auto softmax = model->only("softmax");
//   auto weights = model->param(*softmax, "W", 2);        // {50, 96}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/import_archive.h"
#include "syntax/msgpack_value.h"

namespace dateline {

// A dense float32 array, row-major.
struct FloatArray {
  std::vector<uint32_t> shape;
  std::vector<float> values;
};

class ThincModel {
 public:
  // model_damaged where the file is cut or its parts do not fit together.
  static Result<ThincModel> read(const Archive& archive, std::string_view file);
  // Layers point into the tree, which a move keeps in place and a copy would not.
  ThincModel(ThincModel&&) = default;
  ThincModel& operator=(ThincModel&&) = default;

  const std::string& where() const { return where_; }
  // Name of the layer at a place of the breadth-first order; empty beyond the last.
  std::string_view name(size_t layer) const;
  // Places of all layers of the name, in order.
  std::vector<size_t> all(std::string_view name) const;
  // The one layer of the name; model_foreign where there is none or several.
  Result<size_t> only(std::string_view name) const;
  // A parameter with `rank` dimensions, none of which is 0 or beyond belief.
  Result<FloatArray> param(size_t layer, std::string_view key, size_t rank) const;
  // Attributes; nullopt where it is absent or of another kind.
  std::optional<uint64_t> integer(size_t layer, std::string_view key) const;
  std::optional<std::vector<std::string>> strings(size_t layer, std::string_view key) const;

  Error foreign(const std::string& what) const;
  Error damaged(const std::string& what) const;

 private:
  ThincModel() = default;
  struct Layer {
    std::string_view name;
    const MsgValue* attrs = nullptr;
    const MsgValue* params = nullptr;
  };
  std::string where_;
  std::string bytes_;
  MsgValue root_;
  std::vector<Layer> layers_;
};

// An array as numpy and msgpack-numpy store them: raw little-endian float32.
std::optional<std::vector<float>> floats_of(std::string_view raw, size_t count);

}  // namespace dateline
