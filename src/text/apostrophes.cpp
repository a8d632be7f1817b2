#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/repair.h"

namespace dateline {

namespace {

using Words = std::string_view;

template <size_t n>
constexpr bool holds(const std::array<Words, n>& sorted, std::string_view word) {
  return std::binary_search(sorted.begin(), sorted.end(), word);
}

// "won t": the first halves of negations.
constexpr auto negated = std::to_array<Words>(
    {"ain", "aren",   "can",   "couldn", "didn", "doesn",   "don",  "hadn",  "hasn", "haven",
     "isn", "mightn", "mustn", "needn",  "shan", "shouldn", "wasn", "weren", "won",  "wouldn"});
// "they re", "we ve", "he ll", "she d"
constexpr auto before_re = std::to_array<Words>({"they", "we", "who", "you"});
constexpr auto before_ve =
    std::to_array<Words>({"could", "i", "might", "must", "should", "they", "we", "who", "would", "you"});
constexpr auto before_ll =
    std::to_array<Words>({"he", "i", "it", "she", "that", "there", "they", "we", "who", "you"});
constexpr auto before_d = std::to_array<Words>({"he", "i", "it", "she", "they", "we", "who", "you"});
// Function words that do take 's ("it s", "let s", "who s"), and all others, which do not.
constexpr auto takes_s = std::to_array<Words>(
    {"anybody", "anyone", "else", "everybody", "everyone", "he",   "here",  "how",  "it",   "let",   "nobody",
     "one",     "other",  "she",  "somebody",  "someone",  "that", "there", "what", "when", "where", "who"});
constexpr auto takes_no_s = std::to_array<Words>(
    {"about", "after", "against", "all",   "also",    "although", "am",      "an",     "and",     "any",
     "are",   "as",    "at",      "be",    "because", "been",     "before",  "being",  "between", "both",
     "but",   "by",    "can",     "could", "did",     "do",       "does",    "during", "each",    "for",
     "from",  "had",   "has",     "have",  "her",     "hers",     "him",     "his",    "if",      "in",
     "into",  "is",    "its",     "many",  "may",     "might",    "mine",    "more",   "most",    "must",
     "my",    "near",  "no",      "nor",   "not",     "of",       "off",     "on",     "only",    "onto",
     "or",    "our",   "ours",    "out",   "over",    "per",      "shall",   "should", "so",      "some",
     "such",  "than",  "the",     "their", "theirs",  "them",     "then",    "these",  "they",    "this",
     "those", "to",    "too",     "under", "until",   "up",       "us",      "very",   "was",     "we",
     "were",  "which", "while",   "will",  "with",    "within",   "without", "would",  "yet",     "you",
     "your",  "yours"});
// Words whose "s" is a letter of the alphabet.
constexpr auto before_letter = std::to_array<Words>(
    {"appendix", "chapter", "exhibit", "figure", "grade", "hepatitis", "letter", "letters", "model",
     "schedule", "section", "series", "size", "suffix", "type", "variant", "vitamin"});
// Names and words with an apostrophe inside: what stands before and after the lost one.
constexpr auto inside = std::to_array<std::pair<Words, Words>>({
    {"al-qa", "ida"}, {"ba", "ath"}, {"ba", "athist"}, {"ba", "athists"}, {"be", "er"},
    {"dera", "a"},    {"ka", "aba"}, {"ma", "am"},     {"ma", "arib"},    {"n", "djamena"},
    {"o", "clock"},   {"qa", "ida"}, {"qur", "an"},    {"ra", "anana"},   {"sa", "ada"},
    {"sa", "dah"},    {"sana", "a"}, {"shi", "a"},     {"shi", "as"},     {"shi", "ite"},
    {"shi", "ites"},  {"sh", "ia"},  {"ta", "ang"},    {"ta", "iz"},      {"ta", "izz"},
});
static_assert(std::is_sorted(negated.begin(), negated.end()) &&
              std::is_sorted(takes_s.begin(), takes_s.end()) &&
              std::is_sorted(takes_no_s.begin(), takes_no_s.end()) &&
              std::is_sorted(before_letter.begin(), before_letter.end()) &&
              std::is_sorted(before_ve.begin(), before_ve.end()) &&
              std::is_sorted(before_ll.begin(), before_ll.end()));

bool is_word(char32_t c) {
  return is_alpha(c) || is_digit(c);
}
bool is_vowel(char32_t c) {
  return c < 0x80 && std::string_view("aeiouAEIOU").find(static_cast<char>(c)) != std::string_view::npos;
}

// A word of the text; longer ones than any list knows are cut.
struct Word {
  size_t begin = 0, end = 0;
  std::string lower;
  bool capital = false;  // begins with one
  bool shout = false;    // has no small letter
  size_t size() const { return end - begin; }
};

class Restorer {
 public:
  Restorer(Chars& chars, RepairCounts& counts) : chars_(chars), counts_(counts) {}

