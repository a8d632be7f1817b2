#include "encoder/span_typer.h"

#include <algorithm>
#include <cmath>

#include "encoder/float_ops.h"

namespace dateline {

namespace {

constexpr size_t phrases = 3;  // source, target, trigger

}  // namespace

Result<SpanTyper> SpanTyper::open(const std::string& path) {
  auto file = ModelFile::open(path);
  if (!file) return file.error();
  auto model = std::make_unique<ModelFile>(std::move(*file));
  auto pieces = WordPieces::open(*model);
  if (!pieces) return pieces.error();
  auto encoder = Encoder::open(*model);
  if (!encoder) return encoder.error();
  if (pieces->size() != encoder->vocabulary()) {
    return Error{ErrorCode::model_damaged, path,
                 "the vocabulary has another size than the encoder's table of words"};
  }
  SpanTyper typer(std::move(*pieces), std::move(*encoder));
  typer.model_ = std::move(model);
  if (Status s = typer.load_head(); !s) return s.error();
  typer.version_ = typer.model_->version();
  return typer;
}

Status SpanTyper::load_head() {
  const auto sizes = model_->array<uint32_t>("head.sizes");  // hints, hidden units
  if (!sizes) return sizes.error();
  const auto names = model_->strings("head.classes");
  if (!names) return names.error();
  const Error damaged{ErrorCode::model_damaged, model_->path(),
                      "the typer's head has another size than its encoder needs"};
  if (sizes->size() != 2 || names->empty()) return damaged;
  hints_ = (*sizes)[0];
  const size_t width = encoder_.width();
  const size_t units = (*sizes)[1];
  const size_t inputs = 4 * width + phrases + hints_;
  classes_.assign(names->begin(), names->end());
  const struct {
    const char* section;
    std::vector<float>& out;
    size_t size;
  } parts[] = {
      {"head.query", query_, phrases * width * width}, {"head.query.bias", query_bias_, width},
      {"head.hidden", hidden_, inputs * units},        {"head.hidden.bias", hidden_bias_, units},
      {"head.out", out_, units * classes_.size()},     {"head.out.bias", out_bias_, classes_.size()}};
  for (const auto& part : parts) {
    const auto values = model_->array<float>(part.section);
    if (!values) return values.error();
    if (values->size() != part.size) return damaged;
    part.out.assign(values->begin(), values->end());
  }
  return {};
}

// Encodes scratch.pieces[from ..) and appends their vectors, marks left out.
void SpanTyper::flush(size_t from, Scratch& scratch) const {
  const size_t width = encoder_.width();
  std::vector<uint32_t> run;
  run.reserve(scratch.pieces.size() - from + 2);
  run.push_back(pieces_.begin_id());
  run.insert(run.end(), scratch.pieces.begin() + static_cast<std::ptrdiff_t>(from), scratch.pieces.end());
  run.push_back(pieces_.end_id());
  const auto vectors = encoder_.encode(run, scratch.encoder);
  scratch.vectors.insert(scratch.vectors.end(), vectors.begin() + static_cast<std::ptrdiff_t>(width),
                         vectors.end() - static_cast<std::ptrdiff_t>(width));
}

void SpanTyper::read(const Syntax& syntax, Span sentence, Scratch& scratch) const {
  const size_t limit = encoder_.max_length() - 2;
  scratch.pieces.clear(), scratch.vectors.clear(), scratch.pieces_of.clear();
  scratch.first_token = sentence.begin;
  size_t from = 0;
  for (uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const size_t before = scratch.pieces.size();
    pieces_.append(syntax.form(t), scratch.pieces);
    if (scratch.pieces.size() - before > limit) scratch.pieces.resize(before + limit);  // one endless word
    if (scratch.pieces.size() - from > limit) {
      const std::vector<uint32_t> held(scratch.pieces.begin() + static_cast<std::ptrdiff_t>(before),
                                       scratch.pieces.end());
      scratch.pieces.resize(before);
      flush(from, scratch);
      from = before;
      scratch.pieces.insert(scratch.pieces.end(), held.begin(), held.end());
    }
    scratch.pieces_of.push_back(
        {static_cast<uint32_t>(before), static_cast<uint32_t>(scratch.pieces.size())});
  }
  if (scratch.pieces.size() > from) flush(from, scratch);
}

bool SpanTyper::mean(std::span<const Span> tokens, const Scratch& scratch, std::span<float> out) const {
  std::fill(out.begin(), out.end(), 0.0F);
  size_t count = 0;
  for (const Span span : tokens) {
    for (uint32_t t = span.begin; t < span.end; ++t) {
      if (t < scratch.first_token || t - scratch.first_token >= scratch.pieces_of.size()) continue;
      const Span pieces = scratch.pieces_of[t - scratch.first_token];
      for (uint32_t p = pieces.begin; p < pieces.end; ++p, ++count) {
        const float* row = scratch.vectors.data() + size_t{p} * out.size();
        for (size_t c = 0; c < out.size(); ++c)
          out[c] += row[c];
      }
    }
  }
  if (count == 0) return false;
  const float factor = 1.0F / static_cast<float>(count);
  for (float& v : out)
    v *= factor;
  return true;
}

void SpanTyper::weigh(const Candidate& candidate, Scratch& scratch, std::span<float> probabilities) const {
  const size_t width = encoder_.width();
  const size_t count = scratch.pieces.size();
  auto& x = scratch.features;
  x.assign(4 * width + phrases + hints_, 0.0F);
  const std::span<const Span> lists[phrases] = {candidate.source, candidate.target, candidate.trigger};
  for (size_t i = 0; i < phrases; ++i)
    x[4 * width + i] = mean(lists[i], scratch, std::span(x).subspan(i * width, width)) ? 1.0F : 0.0F;
  // What else the sentence says that bears on them: attention from the three phrases over all of it.
  scratch.query.resize(width);
  dense(std::span(x).first(phrases * width), query_, query_bias_, scratch.query);
  scratch.attention.assign(count, 0.0F);
  const float factor = 1.0F / std::sqrt(static_cast<float>(width));
  for (size_t p = 0; p < count; ++p) {
    const float* row = scratch.vectors.data() + p * width;
    float sum = 0;
    for (size_t c = 0; c < width; ++c)
      sum += scratch.query[c] * row[c];
    scratch.attention[p] = sum * factor;
  }
  if (count > 0) softmax(scratch.attention.data(), count);
  for (size_t p = 0; p < count; ++p) {
    const float* row = scratch.vectors.data() + p * width;
    for (size_t c = 0; c < width; ++c)
      x[phrases * width + c] += scratch.attention[p] * row[c];
  }
  std::copy_n(candidate.hints.begin(), std::min(hints_, candidate.hints.size()),
              x.begin() + static_cast<std::ptrdiff_t>(4 * width + phrases));
  scratch.hidden.resize(hidden_bias_.size());
  dense(x, hidden_, hidden_bias_, scratch.hidden);
  gelu(scratch.hidden.data(), scratch.hidden.size());
  dense(scratch.hidden, out_, out_bias_, probabilities);
  softmax(probabilities.data(), probabilities.size());
}

}  // namespace dateline
