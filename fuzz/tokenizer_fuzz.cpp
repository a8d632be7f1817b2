// Any bytes are tokenized, with the rules of the model where there is one (else with a few of our own):
// tokens ascend and cover all of the text but the single spaces between them.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "syntax/tokenizer.h"

namespace {

struct Parts {
  std::vector<std::byte> bytes;
  std::unique_ptr<dateline::ModelFile> model;
  std::unique_ptr<dateline::Vocabulary> vocabulary;
  std::unique_ptr<dateline::Tokenizer> tokenizer;
};

std::vector<std::byte> few_rules() {
  using Strings = std::vector<std::string>;
  dateline::ModelWriter out;
  out.add_strings("tokenizer.patterns",
                  Strings{R"x(^[(":']|^\.\.+)x", R"x([)":,']$|'s$|(?<=[a-z)])\.$)x",
                          R"x(\.\.+|(?<=[a-z])[\-/](?=[a-z]))x", "", R"x(^https?://[^ ]+$)x"});
  out.add_array<uint32_t>("tokenizer.options", std::vector<uint32_t>{1});
  out.add_strings("tokenizer.special_texts", Strings{"don't", ":)", "U.S.", "a b"});
  out.add_array<uint32_t>("tokenizer.special_ends", std::vector<uint32_t>{2, 3, 4, 7});
  out.add_strings("tokenizer.part_forms", Strings{"do", "n't", ":)", "U.S.", "a", " ", "b"});
  out.add_strings("tokenizer.part_norms", Strings{"", "not", "", "", "", "", ""});
  out.add_array<uint64_t>("lexeme.norm_keys", std::vector<uint64_t>{});
  out.add_array<uint64_t>("lexeme.norms", std::vector<uint64_t>{});
  return out.finish();
}

Parts open() {
  Parts out;
  const std::string path = std::string(DATELINE_SOURCE_DIR) + "/build/model/en_core_web_md-3.7.1.dlm";
  auto model = dateline::ModelFile::open(path);
  if (!model) {
    out.bytes = few_rules();
    model = dateline::ModelFile::from_memory(out.bytes, "few rules");
  }
  if (!model) std::abort();
  out.model = std::make_unique<dateline::ModelFile>(std::move(*model));
  auto vocabulary = dateline::Vocabulary::open(*out.model);
  if (!vocabulary) std::abort();
  out.vocabulary = std::make_unique<dateline::Vocabulary>(std::move(*vocabulary));
  auto tokenizer = dateline::Tokenizer::open(*out.model, *out.vocabulary);
  if (!tokenizer) std::abort();
  out.tokenizer = std::make_unique<dateline::Tokenizer>(std::move(*tokenizer));
  return out;
}

void check(const dateline::Tokens& tokens, dateline::Span block) {
  size_t at = block.begin;
  for (size_t i = 0; i < tokens.size(); ++i) {
    if (tokens.begin[i] != at || tokens.length[i] == 0) std::abort();
    at += tokens.length[i];
    if (tokens.space_after[i] != 0) {
      if (at >= block.end || tokens.text[at] != ' ') std::abort();
      ++at;
    }
  }
  if (at != block.end) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Parts parts = open();
  static dateline::Lexemes lexemes;
  static dateline::Tokenizer::Scratch scratch;
  constexpr size_t most_bytes = 16 << 20;
  if (lexemes.bytes() + scratch.bytes() > most_bytes) {
    lexemes.clear();
    scratch.clear();
  }
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto end = static_cast<uint32_t>(size);
  for (const dateline::Span block : {dateline::Span{0, end}, dateline::Span{end / 3, end}}) {
    dateline::Tokens tokens;
    tokens.text = text;
    std::vector<uint32_t> lexeme_of;
    parts.tokenizer->tokenize(text, block, lexemes, scratch, tokens, lexeme_of);
    if (lexeme_of.size() != tokens.size()) std::abort();
    check(tokens, block);
  }
  return 0;
}
