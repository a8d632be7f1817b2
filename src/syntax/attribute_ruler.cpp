#include "syntax/attribute_ruler.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "syntax/word_id.h"

namespace dateline {

namespace {

constexpr size_t tag_count = static_cast<size_t>(Tag::open_quote) + 1;
constexpr size_t dep_count = static_cast<size_t>(Dep::xcomp) + 1;
static_assert(tag_count <= 64 && dep_count <= 64, "label sets are bit masks");
constexpr uint64_t all_labels = std::numeric_limits<uint64_t>::max();
constexpr uint32_t longest_pattern = 64;
constexpr size_t most_rules = 10'000;

// A question about a word, asked once per lexeme.
struct WordTest {
  RulerTest::Attribute attribute;
  std::vector<uint64_t> ids;  // of words, for lower and orth
  Regex regex;
};

struct WordCondition {
  uint32_t test;
  bool wanted;
};

struct TokenPattern {
  uint64_t tags = all_labels;
  uint64_t deps = all_labels;
  std::vector<WordCondition> words;
};

struct Pattern {
  uint16_t rule;
  std::vector<TokenPattern> tokens;
};

struct Rule {
  int32_t index = 0;  // of the token it sets, from the end where negative
  std::optional<Tag> tag;
  std::optional<Pos> pos;
  std::optional<std::string_view> feats, lemma;
  std::optional<Dep> dep;
};

uint64_t bit(size_t label) {
  return uint64_t{1} << label;
}

}  // namespace

struct AttributeRuler::Rules {
  std::string path;
  std::vector<Rule> rules;
  std::vector<Pattern> patterns;  // in the order of their rules
  std::vector<WordTest> word_tests;
  size_t words_per_lexeme = 1;  // 64-bit words of word_bits
  // Patterns whose first token may have the tag: those that ask for a word there, and the others.
  std::array<std::vector<uint32_t>, tag_count> with_word, without_word;

