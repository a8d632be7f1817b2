// Stages 3 and 4 together: text -> tokens -> parse, with the weights of one model file.
//
//   auto pipeline = Pipeline::open("en_core_web_md-3.7.1.dlm");
//   Pipeline::Scratch scratch;                      // one per thread, reused from story to story
//   Syntax syntax = (*pipeline)->parse(text, scratch);
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"
#include "syntax/syntax.h"
#include "text/text.h"

namespace dateline {

class Pipeline {
 public:
  // Buffers and the per-thread word cache; results never depend on what it holds.
  class Scratch {
   public:
    Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();
    struct Impl;
    std::unique_ptr<Impl> impl;
  };

  static Result<std::unique_ptr<const Pipeline>> open(const std::string& model_path);
  ~Pipeline();

  // Parses each block of the body on its own (a block is a "doc" in spaCy's terms) into one Syntax over the
  // whole body: token offsets are bytes of text.body, sentence starts and heads count over all blocks. `body`
  // must outlive the result.
  Syntax parse(std::string_view body, std::span<const Span> blocks, Scratch& scratch) const;
  Syntax parse(const Text& text, Scratch& scratch) const { return parse(text.body, text.blocks, scratch); }

  // "en_core_web_md-3.7.1" and the model file's checksum.
  const std::string& name() const;
  const std::string& version() const;

 private:
  Pipeline();
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace dateline
