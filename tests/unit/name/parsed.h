// A parse from a small CoNLL-U file of our own sentences, as `dateline parse` prints them, for tests of the
// room.
#pragma once

#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "name/actor_lexicon.h"
#include "syntax/syntax.h"
#include "text/text.h"

namespace dateline {

// The lexicon of the repository, loaded once a program.
inline const ActorLexicon& shipped_lexicon() {
  static const ActorLexicon loaded = [] {
    auto result = ActorLexicon::load(std::string(DATELINE_SOURCE_DIR) + "/lexicon");
    EXPECT_TRUE(result) << result.error().text();
    return std::move(*result);
  }();
  return loaded;
}

struct Parsed {
  Text text;
  Syntax syntax;
  std::unique_ptr<Tree> tree;
};

inline void append_token(Parsed& out, const std::vector<std::string>& fields, uint32_t sentence_first) {
  auto& s = out.syntax;
  const auto index = static_cast<uint32_t>(s.tag.size());
  s.tokens.begin.push_back(static_cast<uint32_t>(out.text.body.size()));
  s.tokens.length.push_back(static_cast<uint32_t>(fields[1].size()));
  const bool space = fields[9].find("SpaceAfter=No") == std::string::npos;
  s.tokens.space_after.push_back(space ? 1 : 0);
  s.tokens.norm.push_back(0);
  out.text.body += fields[1] + (space ? " " : "");
  s.tag.push_back(tag_of(fields[4]).value_or(Tag::none));
  s.pos.push_back(pos_of(fields[3]).value_or(Pos::none));
  s.feats.emplace_back();
  const auto head = static_cast<uint32_t>(std::stoul(fields[6]));
  s.head.push_back(head == 0 ? index : sentence_first + head - 1);
  s.dep.push_back(head == 0 ? Dep::ROOT : dep_of(fields[7]).value_or(Dep::dep));
  s.lemma_text += fields[2];
  s.lemma_end.push_back(static_cast<uint32_t>(s.lemma_text.size()));
  const size_t at = fields[9].find("NER=");
  const std::string ner = fields[9].substr(at + 4, fields[9].find('|', at) - at - 4);
  if (ner[0] == 'B')
    s.entities.push_back({{index, index + 1}, entity_label_of(ner.substr(2)).value_or(EntityLabel::none)});
  if (ner[0] == 'I') s.entities.back().tokens.end = index + 1;
}

inline void mark_quotes(Text& text) {
  size_t open = std::string::npos;
  for (size_t i = 0; i < text.body.size(); ++i) {
    if (text.body[i] != '"') continue;
    if (open == std::string::npos) {
      open = i + 1;
    } else {
      text.quotes.push_back({static_cast<uint32_t>(open), static_cast<uint32_t>(i)});
      open = std::string::npos;
    }
  }
}

inline std::unique_ptr<Parsed> read_parsed(const std::string& name) {
  auto out = std::make_unique<Parsed>();
  std::ifstream in(std::string(DATELINE_SOURCE_DIR) + "/tests/unit/name/data/" + name + ".conllu");
  EXPECT_TRUE(in) << name;
  uint32_t first = 0;
  bool fresh = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) fresh = true;
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> fields;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');)
      fields.push_back(cell);
    if (fresh) {
      first = static_cast<uint32_t>(out->syntax.tag.size());
      out->syntax.sentence_start.push_back(first);
      fresh = false;
    }
    append_token(*out, fields, first);
  }
  mark_quotes(out->text);
  out->syntax.tokens.text = out->text.body;
  out->tree = std::make_unique<Tree>(out->syntax);
  return out;
}

}  // namespace dateline
