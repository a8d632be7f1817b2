// Scores the actions of parser states. The first layer is computed once per token and place it can take in a
// state; a state's hidden vector is then a sum.
//
//   scorer.prepare(weights, kernels, vectors);
//   scorer.clear_states();
//   scorer.add_state({b0, b1, s0, ...});                  // token indices, -1 for none
//   scorer.score();
//   scorer.scores(0);                                     // of the first state added: one per action
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/network_layers.h"

namespace dateline {

class StateScorer {
 public:
  // Weights, kernels and vectors must outlive the scoring.
  void prepare(const Scorer& weights, const Kernels& kernels, std::span<const float* const> vectors);
  void clear_states() { states_ = 0; }
  void add_state(std::span<const int32_t> tokens);
  size_t states() const { return states_; }
  void score();
  const float* scores(size_t state) const { return scores_.data() + state * weights_->upper.columns(); }

 private:
  const Scorer* weights_ = nullptr;
  const Kernels* kernels_ = nullptr;
  size_t states_ = 0;
  std::vector<float> linear_, parts_, hidden_, scores_;
  std::vector<const float*> rows_, sum_;
};

}  // namespace dateline
