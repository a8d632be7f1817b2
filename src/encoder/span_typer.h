// Which type of act a sentence tells between two of its phrases: an encoder over the sentence, read once, and
// a small head over the phrases of each candidate. Knows nothing of the code book: classes are names in the
// model file.
//
//   auto typer = SpanTyper::open("models/typer.dlt");
//   SpanTyper::Scratch scratch;                                      // one per thread
//   typer->read(syntax, syntax.sentence(s), scratch);
//   typer->weigh({source, target, trigger, hints}, scratch, probabilities);   // one per class, sum 1
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "encoder/encoder.h"
#include "encoder/word_pieces.h"
#include "syntax/syntax.h"

namespace dateline {

class SpanTyper {
 public:
  struct Candidate {
    // Tokens of the sentence last read; an empty list where the party or the act's word is not known.
    std::span<const Span> source, target, trigger;
    std::span<const float> hints;  // what other knowledge says, hint_count() numbers
  };

  class Scratch {
   public:
    Encoder::Scratch encoder;
    std::vector<uint32_t> pieces;
    std::vector<Span> pieces_of;  // by token of the sentence
    std::vector<float> vectors;   // {pieces of the sentence, width}
    std::vector<float> features, query, attention, hidden;
    uint32_t first_token = 0;
  };

  // model_missing, model_damaged, model_version as ModelFile::open.
  static Result<SpanTyper> open(const std::string& path);

  // Encodes a sentence. A sentence longer than the encoder takes is read in pieces, each on its own.
  void read(const Syntax& syntax, Span sentence, Scratch& scratch) const;
  void weigh(const Candidate& candidate, Scratch& scratch, std::span<float> probabilities) const;

  const std::vector<std::string>& classes() const { return classes_; }
  size_t hint_count() const { return hints_; }
  const std::string& version() const { return version_; }  // goes into records

 private:
  SpanTyper(WordPieces pieces, Encoder encoder) : pieces_(std::move(pieces)), encoder_(std::move(encoder)) {}
  Status load_head();
  void flush(size_t from, Scratch& scratch) const;
  bool mean(std::span<const Span> tokens, const Scratch& scratch, std::span<float> out) const;

  std::unique_ptr<ModelFile> model_;  // WordPieces views its vocabulary
  WordPieces pieces_;
  Encoder encoder_;
  std::vector<std::string> classes_;
  std::vector<float> query_, query_bias_, hidden_, hidden_bias_, out_, out_bias_;
  size_t hints_ = 0;
  std::string version_;
};

}  // namespace dateline
