#include "code/match.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dateline {

namespace {

bool is_hyphen(std::string_view form) {
  return form == "-" || form == "\xE2\x80\x90" || form == "\xE2\x80\x91";
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

Matcher::Matcher(const Syntax& syntax, const Tree& tree, const Mentions& mentions,
                 const std::vector<Frame>& frames, const EventLexicon::Tables& tables)
    : syntax_(syntax),
      tree_(tree),
      mentions_(mentions),
      frames_(frames),
      tables_(tables),
      frame_of_(syntax.size(), no_token),
      matches_(frames.size()),
      state_(frames.size(), State::fresh) {
  map_words();
  for (uint32_t f = 0; f < frames.size(); ++f) {
    frame_of_[frames[f].head] = f;
    if (frames[f].light_verb != no_token && frame_of_[frames[f].light_verb] == no_token)
      frame_of_[frames[f].light_verb] = f;
  }
}

void Matcher::map_words() {
  const size_t n = syntax_.size();
  lemma_.resize(n);
  form_.resize(n);
  std::string lower;
  const auto look_up = [&](std::string_view text) {
    lower.assign(text);
    for (char& c : lower) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return tables_.word(lower);
  };
  for (size_t i = 0; i < n; ++i) {
    lemma_[i] = look_up(syntax_.lemma(i));
    form_[i] = look_up(syntax_.form(i));
  }
}

bool Matcher::has_words(uint32_t token, const WordSequence& words) const {
  if (!has_word(token, words.head)) return false;
  uint32_t at = token;
  for (auto word = words.before.rbegin(); word != words.before.rend(); ++word) {
    if (at == 0) return false;
    --at;
    if (at > 0 && is_hyphen(syntax_.form(at))) --at;
    if (!has_word(at, *word)) return false;
  }
  at = token;
  for (const uint32_t word : words.after) {
    ++at;
    if (at + 1 < syntax_.size() && is_hyphen(syntax_.form(at))) ++at;
    if (at >= syntax_.size() || !has_word(at, word)) return false;
  }
  return true;
}

bool Matcher::in_class(uint32_t token, const WordClassTable& word_class) const {
  if (word_class.holds_word(lemma_[token]) || word_class.holds_word(form_[token])) return true;
  return std::any_of(word_class.sequences.begin(), word_class.sequences.end(),
                     [&](const WordSequence& s) { return has_words(token, s); });
}

bool WordClassTable::holds_word(uint32_t word) const {
  return word != no_word && std::binary_search(words.begin(), words.end(), word);
}

bool Matcher::is_mentioned_as(ValueKind kind, uint32_t token) const {
  if (kind == ValueKind::number) return syntax_.tag[token] == Tag::CD || syntax_.pos[token] == Pos::NUM;
  const PlaceMention* place = mentions_.place_at(token);
  if (kind == ValueKind::place) return place != nullptr;
  const Mention* mention = mentions_.mention_at(token);
  if (mention == nullptr)
    return kind == ValueKind::country && place != nullptr && place->place < mentions_.places.size() &&
           mentions_.places[place->place].kind == "country";
  const Actor& actor = mentions_.actors[mention->actor];
  switch (kind) {
    case ValueKind::actor:
      return true;
    case ValueKind::person:
      return actor.type == "person";
    case ValueKind::country:
      return actor.type == "state" || mention->as == MentionKind::metonym;
    case ValueKind::government:
      return actor.type == "government" || actor.type == "state" ||
             is_one_of(actor.sector, {"GOV", "LEG", "JUD"}) || mention->as == MentionKind::metonym;
    case ValueKind::armed:
      return is_one_of(actor.sector, {"MIL", "REB", "UAF", "PRM", "COP", "SPY", "CRM"});
    case ValueKind::civil:
      return is_one_of(actor.sector, {"CVL", "SOC", "LAB", "AGR", "EDU", "MED", "REL", "REF", "JRN", "BUS",
                                      "OPP", "NGO", "ELI", "UNK", ""}) &&
             actor.type != "state";
    default:
      return false;
  }
}

uint32_t Matcher::types_at(uint32_t token) {
  const uint32_t f = frame_of_[token];
  if (f == no_token || state_[f] == State::busy) return 0;
  const Match& found = match(f);
  if (found.winner == no_entry) return 0;
  const EventEntry& entry = tables_.entries[found.winner];
  if (entry.kind == EntryKind::act) return 1U << static_cast<unsigned>(entry.type);
  uint32_t out = 0;
  if (entry.kind == EntryKind::pass) {
    state_[f] = State::busy;  // a clause cannot be its own complement, but a damaged parse may say so
    for (const Argument& a : frames_[f].arguments) {
      if (a.slot == Slot::comp || a.slot == Slot::obj) out |= types_at(a.head);
    }
    state_[f] = State::done;
  }
  return out;
}

bool Matcher::value_holds(const EventValue& value, uint32_t token, bool clause) {
  // A clause with a light verb stands as its noun: "threatened to impose sanctions" is both.
  const uint32_t f = clause ? frame_of_[token] : no_token;
  const uint32_t verb = f == no_token ? no_token : frames_[f].light_verb;
  switch (value.kind) {
    case ValueKind::words:
      return has_words(token, tables_.sequences[value.index]) ||
             (verb != no_token && has_words(verb, tables_.sequences[value.index]));
    case ValueKind::word_class:
      return in_class(token, tables_.classes[value.index]) ||
             (verb != no_token && in_class(verb, tables_.classes[value.index]));
    case ValueKind::any:
      return true;
    case ValueKind::absent:
      return false;
    case ValueKind::act:
      return (types_at(token) & value.index) != 0;
    default:
      return is_mentioned_as(value.kind, token);
  }
}

bool Matcher::is_at(const Argument& argument, const ArgumentPlace& place) const {
  if (place.slot != Slot::prep) return argument.slot == place.slot;
  if (argument.marker == no_token || !has_word(argument.marker, place.preposition)) return false;
  // A gerund after a preposition is a complement that also counts for the preposition.
  return argument.slot == Slot::prep ||
         (argument.slot == Slot::comp &&
          is_one_of(name(syntax_.dep[argument.marker]), {"prep", "agent", "dative"}));
}

// "demanded on Thursday": a time is nothing that an entry asks for.
bool Matcher::is_time(uint32_t token) const {
  const auto after = std::upper_bound(syntax_.entities.begin(), syntax_.entities.end(), token,
                                      [](uint32_t t, const Entity& e) { return t < e.tokens.begin; });
  if (after == syntax_.entities.begin() || !(after - 1)->tokens.contains(token)) return false;
  return (after - 1)->label == EntityLabel::DATE || (after - 1)->label == EntityLabel::TIME;
}

std::vector<Argument> Matcher::arguments(const Frame& frame, bool light) const {
  std::vector<Argument> out = all_arguments(frame, light);
  std::erase_if(out, [&](const Argument& a) { return a.slot == Slot::prep && is_time(a.head); });
  return out;
}

std::vector<Argument> Matcher::all_arguments(const Frame& frame, bool light) const {
  std::vector<Argument> out;
  if (light) {
    // Of "came under fire" the noun is in a phrase of the verb, of "drew criticism" and "drew a storm of
    // criticism" its object.
    const uint32_t above = syntax_.head[frame.head];
    const bool counted = syntax_.lemma(above) == "of" && syntax_.head[above] != frame.light_verb;
    const bool in_phrase = syntax_.dep[frame.head] == Dep::pobj && !counted;
    const uint32_t marker = in_phrase ? above : no_token;
    out.push_back({in_phrase ? Slot::prep : Slot::obj, frame.head, marker, false});
    // What the verb does to its subject, the noun has as object.
    const bool receives = std::any_of(frame.arguments.begin(), frame.arguments.end(), [](const Argument& a) {
      return a.slot == Slot::obj && a.inherited && a.marker == no_token;
    });
    for (Argument a : frame.arguments) {
      if (a.slot == Slot::obj && a.marker == no_token && receives) {
        a.slot = Slot::subj;
      } else if (a.slot == Slot::obj || a.slot == Slot::mod || (a.slot == Slot::subj && receives)) {
        continue;
      }
      out.push_back(a);
    }
    return out;
  }
  out = frame.arguments;
  if (frame.kind != PredicateKind::verb) return out;
  const size_t own = out.size();
  for (size_t i = 0; i < own; ++i) {
    const uint32_t f = out[i].slot == Slot::obj ? frame_of_[out[i].head] : no_token;
    if (f == no_token || frames_[f].kind != PredicateKind::noun) continue;
    for (const Argument& a : frames_[f].arguments) {
      if (a.slot == Slot::prep && a.marker != no_token && syntax_.lemma(a.marker) != "of" && !a.inherited)
        out.push_back(a);
    }
  }
  return out;
}

Matcher::View Matcher::view_of(const Frame& frame, bool light) const {
  return {&frame, light ? PredicateKind::verb : frame.kind, light ? frame.light_verb : frame.head, light,
          arguments(frame, light)};
}

bool Matcher::holds(const View& view, const EventCondition& condition) {
  bool wanted = false, absent = false, hit = false, filled = false;
  for (uint32_t v = condition.values.begin; v < condition.values.end; ++v) {
    const EventValue& value = tables_.values[v];
    if (value.denied) continue;
    (value.kind == ValueKind::absent ? absent : wanted) = true;
  }
  const auto check = [&](uint32_t token, bool clause) {
    filled = true;
    for (uint32_t v = condition.values.begin; v < condition.values.end; ++v) {
      const EventValue& value = tables_.values[v];
      if (value.denied ? value_holds(value, token, clause) : !hit && value_holds(value, token, clause)) {
        if (value.denied) return false;
        hit = true;
      }
    }
    return true;
  };
  for (const ArgumentPlace& place : condition.places) {
    for (const Argument& a : view.arguments) {
      if (is_at(a, place) && !check(a.head, a.slot == Slot::comp)) return false;
    }
  }
  if (!filled) return absent || !wanted;
  return hit || (!wanted && !absent);
}

bool Matcher::sense_holds(const View& view, const EventSense& sense) const {
  if (view.kind != PredicateKind::verb) return has_words(view.head, sense.words);
  return std::all_of(sense.words.after.begin(), sense.words.after.end(), [&](uint32_t word) {
    const auto children = tree_.children(view.head);
    if (std::any_of(children.begin(), children.end(),
                    [&](uint32_t c) { return c > view.head && has_word(c, word); }))
      return true;
    const uint32_t next = view.head + 1;  // a particle the parse hung elsewhere
    return next < syntax_.size() && has_word(next, word) && syntax_.tag[next] == Tag::RP;
  });
}

void Matcher::collect(const View& view, std::vector<Candidate>& out) {
  const auto look = [&](uint32_t word) {
    if (word == no_word || word >= tables_.senses.size()) return;
    for (const EventSense& sense : tables_.senses[word]) {
      const EventEntry& entry = tables_.entries[sense.entry];
      if (entry.predicate != view.kind || !sense_holds(view, sense)) continue;
      if (entry.voice != Voice::any && (entry.voice == Voice::passive) != view.frame->passive) continue;
      bool all = true;
      for (uint32_t c = entry.conditions.begin; all && c < entry.conditions.end; ++c)
        all = holds(view, tables_.conditions[c]);
      if (!all) continue;
      const auto others = static_cast<uint32_t>(sense.words.before.size() + sense.words.after.size());
      out.push_back(
          {sense.entry, (entry.condition_count + others) * 256 + entry.narrowness + 4 * others, view.light});
    }
  };
  look(lemma_[view.head]);
  if (form_[view.head] != lemma_[view.head]) look(form_[view.head]);
}

void Matcher::consume(const View& view, const EventEntry& entry, std::vector<uint32_t>& out) {
  for (uint32_t c = entry.conditions.begin; c < entry.conditions.end; ++c) {
    const EventCondition& condition = tables_.conditions[c];
    for (const Argument& a : view.arguments) {
      const bool here =
          std::any_of(condition.places.begin(), condition.places.end(),
                      [&](const ArgumentPlace& p) { return p.slot != Slot::comp && is_at(a, p); });
      if (!here) continue;
      for (uint32_t v = condition.values.begin; v < condition.values.end; ++v) {
        const EventValue& value = tables_.values[v];
        const bool named = value.kind == ValueKind::words || value.kind == ValueKind::word_class;
        if (named && !value.denied && value_holds(value, a.head, false)) out.push_back(a.head);
      }
    }
  }
}

const Match& Matcher::match(uint32_t f) {
  if (state_[f] != State::fresh) return matches_[f];
  state_[f] = State::busy;
  const Frame& frame = frames_[f];
  const View own = view_of(frame, false);
  const View light = frame.light_verb == no_token ? View{} : view_of(frame, true);
  std::vector<Candidate> candidates;
  collect(own, candidates);
  if (frame.light_verb != no_token) collect(light, candidates);
  // More conditions, then narrower values, then the later line.
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.rank != b.rank ? a.rank > b.rank : a.light != b.light ? b.light : a.entry > b.entry;
  });
  Match& out = matches_[f];
  if (!candidates.empty()) {
    const Candidate& best = candidates.front();
    out.winner = best.entry;
    out.by_light_verb = best.light;
    consume(best.light ? light : own, tables_.entries[best.entry], out.consumed);
    for (size_t i = 1; i < candidates.size() && out.losers.size() < 3; ++i) {
      if (candidates[i].entry != best.entry) out.losers.push_back(candidates[i].entry);
    }
  }
  state_[f] = State::done;
  return out;
}

}  // namespace dateline
