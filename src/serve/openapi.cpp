// The OpenAPI description, made from the table of routes.
#include <algorithm>
#include <string>

#include "dateline/coder.h"
#include "serve/routes.h"
#include "serve/schemas.h"

namespace dateline::serve {

namespace {

Json parameter_of(const char* name, const char* in, const char* about, ParameterKind kind) {
  Json schema{{"type", "string"}};
  if (kind == ParameterKind::integer) schema = {{"type", "integer"}};
  if (kind == ParameterKind::number) schema = {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
  return {{"name", name},
          {"in", in},
          {"required", std::string_view(in) == "path"},
          {"description", about},
          {"schema", std::move(schema)}};
}

Json reference(const std::string& schema) {
  return {{"$ref", "#/components/schemas/" + schema}};
}

Json content_of(const char* type, const char* schema) {
  Json media = Json::object();
  if (*schema != '\0') media["schema"] = reference(schema);
  Json out;
  out[type] = std::move(media);
  return out;
}

Json operation_of(const Route& route) {
  Json out;
  out["summary"] = route.about;
  out["parameters"] = Json::array();
  const std::string_view path = route.path;
  for (size_t at = path.find('{'); at != std::string_view::npos; at = path.find('{', at + 1)) {
    const std::string name(path.substr(at + 1, path.find('}', at) - at - 1));
    const bool event = name == "event";
    out["parameters"].push_back(parameter_of(name.c_str(), "path", event ? "E7" : "number of the story",
                                             event ? ParameterKind::text : ParameterKind::integer));
  }
  for (const auto& group : route.parameters) {
    for (const Parameter& p : group)
      out["parameters"].push_back(parameter_of(p.name, "query", p.about, p.kind));
  }
  if (std::string_view(route.method) == "POST") {
    out["requestBody"]["required"] = true;
    out["requestBody"]["content"] = content_of("application/json", "CodeOrder");
  }
  out["responses"]["200"]["description"] = route.about;
  out["responses"]["200"]["content"] = content_of(route.type, route.schema);
  out["responses"]["default"]["description"] = "What is wrong, and what to do about it";
  out["responses"]["default"]["content"] = content_of("application/json", "Error");
  return out;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

}  // namespace

Json openapi() {
  Json out;
  out["openapi"] = "3.1.0";
  out["info"] = {{"title", "dateline"},
                 {"version", version()},
                 {"description",
                  "A sourced, dated record of who did what to whom. All answers are JSON; every list "
                  "gives its next page in `next`."}};
  for (const Route& route : routes()) {
    out["paths"][route.path][lower(route.method)] = operation_of(route);
    if (route.page == nullptr) continue;
    Json twin = operation_of(route);
    twin["summary"] = std::string(route.about) + " (what the page of this name shows)";
    out["paths"][std::string(route.page) + ".json"]["get"] = std::move(twin);
  }
  out["components"]["schemas"] = Json::parse(openapi_schemas, nullptr, false);
  out["components"]["securitySchemes"]["token"] = {{"type", "http"}, {"scheme", "bearer"}};
  out["security"] = Json::array({Json::object(), {{"token", Json::array()}}});
  return out;
}

Response answer_openapi(const Call& /*call*/) {
  static const std::string text = text_of(openapi());
  Response out;
  out.fixed = text;
  return out;
}

}  // namespace dateline::serve
