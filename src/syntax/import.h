// Converts a published spaCy pipeline (English, CNN: sm, md, lg) into one model file of ours.
#pragma once

#include <string>

#include "base/result.h"
#include "syntax/import_archive.h"
#include "syntax/model_file.h"

namespace dateline {

// Reads the wheel or directory and writes the model file (through a temporary beside it); returns its path,
// which for "" is the pipeline's name in the current directory ("en_core_web_md-3.7.1.dlm"). model_foreign
// where the pipeline is sound but not of a kind we run; then the message says which part is not.
Result<std::string> import_model(const std::string& wheel_or_directory, const std::string& out_path);
// The same into memory: all sections of the model.
Status import_sections(const Archive& archive, ModelWriter& model);

// The two halves of import_sections. Network: embeddings, layers, transition systems, word vectors (sections
// "net.", "tagger.", "parser.", "ner.", "vectors."). Language: tokenizer, attribute tables, attribute ruler,
// lemmas.
Status import_network(const Archive& archive, ModelWriter& model);
Status import_language(const Archive& archive, ModelWriter& model);

}  // namespace dateline
