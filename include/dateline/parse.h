// The grammar of a text on its own: words, tags, lemmas, dependencies, named entities, as `dateline parse`
// prints them.
//
//   auto parser = dateline::Parser::open("model/en_core_web_md-3.7.1.dlm");
//   if (!parser) { std::cerr << parser.error().text() << '\n'; return 1; }
//   std::cout << parser->parse("1", "Iraqi troops seized Kirkuk.", dateline::ParseFormat::conllu);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "dateline/result.h"

namespace dateline {

enum class ParseFormat : uint8_t {
  conllu,  // https://universaldependencies.org/format.html; docs/parse.md says what the fields hold
  json,    // one object on one line
};

// Constant, but for the buffers of its calls: use one Parser per thread.
class Parser {
 public:
  // `model`: as in CoderOptions. Errors: model_missing, model_damaged, model_foreign, model_version.
  static Result<Parser> open(const std::string& model = {});
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;
  ~Parser();

  // Any bytes. Unless `raw`, the text is repaired first, as the coder does, and its dateline left out; `raw`
  // takes it as it is, in one piece. Spans count code points of the text as given.
  std::string parse(std::string_view id, std::string_view text, ParseFormat format, bool raw = false);

 private:
  struct Impl;
  explicit Parser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Converts a published spaCy pipeline (English, CNN) into a model file; returns the path it wrote. `out` ""
// names the file after the pipeline, in the current directory: "en_core_web_md-3.7.1.dlm". Errors:
// file_missing, file_unreadable, file_unwritable, model_damaged, model_foreign.
Result<std::string> convert_model(const std::string& wheel_or_directory, const std::string& out = {});

}  // namespace dateline
