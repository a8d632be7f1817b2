// Whether a time expression speaks of what is to come: from the verb that governs it.
#include <algorithm>

#include "time/reader.h"

namespace dateline {

namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_verb(const Syntax& s, uint32_t i) {
  return s.pos[i] == Pos::VERB || s.pos[i] == Pos::AUX;
}

// What is planned, promised, asked for or feared is still to come: of its infinitive and of "for Friday".
bool looks_ahead(std::string_view lemma) {
  return is_one_of(
      lemma,
      {"plan",     "expect",    "schedule", "set",    "agree",    "vow",        "intend",   "want",
       "hope",     "prepare",   "slate",    "urge",   "ask",      "invite",     "order",    "decide",
       "promise",  "pledge",    "threaten", "due",    "call",     "need",       "aim",      "demand",
       "propose",  "offer",     "ready",    "likely", "postpone", "reschedule", "delay",    "book",
       "deadline", "ultimatum", "appeal",   "refuse", "poise",    "able",       "unlikely", "anticipate"});
}

// Present tense of a timetable: "The talks begin on Monday".
bool is_timetable(std::string_view lemma) {
  return is_one_of(lemma, {"begin",   "start",  "open",  "end",      "expire", "leave",  "arrive", "travel",
                           "fly",     "meet",   "visit", "host",     "resume", "vote",   "face",   "take",
                           "go",      "hold",   "close", "conclude", "run",    "come",   "return", "elect",
                           "address", "attend", "head",  "convene",  "kick",   "finish", "fall"});
}

bool is_ahead_modal(std::string_view lower) {
  return is_one_of(
      lower, {"will", "wo", "'ll", "shall", "may", "might", "can", "must", "should", "would", "could", "ll"});
}

class Tense {
 public:
  explicit Tense(const Syntax& syntax) : s_(syntax) {}

  bool future(uint32_t head) const {
    uint32_t at = head;
    if (after_preposition_ahead(at)) return true;
    bool direct = true;
    for (int steps = 0; steps < 12; ++steps) {
      if (is_verb(s_, at) && at != head) return verb_looks_ahead(at, direct);
      if (s_.is_root(at)) return false;
      const uint32_t up = s_.head[at];
      if (looks_ahead(s_.lemma(up)) && at != head && s_.lemma(at) == "for") return true;
      if (s_.pos[up] == Pos::NOUN || s_.pos[up] == Pos::PROPN) direct = false;
      at = up;
    }
    return false;
  }

 private:
  // "ahead of Sunday's vote", "due on Friday".
  bool after_preposition_ahead(uint32_t head) const {
    uint32_t at = head;
    for (int steps = 0; steps < 4 && !s_.is_root(at); ++steps) {
      at = s_.head[at];
      if (is_verb(s_, at)) return false;
      if (is_one_of(s_.lemma(at), {"until", "till", "by"}) && lasts(s_.head[at])) return true;
      if (s_.lemma(at) == "of" && at > 0 && s_.lemma(at - 1) == "ahead") return true;
      if (s_.pos[at] == Pos::ADJ && is_one_of(s_.lemma(at), {"due", "ready", "likely"})) return true;
    }
    return false;
  }

  // "stays open until March", "gave them until Friday".
  bool lasts(uint32_t verb) const {
    const Tag tag = s_.tag[verb];
    return tag == Tag::VBZ || tag == Tag::VBP ||
           is_one_of(s_.lemma(verb), {"give", "extend", "have", "grant"});
  }

  bool verb_looks_ahead(uint32_t verb, bool direct) const {
    uint32_t first_word = verb;
    bool to_infinitive = false, present_be = false, perfect = false;
    for (uint32_t i = s_.sentence(s_.sentence_of(verb)).begin; i < verb; ++i) {
      if (s_.head[i] != verb || (s_.dep[i] != Dep::aux && s_.dep[i] != Dep::auxpass)) continue;
      if (first_word == verb) first_word = i;
      const std::string_view word = s_.form(i);
      if (s_.tag[i] == Tag::MD && is_ahead_modal(word)) return true;
      to_infinitive |= s_.tag[i] == Tag::TO;
      perfect |= s_.lemma(i) == "have";
      present_be |= s_.lemma(i) == "be" && (s_.tag[i] == Tag::VBZ || s_.tag[i] == Tag::VBP);
    }
    if (perfect) return false;
    // "is to meet", "is meeting Merkel on Friday", "are going to"
    if (present_be && s_.tag[verb] == Tag::VBG && direct) return true;
    if (present_be && direct && s_.tag[verb] == Tag::VBN && looks_ahead(s_.lemma(verb))) return true;
    if (to_infinitive || s_.tag[verb] == Tag::VB) return governed_ahead(verb);
    if (direct && (s_.tag[verb] == Tag::VBZ || s_.tag[verb] == Tag::VBP) && is_timetable(s_.lemma(verb)))
      return true;
    if (conjunct(verb)) return verb_looks_ahead(s_.head[verb], direct);
    return false;
  }

  bool conjunct(uint32_t verb) const {
    return s_.dep[verb] == Dep::conj && !s_.is_root(verb) && s_.head[verb] < verb &&
           is_verb(s_, s_.head[verb]) && s_.tag[verb] == Tag::VB;
  }

  // An infinitive under a word that looks ahead; "is to meet" hangs on a form of "be". A conjunct follows its
  // first.
  bool governed_ahead(uint32_t verb) const {
    for (int steps = 0; steps < 4 && !s_.is_root(verb); ++steps) {
      const uint32_t up = s_.head[verb];
      if (s_.dep[verb] == Dep::conj && is_verb(s_, up)) {
        if (verb_looks_ahead(up, true)) return true;
        verb = up;
        continue;
      }
      const std::string_view lemma = s_.lemma(up);
      if (looks_ahead(lemma)) return true;
      if (lemma == "be" && s_.tag[up] != Tag::VBD) return true;
      if (s_.pos[up] == Pos::NOUN &&
          is_one_of(lemma, {"plan", "decision", "promise", "agreement", "meeting", "deal"}))
        return true;
      if (is_verb(s_, up) && s_.dep[verb] == Dep::xcomp && s_.tag[up] == Tag::VB) {
        if (verb_looks_ahead(up, true)) return true;
      }
      return false;
    }
    return false;
  }

  const Syntax& s_;
};

}  // namespace

bool TimeReader::is_future(Span tokens) const {
  return Tense(*syntax_).future(head_of(tokens));
}

bool TimeReader::is_past(Span tokens) const {
  uint32_t at = head_of(tokens);
  for (int steps = 0; steps < 6 && !syntax_->is_root(at); ++steps) {
    at = syntax_->head[at];
    if (is_verb(*syntax_, at)) return syntax_->tag[at] == Tag::VBD;
  }
  return false;
}

bool TimeReader::under_noun(Span tokens) const {
  uint32_t at = head_of(tokens);
  for (int steps = 0; steps < 3 && !syntax_->is_root(at); ++steps) {
    at = syntax_->head[at];
    if (is_verb(*syntax_, at)) return false;
    if (syntax_->pos[at] == Pos::NOUN || syntax_->pos[at] == Pos::PROPN) return true;
  }
  return false;
}

}  // namespace dateline
