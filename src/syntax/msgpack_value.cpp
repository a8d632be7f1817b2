#include "syntax/msgpack_value.h"

#ifndef MSGPACK_NO_BOOST
#define MSGPACK_NO_BOOST
#endif
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#include <msgpack.hpp>
#pragma GCC diagnostic pop

namespace dateline {

namespace {

constexpr size_t deepest_nesting = 32;

// Builds the tree as the parser meets the values; open containers are a path from the root down.
class TreeBuilder : public msgpack::null_visitor {
 public:
  explicit TreeBuilder(MsgValue& root) : root_(root) {}

  bool visit_nil() { return add(MsgValue{}); }
  bool visit_boolean(bool v) { return add({.kind = MsgValue::Kind::boolean, .integer = v ? 1U : 0U}); }
  bool visit_positive_integer(uint64_t v) { return add({.kind = MsgValue::Kind::integer, .integer = v}); }
  bool visit_negative_integer(int64_t v) {
    return add({.kind = MsgValue::Kind::integer, .integer = static_cast<uint64_t>(v)});
  }
  bool visit_float32(float v) { return add({.kind = MsgValue::Kind::real, .real = v}); }
  bool visit_float64(double v) { return add({.kind = MsgValue::Kind::real, .real = v}); }
  bool visit_str(const char* v, uint32_t size) {
    return add({.kind = MsgValue::Kind::text, .text = {v, size}});
  }
  bool visit_bin(const char* v, uint32_t size) {
    return add({.kind = MsgValue::Kind::text, .text = {v, size}});
  }
  bool visit_ext(const char*, uint32_t) { return false; }
  bool start_array(uint32_t) { return open(MsgValue::Kind::array); }
  bool start_map(uint32_t) { return open(MsgValue::Kind::map); }
  bool end_array() { return close(); }
  bool end_map() { return close(); }
  void parse_error(size_t, size_t) {}
  void insufficient_bytes(size_t, size_t) {}
  bool referenced() const { return true; }
  void set_referenced(bool) {}

 private:
  MsgValue* place() {
    if (path_.empty()) return &root_;
    return &path_.back()->items.emplace_back();
  }
  bool add(MsgValue value) {
    *place() = std::move(value);
    return true;
  }
  // Pointers in path_ stay valid: a container's vector grows only after its last child was closed.
  bool open(MsgValue::Kind kind) {
    if (path_.size() >= deepest_nesting) return false;
    MsgValue* v = place();
    v->kind = kind;
    path_.push_back(v);
    return true;
  }
  bool close() {
    path_.pop_back();
    return true;
  }

  MsgValue& root_;
  std::vector<MsgValue*> path_;
};

}  // namespace

const MsgValue* MsgValue::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].is_text() && items[i].text == key) return &items[i + 1];
  }
  return nullptr;
}

Result<MsgValue> parse_msgpack(std::string_view bytes, const std::string& where) {
  const Error damaged{ErrorCode::model_damaged, where,
                      "not a sound msgpack file (cut or changed?); download it anew"};
  MsgValue root;
  TreeBuilder builder(root);
  size_t offset = 0;
  if (bytes.empty()) return damaged;
  if (!msgpack::parse(bytes.data(), bytes.size(), offset, builder) || offset != bytes.size()) return damaged;
  return root;
}

}  // namespace dateline
