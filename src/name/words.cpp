#include "name/words.h"

#include <array>
#include <cstdlib>

#include <utf8proc.h>

#include "base/utf8.h"

namespace dateline {

namespace {

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019 || c == 0x02BB || c == 0x02BC || c == 0x02BE ||
         c == 0x02BF;
}

// Letters that do not decompose into a base letter and a mark.
std::string_view plain_spelling(char32_t c) {
  switch (c) {
    case 0x0131:
      return "i";
    case 0x0141:
    case 0x0142:
      return "l";
    case 0x00D8:
    case 0x00F8:
      return "o";
    case 0x0110:
    case 0x0111:
    case 0x00D0:
    case 0x00F0:
      return "d";
    case 0x00DF:
      return "ss";
    case 0x00C6:
    case 0x00E6:
      return "ae";
    case 0x0152:
    case 0x0153:
      return "oe";
    case 0x00DE:
    case 0x00FE:
      return "th";
    case 0x018F:
    case 0x0259:
      return "a";
    default:
      return {};
  }
}

// Appends the letter without its marks, in lower case.
void append_folded(std::string& out, char32_t c) {
  if (const auto plain = plain_spelling(c); !plain.empty()) {
    out += plain;
    return;
  }
  std::array<utf8proc_int32_t, 8> parts{};
  int last_class = 0;
  const auto n = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK), &last_class);
  for (utf8proc_ssize_t i = 0; i < n && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
    append_utf8(out, to_lower(static_cast<char32_t>(parts[static_cast<size_t>(i)])));
  }
}

// One piece under construction.
class Builder {
 public:
  explicit Builder(std::vector<Piece>& out) : out_(out) {}
  void add(char32_t c) {
    if (letters_ + digits_ == 0) first_upper_ = is_upper(c);
    if (is_digit(c)) {
      ++digits_;
    } else {
      ++letters_;
      if (is_upper(c)) ++upper_;
    }
    if (c < 0x80) {
      piece_.text.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    } else {
      append_folded(piece_.text, c);
    }
  }
  void flush() {
    if (piece_.text.empty()) return;
    piece_.casing = !first_upper_                                                ? Casing::lower
                    : upper_ + digits_ >= 2 && upper_ >= 1 && upper_ == letters_ ? Casing::capitals
                                                                                 : Casing::initial;
    out_.push_back(std::move(piece_));
    piece_ = {};
    letters_ = upper_ = digits_ = 0;
    first_upper_ = false;
  }
  bool empty() const { return piece_.text.empty(); }

 private:
  std::vector<Piece>& out_;
  Piece piece_;
  int letters_ = 0, upper_ = 0, digits_ = 0;
  bool first_upper_ = false;
};

// Whether the apostrophe at `at` begins a possessive "'s" that ends its word.
bool is_possessive(std::string_view text, size_t at, uint32_t size) {
  const size_t s = at + size;
  if (s >= text.size() || (text[s] != 's' && text[s] != 'S')) return false;
  if (s + 1 >= text.size()) return true;
  const auto next = decode_utf8(text, s + 1);
  return !is_alpha(next.value) && !is_digit(next.value);
}

}  // namespace

void split_pieces(std::string_view text, std::vector<Piece>& out) {
  Builder builder(out);
  for (size_t at = 0; at < text.size();) {
    const auto c = decode_utf8(text, at);
    if (c.valid && (is_alpha(c.value) || is_digit(c.value))) {
      builder.add(c.value);
    } else if (is_apostrophe(c.value)) {
      if (is_possessive(text, at, c.size)) builder.flush();
    } else if (c.value == '&') {
      builder.flush();
      for (const char32_t letter : {U'a', U'n', U'd'})
        builder.add(letter);
      builder.flush();
    } else if (c.value != '.' &&
               !(c.valid && utf8proc_category(static_cast<int>(c.value)) == UTF8PROC_CATEGORY_MN) &&
               c.value != 0xAD && c.value != 0x200E && c.value != 0x200F) {
      builder.flush();
    }
    at += c.size;
  }
  builder.flush();
}

std::string name_key(std::string_view name) {
  std::vector<Piece> pieces;
  split_pieces(name, pieces);
  std::string key;
  for (const auto& piece : pieces) {
    if (!key.empty()) key.push_back(' ');
    key += piece.text;
  }
  return key;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

std::string plural_of(std::string_view noun) {
  std::string out(noun);
  const auto ends = [&](std::string_view tail) {
    return out.size() >= tail.size() && std::string_view(out).substr(out.size() - tail.size()) == tail;
  };
  const auto swap_tail = [&](size_t drop, std::string_view tail) {
    out.resize(out.size() - drop);
    out += tail;
  };
  if (ends("person")) {
    swap_tail(6, "people");
  } else if ((ends("man") && !ends("human") && !ends("german") && !ends("shaman")) || ends("woman")) {
    swap_tail(3, "men");
  } else if (ends("child")) {
    out += "ren";
  } else if (ends("wife")) {
    swap_tail(4, "wives");
  } else if (ends("y") && out.size() > 1 &&
             std::string_view("aeiou").find(out[out.size() - 2]) == std::string_view::npos) {
    swap_tail(1, "ies");
  } else if (ends("s") || ends("x") || ends("z") || ends("ch") || ends("sh")) {
    out += "es";
  } else {
    out += "s";
  }
  return out;
}

}  // namespace dateline
