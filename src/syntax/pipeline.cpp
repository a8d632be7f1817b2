#include "syntax/pipeline.h"

#include <unordered_map>

#include "syntax/attribute_ruler.h"
#include "syntax/lemmatizer.h"
#include "syntax/lexemes.h"
#include "syntax/network.h"
#include "syntax/tokenizer.h"

namespace dateline {

namespace {

// The caches of one thread are forgotten beyond this, between two calls.
constexpr size_t most_cache_bytes = size_t{32} << 20;

// What a lemma depends on; the features are one of the model's strings, known by their address.
struct LemmaKey {
  uint32_t lexeme;
  Pos pos;
  const char* feats;
  bool operator==(const LemmaKey&) const = default;
};

struct LemmaKeyHash {
  size_t operator()(const LemmaKey& k) const {
    const uint64_t word = (uint64_t{k.lexeme} << 8) | static_cast<uint64_t>(k.pos);
    return (word ^ (reinterpret_cast<uintptr_t>(k.feats) << 20)) * 0x9E3779B97F4A7C15ULL >> 16;
  }
};

}  // namespace

// What this thread has met so far (lexemes and what the parts know of them), and the buffers of a call.
struct Pipeline::Scratch::Impl {
  Lexemes lexemes;
  Tokenizer::Scratch tokenizer;
  AttributeRuler::Scratch ruler;
  Network::Scratch network;
  std::unordered_map<LemmaKey, Span, LemmaKeyHash> lemmas;  // bytes of lemma_text
  std::string lemma_text;
  const void* model = nullptr;  // whose words these are

  std::vector<uint32_t> lexeme_of;  // per token
  std::vector<uint32_t> doc_end;
  std::vector<TokenFeatures> features;
  std::vector<uint16_t> lemma_rule;
  NetworkOutput output;

  size_t cache_bytes() const {
    constexpr size_t node_bytes = sizeof(LemmaKey) + sizeof(Span) + 4 * sizeof(void*);
    return lexemes.bytes() + tokenizer.bytes() + ruler.word_bits.capacity() * sizeof(uint64_t) +
           lemmas.size() * node_bytes + lemma_text.capacity();
  }
  // A scratch that was used with another pipeline, or has grown too large, starts afresh.
  void begin_call(const void* model_in_use) {
    if (model != model_in_use || cache_bytes() > most_cache_bytes) {
      lexemes.clear();
      tokenizer.clear();
      ruler.clear();
      lemmas.clear();
      lemma_text = {};
    }
    if (model != nullptr && model != model_in_use) network = Network::Scratch();
    model = model_in_use;
    lexeme_of.clear();
    doc_end.clear();
    features.clear();
  }
};

Pipeline::Scratch::Scratch() : impl(std::make_unique<Impl>()) {}
Pipeline::Scratch::Scratch(Scratch&&) noexcept = default;
Pipeline::Scratch& Pipeline::Scratch::operator=(Scratch&&) noexcept = default;
Pipeline::Scratch::~Scratch() = default;

struct Pipeline::Parts {
  std::unique_ptr<const ModelFile> model;  // the parts hold views into it
  std::unique_ptr<const Vocabulary> vocabulary;
  std::string name, version;
  Tokenizer tokenizer;
  Network network;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;

