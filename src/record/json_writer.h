// Appends JSON to a string: always valid, the same bytes on every machine, fast enough that writing costs
// nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

// With indent > 0, objects and arrays opened as `open` are broken over lines, those opened as `open_inline`
// (and all they hold) stay on one.
class JsonWriter {
 public:
  explicit JsonWriter(int indent) : indent_(indent) {}

  void open(char bracket);  // '{' or '['
  void open_inline(char bracket);
  void close(char bracket);  // '}' or ']'
  void key(std::string_view name);
  void string(std::string_view value);          // "" is ""
  void string_or_null(std::string_view value);  // "" is null
  void integer(int64_t value);
  void fixed(double value,
             int decimals);  // rounded half away from zero; at least one decimal, no spare zeros
  void boolean(bool value);
  void null();
  std::string take() { return std::move(out_); }

 private:
  void before_value();
  void quote(std::string_view value);
  void new_line();

  std::string out_;
  int indent_;
  int depth_ = 0;
  int inline_depth_ = 0;  // > 0 inside an inline object or array
  bool first_ = true;     // nothing yet in the innermost object or array
  bool after_key_ = false;
};

}  // namespace dateline
