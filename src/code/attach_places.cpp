// Where acts are told to happen: places behind "in" and the like, places that are what an act is done to,
// places that a clause with "where" hangs on.
#include "code/attach_parts.h"

namespace dateline::attaching {

namespace {

class PlaceReader {
 public:
  PlaceReader(const ActTree& acts, const Mentions& mentions, std::vector<Attachment>& out)
      : acts_(acts),
        syntax_(acts.syntax),
        tree_(acts.tree),
        frames_(acts.frames),
        mentions_(mentions),
        out_(out) {}

  void run() {
    for (const PlaceMention& p : mentions_.place_mentions)
      place_place(p);
    for (uint32_t i = 0; i < frames_.size(); ++i)
      read_where(i);
  }

 private:
  // The preposition a place stands behind, or no_token.
  uint32_t preposition_of(uint32_t place) const {
    uint32_t token = place;
    for (int depth = 0; depth < 4 && !syntax_.is_root(token); ++depth) {
      const Dep dep = syntax_.dep[token];
      token = syntax_.head[token];
      if (dep == Dep::pobj) return token;
      if (dep != Dep::conj && dep != Dep::compound && dep != Dep::appos && dep != Dep::nmod &&
          dep != Dep::poss)
        return no_token;
    }
    return no_token;
  }

  // "in Gao", "near the border"; of others ("to", "of", "on") only what is nothing but a place.
  bool says_where(uint32_t preposition, const PlaceMention& place, uint32_t frame) const {
    const std::string_view word = syntax_.lemma(preposition);
    if (is_one_of(word, {"in",        "at",      "near",       "outside",   "inside",    "around",
                         "across",    "along",   "throughout", "within",    "off",       "close",
                         "above",     "between", "beside",     "northwest", "northeast", "southwest",
                         "southeast", "north",   "south",      "east",      "west"}))
      return true;
    const std::string_view lemma = syntax_.lemma(frames_[frame].head);
    const bool motion =
        is_one_of(lemma, {"visit",   "trip",  "travel",   "fly",    "go",         "come",       "arrive",
                          "return",  "tour",  "journey",  "flight", "send",       "deploy",     "move",
                          "advance", "march", "withdraw", "flee",   "withdrawal", "deployment", "mission"});
    if (motion && is_one_of(word, {"to", "into", "toward", "towards", "from", "on"})) return true;
    const bool taken = is_one_of(lemma, {"kidnap", "abduct", "snatch", "seize", "evict", "expel", "deport",
                                         "drive", "oust", "evacuate", "rescue", "remove", "extradite"});
    if (taken && word == "from") return true;
    const bool nothing_else = mentions_.mention_at(place.head) == nullptr;
    return nothing_else && is_one_of(word, {"to", "into", "of", "on", "toward", "towards", "from", "over",
                                            "through", "for", "onto", "by", "against"});
  }

  void place_place(const PlaceMention& place) {
    if (place.head >= syntax_.size()) return;
    const uint32_t frame = acts_.act_of(place.head);
    if (frame == no_token) return;
    const uint32_t preposition = preposition_of(place.head);
    if (preposition != no_token) {
      place_behind(preposition, place, frame);
    } else if (is_argument(place, frame)) {
      out_[frame].places.push_back(place.head);
    } else if (is_reached(place, frame)) {
      out_[frame].reach.push_back(place.head);
    }
  }

  void place_behind(uint32_t preposition, const PlaceMention& place, uint32_t frame) {
    const Frame& f = frames_[frame];
    const bool direct = acts_.is_predicate(f, syntax_.head[preposition]);
    // "in the town of Gao", "at the heart of Gao"
    uint32_t holder = syntax_.head[preposition];
    for (int depth = 0; depth < 3 && syntax_.lemma(preposition) == "of" && is_origin(preposition); ++depth) {
      const uint32_t outer = preposition_of(holder);
      if (outer == no_token) break;
      preposition = outer;
      holder = syntax_.head[preposition];
    }
    // "seized the town of Gao"
    const bool town = syntax_.lemma(preposition) == "of" && is_ground(holder) && acts_.takes_part(f, holder);
    // "protesters from Gao": where people come from is not where they act.
    if (town || (says_where(preposition, place, frame) && !is_origin(preposition))) {
      out_[frame].places.push_back(place.head);
    } else if ((direct && is_one_of(syntax_.lemma(preposition),
                                    {"on", "against", "at", "into", "to", "toward", "towards", "over"})) ||
               (syntax_.lemma(preposition) == "of" && is_reached(place, frame))) {
      out_[frame].reach.push_back(place.head);
    }
  }

