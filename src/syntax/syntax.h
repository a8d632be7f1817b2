// Stage 4: the parse, as flat arrays with one entry per token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/labels.h"
#include "text/tokens.h"

namespace dateline {

struct Entity {
  Span tokens;
  EntityLabel label = EntityLabel::none;
};

struct Syntax {
  Tokens tokens;
  std::vector<Tag> tag;
  std::vector<Pos> pos;
  std::vector<std::string_view> feats;  // "Number=Sing|Person=3"; views into the model (or static storage)
  std::vector<uint32_t> head;           // absolute token index; a root is its own head
  std::vector<Dep> dep;
  std::vector<uint32_t>
      sentence_start;  // first token of each sentence, ascending; sentence_start[0] == 0 if any token
  std::vector<Entity> entities;     // ascending, never overlapping
  std::vector<uint32_t> lemma_end;  // lemma i is lemma_text[lemma_end[i-1] .. lemma_end[i])
  std::string lemma_text;

  size_t size() const { return tokens.size(); }
  std::string_view form(size_t i) const { return tokens.form(i); }
  std::string_view lemma(size_t i) const {
    const uint32_t from = i == 0 ? 0 : lemma_end[i - 1];
    return std::string_view(lemma_text).substr(from, lemma_end[i] - from);
  }
  bool is_root(size_t i) const { return head[i] == i; }
  size_t sentence_count() const { return sentence_start.size(); }
  // Tokens of sentence s.
  Span sentence(size_t s) const {
    return {sentence_start[s],
            s + 1 < sentence_start.size() ? sentence_start[s + 1] : static_cast<uint32_t>(tokens.size())};
  }
  // Sentence that token i is in.
  uint32_t sentence_of(uint32_t i) const;
};

// Children in token order and subtree extents, computed once per story for the rooms that walk the tree.
class Tree {
 public:
  explicit Tree(const Syntax& syntax);
  // Children of token i, ascending.
  const uint32_t* begin(uint32_t i) const { return children_.data() + first_[i]; }
  const uint32_t* end(uint32_t i) const { return children_.data() + first_[i + 1]; }
  struct Range {
    const uint32_t* first;
    const uint32_t* last;
    const uint32_t* begin() const { return first; }
    const uint32_t* end() const { return last; }
    bool empty() const { return first == last; }
  };
  Range children(uint32_t i) const { return {begin(i), end(i)}; }
  // Smallest token span that holds i and all its descendants.
  Span subtree(uint32_t i) const { return {left_[i], right_[i] + 1}; }
  // First child with the label, or i itself where there is none (so that a miss is `== i`).
  uint32_t child(uint32_t i, Dep dep) const;

 private:
  const Syntax* syntax_;
  std::vector<uint32_t> first_, children_, left_, right_;
};

}  // namespace dateline