  void run() {
    const uint32_t before = counts_.apostrophes;
    for (size_t at = 1; at + 1 < chars_.size(); ++at) {
      const char32_t c = chars_[at].c;
      if (c == ' ' && is_word(chars_[at + 1].c)) {
        if (was_apostrophe(at)) put(at);
      } else if ((c == '?' || c == 0xFFFD) && is_alpha(chars_[at - 1].c) && is_alpha(chars_[at + 1].c)) {
        if (is_ending(word_after(at))) put(at);
      }
    }
    if (counts_.apostrophes > before) restore_plurals();
  }

 private:
  void put(size_t at) {
    chars_[at].c = '\'', chars_[at].quote = QuoteMark::none;
    ++counts_.apostrophes;
  }

  Word word(size_t begin, size_t end) const {
    Word w{begin, end, {}, is_upper(chars_[begin].c), true};
    for (size_t i = begin; i < end; ++i) {
      w.shout = w.shout && !is_lower(chars_[i].c);
      if (w.lower.size() < 24) append_utf8(w.lower, to_lower(chars_[i].c));
    }
    return w;
  }
  // The word that ends before `at`, hyphens and apostrophes inside it included; empty where none does.
  Word word_before(size_t at) const {
    size_t begin = at;
    while (begin > 0 && at - begin < 64 && is_inside(chars_[begin - 1].c))
      --begin;
    return begin == at ? Word{} : word(begin, at);
  }
  Word word_after(size_t at) const {
    size_t end = at + 1;
    while (end < chars_.size() && end - at < 64 && is_word(chars_[end].c))
      ++end;
    return end == at + 1 ? Word{} : word(at + 1, end);
  }
  static bool is_inside(char32_t c) { return is_word(c) || c == '-' || c == '\'' || c == '.'; }

  bool is_ending(const Word& w) const {
    return w.lower == "s" || w.lower == "t" || w.lower == "re" || w.lower == "ve" || w.lower == "ll" ||
           w.lower == "m" || w.lower == "d";
  }

  // Whether the space at `at` stands where an apostrophe was.
  bool was_apostrophe(size_t at) const {
    const char32_t next = chars_[at + 1].c;
    // The second half is short, or it is half of a name: a glance spares most spaces the rest.
    const bool single = at + 2 >= chars_.size() || !is_word(chars_[at + 2].c);
    const bool pair = !single && (at + 3 >= chars_.size() || !is_word(chars_[at + 3].c));
    const bool short_first = at < 2 || !is_inside(chars_[at - 2].c);
    if (!single && !pair && !short_first && !is_inside_start(next)) return false;
    const Word first = word_before(at), second = word_after(at);
    if (second.size() == 0) return false;
    if (first.size() == 0) return next == 's' && single && is_bracketed_name(at) && goes_on_after(second);
    if (single && next == 's') return owner(first) && goes_on_after(second);
    if (single && next == 't') return holds(negated, first.lower) && ends_here(second);
    if (single && next == 'm') return first.lower == "i" && first.capital && ends_here(second);
    if (single && next == 'd')
      return holds(before_d, first.lower) && ends_here(second) && goes_on_after(second);
    if (pair && !second.capital && ends_here(second)) {
      if (second.lower == "re") return holds(before_re, first.lower);
      if (second.lower == "ve") return holds(before_ve, first.lower);
      if (second.lower == "ll") return holds(before_ll, first.lower);
    }
    return is_inside_pair(first, second) || is_elision(first, second);
  }

  static bool is_inside_start(char32_t c) { return is_vowel(c) || c == 'd' || c == 'D' || c == 'c'; }

  // The half word is not the beginning of a longer one ("t-shirt", "s.o.s.").
  bool ends_here(const Word& w) const {
    if (w.end >= chars_.size()) return true;
    const char32_t c = chars_[w.end].c;
    if (c == '-' || c == '\'' || c == '_') return false;
    if (c == '.' || c == '/') return w.end + 1 >= chars_.size() || !is_word(chars_[w.end + 1].c);
    return true;
  }
  // After "s" comes punctuation or a word, not another letter of a list ("a s d", "r, s and t").
  bool goes_on_after(const Word& s) const {
    if (!ends_here(s)) return false;
    if (s.end + 1 >= chars_.size() || chars_[s.end].c != ' ') return true;
    const Word after = word_after(s.end);
    if (after.size() != 1) return true;
    return after.lower == "a" || is_digit(chars_[after.begin].c);
  }

