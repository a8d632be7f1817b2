#include "name/scan.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

struct PieceAt {
  uint32_t token = 0;
  uint32_t id = UINT32_MAX;
  Casing casing = Casing::lower;
  bool last_of_token = false;
};

enum class Class : uint8_t { name, title, agent };

Class class_of(NameKind kind) {
  if (kind == NameKind::title) return Class::title;
  if (kind == NameKind::agent) return Class::agent;
  return Class::name;
}

bool is_plain_ascii_word(std::string_view form) {
  return std::all_of(form.begin(), form.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

// A token that can stand inside a name without being part of its spelling.
bool is_joiner(std::string_view form) {
  return form == "-" || form == "'" || form == "’";
}

bool is_bracket(std::string_view form) {
  return form == "(" || form == ")";
}

class Scanner {
 public:
  Scanner(const Syntax& syntax, const ActorLexicon& lexicon) : syntax_(syntax), lexicon_(lexicon) { split(); }

  ScanResult run() {
    ScanResult out;
    for (size_t i = 0; i < pieces_.size(); ++i) {
      if (pieces_[i].id == UINT32_MAX ||
          (i > 0 && !pieces_[i - 1].last_of_token && !hyphenated(pieces_[i].token)))
        continue;
      if (lexicon_.step(NameTrie::root, pieces_[i].id) == NameTrie::nowhere) continue;
      match_from(i);
      keep(out.names, Class::name, i);
      keep(out.titles, Class::title, i);
      keep(out.agents, Class::agent, i);
    }
    return out;
  }

 private:
  struct Best {
    size_t end = 0;  // one past the last piece
    uint32_t node = 0;
    uint32_t fitting = 0;
  };

  void split() {
    pieces_.reserve(syntax_.size() + syntax_.size() / 8);
    std::vector<Piece> parts;
    for (uint32_t t = 0; t < syntax_.size(); ++t) {
      const std::string_view form = syntax_.form(t);
      if (add_plain_word(t, form)) continue;
      parts.clear();
      split_pieces(form, parts);
      if (parts.empty()) {
        if (!is_joiner(syntax_.form(t)) && !is_bracket(syntax_.form(t)))
          pieces_.push_back({t, UINT32_MAX, Casing::lower, true});
        continue;
      }
      for (const auto& part : parts)
        pieces_.push_back({t, lexicon_.piece_id(part.text), part.casing, false});
      pieces_.back().last_of_token = true;
    }
  }

  // What split_pieces would give for a word of A to z, without building it.
  bool add_plain_word(uint32_t token, std::string_view form) {
    std::array<char, 32> folded;
    if (form.empty() || form.size() > folded.size() || !is_plain_ascii_word(form)) return false;
    size_t capitals = 0;
    for (size_t i = 0; i < form.size(); ++i) {
      const bool capital = form[i] <= 'Z';
      capitals += capital ? 1 : 0;
      folded[i] = static_cast<char>(form[i] | 0x20);
    }
    const Casing casing = form[0] > 'Z'                              ? Casing::lower
                          : capitals >= 2 && capitals == form.size() ? Casing::capitals
                                                                     : Casing::initial;
    pieces_.push_back({token, lexicon_.piece_id({folded.data(), form.size()}), casing, true});
    return true;
  }

  bool hyphenated(uint32_t token) const { return !is_plain_ascii_word(syntax_.form(token)); }

  bool fits(const NameSense& sense, size_t from, size_t to) const {
    if (sense.any_case && !sense.exact_case) return true;
    bool all_capitals = true;
    for (size_t i = from; i < to; ++i)
      all_capitals = all_capitals && pieces_[i].casing == Casing::capitals;
    if (sense.exact_case) {
      if (to - from > 1)
        return pieces_[from].casing != Casing::lower && pieces_[to - 1].casing != Casing::lower;
      return all_capitals || syntax_.form(pieces_[from].token).size() == 1 || mixed_case(from);
    }
    return (sense.lower_first || pieces_[from].casing != Casing::lower) &&
           (sense.lower_last || pieces_[to - 1].casing != Casing::lower) && has_capital(from, to);
  }

  bool has_capital(size_t from, size_t to) const {
    for (size_t i = from; i < to; ++i) {
      if (pieces_[i].casing != Casing::lower) return true;
    }
    return false;
  }

  // "BiH", "IIs": marked [case] but not all capitals; the initial must be one.
  bool mixed_case(size_t at) const {
    const auto form = syntax_.form(pieces_[at].token);
    return pieces_[at].casing == Casing::initial &&
           std::any_of(form.begin() + 1, form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "Communist Party of India (Maoist)" is a name with its bracket; no name begins or ends inside another's.
  Span with_bracket(Span tokens) const {
    int open = 0;
    for (uint32_t t = tokens.begin; t < tokens.end && open >= 0; ++t)
      open += syntax_.form(t) == "(" ? 1 : syntax_.form(t) == ")" ? -1 : 0;
    if (open == 0) return tokens;
    const bool closed = open == 1 && tokens.end < syntax_.size() && syntax_.form(tokens.end) == ")";
    return closed ? Span{tokens.begin, tokens.end + 1} : Span{};
  }

  void match_from(size_t start) {
    for (auto& best : best_)
      best = {};
    uint32_t node = NameTrie::root;
    for (size_t i = start; i < pieces_.size() && i < start + 12; ++i) {
      if (pieces_[i].id == UINT32_MAX) break;
      node = lexicon_.step(node, pieces_[i].id);
      if (node == UINT32_MAX) break;
      if (!pieces_[i].last_of_token && !hyphenated(pieces_[i].token)) continue;
      if (with_bracket({pieces_[start].token, pieces_[i].token + 1}).empty()) continue;
      const auto& senses = lexicon_.senses(node);
      for (size_t k = 0; k < senses.size() && k < 32; ++k) {
        if (!fits(senses[k], start, i + 1)) continue;
        auto& best = best_[static_cast<size_t>(class_of(senses[k].kind))];
        if (best.end != i + 1) best = {i + 1, node, 0};
        best.fitting |= 1U << k;
      }
    }
  }

  void keep(std::vector<NameHit>& hits, Class kind, size_t start) {
    const auto& best = best_[static_cast<size_t>(kind)];
    if (best.fitting == 0) return;
    const Span tokens = with_bracket({pieces_[start].token, pieces_[best.end - 1].token + 1});
    if (!hits.empty() && hits.back().tokens.overlaps(tokens)) {
      if (hits.back().tokens.size() >= tokens.size()) return;
      if (hits.back().tokens.begin < tokens.begin) return;
      hits.pop_back();
    }
    hits.push_back({tokens, &lexicon_.senses(best.node), best.fitting});
  }

  const Syntax& syntax_;
  const ActorLexicon& lexicon_;
  std::vector<PieceAt> pieces_;
  Best best_[3];
};

}  // namespace

const NameSense* NameHit::sense(NameKind kind) const {
  for (size_t i = 0; i < senses->size() && i < 32; ++i) {
    if ((fitting >> i & 1U) != 0 && (*senses)[i].kind == kind) return &(*senses)[i];
  }
  return nullptr;
}

const NameSense* NameHit::sure_sense(NameKind kind) const {
  for (size_t i = 0; i < senses->size() && i < 32; ++i) {
    const auto& one = (*senses)[i];
    if ((fitting >> i & 1U) != 0 && one.kind == kind && !one.context && !one.ambiguous) return &one;
  }
  return nullptr;
}

ScanResult scan_names(const Syntax& syntax, const ActorLexicon& lexicon) {
  return Scanner(syntax, lexicon).run();
}

}  // namespace dateline
