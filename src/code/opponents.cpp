#include "code/opponents.h"

#include <algorithm>
#include <string>

#include "code/confidence.h"

namespace dateline {

namespace {

// Beyond this many sentences another fight, or quarrel, is as likely as the one told of.
constexpr uint32_t reach_of_fights = 3, reach_of_quarrels = 2;

struct Fight {
  uint32_t sentence = 0;
  bool force = false;
  Filler a, b;
};

class Opponents {
 public:
  explicit Opponents(const Mentions& mentions) : mentions_(mentions) {}

  void learn(const std::vector<CodedEvent>& events) {
    for (const CodedEvent& e : events) {
      if (e.untyped || !is_conflict(e.type) || e.status == EventStatus::denied) continue;
      for (const Filler& s : e.source) {
        for (const Filler& t : e.target) {
          if (known(s) && known(t) && !same_side(s, t) && actor(t).sector != "JUD")  // courts judge quarrels
            fights_.push_back({e.sentence, e.type == EventType::ASSAULT, s, t});
        }
      }
    }
  }

  // The opponent in the nearest fight, of two as near the one told before; nullptr where there is none. Of
  // `words` quarrels of other sentences count too: in its own one grammar would have shown it.
  const Filler* of(const Filler& doer, uint32_t sentence, bool words) const {
    const Filler* best = nullptr;
    uint32_t nearest = 2 * (words ? reach_of_quarrels : reach_of_fights) + 2;
    for (const Fight& fight : fights_) {
      const bool later = fight.sentence > sentence;
      const uint32_t distance = later ? fight.sentence - sentence : sentence - fight.sentence;
      const uint32_t rank = 2 * distance + (later ? 1 : 0);
      if (rank >= nearest || (words ? distance == 0 : !fight.force)) continue;
      const Filler* other = same_side(doer, fight.a)   ? &fight.b
                            : same_side(doer, fight.b) ? &fight.a
                                                       : nullptr;
      if (other == nullptr || same_side(doer, *other)) continue;
      nearest = rank;
      best = other;
    }
    return best;
  }

  bool known(const Filler& f) const { return mentions_.mention_at(f.head) != nullptr; }

 private:
  const Actor& actor(const Filler& f) const { return mentions_.actors[mentions_.mention_at(f.head)->actor]; }

  static bool is_of_state(const Actor& a) {
    if (a.type == "region_government") return false;
    return a.type == "state" || a.type == "government" || a.type == "armed_forces" || a.sector == "GOV" ||
           a.sector == "MIL" || a.sector == "COP" || a.sector == "SPY";
  }

  // A government, its forces and who leads them fight on one side.
  bool same_side(const Filler& x, const Filler& y) const {
    const Actor &a = actor(x), &b = actor(y);
    return &a == &b || (!a.country.empty() && a.country == b.country && is_of_state(a) && is_of_state(b));
  }

  const Mentions& mentions_;
  std::vector<Fight> fights_;
};

bool is_force(const CodedEvent& e) {
  return e.type == EventType::ASSAULT || e.type == EventType::MOBILIZE || e.type == EventType::THREATEN;
}

bool is_words(const CodedEvent& e) {
  return e.type == EventType::REQUEST || e.type == EventType::AGREE;
}

}  // namespace

void name_opponents(const Mentions& mentions, std::vector<CodedEvent>& events) {
  Opponents opponents(mentions);
  opponents.learn(events);
  for (CodedEvent& e : events) {
    if (e.untyped || (!is_force(e) && !is_words(e))) continue;
    if (e.source.empty() || !opponents.known(e.source.front())) continue;
    const bool told =
        std::any_of(e.target.begin(), e.target.end(), [&](const Filler& f) { return opponents.known(f); });
    if (told || (!e.target.empty() && e.type != EventType::ASSAULT)) continue;
    const Filler* opponent = opponents.of(e.source.front(), e.sentence, is_words(e));
    if (opponent == nullptr) continue;
    if (e.target.empty()) e.confidence = with_inferred_party(e.confidence);
    e.target.push_back(*opponent);
    e.why.emplace_back("target: the opponent in the nearest fight");
  }
}

}  // namespace dateline
