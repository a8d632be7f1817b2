// Lemmas by rule, as spaCy's English lemmatizer finds them: tables of exceptions, endings and known words per
// part of speech, and the word itself where its morphology says it is a base form.
//
//   auto lemmatizer = Lemmatizer::open(model);
//   lemmatizer->append_lemma("said", "said", Pos::VERB, "Tense=Past|VerbForm=Fin", out);   // out += "say"
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "syntax/labels.h"
#include "syntax/model_file.h"

namespace dateline {

class Lemmatizer {
 public:
  // `model` must outlive it.
  static Result<Lemmatizer> open(const ModelFile& model);
  // `lower` is `form` in lower case.
  void append_lemma(std::string_view form, std::string_view lower, Pos pos, std::string_view feats,
                    std::string& out) const;

 private:
  static constexpr size_t pos_count = static_cast<size_t>(Pos::EOL) + 1;
  struct Table {
    bool any = false;
    std::vector<std::string_view> known;       // ascending
    std::vector<std::string_view> exceptions;  // ascending
    std::span<const uint32_t> exception_ends;  // of the forms of exception i, in exception_forms
    std::vector<std::string_view> exception_forms;
    std::vector<std::string_view> endings;  // old, new, old, new, ...
  };
  static Status load(const ModelFile& model, const std::string& pos, Table& table);
  void append_by_rule(const Table& table, std::string_view form, std::string_view lower,
                      std::string& out) const;

  std::array<Table, pos_count> tables_;
};

}  // namespace dateline
