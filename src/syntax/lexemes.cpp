#include "syntax/lexemes.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "base/utf8.h"
#include "syntax/word_id.h"

namespace dateline {

namespace {

constexpr size_t longest_shaped = 99;
constexpr size_t longest_run = 4;
constexpr size_t suffix_length = 3;
constexpr char32_t capital_sigma = 0x3A3;
constexpr char32_t dotted_capital_i = 0x130;

// Norms that hold for every pipeline (the norm table of a model comes first): typographic marks as
// typewriters had them, currencies as "$".
constexpr std::array<std::pair<std::string_view, std::string_view>, 45> base_norms = {{
    {"'s", "'s"},  {"'S", "'s"}, {"’s", "'s"}, {"’S", "'s"}, {"’", "'"},   {"‘", "'"},   {"´", "'"},
    {"`", "'"},    {"”", "\""},  {"“", "\""},  {"''", "\""}, {"``", "\""}, {"´´", "\""}, {"„", "\""},
    {"»", "\""},   {"«", "\""},  {"‘‘", "\""}, {"’’", "\""}, {"？", "?"},  {"！", "!"},  {"，", ","},
    {"；", ";"},   {"：", ":"},  {"。", "."},  {"।", "."},   {"…", "..."}, {"—", "-"},   {"–", "-"},
    {"--", "-"},   {"---", "-"}, {"——", "-"},  {"€", "$"},   {"£", "$"},   {"¥", "$"},   {"฿", "$"},
    {"US$", "$"},  {"C$", "$"},  {"A$", "$"},  {"₺", "$"},   {"₹", "$"},   {"৳", "$"},   {"₩", "$"},
    {"Mex$", "$"}, {"₣", "$"},   {"E£", "$"},
}};

bool in_ranges(char32_t c, std::span<const std::pair<char32_t, char32_t>> ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const auto& r) { return r.first <= c && c <= r.second; });
}

// str.isdigit: decimal digits, and the digits that are no decimals (superscripts, circled ones).
bool is_digit_character(char32_t c) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 20> other_digits = {{
      {0xB2, 0xB3},     {0xB9, 0xB9},       {0x1369, 0x1371},   {0x19DA, 0x19DA},   {0x2070, 0x2070},
      {0x2074, 0x2079}, {0x2080, 0x2089},   {0x2460, 0x2468},   {0x2474, 0x247C},   {0x2488, 0x2490},
      {0x24EA, 0x24EA}, {0x24F5, 0x24FD},   {0x24FF, 0x24FF},   {0x2776, 0x277E},   {0x2780, 0x2788},
      {0x278A, 0x2792}, {0x10A40, 0x10A43}, {0x10E60, 0x10E68}, {0x11052, 0x1105A}, {0x1F100, 0x1F10A},
  }};
  if (c < 0x80) return is_digit(c);
  if (utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND) return true;
  return in_ranges(c, other_digits);
}

bool is_capital(char32_t c) {
  if (c < 0x80) return is_upper(c);
  return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_LU;
}

bool has_case(char32_t c) {
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
         category == UTF8PROC_CATEGORY_LT || to_lower(c) != c || to_upper(c) != c;
}

// Marks and signs that stand inside words without counting as letters, as far as the final sigma is
// concerned.
bool is_case_ignorable(char32_t c) {
  if (c == '\'' || c == '.' || c == ':' || c == '^' || c == '`' || c == 0xB7 || c == 0x2019) return true;
  const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
         category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_LM ||
         category == UTF8PROC_CATEGORY_SK;
}

// Whether the sigma at [at, after) ends a word: a cased letter before it, none after it.
bool is_final_sigma(std::string_view text, size_t at, size_t after) {
  bool before = false;
  for (size_t i = 0; i < at;) {
    const CodePoint c = decode_utf8(text, i);
    if (!is_case_ignorable(c.value)) before = has_case(c.value);
    i += c.size;
  }
  for (size_t i = after; i < text.size();) {
    const CodePoint c = decode_utf8(text, i);
    if (!is_case_ignorable(c.value)) return before && !has_case(c.value);
    i += c.size;
  }
  return before;
}

