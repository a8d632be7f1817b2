// Pronouns: he and she to persons, it and they to bodies and groups, we and I to whoever is quoted, relative
// pronouns to their antecedents; then the descriptions that waited for a possessor ("his army").
#include <algorithm>

#include "name/nominals.h"
#include "name/passes.h"

namespace dateline {

namespace {

enum class Person : uint8_t { none, he, she, it, they, we, i, you, relative };

Person person_of(std::string_view form) {
  const std::string w = lower_ascii(form);
  if (w == "he" || w == "him" || w == "his" || w == "himself") return Person::he;
  if (w == "she" || w == "her" || w == "hers" || w == "herself") return Person::she;
  if (w == "it" || w == "its" || w == "itself") return Person::it;
  if (w == "they" || w == "them" || w == "their" || w == "theirs" || w == "themselves") return Person::they;
  if (w == "we" || w == "us" || w == "our" || w == "ours" || w == "ourselves") return Person::we;
  if (w == "i" || w == "me" || w == "my" || w == "mine" || w == "myself") return Person::i;
  if (w == "you" || w == "your" || w == "yours" || w == "yourself") return Person::you;
  if (w == "who" || w == "which" || w == "whom" || w == "whose") return Person::relative;
  return Person::none;
}

class PronounReader {
 public:
  explicit PronounReader(StoryContext& story)
      : story_(story), syntax_(story.syntax), nominals_(story), sentence_(story.syntax.size(), 0) {
    for (uint32_t s = 0; s < syntax_.sentence_count(); ++s) {
      const Span span = syntax_.sentence(s);
      std::fill(sentence_.begin() + span.begin, sentence_.begin() + span.end, s);
    }
  }

  void run() {
    read_genders();
    for (uint32_t i = 0; i < syntax_.size(); ++i) {
      both_sides(i);
      const Tag tag = syntax_.tag[i];
      const bool pronoun =
          tag == Tag::PRP || tag == Tag::PRP_poss || tag == Tag::WP || tag == Tag::WDT || tag == Tag::WP_poss;
      if (!pronoun || story_.mention_of[i] != no_index) continue;
      std::string why;
      const uint32_t actor = resolve(i, why);
      if (actor == no_index) continue;
      const bool possessive = tag == Tag::PRP_poss || tag == Tag::WP_poss;
      story_.add_mention({i, i + 1}, actor, MentionKind::pronoun, std::move(why));
      if (possessive && syntax_.dep[i] == Dep::poss && story_.mention_of[syntax_.head[i]] == no_index) {
        nominals_.read(syntax_.head[i], actor);
      }
    }
  }

 private:
  // Of persons by name: what "Mrs" or the given name says.
  void read_genders() {
    for (uint32_t actor = 0; actor < story_.actors.size(); ++actor) {
      char& gender = story_.traits[actor].gender;
      if (story_.actors[actor].type != "person" || gender != 0) continue;
      const std::string& name = story_.actors[actor].name;
      const std::string given = lower_ascii(std::string_view(name).substr(0, name.find(' ')));
      if (given.size() == name.size()) continue;  // a surname alone, or a word
      if (story_.lexicon.is_cue("male_name", given)) gender = 'm';
      if (story_.lexicon.is_cue("female_name", given)) gender = 'f';
    }
  }

  uint32_t resolve(uint32_t i, std::string& why) {
    switch (person_of(syntax_.form(i))) {
      case Person::he:
        return third_person(i, 'm', why);
      case Person::she:
        return third_person(i, 'f', why);
      case Person::it:
        return is_expletive(i) ? no_index : nearest(i, &PronounReader::may_be_it, why, "it -> nearest body");
      case Person::they:
        return nearest(i, &PronounReader::may_be_they, why, "they -> nearest group");
      case Person::we:
        return we(i, why);
      case Person::i:
        why = "I -> the speaker";
        return last_speaker(i);
      case Person::you:
        return addressee(i, why);
      case Person::relative:
        return antecedent(i, why);
      default:
        return no_index;
    }
  }

