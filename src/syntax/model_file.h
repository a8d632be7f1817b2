// One versioned, checksummed, memory-mapped file that holds everything a pipeline needs to run: named
// sections of raw bytes, 64-byte aligned. `dateline model import` writes it (ModelWriter); the components
// read it (ModelFile).
//
//   auto model = ModelFile::open("en_core_web_md-3.7.1.dlm");
//   auto weights = model->tensor("tagger.W");       // float32, shape {50, 96}
//   auto labels = model->strings("tagger.labels");  // list of strings
//
// Layout (little-endian): header {magic[16], version u32, section count u32, file size u64, XXH3 of all bytes
// after the header u64, reserved u64}, the section table, the sections.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

inline constexpr uint32_t model_file_version = 2;

// A dense row-major float32 array inside the mapped file; valid while its ModelFile lives.
struct Tensor {
  const float* data = nullptr;
  std::array<uint32_t, 4> shape{};  // unused trailing dimensions are 0
  uint32_t rank = 0;
  size_t size() const {
    size_t n = rank == 0 ? 0 : 1;
    for (uint32_t i = 0; i < rank; ++i)
      n *= shape[i];
    return n;
  }
};

class ModelFile {
 public:
  // Maps the file and checks magic, version, size, table and checksum.
  static Result<ModelFile> open(const std::string& path);
  // The same over bytes the caller keeps alive (tests, fuzzing); `name` is for messages.
  static Result<ModelFile> from_memory(std::span<const std::byte> bytes, const std::string& name);
  ModelFile(ModelFile&&) noexcept;
  ModelFile& operator=(ModelFile&&) noexcept;
  ~ModelFile();

  const std::string& path() const { return path_; }
  // Identity of the weights: hex of the checksum; goes into records as the model's version.
  std::string version() const;
  bool has(std::string_view section) const;
  // Raw bytes of a section; model_damaged if there is none of the name.
  Result<std::span<const std::byte>> bytes(std::string_view section) const;
  Result<Tensor> tensor(std::string_view section) const;
  // A section written by add_strings.
  Result<std::vector<std::string_view>> strings(std::string_view section) const;
  // A section of plain structs T; model_damaged where the size is no multiple of sizeof(T).
  template <typename T>
  Result<std::span<const T>> array(std::string_view section) const {
    auto raw = bytes(section);
    if (!raw) return raw.error();
    if (raw->size() % sizeof(T) != 0)
      return damaged("section " + std::string(section) + " has a broken size");
    return std::span<const T>(reinterpret_cast<const T*>(raw->data()), raw->size() / sizeof(T));
  }

 private:
  struct Mapping;
  struct Section {
    std::string name;
    uint64_t offset, size;
    std::array<uint32_t, 4> shape;
    uint32_t rank;
  };
  ModelFile();
  Status load(std::span<const std::byte> bytes);
  const Section* find(std::string_view section) const;
  Error damaged(const std::string& what) const;

  std::string path_;
  std::unique_ptr<Mapping> mapping_;
  std::span<const std::byte> data_;
  std::vector<Section> sections_;  // sorted by name
  uint64_t checksum_ = 0;
};

class ModelWriter {
 public:
  void add(std::string name, std::span<const std::byte> bytes);
  void add_tensor(std::string name, std::span<const float> values, std::vector<uint32_t> shape);
  void add_strings(std::string name, std::span<const std::string> strings);
  template <typename T>
  void add_array(std::string name, std::span<const T> values) {
    add(std::move(name), std::as_bytes(values));
  }
  std::vector<std::byte> finish() const;
  // Writes to a temporary file beside `path` and renames it: a cut write never leaves a half model.
  Status write(const std::string& path) const;

 private:
  struct Section {
    std::string name;
    std::vector<std::byte> bytes;
    std::vector<uint32_t> shape;
  };
  std::vector<Section> sections_;
};

}  // namespace dateline
