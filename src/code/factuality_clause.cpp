#include "code/factuality_clause.h"

namespace dateline {

namespace {

using enum EventStatus;

constexpr bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (const std::string_view w : words) {
    if (w == word) return true;
  }
  return false;
}

bool is_verbal(Tag tag) {
  return tag == Tag::VB || tag == Tag::VBD || tag == Tag::VBG || tag == Tag::VBN || tag == Tag::VBP ||
         tag == Tag::VBZ;
}

// A modal as its lemma or a contraction of it.
std::string_view modal_of(std::string_view lemma) {
  if (is_one_of(lemma, {"'ll", "wo", "will", "shall", "ll"})) return "will";
  if (is_one_of(lemma, {"'d", "would"})) return "would";
  if (is_one_of(lemma, {"ca", "can", "could", "may", "might"})) return "may";
  if (is_one_of(lemma, {"should", "must", "ought"})) return "should";
  return "";
}

}  // namespace

uint32_t ClauseReader::carrier(const Frame& frame) const {
  return frame.kind == PredicateKind::noun && frame.light_verb != no_token ? frame.light_verb : frame.head;
}

bool ClauseReader::is_infinitive(uint32_t verb) const {
  for (const uint32_t child : tree_.children(verb)) {
    if (child > verb) break;
    if (syntax_.tag[child] == Tag::TO) return true;
  }
  return false;
}

bool ClauseReader::is_finite_clause(uint32_t verb) const {
  const Tag tag = syntax_.tag[verb];
  if (tag == Tag::VBD || tag == Tag::VBP || tag == Tag::VBZ) return true;
  bool finite = false;
  for (const uint32_t child : tree_.children(verb)) {
    const Dep dep = syntax_.dep[child];
    if (syntax_.tag[child] == Tag::TO) return false;
    if (dep != Dep::aux && dep != Dep::auxpass) continue;
    const Tag aux = syntax_.tag[child];
    finite = finite || aux == Tag::MD || aux == Tag::VBD || aux == Tag::VBP || aux == Tag::VBZ;
  }
  return finite || is_subjunctive(verb);
}

bool ClauseReader::is_subjunctive(uint32_t verb) const {
  bool subject = false, mark = false;
  for (const uint32_t child : tree_.children(verb)) {
    if (syntax_.tag[child] == Tag::TO || syntax_.tag[child] == Tag::MD) return false;
    const Dep dep = syntax_.dep[child];
    // "demanded that he be freed" has its base form in the auxiliary.
    if ((dep == Dep::auxpass || dep == Dep::aux) && syntax_.tag[child] == Tag::VB) return true;
    subject = subject || dep == Dep::nsubj || dep == Dep::nsubjpass;
    mark = mark || dep == Dep::mark;
  }
  // Base forms are often tagged as present ("that he resign").
  const Tag tag = syntax_.tag[verb];
  return subject &&
         (tag == Tag::VB || (tag == Tag::VBP && mark && syntax_.lemma(verb) == syntax_.form(verb)));
}

bool ClauseReader::is_future(uint32_t verb) const {
  for (const uint32_t child : tree_.children(verb)) {
    if (syntax_.tag[child] != Tag::MD) continue;
    const std::string_view modal = modal_of(syntax_.lemma(child));
    if (modal == "will" || modal == "would") return true;
  }
  return false;
}

bool ClauseReader::has_obligation(uint32_t verb) const {
  for (const uint32_t child : tree_.children(verb)) {
    if (syntax_.tag[child] == Tag::MD && modal_of(syntax_.lemma(child)) == "should") return true;
  }
  return false;
}

bool ClauseReader::is_indefinite(uint32_t noun) const {
  for (const uint32_t child : tree_.children(noun)) {
    const Dep dep = syntax_.dep[child];
    if (dep == Dep::poss) return false;
    if (dep == Dep::det) return is_one_of(syntax_.lemma(child), {"a", "an", "any", "another", "no"});
    if (dep == Dep::nummod) return true;
  }
  return syntax_.tag[noun] == Tag::NN;
}

bool ClauseReader::lacks_tense(const Frame& frame, const Frame& first) const {
  const uint32_t verb = carrier(frame), before = carrier(first);
  if (frame.kind == PredicateKind::noun && frame.light_verb == no_token) return true;
  const Tag tag = syntax_.tag[verb];
  if (tag == Tag::VBD || tag == Tag::VBP || tag == Tag::VBZ) return false;
  for (const uint32_t child : tree_.children(verb)) {
    const Dep dep = syntax_.dep[child];
    if (dep == Dep::aux || dep == Dep::auxpass || dep == Dep::nsubj || dep == Dep::nsubjpass) return false;
  }
  return syntax_.tag[before] == tag || tag == Tag::VB || tag == Tag::VBN;
}

