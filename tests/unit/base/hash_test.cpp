#include "base/hash.h"

#include <gtest/gtest.h>

namespace dateline {

TEST(Hash, Sha256OfNothingIsTheKnownConstant) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Hash, StringIdsAreSpacys) {
  EXPECT_EQ(string_id("cat"), 5439657043933447811ULL);
  EXPECT_EQ(string_id("hello world"), 2758594965276909933ULL);
}

TEST(Hash, EmbeddingRowsAreThincs) {
  const std::array<uint32_t, 4> expected = {1519880696U, 3764588297U, 132337396U, 3499398798U};
  EXPECT_EQ(embedding_hash(12345678901234567ULL, 8), expected);
}

}  // namespace dateline
