#include "name/resolve_actor.h"

#include <algorithm>

namespace dateline {

namespace {

struct Hit {
  size_t begin = 0, end = 0;  // pieces
  const NameSense* sense = nullptr;
};

class Resolver {
 public:
  Resolver(std::string_view text, Date day, const ActorLexicon& lexicon) : day_(day), lexicon_(lexicon) {
    split_pieces(text, pieces_);
    while (!pieces_.empty() && is_article(pieces_.front().text))
      pieces_.erase(pieces_.begin());
    words_ = text;
    collect();
  }

  // The country that the words name or lie in, "" where they do not say.
  std::string country() const {
    for (const auto& hit : hits_) {
      if (is_country_kind(hit.sense->kind)) return lexicon_.countries()[hit.sense->index].iso3;
      if (hit.sense->kind == NameKind::place) return lexicon_.places()[hit.sense->index].country;
    }
    return {};
  }

  Resolution resolve(const std::string& context) {
    context_ = context;
    for (const auto& hit : hits_) {
      if (hit.begin == 0 && hit.end == pieces_.size() && hit.sense->kind != NameKind::title &&
          hit.sense->kind != NameKind::agent) {
        if (auto found = of_name(hit, true); found.sure) return found;
      }
    }
    if (const auto* person = find(NameKind::actor, "person")) return of_name(*person, false);
    if (const auto* title = find(NameKind::title)) return of_office(*title);
    if (const auto* agent = last(NameKind::agent)) return of_agent(*agent);
    if (const auto* actor = find(NameKind::actor)) return of_name(*actor, false);
    for (const auto& hit : hits_) {
      if (is_country_kind(hit.sense->kind)) return of_name(hit, false);
    }
    if (const auto* surname = find(NameKind::surname)) return of_name(*surname, false);
    return unknown();
  }

 private:
  static bool is_article(std::string_view word) { return word == "the" || word == "a" || word == "an"; }
  static bool is_country_kind(NameKind kind) {
    return kind == NameKind::country || kind == NameKind::adjective || kind == NameKind::people ||
           kind == NameKind::capital || kind == NameKind::seat;
  }

  // All senses of all runs, longer runs first, then earlier ones.
  void collect() {
    for (size_t i = 0; i < pieces_.size(); ++i) {
      uint32_t node = 0;
      for (size_t k = i; k < pieces_.size(); ++k) {
        const uint32_t id = lexicon_.piece_id(pieces_[k].text);
        node = id == UINT32_MAX ? id : lexicon_.step(node, id);
        if (node == UINT32_MAX) break;
        for (const auto& sense : lexicon_.senses(node)) {
          if (sense.exact_case && pieces_[i].casing == Casing::lower) continue;
          hits_.push_back({i, k + 1, &sense});
        }
      }
    }
    std::stable_sort(hits_.begin(), hits_.end(),
                     [](const Hit& a, const Hit& b) { return a.end - a.begin > b.end - b.begin; });
  }

  const Hit* find(NameKind kind, std::string_view type = "") const {
    for (const auto& hit : hits_) {
      if (hit.sense->kind != kind || hit.sense->context) continue;
      const bool person = kind == NameKind::actor && lexicon_.actors()[hit.sense->index].type == "person";
      if (kind != NameKind::actor || person == (type == "person")) return &hit;
    }
    return nullptr;
  }

  const Hit* last(NameKind kind) const {
    const Hit* best = nullptr;
    for (const auto& hit : hits_) {
      if (hit.sense->kind == kind && (best == nullptr || hit.end > best->end)) best = &hit;
    }
    return best;
  }

  Resolution of_person(uint32_t index, const std::string& how) const {
    const auto& known = lexicon_.actors()[index];
    Resolution out{known.name, "person", known.country, known.sector, "", known.where + how, true};
    bool former = false;
    if (const auto* term = lexicon_.office_of(index, day_, former)) {
      out.office = (former ? "former " : "") + lexicon_.office_name(*term);
      out.why = term->where + how;
      out.sector = lexicon_.sector_of(*term, former);
    }
    return out;
  }

