#include <algorithm>

#include "base/utf8.h"
#include "text/repair.h"

namespace dateline {

namespace {

// A quotation may run over line ends, but no further than this; an unbalanced mark ends with its block.
constexpr uint32_t longest_quotation = 4000;  // bytes
constexpr size_t most_blocks = 8;

class Finder {
 public:
  Finder(std::string_view body, const std::vector<Span>& blocks, const std::vector<BodyQuote>& marks)
      : body_(body), blocks_(blocks), marks_(marks) {}

  std::vector<Span> run() {
    std::vector<Span> found;
    size_t block = 0;
    for (size_t i = 0; i < marks_.size(); ++i) {
      const uint32_t at = marks_[i].at;
      while (block < blocks_.size() && blocks_[block].end <= at)
        ++block;
      if (block == blocks_.size()) break;
      if (at < blocks_[block].begin || !opens(i)) continue;
      const size_t close = body_[at] == '"' ? close_of_double(i, block) : close_of_single(i, block);
      if (close == none) {
        // Single marks without a partner are apostrophes; a double one holds to the end of its block.
        if (body_[at] == '"' && at + 1 < blocks_[block].end) {
          found.push_back({at + 1, blocks_[block].end});
          while (i + 1 < marks_.size() && marks_[i + 1].at < blocks_[block].end)
            ++i;
        }
        continue;
      }
      if (marks_[close].at > at + 1) found.push_back({at + 1, marks_[close].at});
      i = close;
    }
    return found;
  }

 private:
  static constexpr size_t none = static_cast<size_t>(-1);

  char before(uint32_t at) const { return at == 0 ? '\n' : body_[at - 1]; }
  char after(uint32_t at) const { return at + 1 < body_.size() ? body_[at + 1] : '\n'; }
  static bool is_gap(char c) { return c == ' ' || c == '\n'; }
  static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_number(char c) { return c >= '0' && c <= '9'; }

  bool opens(size_t i) const {
    const BodyQuote& m = marks_[i];
    if (m.quote == QuoteMark::close) return false;
    const char b = before(m.at), a = after(m.at);
    if (body_[m.at] == '"') {
      if (m.quote == QuoteMark::open) return true;
      return !is_gap(a) || is_gap(b);
    }
    if (is_letter(b) || is_number(b)) return false;
    // "'90s" is an apostrophe.
    return !is_gap(a) && !is_number(a) &&
           (is_gap(b) || b == '(' || b == '"' || b == '-' || b == '[' || b == ',' ||
            m.quote == QuoteMark::open);
  }

  bool closes_double(size_t i) const {
    const BodyQuote& m = marks_[i];
    if (m.quote != QuoteMark::straight) return m.quote == QuoteMark::close;
    // A straight mark after a space and before a word opens another quotation.
    return !(is_gap(before(m.at)) && !is_gap(after(m.at)));
  }

  // The closing mark, in this block or, where the next lines do not open another one first, in one soon
  // after.
  size_t close_of_double(size_t i, size_t block) const {
    const size_t last_block = std::min(blocks_.size() - 1, block + most_blocks);
    const uint32_t limit = std::min(blocks_[last_block].end, marks_[i].at + longest_quotation);
    const uint32_t block_end = blocks_[block].end;
    for (size_t j = i + 1; j < marks_.size() && marks_[j].at < limit; ++j) {
      if (body_[marks_[j].at] != '"') continue;
      if (marks_[j].at < block_end) {
        // Inside a block even a mark of doubtful direction closes, unless it plainly opens.
        if (closes_double(j)) return j;
        return none;
      }
      return closes_double(j) && !paragraph_between(marks_[i].at, marks_[j].at) ? j : none;
    }
    return none;
  }

  // An empty line ends every quotation; speeches over several paragraphs open each of them anew.
  bool paragraph_between(uint32_t from, uint32_t to) const {
    return body_.substr(from, to - from).find("\n\n") != std::string_view::npos;
  }

  // A mark after punctuation closes for certain; one after a letter may be a plural's apostrophe and closes
  // only if no better one follows in the block.
  size_t close_of_single(size_t i, size_t block) {
    const uint32_t end = blocks_[block].end;
    if (marks_[i].at < no_single_before_) return none;
    size_t doubtful = none;
    for (size_t j = i + 1; j < marks_.size() && marks_[j].at < end; ++j) {
      const uint32_t at = marks_[j].at;
      if (body_[at] == '"') break;
      const char b = before(at), a = after(at);
      if (is_letter(a) || is_number(a) || is_gap(b)) continue;
      const bool sure = b == '.' || b == ',' || b == '!' || b == '?' || b != 's';
      if (sure) return j;
      if (doubtful == none) doubtful = j;
    }
    if (doubtful == none) no_single_before_ = end;
    return doubtful;
  }

  std::string_view body_;
  const std::vector<Span>& blocks_;
  const std::vector<BodyQuote>& marks_;
  uint32_t no_single_before_ = 0;  // no single mark before this byte has a partner
};

}  // namespace

std::vector<Span> find_quotations(std::string_view body, const std::vector<Span>& blocks,
                                  const std::vector<BodyQuote>& marks) {
  return Finder(body, blocks, marks).run();
}

}  // namespace dateline
