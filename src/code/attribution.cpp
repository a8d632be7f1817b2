#include "code/attribution.h"

#include <algorithm>
#include <string>

#include "code/attribution_parts.h"

namespace dateline {

namespace {

using namespace attribution;

constexpr size_t most_claims = 4;

void add_claim(std::vector<CodedClaim>& claims, const CodedClaim& claim) {
  if (claims.size() >= most_claims) return;
  for (const CodedClaim& c : claims) {
    if (c.who == claim.who && c.stance == claim.stance) return;
  }
  claims.push_back(claim);
}

class Attributor {
 public:
  Attributor(const Syntax& syntax, const Tree& tree, const Text& text, const std::vector<Frame>& frames,
             const CodeWords& words)
      : syntax_(syntax),
        words_(words),
        frames_(frames),
        reports_(read_reports(syntax, tree, frames, words)),
        speech_(read_speech(syntax, tree, text, frames, reports_)),
        out_(frames.size()),
        known_(frames.size(), 0) {}

  std::vector<Attribution> run() {
    std::vector<uint32_t> chain;
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      for (uint32_t f = i; f != no_token && known_[f] == 0; f = frames_[f].parent) {
        known_[f] = 1;
        chain.push_back(f);
      }
      for (; !chain.empty(); chain.pop_back())
        settle(chain.back());
    }
    for (uint32_t i = 0; i < frames_.size(); ++i)
      place_speaker(i);
    answer_reports();
    for (Attribution& a : out_) {
      if (a.claims.empty()) a.claims.push_back(CodedClaim{});
    }
    return std::move(out_);
  }

 private:
  // Claims of the words above, innermost first, then those over the clause itself ("according to").
  void settle(uint32_t i) {
    Attribution& mine = out_[i];
    const Frame& frame = frames_[i];
    if (const CodedClaim* report = reports_.over(i); report != nullptr) {
      add_claim(mine.claims, *report);
      mine.reported_by = report->who >= 0 ? frame.parent : no_token;
    }
    // "rejected allegations of torture": of the torture that is a denial.
    if (const CodedClaim* denial = denied_report(i); denial != nullptr) add_claim(mine.claims, *denial);
    for (const CodedClaim& claim : reports_.beside[i])
      add_claim(mine.claims, claim);
    if (frame.parent == no_token) return;
    for (const CodedClaim& claim : out_[frame.parent].claims)
      add_claim(mine.claims, claim);
    if (mine.reported_by == no_token) mine.reported_by = out_[frame.parent].reported_by;
    hedge(i);
  }

  const CodedClaim* denied_report(uint32_t i) const {
    const uint32_t report = frames_[i].parent;
    if (report == no_token || frames_[report].kind != PredicateKind::noun || reports_.reported[i] == 0)
      return nullptr;
    const uint32_t denial = frames_[report].parent;
    if (denial == no_token || reports_.has_claim[denial] == 0 || frames_[report].link != FrameLink::object)
      return nullptr;
    const CodedClaim& claim = reports_.claim[denial];
    return claim.stance == Stance::denies || claim.stance == Stance::does_not_confirm ? &claim : nullptr;
  }

  // "reportedly": whoever says it does not stand for it.
  void hedge(uint32_t i) {
    const Span cue = reports_.hedge[i];
    if (cue.empty()) return;
    auto& claims = out_[i].claims;
    if (claims.empty()) {
      claims.push_back({-1, Stance::hedges, cue});
    } else if (claims.front().stance == Stance::asserts) {
      claims.front().stance = Stance::hedges;
      claims.front().cue = cue;
    }
  }

  // Direct speech: inside quotation marks, or carried over from the sentence before.
  void place_speaker(uint32_t i) {
    hedge(i);
    const Speech& speech = speech_.of(frames_[i]);
    if (speech.who < 0) return;
    out_[i].speaker = static_cast<uint32_t>(speech.who);
    if (out_[i].reported_by != no_token) return;
    auto& claims = out_[i].claims;
    const CodedClaim said{speech.who, Stance::asserts, speech.cue};
    const bool there =
        std::any_of(claims.begin(), claims.end(), [&](const CodedClaim& c) { return c.who == said.who; });
    if (!there && claims.size() < most_claims) claims.insert(claims.begin(), said);
  }

