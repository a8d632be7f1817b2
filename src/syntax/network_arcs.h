// The dependency parser's transition system: arc-eager with unshift (Nivre 2008; Honnibal and Johnson 2015)
// and sentence breaks, greedy. Several docs advance together so that their states are scored in one product.
//
//   ArcParser parser;
//   parser.parse(actions, scorer, tokens, doc_end, arcs); // scorer is prepared for the tokens
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "syntax/labels.h"
#include "syntax/network_scorer.h"
#include "syntax/network_tree.h"

namespace dateline {

enum class ArcMove : uint8_t { shift, reduce, left, right, begin_sentence };
inline constexpr size_t arc_move_count = 5;

struct ArcAction {
  ArcMove move = ArcMove::shift;
  Dep label = Dep::none;
  // Of a projectivised arc ("prep||dobj": prep was moved up from a dobj): label of the head it belongs to.
  Dep head_label = Dep::none;
};

// Which moves are open to a state, by ArcMove.
using ArcMoves = std::array<bool, arc_move_count>;

// One doc: stack, buffer and arcs, all in arrays the docs of a call share. Public so that tests can walk it
// by hand.
struct ArcArrays {
  std::vector<int32_t> head, last_left, last_right,
      previous;  // previous: sibling attached before on that side
  std::vector<Dep> label, head_label;
  std::vector<uint8_t> unshiftable, sentence_start;
  std::vector<int32_t> stack, rebuffer;
  void reset(size_t tokens);
};

class ArcState {
 public:
  ArcState(ArcArrays& arrays, int32_t begin, int32_t end)
      : a_(&arrays), begin_(begin), end_(end), next_(begin) {
    if (begin < end) arrays.sentence_start[static_cast<size_t>(begin)] = 1;
  }
  bool is_final() const { return stack_size_ == 0 && buffer_length() == 0; }
  // i-th token of the stack (0 is its top) or of the buffer; -1 where there is none.
  int32_t stack(int32_t i) const {
    return i < stack_size_ ? a_->stack[static_cast<size_t>(begin_ + stack_size_ - 1 - i)] : -1;
  }
  int32_t buffer(int32_t i) const {
    if (i < rebuffer_size_) return a_->rebuffer[static_cast<size_t>(begin_ + rebuffer_size_ - 1 - i)];
    const int32_t token = next_ + (i - rebuffer_size_);
    return token < end_ ? token : -1;
  }
  int32_t buffer_length() const { return end_ - next_ + rebuffer_size_; }
  ArcMoves valid() const;
  void context(std::span<int32_t, parser_features> tokens) const;
  void apply(const ArcAction& action);

 private:
  void push();
  void pop() { --stack_size_; }
  void unshift();
  void attach(int32_t child, int32_t head, const ArcAction& action);

  ArcArrays* a_;
  int32_t begin_, end_, next_;
  int32_t stack_size_ = 0, rebuffer_size_ = 0;
};

struct ArcSystem {
  std::vector<ArcAction> actions;
  // Runs of neighbouring actions with one move, for choosing among the valid ones.
  struct Run {
    ArcMove move;
    uint32_t begin, end;
  };
  std::vector<Run> runs;
  std::array<uint32_t, arc_move_count> count{};  // actions per move
  // The best valid action; ties go to the first. actions.size() where none is valid.
  size_t best(const ArcMoves& valid, const float* scores) const;
};

Result<ArcSystem> load_arc_system(const ModelFile& model);

class ArcParser {
 public:
  void parse(const ArcSystem& system, StateScorer& scorer, std::span<const TokenFeatures> tokens,
             std::span<const uint32_t> doc_end, Arcs& out);

 private:
  ArcArrays arrays_;
  std::vector<ArcState> states_;
  std::vector<ArcMoves> valid_;    // of the states that wait for scores
  std::vector<uint32_t> waiting_;  // indices of those states
  TreeFinisher finisher_;
};

}  // namespace dateline