  Error broken(const std::string& what) const {
    return {ErrorCode::model_damaged, path,
            "the attribute ruler is broken (" + what + "); import the model anew"};
  }
  Status load_sets(const ModelFile& model);
  Status load_patterns(const ModelFile& model);
  Status load_test(const RulerTest& test, std::span<const std::string_view> values, TokenPattern& token);
  void sort_by_tag();
  bool passes(const WordTest& test, const Lexeme& lexeme, std::string_view lower,
              Regex::Scratch& regex) const;
  void classify(const Lexemes& lexemes, Scratch& scratch) const;
  bool matches(const Pattern& pattern, const std::vector<uint32_t>& lexeme_of, uint32_t at, uint32_t end,
               const Scratch& scratch, const std::vector<Tag>& tag, const std::vector<Dep>& dep) const;
};

Status AttributeRuler::Rules::load_sets(const ModelFile& model) {
  auto sets = model.strings("ruler.sets");
  if (!sets) return sets.error();
  auto index = model.array<int32_t>("ruler.index");
  if (!index) return index.error();
  if (sets->size() != index->size() * ruler_set_count || index->size() > most_rules)
    return broken("its sets");
  for (size_t i = 0; i < index->size(); ++i) {
    const auto set = [&](size_t k) -> std::optional<std::string_view> {
      const std::string_view text = (*sets)[i * ruler_set_count + k];
      if (text.empty()) return std::nullopt;
      return text.substr(1);
    };
    Rule rule;
    rule.index = (*index)[i];
    if (set(0)) rule.tag = tag_of(*set(0));
    if (set(1)) rule.pos = pos_of(*set(1));
    rule.feats = set(2);
    rule.lemma = set(3);
    if (set(4)) rule.dep = dep_of(*set(4));
    if ((set(0) && !rule.tag) || (set(1) && !rule.pos) || (set(4) && !rule.dep)) return broken("a label");
    rules.push_back(rule);
  }
  return {};
}

Status AttributeRuler::Rules::load_test(const RulerTest& test, std::span<const std::string_view> values,
                                        TokenPattern& token) {
  if (test.op > RulerTest::regex || test.attribute > RulerTest::space) return broken("a test");
  const bool negated = test.op == RulerTest::not_in;
  if (test.attribute == RulerTest::tag || test.attribute == RulerTest::dep) {
    if (test.op == RulerTest::regex) return broken("a test of labels");
    uint64_t mask = 0;
    for (const auto value : values) {
      const bool tags = test.attribute == RulerTest::tag;
      const auto tag = tags ? tag_of(value) : std::nullopt;
      const auto dep = tags ? std::nullopt : dep_of(value);
      if (tag) mask |= bit(static_cast<size_t>(*tag));
      if (dep) mask |= bit(static_cast<size_t>(*dep));
    }
    (test.attribute == RulerTest::tag ? token.tags : token.deps) &= negated ? ~mask : mask;
    return {};
  }
  WordTest word{static_cast<RulerTest::Attribute>(test.attribute), {}, *Regex::compile("", "")};
  bool wanted = !negated;
  if (test.attribute == RulerTest::space) {
    if (values.size() != 1 || test.op == RulerTest::regex) return broken("a test of spaces");
    wanted = (values[0] == "1") != negated;
  } else if (test.op == RulerTest::regex) {
    if (values.size() != 1) return broken("a test by expression");
    auto regex = Regex::compile(values[0], path + ": attribute ruler");
    if (!regex) return regex.error();
    word.regex = std::move(*regex);
  } else {
    for (const auto value : values)
      word.ids.push_back(word_id(value));
    std::sort(word.ids.begin(), word.ids.end());
  }
  const auto same = std::find_if(word_tests.begin(), word_tests.end(), [&](const WordTest& t) {
    return t.attribute == word.attribute && t.ids == word.ids && t.regex.empty() && word.regex.empty();
  });
  token.words.push_back({static_cast<uint32_t>(same - word_tests.begin()), wanted});
  if (same == word_tests.end()) word_tests.push_back(std::move(word));
  return {};
}

Status AttributeRuler::Rules::load_patterns(const ModelFile& model) {
  auto stored = model.array<RulerPattern>("ruler.patterns");
  if (!stored) return stored.error();
  auto tests = model.array<RulerTest>("ruler.tests");
  if (!tests) return tests.error();
  auto values = model.strings("ruler.values");
  if (!values) return values.error();
  uint32_t last_rule = 0;
  for (const RulerPattern& p : *stored) {
    if (p.rule < last_rule || p.rule >= rules.size() || p.length == 0 || p.length > longest_pattern) {
      return broken("a pattern");
    }
    const int32_t index = rules[p.rule].index;
    const auto length = static_cast<int32_t>(p.length);
    if (index >= length || index < -length) return broken("the index of a rule");
    last_rule = p.rule;
    patterns.push_back({static_cast<uint16_t>(p.rule), std::vector<TokenPattern>(p.length)});
  }
  for (const RulerTest& t : *tests) {
    if (t.pattern >= patterns.size() || t.position >= patterns[t.pattern].tokens.size() ||
        t.first_value > values->size() || t.value_count > values->size() - t.first_value) {
      return broken("a test's place");
    }
    const auto of_test = std::span(*values).subspan(t.first_value, t.value_count);
    if (auto s = load_test(t, of_test, patterns[t.pattern].tokens[t.position]); !s) return s;
  }
  words_per_lexeme = word_tests.size() / 64 + 1;
  return {};
}

void AttributeRuler::Rules::sort_by_tag() {
  for (uint32_t i = 0; i < patterns.size(); ++i) {
    const TokenPattern& first = patterns[i].tokens[0];
    const bool asks =
        std::any_of(first.words.begin(), first.words.end(), [](const auto& w) { return w.wanted; });
    for (size_t tag = 0; tag < tag_count; ++tag) {
      if ((first.tags & bit(tag)) != 0) (asks ? with_word : without_word)[tag].push_back(i);
    }
  }
}

bool AttributeRuler::Rules::passes(const WordTest& test, const Lexeme& lexeme, std::string_view lower,
                                   Regex::Scratch& regex) const {
  if (test.attribute == RulerTest::space) return lexeme.is_space;
  if (!test.regex.empty()) return test.regex.search(lower, 0, regex).has_value();
  const uint64_t id = test.attribute == RulerTest::lower ? lexeme.lower : lexeme.orth;
  return std::binary_search(test.ids.begin(), test.ids.end(), id);
}

// Fills word_bits for the lexemes that have come since the last time.
void AttributeRuler::Rules::classify(const Lexemes& lexemes, Scratch& scratch) const {
  auto i = static_cast<uint32_t>(scratch.word_bits.size() / words_per_lexeme);
  scratch.word_bits.resize(lexemes.size() * words_per_lexeme, 0);
  for (; i < lexemes.size(); ++i) {
    uint64_t* bits = scratch.word_bits.data() + i * words_per_lexeme;
    const bool sound = is_valid_utf8(lexemes.lower(i));
    for (size_t t = 0; t < word_tests.size(); ++t) {
      if (!word_tests[t].regex.empty() && !sound) continue;
      if (passes(word_tests[t], lexemes[i], lexemes.lower(i), scratch.regex)) bits[t / 64] |= bit(t % 64);
    }
  }
}

bool AttributeRuler::Rules::matches(const Pattern& pattern, const std::vector<uint32_t>& lexeme_of,
                                    uint32_t at, uint32_t end, const Scratch& scratch,
                                    const std::vector<Tag>& tag, const std::vector<Dep>& dep) const {
  if (pattern.tokens.size() > end - at) return false;
  for (const TokenPattern& token : pattern.tokens) {
    if ((token.tags & bit(static_cast<size_t>(tag[at]))) == 0) return false;
    if ((token.deps & bit(static_cast<size_t>(dep[at]))) == 0) return false;
    const uint64_t* bits = scratch.word_bits.data() + lexeme_of[at] * words_per_lexeme;
    for (const WordCondition& w : token.words) {
      if (((bits[w.test / 64] & bit(w.test % 64)) != 0) != w.wanted) return false;
    }
    ++at;
  }
  return true;
}

AttributeRuler::AttributeRuler(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
AttributeRuler::AttributeRuler(AttributeRuler&&) noexcept = default;
AttributeRuler& AttributeRuler::operator=(AttributeRuler&&) noexcept = default;
AttributeRuler::~AttributeRuler() = default;

Result<AttributeRuler> AttributeRuler::open(const ModelFile& model) {
  auto rules = std::make_unique<Rules>();
  rules->path = model.path();
  if (auto s = rules->load_sets(model); !s) return s.error();
  if (auto s = rules->load_patterns(model); !s) return s.error();
  rules->sort_by_tag();
  return AttributeRuler(std::move(rules));
}

// All patterns are tried on the labels as they came; only then are the rules' attributes set.
void AttributeRuler::apply(const Lexemes& lexemes, const std::vector<uint32_t>& lexeme_of, Span doc,
                           Scratch& scratch, Syntax& syntax, std::vector<uint16_t>& lemma_rule) const {
  const Rules& r = *rules_;
  r.classify(lexemes, scratch);
  auto& set_by = scratch.set_by;
  set_by.assign(doc.size(), {no_rule, no_rule, no_rule, no_rule, no_rule});
  const auto claim = [](uint16_t& slot, uint16_t rule) {
    if (slot == no_rule || slot < rule) slot = rule;
  };
  const auto try_patterns = [&](const std::vector<uint32_t>& patterns, uint32_t at) {
    for (const uint32_t p : patterns) {
      const Pattern& pattern = r.patterns[p];
      if (!r.matches(pattern, lexeme_of, at, doc.end, scratch, syntax.tag, syntax.dep)) continue;
      const Rule& rule = r.rules[pattern.rule];
      const size_t from_end = rule.index < 0 ? pattern.tokens.size() : 0;
      auto& slots = set_by[at - doc.begin + static_cast<size_t>(rule.index + static_cast<int32_t>(from_end))];
      if (rule.tag) claim(slots[0], pattern.rule);
      if (rule.pos) claim(slots[1], pattern.rule);
      if (rule.feats) claim(slots[2], pattern.rule);
      if (rule.lemma) claim(slots[3], pattern.rule);
      if (rule.dep) claim(slots[4], pattern.rule);
    }
  };
  for (uint32_t i = doc.begin; i < doc.end; ++i) {
    const auto tag = static_cast<size_t>(syntax.tag[i]);
    const uint64_t* bits = scratch.word_bits.data() + lexeme_of[i] * r.words_per_lexeme;
    try_patterns(r.without_word[tag], i);
    if (std::any_of(bits, bits + r.words_per_lexeme, [](uint64_t b) { return b != 0; })) {
      try_patterns(r.with_word[tag], i);
    }
  }
  for (uint32_t i = doc.begin; i < doc.end; ++i) {
    const auto& slots = set_by[i - doc.begin];
    if (slots[0] != no_rule) syntax.tag[i] = *r.rules[slots[0]].tag;
    syntax.pos[i] = slots[1] != no_rule ? *r.rules[slots[1]].pos : Pos::none;
    syntax.feats[i] = slots[2] != no_rule ? *r.rules[slots[2]].feats : std::string_view();
    lemma_rule[i] = slots[3];
    if (slots[4] != no_rule) syntax.dep[i] = *r.rules[slots[4]].dep;
  }
}

std::string_view AttributeRuler::lemma(uint16_t rule) const {
  return rules_->rules[rule].lemma.value_or("");
}

}  // namespace dateline