  // Several may bear the name: one in office on the day, or of the context's country, is meant.
  Resolution of_name(const Hit& hit, bool whole) const {
    std::vector<const NameSense*> same;
    for (const auto& other : hits_) {
      if (other.begin == hit.begin && other.end == hit.end && other.sense->kind == hit.sense->kind)
        same.push_back(other.sense);
    }
    if (is_country_kind(hit.sense->kind)) {
      const auto& country = pick_country(same);
      const bool people = hit.sense->kind == NameKind::people && !pieces_.empty();
      if (people && whole && !has_other_reading(hit)) {
        return {words_, "people", country.iso3, "CVL", "", country.where + " (people)", same.size() == 1};
      }
      return {country.name,
              "state",
              country.iso3,
              "GOV",
              "",
              country.where,
              same.size() == 1 || country.iso3 == context_};
    }
    if (hit.sense->kind == NameKind::place) return unknown();
    const NameSense* best = nullptr;
    int best_score = -1, ties = 0;
    for (const auto* sense : same) {
      bool former = false;
      const auto* term = lexicon_.office_of(sense->index, day_, former);
      const auto& known = lexicon_.actors()[sense->index];
      const bool in_office = term != nullptr && !former;
      const int fit = (in_office ? 2 : 0) + (!context_.empty() && known.country == context_ ? 3 : 0) +
                      (known.active.contains(day_) ? 1 : 0);
      const int score = 10 * fit + (in_office ? rank_of(lexicon_.titles()[term->title]) : 0);
      ties = score == best_score ? ties + 1 : score > best_score ? 0 : ties;
      if (score > best_score) best_score = score, best = sense;
    }
    const auto& known = lexicon_.actors()[best->index];
    Resolution out =
        known.type == "person"
            ? of_person(best->index, hit.sense->kind == NameKind::surname ? " (surname)" : "")
            : Resolution{known.name, known.type, known.country, known.sector, "", known.where, true};
    out.sure = ties == 0;
    if (!out.sure) out.why += " (one of several of the name)";
    return out;
  }

  bool has_other_reading(const Hit& hit) const {
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& other) {
      return other.begin == hit.begin && other.end == hit.end && other.sense->kind == NameKind::country;
    });
  }

  const KnownCountry& pick_country(const std::vector<const NameSense*>& same) const {
    for (const auto* sense : same) {
      if (lexicon_.countries()[sense->index].iso3 == context_) return lexicon_.countries()[sense->index];
    }
    return lexicon_.countries()[same.front()->index];
  }

  bool is_former() const {
    return std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& p) {
      return p.text == "former" || p.text == "ex" || p.text == "ousted" || p.text == "deposed" ||
             p.text == "late";
    });
  }

  Resolution of_office(const Hit& hit) const {
    const auto& title = lexicon_.titles()[hit.sense->index];
    std::string body = country();
    for (const auto& owner : hits_) {
      if (owner.sense->kind != NameKind::actor || owner.sense->context) continue;
      const auto& known = lexicon_.actors()[owner.sense->index];
      // "CIA director" is a title of its own, "U.N. chief" the office of the body in it.
      const bool apart = owner.end <= hit.begin || owner.begin >= hit.end;
      if (known.type == "person" ||
          (!apart && lexicon_.find_holder(known.name, hit.sense->index, day_) == nullptr)) {
        continue;
      }
      body = known.name;
      break;
    }
    if (body.empty()) body = !title.country.empty() ? title.country : context_;
    if (!is_former()) {
      if (const auto* term = lexicon_.find_holder(body, hit.sense->index, day_))
        return of_person(term->person, " (holder on the day)");
    }
    const auto* state = lexicon_.country(body);
    Resolution out{
        words_,      "person", state != nullptr ? body : "", is_former() ? "ELI" : title.sector, "",
        title.where, false};
    if (state != nullptr)
      out.office = (is_former() ? "former " : "") + title.name + " of " + state->with_article();
    out.why += " (holder not known)";
    return out;
  }

  Resolution of_agent(const Hit& hit) const {
    const auto& agent = lexicon_.agents()[hit.sense->index];
    std::string where = country();
    if (const auto* owner = find(NameKind::actor)) {
      const auto& known = lexicon_.actors()[owner->sense->index];
      if (known.type == "armed_group" || known.type == "party") {
        return {known.name, known.type, known.country, known.sector, "", known.where + " (its members)",
                true};
      }
      if (where.empty()) where = known.country;
    }
    if (where.empty()) where = context_;
    const auto* state = lexicon_.country(where);
    if (state != nullptr && agent.role == "government") {
      return {state->name, "state", where, "GOV", "", agent.where, true};
    }
    if (state != nullptr && !agent.role.empty()) {
      if (const auto known = lexicon_.institution(where, agent.role)) {
        const auto& actor = lexicon_.actors()[*known];
        return {actor.name, actor.type, actor.country, actor.sector, "", actor.where, true};
      }
    }
    return {words_, agent.type,  where,           agent.sector == "UNK" ? "" : agent.sector,
            "",     agent.where, state != nullptr};
  }

  Resolution unknown() const { return {words_, "", "", "", "", "unknown", false}; }

  Date day_;
  const ActorLexicon& lexicon_;
  std::vector<Piece> pieces_;
  std::vector<Hit> hits_;
  std::string words_, context_;
};

}  // namespace

Resolution resolve_actor(std::string_view text, Date day, std::string_view context,
                         const ActorLexicon& lexicon) {
  return Resolver(text, day, lexicon).resolve(Resolver(context, day, lexicon).country());
}

}  // namespace dateline
