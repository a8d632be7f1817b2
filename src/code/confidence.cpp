#include "code/confidence.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

// By so much in log odds.
double moved(double confidence, double by) {
  const double inside = std::clamp(confidence, 0.01, 0.99);
  return logistic(std::log(inside / (1.0 - inside)) + by);
}

}  // namespace

double confidence_of(const EventEntry& entry, const Roles& roles, const Frame& frame, EventStatus status) {
  // Points for and against, in units in which 0.58 is as often right as wrong. That both parties are told
  // weighs most: what is missing is mostly missed.
  double points = 0.5 + 0.05 * std::min<int>(entry.condition_count, 4);
  points += roles.source.empty() || roles.target.empty() ? 0.0 : 0.22;
  if (roles.inherited) points -= 0.05;
  if (roles.stand_in) points -= 0.05;
  if (roles.target_path > 2) points -= 0.05;
  if (frame.kind == PredicateKind::noun && frame.light_verb == no_token) points -= 0.1;
  if (frame.kind == PredicateKind::adjective) points -= 0.05;
  if (frame.link == FrameLink::none || frame.link == FrameLink::parataxis) points += 0.05;
  if (status == EventStatus::hypothetical) points -= 0.2;
  return std::clamp(logistic(10.0 * (points - 0.58)), 0.02, 0.95);
}

double with_inferred_party(double confidence) {
  return moved(confidence, 1.2);
}

double calibrated(double confidence) {
  return moved(confidence, 0.75);
}

double with_type_probability(double confidence, double p) {
  // The model is twice as sure, in log odds, as it is right.
  const double inside = std::clamp(p, 1e-6, 1.0 - 1e-6);
  return std::clamp(confidence * logistic(0.5 * std::log(inside / (1.0 - inside))), 0.02, 0.99);
}

}  // namespace dateline
