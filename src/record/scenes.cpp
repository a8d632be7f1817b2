#include "record/scenes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

namespace {

// How many sentences on a scene still holds.
constexpr uint32_t talks_last = 8;
constexpr uint32_t fight_lasts = 2;

bool is_fight(const Telling& t) {
  return is_real(t.event.status) && quad_class(t.event.type) == "material conflict";
}

bool is_talk(const Telling& t) {
  return t.event.type == EventType::CONSULT && is_real(t.event.status) && t.event.mode != "phone";
}

bool is_words(const Telling& t) {
  return (is_real(t.event.status) || t.event.status == EventStatus::offered) &&
         quad_class(t.event.type).starts_with("verbal");
}

bool is_within(const std::vector<uint32_t>& some, const Telling& scene) {
  return intersect(some, scene.source) || intersect(some, scene.target);
}

// Sentences from the one to the other, forwards only.
bool follows(const Telling& scene, const Telling& later, uint32_t most) {
  return scene.event.sentence <= later.event.sentence && later.event.sentence - scene.event.sentence <= most;
}

class Settler {
 public:
  Settler(const std::vector<TimeExpression>& times, Date published) : times_(times), published_(published) {}

  // Why `event` has its setting from `scene`, "" where it has not.
  std::string_view reason(const Telling& scene, const Telling& event) const {
    if (scene.place.empty() && scene.event.time < 0) return "";
    if (is_talk(scene) && is_words(event) && spoken_at(scene, event)) return "talks";
    if (is_talk(scene) && is_words(event) && spoken_on_visit(scene, event)) return "visit";
    if (is_fight(scene) && is_fight(event) && part_of_fight(scene, event)) return "fight";
    return "";
  }

 private:
  std::pair<Date, Date> interval(const Telling& t) const {
    if (t.event.time < 0) return {published_, published_};
    const TimeExpression& e = times_[static_cast<size_t>(t.event.time)];
    return {e.start, e.end};
  }

  bool same_time(const Telling& a, const Telling& b) const {
    const auto x = interval(a), y = interval(b);
    return x.first <= y.second && y.first <= x.second;
  }

  // Both who speaks and who is spoken to were there.
  bool spoken_at(const Telling& scene, const Telling& event) const {
    if (scene.place.empty() || !follows(scene, event, talks_last) || event.target.empty()) return false;
    return is_within(event.source, scene) && is_within(event.target, scene) && same_time(scene, event);
  }

  // "demanded on Thursday ..." of somebody who was in Lima on Thursday.
  bool spoken_on_visit(const Telling& scene, const Telling& event) const {
    if (scene.place.empty() || scene.event.mode != "visit" || event.event.type == EventType::CONSULT)
      return false;
    const bool beside = follows(scene, event, 0) || event.event.time >= 0;
    const auto there = interval(scene), then = interval(event);
    return beside && intersect(event.source, scene.source) && there.first == there.second && there == then;
  }

  // The next sentences on the same two sides; where a side is not told it may be either.
  bool part_of_fight(const Telling& scene, const Telling& event) const {
    if (!follows(scene, event, fight_lasts)) return false;
    const bool source = is_within(event.source, scene), target = is_within(event.target, scene);
    const bool all = (source || event.source.empty()) && (target || event.target.empty());
    const bool one_side = scene.source.empty() || scene.target.empty();
    if (!(all && (source || target)) && !(one_side && (source || target))) return false;
    return event.event.time < 0 || scene.event.time < 0 || near_in_time(scene, event);
  }

  // "the following day" of a fight is still that fight.
  bool near_in_time(const Telling& a, const Telling& b) const {
    const auto x = interval(a), y = interval(b);
    return x.first <= y.second.plus_days(1) && y.first <= x.second.plus_days(1);
  }

  const std::vector<TimeExpression>& times_;
  Date published_;
};

void settle(const Telling& scene, Telling& event, std::string_view what) {
  const std::string where =
      std::string(what) + " told of in sentence " + std::to_string(scene.event.sentence);
  if (event.place.empty() && !scene.place.empty()) {
    event.place = scene.place, event.event.places = scene.event.places;
    event.event.why.push_back("place: of the " + where);
  }
  if (what == "fight" && event.event.time < 0 && scene.event.time >= 0) {
    event.event.time = scene.event.time;
    event.event.why.push_back("date: of the " + where);
  }
}

}  // namespace

void settle_scenes(std::vector<Telling>& tellings, const std::vector<TimeExpression>& times, Date published) {
  const Settler settler(times, published);
  for (size_t i = 0; i < tellings.size(); ++i) {
    if (!tellings[i].place.empty() && tellings[i].event.time >= 0) continue;
    // The nearest scene before it, else (of a visit) after it.
    size_t scene = i;
    std::string_view what;
    while (what.empty() && scene > 0)
      what = settler.reason(tellings[--scene], tellings[i]);
    for (size_t at = i + 1; at < tellings.size() && what.empty(); ++at) {
      if (settler.reason(tellings[at], tellings[i]) == "visit") what = "visit", scene = at;
    }
    if (!what.empty()) settle(tellings[scene], tellings[i], what);
  }
}

}  // namespace dateline
