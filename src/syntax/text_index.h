// Numbers strings 0, 1, 2, ... in the order they are first seen, and keeps their text. The memory of the
// per-thread caches of the parse: it grows without allocating per string, and forgets everything at once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

class TextIndex {
 public:
  TextIndex();
  // The number of `text`; `added` tells whether it is new (then it is size() - 1).
  uint32_t find_or_add(std::string_view text, bool& added);
  // Valid until the next find_or_add.
  std::string_view text(uint32_t i) const {
    return std::string_view(arena_).substr(entries_[i].begin, entries_[i].size);
  }
  uint32_t size() const { return static_cast<uint32_t>(entries_.size()); }
  size_t bytes() const;
  void clear();

 private:
  struct Entry {
    uint64_t hash;
    size_t begin;
    uint32_t size;
  };
  void grow();

  std::string arena_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> slots_;  // entry + 1, 0 where free; a power of two of them, at most half full
};

}  // namespace dateline
