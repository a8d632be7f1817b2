#include "time/reader.h"

#include <algorithm>
#include <cctype>

namespace dateline {

TimeReader::TimeReader(const Syntax& syntax, Date published)
    : syntax_(&syntax), published_(published), anchor_(published), anchor_interval_{published, published} {
  lower_.reserve(syntax.size());
  for (size_t i = 0; i < syntax.size(); ++i) {
    std::string word(syntax.form(i));
    for (char& c : word)
      c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    lower_.push_back(std::move(word));
  }
  entity_.assign(syntax.size(), EntityLabel::none);
  for (const Entity& e : syntax.entities) {
    for (uint32_t i = e.tokens.begin; i < e.tokens.end && i < entity_.size(); ++i)
      entity_[i] = e.label;
  }
}

bool TimeReader::is_any(size_t i, std::initializer_list<std::string_view> words) const {
  return std::find(words.begin(), words.end(), lower(i)) != words.end() && i < lower_.size();
}

bool TimeReader::in_name(size_t i) const {
  switch (entity(i)) {
    case EntityLabel::PERSON:
    case EntityLabel::ORG:
    case EntityLabel::WORK_OF_ART:
    case EntityLabel::PRODUCT:
    case EntityLabel::LAW:
    case EntityLabel::FAC:
    case EntityLabel::GPE:
    case EntityLabel::LOC:
    case EntityLabel::NORP:
      return true;
    default:
      return false;
  }
}

std::optional<int> TimeReader::year(size_t i) const {
  const auto value = digits_value(form(i));
  if (!value || form(i).size() != 4 || *value < 1500 || *value > 2199) return std::nullopt;
  return value;
}

std::optional<int> TimeReader::day_of_month(size_t i) const {
  const std::string_view word = lower(i);
  if (word.empty() || !std::isdigit(static_cast<unsigned char>(word.front()))) return std::nullopt;
  auto value = word.size() <= 2 ? digits_value(word) : ordinal_named(word);
  if (!value || *value < 1 || *value > 31) return std::nullopt;
  return value;
}

Date TimeReader::anchor_near(uint32_t token) const {
  if (token >= syntax_->size() || anchor_token_ >= syntax_->size()) return anchor_;
  return syntax_->sentence_of(anchor_token_) + 1 < syntax_->sentence_of(token) ? published_ : anchor_;
}

std::optional<int> TimeReader::told_year(uint32_t token) const {
  if (published_.days() - anchor_interval_.end.days() <= 366 || token >= syntax_->size()) return std::nullopt;
  const uint32_t there = syntax_->sentence_of(anchor_token_), here = syntax_->sentence_of(token);
  if (here < there || here - there > 3) return std::nullopt;
  // "a 2016 accord" begins no story,
  const Dep dep = syntax_->dep[anchor_token_];
  if (dep == Dep::nummod || dep == Dep::amod || dep == Dep::compound || dep == Dep::nmod) return std::nullopt;
  // nor does "born on 3 May 1960".
  const Span sentence = syntax_->sentence(there);
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (is_any(i, {"born", "founded", "("})) return std::nullopt;
  }
  return anchor_.civil().year;
}

uint32_t TimeReader::head_of(Span tokens) const {
  uint32_t found = tokens.end - 1;
  for (uint32_t i = tokens.end; i-- > tokens.begin;) {
    const uint32_t head = syntax_->head[i];
    if (!tokens.contains(head) || head == i) {
      found = i;
      if (syntax_->pos[i] == Pos::NOUN || syntax_->pos[i] == Pos::PROPN || syntax_->pos[i] == Pos::NUM) break;
    }
  }
  return found;
}

}  // namespace dateline