  // "shelled Gao", "the Gao attack", where nobody is named by it.
  bool is_argument(const PlaceMention& place, uint32_t frame) const {
    const Frame& f = frames_[frame];
    const bool nothing_else = mentions_.mention_at(place.head) == nullptr;
    return std::any_of(f.arguments.begin(), f.arguments.end(), [&](const Argument& a) {
      if (a.head != place.head || a.inherited) return false;
      const bool object = a.slot == Slot::obj && (nothing_else || syntax_.lemma(f.head) == "visit");
      return object || (a.slot == Slot::mod && f.kind == PredicateKind::noun && nothing_else);
    });
  }

  // What the act is done to, or the town that is part of its name: "bombed Gao's market", "the relocation of
  // all Gao residents".
  bool is_reached(const PlaceMention& place, uint32_t frame) const {
    const Frame& f = frames_[frame];
    if (acts_.is_object(f, place.head)) return true;
    if (is_country(place)) return false;
    uint32_t noun = place.head;
    for (int depth = 0; depth < 4 && !syntax_.is_root(noun); ++depth) {
      const Dep dep = syntax_.dep[noun];
      const uint32_t above = syntax_.head[noun];
      const bool inside = dep == Dep::compound || dep == Dep::poss || dep == Dep::nmod || dep == Dep::conj ||
                          (dep == Dep::pobj && syntax_.lemma(above) == "of") ||
                          (dep == Dep::prep && syntax_.lemma(noun) == "of");
      if (!inside) return false;
      noun = above;
      if (acts_.is_predicate(f, noun)) return f.kind == PredicateKind::noun && !names_doer(f, place.head);
      if (acts_.is_object(f, noun)) return true;
    }
    return false;
  }

  bool is_country(const PlaceMention& place) const {
    return place.place < mentions_.places.size() && mentions_.places[place.place].kind == "country";
  }

  bool is_ground(uint32_t noun) const {
    return is_one_of(syntax_.lemma(noun), {"town", "city",      "village", "province",     "district",
                                           "area", "region",    "port",    "capital",      "island",
                                           "part", "outskirts", "suburb",  "neighborhood", "neighbourhood",
                                           "side", "east",      "west",    "north",        "south"});
  }

  bool is_origin(uint32_t preposition) const {
    const uint32_t holder = syntax_.head[preposition];
    const bool act = acts_.frame_of[holder] != no_token && acts_.is_act(acts_.frame_of[holder]);
    return !act && is_one_of(syntax_.lemma(preposition), {"from", "of", "by", "for", "against"});
  }

  // "Gao, where rebels killed ten"
  void read_where(uint32_t i) {
    const Frame& f = frames_[i];
    if (!out_[i].places.empty() || f.kind == PredicateKind::adjective) return;
    uint32_t verb = acts_.anchor(f);
    bool where = has_relative_where(verb);
    for (int depth = 0; depth < 4 && syntax_.dep[verb] == Dep::conj && !syntax_.is_root(verb); ++depth) {
      verb = syntax_.head[verb];
      where = where || has_relative_where(verb);
    }
    for (const uint32_t child : tree_.children(verb))
      where = where || (syntax_.dep[child] == Dep::conj && has_relative_where(child));
    if (!where || syntax_.dep[verb] != Dep::relcl) return;
    const uint32_t noun = syntax_.head[verb];
    for (const PlaceMention& p : mentions_.place_mentions) {
      const bool named =
          p.head == noun || (p.head > noun && p.head < verb && preposition_of(p.head) != no_token &&
                             syntax_.head[preposition_of(p.head)] == noun);
      if (named) out_[i].places.push_back(p.head);
    }
  }