  void tokenize(std::string_view body, std::span<const Span> blocks, Scratch::Impl& s, Tokens& tokens) const;
  void take_network_output(const NetworkOutput& output, Syntax& syntax) const;
  void lemmatize(Scratch::Impl& s, Syntax& syntax) const;
};

Pipeline::Pipeline() = default;
Pipeline::~Pipeline() = default;

const std::string& Pipeline::name() const {
  return parts_->name;
}
const std::string& Pipeline::version() const {
  return parts_->version;
}

Result<std::unique_ptr<const Pipeline>> Pipeline::open(const std::string& model_path) {
  auto opened = ModelFile::open(model_path);
  if (!opened) return opened.error();
  auto model = std::make_unique<const ModelFile>(std::move(*opened));
  auto name = model->strings("meta.name");
  if (!name) return name.error();
  if (name->size() != 1) {
    return Error{ErrorCode::model_damaged, model_path, "the model has no name; import it anew"};
  }
  auto known_words = Vocabulary::open(*model);
  if (!known_words) return known_words.error();
  auto vocabulary = std::make_unique<const Vocabulary>(*known_words);
  auto tokenizer = Tokenizer::open(*model, *vocabulary);
  if (!tokenizer) return tokenizer.error();
  auto network = Network::open(*model);
  if (!network) return network.error();
  auto ruler = AttributeRuler::open(*model);
  if (!ruler) return ruler.error();
  auto lemmatizer = Lemmatizer::open(*model);
  if (!lemmatizer) return lemmatizer.error();
  std::unique_ptr<Pipeline> out(new Pipeline());
  std::string version = model->version();
  out->parts_ = std::make_unique<Parts>(
      Parts{std::move(model), std::move(vocabulary), std::string(name->front()), std::move(version),
            std::move(*tokenizer), std::move(*network), std::move(*ruler), std::move(*lemmatizer)});
  return std::unique_ptr<const Pipeline>(std::move(out));
}

void Pipeline::Parts::tokenize(std::string_view body, std::span<const Span> blocks, Scratch::Impl& s,
                               Tokens& tokens) const {
  tokens.text = body;
  for (const Span& block : blocks) {
    tokenizer.tokenize(body, block, s.lexemes, s.tokenizer, tokens, s.lexeme_of);
    s.doc_end.push_back(static_cast<uint32_t>(tokens.size()));
  }
  s.features.reserve(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Lexeme& lexeme = s.lexemes[s.lexeme_of[i]];
    s.features.push_back({lexeme.orth, tokens.norm[i], lexeme.prefix, lexeme.suffix, lexeme.shape,
                          tokens.space_after[i], static_cast<uint8_t>(lexeme.is_space ? 1 : 0)});
  }
}

void Pipeline::Parts::take_network_output(const NetworkOutput& output, Syntax& syntax) const {
  syntax.tag = output.tag;
  syntax.head = output.head;
  syntax.dep = output.dep;
  syntax.entities = output.entities;
  for (uint32_t i = 0; i < output.sentence_start.size(); ++i) {
    if (output.sentence_start[i] != 0) syntax.sentence_start.push_back(i);
  }
}

void Pipeline::Parts::lemmatize(Scratch::Impl& s, Syntax& syntax) const {
  const size_t count = syntax.size();
  syntax.lemma_end.reserve(count);
  syntax.lemma_text.reserve(syntax.tokens.text.size() + syntax.tokens.text.size() / 8);
  for (size_t i = 0; i < count; ++i) {
    if (s.lemma_rule[i] != AttributeRuler::no_rule) {
      syntax.lemma_text += ruler.lemma(s.lemma_rule[i]);
    } else {
      const uint32_t lexeme = s.lexeme_of[i];
      const auto [at, added] = s.lemmas.try_emplace({lexeme, syntax.pos[i], syntax.feats[i].data()});
      if (added) {
        at->second.begin = static_cast<uint32_t>(s.lemma_text.size());
        lemmatizer.append_lemma(s.lexemes.form(lexeme), s.lexemes.lower(lexeme), syntax.pos[i],
                                syntax.feats[i], s.lemma_text);
        at->second.end = static_cast<uint32_t>(s.lemma_text.size());
      }
      syntax.lemma_text.append(s.lemma_text, at->second.begin, at->second.size());
    }
    syntax.lemma_end.push_back(static_cast<uint32_t>(syntax.lemma_text.size()));
  }
}

Syntax Pipeline::parse(std::string_view body, std::span<const Span> blocks, Scratch& scratch) const {
  Scratch::Impl& s = *scratch.impl;
  const Parts& parts = *parts_;
  Syntax out;
  s.begin_call(&parts);
  parts.tokenize(body, blocks, s, out.tokens);
  parts.network.run(s.features, s.doc_end, s.network, s.output);
  parts.take_network_output(s.output, out);
  out.pos.resize(out.size());
  out.feats.resize(out.size());
  s.lemma_rule.resize(out.size());
  uint32_t first = 0;
  for (const uint32_t end : s.doc_end) {
    parts.ruler.apply(s.lexemes, s.lexeme_of, {first, end}, s.ruler, out, s.lemma_rule);
    first = end;
  }
  parts.lemmatize(s, out);
  return out;
}

}  // namespace dateline
