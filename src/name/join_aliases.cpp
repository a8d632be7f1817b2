// Other names that the story itself gives its actors.
#include <algorithm>
#include <unordered_map>

#include "name/passes.h"

namespace dateline {

namespace {

bool is_acronym(std::string_view form) {
  size_t upper = 0;
  for (const char c : form)
    upper += c >= 'A' && c <= 'Z';
  return form.size() >= 2 && form.size() <= 10 && upper >= 2 && upper * 2 >= form.size();
}

class AliasJoiner {
 public:
  explicit AliasJoiner(StoryContext& story) : story_(story), syntax_(story.syntax) {}

  void run() {
    for (uint32_t i = 0; i < syntax_.size(); ++i) {
      bracketed(i);
      known_as(i);
    }
    replace_merged();
    further_acronyms();
  }

 private:
  // "Kurdistan Regional Government (KRG)"
  void bracketed(uint32_t open) {
    if (syntax_.form(open) != "(" || open == 0 || open + 2 >= syntax_.size() || syntax_.form(open + 2) != ")")
      return;
    const auto form = syntax_.form(open + 1);
    if (!is_acronym(form)) return;
    const uint32_t actor = actor_ending_at(open);
    if (actor == no_index) return;
    alias_token(open + 1, actor, "acronym introduced in brackets");
    acronyms_[std::string(form)] = actor;
  }

  // The actor whose mention ends right before the token.
  uint32_t actor_ending_at(uint32_t end) const {
    for (uint32_t back = 1; back <= 12 && back <= end; ++back) {
      const uint32_t m = story_.mention_of[end - back];
      if (m != no_index && story_.mentions[m].tokens.end == end &&
          story_.actors[story_.mentions[m].actor].type != "person") {
        return story_.mentions[m].actor;
      }
    }
    return no_index;
  }

  void alias_token(uint32_t token, uint32_t actor, const std::string& why) {
    const uint32_t there = story_.actor_at(token);
    if (there == no_index) {
      story_.add_mention({token, token + 1}, actor, MentionKind::alias, why);
    } else {
      merge(there, actor);
    }
  }

  // "the National Liberation Front, also known as the NLF"; "guards known as Carabinieri"
  void known_as(uint32_t token) {
    const auto form = syntax_.form(token);
    if (form != "known" && form != "called" && form != "dubbed" && form != "named" && form != "abbreviated")
      return;
    if (syntax_.dep[token] != Dep::acl && syntax_.dep[token] != Dep::amod &&
        syntax_.dep[token] != Dep::relcl && syntax_.dep[token] != Dep::appos) {
      return;
    }
    const uint32_t named = story_.actor_at(syntax_.head[token]);
    if (named == no_index) return;
    for (const uint32_t child : story_.tree.children(token)) {
      if (child < token) continue;
      if (syntax_.dep[child] == Dep::oprd && form != "known") other_names(child, named);
      if (syntax_.dep[child] != Dep::prep || (syntax_.form(child) != "as" && syntax_.form(child) != "by"))
        continue;
      for (const uint32_t object : story_.tree.children(child)) {
        if (syntax_.dep[object] == Dep::pobj) other_names(object, named);
      }
    }
  }

  void other_names(uint32_t head, uint32_t actor) {
    if (const uint32_t there = story_.actor_at(head); there != no_index && there != actor)
      merge(there, actor);
    if (story_.actor_at(head) == no_index && is_proper(syntax_.tag[head])) {
      story_.add_mention(story_.noun_phrase(head), actor, MentionKind::alias,
                         "another name given in the story");
    }
    for (const uint32_t child : story_.tree.children(head)) {
      if (syntax_.dep[child] == Dep::conj || syntax_.dep[child] == Dep::appos) other_names(child, actor);
    }
  }

  uint32_t root(uint32_t actor) const {
    while (true) {
      const auto at = merged_.find(actor);
      if (at == merged_.end()) return actor;
      actor = at->second;
    }
  }

  // The one that the lexicon knows survives; of two it knows, none is merged.
  void merge(uint32_t a, uint32_t b) {
    a = root(a), b = root(b);
    if (a == b) return;
    const bool a_known = story_.traits[a].known != no_index, b_known = story_.traits[b].known != no_index;
    if (a_known && b_known) return;
    const auto is_state = [&](uint32_t x) { return story_.actors[x].type == "state"; };
    if (is_state(a) || is_state(b)) return;
    const uint32_t keep = a_known ? a : b, drop = a_known ? b : a;
    auto& kept = story_.actors[keep];
    if (kept.country.empty()) kept.country = story_.actors[drop].country;
    if (kept.sector.empty()) kept.sector = story_.actors[drop].sector;
    merged_[drop] = keep;
  }

  void replace_merged() {
    if (merged_.empty()) return;
    for (auto& mention : story_.mentions)
      mention.actor = root(mention.actor);
    for (auto& [key, actor] : story_.by_key)
      actor = root(actor);
    for (auto& [form, actor] : acronyms_)
      actor = root(actor);
  }

  void further_acronyms() {
    if (acronyms_.empty()) return;
    for (uint32_t i = 0; i < syntax_.size(); ++i) {
      const auto at = acronyms_.find(std::string(syntax_.form(i)));
      if (at == acronyms_.end()) continue;
      const uint32_t m = story_.mention_of[i];
      if (m == no_index) {
        story_.add_mention({i, i + 1}, at->second, MentionKind::alias, "acronym introduced in the story");
      } else if (story_.traits[story_.mentions[m].actor].known == no_index &&
                 story_.mentions[m].tokens.size() <= 2) {
        story_.mentions[m].actor = at->second;
        story_.mentions[m].as = MentionKind::alias;
        story_.mentions[m].why = "acronym introduced in the story";
      }
    }
  }

  StoryContext& story_;
  const Syntax& syntax_;
  std::unordered_map<std::string, uint32_t> acronyms_;
  std::unordered_map<uint32_t, uint32_t> merged_;
};

}  // namespace

void join_aliases(StoryContext& story) {
  AliasJoiner(story).run();
}

}  // namespace dateline
