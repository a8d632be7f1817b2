// Damaged pipelines: any bytes as a wheel, as msgpack and as a regular expression, and a sound small pipeline
// with one file changed, give a clear error or a model whose parts open.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include <nlohmann/json.hpp>
#include <zip.h>

#include "syntax/attribute_ruler.h"
#include "syntax/import.h"
#include "syntax/lemmatizer.h"
#include "syntax/msgpack_value.h"
#include "syntax/python_regex.h"
#include "syntax/tokenizer.h"

namespace {

using dateline::Error;

struct File {
  const char* name;
  std::string bytes;
};

std::string packed(const char* json) {
  const auto bytes = nlohmann::json::to_msgpack(nlohmann::json::parse(json));
  return {bytes.begin(), bytes.end()};
}

std::array<File, 6> sound_files() {
  return {
      {{"tokenizer", packed(R"x({"prefix_search": "^\\(|^\"", "suffix_search": "\\)$|(?<=[a-z\u00e9])\\.$",
                                     "infix_finditer": "(?<=[0-9])[+\\-\\u2014](?=\\d)", "token_match": null,
                                     "url_match": "(?u)^https?://\\S+$", "faster_heuristics": true,
                                     "exceptions": {"don't": [{"ORTH": "do"}, {"ORTH": "n't", "NORM": "not"}]}})x")},
       {"vocab/lookups.bin", packed(R"({"lexeme_norm": {"colour": "color"}})")},
       {"attribute_ruler/patterns",
        packed(
            R"([{"patterns": [[{"TAG": {"NOT_IN": ["NN", ""]}, "LOWER": {"REGEX": "^n[ou]t$"}}, {"IS_SPACE": true}]],
                        "attrs": {"POS": "NOUN", "MORPH": "Number=Sing|Case=Nom", "LEMMA": "x"}, "index": -1}])")},
       {"lemmatizer/lookups/lookups.bin",
        packed(R"({"lemma_rules": {"noun": [["s", ""]]}, "lemma_exc": {"noun": {"feet": ["foot"]}},
                       "lemma_index": {"noun": ["city"]}})")},
       {"meta.json", R"({"lang": "en", "name": "small", "version": "1"})"},
       {"config.cfg", "[nlp]"}}};
}

// A zip of the files, stored; the bytes of the source belong to the caller.
std::string zip_of(const std::array<File, 6>& files) {
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(target);
  zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  for (const File& file : files) {
    zip_source_t* source = zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0);
    const zip_int64_t at = zip_file_add(zip, file.name, source, 0);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(at), ZIP_CM_STORE, 0);
  }
  if (zip_close(zip) != 0) std::abort();
  std::string out;
  if (zip_source_open(target) != 0) std::abort();
  std::array<char, 4096> piece{};
  for (zip_int64_t got = 0; (got = zip_source_read(target, piece.data(), piece.size())) > 0;) {
    out.append(piece.data(), static_cast<size_t>(got));
  }
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

void expect_clear(const Error& error) {
  if (error.where.empty() || error.message.empty()) std::abort();
}

void open_parts(const dateline::ModelWriter& writer) {
  const auto bytes = writer.finish();
  const auto model = dateline::ModelFile::from_memory(bytes, "fuzz");
  if (!model) std::abort();
  const auto vocabulary = dateline::Vocabulary::open(*model);
  if (!vocabulary) std::abort();
  if (const auto part = dateline::Tokenizer::open(*model, *vocabulary); !part) expect_clear(part.error());
  if (const auto part = dateline::AttributeRuler::open(*model); !part) expect_clear(part.error());
  if (const auto part = dateline::Lemmatizer::open(*model); !part) expect_clear(part.error());
}

void import_wheel(const std::string& wheel) {
  const auto archive =
      dateline::Archive::from_memory(std::as_bytes(std::span(wheel.data(), wheel.size())), "fuzz.whl");
  if (!archive) return expect_clear(archive.error());
  dateline::ModelWriter writer;
  const auto imported = dateline::import_language(*archive, writer);
  if (!imported) return expect_clear(imported.error());
  open_parts(writer);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  import_wheel(input);
  if (const auto doc = dateline::parse_msgpack(input, "fuzz"); !doc) expect_clear(doc.error());
  if (const auto regex = dateline::translate_python_regex(input, "fuzz"); !regex) {
    expect_clear(regex.error());
  } else if (const auto compiled = dateline::Regex::compile(*regex, "fuzz"); !compiled) {
    expect_clear(compiled.error());
  }
  // One file of the sound pipeline with bytes exchanged (place, place, value, ...), or cut.
  static const auto sound = sound_files();
  auto files = sound;
  if (size < 4) return 0;
  std::string& changed = files[data[0] % 4].bytes;
  for (size_t i = 2; i + 3 <= size && i < 32; i += 3) {
    changed[(data[i] * 256U + data[i + 1]) % changed.size()] = static_cast<char>(data[i + 2]);
  }
  if (data[1] < 32) changed.resize(changed.size() * data[1] / 32);
  import_wheel(zip_of(files));
  return 0;
}
