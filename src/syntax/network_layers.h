// The weights of the network as they lie in the model file, checked: every size is known to fit before a
// kernel runs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/labels.h"
#include "syntax/model_file.h"
#include "syntax/network.h"
#include "syntax/network_kernels.h"

namespace dateline {

// Tokens a parser state looks at: first two of the buffer, top three of the stack, nearest left child of the
// buffer's first, nearest left and right child of the stack's first.
inline constexpr size_t parser_features = 8;
// Tokens the entity recogniser looks at: the next one, the first of the open entity, the one before the next.
inline constexpr size_t entity_features = 3;

enum class Attribute : uint8_t { orth, norm, prefix, suffix, shape, spacy, is_space };
// spaCy's name of an attribute ("NORM"); nullopt for those we do not keep.
std::optional<Attribute> attribute_of(std::string_view name);
uint64_t value_of(const TokenFeatures& token, Attribute attribute);

struct HashTable {
  Attribute attribute = Attribute::norm;
  uint32_t seed = 0;
  uint32_t rows = 0;
  const float* values = nullptr;  // {rows, width}
};

struct MaxoutLayer {
  PackedMatrix matrix;
  const float* gain = nullptr;
  const float* shift = nullptr;
};

// A window layer after the first: one matrix for each of the six products (Kernels::window_inputs).
struct WindowLayer {
  std::array<PackedMatrix, window_products> matrices;  // without bias
  const float* bias = nullptr;
  const float* gain = nullptr;
  const float* shift = nullptr;
  size_t panels() const { return matrices[0].panels; }
};

// Attributes -> token vectors (MultiHashEmbed + MaxoutWindowEncoder).
struct Tok2Vec {
  uint32_t width = 0;
  std::vector<HashTable> tables;
  std::optional<PackedMatrix> projection;  // of word vectors
  MaxoutLayer mix;
  MaxoutLayer first_window;
  std::vector<WindowLayer> later_windows;
  size_t depth() const { return 1 + later_windows.size(); }
  size_t mixed_width() const { return (tables.size() + (projection ? 1 : 0)) * width; }
};

struct WordVectors {
  std::span<const uint64_t> keys;  // ascending string ids
  std::span<const uint32_t> row_of;
  Tensor rows;
  // The vector of a word; null where it has none.
  const float* find(uint64_t orth) const;
};

// Token vectors -> scores of the actions of a state.
struct Scorer {
  PackedMatrix linear;  // width -> hidden
  PackedMatrix lower;   // hidden -> features * 2 * hidden
  PackedMatrix upper;   // hidden -> actions
  const float* pad = nullptr;
  const float* state_bias = nullptr;
  size_t hidden = 0;
  size_t features = 0;
  size_t actions = 0;
};

struct Tagger {
  PackedMatrix softmax;
  std::vector<Tag> tags;
};

Result<Tok2Vec> load_tok2vec(const ModelFile& model, const std::string& prefix);
Result<WordVectors> load_vectors(const ModelFile& model, const Tok2Vec& reader);
Result<Tagger> load_tagger(const ModelFile& model, uint32_t width);
Result<Scorer> load_scorer(const ModelFile& model, const std::string& prefix, uint32_t width, size_t features,
                           size_t actions);

Error damaged_section(const ModelFile& model, const std::string& section);

}  // namespace dateline
