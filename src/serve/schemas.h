// The shapes of answers in OpenAPI's terms (schemas/schemas.json), compiled in.
#pragma once

#include <string_view>

namespace dateline {

extern const std::string_view openapi_schemas;

}  // namespace dateline
