// The neural part of the parse: tok2vec, tagger, dependency parser and entity recogniser of a spaCy CNN
// pipeline, run from a model file of ours (import_network writes it).
//
//   auto network = Network::open(model);
//   Network::Scratch scratch;                               // one per thread, reused from call to call
//   NetworkOutput out;
//   network->run(tokens, doc_end, scratch, out);            // tags, heads, labels, sentence starts, entities
//
// Arithmetic is float32 with a fixed order of operations: the same tokens give the same bits on every
// machine, for every batch and thread count, and whatever the scratch holds.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/result.h"
#include "syntax/labels.h"
#include "syntax/model_file.h"
#include "syntax/syntax.h"

namespace dateline {

// What the embeddings read of a token; string ids as in base/hash.h (string_id), 0 for the empty string.
struct TokenFeatures {
  uint64_t orth = 0, norm = 0, prefix = 0, suffix = 0, shape = 0;
  uint8_t space_after = 0, is_space = 0;
};

// Per token, over all docs of a call.
struct NetworkOutput {
  std::vector<Tag> tag;
  std::vector<uint32_t> head;  // absolute token index within the call; a root is its own head
  std::vector<Dep> dep;
  std::vector<uint8_t> sentence_start;  // 1 where a sentence begins
  std::vector<Entity> entities;         // ascending, never overlapping; token indices absolute
};

class Network {
 public:
  // Buffers and the word cache of one thread; memory is bounded.
  class Scratch {
   public:
    Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Network;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  // `model` must outlive the network. model_damaged where a part is missing or its sizes do not fit together.
  static Result<Network> open(const ModelFile& model);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  // Doc i is tokens [i == 0 ? 0 : doc_end[i - 1], doc_end[i]); doc_end ascends and ends at tokens.size().
  // Docs know nothing of each other; several in one call only make it faster. `out` is overwritten.
  void run(std::span<const TokenFeatures> tokens, std::span<const uint32_t> doc_end, Scratch& scratch,
           NetworkOutput& out) const;

 private:
  struct Parts;
  explicit Network(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace dateline