  // "They accused the army of torture. ... The army denied the charge": of the torture, whatever was told
  // since. False where nobody was accused shortly before.
  bool answer_accusation(const Answer& answer) {
    constexpr uint32_t near = 3;  // sentences
    uint32_t accuser = no_token;
    for (uint32_t i = answer.frame; i-- > 0 && accuser == no_token;) {
      if (frames_[i].sentence + near < frames_[answer.frame].sentence) break;
      if (frames_[i].kind == PredicateKind::verb &&
          words_.has(WordClass::accuse, syntax_.lemma(frames_[i].head)))
        accuser = i;
    }
    if (accuser == no_token) return false;
    for (uint32_t i = 0; i < frames_.size(); ++i) {
      if (frames_[i].sentence == frames_[accuser].sentence && hangs_on(i, accuser))
        add_claim(out_[i].claims.empty() ? with_story(out_[i].claims) : out_[i].claims, answer.claim);
    }
    return true;
  }

  // By complements and prepositional gerunds, not as an afterthought.
  bool hangs_on(uint32_t frame, uint32_t top) const {
    for (int depth = 0; depth < 4 && frame != no_token && frame != top; ++depth) {
      const FrameLink link = frames_[frame].link;
      if (link != FrameLink::complement && link != FrameLink::prepositional && link != FrameLink::conjunct &&
          link != FrameLink::object)
        return false;
      frame = frames_[frame].parent;
      if (frame == top) return true;
    }
    return false;
  }

  // "Officials did not confirm this account": a claim on what was told before.
  void answer_reports() {
    for (const Answer& answer : reports_.answers) {
      if (answer.of_accusation && answer_accusation(answer)) continue;
      bool cited = false;
      for (const bool only_cited : {true, false}) {
        if (cited) break;
        for (uint32_t i = answer.frame; i-- > 0;) {
          if (frames_[i].sentence + 1 < frames_[answer.frame].sentence) break;
          const bool same = frames_[i].sentence == frames_[answer.frame].sentence;
          // Within a sentence what stands before it, else all of the sentence before.
          if (!answer.same_sentence && same) continue;
          if (answer.same_sentence && !same) break;
          const bool has_source = !out_[i].claims.empty() && out_[i].claims.front().who >= 0;
          if (only_cited && !has_source) continue;
          if (answer.claim.who >= 0 && has_source && out_[i].claims.front().who == answer.claim.who) continue;
          add_claim(out_[i].claims.empty() ? with_story(out_[i].claims) : out_[i].claims, answer.claim);
          cited = cited || has_source;
        }
      }
    }
  }

  static std::vector<CodedClaim>& with_story(std::vector<CodedClaim>& claims) {
    claims.push_back(CodedClaim{});
    return claims;
  }

  const Syntax& syntax_;
  const CodeWords& words_;
  const std::vector<Frame>& frames_;
  const Reports reports_;
  const SpeechMap speech_;
  std::vector<Attribution> out_;
  std::vector<uint8_t> known_;
};

}  // namespace

std::vector<Attribution> attribute(const Syntax& syntax, const Tree& tree, const Text& text, const Mentions&,
                                   const std::vector<Frame>& frames, const CodeWords& words) {
  return Attributor(syntax, tree, text, frames, words).run();
}

std::vector<CodedClaim> claims_of_own_act(const Attribution& attribution) {
  std::vector<CodedClaim> claims;
  for (size_t i = 0; i < attribution.claims.size(); ++i) {
    const bool own_words =
        i == 0 && attribution.claims[i].who >= 0 && attribution.claims[i].stance == Stance::asserts;
    if (!own_words) claims.push_back(attribution.claims[i]);
  }
  if (claims.empty()) claims.push_back(CodedClaim{});
  return claims;
}

}  // namespace dateline
