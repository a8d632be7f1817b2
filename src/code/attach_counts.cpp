#include "code/attach_counts.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr int32_t largest = 10'000'000;  // more dead than any story tells of is no count of dead

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

struct NumberWord {
  std::string_view word;
  int32_t value;
};
constexpr NumberWord number_words[] = {
    {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},        {"five", 5},
    {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},        {"ten", 10},
    {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},   {"fifteen", 15},
    {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},   {"twenty", 20},
    {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},      {"seventy", 70},
    {"eighty", 80},  {"ninety", 90},    {"hundred", 100}, {"thousand", 1000}, {"million", 1000000},
    {"dozen", 12},   {"both", 2},
};

std::string lower(std::string_view form) {
  std::string out(form);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
  });
  return out;
}

int32_t read_digits(std::string_view form) {
  int64_t value = 0;
  bool any = false;
  for (const char c : form) {
    if (c == ',') continue;
    if (c < '0' || c > '9' || value > largest) return -1;
    value = 10 * value + (c - '0');
    any = true;
  }
  return any && value <= largest ? static_cast<int32_t>(value) : -1;
}

int32_t read_word(std::string_view form) {
  const std::string word = lower(form);
  for (const NumberWord& n : number_words) {
    if (n.word == word) return n.value;
  }
  return read_digits(form);
}

// "two hundred", "two dozen", "twenty three".
int32_t read_number(const Syntax& syntax, const Tree& tree, uint32_t token) {
  int64_t value = read_word(syntax.form(token));
  if (value < 0) return -1;
  for (const uint32_t child : tree.children(token)) {
    if (child > token) break;
    if (syntax.tag[child] != Tag::CD) continue;
    const int32_t factor = read_word(syntax.form(child));
    if (factor < 0) continue;
    value = value == 12 || value >= 100 ? value * factor : value + factor;
  }
  return value <= largest ? static_cast<int32_t>(value) : -1;
}

// Numbers of all phrases in a slot together, -1 where none has one.
int32_t sum(const Syntax& syntax, const Tree& tree, const Frame& frame, Slot slot) {
  int64_t total = -1;
  for (const Argument& a : frame.arguments) {
    if (a.slot != slot) continue;
    const int32_t n = number_of(syntax, tree, a.head);
    if (n >= 0) total = std::max<int64_t>(total, 0) + n;
  }
  return total > largest ? -1 : static_cast<int32_t>(total);
}

// "left 12 people dead and 40 wounded": the words for what became of them hang on the verb, each with its
// number or the verb's object.
void count_left(const Syntax& syntax, const Tree& tree, uint32_t verb, Counts& out) {
  const auto numbered = [&](uint32_t head, std::initializer_list<Dep> deps) {
    for (const uint32_t child : tree.children(head)) {
      if (std::find(deps.begin(), deps.end(), syntax.dep[child]) == deps.end()) continue;
      if (const int32_t n = number_of(syntax, tree, child); n >= 0) return n;
    }
    return -1;
  };
  const auto read = [&](uint32_t word, int32_t n) {
    const std::string form = lower(syntax.form(word));
    if (form == "dead" && out.killed < 0) out.killed = n;
    if (is_one_of(form, {"wounded", "injured", "hurt"}) && out.wounded < 0) out.wounded = n;
  };
  for (const uint32_t state : tree.children(verb)) {
    const Dep dep = syntax.dep[state];
    if (dep != Dep::oprd && dep != Dep::acomp && dep != Dep::ccomp && dep != Dep::dobj && dep != Dep::advcl)
      continue;
    const int32_t own = numbered(state, {Dep::nsubj, Dep::nsubjpass, Dep::nummod});
    read(state, own >= 0 ? own : numbered(verb, {Dep::dobj}));
    for (const uint32_t other : tree.children(state)) {
      if (syntax.dep[other] == Dep::conj)
        read(other, numbered(other, {Dep::nsubj, Dep::nsubjpass, Dep::nummod}));
    }
  }
}

}  // namespace

int32_t number_of(const Syntax& syntax, const Tree& tree, uint32_t noun) {
  if (syntax.tag[noun] == Tag::CD) return read_number(syntax, tree, noun);
  int32_t article = -1;
  for (const uint32_t child : tree.children(noun)) {
    if (child > noun) break;
    if (syntax.dep[child] == Dep::nummod) return read_number(syntax, tree, child);
    const bool singular = syntax.tag[noun] == Tag::NN || syntax.tag[noun] == Tag::NNP;
    if (singular && syntax.dep[child] == Dep::det && is_one_of(syntax.lemma(child), {"a", "an", "another"}))
      article = 1;
  }
  return article;
}

Counts counts_of(const Syntax& syntax, const Tree& tree, const Frame& frame, const CodeWords& words) {
  Counts out;
  const std::string_view lemma = syntax.lemma(frame.head);
  if (frame.kind == PredicateKind::noun) {
    const bool attack =
        is_one_of(lemma, {"attack", "strike", "airstrike", "raid", "bombing", "blast", "explosion", "clash",
                          "shooting", "assault", "ambush", "sortie", "kidnapping"});
    if (attack && words.has(WordClass::event_noun, lemma)) out.attacks = number_of(syntax, tree, frame.head);
    return out;
  }
  if (is_one_of(lemma, {"kill", "murder", "execute", "massacre", "behead", "assassinate", "slay", "hang"}))
    out.killed = sum(syntax, tree, frame, Slot::obj);
  if (lemma == "leave") count_left(syntax, tree, frame.head, out);
  if (is_one_of(lemma, {"die", "perish", "dead"})) out.killed = sum(syntax, tree, frame, Slot::subj);
  if (is_one_of(lemma, {"wound", "injure", "hurt", "maim"}))
    out.wounded = sum(syntax, tree, frame, Slot::obj);
  if (frame.kind == PredicateKind::adjective && is_one_of(lemma, {"wounded", "injured", "hurt"}))
    out.wounded = sum(syntax, tree, frame, Slot::subj);
  if (is_one_of(lemma, {"arrest", "detain", "jail", "imprison", "round"}))
    out.arrested = sum(syntax, tree, frame, Slot::obj);
  return out;
}

}  // namespace dateline
