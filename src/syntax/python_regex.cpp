#include "syntax/python_regex.h"

#include <cstdint>

#include "base/utf8.h"

namespace dateline {

namespace {

// What Python's \s matches (str.isspace), and its \w, inside a class.
constexpr std::string_view space_members =
    R"(\x{9}-\x{d}\x{1c}-\x{20}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000})";
constexpr std::string_view word_members = R"(\p{L}\p{N}_)";

class Translator {
 public:
  Translator(std::string_view in, const std::string& where) : in_(in), where_(where) {}

  Result<std::string> run() {
    // Str patterns are Unicode anyway.
    if (in_.starts_with("(?u)")) at_ = 4;
    while (at_ < in_.size()) {
      Status s;
      if (in_[at_] == '\\') {
        s = escape(false);
      } else if (in_[at_] == '[') {
        s = char_class();
      } else if (in_[at_] == '(' && at_ + 1 < in_.size() && in_[at_ + 1] == '?') {
        s = group();
      } else if (in_[at_] == '{' && open_ended_count()) {
        out_ += "{0,";
        at_ += 2;
      } else {
        out_ += in_[at_++];
      }
      if (!s) return s.error();
    }
    return out_;
  }

 private:
  Error foreign(const std::string& what) const {
    return {ErrorCode::model_foreign, where_,
            "the regular expression holds " + what + " (at byte " + std::to_string(at_) +
                "), which this program cannot run; use a pipeline with the usual English tokenizer"};
  }

  // "{,3}" means {0,3} in Python and itself in PCRE2.
  bool open_ended_count() const {
    size_t i = at_ + 1;
    if (i >= in_.size() || in_[i] != ',') return false;
    ++i;
    const size_t digits = i;
    while (i < in_.size() && is_digit(static_cast<unsigned char>(in_[i])))
      ++i;
    return i > digits && i < in_.size() && in_[i] == '}';
  }

  Status group() {
    static constexpr std::string_view known = ":=!<>P#";
    if (at_ + 2 >= in_.size() || known.find(in_[at_ + 2]) == std::string_view::npos) {
      return foreign("a group \"(?" + std::string(in_.substr(at_ + 2, 1)) + "\"");
    }
    out_ += in_.substr(at_, 3);
    at_ += 3;
    return {};
  }

  void code_point(uint32_t value) {
    static constexpr std::string_view hex = "0123456789abcdef";
    std::string digits;
    do {
      digits.insert(digits.begin(), hex[value & 15]);
      value >>= 4;
    } while (value != 0);
    out_ += "\\x{" + digits + "}";
  }

  Status numbered(size_t digits) {
    if (at_ + 2 + digits > in_.size()) return foreign("a cut escape");
    uint32_t value = 0;
    for (const char c : in_.substr(at_ + 2, digits)) {
      const int d = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
      if (d < 0) return foreign("a broken escape");
      value = (value << 4) | static_cast<uint32_t>(d);
    }
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return foreign("an escape of no character");
    code_point(value);
    at_ += 2 + digits;
    return {};
  }

  void members(std::string_view list, bool negated, bool in_class) {
    if (in_class) {
      out_ += list;
    } else {
      out_ += (negated ? "[^" : "[") + std::string(list) + "]";
    }
    at_ += 2;
  }

  Status escape(bool in_class) {
    if (at_ + 1 >= in_.size()) return foreign("a backslash at its end");
    const char c = in_[at_ + 1];
    switch (c) {
      case 'x':
        return numbered(2);
      case 'u':
        return numbered(4);
      case 'U':
        return numbered(8);
      case 's':
        return members(space_members, false, in_class), Status();
      case 'w':
        return members(word_members, false, in_class), Status();
      case 'd':
        return members(R"(\p{Nd})", false, in_class), Status();
      case 'S':
      case 'W':
        if (in_class) return foreign(std::string("\\") + c + " inside a class");
        return members(c == 'S' ? space_members : word_members, true, false), Status();
      case 'D':
        out_ += R"(\P{Nd})", at_ += 2;
        return {};
      case 'v':
        out_ += R"(\x{b})", at_ += 2;
        return {};
      case 'Z':
        out_ += R"(\z)", at_ += 2;
        return {};
      default:
        break;
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    static constexpr std::string_view shared = "AbBtnrfa";  // with one meaning in both
    if (letter && shared.find(c) == std::string_view::npos) return foreign(std::string("\\") + c);
    if (c == '0') return foreign("an octal escape");
    out_ += in_.substr(at_, 2);
    at_ += 2;
    return {};
  }

  Status char_class() {
    out_ += in_[at_++];
    if (at_ < in_.size() && in_[at_] == '^') out_ += in_[at_++];
    bool first = true;
    for (; at_ < in_.size(); first = false) {
      const char c = in_[at_];
      if (c == ']' && !first) {
        out_ += in_[at_++];
        return {};
      }
      if (c == '\\') {
        if (auto s = escape(true); !s) return s;
        continue;
      }
      // An opening bracket is one character in Python, and may begin a POSIX class in PCRE2.
      if (c == '[' || c == ']') out_ += '\\';
      out_ += c;
      ++at_;
    }
    return foreign("a class without its end");
  }

  std::string_view in_;
  const std::string& where_;
  size_t at_ = 0;
  std::string out_;
};

}  // namespace

Result<std::string> translate_python_regex(std::string_view pattern, const std::string& where) {
  return Translator(pattern, where).run();
}

}  // namespace dateline
