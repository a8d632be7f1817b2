// Tokens of pages: where the next page begins, in a form that nobody takes apart or makes up but by mistake;
// what does not read back is refused, and what does can only ever begin a page somewhere.
//
//   std::string token = page_token({"events", "2017-10-26", "17"});
//   auto parts = page_parts(token);  // the same three
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/browse.h"

namespace dateline::serve {

std::string page_token(const std::vector<std::string>& parts);
std::optional<std::vector<std::string>> page_parts(std::string_view token);

// Of a key of this list in this order; nullopt: of another list or order, or none at all.
std::string token_of(std::string_view list, PageOrder order, const PageKey& key);
std::optional<PageKey> key_of(std::string_view list, PageOrder order, std::string_view token);

}  // namespace dateline::serve
