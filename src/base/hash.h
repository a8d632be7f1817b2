// Hashes: SHA-256 names stories, XXH3 guards files against damage, MurmurHash keys words as spaCy's weights
// expect.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

std::string sha256_hex(std::string_view bytes);
uint64_t xxh3(std::span<const std::byte> bytes);
// MurmurHash64A, seed 1: spaCy's id of a string.
uint64_t string_id(std::string_view text);
// MurmurHash3_x64_128 of the 8 bytes of `key`: the four rows (before the modulus) of a multi-hash embedding.
std::array<uint32_t, 4> embedding_hash(uint64_t key, uint32_t seed);

}  // namespace dateline
