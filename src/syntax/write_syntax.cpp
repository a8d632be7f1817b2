#include "syntax/write_syntax.h"

#include <array>
#include <charconv>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace dateline {

namespace {

// Code points before each token's begin and end, in one pass over the text.
std::vector<Span> character_spans(const Tokens& tokens, const OffsetMap* given) {
  std::vector<Span> out;
  out.reserve(tokens.size());
  size_t at = 0;
  uint32_t count = 0;
  const auto count_to = [&](size_t end) {
    for (; at < end; ++count)
      at += decode_utf8(tokens.text, at).size;
    return count;
  };
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (given != nullptr) {
      out.push_back(given->to_given(Span{tokens.begin[i], tokens.end(i)}));
      continue;
    }
    const uint32_t begin = count_to(tokens.begin[i]);
    out.push_back({begin, count_to(tokens.end(i))});
  }
  return out;
}

void append_number(std::string& out, uint64_t value) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_escaped_space(std::string& out, char32_t c) {
  switch (c) {
    case ' ':
      out += "\\s";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      break;
  }
  std::array<char, 8> hex{};
  const auto end = std::to_chars(hex.data(), hex.data() + hex.size(), static_cast<uint32_t>(c), 16).ptr;
  out += "\\u{";
  out.append(hex.data(), end);
  out += '}';
}

// A field of one word: never empty, never with white space or a control character in it.
void append_field(std::string& out, std::string_view text) {
  if (text.empty()) out += '_';
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    if (is_space(c.value)) {
      append_escaped_space(out, c.value);
    } else {
      append_utf8(out, c.value < 0x20 || c.value == 0x7F ? 0xFFFD : c.value);
    }
    at += c.size;
  }
}

// Text on a line of its own: white space of all kinds as single blanks.
void append_comment(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    append_utf8(out, is_space(c.value) || c.value < 0x20 || c.value == 0x7F ? U' ' : c.value);
    at += c.size;
  }
}

// "B-GPE", "I-GPE" or "O" per token.
std::vector<std::pair<char, EntityLabel>> entity_marks(const Syntax& syntax) {
  std::vector<std::pair<char, EntityLabel>> out(syntax.size(), {'O', EntityLabel::none});
  for (const Entity& e : syntax.entities) {
    for (uint32_t i = e.tokens.begin; i < e.tokens.end; ++i)
      out[i] = {i == e.tokens.begin ? 'B' : 'I', e.label};
  }
  return out;
}

}  // namespace

void append_conllu(std::string& out, std::string_view id, const Syntax& syntax, const OffsetMap* given) {
  const auto characters = character_spans(syntax.tokens, given);
  const auto marks = entity_marks(syntax);
  out += "# newdoc id = ";
  append_comment(out, id);
  out += '\n';
  for (size_t s = 0; s < syntax.sentence_count(); ++s) {
    const Span sentence = syntax.sentence(s);
    const Span bytes = syntax.tokens.bytes(sentence);
    out += "# sent_id = ";
    append_number(out, s + 1);
    out += "\n# text = ";
    append_comment(out, syntax.tokens.text.substr(bytes.begin, bytes.size()));
    out += '\n';
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      append_number(out, i - sentence.begin + 1);
      const auto field = [&out](std::string_view text) {
        out += '\t';
        append_field(out, text);
      };
      field(syntax.form(i));
      field(syntax.lemma(i));
      field(name(syntax.pos[i]));
      field(name(syntax.tag[i]));
      field(syntax.feats[i]);
      out += '\t';
      // A head outside its sentence has no place in this format; such a word is a root here.
      const bool root = syntax.is_root(i) || !sentence.contains(syntax.head[i]);
      append_number(out, root ? 0 : syntax.head[i] - sentence.begin + 1);
      field(root ? "root" : name(syntax.dep[i]));
      out += "\t_\tNER=";
      out += marks[i].first;
      if (marks[i].first != 'O') out += "-" + std::string(name(marks[i].second));
      if (syntax.tokens.space_after[i] == 0) out += "|SpaceAfter=No";
      out += "|TokenRange=";
      append_number(out, characters[i].begin);
      out += ':';
      append_number(out, characters[i].end);
      out += '\n';
    }
    out += '\n';
  }
  if (syntax.sentence_count() == 0) out += '\n';
}

void append_json(std::string& out, std::string_view id, const Syntax& syntax, const OffsetMap* given) {
  using nlohmann::ordered_json;
  const auto characters = character_spans(syntax.tokens, given);
  ordered_json doc;
  doc["id"] = id;
  doc["text"] = syntax.tokens.text;
  doc["tokens"] = ordered_json::array();
  for (uint32_t i = 0; i < syntax.size(); ++i) {
    doc["tokens"].push_back(ordered_json{{"span", {characters[i].begin, characters[i].end}},
                                         {"form", syntax.form(i)},
                                         {"lemma", syntax.lemma(i)},
                                         {"tag", name(syntax.tag[i])},
                                         {"pos", name(syntax.pos[i])},
                                         {"feats", syntax.feats[i]},
                                         {"head", syntax.head[i]},
                                         {"dep", name(syntax.dep[i])},
                                         {"space_after", syntax.tokens.space_after[i] != 0}});
  }
  doc["sentences"] = ordered_json::array();
  for (size_t s = 0; s < syntax.sentence_count(); ++s) {
    doc["sentences"].push_back({syntax.sentence(s).begin, syntax.sentence(s).end});
  }
  doc["entities"] = ordered_json::array();
  for (const Entity& e : syntax.entities) {
    doc["entities"].push_back(
        ordered_json{{"tokens", {e.tokens.begin, e.tokens.end}}, {"label", name(e.label)}});
  }
  out += doc.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  out += '\n';
}

}  // namespace dateline
