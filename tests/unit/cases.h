// Parses of the sentences of a cases.txt (tests/unit/parse_cases.py writes them), by sentence.
#pragma once

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "name/parsed.h"

namespace dateline {

inline void finish_parse(Parsed& parsed) {
  mark_quotes(parsed.text);
  parsed.syntax.tokens.text = parsed.text.body;
  parsed.tree = std::make_unique<Tree>(parsed.syntax);
}

inline std::map<std::string, std::unique_ptr<Parsed>> read_case_parses(const std::string& path) {
  std::map<std::string, std::unique_ptr<Parsed>> out;
  std::ifstream in(path);
  Parsed* current = nullptr;
  uint32_t first = 0;
  bool fresh = true;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("# text = ", 0) == 0) {
      auto& slot = out[line.substr(9)];
      slot = std::make_unique<Parsed>();
      current = slot.get();
      fresh = true;
    } else if (line.empty()) {
      fresh = true;
    } else if (current != nullptr && line[0] != '#') {
      std::vector<std::string> fields;
      std::istringstream cells(line);
      for (std::string cell; std::getline(cells, cell, '\t');)
        fields.push_back(cell);
      if (fresh) {
        first = static_cast<uint32_t>(current->syntax.tag.size());
        current->syntax.sentence_start.push_back(first);
        fresh = false;
      }
      append_token(*current, fields, first);
    }
  }
  for (auto& [sentence, parsed] : out)
    finish_parse(*parsed);
  return out;
}

inline std::string strip(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace dateline
