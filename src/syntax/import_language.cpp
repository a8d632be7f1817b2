#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "syntax/import.h"
#include "syntax/import_ruler.h"
#include "syntax/labels.h"
#include "syntax/msgpack_value.h"
#include "syntax/python_regex.h"
#include "syntax/word_id.h"

namespace dateline {

namespace {

Error foreign(const std::string& where, const std::string& what) {
  return {ErrorCode::model_foreign, where,
          what + "; the pipeline is not of the kind this program runs (spaCy 3, English, CNN)"};
}

// spaCy's ids of the attributes ORTH and NORM, which are the keys of a special case's parts.
constexpr std::string_view orth_key = "ORTH";
constexpr std::string_view norm_key = "NORM";

// The value of an attribute in a map whose keys are attribute ids (or, in older files, names).
const MsgValue* find_attribute(const MsgValue& map, std::string_view name_of_key) {
  const uint64_t id = word_id(name_of_key);
  for (size_t i = 0; i + 1 < map.items.size(); i += 2) {
    const MsgValue& key = map.items[i];
    if ((key.is_integer() && key.integer == id) || (key.is_text() && key.text == name_of_key))
      return &map.items[i + 1];
  }
  return nullptr;
}

Status import_patterns(const MsgValue& doc, const std::string& where, ModelWriter& model) {
  constexpr std::array<const char*, 5> names = {"prefix_search", "suffix_search", "infix_finditer",
                                                "token_match", "url_match"};
  std::vector<std::string> patterns;
  for (const char* name_of_pattern : names) {
    const MsgValue* value = doc.find(name_of_pattern);
    patterns.emplace_back();
    if (value == nullptr || value->kind == MsgValue::Kind::nil) continue;
    if (!value->is_text()) return foreign(where, std::string(name_of_pattern) + " is no regular expression");
    const std::string place = where + ": " + name_of_pattern;
    auto translated = translate_python_regex(value->text, place);
    if (!translated) return translated.error();
    if (auto compiled = Regex::compile(*translated, place); !compiled) return compiled.error();
    patterns.back() = std::move(*translated);
  }
  model.add_strings("tokenizer.patterns", patterns);
  return {};
}

Status import_specials(const MsgValue& doc, const std::string& where, ModelWriter& model) {
  const MsgValue* rules = doc.find("exceptions");
  if (rules == nullptr || !rules->is_map()) return foreign(where, "exceptions is no map of special cases");
  std::vector<std::string> texts, forms, norms;
  std::vector<uint32_t> ends;
  std::set<std::string_view> seen;
  for (size_t i = 0; i + 1 < rules->items.size(); i += 2) {
    const MsgValue& text = rules->items[i];
    const MsgValue& parts = rules->items[i + 1];
    const std::string place = "the special case \"" + std::string(text.text) + "\"";
    if (!text.is_text() || !parts.is_array() || parts.items.empty())
      return foreign(where, place + " is no list of tokens");
    std::string joined;
    for (const MsgValue& part : parts.items) {
      const MsgValue* form = find_attribute(part, orth_key);
      const MsgValue* norm = find_attribute(part, norm_key);
      const size_t known = (form != nullptr ? 2 : 0) + (norm != nullptr ? 2 : 0);
      if (!part.is_map() || form == nullptr || !form->is_text() || form->text.empty() ||
          (norm != nullptr && !norm->is_text()) || part.items.size() != known) {
        return foreign(where, place + " has a token with other attributes than ORTH and NORM");
      }
      joined += form->text;
      forms.emplace_back(form->text);
      norms.emplace_back(norm != nullptr ? norm->text : std::string_view());
    }
    if (joined != text.text || !seen.insert(text.text).second)
      return foreign(where, place + " does not fit its tokens");
    texts.emplace_back(text.text);
    ends.push_back(static_cast<uint32_t>(forms.size()));
  }
  model.add_strings("tokenizer.special_texts", texts);
  model.add_array<uint32_t>("tokenizer.special_ends", ends);
  model.add_strings("tokenizer.part_forms", forms);
  model.add_strings("tokenizer.part_norms", norms);
  return {};
}

Status import_tokenizer(const Archive& archive, ModelWriter& model) {
  const std::string where = archive.where("tokenizer");
  auto bytes = archive.bytes("tokenizer");
  if (!bytes) return bytes.error();
  auto doc = parse_msgpack(*bytes, where);
  if (!doc) return doc.error();
  if (!doc->is_map()) return foreign(where, "not a map");
  if (auto s = import_patterns(*doc, where, model); !s) return s;
  if (auto s = import_specials(*doc, where, model); !s) return s;
  const MsgValue* fast = doc->find("faster_heuristics");
  const uint32_t faster = fast == nullptr || fast->integer != 0 ? 1 : 0;
  model.add_array<uint32_t>("tokenizer.options", std::span(&faster, 1));
  return {};
}

// Norms of words ("vocab/lookups.bin", table lexeme_norm): id of the word -> id of the norm, ascending.
Status import_norms(const Archive& archive, ModelWriter& model) {
  std::map<uint64_t, uint64_t> norms;
  const std::string where = archive.where("vocab/lookups.bin");
  std::string bytes;
  if (archive.has("vocab/lookups.bin")) {
    auto read = archive.bytes("vocab/lookups.bin");
    if (!read) return read.error();
    bytes = std::move(*read);
    auto doc = parse_msgpack(bytes, where);
    if (!doc) return doc.error();
    if (const MsgValue* table = doc->find("lexeme_norm"); table != nullptr) {
      for (size_t i = 0; i + 1 < table->items.size(); i += 2) {
        const MsgValue& key = table->items[i];
        const MsgValue& norm = table->items[i + 1];
        if (!table->is_map() || !norm.is_text() || !(key.is_integer() || key.is_text())) {
          return foreign(where, "lexeme_norm is no table of norms");
        }
        norms[key.is_integer() ? key.integer : word_id(key.text)] = word_id(norm.text);
      }
    }
  }
  std::vector<uint64_t> keys, values;
  for (const auto& [key, value] : norms) {
    keys.push_back(key);
    values.push_back(value);
  }
  model.add_array<uint64_t>("lexeme.norm_keys", keys);
  model.add_array<uint64_t>("lexeme.norms", values);
  return {};
}

// One part of speech of the lemmatizer's tables; each of the three may be missing.
struct LemmaTables {
  const MsgValue* known = nullptr;
  const MsgValue* exceptions = nullptr;
  const MsgValue* endings = nullptr;
  bool any() const {
    return (known != nullptr && !known->items.empty()) ||
           (exceptions != nullptr && !exceptions->items.empty()) ||
           (endings != nullptr && !endings->items.empty());
  }
};

Status import_exceptions(const MsgValue* table, const std::string& where, const std::string& prefix,
                         ModelWriter& model) {
  std::map<std::string_view, const MsgValue*> sorted;
  if (table != nullptr) {
    for (size_t i = 0; i + 1 < table->items.size(); i += 2) {
      if (!table->is_map() || !table->items[i].is_text() || !table->items[i + 1].is_array()) {
        return foreign(where, "lemma_exc is no table of lists");
      }
      sorted[table->items[i].text] = &table->items[i + 1];
    }
  }
  std::vector<std::string> words, forms;
  std::vector<uint32_t> ends;
  for (const auto& [word, lemmas] : sorted) {
    words.emplace_back(word);
    for (const MsgValue& lemma : lemmas->items) {
      if (!lemma.is_text()) return foreign(where, "lemma_exc holds a lemma that is no text");
      forms.emplace_back(lemma.text);
    }
    ends.push_back(static_cast<uint32_t>(forms.size()));
  }
  model.add_strings(prefix + "exceptions", words);
  model.add_strings(prefix + "exception_forms", forms);
  model.add_array<uint32_t>(prefix + "exception_ends", ends);
  return {};
}

Status import_lemma_table(const LemmaTables& tables, const std::string& where, const std::string& prefix,
                          ModelWriter& model) {
  std::vector<std::string> known, endings;
  if (tables.known != nullptr) {
    for (const MsgValue& word : tables.known->items) {
      if (!word.is_text()) return foreign(where, "lemma_index holds what is no word");
      known.emplace_back(word.text);
    }
  }
  std::sort(known.begin(), known.end());
  if (tables.endings != nullptr) {
    for (const MsgValue& rule : tables.endings->items) {
      if (rule.items.size() != 2 || !rule.items[0].is_text() || !rule.items[1].is_text()) {
        return foreign(where, "lemma_rules holds what is no pair of endings");
      }
      endings.emplace_back(rule.items[0].text);
      endings.emplace_back(rule.items[1].text);
    }
  }
  model.add_strings(prefix + "known", known);
  model.add_strings(prefix + "endings", endings);
  return import_exceptions(tables.exceptions, where, prefix, model);
}

Status import_lemmas(const Archive& archive, ModelWriter& model) {
  const std::string file = "lemmatizer/lookups/lookups.bin";
  const std::string where = archive.where(file);
  auto bytes = archive.bytes(file);
  if (!bytes) return bytes.error();
  auto doc = parse_msgpack(*bytes, where);
  if (!doc) return doc.error();
  if (doc->find("lemma_rules") == nullptr)
    return foreign(where, "no lemma_rules (is the lemmatizer's mode not \"rule\"?)");
  std::vector<std::string> names;
  for (size_t p = 1; p <= static_cast<size_t>(Pos::EOL); ++p) {
    const std::string pos(name(static_cast<Pos>(p)));
    std::string lower = pos;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return static_cast<char>(c + 32); });
    const auto table = [&](const char* kind) -> const MsgValue* {
      const MsgValue* all = doc->find(kind);
      if (all == nullptr) return nullptr;
      for (size_t i = 0; i + 1 < all->items.size(); i += 2) {
        const MsgValue& key = all->items[i];
        if ((key.is_integer() && key.integer == word_id(lower)) || (key.is_text() && key.text == lower)) {
          return &all->items[i + 1];
        }
      }
      return nullptr;
    };
    const LemmaTables tables{table("lemma_index"), table("lemma_exc"), table("lemma_rules")};
    if (!tables.any()) continue;
    if (auto s = import_lemma_table(tables, where, "lemma." + pos + ".", model); !s) return s;
    names.push_back(pos);
  }
  model.add_strings("lemma.tables", names);
  return {};
}

}  // namespace

Status import_language(const Archive& archive, ModelWriter& model) {
  for (const auto part : {import_tokenizer, import_norms, import_ruler, import_lemmas}) {
    if (auto s = part(archive, model); !s) return s;
  }
  return {};
}

}  // namespace dateline