  // "both sides", "the two countries": the last two parties of different name, one mention each; the second's
  // head is "both" or "two".
  void both_sides(uint32_t i) {
    const uint32_t two = number_of_sides(story_, i);
    if (two == no_index) return;
    const Span phrase = story_.noun_phrase(i);
    const auto form = syntax_.form(i);
    persons_ = form == "leaders" || form == "presidents" || form == "men";
    lands_ = !persons_ && form != "sides" && form != "parties" && form != "rivals" && form != "foes" &&
             form != "allies";
    const uint32_t doer = doer_to(i);
    std::vector<uint32_t> found = last_pair(i);
    const uint32_t stop = i > 250 ? i - 250 : 0;
    for (uint32_t at = i; at-- > stop && found.size() < 2;) {
      const uint32_t actor = story_.actor_at(at);
      if (actor == no_index || !may_be_side(actor) || (!found.empty() && found[0] == actor)) continue;
      // An ally that is named as the subject of the clause is no side of it.
      if (syntax_.head[at] == syntax_.head[i] || actor == doer || sentence_[at] + 3 < sentence_[i] ||
          is_outer_party(at, i))
        continue;
      found.push_back(actor);
    }
    if (found.size() < 2) return;
    const char* why = "both sides -> the last two parties";
    story_.add_mention_at(phrase, i, found[0], MentionKind::nominal, why);
    story_.add_mention_at(phrase, two, found[1], MentionKind::nominal, why);
  }

  // The last two parties joined by "and" or "with" in one phrase: "between A and B".
  std::vector<uint32_t> last_pair(uint32_t i) const {
    const uint32_t stop = i > 120 ? i - 120 : 0;
    for (uint32_t at = i; at-- > stop;) {
      if (syntax_.dep[at] != Dep::conj || sentence_[at] + 1 < sentence_[i]) continue;
      const uint32_t a = story_.actor_at(syntax_.head[at]), b = story_.actor_at(at);
      if (a != no_index && b != no_index && a != b && may_be_side(a) && may_be_side(b)) return {a, b};
    }
    return {};
  }

  // "Angola mediates between the two countries": who does what the pair stands in a phrase of; no_index where
  // nobody does.
  uint32_t doer_to(uint32_t i) const {
    if (syntax_.dep[i] != Dep::pobj) return no_index;
    uint32_t over = syntax_.head[syntax_.head[i]];
    if (syntax_.dep[over] == Dep::dobj) over = syntax_.head[over];
    for (const uint32_t child : story_.tree.children(over)) {
      if (is_subject(child)) return story_.actor_at(child);
    }
    return no_index;
  }

  // "awkward for Norway, which trades with both": the clause is about it, it is not one of
  // them.
  bool is_outer_party(uint32_t at, uint32_t i) const {
    const Span own = story_.tree.subtree(at);
    return own.contains(i);
  }

  bool may_be_side(uint32_t actor) const {
    const auto& type = story_.actors[actor].type;
    if (persons_) return type == "person" && story_.traits[actor].named;
    if (lands_) return type == "state" || type == "government";
    return type == "state" || type == "government" || type == "region_government" || type == "armed_group" ||
           type == "ethnic_group" || type == "armed_forces" || type == "party" || type == "igo";
  }

  // "it" of "it is clear that", "it rains"; "which" of a whole clause has no antecedent noun.
  bool is_expletive(uint32_t i) const {
    if (syntax_.dep[i] == Dep::expl) return true;
    if (syntax_.dep[i] != Dep::nsubj && syntax_.dep[i] != Dep::nsubjpass) return false;
    const uint32_t verb = syntax_.head[i];
    for (const uint32_t child : story_.tree.children(verb)) {
      if (syntax_.dep[child] == Dep::acomp &&
          story_.lexicon.is_cue("expletive_adjective", syntax_.lemma(child)))
        return true;
      if (syntax_.dep[child] == Dep::ccomp && syntax_.dep[i] == Dep::nsubjpass) return true;
    }
    return false;
  }

  bool is_subject(uint32_t token) const {
    return syntax_.dep[token] == Dep::nsubj || syntax_.dep[token] == Dep::nsubjpass;
  }

