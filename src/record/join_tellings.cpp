#include "record/join_tellings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"

namespace dateline {

namespace {

bool agree_or_silent(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  return a.empty() || b.empty() || intersect(a, b);
}

// How many sentences on a party's arrest is still that arrest.
constexpr uint32_t once_within = 8;

// So many sentences on "the capture" is the one told of before.
constexpr uint32_t near = 3;

// An arrest, a conviction: done to a party and then done, whatever words it is told in.
bool is_done_once(const CodedEvent& event) {
  return is_real(event.status) && (event.mode == "arrest" || event.mode == "convict" ||
                                   event.mode == "deport" || event.mode == "abduct");
}

bool count_agrees(int32_t a, int32_t b) {
  return a < 0 || b < 0 || a == b;
}

class Joiner {
 public:
  Joiner(const Syntax& syntax, const std::vector<TimeExpression>& times, Date published,
         const KnownParties& known)
      : syntax_(syntax), times_(times), published_(published), known_(known) {}

  // Why `later` tells of the same happening as `earlier`; "" where it does not, or may not.
  std::string reason(const Telling& earlier, const Telling& later) const {
    const CodedEvent& a = earlier.event;
    const CodedEvent& b = later.event;
    if (a.type != b.type || a.sentence == b.sentence || a.triggers.empty() || b.triggers.empty()) return "";
    if (a.status != b.status && !(is_real(a.status) && is_real(b.status))) return "";
    if (!a.mode.empty() && !b.mode.empty() && a.mode != b.mode) return "";
    if (!a.answers.empty() && !b.answers.empty()) return "";
    if (!count_agrees(a.counts.killed, b.counts.killed) ||
        !count_agrees(a.counts.wounded, b.counts.wounded) ||
        !count_agrees(a.counts.arrested, b.counts.arrested)) {
      return "";
    }
    if (!agree_or_silent(earlier.source, later.source) || !places_agree(earlier.place, later.place) ||
        !dates_agree(a, b)) {
      return "";
    }
    const bool same_source = intersect(earlier.source, later.source);
    // Whoever visits a town visits its country.
    const bool same_visit =
        a.mode == "visit" && b.mode == "visit" && !earlier.place.empty() && !later.place.empty();
    const bool participle = is_definite_participle(b);
    const bool same_target =
        same_visit || intersect(earlier.target, later.target) ||
        (a.sentence == 0 && b.sentence == 1 && same_source && same_heads(a.target, b.target));
    // "The capture of the town": of the town taken before.
    const bool same_kind = !a.mode.empty() && a.mode == b.mode && later.source.empty() &&
                           is_nobody(later.target) && is_definite_noun(b.triggers.front()) &&
                           b.sentence - a.sentence <= near;
    if (same_kind) return "refers back, the same kind of act";
    if (!same_target && !participle && !earlier.target.empty() && !later.target.empty()) return "";
    const bool definite = participle || is_definite_noun(b.triggers.front());
    const bool same_word = shares_stem(a.triggers, b.triggers);
    const std::string parties = same_source && same_target ? "same parties"
                                : same_source              ? "same source"
                                                           : "same target";
    const bool nobody = later.source.empty() && (participle || later.target.empty());
    if (definite && same_word && (same_source || same_target || nobody)) {
      return same_source || same_target ? "refers back, " + parties : "refers back";
    }
    if (same_source && same_target && same_word) return "same act-word, same parties";
    if (is_done_once(a) && a.mode == b.mode && b.sentence - a.sentence <= once_within &&
        (same_source || earlier.source.empty() || later.source.empty()) &&
        (same_target || (same_source && (earlier.target.empty() || later.target.empty())))) {
      return "done once to a party, " + parties;
    }
    if (a.sentence == 0 && b.sentence <= 2 && same_word && (same_source || same_target))
      return "headline, " + parties;
    return "";
  }

  void join(Telling& earlier, Telling&& later, const std::string& why) const {
    CodedEvent& a = earlier.event;
    CodedEvent& b = later.event;
    a.triggers.insert(a.triggers.end(), b.triggers.begin(), b.triggers.end());
    if (a.mode.empty()) a.mode = b.mode;
    for (std::string& context : b.contexts) {
      if (std::find(a.contexts.begin(), a.contexts.end(), context) == a.contexts.end())
        a.contexts.push_back(context);
    }
    if (a.time < 0) a.time = b.time;
    if (earlier.source.empty()) earlier.source = std::move(later.source), a.source = std::move(b.source);
    // "a visit to Tehran" of one who visits Iran
    if (is_nobody(earlier.target) && a.mode == "visit" && !later.target.empty()) earlier.target.clear();
    if (earlier.target.empty()) earlier.target = std::move(later.target), a.target = std::move(b.target);
    if (earlier.place.empty()) earlier.place = std::move(later.place), a.places = std::move(b.places);
    a.claims.insert(a.claims.end(), b.claims.begin(), b.claims.end());
    a.counts.fill(b.counts);
    a.answers.insert(a.answers.end(), b.answers.begin(), b.answers.end());
    a.confidence = std::max(a.confidence, b.confidence);
    a.why.push_back("told again in sentence " + std::to_string(b.sentence) + ": " + why);
    for (std::string& rule : b.why) {
      if (std::find(a.why.begin(), a.why.end(), rule) == a.why.end()) a.why.push_back(std::move(rule));
    }
  }

