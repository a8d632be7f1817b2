#include "record/json_writer.h"

#include <charconv>
#include <cmath>

#include "base/utf8.h"

namespace dateline {

void JsonWriter::new_line() {
  out_ += '\n';
  out_.append(static_cast<size_t>(depth_) * static_cast<size_t>(indent_), ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) {
    out_ += ',';
    if (indent_ > 0 && inline_depth_ > 0) out_ += ' ';
  }
  if (indent_ > 0 && inline_depth_ == 0 && depth_ > 0) new_line();
  first_ = false;
}

void JsonWriter::open(char bracket) {
  before_value();
  out_ += bracket;
  if (inline_depth_ > 0) ++inline_depth_;
  ++depth_;
  first_ = true;
}

void JsonWriter::open_inline(char bracket) {
  if (inline_depth_ == 0) {
    before_value();
    out_ += bracket;
    inline_depth_ = 1;
    ++depth_;
    first_ = true;
    return;
  }
  open(bracket);
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (indent_ > 0 && inline_depth_ == 0 && !first_) new_line();
  if (inline_depth_ > 0) --inline_depth_;
  out_ += bracket;
  first_ = false;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  quote(name);
  out_ += ':';
  if (indent_ > 0) out_ += ' ';
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  before_value();
  quote(value);
}

void JsonWriter::quote(std::string_view value) {
  static constexpr char hex[] = "0123456789abcdef";
  out_ += '"';
  for (size_t at = 0; at < value.size();) {
    const auto c = static_cast<unsigned char>(value[at]);
    if (c >= 0x80) {
      const CodePoint point = decode_utf8(value, at);
      point.valid ? out_.append(value.substr(at, point.size)) : out_.append("\xEF\xBF\xBD");
      at += point.size;
      continue;
    }
    ++at;
    switch (c) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      default:
        if (c >= 0x20 && c != 0x7F) {
          out_ += static_cast<char>(c);
        } else {
          out_ += "\\u00";
          out_ += hex[c >> 4];
          out_ += hex[c & 15];
        }
    }
  }
  out_ += '"';
}

void JsonWriter::string_or_null(std::string_view value) {
  value.empty() ? null() : string(value);
}

void JsonWriter::integer(int64_t value) {
  before_value();
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out_.append(digits, end);
}

// By integers, so that no printf of any libc has a say in the bytes.
void JsonWriter::fixed(double value, int decimals) {
  if (!std::isfinite(value) || std::abs(value) > 1e12) return null();
  int64_t scale = 1;
  for (int i = 0; i < decimals; ++i)
    scale *= 10;
  int64_t scaled = std::llround(value * static_cast<double>(scale));
  before_value();
  if (scaled < 0) {
    out_ += '-';
    scaled = -scaled;
  }
  out_ += std::to_string(scaled / scale);
  std::string fraction = std::to_string(scaled % scale);
  fraction.insert(0, static_cast<size_t>(decimals) - fraction.size(), '0');
  while (fraction.size() > 1 && fraction.back() == '0')
    fraction.pop_back();
  out_ += '.';
  out_ += fraction;
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

}  // namespace dateline
