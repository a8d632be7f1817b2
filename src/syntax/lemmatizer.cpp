#include "syntax/lemmatizer.h"

#include <algorithm>

#include "base/utf8.h"

namespace dateline {

namespace {

// The value of a feature in "Number=Sing|Person=3"; "" where it has none.
std::string_view feature(std::string_view feats, std::string_view field) {
  while (!feats.empty()) {
    const std::string_view one = feats.substr(0, feats.find('|'));
    if (one.size() > field.size() && one.starts_with(field) && one[field.size()] == '=') {
      return one.substr(field.size() + 1);
    }
    feats.remove_prefix(std::min(feats.size(), one.size() + 1));
  }
  return {};
}

// Whether the morphology alone says that the form is its own lemma.
bool is_base_form(Pos pos, std::string_view feats) {
  if (pos == Pos::NOUN && feature(feats, "Number") == "Sing") return true;
  const std::string_view verb_form = feature(feats, "VerbForm");
  if (verb_form == "Inf" || verb_form == "None") return true;
  if (pos == Pos::VERB && verb_form == "Fin" && feature(feats, "Tense") == "Pres" &&
      feature(feats, "Number").empty()) {
    return true;
  }
  return feature(feats, "Degree") == "Pos";
}

bool is_all_alpha(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (!is_alpha(c.value)) return false;
    at += c.size;
  }
  return !text.empty();
}

}  // namespace

Status Lemmatizer::load(const ModelFile& model, const std::string& pos, Table& table) {
  const std::string prefix = "lemma." + pos + ".";
  const auto strings = [&](const char* part, std::vector<std::string_view>& out) -> Status {
    auto list = model.strings(prefix + part);
    if (!list) return list.error();
    out = std::move(*list);
    return {};
  };
  if (auto s = strings("known", table.known); !s) return s;
  if (auto s = strings("exceptions", table.exceptions); !s) return s;
  if (auto s = strings("exception_forms", table.exception_forms); !s) return s;
  if (auto s = strings("endings", table.endings); !s) return s;
  auto ends = model.array<uint32_t>(prefix + "exception_ends");
  if (!ends) return ends.error();
  table.exception_ends = *ends;
  const bool sound = ends->size() == table.exceptions.size() && std::is_sorted(ends->begin(), ends->end()) &&
                     (ends->empty() || ends->back() == table.exception_forms.size()) &&
                     table.endings.size() % 2 == 0;
  if (!sound) {
    return Error{ErrorCode::model_damaged, model.path(),
                 "the lemma table of " + pos + " is broken; import the model anew"};
  }
  table.any = true;
  return {};
}

Result<Lemmatizer> Lemmatizer::open(const ModelFile& model) {
  auto tables = model.strings("lemma.tables");
  if (!tables) return tables.error();
  Lemmatizer out;
  for (const auto name_of_table : *tables) {
    const auto pos = pos_of(name_of_table);
    if (!pos) {
      return Error{ErrorCode::model_damaged, model.path(),
                   "a lemma table of no part of speech; import the model anew"};
    }
    if (auto s = load(model, std::string(name_of_table), out.tables_[static_cast<size_t>(*pos)]); !s)
      return s.error();
  }
  return out;
}

void Lemmatizer::append_lemma(std::string_view form, std::string_view lower, Pos pos, std::string_view feats,
                              std::string& out) const {
  const Table& table = tables_[static_cast<size_t>(pos)];
  if (pos == Pos::none || pos == Pos::EOL || pos == Pos::SPACE || is_base_form(pos, feats)) {
    out += lower;
  } else if (!table.any) {
    out += pos == Pos::PROPN ? form : lower;
  } else {
    append_by_rule(table, form, lower, out);
  }
}

// An exception stands before every form made by an ending, a form that is known (or no plain word) before one
// that is not; nothing at all gives the word as it is. Of several exceptions the last stands first, unless an
// ending makes it too.
void Lemmatizer::append_by_rule(const Table& table, std::string_view form, std::string_view lower,
                                std::string& out) const {
  std::vector<std::string> forms;
  std::string unknown;
  bool has_unknown = false;
  for (size_t i = 0; i < table.endings.size(); i += 2) {
    if (!lower.ends_with(table.endings[i])) continue;
    std::string made(lower.substr(0, lower.size() - table.endings[i].size()));
    made += table.endings[i + 1];
    if (made.empty()) continue;
    if (std::binary_search(table.known.begin(), table.known.end(), made) || !is_all_alpha(made)) {
      if (std::find(forms.begin(), forms.end(), made) == forms.end()) forms.push_back(std::move(made));
    } else if (!has_unknown) {
      unknown = std::move(made);
      has_unknown = true;
    }
  }
  const auto at = std::lower_bound(table.exceptions.begin(), table.exceptions.end(), lower);
  if (at != table.exceptions.end() && *at == lower) {
    const auto i = static_cast<size_t>(at - table.exceptions.begin());
    for (uint32_t e = i == 0 ? 0 : table.exception_ends[i - 1]; e < table.exception_ends[i]; ++e) {
      if (std::find(forms.begin(), forms.end(), table.exception_forms[e]) == forms.end()) {
        forms.insert(forms.begin(), std::string(table.exception_forms[e]));
      }
    }
  }
  if (!forms.empty()) {
    out += forms.front();
  } else {
    out += has_unknown ? std::string_view(unknown) : form;
  }
}

}  // namespace dateline
