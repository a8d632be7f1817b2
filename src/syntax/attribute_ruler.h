// Parts of speech and morphology from the tags, by the rules of the model (spaCy's attribute ruler): each
// rule has patterns over one or more tokens (tag, dependency label, form in lower case) and sets attributes
// of one of them; where several rules set the same attribute, the later rule stands.
//
//   auto ruler = AttributeRuler::open(model);
//   ruler->apply(lexemes, lexeme_of, first, last, scratch, syntax, lemma_rule);
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/lexemes.h"
#include "syntax/model_file.h"
#include "syntax/python_regex.h"
#include "syntax/syntax.h"

namespace dateline {

// What one test of a pattern looks at, and how; as the model file stores them (section "ruler.tests").
struct RulerTest {
  enum Attribute : uint32_t { tag, dep, lower, orth, space };
  enum Operator : uint32_t { in, not_in, regex };
  uint32_t rule, pattern, position;  // position of the token in the pattern
  uint32_t attribute, op;
  uint32_t first_value, value_count;  // in "ruler.values"; a test of `space` has "1" or "0"
};
// One per pattern (section "ruler.patterns").
struct RulerPattern {
  uint32_t rule, length;
};
// What a rule sets, per rule five strings in "ruler.sets": tag, part of speech, features, lemma, label; each
// "" where it sets nothing, else "=" and the value.
inline constexpr size_t ruler_set_count = 5;

class AttributeRuler {
 public:
  struct Scratch {
    std::vector<uint64_t> word_bits;  // per lexeme, the word tests it passes
    std::vector<std::array<uint16_t, ruler_set_count>>
        set_by;  // per token, the rule that sets each attribute
    Regex::Scratch regex;
    void clear() { word_bits.clear(), word_bits.shrink_to_fit(); }
  };

  // The rules' views into `model`, which must outlive the ruler; so must it outlive the feats of a Syntax.
  static Result<AttributeRuler> open(const ModelFile& model);
  AttributeRuler(AttributeRuler&&) noexcept;
  AttributeRuler& operator=(AttributeRuler&&) noexcept;
  ~AttributeRuler();

  // Tokens of one doc: reads tag and dep of `syntax`, writes its pos and feats (and tag and dep where a rule
  // sets them) and, in lemma_rule, the rule that sets the lemma of a token (no_rule for none). lexeme_of,
  // lemma_rule and the arrays of syntax have an entry per token of the whole text.
  void apply(const Lexemes& lexemes, const std::vector<uint32_t>& lexeme_of, Span doc, Scratch& scratch,
             Syntax& syntax, std::vector<uint16_t>& lemma_rule) const;
  static constexpr uint16_t no_rule = 0xFFFF;
  std::string_view lemma(uint16_t rule) const;

 private:
  struct Rules;
  explicit AttributeRuler(std::unique_ptr<const Rules> rules);
  std::unique_ptr<const Rules> rules_;
};

}  // namespace dateline