uint64_t base_norm(std::string_view form, std::string_view lower) {
  constexpr size_t longest_norm_key = 6;
  if (form.size() <= longest_norm_key) {
    for (const auto& [key, norm] : base_norms) {
      if (key == form) return word_id(norm);
    }
  }
  return word_id(lower);
}

std::string_view first_character(std::string_view form) {
  return form.substr(0, decode_utf8(form, 0).size);
}

std::string_view last_characters(std::string_view form, size_t count) {
  size_t at = form.size();
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(form[at]) & 0xC0) != 0x80) --count;
  }
  return form.substr(at);
}

bool is_all_space(std::string_view form) {
  for (size_t at = 0; at < form.size();) {
    const CodePoint c = decode_utf8(form, at);
    if (!is_space(c.value)) return false;
    at += c.size;
  }
  return !form.empty();
}

}  // namespace

void append_lower(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!c.valid) {
      out += text[at];
    } else if (c.value == dotted_capital_i) {
      out += "i\xCC\x87";
    } else if (c.value == capital_sigma) {
      append_utf8(out, is_final_sigma(text, at, at + c.size) ? 0x3C2 : 0x3C3);
    } else {
      append_utf8(out, to_lower(c.value));
    }
    at += c.size;
  }
}

std::string word_shape(std::string_view form) {
  if (count_code_points(form) > longest_shaped) return "LONG";
  std::string out;
  char32_t last = 0;
  size_t run = 0;
  for (size_t at = 0; at < form.size();) {
    const CodePoint c = decode_utf8(form, at);
    at += c.size;
    char32_t shape = c.value;
    if (is_alpha(c.value)) {
      shape = is_capital(c.value) ? U'X' : U'x';
    } else if (is_digit_character(c.value)) {
      shape = U'd';
    }
    run = shape == last ? run + 1 : 0;
    last = shape;
    if (run < longest_run) append_utf8(out, shape);
  }
  return out;
}

Result<Vocabulary> Vocabulary::open(const ModelFile& model) {
  Vocabulary out;
  auto keys = model.array<uint64_t>("lexeme.norm_keys");
  if (!keys) return keys.error();
  auto norms = model.array<uint64_t>("lexeme.norms");
  if (!norms) return norms.error();
  if (keys->size() != norms->size()) {
    return Error{ErrorCode::model_damaged, model.path(),
                 "the table of norms is broken; import the model anew"};
  }
  out.keys_ = *keys;
  out.norms_ = *norms;
  return out;
}

Lexeme Vocabulary::lexeme(std::string_view form, std::string_view lower) const {
  Lexeme out;
  out.orth = word_id(form);
  out.lower = word_id(lower);
  const auto at = std::lower_bound(keys_.begin(), keys_.end(), out.orth);
  out.norm = at != keys_.end() && *at == out.orth ? norms_[static_cast<size_t>(at - keys_.begin())]
                                                  : base_norm(form, lower);
  out.prefix = word_id(first_character(form));
  out.suffix = word_id(last_characters(form, suffix_length));
  out.shape = word_id(word_shape(form));
  out.is_space = is_all_space(form);
  return out;
}

uint32_t Lexemes::find_or_add(std::string_view form, const Vocabulary& vocabulary) {
  bool added = false;
  const uint32_t i = forms_.find_or_add(form, added);
  if (!added) return i;
  append_lower(lower_text_, form);
  lower_end_.push_back(lower_text_.size());
  lexemes_.push_back(vocabulary.lexeme(form, lower(i)));
  return i;
}

size_t Lexemes::bytes() const {
  return forms_.bytes() + lexemes_.capacity() * sizeof(Lexeme) + lower_text_.capacity() +
         lower_end_.capacity() * sizeof(size_t);
}

void Lexemes::clear() {
  *this = Lexemes();
}

}  // namespace dateline
