#include "base/hash.h"

#include <bit>
#include <cstring>

#include <openssl/evp.h>
#include <xxhash.h>

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

uint64_t xxh3(std::span<const std::byte> bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

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

uint64_t final_mix(uint64_t h) {
  h = (h ^ (h >> 33)) * 0xff51afd7ed558ccdULL;
  h = (h ^ (h >> 33)) * 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

}  // namespace

// MurmurHash3_x64_128 (public domain algorithm) for a key of exactly 8 bytes: no full block, the key is all
// tail.
std::array<uint32_t, 4> embedding_hash(uint64_t key, uint32_t seed) {
  uint64_t h1 = seed ^ (std::rotl(key * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL);
  uint64_t h2 = seed;
  h1 ^= 8;
  h2 ^= 8;
  h1 += h2;
  h2 += h1;
  h1 = final_mix(h1);
  h2 = final_mix(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<uint32_t>(h1), static_cast<uint32_t>(h1 >> 32), static_cast<uint32_t>(h2),
          static_cast<uint32_t>(h2 >> 32)};
}

}  // namespace dateline
