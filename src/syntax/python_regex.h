// Regular expressions as a spaCy pipeline holds them (Python's `re`, str patterns), made to run on PCRE2 with
// the same meaning, and their matching.
//
//   auto pcre = translate_python_regex(R"((?u)^\u2014|\S+$)", "tokenizer: prefix_search");   // when
//   importing auto regex = Regex::compile(*pcre, "tokenizer: prefix_search");                           //
//   when opening a model if (auto m = regex->search(text, 0, scratch)) ...
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/span.h"

namespace dateline {

// The same expression in PCRE2's syntax. Escapes that PCRE2 does not know, or knows as something else, are
// spelt out; model_foreign (with `where`) for the parts of Python's syntax that have no counterpart here.
Result<std::string> translate_python_regex(std::string_view pattern, const std::string& where);

class Regex {
 public:
  // Match data and the JIT stack; one per thread, for all expressions.
  class Scratch {
   public:
    Scratch();
    Scratch(Scratch&&) noexcept;
    Scratch& operator=(Scratch&&) noexcept;
    ~Scratch();

   private:
    friend class Regex;
    struct Impl;
    std::unique_ptr<Impl> impl_;
  };

  // A translated pattern; "" gives an expression that matches nothing. model_damaged where PCRE2 refuses it.
  static Result<Regex> compile(std::string_view pattern, const std::string& where);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  bool empty() const { return code_ == nullptr; }
  // The leftmost match that begins at byte `from` or later, as bytes of `subject`, which must be valid UTF-8.
  // A subject on which the engine gives up (its limits) counts as no match.
  std::optional<Span> search(std::string_view subject, size_t from, Scratch& scratch) const;
  // The match that begins at byte 0 (Python's `match`).
  bool matches_at_start(std::string_view subject, Scratch& scratch) const;

 private:
  struct Code;
  explicit Regex(std::unique_ptr<Code> code);
  std::optional<Span> run(std::string_view subject, size_t from, unsigned options, Scratch& scratch) const;
  std::unique_ptr<Code> code_;
};

}  // namespace dateline
