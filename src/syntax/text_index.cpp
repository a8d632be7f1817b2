#include "syntax/text_index.h"

#include <span>

#include "base/hash.h"

namespace dateline {

namespace {

constexpr size_t first_slots = 1024;

}  // namespace

TextIndex::TextIndex() : slots_(first_slots, 0) {}

uint32_t TextIndex::find_or_add(std::string_view text, bool& added) {
  const uint64_t hash = xxh3(std::as_bytes(std::span(text.data(), text.size())));
  const size_t mask = slots_.size() - 1;
  size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const Entry& e = entries_[slots_[at] - 1];
    if (e.hash == hash && std::string_view(arena_).substr(e.begin, e.size) == text) {
      added = false;
      return slots_[at] - 1;
    }
  }
  added = true;
  entries_.push_back({hash, arena_.size(), static_cast<uint32_t>(text.size())});
  arena_ += text;
  slots_[at] = size();
  if (entries_.size() * 2 > slots_.size()) grow();
  return size() - 1;
}

void TextIndex::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const size_t mask = slots_.size() - 1;
  for (uint32_t i = 0; i < size(); ++i) {
    size_t at = entries_[i].hash & mask;
    while (slots_[at] != 0)
      at = (at + 1) & mask;
    slots_[at] = i + 1;
  }
}

size_t TextIndex::bytes() const {
  return arena_.capacity() + entries_.capacity() * sizeof(Entry) + slots_.capacity() * sizeof(uint32_t);
}

void TextIndex::clear() {
  *this = TextIndex();
}

}  // namespace dateline
