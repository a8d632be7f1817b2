#include "serve/router.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "serve/assets.h"

namespace dateline::serve {

namespace {

// The page answers all of these; it asks the API for what it shows.
constexpr std::string_view pages[] = {"/",    "/stories", "/stories/{number}", "/events",    "/timeline",
                                      "/map", "/ties",    "/claims",           "/situation", "/paste"};

constexpr std::pair<const char*, const char*> security_headers[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
     "connect-src "
     "'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

// FNV-1a: an ETag has to differ where the bytes do, and nobody gains by making two that do not.
std::string etag_of(std::string_view bytes) {
  uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : bytes)
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  std::string out = "\"";
  for (int shift = 60; shift >= 0; shift -= 4)
    out += "0123456789abcdef"[(hash >> shift) & 15];
  return out + "-" + std::to_string(bytes.size()) + "\"";
}

bool lists(std::string_view header, std::string_view etag) {
  return header == "*" || header.find(etag) != std::string_view::npos;
}

bool accepts_gzip(const Request& request) {
  const std::string_view accepted = request.header("accept-encoding");
  const size_t at = accepted.find("gzip");
  return at != std::string_view::npos && accepted.substr(at, 8) != "gzip;q=0";
}

Response file_answer(const Request& request, const Asset& asset) {
  Response out;
  out.type = type_of(asset.name);
  const bool gzip = !asset.gzipped.empty() && accepts_gzip(request);
  out.fixed = gzip ? asset.gzipped : asset.bytes;
  if (gzip) out.headers.emplace_back("Content-Encoding", "gzip");
  if (!asset.gzipped.empty()) out.headers.emplace_back("Vary", "Accept-Encoding");
  // Files of this folder are named after what they hold: another content has another name.
  if (asset.name.starts_with("assets/"))
    out.headers.emplace_back("Cache-Control", "max-age=31536000, immutable");
  return out;
}

Response not_allowed_method(const std::string& allowed) {
  Response out =
      refusal(405, {ErrorCode::not_allowed, "", "this method is not for this address; use " + allowed});
  out.headers.emplace_back("Allow", allowed);
  return out;
}

// A page, or a file that it is made of. Of an address that looks like a page's and is none, the page says so.
std::optional<Response> page_answer(const Request& request) {
  const std::string_view name = std::string_view(request.path).substr(1);
  const Asset* asset = asset_of(name);
  const bool is_page = std::any_of(std::begin(pages), std::end(pages), [&](std::string_view pattern) {
    return match(pattern, request.path).has_value();
  });
  const bool like_page =
      asset == nullptr && name.find('.') == std::string_view::npos && !name.starts_with("api/");
  if (is_page || like_page) asset = asset_of("index.html");
  if (asset == nullptr) return std::nullopt;
  if (!request.reads()) return not_allowed_method("GET, HEAD");
  Response out = file_answer(request, *asset);
  if (like_page && !is_page) out.status = 404;
  return out;
}

Response route_answer(const Route& route, const Request& request, std::vector<std::string> values,
                      const Desk& desk) {
  const auto call = Call::of(route, request, std::move(values), desk);
  return call ? route.answer(*call) : refusal(call.error());
}

Response inner_answer(const Request& request, const Desk& desk) {
  std::string allowed;
  for (const Route& route : routes()) {
    const bool get = std::string_view(route.method) == "GET";
    auto values = match(route.path, request.path);
    if (!values && route.page != nullptr && get)
      values = match(std::string(route.page) + ".json", request.path);
    if (!values) continue;
    if (get ? request.reads() : request.method == route.method)
      return route_answer(route, request, std::move(*values), desk);
    allowed += (allowed.empty() ? "" : ", ") + std::string(get ? "GET, HEAD" : route.method);
  }
  if (!allowed.empty()) return not_allowed_method(allowed);
  if (auto page = page_answer(request)) return std::move(*page);
  return refusal({ErrorCode::not_found, "",
                  "there is nothing at this address; /api/v1/openapi.json lists what there is"});
}

}  // namespace

bool is_coding(const Request& request) {
  return request.method == "POST" && request.path == "/api/v1/code";
}

Response dressed(Response response) {
  for (const auto& [name, value] : security_headers)
    response.headers.emplace_back(name, value);
  // What is kept is asked for again, with its ETag: the record changes as stories come in.
  const bool says = std::any_of(response.headers.begin(), response.headers.end(),
                                [](const auto& header) { return header.first == "Cache-Control"; });
  const bool may_keep = response.status == 200 || response.status == 304;
  if (!says) response.headers.emplace_back("Cache-Control", may_keep ? "no-cache" : "no-store");
  return response;
}

Response answer(const Request& request, const Desk& desk, Guard& guard, Clock::time_point now) {
  if (auto refused = guard.refuses(request, now)) return dressed(std::move(*refused));
  Response out = inner_answer(request, desk);
  if (out.status == 200 && request.reads()) {
    std::string etag = etag_of(out.bytes());
    const bool known = lists(request.header("if-none-match"), etag);
    out.headers.emplace_back("ETag", std::move(etag));
    if (known) out.status = 304, out.body.clear(), out.fixed = {};
  }
  return dressed(std::move(out));
}

}  // namespace dateline::serve
