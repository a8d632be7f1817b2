#include "serve/assets.h"

#include <algorithm>
#include <utility>

namespace dateline::serve {

const Asset* asset_of(std::string_view name) {
  const auto all = assets();
  const auto found = std::lower_bound(all.begin(), all.end(), name,
                                      [](const Asset& asset, std::string_view n) { return asset.name < n; });
  return found != all.end() && found->name == name ? &*found : nullptr;
}

std::string_view type_of(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> types[] = {
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"}};
  for (const auto& [ending, type] : types) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

}  // namespace dateline::serve
