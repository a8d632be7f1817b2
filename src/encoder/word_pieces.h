// WordPiece: words -> pieces of a fixed vocabulary, as BERT's uncased models split them (lower case, accents
// off, every punctuation mark on its own, then the longest known piece first).
//
//   auto pieces = WordPieces::open(model);
//   pieces->append("Peshmerga", ids);       // {pesh, ##mer, ##ga}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "syntax/model_file.h"

namespace dateline {

class WordPieces {
 public:
  // Section "pieces.vocabulary" (strings, in the order of their ids) with [UNK], [CLS] and [SEP] among them;
  // model_damaged where they are missing. The model must outlive this.
  static Result<WordPieces> open(const ModelFile& model);
  static Result<WordPieces> from_vocabulary(const std::vector<std::string_view>& vocabulary,
                                            const std::string& where);

  // Appends the pieces of one word; at least one ([UNK]) for a word with anything visible in it.
  void append(std::string_view word, std::vector<uint32_t>& ids) const;
  uint32_t begin_id() const { return begin_; }
  uint32_t end_id() const { return end_; }
  size_t size() const { return size_; }

 private:
  WordPieces() = default;
  void append_plain(std::string_view word, std::vector<uint32_t>& ids) const;
  std::unordered_map<std::string_view, uint32_t> first_, rest_;  // "##" taken off the latter
  size_t longest_ = 0;
  size_t size_ = 0;
  uint32_t unknown_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace dateline
