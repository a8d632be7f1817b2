#include "syntax/tokenizer.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"
#include "syntax/special_phrases.h"
#include "syntax/word_id.h"

namespace dateline {

namespace {

// A special case: a string and the tokens it is made of.
struct Special {
  struct Part {
    std::string_view form;
    uint64_t norm;  // 0: the lexeme's
  };
  std::string_view text;
  std::vector<Part> parts;
};

struct AffixRules {
  Regex prefix, suffix, infix, token_match, url_match;
};

// Byte length of the first (or last) `count` code points.
size_t head_bytes(std::string_view text, size_t count) {
  size_t at = 0;
  for (; count > 0 && at < text.size(); --count)
    at += decode_utf8(text, at).size;
  return at;
}

size_t tail_bytes(std::string_view text, size_t count) {
  return text.size() - head_bytes(text, count_code_points(text) - std::min(count, count_code_points(text)));
}

}  // namespace

// Splits one stretch; what the members hold is the way spaCy's Tokenizer names it.
struct Tokenizer::Rules {
  const Vocabulary* vocabulary;
  AffixRules affixes;
  std::vector<Special> specials;
  std::unordered_map<std::string_view, uint32_t> special_of;  // text -> index in specials
  SpecialPhrases phrases;                                     // the specials that the affix rules would split

  Rules(const Vocabulary& v, AffixRules a) : vocabulary(&v), affixes(std::move(a)) {}

  Status load_specials(const ModelFile& model);
  void add_phrases(bool all);

