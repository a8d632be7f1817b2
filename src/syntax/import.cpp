#include "syntax/import.h"

#include <array>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

// Records what the pipeline calls itself: section "meta.name" = {"en_core_web_md-3.7.1"}.
Status import_meta(const Archive& archive, ModelWriter& model) {
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
  const std::array<std::string, 1> name = {text("lang") + "_" + text("name") + "-" + text("version")};
  model.add_strings("meta.name", name);
  return {};
}

}  // namespace

Status import_sections(const Archive& archive, ModelWriter& model) {
  for (const auto part : {import_meta, import_network, import_language}) {
    if (auto s = part(archive, model); !s) return s;
  }
  return {};
}

Status import_model(const std::string& wheel_or_directory, const std::string& out_path) {
  auto archive = Archive::open(wheel_or_directory);
  if (!archive) return archive.error();
  ModelWriter model;
  if (auto s = import_sections(*archive, model); !s) return s;
  return model.write(out_path);
}

}  // namespace dateline
