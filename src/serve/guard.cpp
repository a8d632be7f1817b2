#include "serve/guard.h"

#include <algorithm>

#include "serve/answer.h"

namespace dateline::serve {

bool RateLimit::allows(const std::string& client, Clock::time_point now) {
  if (a_second_ == 0) return true;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= max_clients && buckets_.find(client) == buckets_.end()) {
    // Those that have been still for a second have a full bucket again, as a new one has.
    std::erase_if(buckets_,
                  [&](const auto& entry) { return now - entry.second.when > std::chrono::seconds(1); });
    if (buckets_.size() >= max_clients) return false;
  }
  const auto [at, is_new] = buckets_.try_emplace(client, Bucket{static_cast<double>(a_second_), now});
  Bucket& bucket = at->second;
  const double seconds = std::chrono::duration<double>(now - bucket.when).count();
  bucket.left = std::min(static_cast<double>(a_second_), bucket.left + seconds * a_second_);
  bucket.when = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

std::string_view host_name(std::string_view host) {
  size_t end = host.size();
  if (!host.empty() && host.front() == '[') {
    const size_t close = host.find(']');
    if (close == std::string_view::npos) return "";
    end = close + 1;
  } else {
    end = std::min(host.find(':'), host.size());
  }
  const std::string_view port = host.substr(end);
  const bool has_port = port.empty() || (port.front() == ':' && port.size() <= 6 &&
                                         std::all_of(port.begin() + 1, port.end(),
                                                     [](char c) { return c >= '0' && c <= '9'; }));
  return has_port ? host.substr(0, end) : std::string_view();
}

bool is_address(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    return std::all_of(host.begin() + 1, host.end() - 1, [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':' ||
             c == '.';
    });
  }
  int dots = 0, digits = 0;
  for (const char c : host) {
    if (c == '.') {
      if (digits == 0) return false;
      ++dots, digits = 0;
    } else if (c < '0' || c > '9' || ++digits > 3) {
      return false;
    }
  }
  return dots == 3 && digits > 0;
}

bool same_secret(std::string_view a, std::string_view b) {
  unsigned differ = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < a.size(); ++i)
    differ |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(i < b.size() ? b[i] : 0);
  return differ == 0;
}

namespace {

constexpr std::string_view cookie_name = "dateline_token";

bool same_letters(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return small(x) == small(y); });
}

std::string_view cookie(std::string_view header, std::string_view name) {
  while (!header.empty()) {
    const size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (!pair.empty() && pair.front() == ' ')
      pair.remove_prefix(1);
    if (pair.size() > name.size() && pair.substr(0, name.size()) == name && pair[name.size()] == '=')
      return pair.substr(name.size() + 1);
  }
  return "";
}

std::string encoded(std::string_view text) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~' || c == '/';
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append(1, '%').append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
    }
  }
  return out;
}

// The same address without the token, for the browser's history and bookmarks.
std::string without_token(const Request& request) {
  std::string out = encoded(request.path);
  // Two slashes would begin the name of another host.
  while (out.size() > 1 && out[1] == '/')
    out.erase(0, 1);
  char mark = '?';
  for (const auto& [name, value] : request.query) {
    if (name == "token") continue;
    out += mark + encoded(name) + "=" + encoded(value);
    mark = '&';
  }
  return out;
}

}  // namespace

bool Guard::knows_host(std::string_view host) const {
  const std::string_view name = host_name(host);
  if (name.empty()) return false;
  if (is_address(name) || same_letters(name, "localhost")) return true;
  return std::any_of(hosts_.begin(), hosts_.end(),
                     [&](const std::string& h) { return same_letters(name, h); });
}

std::optional<Response> Guard::asks_token(const Request& request) const {
  if (token_.empty()) return std::nullopt;
  constexpr std::string_view scheme = "Bearer ";
  const std::string_view authorization = request.header("authorization");
  if (authorization.size() > scheme.size() && same_letters(authorization.substr(0, scheme.size()), scheme) &&
      same_secret(authorization.substr(scheme.size()), token_))
    return std::nullopt;
  if (same_secret(cookie(request.header("cookie"), cookie_name), token_)) return std::nullopt;
  for (const auto& [name, value] : request.query) {
    if (name != "token" || !request.reads() || !same_secret(value, token_)) continue;
    Response moved{303, "text/plain; charset=utf-8", "", {}, {}};
    moved.headers.emplace_back("Location", without_token(request));
    moved.headers.emplace_back(
        "Set-Cookie", std::string(cookie_name) + "=" + token_ + "; Path=/; HttpOnly; SameSite=Strict");
    return moved;
  }
  Response out =
      refusal(401, {ErrorCode::not_allowed, "",
                    "this server asks for a token; send \"Authorization: Bearer TOKEN\", or open the page "
                    "once with ?token=TOKEN"});
  out.headers.emplace_back("WWW-Authenticate", "Bearer");
  return out;
}

std::optional<Response> Guard::refuses(const Request& request, Clock::time_point now) {
  if (!rate_.allows(request.client, now)) {
    Response out = refusal(429, {ErrorCode::asked_too_often, "", "too many requests; ask again in a second"});
    out.headers.emplace_back("Retry-After", "1");
    return out;
  }
  const std::string_view host = request.header("host");
  if (!knows_host(host)) {
    return refusal(
        421, {ErrorCode::not_allowed, "",
              "this server does not go by the name of the Host header; use localhost or its address, or "
              "start it with --allow-host NAME"});
  }
  if (auto asked = asks_token(request)) return asked;
  if (request.reads()) return std::nullopt;
  // A page of another site may send what a form can send; what it cannot is asked for.
  const std::string_view origin = request.header("origin");
  const size_t scheme = origin.find("://");
  const bool foreign =
      !origin.empty() && (scheme == std::string_view::npos || origin.substr(scheme + 3) != host);
  if (foreign)
    return refusal(403,
                   {ErrorCode::not_allowed, "", "sent by a page of another site; use the server's own page"});
  return std::nullopt;
}

}  // namespace dateline::serve