bool ClauseReader::is_contrasted(const Frame& frame) const {
  const uint32_t verb = carrier(frame);
  for (uint32_t i = verb; i-- > 0 && verb - i < 6;) {
    if (syntax_.tag[i] == Tag::CC) return syntax_.lemma(i) == "but";
  }
  return false;
}

Factuality ClauseReader::read(const Frame& frame, bool reported) const {
  Factuality out;
  const uint32_t verb = carrier(frame);
  if (is_verbal(syntax_.tag[verb])) read_verb(verb, frame, reported, out);
  if (frame.kind == PredicateKind::noun) read_noun(frame, out);
  return out;
}

void ClauseReader::read_modal(std::string_view modal, bool perfect, bool reported, Factuality& out) const {
  if (modal == "will") {
    out.status = planned;
    out.rule = "future";
  } else if (modal == "would") {
    out.status = reported && !perfect ? planned : hypothetical;
    out.rule = "would";
  } else if (modal == "may") {
    out.status = hypothetical;
    out.rule = "modal";
  } else if (modal == "should") {
    out.status = perfect ? hypothetical : demanded;
    out.rule = "obligation";
  }
}

void ClauseReader::read_verb(uint32_t verb, const Frame& frame, bool reported, Factuality& out) const {
  bool be = false, present = false, perfect = false, to = false, subject = false, any_aux = false;
  std::string_view modal;
  for (const uint32_t child : tree_.children(verb)) {
    const std::string_view lemma = syntax_.lemma(child);
    switch (syntax_.dep[child]) {
      case Dep::neg:
        out.negated = true, out.rule = "negation";
        break;
      case Dep::aux:
      case Dep::auxpass:
        any_aux = true;
        to = to || syntax_.tag[child] == Tag::TO;
        be = be || lemma == "be";
        perfect = perfect || lemma == "have";
        present = present || syntax_.tag[child] == Tag::VBP || syntax_.tag[child] == Tag::VBZ;
        if (syntax_.tag[child] == Tag::MD) modal = modal_of(lemma);
        break;
      case Dep::nsubj:
      case Dep::nsubjpass:
        subject = true;
        break;
      case Dep::advmod:
        if (is_one_of(lemma, {"never", "nowhere", "almost", "nearly"}) && child < verb)
          out.negated = true, out.rule = "negation";
        if (is_one_of(lemma, {"perhaps", "maybe", "possibly", "potentially", "probably"}))
          out.status = hypothetical, out.rule = "adverb";
        break;
      default:
        break;
    }
  }
  if (!modal.empty()) read_modal(modal, perfect, reported, out);
  const bool progressive = be && syntax_.tag[verb] == Tag::VBG && modal.empty();
  if (progressive && (present || reported)) out.status = ongoing, out.rule = "progressive";
  // "to force them out": a purpose; "X to visit Y" in a headline.
  const Dep dep = syntax_.dep[verb];
  if (to && (dep == Dep::advcl || dep == Dep::ROOT || dep == Dep::acl || dep == Dep::relcl))
    out.status = planned, out.rule = dep == Dep::advcl ? "purpose" : "infinitive";
  if (!subject && !any_aux && syntax_.tag[verb] == Tag::VB && dep == Dep::ROOT &&
      frame.kind == PredicateKind::verb)
    out.status = demanded, out.rule = "imperative";
  if (has_negative_party(verb)) out.negated = true, out.rule = "negation";
  read_marks(verb, out);
  if (is_question(verb)) out.status = hypothetical, out.rule = "question";
}

// "no shots were fired", "nobody left", "neither side".
bool ClauseReader::has_negative_party(uint32_t verb) const {
  for (const uint32_t child : tree_.children(verb)) {
    const Dep dep = syntax_.dep[child];
    if (dep == Dep::preconj && syntax_.lemma(child) == "neither") return true;
    if (dep != Dep::nsubj && dep != Dep::nsubjpass && dep != Dep::dobj) continue;
    if (is_one_of(syntax_.lemma(child), {"nobody", "none", "nothing", "neither"}) ||
        syntax_.form(child) == "No")
      return true;
    for (const uint32_t word : tree_.children(child)) {
      const Dep role = syntax_.dep[word];
      const bool determines = role == Dep::det || role == Dep::preconj || role == Dep::cc || role == Dep::neg;
      if (determines && is_one_of(syntax_.lemma(word), {"no", "neither"})) return true;
    }
  }
  return false;
}

