#include "store/ground.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace dateline {

namespace {

bool is_change(const GroundStatement& s) {
  return s.state == "gained" || s.state == "lost";
}

// Told of only to be denied, or without anybody who says so.
bool nobody_says_so(const GroundStatement& s) {
  return !s.said.empty() && std::none_of(s.said.begin(), s.said.end(), [](const Said& c) {
    return c.stance == "asserts" || c.stance == "hedges";
  });
}

// Statements in the order in which they were true. What a story says in passing of who holds a place ("the
// rebels, who hold the town, lost it on Monday") comes before the changes it tells of.
std::vector<const GroundStatement*> in_order(const std::vector<GroundStatement>& statements) {
  std::map<int64_t, std::string> first_change;  // of a story
  for (const GroundStatement& s : statements) {
    if (!is_change(s)) continue;
    const auto [at, added] = first_change.emplace(s.telling.story, s.as_of);
    if (!added) at->second = std::min(at->second, s.as_of);
  }
  struct Placed {
    std::string as_of;
    int rank;
    const GroundStatement* statement;
  };
  std::vector<Placed> placed;
  for (const GroundStatement& s : statements) {
    if (nobody_says_so(s)) continue;
    const auto change = first_change.find(s.telling.story);
    const bool passing = s.state == "holds" && !s.dated && change != first_change.end();
    placed.push_back({passing ? std::min(change->second, s.as_of) : s.as_of,
                      is_change(s)            ? 1
                      : s.state == "contests" ? 2
                                              : 0,
                      &s});
  }
  std::sort(placed.begin(), placed.end(), [](const Placed& a, const Placed& b) {
    const auto key = [](const Placed& p) {
      const SeenTelling& t = p.statement->telling;
      return std::tie(p.as_of, t.published, t.story, p.rank, p.statement->control);
    };
    return key(a) < key(b);
  });
  std::vector<const GroundStatement*> out;
  for (const Placed& p : placed)
    out.push_back(p.statement);
  return out;
}

class Settling {
 public:
  explicit Settling(const std::vector<GroundStatement>& statements) {
    for (const GroundStatement& s : statements) {
      if (s.holder) interested_.push_back(*s.holder);
      if (s.from) interested_.push_back(*s.from);
    }
  }

  void take(const GroundStatement& s) {
    if (!s.holder) return;
    const std::string key = party_key(*s.holder);
    if (s.state == "contests")
      contest(s, key);
    else if (s.state == "lost")
      lose(s, key);
    else
      hold(s, key);
  }

  std::vector<Holding> result() {
    std::vector<Holding> out;
    if (main_) out.push_back(std::move(*main_));
    for (std::map<std::string, Holding>* more : {&contests_, &claims_}) {
      for (auto& [key, holding] : *more)
        out.push_back(std::move(holding));
    }
    return out;
  }

 private:
  // Whoever says so has his own reason to: of who holds it, the holder's side; of who lost it, his enemies.
  bool one_sided(const GroundStatement& s) const {
    if (s.state == "claimed") return true;
    bool anybody = false;
    for (const Said& c : s.said) {
      if (c.stance != "asserts" && c.stance != "hedges") continue;
      if (!c.who) return false;
      const bool his = same_side(*c.who, *s.holder);
      const bool partial = s.state == "lost"
                               ? !his && std::any_of(interested_.begin(), interested_.end(),
                                                     [&](const Party& p) { return same_side(p, *c.who); })
                               : his;
      if (!partial) return false;
      anybody = true;
    }
    return anybody;
  }

  static Holding begin(const GroundStatement& s, const char* state) {
    Holding out;
    out.ground.holder = s.holder, out.ground.state = state, out.ground.since = s.start;
    out.ground.from = s.from;
    out.because.push_back(&s);
    return out;
  }
  // Told of again: the earlier day stands.
  static void extend(Holding& holding, const GroundStatement& s) {
    holding.ground.since = std::min(holding.ground.since, s.start);
    if (!holding.ground.from) holding.ground.from = s.from;
    holding.because.push_back(&s);
  }
  static void begin_or_extend(std::map<std::string, Holding>& in, const std::string& key,
                              const GroundStatement& s, const char* state) {
    const auto [at, added] = in.try_emplace(key);
    added ? void(at->second = begin(s, state)) : extend(at->second, s);
  }

  bool holds(const std::string& key) const {
    return main_ && main_->ground.state == "holds" && party_key(*main_->ground.holder) == key;
  }

  void contest(const GroundStatement& s, const std::string& key) {
    if (!holds(key)) begin_or_extend(contests_, key, s, "contests");
  }

  void hold(const GroundStatement& s, const std::string& key) {
    if (holds(key)) {
      extend(*main_, s);
      if (s.state == "gained" && !one_sided(s)) contests_.clear();
      return;
    }
    if (one_sided(s)) return begin_or_extend(claims_, key, s, "claimed");
    Holding now = begin(s, "holds");
    // His own word of it was true, so it counts as said then.
    if (const auto claim = claims_.find(key); claim != claims_.end()) {
      now.ground.since = std::min(now.ground.since, claim->second.ground.since);
      now.because.insert(now.because.begin(), claim->second.because.begin(), claim->second.because.end());
      if (!now.ground.from) now.ground.from = claim->second.ground.from;
    }
    if (!now.ground.from && main_) {
      const HeldGround& before = main_->ground;
      now.ground.from = before.holder ? before.holder : before.from;
      if (now.ground.from && party_key(*now.ground.from) == key) now.ground.from.reset();
    }
    main_ = std::move(now);
    claims_.clear();
    if (s.state == "gained")
      contests_.clear();
    else
      contests_.erase(key);
  }

  void lose(const GroundStatement& s, const std::string& key) {
    if (main_ && main_->ground.state == "lost" && main_->ground.from && party_key(*main_->ground.from) == key)
      return extend(*main_, s);
    const bool another = main_ && main_->ground.state == "holds" && !holds(key);
    if (one_sided(s)) {
      if (another) return;  // nobody said that he has it
      const auto [at, added] = claims_.try_emplace(key + "\nlost");
      if (!added) return extend(at->second, s);
      at->second = begin(s, "lost");
      at->second.ground.holder.reset(), at->second.ground.from = s.holder;
      return;
    }
    contests_.erase(key), claims_.erase(key), claims_.erase(key + "\nlost");
    if (another) return;
    main_ = begin(s, "lost");
    main_->ground.holder.reset(), main_->ground.from = s.holder;
  }

  std::vector<Party> interested_;
  std::optional<Holding> main_;
  std::map<std::string, Holding> contests_, claims_;
};

void add_voices(Holding& holding) {
  for (const GroundStatement* s : holding.because) {
    for (const Said& c : s->said) {
      const std::string who = c.who ? c.who->name : "story";
      const auto same = [&](const StatedClaim& v) { return v.who == who && v.stance == c.stance; };
      std::vector<StatedClaim>& voices = holding.ground.claims;
      if (std::none_of(voices.begin(), voices.end(), same)) voices.push_back({who, c.stance});
    }
  }
}

}  // namespace

std::vector<Holding> settle_ground(const std::vector<GroundStatement>& statements) {
  Settling settling(statements);
  for (const GroundStatement* s : in_order(statements))
    settling.take(*s);
  std::vector<Holding> out = settling.result();
  for (Holding& h : out)
    add_voices(h);
  return out;
}

}  // namespace dateline
