#include "syntax/network.h"

#include <algorithm>

#include "syntax/network_arcs.h"
#include "syntax/network_encoder.h"
#include "syntax/network_entities.h"
#include "syntax/network_layers.h"
#include "syntax/network_scorer.h"

namespace dateline {

namespace {

// Tokens of the docs that go through the layers together: enough to fill the products, few enough for the
// cache.
constexpr uint32_t batch_tokens = 512;

enum NetworkIndex : size_t { shared_network = 0, entity_network = 1 };

}  // namespace

struct Network::Parts {
  std::string version;
  const Kernels* kernels = nullptr;
  Tok2Vec shared, own;
  WordVectors vectors;
  Tagger tagger;
  ArcSystem arcs;
  EntitySystem entities;
  Scorer arc_scorer, entity_scorer;
};

struct Network::Scratch::Impl {
  WordCache words;
  Encoder encoder;
  StateScorer scorer;
  ArcParser parser;
  EntityTagger entity_tagger;
  Arcs arcs;
  std::vector<float> tag_scores;
  std::vector<Entity> entities;
  std::vector<uint32_t> doc_end;

  void tag(const Tagger& tagger, const Kernels& kernels, std::span<Tag> out);
  void run(const Parts& parts, std::span<const TokenFeatures> tokens, uint32_t first, NetworkOutput& out);
};

Network::Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Network::Scratch::Scratch(Scratch&&) noexcept = default;
Network::Scratch& Network::Scratch::operator=(Scratch&&) noexcept = default;
Network::Scratch::~Scratch() = default;

Network::Network(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

namespace {

// Moves a loaded part to its place, or keeps the first error.
template <typename T>
void take(Result<T> loaded, T& place, Status& status) {
  if (loaded) {
    place = std::move(*loaded);
  } else if (status) {
    status = loaded.error();
  }
}

}  // namespace

Result<Network> Network::open(const ModelFile& model) {
  auto isa = choose_isa();
  if (!isa) return isa.error();
  auto parts = std::make_unique<Parts>();
  parts->version = model.version();
  parts->kernels = &kernels_for(*isa);
  Status status;
  take(load_tok2vec(model, "net."), parts->shared, status);
  take(load_tok2vec(model, "ner."), parts->own, status);
  take(load_tagger(model, parts->shared.width), parts->tagger, status);
  take(load_arc_system(model), parts->arcs, status);
  take(load_entity_system(model), parts->entities, status);
  if (!status) return status.error();
  take(load_scorer(model, "parser.", parts->shared.width, parser_features, parts->arcs.actions.size()),
       parts->arc_scorer, status);
  take(load_scorer(model, "ner.", parts->own.width, entity_features, parts->entities.actions.size()),
       parts->entity_scorer, status);
  for (const Tok2Vec* reader : {&parts->shared, &parts->own})
    if (reader->projection) take(load_vectors(model, *reader), parts->vectors, status);
  if (!status) return status.error();
  return Network(std::move(parts));
}

void Network::Scratch::Impl::tag(const Tagger& tagger, const Kernels& kernels, std::span<Tag> out) {
  const auto vectors = encoder.vectors(shared_network);
  const size_t columns = tagger.softmax.columns();
  tag_scores.resize(vectors.size() * columns);
  kernels.affine(vectors.data(), vectors.size(), tagger.softmax, tag_scores.data(), columns);
  for (size_t i = 0; i < vectors.size(); ++i) {
    const float* scores = tag_scores.data() + i * columns;
    out[i] = tagger.tags[static_cast<size_t>(std::max_element(scores, scores + tagger.tags.size()) - scores)];
  }
}

// One batch: the docs in doc_end, whose tokens are [first, first + tokens.size()) of the call.
void Network::Scratch::Impl::run(const Parts& parts, std::span<const TokenFeatures> tokens, uint32_t first,
                                 NetworkOutput& out) {
  const Kernels& kernels = *parts.kernels;
  encoder.encode({parts.version, {&parts.shared, &parts.own}, &parts.vectors, &kernels}, tokens, doc_end,
                 words);
  tag(parts.tagger, kernels, std::span(out.tag).subspan(first, tokens.size()));

  scorer.prepare(parts.arc_scorer, kernels, encoder.vectors(shared_network));
  parser.parse(parts.arcs, scorer, tokens, doc_end, arcs);
  for (size_t i = 0; i < tokens.size(); ++i) {
    out.head[first + i] = first + static_cast<uint32_t>(arcs.head[i]);
    out.dep[first + i] = arcs.label[i];
    out.sentence_start[first + i] = arcs.sentence_start[i];
  }

  scorer.prepare(parts.entity_scorer, kernels, encoder.vectors(entity_network));
  entity_tagger.tag(parts.entities, scorer, tokens, doc_end, arcs.sentence_start, entities);
  for (const Entity& e : entities)
    out.entities.push_back({{first + e.tokens.begin, first + e.tokens.end}, e.label});
}

void Network::run(std::span<const TokenFeatures> tokens, std::span<const uint32_t> doc_end, Scratch& scratch,
                  NetworkOutput& out) const {
  out.tag.assign(tokens.size(), Tag::none);
  out.head.assign(tokens.size(), 0);
  out.dep.assign(tokens.size(), Dep::none);
  out.sentence_start.assign(tokens.size(), 0);
  out.entities.clear();
  auto& impl = *scratch.impl_;
  uint32_t first = 0;
  for (size_t d = 0; d < doc_end.size();) {
    impl.doc_end.clear();
    uint32_t end = first;
    do {
      end = doc_end[d++];
      impl.doc_end.push_back(end - first);
    } while (d < doc_end.size() && doc_end[d] - first <= batch_tokens);
    if (end > first) impl.run(*parts_, tokens.subspan(first, end - first), first, out);
    first = end;
  }
}

}  // namespace dateline
