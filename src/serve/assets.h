// The files of the web page, compiled in (cmake/embed.cmake): web/dist where that was built, else
// src/serve/fallback.
#pragma once

#include <span>
#include <string_view>

namespace dateline::serve {

struct Asset {
  std::string_view name;  // "app.js"; sorted by it
  std::string_view bytes;
  std::string_view gzipped;  // "" where it is no smaller
};

std::span<const Asset> assets();

// nullptr where there is none.
const Asset* asset_of(std::string_view name);
std::string_view type_of(std::string_view name);

}  // namespace dateline::serve
