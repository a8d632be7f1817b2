#include "syntax/network.h"

#include <cstdlib>
#include <tuple>

#include <gtest/gtest.h>

#include "slow_network.h"
#include "small_pipeline.h"
#include "syntax/import.h"

namespace dateline {
namespace {

using test::Random;
using test::SmallPipeline;

Status import_files(const std::map<std::string, std::string>& files, ModelWriter& model) {
  const std::string wheel = SmallPipeline::zip(files);
  auto archive = Archive::from_memory(std::as_bytes(std::span(wheel.data(), wheel.size())), "small.whl");
  EXPECT_TRUE(archive) << archive.error().text();
  return import_network(*archive, model);
}

// Docs of random words, some empty, some long.
struct Sample {
  std::vector<TokenFeatures> tokens;
  std::vector<uint32_t> doc_end;
  explicit Sample(uint64_t seed, size_t docs = 24) {
    Random random(seed);
    for (size_t d = 0; d < docs; ++d) {
      for (uint32_t n = d % 7 == 3 ? 0 : random.below(d % 5 == 0 ? 90 : 12); n > 0; --n) {
        const std::string word = "word" + std::to_string(random.below(40));
        const uint8_t space = random.below(12) == 0 ? 1 : 0;
        tokens.push_back({string_id(word), string_id(word + "n"), string_id(word.substr(0, 5)),
                          string_id(word.substr(2)), random.below(4), static_cast<uint8_t>(random.below(2)),
                          space});
      }
      doc_end.push_back(static_cast<uint32_t>(tokens.size()));
    }
  }
};

class NetworkTest : public testing::Test {
 protected:
  void SetUp() override {
    ModelWriter writer;
    auto status = import_files(pipeline_.files(), writer);
    ASSERT_TRUE(status) << status.error().text();
    bytes_ = writer.finish();
    model_ = std::make_unique<ModelFile>(std::move(*ModelFile::from_memory(bytes_, "small.dlm")));
  }
  void TearDown() override { unsetenv("DATELINE_ISA"); }

  Network open() {
    auto network = Network::open(*model_);
    EXPECT_TRUE(network) << network.error().text();
    return std::move(*network);
  }
  NetworkOutput slow(const Sample& sample) {
    NetworkOutput out;
    uint32_t begin = 0;
    for (const uint32_t end : sample.doc_end) {
      test::parse_slowly(pipeline_, *load_arc_system(*model_), *load_entity_system(*model_),
                         std::span(sample.tokens).subspan(begin, end - begin), begin, out);
      begin = end;
    }
    return out;
  }