  bool owner(const Word& w) const {
    const char32_t last = chars_[w.end - 1].c;
    if (last == '.') return w.shout && w.size() >= 4;  // "the U.S. s allies"
    if (!is_alpha(last)) return false;                 // "1990 s"
    if (w.size() < 2) return false;                    // "a s d", "Malcolm X s"
    if (w.lower.find('\'') != std::string::npos) return false;
    if (holds(takes_s, w.lower)) return true;
    if (holds(takes_no_s, w.lower) && !(w.shout && w.size() < 4)) return false;  // "the US s", not "us s"
    if (holds(before_letter, w.lower)) return false;
    // "units s": a plural has its apostrophe behind, and no other s.
    const bool s = last == 's';
    const auto ends = [&](std::string_view with) { return w.lower.size() > 2 && w.lower.ends_with(with); };
    return !s || w.capital || ends("ss") || ends("us") || ends("is");
  }

  // "the World Food Programme (WFP) s plan"
  bool is_bracketed_name(size_t at) const {
    if (chars_[at - 1].c != ')') return false;
    size_t begin = at - 1;
    while (begin > 0 && at - begin < 40 && chars_[begin - 1].c != '(' && chars_[begin - 1].c != '\n')
      --begin;
    return begin > 0 && chars_[begin - 1].c == '(' && is_upper(chars_[begin].c);
  }

  static bool is_inside_pair(const Word& first, const Word& second) {
    const auto key = std::pair<Words, Words>(first.lower, second.lower);
    const bool known = std::find(inside.begin(), inside.end(), key) != inside.end();
    return known && (first.capital || first.lower == "o" || first.lower == "ma" || first.lower == "al-qa") &&
           !(first.lower == "o" && first.capital);
  }

  // "Cote d Ivoire", "coup d etat", "Tom O Brien"
  bool is_elision(const Word& first, const Word& second) const {
    if (first.size() != 1 || second.size() < 3 || first.begin < 2 || chars_[first.begin - 1].c != ' ')
      return false;
    const Word before = word_before(first.begin - 1);
    if (before.size() < 2) return false;
    const char32_t letter = chars_[first.begin].c;
    if (letter == 'd' || letter == 'l')
      return (second.capital && is_vowel(chars_[second.begin].c)) ||
             (letter == 'd' && before.lower == "coup" && second.lower == "etat");
    // Not "type O Negative" or a middle initial: the names that take O' are few in newswire.
    return letter == 'O' && before.capital && !before.shout && second.capital && !second.shout &&
           is_irish(second.lower);
  }
  static bool is_irish(std::string_view name) {
    static constexpr auto names = std::to_array<Words>(
        {"brien", "callaghan", "connell", "connor", "dea",    "donnell", "donoghue", "donovan",
         "dowd",  "driscoll",  "grady",   "hara",   "keefe",  "keeffe",  "leary",    "malley",
         "neal",  "neil",      "neill",   "reilly", "rourke", "shea",    "sullivan", "toole"});
    static_assert(std::is_sorted(names.begin(), names.end()));
    return holds(names, name);
  }

  // "units  commander": in a text whose apostrophes became spaces, a plural's left two of them.
  void restore_plurals() {
    Chars out;
    out.reserve(chars_.size() + 8);
    for (size_t at = 0; at < chars_.size(); ++at) {
      const Char& x = chars_[at];
      const bool doubled = x.c == ' ' && x.end - x.given == 2 && at > 1 && at + 1 < chars_.size();
      if (doubled && chars_[at - 1].c == 's' && is_lower(chars_[at - 2].c) && is_lower(chars_[at + 1].c)) {
        out.push_back({'\'', x.given, x.given + 1, QuoteMark::none});
        out.push_back({' ', x.given + 1, x.end, QuoteMark::none});
        ++counts_.apostrophes;
      } else {
        out.push_back(x);
      }
    }
    chars_ = std::move(out);
  }

  Chars& chars_;
  RepairCounts& counts_;
};

}  // namespace

void restore_apostrophes(Chars& chars, RepairCounts& counts) {
  Restorer(chars, counts).run();
}

}  // namespace dateline
