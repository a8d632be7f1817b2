#include "base/hash.h"

#include <openssl/evp.h>
#include <xxhash.h>

#include <bit>
#include <cstring>

namespace dateline {

std::string sha256_hex(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string out;
  for (unsigned int i = 0; i < size; ++i) {
    out += hex[digest[i] >> 4];
    out += hex[digest[i] & 15];
  }
  return out;
}

uint64_t xxh3(std::span<const std::byte> bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

// Austin Appleby's MurmurHash64A (public domain algorithm), written from its description.
uint64_t string_id(std::string_view text) {
  constexpr uint64_t m = 0xc6a4a7935bd1e995ULL;
  constexpr int r = 47;
  uint64_t h = 1 ^ (text.size() * m);
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t k = 0;
    std::memcpy(&k, text.data() + at, 8);
    k *= m;
    k ^= k >> r;
    k *= m;
    h = (h ^ k) * m;
  }
  if (at < text.size()) {
    uint64_t tail = 0;
    std::memcpy(&tail, text.data() + at, text.size() - at);
    h = (h ^ tail) * m;
  }
  h ^= h >> r;
  h *= m;
  h ^= h >> r;
  return h;
}

namespace {

uint32_t final_mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bU;
  h = (h ^ (h >> 13)) * 0xc2b2ae35U;
  return h ^ (h >> 16);
}

}  // namespace

// MurmurHash3_x86_128 for a key of exactly 8 bytes: no full block, both halves are tail.
std::array<uint32_t, 4> embedding_hash(uint64_t key, uint32_t seed) {
  constexpr uint32_t c1 = 0x239b961bU, c2 = 0xab0e9789U, c3 = 0x38b34ae5U;
  std::array<uint32_t, 4> h = {seed, seed, seed, seed};
  const auto low = static_cast<uint32_t>(key);
  const auto high = static_cast<uint32_t>(key >> 32);
  h[1] ^= std::rotl(high * c2, 16) * c3;
  h[0] ^= std::rotl(low * c1, 15) * c2;
  for (auto& x : h) x ^= 8;
  h[0] += h[1] + h[2] + h[3];
  for (int i = 1; i < 4; ++i) h[static_cast<size_t>(i)] += h[0];
  for (auto& x : h) x = final_mix(x);
  h[0] += h[1] + h[2] + h[3];
  for (int i = 1; i < 4; ++i) h[static_cast<size_t>(i)] += h[0];
  return h;
}

}  // namespace dateline