  bool has_relative_where(uint32_t verb) const {
    for (const uint32_t child : tree_.children(verb)) {
      if (syntax_.tag[child] == Tag::WRB && syntax_.lemma(child) == "where") return true;
    }
    return false;
  }

  static bool names_doer(const Frame& f, uint32_t token) {
    return std::any_of(f.arguments.begin(), f.arguments.end(),
                       [&](const Argument& a) { return a.slot == Slot::subj && a.head == token; });
  }

  const ActTree& acts_;
  const Syntax& syntax_;
  const Tree& tree_;
  const std::vector<Frame>& frames_;
  const Mentions& mentions_;
  std::vector<Attachment>& out_;
};

}  // namespace

ActTree::ActTree(const Syntax& s, const Tree& t, const std::vector<TimeExpression>& times,
                 const std::vector<Frame>& f, const CodeWords& w)
    : syntax(s), tree(t), frames(f), words(w) {
  frame_of.assign(syntax.size(), no_token);
  for (uint32_t i = 0; i < frames.size(); ++i) {
    frame_of[frames[i].head] = i;
    if (frames[i].light_verb != no_token && frame_of[frames[i].light_verb] == no_token)
      frame_of[frames[i].light_verb] = i;
  }
  time_at.assign(syntax.size(), -1);
  for (size_t i = 0; i < times.size(); ++i) {
    for (uint32_t token = times[i].tokens.begin; token < times[i].tokens.end; ++token)
      time_at[token] = static_cast<int32_t>(i);
  }
}

bool ActTree::is_act(uint32_t frame) const {
  return frames[frame].kind != PredicateKind::noun || frames[frame].light_verb != no_token ||
         words.has(WordClass::event_noun, syntax.lemma(frames[frame].head));
}

// The nearest act above a token; nouns that name no act are passed through.
uint32_t ActTree::act_above(uint32_t token) const {
  while (!syntax.is_root(token)) {
    token = syntax.head[token];
    if (frame_of[token] != no_token && time_at[token] < 0 && is_act(frame_of[token])) return frame_of[token];
  }
  return frame_of[token] != no_token && time_at[token] < 0 ? frame_of[token] : no_token;
}

// "The attack in Gao on Monday killed ten": what stands between an act that is the subject and its verb is
// the subject's, whatever the parse says.
uint32_t ActTree::act_of(uint32_t token) const {
  const uint32_t frame = act_above(token);
  if (frame == no_token || frames[frame].kind != PredicateKind::verb || token > frames[frame].head)
    return frame;
  const uint32_t verb = frames[frame].head;
  for (const uint32_t child : tree.children(verb)) {
    const bool subject = syntax.dep[child] == Dep::nsubj || syntax.dep[child] == Dep::nsubjpass;
    if (!subject || child > token || frame_of[child] == no_token) continue;
    const Frame& noun = frames[frame_of[child]];
    if (noun.head == child && noun.kind == PredicateKind::noun && is_act(frame_of[child]))
      return frame_of[child];
  }
  return frame;
}

// The nearest act a frame hangs on; nouns that name no act are passed through.
uint32_t ActTree::act_over(uint32_t i) const {
  uint32_t frame = frames[i].parent;
  for (int depth = 0; depth < 8 && frame != no_token && !is_act(frame); ++depth)
    frame = frames[frame].parent;
  return frame;
}

// What the act is done to or aimed at.
bool ActTree::is_object(const Frame& f, uint32_t token) const {
  return std::any_of(f.arguments.begin(), f.arguments.end(), [&](const Argument& a) {
    if (a.head != token || a.inherited) return false;
    return a.slot == Slot::obj ||
           (a.slot == Slot::prep && a.marker != no_token &&
            is_one_of(syntax.lemma(a.marker), {"on", "against", "at", "of", "into", "over"}));
  });
}

void read_places(const ActTree& acts, const Mentions& mentions, std::vector<Attachment>& out) {
  PlaceReader(acts, mentions, out).run();
}

}  // namespace dateline::attaching