  bool may_be_it(uint32_t actor) const {
    const auto& type = story_.actors[actor].type;
    const auto& traits = story_.traits[actor];
    if (traits.many && traits.known == no_index) return false;
    return type != "person" && type != "people" && type != "civilians" && type != "protesters" &&
           type != "ethnic_group";
  }
  bool may_be_they(uint32_t actor) const {
    const auto& type = story_.actors[actor].type;
    return story_.traits[actor].plural || type == "armed_group" || type == "armed_forces" ||
           type == "ethnic_group" || type == "people" || type == "police" || type == "organization" ||
           type == "company" || type == "civilians";
  }

  // The best of the mentions before: near, and a subject rather than not. A mention of the clause's own other
  // arguments is none ("Iran said it would attack Iraq": not Iraq, "it" comes first; "Abadi met him": not
  // Abadi).
  uint32_t nearest(uint32_t i, bool (PronounReader::*fits)(uint32_t) const, std::string& why,
                   const char* rule) {
    constexpr uint32_t window = 400;
    const uint32_t stop = i > window ? i - window : 0;
    const uint32_t barred = own_subject(i);
    uint32_t best = no_index;
    int best_score = -1000;
    for (uint32_t at = i; at-- > stop;) {
      const uint32_t actor = story_.actor_at(at);
      if (actor == no_index || actor == barred || !(this->*fits)(actor) || is_speech_pronoun(at)) continue;
      if (syntax_.head[at] == syntax_.head[i] && syntax_.dep[i] != Dep::poss && !is_subject(i)) continue;
      const int score = closeness(i, at) +
                        (story_.actors[actor].type == "person" && story_.traits[actor].named ? 4 : 0) +
                        (fits == &PronounReader::may_be_they && is_plural_noun(at) ? 2 : 0);
      if (score > best_score) {
        best_score = score;
        best = actor;
      }
    }
    if (best != no_index) why = rule;
    return best;
  }

  bool is_plural_noun(uint32_t at) const {
    return syntax_.tag[at] == Tag::NNS || syntax_.tag[at] == Tag::NNPS;
  }

  // "we", "I", "you": whoever speaks or is spoken to is not "it" or "they" in the same breath.
  bool is_speech_pronoun(uint32_t at) const {
    const Person person = person_of(syntax_.form(at));
    return person == Person::we || person == Person::i || person == Person::you;
  }

  // The actor that is the subject of the clause in which the pronoun is an object, also under a preposition:
  // "Abadi met with him" is not Abadi. "himself" is.
  uint32_t own_subject(uint32_t i) const {
    if (syntax_.dep[i] == Dep::poss || is_subject(i) || syntax_.form(i).find("sel") != std::string_view::npos)
      return no_index;
    uint32_t at = i;
    for (int steps = 0; steps < 4 && !is_verb(syntax_.tag[at]); ++steps) {
      const Dep dep = syntax_.dep[at];
      if (dep != Dep::pobj && dep != Dep::dobj && dep != Dep::dative && dep != Dep::prep && dep != Dep::agent)
        return no_index;
      at = syntax_.head[at];
      if (is_noun(syntax_.tag[at])) return no_index;  // "a picture of him" may be the subject's
    }
    // The subject, also of the verbs above it that share theirs ("wants to meet him").
    for (int steps = 0; steps < 6; ++steps) {
      for (const uint32_t child : story_.tree.children(at)) {
        if (is_subject(child)) return story_.actor_at(child);
      }
      if (syntax_.dep[at] != Dep::xcomp && syntax_.dep[at] != Dep::conj) break;
      at = syntax_.head[at];
    }
    return no_index;
  }

  // "In his speech, Abadi said ...": the subject that follows the phrase, for one named by none before it in
  // the sentence.
  uint32_t subject_ahead(uint32_t i) const {
    uint32_t at = i;
    for (int steps = 0; steps < 12 && !syntax_.is_root(at); ++steps) {
      const uint32_t phrase = at;
      at = syntax_.head[at];
      const bool fronted = syntax_.dep[phrase] == Dep::prep || syntax_.dep[phrase] == Dep::advcl;
      if (!fronted || !is_verb(syntax_.tag[at])) continue;
      const uint32_t end = story_.tree.subtree(phrase).end;
      for (const uint32_t child : story_.tree.children(at)) {
        if (is_subject(child) && child >= end) return story_.actor_at(child);
      }
    }
    return no_index;
  }

