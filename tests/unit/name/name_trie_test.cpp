#include "name/name_trie.h"

#include <map>
#include <string>

#include <gtest/gtest.h>

namespace dateline {
namespace {

TEST(NameTrie, FollowsWhatWasAdded) {
  NameTrie trie;
  const uint32_t islamic = trie.add(NameTrie::root, "islamic");
  const uint32_t state = trie.add(islamic, "state");
  EXPECT_EQ(trie.add(NameTrie::root, "islamic"), islamic);
  EXPECT_EQ(trie.size(), 3u);
  EXPECT_EQ(trie.step(islamic, trie.piece("state")), state);
  EXPECT_EQ(trie.step(NameTrie::root, trie.piece("state")), NameTrie::nowhere);
  EXPECT_EQ(trie.step(state, trie.piece("islamic")), NameTrie::nowhere);
  EXPECT_EQ(trie.piece("stat"), NameTrie::nowhere);
  EXPECT_EQ(trie.piece(""), NameTrie::nowhere);
  EXPECT_EQ(trie.step(islamic, NameTrie::nowhere), NameTrie::nowhere);
}

// Against a map, through all growing; pieces of every length around the hash's rounds of eight.
TEST(NameTrie, HoldsThousandsOfNames) {
  NameTrie trie;
  std::map<std::pair<uint32_t, std::string>, uint32_t> oracle;
  uint32_t seed = 7;
  const auto next = [&](uint32_t n) { return (seed = seed * 1664525 + 1013904223) / 65536 % n; };
  uint32_t node = NameTrie::root;
  for (int i = 0; i < 20000; ++i) {
    std::string piece(1 + next(20), 'a');
    for (char& c : piece)
      c = static_cast<char>('a' + next(3));
    const auto known = oracle.find({node, piece});
    const uint32_t added = trie.add(node, piece);
    if (known != oracle.end()) {
      EXPECT_EQ(added, known->second);
    } else {
      EXPECT_EQ(added, oracle.size() + 1);
      oracle[{node, piece}] = added;
    }
    node = next(3) == 0 ? added : NameTrie::root;
  }
  for (const auto& [from, to] : oracle)
    EXPECT_EQ(trie.step(from.first, trie.piece(from.second)), to);
}

}  // namespace
}  // namespace dateline