  SmallPipeline pipeline_{5};
  std::vector<std::byte> bytes_;
  std::unique_ptr<ModelFile> model_;
};

void expect_same(const NetworkOutput& a, const NetworkOutput& b) {
  EXPECT_EQ(a.tag, b.tag);
  EXPECT_EQ(a.head, b.head);
  EXPECT_EQ(a.dep, b.dep);
  EXPECT_EQ(a.sentence_start, b.sentence_start);
  const auto flat = [](const NetworkOutput& o) {
    std::vector<std::tuple<uint32_t, uint32_t, EntityLabel>> all;
    for (const auto& e : o.entities)
      all.emplace_back(e.tokens.begin, e.tokens.end, e.label);
    return all;
  };
  EXPECT_EQ(flat(a), flat(b));
}

TEST_F(NetworkTest, GivesWhatTheSlowNetworkGives) {
  const Sample sample(1);
  const NetworkOutput wanted = slow(sample);
  EXPECT_GT(wanted.entities.size(), 5U);
  for (const char* isa : {"portable", "avx2", "avx512"}) {
    setenv("DATELINE_ISA", isa, 1);
    if (!choose_isa()) continue;
    NetworkOutput out;
    Network::Scratch scratch;
    open().run(sample.tokens, sample.doc_end, scratch, out);
    expect_same(out, wanted);
  }
}

TEST_F(NetworkTest, BatchesAndScratchChangeNothing) {
  const Network network = open();
  const Sample sample(2, 60);
  Network::Scratch used;
  NetworkOutput whole;
  network.run(Sample(3).tokens, Sample(3).doc_end, used, whole);
  network.run(sample.tokens, sample.doc_end, used, whole);
  NetworkOutput joined;
  uint32_t begin = 0;
  for (const uint32_t end : sample.doc_end) {
    Network::Scratch fresh;
    NetworkOutput one;
    const std::array<uint32_t, 1> ends = {end - begin};
    network.run(std::span(sample.tokens).subspan(begin, end - begin), ends, fresh, one);
    joined.tag.insert(joined.tag.end(), one.tag.begin(), one.tag.end());
    joined.dep.insert(joined.dep.end(), one.dep.begin(), one.dep.end());
    joined.sentence_start.insert(joined.sentence_start.end(), one.sentence_start.begin(),
                                 one.sentence_start.end());
    for (const uint32_t head : one.head)
      joined.head.push_back(begin + head);
    for (const auto& e : one.entities)
      joined.entities.push_back({{begin + e.tokens.begin, begin + e.tokens.end}, e.label});
    begin = end;
  }
  expect_same(whole, joined);
}

// One doc with more different words than the cache keeps.
TEST_F(NetworkTest, LongDocsOutgrowTheWordCache) {
  std::vector<TokenFeatures> tokens;
  for (uint32_t i = 0; i < 9001; ++i)
    tokens.push_back({i + 1, i + 2, i % 50, 3, i % 7, 1, 0});
  const std::array<uint32_t, 1> ends = {9001};
  const Network network = open();
  Network::Scratch scratch;
  NetworkOutput first;
  NetworkOutput second;
  network.run(tokens, ends, scratch, first);
  network.run(tokens, ends, scratch, second);
  expect_same(first, second);
  const auto cut = std::span(tokens).first(60);
  const std::array<uint32_t, 1> cut_end = {60};
  network.run(cut, cut_end, scratch, second);
  // Two layers see two words ahead.
  EXPECT_TRUE(std::equal(first.tag.begin(), first.tag.begin() + 58, second.tag.begin()));
}

TEST_F(NetworkTest, ScratchServesSeveralModels) {
  SmallPipeline other(6);
  ModelWriter writer;
  ASSERT_TRUE(import_files(other.files(), writer));
  const auto other_bytes = writer.finish();
  const auto other_model = ModelFile::from_memory(other_bytes, "other.dlm");
  const Sample sample(4);
  Network::Scratch fresh;
  Network::Scratch used;
  NetworkOutput wanted;
  NetworkOutput got;
  auto network = Network::open(*other_model);
  ASSERT_TRUE(network);
  network->run(sample.tokens, sample.doc_end, fresh, wanted);
  open().run(sample.tokens, sample.doc_end, used, got);
  network->run(sample.tokens, sample.doc_end, used, got);
  expect_same(got, wanted);
}

TEST_F(NetworkTest, NothingInNothingOut) {
  Network::Scratch scratch;
  NetworkOutput out;
  const Network network = open();
  network.run({}, {}, scratch, out);
  EXPECT_TRUE(out.tag.empty());
  const std::array<uint32_t, 3> empty_docs = {0, 0, 0};
  network.run({}, empty_docs, scratch, out);
  EXPECT_TRUE(out.head.empty());
}

using Change = std::function<void(SmallPipeline&, std::map<std::string, std::string>&)>;

ErrorCode import_changed(const Change& change) {
  SmallPipeline pipeline(5);
  std::map<std::string, std::string> files;
  change(pipeline, files);
  auto all = pipeline.files();
  for (auto& [name, bytes] : files)
    all[name] = bytes;
  ModelWriter writer;
  auto status = import_files(all, writer);
  return status ? ErrorCode::usage : status.error().code;
}

TEST(ImportNetwork, RefusesOtherArchitectures) {
  const std::vector<Change> changes = {
      [](auto& p, auto&) { p.tok2vec[0].name = "transformer"; },
      [](auto& p, auto&) { p.tagger[0].name = "tok2vec-listener>>with_array(linear)"; },
      [](auto& p, auto&) { p.parser[0].attrs["has_upper"] = "\xc2"; },
      [](auto& p, auto&) { p.ner[1].name = "tok2vec-listener>>list2array>>linear"; },
      [](auto& p, auto&) {
        p.tok2vec[1].attrs["columns"] =
            test::Packer().array(3).text("LOWER").text("PREFIX").text("SPACY").out;
      },
      [](auto&, auto& f) { f["ner/cfg"] = R"({"beam_width":4})"; },
      [](auto&, auto& f) { f["vocab/vectors.cfg"] = R"({"mode":"floret"})"; },
      [](auto& p, auto&) { p.tok2vec[2].params["E"].shape = {11 * 16}; },
  };
  for (size_t i = 0; i < changes.size(); ++i)
    EXPECT_EQ(import_changed(changes[i]), ErrorCode::model_foreign) << i;
}

TEST(ImportNetwork, RefusesDamagedParts) {
  const std::vector<Change> changes = {
      [](auto& p, auto&) { p.tok2vec[2].params["E"].values.pop_back(); },
      [](auto& p, auto&) { p.parser_moves = R"({"0":{"":90}})"; },
      [](auto& p, auto&) { p.parser_moves = "[]"; },
      [](auto&, auto& f) { f["tagger/cfg"] = R"({"labels":["NN"]})"; },
      [](auto&, auto& f) { f["vocab/vectors"] = "\x93NUMPY"; },
      [](auto&, auto& f) { f["vocab/key2row"] = test::Packer().map(1).integer(7).integer(6).out; },
      [](auto&, auto& f) { f["ner/model"] = test::Packer().map(1).text("nodes").array(0).out; },
      [](auto&, auto& f) { f["parser/model"] = "\x81"; },
  };
  for (size_t i = 0; i < changes.size(); ++i)
    EXPECT_EQ(import_changed(changes[i]), ErrorCode::model_damaged) << i;
}

// A model file that lost a section, or whose section has another size, is refused when it is opened.
TEST_F(NetworkTest, RefusesModelsThatDoNotFitTogether) {
  constexpr size_t table_at = 48;
  constexpr size_t entry_size = 88;
  constexpr size_t size_at = 56;
  uint32_t sections = 0;
  std::memcpy(&sections, bytes_.data() + 20, sizeof sections);
  ASSERT_GT(sections, 40U);
  for (uint32_t i = 0; i < sections; ++i) {
    for (const bool rename : {true, false}) {
      auto changed = bytes_;
      std::byte* entry = changed.data() + table_at + i * entry_size;
      const std::string section(reinterpret_cast<const char*>(entry));
      if (rename) {
        *entry = std::byte{'x'};
      } else {
        uint64_t size = 0;
        std::memcpy(&size, entry + size_at, sizeof size);
        size -= std::min<uint64_t>(size, 4);
        std::memcpy(entry + size_at, &size, sizeof size);
      }
      const uint64_t checksum = xxh3(std::span<const std::byte>(changed).subspan(table_at));
      std::memcpy(changed.data() + 32, &checksum, sizeof checksum);
      auto model = ModelFile::from_memory(changed, "changed.dlm");
      ASSERT_TRUE(model) << model.error().text();
      auto network = Network::open(*model);
      // Without the last window the network is a smaller one, and without the projection a narrower one.
      if (rename && section.find("window2") != std::string::npos) continue;
      ASSERT_FALSE(network) << section << rename;
      EXPECT_EQ(network.error().code, ErrorCode::model_damaged) << section;
    }
  }
}

}  // namespace
}  // namespace dateline
