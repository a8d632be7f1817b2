#include "dateline/parse.h"

#include "api/locate.h"
#include "syntax/import.h"
#include "syntax/pipeline.h"
#include "syntax/write_syntax.h"
#include "text/clean.h"

namespace dateline {

struct Parser::Impl {
  std::unique_ptr<const Pipeline> pipeline;
  Pipeline::Scratch scratch;
};

Parser::Parser(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;
Parser::~Parser() = default;

Result<Parser> Parser::open(const std::string& model) {
  const auto path = locate_model(model);
  if (!path) return path.error();
  auto pipeline = Pipeline::open(*path);
  if (!pipeline) return pipeline.error();
  auto impl = std::make_unique<Impl>();
  impl->pipeline = std::move(*pipeline);
  return Parser(std::move(impl));
}

std::string Parser::parse(std::string_view id, std::string_view text, ParseFormat format, bool raw) {
  const auto append = format == ParseFormat::json ? append_json : append_conllu;
  std::string out;
  if (raw) {
    const Span whole{0, static_cast<uint32_t>(text.size())};
    append(out, id, impl_->pipeline->parse(text, std::span(&whole, 1), impl_->scratch), nullptr);
  } else {
    const Text repaired = clean(text);
    append(out, id, impl_->pipeline->parse(repaired, impl_->scratch), &repaired.map);
  }
  return out;
}

Result<std::string> convert_model(const std::string& wheel_or_directory, const std::string& out) {
  return import_model(wheel_or_directory, out);
}

}  // namespace dateline
