// Result<T>: a value or an Error. No exception crosses the API.
//
//   Result<Story> r = read_story(path);
//   if (!r) return r.error();
//   use(*r);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace dateline {

// The closed list of what can go wrong. Numbers are part of the messages users see (E201 ...) and never
// change meaning.
enum class ErrorCode : uint16_t {
  usage = 101,            // the command line makes no sense
  file_missing = 201,     // no such file
  file_unreadable = 202,  // exists, but cannot be read
  file_unwritable = 203,
  input_empty = 301,      // nothing to code
  input_binary = 302,     // not text
  input_malformed = 303,  // e.g. a JSON line that does not parse
  input_too_large = 304,
  model_missing = 401,
  model_damaged = 402,  // checksum, size or structure wrong
  model_foreign = 403,  // not a model of ours, or of a pipeline we cannot run
  model_version = 404,  // written by another version of the format
  lexicon_missing = 501,
  lexicon_malformed = 502,  // names file and line
  store_foreign = 601,      // a file that is no store of ours
  store_version = 602,      // written by a newer version
  store_damaged = 603,
  store_busy = 604,       // another process is writing
  store_full = 605,       // no space left
  query_malformed = 606,  // SQL or search words that make no sense
  query_too_long = 607,   // took longer than it may
  not_found = 701,        // no page, story or event of that name
  not_allowed = 702,      // a token, host or method that is not let in
  asked_too_often = 703,  // more at a time than is answered
  internal = 901,         // our bug
};

// What happened, where, and what to do about it; `where` is "file:line" or a path, or empty.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string where;
  std::string message;
  // "E303 stories.jsonl:17: not a JSON object: ..." as printed for users.
  std::string text() const;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Error error)
      : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& operator*() & { return std::get<0>(state_); }
  const T& operator*() const& { return std::get<0>(state_); }
  T&& operator*() && { return std::get<0>(std::move(state_)); }
  T* operator->() { return &std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Error& error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

// A Result without a value: success, or why not.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)
  bool ok() const { return !error_; }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace dateline