// Conditions, and prepositions before gerunds.
void ClauseReader::read_marks(uint32_t verb, Factuality& out) const {
  if (syntax_.dep[verb] == Dep::pcomp) {
    const uint32_t preposition = syntax_.head[verb];
    const std::string_view word = syntax_.lemma(preposition);
    const bool instead = word == "instead" || syntax_.lemma(syntax_.head[preposition]) == "instead";
    if (word == "without" || instead) out.negated = true, out.rule = "without";
    return;
  }
  for (const uint32_t child : tree_.children(verb)) {
    if (child > verb) break;
    if (syntax_.dep[child] != Dep::mark && syntax_.dep[child] != Dep::advmod &&
        syntax_.dep[child] != Dep::prep)
      continue;
    const std::string_view word = syntax_.lemma(child);
    const bool condition =
        syntax_.dep[verb] == Dep::advcl || syntax_.dep[verb] == Dep::ccomp || syntax_.dep[verb] == Dep::pcomp;
    if (condition && is_one_of(word, {"if", "unless", "whether", "lest", "until", "till"}))
      out.status = hypothetical, out.rule = "condition";
    if (condition && word == "without") out.negated = true, out.rule = "without";
  }
}

void ClauseReader::read_noun(const Frame& frame, Factuality& out) const {
  for (const uint32_t child : tree_.children(frame.head)) {
    if (child > frame.head) break;
    const Dep dep = syntax_.dep[child];
    const std::string_view lemma = syntax_.lemma(child);
    if ((dep == Dep::det || dep == Dep::neg) && (lemma == "no" || lemma == "neither"))
      out.negated = true, out.rule = "negation";
    if (dep == Dep::det && lemma == "any" && out.status == happened)
      out.status = hypothetical, out.rule = "any";
    if (dep != Dep::amod && dep != Dep::nmod && dep != Dep::compound) continue;
    if (dep == Dep::compound && syntax_.tag[child] == Tag::NN) continue;
    if (words_.has(WordClass::plan_word, lemma) || lemma == "plan" || lemma == "schedule" ||
        lemma == "expect")
      out.status = lemma == "proposed" || lemma == "propose" ? offered : planned,
      out.rule = "adjective/planned";
    if (lemma == "propose") out.status = offered, out.rule = "adjective/proposed";
    if (lemma == "threaten") out.status = threatened, out.rule = "adjective/threatened";
    if (words_.has(WordClass::suppose_word, lemma) || lemma == "fear")
      out.status = hypothetical, out.rule = "adjective/possible";
    if (out.status == happened && words_.has(WordClass::phase, lemma))
      out.status = ongoing, out.rule = "adjective/ongoing";
  }
  if (out.status == happened && words_.has(WordClass::durative, syntax_.lemma(frame.head)) &&
      is_told_in_present(frame))
    out.status = ongoing, out.rule = "present";
  // "without an attack"
  const uint32_t above = syntax_.head[frame.head];
  if (syntax_.dep[frame.head] == Dep::pobj && syntax_.lemma(above) == "without")
    out.negated = true, out.rule = "without";
}

// "the fighting is tricky", "they are in contact".
bool ClauseReader::is_told_in_present(const Frame& frame) const {
  const bool carried = frame.light_verb != no_token;
  if (!carried && syntax_.dep[frame.head] != Dep::nsubj) return false;
  const uint32_t verb = carried ? frame.light_verb : syntax_.head[frame.head];
  const std::string_view lemma = syntax_.lemma(verb);
  const Tag tag = syntax_.tag[verb];
  if (is_one_of(lemma, {"be", "remain", "continue", "rage", "persist", "have"}))
    return tag == Tag::VBP || tag == Tag::VBZ;
  bool present = false;
  for (const uint32_t child : tree_.children(verb)) {
    const bool aux = syntax_.dep[child] == Dep::aux && syntax_.lemma(child) == "be";
    present = present || (aux && (syntax_.tag[child] == Tag::VBP || syntax_.tag[child] == Tag::VBZ));
  }
  return present && tag == Tag::VBG;
}

bool ClauseReader::is_question(uint32_t verb) const {
  if (!syntax_.is_root(verb)) return false;
  const uint32_t last = tree_.subtree(verb).end - 1;
  return syntax_.form(last) == "?" || (last > 0 && syntax_.form(last - 1) == "?");
}

}  // namespace dateline
