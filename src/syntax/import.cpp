#include "syntax/import.h"

#include <array>

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

// What the pipeline calls itself: "en_core_web_md-3.7.1".
Result<std::string> pipeline_name(const Archive& archive) {
  auto bytes = archive.bytes("meta.json");
  if (!bytes) return bytes.error();
  const auto meta = nlohmann::json::parse(*bytes, nullptr, false);
  if (!meta.is_object()) {
    return Error{ErrorCode::model_damaged, archive.where("meta.json"),
                 "not a JSON object; download the pipeline anew"};
  }
  const auto text = [&meta](const char* key) {
    const auto at = meta.find(key);
    return at != meta.end() && at->is_string() ? at->get<std::string>() : std::string();
  };
  if (text("lang") != "en") {
    return Error{ErrorCode::model_foreign, archive.where("meta.json"),
                 "the pipeline's language is \"" + text("lang") + "\"; only English pipelines can be run"};
  }
  return text("lang") + "_" + text("name") + "-" + text("version");
}

// Section "meta.name".
Status import_meta(const Archive& archive, ModelWriter& model) {
  auto name = pipeline_name(archive);
  if (!name) return name.error();
  model.add_strings("meta.name", std::array<std::string, 1>{*name});
  return {};
}

}  // namespace

Status import_sections(const Archive& archive, ModelWriter& model) {
  for (const auto part : {import_meta, import_network, import_language}) {
    if (auto s = part(archive, model); !s) return s;
  }
  return {};
}

Result<std::string> import_model(const std::string& wheel_or_directory, const std::string& out_path) {
  auto archive = Archive::open(wheel_or_directory);
  if (!archive) return archive.error();
  std::string path = out_path;
  if (path.empty()) {
    auto name = pipeline_name(*archive);
    if (!name) return name.error();
    if (name->find('/') != std::string::npos) {
      return Error{ErrorCode::model_foreign, archive->where("meta.json"),
                   "the pipeline's name \"" + *name + "\" is no file name; say where to write with --out"};
    }
    path = *name + ".dlm";
  }
  ModelWriter model;
  if (auto s = import_sections(*archive, model); !s) return s.error();
  if (auto s = model.write(path); !s) return s.error();
  return path;
}

}  // namespace dateline
