#include "syntax/mend.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace dateline {

namespace {

constexpr uint32_t nobody = UINT32_MAX;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_noun(Pos pos) {
  return pos == Pos::NOUN || pos == Pos::PROPN || pos == Pos::PRON;
}

bool is_subject(Dep dep) {
  return dep == Dep::nsubj || dep == Dep::nsubjpass;
}

// "Rached": a capital and small letters.
bool is_capitalised(std::string_view form) {
  return form.size() > 1 && form[0] >= 'A' && form[0] <= 'Z' && form[1] >= 'a' && form[1] <= 'z';
}

bool is_small(std::string_view form) {
  return !form.empty() && form[0] >= 'a' && form[0] <= 'z';
}

class Mender {
 public:
  explicit Mender(Syntax& syntax) : s_(syntax), tree_(syntax) {}

  // The first mistake found; false where there is none. What follows must see the tree as it is then.
  bool mend_one() {
    for (uint32_t i = 0; i < s_.sentence_count(); ++i) {
      const Span sentence = s_.sentence(i);
      for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
        if (gives_sayers(t, sentence) || joins_first_subject(t, sentence) || names_person(t, sentence))
          return true;
      }
    }
    return false;
  }

 private:
  bool has_subject(uint32_t verb) const {
    const auto children = tree_.children(verb);
    return std::any_of(children.begin(), children.end(), [&](uint32_t c) { return is_subject(s_.dep[c]); });
  }

  bool hangs_on(uint32_t token, uint32_t other) const {
    while (token != other && !s_.is_root(token))
      token = s_.head[token];
    return token == other;
  }

  // The noun whose phrase ends right before the token; nobody where none does.
  uint32_t noun_before(uint32_t token, uint32_t from) const {
    uint32_t noun = token - 1;
    if (token == from || !is_noun(s_.pos[noun])) return nobody;
    // Up to the head of the whole phrase, not beyond what it is coordinated with.
    while (s_.dep[noun] != Dep::conj && s_.head[noun] < token && s_.head[noun] >= from && !s_.is_root(noun) &&
           is_noun(s_.pos[s_.head[noun]]))
      noun = s_.head[noun];
    return noun;
  }

  bool comma_before(uint32_t noun, uint32_t from) const {
    const uint32_t begin = tree_.subtree(noun).begin;
    return begin > from && s_.tag[begin - 1] == Tag::comma;
  }

  // Closing words: "... with the army, residents and a spokesman said."
  bool gives_sayers(uint32_t verb, Span sentence) {
    // "said", "said on Tuesday", "said in a statement"
    if (sentence.end - verb > 6 || s_.pos[verb] != Pos::VERB || has_subject(verb)) return false;
    if (!is_one_of(s_.lemma(verb), {"say", "report", "announce", "add", "tell"})) return false;
    uint32_t noun = noun_before(verb, sentence.begin);
    if (noun == nobody || s_.dep[noun] != Dep::conj) return false;
    // "residents and a spokesman": the first after the comma.
    for (int depth = 0; depth < 4 && s_.dep[noun] == Dep::conj && !comma_before(noun, sentence.begin);
         ++depth)
      noun = s_.head[noun];
    if (s_.dep[noun] != Dep::conj || !comma_before(noun, sentence.begin)) return false;
    if (hangs_on(verb, noun)) return false;
    s_.head[noun] = verb;
    s_.dep[noun] = Dep::nsubj;
    return true;
  }

  // "Chad, Mali and Niger accuse": the first of three set off by a comma.
  bool joins_first_subject(uint32_t first, Span sentence) {
    const bool loose =
        s_.dep[first] == Dep::npadvmod || s_.dep[first] == Dep::dep || s_.dep[first] == Dep::nmod;
    const uint32_t verb = s_.head[first];
    if (!loose || s_.pos[first] != Pos::PROPN || s_.pos[verb] != Pos::VERB || verb <= first) return false;
    if (tree_.subtree(first).begin != sentence.begin) return false;
    const uint32_t end = tree_.subtree(first).end;
    if (end >= verb || s_.tag[end] != Tag::comma) return false;
    for (const uint32_t subject : tree_.children(verb)) {
      if (!is_subject(s_.dep[subject]) || tree_.subtree(subject).begin != end + 1) continue;
      if (tree_.child(subject, Dep::cc) == subject || tree_.child(subject, Dep::conj) == subject)
        return false;
      s_.head[first] = verb, s_.dep[first] = s_.dep[subject];
      s_.head[subject] = first, s_.dep[subject] = Dep::conj;
      return true;
    }
    return false;
  }

  // "leader Rached Ghannouchi" in a sentence of small words.
  bool names_person(uint32_t name, Span sentence) {
    const bool verb = s_.pos[name] == Pos::VERB && is_capitalised(s_.form(name));
    if (!verb || name <= sentence.begin + 1 || name + 1 >= sentence.end || s_.is_root(name)) return false;
    const uint32_t title = name - 1;
    const uint32_t last = name + 1;
    if (s_.pos[title] != Pos::NOUN || s_.is_root(title) || !is_small(s_.form(title)) ||
        s_.pos[last] != Pos::PROPN)
      return false;
    const uint32_t over = s_.head[title];
    if (hangs_on(over, name) || hangs_on(over, last) || !is_small(s_.form(over)) || has_subject(name))
      return false;
    for (const uint32_t child : tree_.children(name)) {
      if (child != last) s_.head[child] = over;
    }
    s_.head[last] = over, s_.dep[last] = s_.dep[title];
    s_.head[title] = last, s_.dep[title] = Dep::compound;
    s_.head[name] = last, s_.dep[name] = Dep::compound;
    s_.tag[name] = Tag::NNP, s_.pos[name] = Pos::PROPN;
    add_person({name, last + 1});
    return true;
  }

  void add_person(Span tokens) {
    auto& all = s_.entities;
    std::erase_if(
        all, [&](const Entity& e) { return e.tokens.begin < tokens.end && tokens.begin < e.tokens.end; });
    const auto at =
        std::find_if(all.begin(), all.end(), [&](const Entity& e) { return e.tokens.begin >= tokens.end; });
    all.insert(at, {tokens, EntityLabel::PERSON});
  }

  Syntax& s_;
  Tree tree_;
};

// "Milei called Petro" is no organisation.
void drop_clauses_taken_for_names(Syntax& syntax) {
  std::erase_if(syntax.entities, [&](const Entity& e) {
    const bool name = e.label == EntityLabel::PERSON || e.label == EntityLabel::ORG ||
                      e.label == EntityLabel::GPE || e.label == EntityLabel::NORP ||
                      e.label == EntityLabel::FAC;
    for (uint32_t i = e.tokens.begin + 1; name && i < e.tokens.end; ++i) {
      const Tag tag = syntax.tag[i];
      const bool finite = tag == Tag::VBD || tag == Tag::VBZ || tag == Tag::VBP || tag == Tag::MD;
      if (finite && is_small(syntax.form(i))) return true;
    }
    return false;
  });
}

}  // namespace

void mend(Syntax& syntax) {
  drop_clauses_taken_for_names(syntax);
  // Every mend makes its own words fit for no other, so that this ends.
  while (syntax.size() > 0 && Mender(syntax).mend_one()) {
  }
}

}  // namespace dateline
