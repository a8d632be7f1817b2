// A decoded msgpack document: a tree whose strings and binaries are views into the bytes it was read from.
//
//   auto doc = parse_msgpack(bytes, "tok2vec/model");
//   const MsgValue* nodes = doc->find("nodes");
//
// Made for files nobody vouches for: nothing is allocated on the word of a length field, and nesting is
// bounded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

struct MsgValue {
  enum class Kind : uint8_t { nil, boolean, integer, real, text, array, map };
  Kind kind = Kind::nil;
  uint64_t integer = 0;  // two's complement where negative; 0/1 of a boolean
  double real = 0;
  std::string_view text{};        // str and bin alike (writers disagree on which to use for keys)
  std::vector<MsgValue> items{};  // array: the elements; map: key, value, key, value, ...

  bool is_map() const { return kind == Kind::map; }
  bool is_array() const { return kind == Kind::array; }
  bool is_text() const { return kind == Kind::text; }
  bool is_integer() const { return kind == Kind::integer; }
  // The value under a str or bin key of a map; null where there is none (or this is no map).
  const MsgValue* find(std::string_view key) const;
};

// The one value that makes up `bytes` (which must outlive the result). `where` names the file in errors; an
// empty, cut, too deeply nested or over-long document is model_damaged.
Result<MsgValue> parse_msgpack(std::string_view bytes, const std::string& where);

}  // namespace dateline
