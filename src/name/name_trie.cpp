#include "name/name_trie.h"

#include <cstring>

namespace dateline {

namespace {

constexpr size_t first_slots = 1024;

uint64_t mix(uint64_t h) {
  h *= 0x9E3779B97F4A7C15ULL;
  return h ^ (h >> 29);
}

// Eight letters a round: pieces are short, and most are one round.
uint64_t hash_of(std::string_view text) {
  uint64_t h = text.size();
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    h = mix(h ^ eight);
  }
  uint64_t rest = 0;
  std::memcpy(&rest, text.data() + at, text.size() - at);
  return mix(mix(h ^ rest));
}

uint64_t key_of(uint32_t node, uint32_t piece) {
  return (static_cast<uint64_t>(node) << 32) | piece;
}

}  // namespace

NameTrie::NameTrie() : piece_slots_(first_slots, 0), steps_(first_slots) {}

size_t NameTrie::slot_of(std::string_view folded, uint64_t hash) const {
  const size_t mask = piece_slots_.size() - 1;
  size_t at = hash & mask;
  for (; piece_slots_[at] != 0; at = (at + 1) & mask) {
    const Piece& p = pieces_[piece_slots_[at] - 1];
    if (p.hash == hash && std::string_view(letters_).substr(p.begin, p.size) == folded) break;
  }
  return at;
}

size_t NameTrie::slot_of(uint64_t key) const {
  const size_t mask = steps_.size() - 1;
  size_t at = mix(key) & mask;
  while (steps_[at].key != free && steps_[at].key != key)
    at = (at + 1) & mask;
  return at;
}

uint32_t NameTrie::piece(std::string_view folded) const {
  return piece_slots_[slot_of(folded, hash_of(folded))] - 1;  // free: 0 - 1 is nowhere
}

uint32_t NameTrie::step(uint32_t node, uint32_t piece) const {
  if (piece == nowhere) return nowhere;
  if (node == root) return pieces_[piece].first;
  return steps_[slot_of(key_of(node, piece))].next;
}

uint32_t NameTrie::add_piece(std::string_view folded) {
  const uint64_t hash = hash_of(folded);
  const size_t at = slot_of(folded, hash);
  if (piece_slots_[at] != 0) return piece_slots_[at] - 1;
  pieces_.push_back(
      {hash, static_cast<uint32_t>(letters_.size()), static_cast<uint32_t>(folded.size()), nowhere});
  letters_ += folded;
  const auto id = static_cast<uint32_t>(pieces_.size() - 1);
  piece_slots_[at] = id + 1;
  if (pieces_.size() * 2 > piece_slots_.size()) grow_pieces();
  return id;
}

uint32_t NameTrie::add(uint32_t node, std::string_view folded) {
  const uint32_t piece = add_piece(folded);
  if (const uint32_t next = step(node, piece); next != nowhere) return next;
  if (node == root) {
    pieces_[piece].first = nodes_;
  } else {
    const uint64_t key = key_of(node, piece);
    steps_[slot_of(key)] = {key, nodes_};
    if (++step_count_ * 2 > steps_.size()) grow_steps();
  }
  return nodes_++;
}

void NameTrie::grow_pieces() {
  piece_slots_.assign(piece_slots_.size() * 2, 0);
  const size_t mask = piece_slots_.size() - 1;
  for (uint32_t i = 0; i < pieces_.size(); ++i) {
    size_t at = pieces_[i].hash & mask;
    while (piece_slots_[at] != 0)
      at = (at + 1) & mask;
    piece_slots_[at] = i + 1;
  }
}

void NameTrie::grow_steps() {
  std::vector<Step> old(steps_.size() * 2);
  old.swap(steps_);
  for (const Step& step : old) {
    if (step.key != free) steps_[slot_of(step.key)] = step;
  }
}

}  // namespace dateline