 private:
  // "a rebel commander" of a headline and "the commander" of the lead.
  bool same_heads(const std::vector<Filler>& a, const std::vector<Filler>& b) const {
    return !a.empty() && !b.empty() && syntax_.lemma(a.front().head) == syntax_.lemma(b.front().head);
  }

  // Known actors are none of these.
  bool is_nobody(const std::vector<uint32_t>& parties) const {
    return std::none_of(parties.begin(), parties.end(),
                        [&](uint32_t actor) { return actor < known_.actors; });
  }

  // An event without a date of its own happened around the day of publication.
  std::pair<Date, Date> interval(const CodedEvent& event) const {
    if (event.time < 0) return {published_.plus_days(-7), published_.plus_days(1)};
    const TimeExpression& t = times_[static_cast<size_t>(event.time)];
    return {t.open_start ? t.start.plus_days(-36500) : t.start,
            t.open_end ? std::max(t.end, published_) : t.end};
  }

  // One may be the country of the other.
  bool places_agree(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) const {
    if (agree_or_silent(a, b)) return true;
    return std::any_of(a.begin(), a.end(), [&](uint32_t x) {
      return std::any_of(b.begin(), b.end(), [&](uint32_t y) {
        if (x >= known_.lands.size() || y >= known_.lands.size()) return false;
        return (known_.lands[x].whole || known_.lands[y].whole) && !known_.lands[x].country.empty() &&
               known_.lands[x].country == known_.lands[y].country;
      });
    });
  }

  bool dates_agree(const CodedEvent& a, const CodedEvent& b) const {
    const auto x = interval(a), y = interval(b);
    return x.first <= y.second && y.first <= x.second;
  }

  // The trigger's main word: the last token that is a verb or noun ("carried out an attack" -> attack).
  uint32_t main_word(Span trigger) const {
    for (uint32_t i = trigger.end; i > trigger.begin; --i) {
      const Pos pos = syntax_.pos[i - 1];
      if (pos == Pos::NOUN || pos == Pos::VERB || pos == Pos::PROPN) return i - 1;
    }
    return trigger.begin;
  }

  // "the arrested men": those who were told to have been arrested.
  bool is_definite_participle(const CodedEvent& event) const {
    const uint32_t word = event.triggers.front().begin;
    if (syntax_.tag[word] != Tag::VBN || syntax_.dep[word] != Dep::amod || word == 0 || !event.source.empty())
      return false;
    const std::string_view before = syntax_.lemma(word - 1);
    const bool own = !event.target.empty() && event.target.front().head == syntax_.head[word];
    return own && (before == "the" || before == "these" || before == "those");
  }

  bool is_definite_noun(Span trigger) const {
    const uint32_t word = main_word(trigger);
    if (syntax_.pos[word] != Pos::NOUN) return false;
    const uint32_t from = word >= 4 ? word - 4 : 0;
    for (uint32_t i = word; i-- > from;) {
      const Tag tag = syntax_.tag[i];
      if (tag == Tag::PRP_poss || tag == Tag::POS) return true;
      if (tag == Tag::DT)
        return syntax_.lemma(i) == "the" || syntax_.lemma(i) == "this" || syntax_.lemma(i) == "that";
      if (tag != Tag::JJ && tag != Tag::NN && tag != Tag::NNP && tag != Tag::CD) return false;
    }
    return false;
  }

  // "attacked" and "the attack", "demanded" and "its demand": equal lemmas, or equal up to an ending.
  bool shares_stem(const std::vector<Span>& a, const std::vector<Span>& b) const {
    for (const Span x : a) {
      for (const Span y : b) {
        const std::string one = to_lower(syntax_.lemma(main_word(x)));
        const std::string other = to_lower(syntax_.lemma(main_word(y)));
        if (one == other) return true;
        const size_t shorter = std::min(one.size(), other.size());
        const auto differ =
            std::mismatch(one.begin(), one.begin() + static_cast<long>(shorter), other.begin()).first;
        const auto common = static_cast<size_t>(differ - one.begin());
        if (common >= 5 && common + 2 >= shorter) return true;
      }
    }
    return false;
  }

  const Syntax& syntax_;
  const std::vector<TimeExpression>& times_;
  Date published_;
  const KnownParties& known_;
};

}  // namespace

bool intersect(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](uint32_t x) { return std::binary_search(b.begin(), b.end(), x); });
}

std::vector<Telling> join_tellings(std::vector<Telling> tellings, const Syntax& syntax,
                                   const std::vector<TimeExpression>& times, Date published,
                                   const KnownParties& known) {
  const Joiner joiner(syntax, times, published, known);
  std::vector<Telling> joined;
  std::vector<uint32_t> now_at(tellings.size());
  joined.reserve(tellings.size());
  for (size_t i = 0; i < tellings.size(); ++i) {
    std::string why;
    size_t at = 0;
    for (; at < joined.size() && why.empty(); ++at)
      why = joiner.reason(joined[at], tellings[i]);
    if (why.empty()) {
      joined.push_back(std::move(tellings[i]));
    } else {
      joiner.join(joined[--at], std::move(tellings[i]), why);
    }
    now_at[i] = static_cast<uint32_t>(why.empty() ? joined.size() - 1 : at);
  }
  for (size_t at = 0; at < joined.size(); ++at) {
    auto& answers = joined[at].event.answers;
    for (auto& answer : answers)
      answer.event = answer.event < now_at.size() ? now_at[answer.event] : UINT32_MAX;
    std::erase_if(answers,
                  [&](const auto& answer) { return answer.event == UINT32_MAX || answer.event == at; });
  }
  return joined;
}

}  // namespace dateline
