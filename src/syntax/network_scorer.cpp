#include "syntax/network_scorer.h"

namespace dateline {

void StateScorer::prepare(const Scorer& weights, const Kernels& kernels,
                          std::span<const float* const> vectors) {
  weights_ = &weights;
  kernels_ = &kernels;
  states_ = 0;
  const size_t columns = weights.linear.columns();
  linear_.resize(vectors.size() * columns);
  kernels.affine(vectors.data(), vectors.size(), weights.linear, linear_.data(), columns);
  rows_.clear();
  for (size_t i = 0; i < vectors.size(); ++i)
    rows_.push_back(linear_.data() + i * columns);
  parts_.resize(vectors.size() * weights.lower.columns());
  kernels.affine(rows_.data(), rows_.size(), weights.lower, parts_.data(), weights.lower.columns());
  sum_.resize(weights.features);
}

void StateScorer::add_state(std::span<const int32_t> tokens) {
  const size_t size = 2 * weights_->hidden;
  for (size_t f = 0; f < sum_.size(); ++f) {
    const float* from = tokens[f] < 0
                            ? weights_->pad
                            : parts_.data() + static_cast<size_t>(tokens[f]) * weights_->lower.columns();
    sum_[f] = from + f * size;
  }
  if (hidden_.size() < (states_ + 1) * weights_->hidden) hidden_.resize((states_ + 1) * weights_->hidden);
  kernels_->sum_maxout2(sum_.data(), sum_.size(), weights_->state_bias, weights_->hidden,
                        hidden_.data() + states_ * weights_->hidden);
  ++states_;
}

void StateScorer::score() {
  const size_t columns = weights_->upper.columns();
  if (scores_.size() < states_ * columns) scores_.resize(states_ * columns);
  rows_.clear();
  for (size_t s = 0; s < states_; ++s)
    rows_.push_back(hidden_.data() + s * weights_->hidden);
  kernels_->affine(rows_.data(), states_, weights_->upper, scores_.data(), columns);
}

}  // namespace dateline
