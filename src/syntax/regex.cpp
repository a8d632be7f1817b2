#define PCRE2_CODE_UNIT_WIDTH 8
#include <array>

#include <pcre2.h>

#include "syntax/python_regex.h"

namespace dateline {

namespace {

// Tokens of news are short; what needs more backtracking than this is an attack or noise.
constexpr uint32_t backtracking_limit = 2'000'000;
constexpr size_t jit_stack_start = 32 * 1024;
constexpr size_t jit_stack_limit = 1024 * 1024;

}  // namespace

struct Regex::Code {
  pcre2_code* code = nullptr;

  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;
  ~Code() { pcre2_code_free(code); }
};

struct Regex::Scratch::Impl {
  pcre2_match_data* match = pcre2_match_data_create(1, nullptr);
  pcre2_match_context* context = pcre2_match_context_create(nullptr);
  pcre2_jit_stack* stack = pcre2_jit_stack_create(jit_stack_start, jit_stack_limit, nullptr);

  Impl() {
    pcre2_set_match_limit(context, backtracking_limit);
    pcre2_jit_stack_assign(context, nullptr, stack);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    pcre2_jit_stack_free(stack);
    pcre2_match_context_free(context);
    pcre2_match_data_free(match);
  }
};

Regex::Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Regex::Scratch::Scratch(Scratch&&) noexcept = default;
Regex::Scratch& Regex::Scratch::operator=(Scratch&&) noexcept = default;
Regex::Scratch::~Scratch() = default;

Regex::Regex(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view pattern, const std::string& where) {
  if (pattern.empty()) return Regex(nullptr);
  auto out = std::make_unique<Code>();
  int error = 0;
  size_t at = 0;
  pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);  // Python's `.` and `$` know no other
  out->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                            PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &error, &at, context);
  pcre2_compile_context_free(context);
  if (out->code == nullptr) {
    std::array<unsigned char, 256> text{};
    pcre2_get_error_message(error, text.data(), text.size());
    return Error{
        ErrorCode::model_damaged, where,
        "the regular expression cannot be compiled: " + std::string(reinterpret_cast<char*>(text.data())) +
            " (at byte " + std::to_string(at) + "); import the model anew"};
  }
  // Without a JIT for this machine, matching is slower and the same.
  (void)pcre2_jit_compile(out->code, PCRE2_JIT_COMPLETE);
  return Regex(std::move(out));
}

std::optional<Span> Regex::run(std::string_view subject, size_t from, unsigned options,
                               Scratch& scratch) const {
  if (code_ == nullptr || from > subject.size()) return std::nullopt;
  const auto& s = *scratch.impl_;
  const int rc = pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from,
                             options | PCRE2_NO_UTF_CHECK, s.match, s.context);
  if (rc < 0) return std::nullopt;
  const size_t* ends = pcre2_get_ovector_pointer(s.match);
  return Span{static_cast<uint32_t>(ends[0]), static_cast<uint32_t>(ends[1])};
}

std::optional<Span> Regex::search(std::string_view subject, size_t from, Scratch& scratch) const {
  return run(subject, from, 0, scratch);
}

bool Regex::matches_at_start(std::string_view subject, Scratch& scratch) const {
  return run(subject, 0, PCRE2_ANCHORED, scratch).has_value();
}

}  // namespace dateline
