// A pipeline of the kind we import, small enough to make in a test: random weights, two window layers and
// word vectors in the shared network, one layer and no vectors in the entity recogniser's.
//
//   SmallPipeline pipeline(1);
//   auto wheel = pipeline.wheel();                        // bytes for Archive::from_memory
#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <zip.h>

#include "base/hash.h"
#include "syntax/import_thinc.h"

namespace dateline::test {

// Of the helpers themselves.
inline void require(bool holds) {
  if (!holds) std::abort();
}

// Numbers that are the same on every machine.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 2 + 1) {}
  uint32_t next() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<uint32_t>(state_ >> 33);
  }
  uint32_t below(uint32_t n) { return next() % n; }
  float weight() { return static_cast<float>(static_cast<int32_t>(below(2001)) - 1000) / 1000.0F; }

 private:
  uint64_t state_;
};

// Just enough msgpack.
struct Packer {
  std::string out;
  void number(uint8_t tag, uint64_t value, int bytes) {
    out += static_cast<char>(tag);
    while (bytes-- > 0)
      out += static_cast<char>(value >> (8 * bytes));
  }
  Packer& map(size_t n) { return number(0xdf, n, 4), *this; }
  Packer& array(size_t n) { return number(0xdd, n, 4), *this; }
  Packer& integer(uint64_t n) { return number(0xcf, n, 8), *this; }
  Packer& text(const std::string& s) { return number(0xdb, s.size(), 4), out += s, *this; }
  Packer& binary(const std::string& s) { return number(0xc6, s.size(), 4), out += s, *this; }
};

struct SmallLayer {
  std::string name;
  std::map<std::string, std::string> attrs{};  // packed
  std::map<std::string, FloatArray> params{};
};
using SmallModel = std::vector<SmallLayer>;

struct SmallTok2Vec {
  uint32_t width = 0;
  std::vector<std::string> attributes;
  std::vector<uint32_t> rows;
  uint32_t vector_width = 0;  // 0: none
  size_t depth = 0;
};

class SmallPipeline {
 public:
  static constexpr uint32_t parser_hidden = 8;
  static constexpr uint32_t entity_hidden = 16;

  SmallTok2Vec shared_shape{16, {"NORM", "PREFIX", "SPACY"}, {11, 7, 3}, 5, 2};
  SmallTok2Vec own_shape{8, {"NORM", "SHAPE"}, {13, 5}, 0, 1};
  SmallModel tok2vec, tagger, parser, ner;
  std::vector<std::string> tags = {"NN", "VB", ".", "_SP"};
  std::string parser_moves =
      R"({"0":{"":90},"1":{"":80},"2":{"nsubj":5,"det":7},"3":{"dobj":9,"punct":4,"prep||dobj":6},"4":{"ROOT":3}})";
  std::string ner_moves =
      R"({"0":{},"1":{"PERSON":2,"GPE":3},"2":{"PERSON":2,"GPE":3},"3":{"PERSON":2,"GPE":3},)"
      R"("4":{"PERSON":2,"GPE":3,"":1},"5":{"":1}})";
  FloatArray vectors;
  std::map<uint64_t, uint32_t> row_of;

