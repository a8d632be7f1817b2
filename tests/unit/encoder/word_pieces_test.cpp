#include "encoder/word_pieces.h"

#include <gtest/gtest.h>

namespace dateline {
namespace {

std::vector<uint32_t> pieces_of(std::string_view word) {
  static const std::vector<std::string_view> vocabulary = {
      "[UNK]", "[CLS]", "[SEP]", "pesh", "##mer", "##ga", "u", ".", "s", "zurich", "-", "led"};
  static const auto pieces = WordPieces::from_vocabulary(vocabulary, "test");
  std::vector<uint32_t> ids;
  pieces->append(word, ids);
  return ids;
}

TEST(WordPieces, LongestPieceFirst) {
  EXPECT_EQ(pieces_of("Peshmerga"), (std::vector<uint32_t>{3, 4, 5}));
}
TEST(WordPieces, PunctuationStandsAlone) {
  EXPECT_EQ(pieces_of("U.S.-led"), (std::vector<uint32_t>{6, 7, 8, 7, 10, 11}));
}
TEST(WordPieces, AccentsAreDropped) {
  EXPECT_EQ(pieces_of("Z\xC3\xBCrich"), (std::vector<uint32_t>{9}));
}
TEST(WordPieces, UnknownWordIsOnePiece) {
  EXPECT_EQ(pieces_of("peshx"), (std::vector<uint32_t>{0}));
}
TEST(WordPieces, NothingVisibleGivesNothing) {
  EXPECT_TRUE(pieces_of(" \n").empty());
}

TEST(WordPieces, VocabularyWithoutMarksIsDamaged) {
  const auto pieces = WordPieces::from_vocabulary({"[UNK]", "a"}, "test");
  ASSERT_FALSE(pieces);
  EXPECT_EQ(pieces.error().code, ErrorCode::model_damaged);
}

}  // namespace
}  // namespace dateline
