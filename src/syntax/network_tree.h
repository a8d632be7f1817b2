// From the arcs a parser leaves to a tree: roots, arcs moved back to their true heads, sentence starts.
//
//   TreeFinisher finisher;
//   finisher.finish(tokens, 0, 12, arcs);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "syntax/labels.h"
#include "syntax/network.h"

namespace dateline {

// Per token of a call; heads absolute.
struct Arcs {
  std::vector<int32_t> head;  // -1 for a root, until finish() makes it its own head
  std::vector<Dep> label,
      head_label;  // head_label: of an arc to be moved back, what its true head is labelled
  std::vector<uint8_t> sentence_start;
};

class TreeFinisher {
 public:
  // Finishes the doc [begin, end). Heads of the doc must lie inside it.
  void finish(std::span<const TokenFeatures> tokens, int32_t begin, int32_t end, Arcs& arcs);

 private:
  void set_edges(int32_t begin, int32_t end, const Arcs& arcs);
  void spread_edges(int32_t begin, int32_t end, const Arcs& arcs);
  bool heads_within_sentences(int32_t begin, int32_t end, const Arcs& arcs);
  int32_t true_head(std::span<const TokenFeatures> tokens, int32_t token, const Arcs& arcs);

  std::vector<int32_t> left_edge_, right_edge_, queue_;  // edges by token
  std::vector<uint8_t> starts_;
};

}  // namespace dateline
