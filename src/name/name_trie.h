// The matcher of names: which runs of pieces (words.h) spell one. A trie in two flat hash tables, since a
// lexicon has a hundred thousand names and a text asks at every word.
//
//   NameTrie trie;
//   uint32_t node = trie.add(NameTrie::root, "islamic");
//   node = trie.add(node, "state");
//   trie.step(trie.step(NameTrie::root, trie.piece("islamic")), trie.piece("state")) == node
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class NameTrie {
 public:
  static constexpr uint32_t root = 0;
  static constexpr uint32_t nowhere = UINT32_MAX;

  NameTrie();
  // The number of a piece that stands in some name, else nowhere.
  uint32_t piece(std::string_view folded) const;
  // The node behind `node` for the piece, nowhere where no name goes on so. `piece` may be nowhere.
  uint32_t step(uint32_t node, uint32_t piece) const;
  // Likewise; adds what is not there.
  uint32_t add(uint32_t node, std::string_view folded);
  // Nodes are numbered from the root on in the order they were added.
  uint32_t size() const { return nodes_; }

 private:
  struct Piece {
    uint64_t hash;
    uint32_t begin, size;  // of letters_
    uint32_t first;        // the node behind the root, nowhere where no name begins so
  };
  struct Step {
    uint64_t key = free;  // node and piece
    uint32_t next = nowhere;
  };
  static constexpr uint64_t free = UINT64_MAX;

  uint32_t add_piece(std::string_view folded);
  size_t slot_of(std::string_view folded, uint64_t hash) const;
  size_t slot_of(uint64_t key) const;
  void grow_pieces();
  void grow_steps();

  std::string letters_;
  std::vector<Piece> pieces_;
  std::vector<uint32_t> piece_slots_;  // piece + 1, 0 where free; a power of two of them, at most half full
  std::vector<Step> steps_;            // likewise
  size_t step_count_ = 0;
  uint32_t nodes_ = 1;
};

}  // namespace dateline
