#include "code/code_events.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "code/attach.h"
#include "code/attribution.h"
#include "code/confidence.h"
#include "code/contexts.h"
#include "code/event_tables.h"
#include "code/factuality.h"
#include "code/frame.h"
#include "code/join_acts.h"
#include "code/match.h"
#include "code/modes.h"
#include "code/opponents.h"
#include "code/roles.h"
#include "code/speech_acts.h"

namespace dateline {

namespace {

// Everything one story's coding looks at.
struct Coding {
  const Syntax& syntax;
  const Tree& tree;
  const Mentions& mentions;
  const EventLexicon::Tables& tables;
  const std::vector<TimeExpression>& times;
  std::vector<Frame> frames;
  std::vector<Factuality> facts;
  std::vector<Attribution> claims;
  std::vector<Attachment> attached;
  std::vector<uint32_t> entry_of;  // by frame: its entry, no_entry where it is none or no act
  std::vector<uint8_t> dropped;    // by frame: part of another act
};

const EventEntry* entry_at(const Coding& c, uint32_t frame) {
  return c.entry_of[frame] == no_entry ? nullptr : &c.tables.entries[c.entry_of[frame]];
}

ComplementRule complement_rule(const Coding& c, const EventEntry& entry) {
  if (entry.complement.what != ComplementRule::Do::by_type) return entry.complement;
  return c.tables.roles[static_cast<size_t>(entry.type)].complement;
}

// Whether `frame` is told as what the act above it is about: "demanded that X stop shelling".
bool hangs_in_complement(FrameLink link) {
  return link == FrameLink::complement || link == FrameLink::conjunct || link == FrameLink::object ||
         link == FrameLink::prepositional || link == FrameLink::attribute;
}

// Marks the frames that are parts of another act: of complements that their act swallows, all that hangs in
// them; of arguments an entry asks for by their word, these alone.
void drop_parts(Coding& c, Matcher& matcher) {
  const auto count = static_cast<uint32_t>(c.frames.size());
  std::vector<uint8_t> swallowed(count, 0);
  for (uint32_t f = 0; f < count; ++f) {
    const EventEntry* entry = entry_at(c, f);
    if (entry == nullptr) continue;
    for (const uint32_t head : matcher.match(f).consumed) {
      const uint32_t part = matcher.frame_of(head);
      if (part != no_token && part != f) c.dropped[part] = 1;
    }
    if (complement_rule(c, *entry).what != ComplementRule::Do::drop) continue;
    for (const Argument& a : c.frames[f].arguments) {
      const uint32_t part = a.slot == Slot::comp ? matcher.frame_of(a.head) : no_token;
      if (part != no_token && part != f) swallowed[part] = 1;
    }
  }
  for (uint32_t f = 0; f < count; ++f) {
    uint32_t at = f;
    for (int depth = 0; depth < 8 && at != no_token; ++depth) {
      if (swallowed[at] != 0) {
        c.dropped[f] = 1;
        break;
      }
      at = hangs_in_complement(c.frames[at].link) ? c.frames[at].parent : no_token;
    }
  }
}

// An act that another act's word makes demanded, offered or threatened is part of that one ("called for an
// end to the attacks").
bool is_part_of_decider(const Coding& c, uint32_t f) {
  const Factuality& fact = c.facts[f];
  const bool wished = fact.status == EventStatus::demanded || fact.status == EventStatus::offered ||
                      fact.status == EventStatus::threatened;
  if (!wished || fact.decider == no_token || fact.decider == f) return false;
  return entry_at(c, fact.decider) != nullptr;
}

// A pronoun is shown as what it stands for where its sentence says that before it ("Peru said it ...": Peru).
void name_pronouns(const Coding& c, const RoleFinder& roles, uint32_t sentence,
                   std::vector<Filler>& fillers) {
  const uint32_t first = c.syntax.sentence(sentence).begin;
  for (Filler& filler : fillers) {
    const Mention* pronoun = c.mentions.mention_at(filler.head);
    if (pronoun == nullptr || pronoun->as != MentionKind::pronoun) continue;
    const Mention* named = nullptr;
    for (const Mention& m : c.mentions.mentions) {
      if (m.head >= filler.head) break;  // by head, ascending
      if (m.head >= first && m.actor == pronoun->actor && m.as != MentionKind::pronoun) named = &m;
    }
    if (named != nullptr) filler = {named->head, roles.phrase(named->head)};
  }
}

void explain(const Coding& c, const Match& match, const Factuality& fact, CodedEvent& event) {
  const EventEntry& winner = c.tables.entries[match.winner];
  event.why.push_back(c.tables.where(winner) + " " + winner.words);
  for (const uint32_t loser : match.losers) {
    const EventEntry& lost = c.tables.entries[loser];
    const char* cause = lost.condition_count < winner.condition_count ? " (fewer conditions)"
                        : lost.narrowness < winner.narrowness         ? " (wider values)"
                                                                      : " (earlier line)";
    event.why.push_back("lost: " + c.tables.where(lost) + " " + lost.words + cause);
  }
  if (fact.rule != nullptr && *fact.rule != '\0') event.why.push_back(std::string("status: ") + fact.rule);
}

// The one whose words the frame is told in: of direct speech its speaker, else the subject of "said".
uint32_t sayer_of(const Coding& c, uint32_t f) {
  const Attribution& claim = c.claims[f];
  if (claim.speaker != no_token) return claim.speaker;
  if (claim.reported_by == no_token || claim.reported_by >= c.frames.size()) return no_token;
  const Argument* subject = c.frames[claim.reported_by].first(Slot::subj);
  return subject == nullptr ? no_token : subject->head;
}

// Whether the one who says what another will do promises or threatens it himself: "Peru's president said the
// army will leave".
bool speaks_for(const Coding& c, uint32_t sayer, uint32_t doer) {
  const Mention* x = sayer == no_token ? nullptr : c.mentions.mention_at(sayer);
  const Mention* y = c.mentions.mention_at(doer);
  if (x == nullptr || y == nullptr || x->actor == y->actor) return false;
  const Actor& a = c.mentions.actors[x->actor];
  const Actor& b = c.mentions.actors[y->actor];
  return b.type != "person" && !a.country.empty() && a.country == b.country;
}

// Makes the deed told of the act of speech that it is before it is done. False where nothing may be coded of
// it.
bool restate_as_speech(const Coding& c, const RoleFinder& roles, uint32_t f, Modal modal, CodedEvent& event) {
  const Factuality& fact = c.facts[f];
  const auto act = speech_act_of(event.type, event.mode, modal, fact.negated);
  if (!act) return !fact.negated;
  const uint32_t sayer = sayer_of(c, f);
  if (modal == Modal::must) {
    const bool by_other =
        sayer != no_token && c.mentions.mention_at(sayer) != nullptr &&
        (event.source.empty() || !c.mentions.is_same_actor(sayer, event.source.front().head));
    if (!by_other) return !fact.negated;
    if (!event.source.empty()) event.target = std::move(event.source);
    event.source.assign(1, {sayer, roles.phrase(sayer)});
    event.claims = claims_of_own_act(c.claims[f]);
  } else if (event.source.empty()) {
    return !fact.negated;
  } else if (speaks_for(c, sayer, event.source.front().head)) {
    event.source.insert(event.source.begin(), {sayer, roles.phrase(sayer)});
    event.claims = claims_of_own_act(c.claims[f]);
  } else if (sayer != no_token && c.mentions.is_same_actor(sayer, event.source.front().head)) {
    event.claims = claims_of_own_act(c.claims[f]);
  }
  event.why.push_back("speech: " + std::string(name(event.type)) +
                      (fact.negated ? " denied for the time to come" : " to come"));
  event.type = act->type;
  event.mode = act->mode;
  event.status = EventStatus::happened;
  return true;
}

// An act by speech that its doer does by the words reported: "We urge them to talk, X said".
bool is_own_words(const Coding& c, const Attribution& told, const CodedEvent& event) {
  const CodedClaim& claim = told.claims.front();
  if (claim.who < 0 || claim.stance != Stance::asserts || quad_class(event.type).substr(0, 6) != "verbal")
    return false;
  return std::any_of(event.source.begin(), event.source.end(), [&](const Filler& source) {
    const std::string_view word = c.syntax.lemma(source.head);
    return word == "I" || word == "we" ||
           c.mentions.is_same_actor(source.head, static_cast<uint32_t>(claim.who));
  });
}

// A place by name, told as nothing but a place; not "a hotel".
bool is_named_ground(const Coding& c, const PlaceMention& mention) {
  if (mention.place >= c.mentions.places.size() || c.mentions.mention_at(mention.head) != nullptr)
    return false;
  const Dep dep = c.syntax.dep[mention.head];
  // "an Afghan held in the United States": where somebody else's doing was.
  const bool land = c.mentions.places[mention.place].kind == "country";
  for (uint32_t at = mention.head; land && !c.syntax.is_root(at); at = c.syntax.head[at]) {
    if (c.syntax.dep[at] == Dep::acl || c.syntax.dep[at] == Dep::relcl) return false;
  }
  const bool modifier = dep == Dep::compound || dep == Dep::poss || dep == Dep::amod || dep == Dep::nmod;
  return !modifier && c.mentions.places[mention.place].kind != "site";
}

// The only place of the sentence, a town rather than the land it lies in; no_token where there are several.
uint32_t only_place(const Coding& c, uint32_t sentence) {
  const Span span = c.syntax.sentence(sentence);
  const PlaceMention* found = nullptr;
  for (const PlaceMention& mention : c.mentions.place_mentions) {
    if (!span.contains(mention.head) || !is_named_ground(c, mention)) continue;
    if (found == nullptr || found->place == mention.place) {
      found = &mention;
      continue;
    }
    const Place &a = c.mentions.places[found->place], &b = c.mentions.places[mention.place];
    if (a.country != b.country || (a.kind == "country") == (b.kind == "country")) return no_token;
    if (a.kind == "country") found = &mention;
  }
  return found == nullptr ? no_token : found->head;
}

// What is done to a place is done there, what is only said of it need not be; and what is done in a sentence
// that names one place, and no other for it.
std::vector<uint32_t> places_of(const Coding& c, uint32_t f, const CodedEvent& event) {
  const Attachment& at = c.attached[f];
  const bool deed = quad_class(event.type).starts_with("material") || event.mode == "visit";
  std::vector<uint32_t> out = at.places;
  if (out.empty() && deed) out = at.reach;
  const bool named = std::any_of(out.begin(), out.end(), [&](uint32_t head) {
    const PlaceMention* place = c.mentions.place_at(head);
    return place != nullptr && is_named_ground(c, *place);
  });
  if (named || !deed || event.type == EventType::SANCTION) return out;
  if (const uint32_t only = only_place(c, c.frames[f].sentence); only != no_token) out.push_back(only);
  return out;
}

// What an act's type lets it have: words kill nobody, and a time by which something is to be done is not when
// it was promised.
void fit_to_type(const Coding& c, CodedEvent& event) {
  const std::string_view quad = quad_class(event.type);
  const bool deadline = event.time >= 0 && c.times[static_cast<size_t>(event.time)].open_start;
  if (quad.starts_with("verbal") && deadline) event.time = -1;
  if (quad != "material conflict" || event.type == EventType::SANCTION)
    event.counts.killed = event.counts.wounded = -1;
}

// What every act has from its frame, once its type, source and target are known: triggers, time, place,
// counts.
void fill_from_frame(const Coding& c, const RoleFinder& roles, uint32_t f, CodedEvent& event) {
  const Frame& frame = c.frames[f];
  event.sentence = frame.sentence;
  event.triggers.push_back({frame.head, frame.head + 1});
  if (frame.light_verb != no_token) event.triggers.push_back({frame.light_verb, frame.light_verb + 1});
  name_pronouns(c, roles, frame.sentence, event.source);
  name_pronouns(c, roles, frame.sentence, event.target);
  event.time = c.attached[f].time;
  event.places = places_of(c, f, event);
  event.counts = c.attached[f].counts;
}

// Whether "it", "he", "they" does the act, whom nothing before explains.
bool is_unknown_pronoun(const Coding& c, const Frame& frame) {
  const Argument* subject = frame.first(Slot::subj);
  return subject != nullptr && c.syntax.tag[subject->head] == Tag::PRP &&
         c.mentions.mention_at(subject->head) == nullptr;
}

// An attack that was tried is an attack.
bool is_tried_deed(const Coding& c, const Factuality& fact, EventType type) {
  if (fact.decider == no_token || quad_class(type) != "material conflict") return false;
  const std::string_view word = c.syntax.lemma(c.frames[fact.decider].head);
  return fact.status == EventStatus::planned && (word == "try" || word == "attempt") &&
         c.frames[fact.decider].kind == PredicateKind::verb &&
         c.facts[fact.decider].status != EventStatus::planned;
}

// "what he called threats": how somebody puts it, no act beside the one whose object it is.
bool only_names(const Coding& c, const Frame& frame) {
  if (frame.kind != PredicateKind::verb || frame.link != FrameLink::complement) return false;
  const auto children = c.tree.children(frame.head);
  const auto has = [&](Dep dep, auto test) {
    return std::any_of(children.begin(), children.end(),
                       [&](uint32_t child) { return c.syntax.dep[child] == dep && test(child); });
  };
  return has(Dep::dobj, [&](uint32_t what) { return what < frame.head && c.syntax.tag[what] == Tag::WP; }) &&
         has(Dep::oprd, [](uint32_t) { return true; });
}

// The event a frame tells of, nullopt-like empty triggers where it tells of none.
bool draft_event(const Coding& c, const RoleFinder& roles, Matcher& matcher, DraftEvent& draft) {
  const uint32_t f = draft.frame;
  CodedEvent& event = draft.event;
  const EventEntry* entry = entry_at(c, f);
  if (entry == nullptr || c.dropped[f] != 0 || only_names(c, c.frames[f])) return false;
  const Frame& frame = c.frames[f];
  const Factuality& fact = c.facts[f];
  const Modal modal = fact.decider == no_token
                          ? modal_of(c.syntax, c.tree, frame, c.claims[f].reported_by != no_token)
                          : Modal::none;
  if (fact.negated && fact.status != EventStatus::denied && modal == Modal::none) return false;
  if (is_part_of_decider(c, f)) return false;
  Roles parties = roles.find(frame, *entry, matcher.match(f).by_light_verb);
  const uint32_t speaker = c.claims[f].speaker;
  if (parties.source.empty() && speaker != no_token && frame.first(Slot::subj) == nullptr && !frame.passive &&
      frame.kind == PredicateKind::verb) {
    parties.source.push_back({speaker, roles.phrase(speaker)});  // "Don't believe Denmark"
    parties.inherited = true;
  }
  if (parties.source.empty() && is_unknown_pronoun(c, frame)) {
    const uint32_t sayer = sayer_of(c, f);
    if (sayer != no_token && c.mentions.mention_at(sayer) != nullptr &&
        std::none_of(parties.target.begin(), parties.target.end(),
                     [&](const Filler& t) { return c.mentions.is_same_actor(t.head, sayer); }))
      parties.source.push_back({sayer, roles.phrase(sayer)});  // "the ministry said they would pay"
  }
  if (parties.source.empty() && parties.target.empty()) return false;
  const bool authority = parties.authority;
  draft.ground = parties.ground;
  event.type = entry->type;
  event.mode = entry->mode;
  event.status = entry->status.value_or(is_tried_deed(c, fact, entry->type) ? c.facts[fact.decider].status
                                                                            : fact.status);
  event.confidence = confidence_of(*entry, parties, frame, fact.status);
  event.source = std::move(parties.source);
  event.target = std::move(parties.target);
  fill_from_frame(c, roles, f, event);
  event.claims = is_own_words(c, c.claims[f], event) ? claims_of_own_act(c.claims[f]) : c.claims[f].claims;
  event.contexts = find_contexts(*entry, c.tree.subtree(frame.head), matcher, c.tables);
  explain(c, matcher.match(f), fact, event);
  if (draft.ground) event.why.emplace_back("target: the ground, nobody being named");
  if (authority) event.why.emplace_back("source: who rules the place, nobody being named");
  if (modal != Modal::none && !restate_as_speech(c, roles, f, modal, event)) return false;
  fit_to_type(c, event);
  const bool waits = event.type == EventType::REJECT || event.type == EventType::THREATEN;
  if (waits && event.target.empty()) {
    roles.wait_for(frame, event.source, event.target);
    if (!event.target.empty()) event.why.emplace_back("target: whose move it waits for");
  }
  return true;
}

// "X told Y": Y, no_token where nobody is told.
uint32_t told_of(const Coding& c, uint32_t f) {
  const uint32_t report = c.claims[f].reported_by;
  if (report == no_token || report >= c.frames.size()) return no_token;
  for (const Slot slot : {Slot::iobj, Slot::obj}) {
    const Argument* told = c.frames[report].first(slot);
    if (told != nullptr && c.mentions.mention_at(told->head) != nullptr) return told->head;
  }
  return no_token;
}

// "X said Y must do better", "X told Y the port must open": a demand, whatever it is that must be done.
bool draft_demand(const Coding& c, const RoleFinder& roles, const Match& match, uint32_t f,
                  CodedEvent& event) {
  const Frame& frame = c.frames[f];
  if (match.winner != no_entry || c.dropped[f] != 0 || frame.kind != PredicateKind::verb) return false;
  if (c.facts[f].decider != no_token || modal_of(c.syntax, c.tree, frame, false) != Modal::must) return false;
  const uint32_t sayer = sayer_of(c, f);
  const Argument* subject = frame.first(frame.passive ? Slot::obj : Slot::subj);
  if (sayer == no_token || subject == nullptr || c.mentions.mention_at(sayer) == nullptr) return false;
  const uint32_t asked = c.mentions.mention_at(subject->head) != nullptr ? subject->head : told_of(c, f);
  if (asked == no_token || c.mentions.is_same_actor(sayer, asked)) return false;
  event.type = EventType::REQUEST;
  event.mode = "change";
  event.confidence = confidence_of_open_act;
  event.source.push_back({sayer, roles.phrase(sayer)});
  event.target.push_back({asked, roles.phrase(asked)});
  fill_from_frame(c, roles, f, event);
  event.claims = claims_of_own_act(c.claims[f]);
  event.why.push_back("speech: what another must do");
  return true;
}

// Words that tell who said or is what: no acts, whoever stands beside them.
bool tells_of_words(const Coding& c, uint32_t head) {
  const std::string lemma = to_lower(c.syntax.lemma(head));
  const CodeWords& words = c.tables.code_words;
  return words.has(WordClass::say, lemma) || words.has(WordClass::denial, lemma) ||
         words.has(WordClass::confirm, lemma) || words.has(WordClass::copula, lemma);
}

// What one known party does to another in words that no entry knows.
bool draft_open_act(const Coding& c, const RoleFinder& roles, const Match& match, uint32_t f,
                    CodedEvent& event) {
  const Frame& frame = c.frames[f];
  const Factuality& fact = c.facts[f];
  if (match.winner != no_entry || c.dropped[f] != 0 || frame.kind != PredicateKind::verb || fact.negated)
    return false;
  if (!is_real(fact.status)) return false;
  if (is_part_of_decider(c, f) || tells_of_words(c, frame.head)) return false;
  const EventEntry any;  // the widest paths there are
  Roles parties = roles.find(frame, any, false);
  const auto known = [&](const std::vector<Filler>& fillers) {
    return !fillers.empty() && c.mentions.mention_at(fillers.front().head) != nullptr;
  };
  if (parties.inherited || !known(parties.source) || !known(parties.target)) return false;
  if (c.mentions.is_same_actor(parties.source.front().head, parties.target.front().head)) return false;
  event.untyped = true;
  event.confidence = confidence_of_open_act;
  event.status = fact.status;
  event.source = std::move(parties.source);
  event.target = std::move(parties.target);
  fill_from_frame(c, roles, f, event);
  event.claims = c.claims[f].claims;
  event.why.emplace_back("open act: two parties and a verb that no entry knows");
  return true;
}

}  // namespace

std::vector<CodedEvent> code_events(const Syntax& syntax, const Tree& tree, const Text& text,
                                    const Mentions& mentions, const std::vector<TimeExpression>& times,
                                    const EventLexicon& lexicon, bool open_acts) {
  const auto& tables = lexicon.tables();
  const auto& words = tables.code_words;
  Coding c{syntax, tree, mentions, tables, times, find_frames(syntax, tree, words), {}, {}, {}, {}, {}};
  c.facts = judge_factuality(syntax, tree, c.frames, words);
  c.claims = attribute(syntax, tree, text, mentions, c.frames, words);
  c.attached = attach(syntax, tree, mentions, times, c.frames, words);
  c.dropped.assign(c.frames.size(), 0);
  Matcher matcher(syntax, tree, mentions, c.frames, tables);
  c.entry_of.assign(c.frames.size(), no_entry);
  for (uint32_t f = 0; f < c.frames.size(); ++f) {
    const uint32_t winner = matcher.match(f).winner;
    if (winner != no_entry && tables.entries[winner].kind == EntryKind::act) c.entry_of[f] = winner;
  }
  drop_parts(c, matcher);
  const RoleFinder roles(syntax, tree, mentions, c.frames, matcher, tables);
  std::vector<DraftEvent> drafts;
  for (uint32_t f = 0; f < c.frames.size(); ++f) {
    DraftEvent draft{f, {}};
    if (draft_event(c, roles, matcher, draft) || draft_demand(c, roles, matcher.match(f), f, draft.event) ||
        (open_acts && draft_open_act(c, roles, matcher.match(f), f, draft.event))) {
      draft.event.told_modes = find_modes(tree, c.frames, c.frames[f], matcher, tables);
      drafts.push_back(std::move(draft));
    }
  }
  join_acts({syntax, tree, mentions, c.frames, words}, drafts);
  std::vector<CodedEvent> out;
  out.reserve(drafts.size());
  for (DraftEvent& draft : drafts)
    out.push_back(std::move(draft.event));
  name_opponents(mentions, out);
  return out;
}

}  // namespace dateline