  int closeness(uint32_t i, uint32_t at) const {
    const auto apart = static_cast<int>(sentence_[i]) - static_cast<int>(sentence_[at]);
    int score = -6 * apart;
    if (is_subject(at)) score += 5;
    if (syntax_.dep[at] == Dep::poss || syntax_.dep[at] == Dep::compound || syntax_.dep[at] == Dep::amod ||
        syntax_.dep[at] == Dep::nmod)
      score -= 3;
    if (syntax_.dep[at] == Dep::pobj) score -= 1;
    if (apart == 0) score -= static_cast<int>(i - at) / 12;
    return score;
  }

  // "X told Y that he should ...": the one who is told.
  uint32_t told_party(uint32_t i) const {
    if (!is_subject(i)) return no_index;
    const uint32_t verb = syntax_.head[i], governor = syntax_.head[verb];
    if (syntax_.dep[verb] != Dep::ccomp || !story_.lexicon.is_cue("directive_verb", syntax_.lemma(governor)))
      return no_index;
    bool ought = false;
    for (const uint32_t child : story_.tree.children(verb)) {
      const auto lemma = syntax_.lemma(child);
      ought = ought || (syntax_.dep[child] == Dep::aux &&
                        (lemma == "should" || lemma == "must" || lemma == "need" || lemma == "ought"));
    }
    if (!ought) return no_index;
    for (const uint32_t child : story_.tree.children(governor)) {
      if (syntax_.dep[child] == Dep::dobj || syntax_.dep[child] == Dep::dative) return story_.actor_at(child);
    }
    return no_index;
  }

  uint32_t third_person(uint32_t i, char gender, std::string& why) {
    if (const uint32_t told = told_party(i); told != no_index && story_.actors[told].type == "person") {
      why = "subject of what one is told to do";
      return told;
    }
    gender_ = gender;
    if (const uint32_t ahead = subject_ahead(i); ahead != no_index && may_be_person(ahead)) {
      why = "pronoun before its subject";
      return ahead;
    }
    const uint32_t actor = nearest(i, &PronounReader::may_be_person, why,
                                   gender == 'm' ? "he -> nearest person" : "she -> nearest person");
    if (actor != no_index && story_.traits[actor].gender == 0) story_.traits[actor].gender = gender;
    return actor;
  }
  bool may_be_person(uint32_t actor) const {
    return story_.actors[actor].type == "person" &&
           (story_.traits[actor].gender == 0 || story_.traits[actor].gender == gender_);
  }

  uint32_t antecedent(uint32_t i, std::string& why) const {
    uint32_t at = i;
    for (int steps = 0; steps < 12 && !syntax_.is_root(at); ++steps) {
      if (syntax_.dep[at] == Dep::relcl) {
        const uint32_t actor = story_.actor_at(syntax_.head[at]);
        if (actor != no_index) why = "relative pronoun";
        return actor;
      }
      at = syntax_.head[at];
    }
    return no_index;
  }

  bool in_quotation(uint32_t token) const {
    const uint32_t byte = syntax_.tokens.begin[token];
    const auto& quotes = story_.text.quotes;
    const auto at = std::upper_bound(quotes.begin(), quotes.end(), byte,
                                     [](uint32_t b, const Span& q) { return b < q.end; });
    return at != quotes.end() && at->contains(byte);
  }

  // Who says the clause the token is in: the subject of the reporting verb above it, or of the nearest one.
  uint32_t speaker_in(uint32_t sentence, uint32_t token) const {
    const Span span = syntax_.sentence(sentence);
    uint32_t best = no_index;
    for (uint32_t v = span.begin; v < span.end; ++v) {
      if (!is_verb(syntax_.tag[v]) || !story_.lexicon.is_cue("reporting_verb", syntax_.lemma(v)) ||
          in_quotation(v))
        continue;
      for (const uint32_t child : story_.tree.children(v)) {
        if (!is_subject(child)) continue;
        const uint32_t actor = story_.actor_at(child);
        if (actor == no_index) continue;
        const bool above = story_.tree.subtree(v).contains(token) && child != token;
        if (above || best == no_index) best = actor;
        if (above) return best;
      }
    }
    return best;
  }

