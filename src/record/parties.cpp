#include "record/parties.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "base/utf8.h"

namespace dateline {

namespace {

bool by_span(const RecordMention& a, const RecordMention& b) {
  return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
}

template <typename T>
std::vector<uint32_t> first_mentioned_order(const std::vector<T>& parties) {
  std::vector<uint32_t> order(parties.size());
  std::iota(order.begin(), order.end(), 0U);
  std::erase_if(order, [&](uint32_t i) { return parties[i].mentions.empty(); });
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return by_span(parties[a].mentions.front(), parties[b].mentions.front());
  });
  return order;
}

bool is_determiner(Tag tag) {
  return tag == Tag::DT || tag == Tag::PRP_poss || tag == Tag::PDT;
}

}  // namespace

CharSpan given_span(const RecordInput& input, Span tokens) {
  if (tokens.empty()) return {};
  const Span given = input.text.map.to_given(input.syntax.tokens.bytes(tokens));
  return {given.begin, given.end};
}

Parties::Parties(const RecordInput& input, const GivenText& given) : input_(input), given_(given) {
  add_known();
}

void Parties::add_known() {
  const Mentions& known = input_.mentions;
  actors_.resize(known.actors.size());
  for (size_t i = 0; i < known.actors.size(); ++i) {
    const Actor& a = known.actors[i];
    actors_[i] = {"", a.name, a.type, a.country, a.sector, a.office, a.wikidata, {}};
  }
  for (const Mention& m : known.mentions) {
    const CharSpan span = given_span(input_, m.tokens);
    actors_[m.actor].mentions.push_back(
        {span, std::string(given_.slice(span)), std::string(name(m.as)), m.why});
  }
  places_.resize(known.places.size());
  for (size_t i = 0; i < known.places.size(); ++i) {
    const Place& p = known.places[i];
    RecordPlace& place = places_[i];
    place.name = p.name, place.geonames = p.geonames, place.country = p.country, place.admin1 = p.admin1;
    place.kind = p.kind;
    if (p.located) place.lat_lon = {p.lat, p.lon};
  }
  for (const PlaceMention& m : known.place_mentions) {
    if (m.place >= places_.size()) continue;
    const CharSpan span = given_span(input_, m.tokens);
    places_[m.place].mentions.push_back({span, std::string(given_.slice(span)), "", m.why});
  }
  // The dateline is no part of a sentence, so its place has no tokens.
  dateline_place_ = known.dateline_place;
  const Dateline& line = input_.text.dateline;
  if (line.place.empty()) return;
  if (dateline_place_ < 0) {
    dateline_place_ = static_cast<int32_t>(places_.size());
    RecordPlace place;
    place.name = line.place_name;
    places_.push_back(std::move(place));
  }
  const Span words = input_.text.map.to_given(line.place);
  const CharSpan span{words.begin, words.end};
  places_[static_cast<size_t>(dateline_place_)].mentions.push_back(
      {span, std::string(given_.slice(span)), "", known.dateline_why});
}

// A mention with the filler's head; else the widest one that shares the whole phrase.
const Mention* Parties::mention_for(const Filler& filler) const {
  if (const Mention* m = input_.mentions.mention_at(filler.head)) return m;
  for (const Mention& m : input_.mentions.mentions) {
    if (m.tokens == filler.tokens || (m.tokens.contains(filler.head) && filler.tokens.contains(m.head)))
      return &m;
  }
  return nullptr;
}

CharSpan Parties::span_of(const Filler& filler) const {
  const Mention* m = mention_for(filler);
  if (m != nullptr) return given_span(input_, m->tokens);
  return given_span(input_, filler.tokens.empty() ? Span{filler.head, filler.head + 1} : filler.tokens);
}

uint32_t Parties::actor_of(const Filler& filler) {
  const Mention* m = mention_for(filler);
  return m != nullptr ? m->actor : make_actor(filler);
}

uint32_t Parties::actor_at(uint32_t head) {
  if (const Mention* m = input_.mentions.mention_at(head)) return m->actor;
  return actor_of({head, input_.tree.subtree(head)});
}

// The noun phrase up to its head and an "of" phrase after it, without its determiner: relative clauses are no
// name.
std::string Parties::phrase_name(const Filler& filler) const {
  const Syntax& syntax = input_.syntax;
  const Span whole = input_.tree.subtree(filler.head);
  Span words = filler.tokens.empty() ? whole : filler.tokens;
  words.begin = std::max(words.begin, whole.begin);
  uint32_t end = filler.head + 1;
  for (const uint32_t child : input_.tree.children(filler.head)) {
    const bool joined = syntax.dep[child] == Dep::prep && child == end && syntax.lemma(child) == "of";
    if (!joined) continue;
    const uint32_t reach = input_.tree.subtree(child).end;
    if (reach - child <= 5) end = reach;
  }
  words.end = std::min(end, std::max(words.end, filler.head + 1));
  while (words.begin < filler.head && is_determiner(syntax.tag[words.begin]))
    ++words.begin;
  if (words.begin > filler.head) words.begin = filler.head;
  const CharSpan span = given_span(input_, words);
  return std::string(given_.slice(span));
}