  const Special* find_special(std::string_view text) const {
    const auto at = special_of.find(text);
    return at == special_of.end() ? nullptr : &specials[at->second];
  }
  Piece piece(std::string_view form, Lexemes& lexemes) const {
    const uint32_t i = lexemes.find_or_add(form, *vocabulary);
    return {i, static_cast<uint32_t>(form.size()), lexemes[i].norm};
  }
  size_t prefix_length(std::string_view text, Regex::Scratch& regex) const;
  size_t suffix_length(std::string_view text, Regex::Scratch& regex) const;
  void append_special(const Special& special, Lexemes& lexemes, std::vector<Piece>& out) const;
  std::string_view split_affixes(std::string_view text, bool with_specials, Lexemes& lexemes,
                                 Scratch& s) const;
  void split_infixes(std::string_view text, Lexemes& lexemes, Scratch& s) const;
  void split(std::string_view stretch, bool with_specials, Lexemes& lexemes, Scratch& s) const;
  const Scratch::Stretch& stretch(std::string_view text, Lexemes& lexemes, Scratch& s) const;
  void join_phrases(std::string_view text, size_t first, Lexemes& lexemes, Tokens& tokens,
                    std::vector<uint32_t>& lexeme_of) const;
};

size_t Tokenizer::Rules::prefix_length(std::string_view text, Regex::Scratch& regex) const {
  const auto m = affixes.prefix.search(text, 0, regex);
  if (!m) return 0;
  if (m->begin == 0) return m->size();
  return head_bytes(text, count_code_points(text.substr(m->begin, m->size())));
}

size_t Tokenizer::Rules::suffix_length(std::string_view text, Regex::Scratch& regex) const {
  const auto m = affixes.suffix.search(text, 0, regex);
  if (!m) return 0;
  if (m->end == text.size()) return m->size();
  return tail_bytes(text, count_code_points(text.substr(m->begin, m->size())));
}

void Tokenizer::Rules::append_special(const Special& special, Lexemes& lexemes,
                                      std::vector<Piece>& out) const {
  for (const auto& part : special.parts) {
    out.push_back(piece(part.form, lexemes));
    if (part.norm != 0) out.back().norm = part.norm;
  }
}

// Takes prefixes and suffixes off until nothing changes or a special case is left; returns what is left.
std::string_view Tokenizer::Rules::split_affixes(std::string_view text, bool with_specials, Lexemes& lexemes,
                                                 Scratch& s) const {
  const auto is_special = [&](std::string_view t) {
    return with_specials && !t.empty() && find_special(t) != nullptr;
  };
  size_t last_size = 0;
  while (!text.empty() && text.size() != last_size) {
    if (affixes.token_match.matches_at_start(text, s.regex) || is_special(text)) break;
    last_size = text.size();
    const size_t prefix = prefix_length(text, s.regex);
    const std::string_view minus_prefix = text.substr(prefix);
    if (prefix != 0 && is_special(minus_prefix)) {
      s.prefixes.push_back(piece(text.substr(0, prefix), lexemes));
      return minus_prefix;
    }
    const size_t suffix = suffix_length(minus_prefix, s.regex);
    const std::string_view minus_suffix = text.substr(0, text.size() - suffix);
    if (suffix != 0 && is_special(minus_suffix)) {
      s.suffixes.push_back(piece(text.substr(minus_suffix.size()), lexemes));
      return minus_suffix;
    }
    if (prefix != 0) s.prefixes.push_back(piece(text.substr(0, prefix), lexemes));
    if (suffix != 0) s.suffixes.push_back(piece(text.substr(minus_suffix.size()), lexemes));
    text = text.substr(prefix, text.size() - prefix - suffix);
  }
  return text;
}

void Tokenizer::Rules::split_infixes(std::string_view text, Lexemes& lexemes, Scratch& s) const {
  size_t start = 0;
  size_t from = 0;
  while (const auto m = affixes.infix.search(text, from, s.regex)) {
    // An empty match moves the search on by a character.
    from = m->empty() ? m->end + head_bytes(text.substr(m->end), 1) : m->end;
    const bool at_end = m->empty() && m->end == text.size();
    if (m->begin != 0) {
      if (m->begin != start) s.pieces.push_back(piece(text.substr(start, m->begin - start), lexemes));
      if (!m->empty()) s.pieces.push_back(piece(text.substr(m->begin, m->size()), lexemes));
      start = m->end;
    }
    if (at_end) break;
  }
  if (start < text.size()) s.pieces.push_back(piece(text.substr(start), lexemes));
}

// Appends the pieces of a stretch to s.pieces.
void Tokenizer::Rules::split(std::string_view text, bool with_specials, Lexemes& lexemes, Scratch& s) const {
  const Special* special = with_specials ? find_special(text) : nullptr;
  if (special != nullptr) return append_special(*special, lexemes, s.pieces);
  // Not text at all: one token, whatever the rules.
  if (!is_valid_utf8(text)) return s.pieces.push_back(piece(text, lexemes));
  s.prefixes.clear();
  s.suffixes.clear();
  const std::string_view rest = split_affixes(text, with_specials, lexemes, s);
  s.pieces.insert(s.pieces.end(), s.prefixes.begin(), s.prefixes.end());
  special = with_specials ? find_special(rest) : nullptr;
  if (special != nullptr) {
    append_special(*special, lexemes, s.pieces);
  } else if (!rest.empty()) {
    if (affixes.token_match.matches_at_start(rest, s.regex) ||
        affixes.url_match.matches_at_start(rest, s.regex)) {
      s.pieces.push_back(piece(rest, lexemes));
    } else {
      split_infixes(rest, lexemes, s);
    }
  }
  s.pieces.insert(s.pieces.end(), s.suffixes.rbegin(), s.suffixes.rend());
}

const Tokenizer::Scratch::Stretch& Tokenizer::Rules::stretch(std::string_view text, Lexemes& lexemes,
                                                             Scratch& s) const {
  bool added = false;
  const uint32_t i = s.stretch_text.find_or_add(text, added);
  if (added) {
    const auto first = static_cast<uint32_t>(s.pieces.size());
    split(text, true, lexemes, s);
    const bool starts = std::any_of(s.pieces.begin() + first, s.pieces.end(), [&](const Piece& p) {
      return phrases.starts_with(lexemes[p.lexeme].orth);
    });
    s.stretches.push_back({first, static_cast<uint32_t>(s.pieces.size()) - first, starts});
  }
  return s.stretches[i];
}

void Tokenizer::tokenize(std::string_view text, Span block, Lexemes& lexemes, Scratch& scratch,
                         Tokens& tokens, std::vector<uint32_t>& lexeme_of) const {
  const size_t first = tokens.size();
  bool may_hold_phrases = false;
  const auto take = [&](size_t begin, size_t end) {
    const auto& stretch = rules_->stretch(text.substr(begin, end - begin), lexemes, scratch);
    may_hold_phrases |= stretch.may_start_phrase;
    for (uint32_t i = 0; i < stretch.count; ++i) {
      const Piece& p = scratch.pieces[stretch.first + i];
      tokens.begin.push_back(static_cast<uint32_t>(begin));
      tokens.length.push_back(p.length);
      tokens.space_after.push_back(0);
      tokens.norm.push_back(p.norm);
      lexeme_of.push_back(p.lexeme);
      begin += p.length;
    }
  };
  // White space and the rest alternate; a single space goes to the token before it, and only what is left of
  // the white space becomes a token.
  size_t start = block.begin;
  bool in_space = false;
  for (size_t at = block.begin; at < block.end;) {
    const CodePoint c = decode_utf8(text.substr(0, block.end), at);
    const bool space = c.valid && is_space(c.value);
    if (at == block.begin) in_space = space;
    if (space != in_space) {
      if (start < at) take(start, at);
      start = at;
      if (c.value == ' ') {
        tokens.space_after.back() = 1;
        start = at + 1;
      }
      in_space = space;
    }
    at += c.size;
  }
  if (start < block.end) take(start, block.end);
  if (may_hold_phrases) rules_->join_phrases(text, first, lexemes, tokens, lexeme_of);
}

// spaCy's last pass: runs of tokens that together are a special case the affix rules have split become its
// tokens.
void Tokenizer::Rules::join_phrases(std::string_view text, size_t first, Lexemes& lexemes, Tokens& tokens,
                                    std::vector<uint32_t>& lexeme_of) const {
  std::vector<uint64_t> orths;
  for (size_t i = first; i < lexeme_of.size(); ++i)
    orths.push_back(lexemes[lexeme_of[i]].orth);
  const auto spans = phrases.find(orths);
  if (spans.empty()) return;
  Tokens out;
  std::vector<uint32_t> out_lexemes;
  const auto keep = [&](size_t from, size_t to) {
    for (size_t i = from; i < to; ++i) {
      out.begin.push_back(tokens.begin[i]);
      out.length.push_back(tokens.length[i]);
      out.space_after.push_back(tokens.space_after[i]);
      out.norm.push_back(tokens.norm[i]);
      out_lexemes.push_back(lexeme_of[i]);
    }
  };
  std::vector<Piece> pieces;
  size_t done = first;
  for (const Span& span : spans) {
    const size_t from = first + span.begin;
    const size_t to = first + span.end;
    const uint32_t begin = tokens.begin[from];
    const Special* special = find_special(text.substr(begin, tokens.end(to - 1) - begin));
    if (special == nullptr) continue;
    keep(done, from);
    pieces.clear();
    append_special(*special, lexemes, pieces);
    uint32_t at = begin;
    for (const Piece& p : pieces) {
      out.begin.push_back(at);
      out.length.push_back(p.length);
      out.space_after.push_back(0);
      out.norm.push_back(p.norm);
      out_lexemes.push_back(p.lexeme);
      at += p.length;
    }
    out.space_after.back() = tokens.space_after[to - 1];
    done = to;
  }
  if (done == first) return;
  keep(done, tokens.size());
  const auto replace = [first](auto& all, const auto& tail) {
    all.resize(first);
    all.insert(all.end(), tail.begin(), tail.end());
  };
  replace(tokens.begin, out.begin);
  replace(tokens.length, out.length);
  replace(tokens.space_after, out.space_after);
  replace(tokens.norm, out.norm);
  replace(lexeme_of, out_lexemes);
}

Status Tokenizer::Rules::load_specials(const ModelFile& model) {
  auto texts = model.strings("tokenizer.special_texts");
  if (!texts) return texts.error();
  auto ends = model.array<uint32_t>("tokenizer.special_ends");
  if (!ends) return ends.error();
  auto forms = model.strings("tokenizer.part_forms");
  if (!forms) return forms.error();
  auto norms = model.strings("tokenizer.part_norms");
  if (!norms) return norms.error();
  const Error broken{ErrorCode::model_damaged, model.path(),
                     "the special cases of the tokenizer are broken; import the model anew"};
  if (ends->size() != texts->size() || norms->size() != forms->size()) return broken;
  uint32_t at = 0;
  for (size_t i = 0; i < texts->size(); ++i) {
    Special special{(*texts)[i], {}};
    const uint32_t end = (*ends)[i];
    if (end <= at || end > forms->size()) return broken;
    std::string joined;
    for (; at < end; ++at) {
      special.parts.push_back({(*forms)[at], word_id((*norms)[at])});
      if (special.parts.back().form.empty()) return broken;
      joined += (*forms)[at];
    }
    if (joined != special.text || !special_of.emplace(special.text, specials.size()).second) return broken;
    specials.push_back(std::move(special));
  }
  return {};
}

// The special cases that the affix rules split, as the sequences of tokens that they are split into.
void Tokenizer::Rules::add_phrases(bool all) {
  Lexemes lexemes;
  Scratch s;
  std::vector<uint64_t> orths;
  for (const auto& special : specials) {
    const std::string_view text = special.text;
    if (!is_valid_utf8(text)) continue;
    const bool wanted = all || text.find(' ') != std::string_view::npos ||
                        prefix_length(text, s.regex) != 0 || affixes.infix.search(text, 0, s.regex) ||
                        suffix_length(text, s.regex) != 0;
    if (!wanted) continue;
    s.pieces.clear();
    orths.clear();
    split(text, false, lexemes, s);
    for (const Piece& p : s.pieces)
      orths.push_back(lexemes[p.lexeme].orth);
    phrases.add(orths);
  }
}

Tokenizer::Tokenizer(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;
Tokenizer::~Tokenizer() = default;

Result<Tokenizer> Tokenizer::open(const ModelFile& model, const Vocabulary& vocabulary) {
  auto patterns = model.strings("tokenizer.patterns");
  if (!patterns) return patterns.error();
  auto options = model.array<uint32_t>("tokenizer.options");
  if (!options) return options.error();
  constexpr std::array<const char*, 5> names = {"prefix", "suffix", "infix", "token match", "url match"};
  if (patterns->size() != names.size() || options->size() != 1) {
    return Error{ErrorCode::model_damaged, model.path(),
                 "the tokenizer's rules are broken; import the model anew"};
  }
  std::vector<Regex> compiled;
  for (size_t i = 0; i < names.size(); ++i) {
    auto regex = Regex::compile((*patterns)[i], model.path() + ": tokenizer " + names[i]);
    if (!regex) return regex.error();
    compiled.push_back(std::move(*regex));
  }
  auto rules = std::make_unique<Rules>(
      vocabulary, AffixRules{std::move(compiled[0]), std::move(compiled[1]), std::move(compiled[2]),
                             std::move(compiled[3]), std::move(compiled[4])});
  if (auto s = rules->load_specials(model); !s) return s.error();
  rules->add_phrases((*options)[0] == 0);
  return Tokenizer(std::move(rules));
}

size_t Tokenizer::Scratch::bytes() const {
  return stretch_text.bytes() + stretches.capacity() * sizeof(Stretch) + pieces.capacity() * sizeof(Piece);
}

void Tokenizer::Scratch::clear() {
  stretch_text.clear();
  stretches.clear();
  pieces.clear();
  stretches.shrink_to_fit();
  pieces.shrink_to_fit();
}

}  // namespace dateline