  uint32_t last_speaker(uint32_t i) const {
    for (uint32_t back = 0; back <= 4 && back <= sentence_[i]; ++back) {
      if (const uint32_t who = speaker_in(sentence_[i] - back, i); who != no_index) return who;
    }
    if (sentence_[i] + 1 < syntax_.sentence_count()) return speaker_in(sentence_[i] + 1, i);
    return no_index;
  }

  // The speaker's government or organisation, or the speaker where none is known.
  uint32_t we(uint32_t i, std::string& why) {
    const uint32_t speaker = quoted(i) ? last_speaker(i) : no_index;
    if (speaker == no_index) {
      why = "we -> the party that speaks in the text";
      return issuer();
    }
    why = "we -> the speaker";
    const auto& body = story_.traits[speaker].body;
    if (body.empty()) return speaker;
    why = "we -> the government or body the speaker speaks for";
    if (body.rfind("state:", 0) == 0) return story_.state_actor(body.substr(6));
    if (body.rfind("known:", 0) == 0)
      return story_.known_actor(static_cast<uint32_t>(std::stoul(body.substr(6))));
    return speaker;
  }
  // Inside quotation marks, or under a reporting verb of its own sentence.
  bool quoted(uint32_t i) const {
    if (in_quotation(i)) return true;
    uint32_t at = i;
    for (int steps = 0; steps < 40 && !syntax_.is_root(at); ++steps) {
      const Dep dep = syntax_.dep[at];
      at = syntax_.head[at];
      const bool said = dep == Dep::ccomp || dep == Dep::parataxis || dep == Dep::advcl;
      if (said && is_verb(syntax_.tag[at]) && story_.lexicon.is_cue("reporting_verb", syntax_.lemma(at)))
        return true;
    }
    return false;
  }

  // A statement in the first person is whose party first acts in it.
  uint32_t issuer() {
    if (issuer_known_) return issuer_;
    issuer_known_ = true;
    for (uint32_t at = 0; at < syntax_.size(); ++at) {
      const uint32_t actor = story_.actor_at(at);
      if (actor != no_index && is_subject(at) && may_speak(actor)) return issuer_ = actor;
    }
    return issuer_;
  }

  bool may_speak(uint32_t actor) const {
    const auto& type = story_.actors[actor].type;
    return type == "state" || type == "government" || type == "igo" || type == "organization" ||
           type == "ngo";
  }

  // Inside a quotation: the one whom the speaker addresses.
  uint32_t addressee(uint32_t i, std::string& why) const {
    if (!in_quotation(i) && last_speaker(i) == no_index) return no_index;
    for (uint32_t back = 0; back <= 3 && back <= sentence_[i]; ++back) {
      const Span span = syntax_.sentence(sentence_[i] - back);
      for (uint32_t v = span.begin; v < span.end; ++v) {
        if (!is_verb(syntax_.tag[v]) || !story_.lexicon.is_cue("reporting_verb", syntax_.lemma(v))) continue;
        for (const uint32_t child : story_.tree.children(v)) {
          if (syntax_.dep[child] != Dep::dobj && syntax_.dep[child] != Dep::dative) continue;
          const uint32_t actor = story_.actor_at(child);
          if (actor != no_index && story_.actors[actor].type == "person") {
            why = "you -> the one addressed";
            return actor;
          }
        }
      }
    }
    return no_index;
  }

  StoryContext& story_;
  const Syntax& syntax_;
  NominalReader nominals_;
  std::vector<uint32_t> sentence_;  // of each token
  char gender_ = 0;
  bool lands_ = false, persons_ = false;  // the pair looked for are countries, or persons
  bool issuer_known_ = false;
  uint32_t issuer_ = no_index;
};

}  // namespace

uint32_t number_of_sides(const StoryContext& story, uint32_t noun) {
  const auto& syntax = story.syntax;
  if (!story.lexicon.is_cue("side_noun", syntax.form(noun))) return no_index;
  for (uint32_t i = story.noun_phrase(noun).begin; i < noun; ++i) {
    const std::string word = lower_ascii(syntax.form(i));
    if (word == "both" || word == "two") return i;
  }
  return no_index;
}

void read_pronouns(StoryContext& story) {
  PronounReader(story).run();
}

}  // namespace dateline