// The country of a nationality or a party named inside the phrase ("Ruritanian fishermen").
std::string Parties::country_within(Span tokens) const {
  for (const Mention& m : input_.mentions.mentions) {
    if (tokens.contains(m.head) && !input_.mentions.actors[m.actor].country.empty()) {
      return input_.mentions.actors[m.actor].country;
    }
  }
  for (const PlaceMention& m : input_.mentions.place_mentions) {
    if (tokens.contains(m.head) && m.place < input_.mentions.places.size() &&
        !input_.mentions.places[m.place].country.empty()) {
      return input_.mentions.places[m.place].country;
    }
  }
  return "";
}

uint32_t Parties::make_actor(const Filler& filler) {
  if (const auto known = own_by_head_.find(filler.head); known != own_by_head_.end()) return known->second;
  const Syntax& syntax = input_.syntax;
  const Span tokens = filler.tokens.empty() ? Span{filler.head, filler.head + 1} : filler.tokens;
  const std::string words = phrase_name(filler);
  // "the protesters" twice are the same ones; "a soldier" or "two soldiers" need not be.
  const Tag first = syntax.tag[tokens.begin];
  const std::string_view first_word = syntax.lemma(tokens.begin);
  const bool indefinite = first == Tag::CD || (first == Tag::DT && first_word != "the");
  const std::string key = to_lower(words);
  const CharSpan span = given_span(input_, tokens);
  uint32_t actor = static_cast<uint32_t>(actors_.size());
  const auto same = indefinite ? own_actors_.end() : own_actors_.find(key);
  const bool proper = syntax.pos[filler.head] == Pos::PROPN;
  if (same != own_actors_.end()) {
    actor = same->second;
  } else {
    RecordActor made;
    made.name = words, made.country = country_within(tokens), made.type = "unknown";
    actors_.push_back(std::move(made));
    own_actors_.emplace(key, actor);
  }
  own_by_head_.emplace(filler.head, actor);
  actors_[actor].mentions.push_back({span, std::string(given_.slice(span)), proper ? "name" : "nominal",
                                     "fills a role; no actor of the lexicon"});
  return actor;
}

uint32_t Parties::place_of(uint32_t head) {
  const Mentions& known = input_.mentions;
  if (const PlaceMention* m = known.place_at(head); m != nullptr && m->place < known.places.size())
    return m->place;
  for (const PlaceMention& m : known.place_mentions) {
    if (m.tokens.contains(head) && m.place < known.places.size()) return m.place;
  }
  const Filler filler{head, {head, head + 1}};
  const auto [at, made] =
      own_places_.emplace(to_lower(phrase_name(filler)), static_cast<uint32_t>(places_.size()));
  if (made) {
    RecordPlace place;
    place.name = phrase_name(filler);
    places_.push_back(std::move(place));
  }
  const CharSpan span = given_span(input_, filler.tokens);
  places_[at->second].mentions.push_back({span, std::string(given_.slice(span)), "", ""});
  return at->second;
}

KnownParties Parties::known() const {
  KnownParties out;
  out.actors = static_cast<uint32_t>(input_.mentions.actors.size());
  out.lands.reserve(places_.size());
  for (const RecordPlace& place : places_)
    out.lands.push_back({place.country, place.kind == "country"});
  return out;
}

void Parties::finish(Record& record) {
  const auto tidy = [](auto& parties) {
    for (auto& party : parties) {
      std::stable_sort(party.mentions.begin(), party.mentions.end(), by_span);
      const auto same = [](const RecordMention& a, const RecordMention& b) { return a.span == b.span; };
      party.mentions.erase(std::unique(party.mentions.begin(), party.mentions.end(), same),
                           party.mentions.end());
    }
  };
  tidy(actors_), tidy(places_);
  actor_ids_.assign(actors_.size(), "");
  place_ids_.assign(places_.size(), "");
  for (const uint32_t i : first_mentioned_order(actors_)) {
    actor_ids_[i] = "A" + std::to_string(record.actors.size() + 1);
    actors_[i].id = actor_ids_[i];
    record.actors.push_back(std::move(actors_[i]));
  }
  for (const uint32_t i : first_mentioned_order(places_)) {
    place_ids_[i] = "P" + std::to_string(record.places.size() + 1);
    places_[i].id = place_ids_[i];
    record.places.push_back(std::move(places_[i]));
  }
  if (dateline_place_ >= 0) record.story.dateline = place_ids_[static_cast<size_t>(dateline_place_)];
}

}  // namespace dateline