  explicit SmallPipeline(uint64_t seed) : random_(seed) {
    add_tok2vec(tok2vec, shared_shape, "");
    tagger = {{"tok2vec-listener>>with_array(softmax)"}, {"tok2vec-listener"}, {"with_array(softmax)"}};
    tagger.push_back(dense("softmax", 4, shared_shape.width));
    parser = {{"parser_model", {{"has_upper", "\xc3"}}}, {"tok2vec-listener>>list2array>>linear"}};
    add_scorer(parser, shared_shape.width, parser_hidden, 8, 8);
    ner = {{"parser_model", {{"has_upper", "\xc3"}}}};
    add_tok2vec(ner, own_shape, ">>list2array>>linear");
    add_scorer(ner, own_shape.width, entity_hidden, 3, 10);
    vectors = array({6, shared_shape.vector_width});
    for (uint32_t i = 0; i < 30; i += 2)
      row_of[string_id("word" + std::to_string(i))] = i % 6;
  }

  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> out;
    out["meta.json"] = R"({"lang":"en","name":"small","version":"1"})";
    out["config.cfg"] = out["tokenizer"] = "";
    out["tok2vec/model"] = packed(tok2vec);
    out["tagger/model"] = packed(tagger);
    out["tagger/cfg"] = R"({"labels":["NN","VB",".","_SP"]})";
    out["parser/model"] = packed(parser);
    out["ner/model"] = packed(ner);
    out["parser/cfg"] = out["ner/cfg"] = R"({"beam_width":1})";
    out["parser/moves"] = Packer().map(1).text("moves").text(parser_moves).out;
    out["ner/moves"] = Packer().map(1).text("moves").text(ner_moves).out;
    out["vocab/vectors.cfg"] = R"({"mode":"default"})";
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (6, 5), }";
    header.resize(118, ' ');
    out["vocab/vectors"] = std::string("\x93NUMPY\x01\x00\x76\x00", 10) + header + raw(vectors);
    Packer keys;
    keys.map(row_of.size());
    for (const auto& [key, row] : row_of)
      keys.integer(key).integer(row);
    out["vocab/key2row"] = keys.out;
    return out;
  }

  std::string wheel() const { return zip(files()); }

  static std::string zip(const std::map<std::string, std::string>& files) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(buffer);
    zip_t* out = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
    for (const auto& [name, bytes] : files) {
      zip_source_t* source = zip_source_buffer(out, bytes.data(), bytes.size(), 0);
      require(zip_file_add(out, ("small/" + name).c_str(), source, 0) >= 0);
    }
    require(zip_close(out) == 0);
    std::string bytes;
    zip_stat_t info;
    require(zip_source_stat(buffer, &info) == 0);
    bytes.resize(info.size);
    require(zip_source_open(buffer) == 0);
    require(zip_source_read(buffer, bytes.data(), info.size) == static_cast<zip_int64_t>(info.size));
    zip_source_close(buffer);
    zip_source_free(buffer);
    zip_error_fini(&error);
    return bytes;
  }

 private:
  FloatArray array(std::vector<uint32_t> shape) {
    size_t n = 1;
    for (const uint32_t s : shape)
      n *= s;
    FloatArray a{std::move(shape), std::vector<float>(n)};
    for (float& v : a.values)
      v = random_.weight();
    return a;
  }
  SmallLayer dense(const std::string& name, uint32_t out, uint32_t in) {
    return {name, {}, {{"W", array({out, in})}, {"b", array({out})}}};
  }
  void add_tok2vec(SmallModel& model, const SmallTok2Vec& shape, const std::string& tail) {
    std::string tables;
    std::string windows;
    for (size_t i = 0; i < shape.attributes.size(); ++i)
      tables += std::string(i > 0 ? "|" : "") + "ints-getitem>>hashembed";
    for (size_t i = 0; i < shape.depth; ++i)
      windows += std::string(i > 0 ? ">>" : "") + "residual(expand_window>>maxout>>layernorm>>dropout)";
    model.push_back({"extract_features>>list2ragged>>with_array(" + tables + ")" +
                     (shape.vector_width > 0 ? "|static_vectors" : "") +
                     ">>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array(" + windows + ")" +
                     tail});
    Packer columns;
    columns.array(shape.attributes.size());
    for (const auto& a : shape.attributes)
      columns.text(a);
    model.push_back({"extract_features", {{"columns", columns.out}}});
    uint32_t mixed = 0;
    for (size_t i = 0; i < shape.attributes.size(); ++i, mixed += shape.width) {
      model.push_back({"hashembed",
                       {{"column", Packer().integer(i).out}, {"seed", Packer().integer(8 + i).out}},
                       {{"E", array({shape.rows[i], shape.width})}}});
    }
    if (shape.vector_width > 0) {
      model.push_back({"static_vectors", {}, {{"W", array({shape.width, shape.vector_width})}}});
      mixed += shape.width;
    }
    for (size_t i = 0; i <= shape.depth; ++i) {
      if (i > 0) model.push_back({"expand_window", {{"window_size", "\x01"}}});
      const uint32_t in = i == 0 ? mixed : 3 * shape.width;
      model.push_back({"maxout", {}, {{"W", array({shape.width, 3, in})}, {"b", array({shape.width, 3})}}});
      model.push_back({"layernorm", {}, {{"G", array({shape.width})}, {"b", array({shape.width})}}});
    }
  }
  void add_scorer(SmallModel& model, uint32_t width, uint32_t hidden, uint32_t features, uint32_t actions) {
    model.push_back({"precomputable_affine",
                     {},
                     {{"W", array({features, hidden, 2, hidden})},
                      {"b", array({hidden, 2})},
                      {"pad", array({1, features, hidden, 2})}}});
    model.push_back(dense("linear", actions, hidden));
    model.push_back(dense("linear", hidden, width));
  }
  static std::string raw(const FloatArray& a) {
    std::string bytes(a.values.size() * sizeof(float), '\0');
    std::memcpy(bytes.data(), a.values.data(), bytes.size());
    return bytes;
  }
  static std::string packed(const SmallModel& model) {
    Packer p;
    p.map(3).text("nodes").array(model.size());
    for (const auto& layer : model)
      p.map(1).text("name").text(layer.name);
    p.text("attrs").array(model.size());
    for (const auto& layer : model) {
      p.map(layer.attrs.size());
      for (const auto& [key, value] : layer.attrs)
        p.text(key).binary(value);
    }
    p.text("params").array(model.size());
    for (const auto& layer : model) {
      p.map(layer.params.size());
      for (const auto& [key, value] : layer.params) {
        p.text(key).map(3).binary("type").text("<f4").binary("shape").array(value.shape.size());
        for (const uint32_t s : value.shape)
          p.integer(s);
        p.binary("data").binary(raw(value));
      }
    }
    return p.out;
  }

  Random random_;
};

}  // namespace dateline::test
