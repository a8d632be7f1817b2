#include "base/utf8.h"
#include "text/repair.h"

namespace dateline {

namespace {

struct Plain {
  char32_t c = 0;
  QuoteMark quote = QuoteMark::none;
};

// The straight mark for a quotation mark of any shape; c == 0 for other characters.
Plain plain_quote(char32_t c) {
  switch (c) {
    case '"':
      return {'"', QuoteMark::straight};
    case '\'':
      return {'\'', QuoteMark::straight};
    case 0x201C:
    case 0x00AB:
    case 0x201E:
      return {'"', QuoteMark::open};
    case 0x201D:
    case 0x00BB:
      return {'"', QuoteMark::close};
    case 0x201F:
    case 0x2033:
    case 0xFF02:
      return {'"', QuoteMark::straight};
    case 0x2018:
    case 0x2039:
    case 0x201A:
    case 0x201B:
      return {'\'', QuoteMark::open};
    case 0x2019:
    case 0x203A:
      return {'\'', QuoteMark::close};
    case 0x2032:
    case 0x02BC:
    case 0x02B9:
    case 0xFF07:
    case 0x00B4:
    case '`':
      return {'\'', QuoteMark::straight};
    default:
      return {};
  }
}

bool is_dropped(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || c == 0x180E || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

bool is_line_end(char32_t c) {
  return c == '\n' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

class Plainer {
 public:
  Plainer(Chars& chars, RepairCounts& counts) : chars_(chars), counts_(counts) {}

  void run() {
    for (size_t at = 0; at < chars_.size(); ++at) {
      const Char x = chars_[at];
      if (x.c == '\r') {
        if (at + 1 < chars_.size() && chars_[at + 1].c == '\n') continue;  // the \n stands for both
        line_end(x);
      } else if (is_line_end(x.c)) {
        line_end(x);
      } else if (is_dropped(x.c)) {
        ++counts_.invisible;
        if (x.c == 0xAD) at = hyphenated_line(at);
      } else if (x.c == '\t' || is_space(x.c)) {
        if (x.c > 0x7F) ++counts_.invisible;
        put(' ', x, QuoteMark::none);
      } else if (is_control(x.c)) {
        ++counts_.invisible;
      } else {
        visible(x, at);
      }
    }
    chars_.resize(out_);
  }

 private:
  void put(char32_t c, Char from, QuoteMark quote) {
    from.c = c, from.quote = quote;
    // A space or line's end takes up what was dropped before it, so that the word before ends where it ended.
    if ((c == ' ' || c == '\n') && out_ > 0) from.given = chars_[out_ - 1].end;
    chars_[out_++] = from;
  }

  void line_end(const Char& x) { put('\n', x, QuoteMark::none); }

  // A soft hyphen at the end of a line: the word goes on in the next one. Gives the last character passed
  // over.
  size_t hyphenated_line(size_t at) const {
    size_t next = at + 1;
    if (next < chars_.size() && chars_[next].c == '\r') ++next;
    if (next + 1 < chars_.size() && chars_[next].c == '\n' && is_alpha(chars_[next + 1].c)) return next;
    return at;
  }

  void visible(const Char& x, size_t& at) {
    if (x.c >= 0xFB00 && x.c <= 0xFB04) return ligature(x);
    if (x.c == 0x2010 || x.c == 0x2011) return put('-', x, QuoteMark::none);
    const Plain plain = plain_quote(x.c);
    if (plain.c == 0) return put(x.c, x, QuoteMark::none);
    if (plain.c != x.c) ++counts_.quotes;
    // ``so'' and ''so'': two single marks that make a double one.
    if ((x.c == '`' || x.c == '\'') && at + 1 < chars_.size() && chars_[at + 1].c == x.c) {
      Char both = x;
      both.end = chars_[++at].end;
      if (x.c == '\'') ++counts_.quotes;
      return put('"', both, x.c == '`' ? QuoteMark::open : QuoteMark::straight);
    }
    put(plain.c, x, plain.quote);
  }

  // Ligatures take more characters than they are; they go in through a spare copy.
  void ligature(const Char& x) { put(x.c, x, QuoteMark::none), has_ligature_ = true; }

 public:
  bool has_ligature() const { return has_ligature_; }

 private:
  Chars& chars_;
  RepairCounts& counts_;
  size_t out_ = 0;
  bool has_ligature_ = false;
};

void split_ligatures(Chars& chars, RepairCounts& counts) {
  static constexpr const char* parts[] = {"ff", "fi", "fl", "ffi", "ffl"};
  Chars split;
  split.reserve(chars.size() + 16);
  for (const Char& x : chars) {
    if (x.c < 0xFB00 || x.c > 0xFB04) {
      split.push_back(x);
      continue;
    }
    ++counts.mojibake;
    // The first letter stands for the whole of it, the others for nothing, so that spans never turn round.
    uint32_t given = x.given;
    for (const char* p = parts[x.c - 0xFB00]; *p != 0; ++p, given = x.end)
      split.push_back({static_cast<char32_t>(*p), given, x.end, QuoteMark::none});
  }
  chars = std::move(split);
}

// One space for a run of them; none at the ends of lines.
void squeeze_spaces(Chars& chars) {
  size_t out = 0;
  for (size_t at = 0; at < chars.size(); ++at) {
    const Char& x = chars[at];
    if (x.c == ' ' && (out == 0 || chars[out - 1].c == '\n' || chars[out - 1].c == ' ')) {
      if (out > 0) chars[out - 1].end = x.end;
      continue;
    }
    if (x.c == '\n' && out > 0 && chars[out - 1].c == ' ') {
      Char end = x;
      end.given = chars[out - 1].given;
      chars[out - 1] = end;
      continue;
    }
    chars[out++] = x;
  }
  chars.resize(out);
}

}  // namespace

void plain_characters(Chars& chars, RepairCounts& counts) {
  Plainer plainer(chars, counts);
  plainer.run();
  if (plainer.has_ligature()) split_ligatures(chars, counts);
  squeeze_spaces(chars);
}

void drop_note_numbers(Chars& chars, RepairCounts& counts) {
  constexpr size_t most_digits = 3;
  size_t out = 0;
  bool dropped = false;
  for (size_t at = 0; at < chars.size(); ++at) {
    size_t end = at + 1;
    while (end < chars.size() && chars[end].c >= '0' && chars[end].c <= '9')
      ++end;
    const bool closed =
        end < chars.size() && chars[end].c == ']' && end > at + 1 && end <= at + 1 + most_digits;
    const bool behind = out > 0 && chars[out - 1].c != ' ' && chars[out - 1].c != '\n';
    const bool before = end + 1 == chars.size() || (closed && !is_alpha(chars[end + 1].c));
    if (chars[at].c == '[' && closed && behind && before) {
      ++counts.notes;
      dropped = true;
      at = end;
      continue;
    }
    chars[out] = chars[at];
    // The space after takes up what was dropped, so that the word before ends where it ended.
    if (dropped && out > 0) chars[out].given = chars[out - 1].end;
    dropped = false;
    ++out;
  }
  chars.resize(out);
}

}  // namespace dateline
