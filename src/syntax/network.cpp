#include "syntax/network.h"

namespace dateline {

struct Network::Parts {};

struct Network::Scratch::Impl {};

Network::Scratch::Scratch() : impl_(std::make_unique<Impl>()) {}
Network::Scratch::Scratch(Scratch&&) noexcept = default;
Network::Scratch& Network::Scratch::operator=(Scratch&&) noexcept = default;
Network::Scratch::~Scratch() = default;

Network::Network(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::open(const ModelFile& model) {
  (void)model;
  return Network(std::make_unique<const Parts>());
}

void Network::run(std::span<const TokenFeatures> tokens, std::span<const uint32_t> doc_end, Scratch& scratch,
                  NetworkOutput& out) const {
  (void)scratch;
  out.tag.assign(tokens.size(), Tag::none);
  out.head.assign(tokens.size(), 0);
  out.dep.assign(tokens.size(), Dep::none);
  out.sentence_start.assign(tokens.size(), 0);
  out.entities.clear();
  uint32_t first = 0;
  for (const uint32_t end : doc_end) {
    for (uint32_t i = first; i < end; ++i) out.head[i] = first;
    if (first < end) out.sentence_start[first] = 1;
    first = end;
  }
}

}  // namespace dateline
