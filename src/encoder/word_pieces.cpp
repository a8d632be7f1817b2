#include "encoder/word_pieces.h"

#include <algorithm>

#include <utf8proc.h>

#include "base/utf8.h"

namespace dateline {

namespace {

constexpr size_t longest_word = 100;  // bytes; BERT gives up on longer ones too

// BERT's notion: all ASCII that is neither letter, digit nor space, and the Unicode categories P*.
bool is_punctuation(char32_t c) {
  if (c < 128) return c > 32 && c < 127 && !is_alpha(c) && !is_digit(c);
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

bool is_plain_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

// Lower case, canonically decomposed, combining marks and control characters dropped.
std::string fold(std::string_view word) {
  std::string out;
  for (size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    at += c.size;
    utf8proc_int32_t parts[8];
    int last_class = 0;
    const auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(to_lower(c.value)), parts, 8,
                                           UTF8PROC_DECOMPOSE, &last_class);
    for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(n, 8); ++i) {
      const auto category = utf8proc_category(parts[i]);
      if (category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_CC &&
          category != UTF8PROC_CATEGORY_CF) {
        append_utf8(out, static_cast<char32_t>(parts[i]));
      }
    }
  }
  return out;
}

}  // namespace

Result<WordPieces> WordPieces::open(const ModelFile& model) {
  auto vocabulary = model.strings("pieces.vocabulary");
  if (!vocabulary) return vocabulary.error();
  return from_vocabulary(*vocabulary, model.path());
}

Result<WordPieces> WordPieces::from_vocabulary(const std::vector<std::string_view>& vocabulary,
                                               const std::string& where) {
  WordPieces pieces;
  pieces.size_ = vocabulary.size();
  for (uint32_t id = 0; id < vocabulary.size(); ++id) {
    const std::string_view word = vocabulary[id];
    if (word.starts_with("##")) {
      pieces.rest_.emplace(word.substr(2), id);
    } else {
      pieces.first_.emplace(word, id);
    }
    pieces.longest_ = std::max(pieces.longest_, word.size());
  }
  for (const auto& [word, id] :
       {std::pair{"[UNK]", &pieces.unknown_}, {"[CLS]", &pieces.begin_}, {"[SEP]", &pieces.end_}}) {
    const auto found = pieces.first_.find(word);
    if (found == pieces.first_.end()) {
      return Error{ErrorCode::model_damaged, where,
                   std::string("the vocabulary of word pieces lacks ") + word};
    }
    *id = found->second;
  }
  return pieces;
}

void WordPieces::append(std::string_view word, std::vector<uint32_t>& ids) const {
  if (is_plain_ascii(word)) return append_plain(word, ids);
  const std::string folded = fold(word);
  size_t begin = 0;
  size_t at = 0;
  while (at < folded.size()) {
    const CodePoint c = decode_utf8(folded, at);
    const bool space = is_space(c.value);
    if (space || is_punctuation(c.value)) {
      append_plain(std::string_view(folded).substr(begin, at - begin), ids);
      if (!space) append_plain(std::string_view(folded).substr(at, c.size), ids);
      begin = at + c.size;
    }
    at += c.size;
  }
  append_plain(std::string_view(folded).substr(begin), ids);
}

void WordPieces::append_plain(std::string_view word, std::vector<uint32_t>& ids) const {
  if (word.empty()) return;
  const size_t before = ids.size();
  size_t at = 0;
  while (at < word.size() && word.size() <= longest_word) {
    const auto& table = at == 0 ? first_ : rest_;
    size_t length = std::min(word.size() - at, longest_);
    auto found = table.end();
    for (; length > 0; --length) {
      found = table.find(word.substr(at, length));
      if (found != table.end()) break;
    }
    if (length == 0) break;
    ids.push_back(found->second);
    at += length;
  }
  if (at < word.size()) {
    ids.resize(before);
    ids.push_back(unknown_);
  }
}

}  // namespace dateline
