// Who is let in: the Host header, the token, the page a request comes from, and how often a client may ask.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "serve/message.h"

namespace dateline::serve {

using Clock = std::chrono::steady_clock;

// Requests of each client in a bucket that fills steadily; a client may save up a second's worth.
class RateLimit {
 public:
  explicit RateLimit(uint32_t a_second) : a_second_(a_second) {}
  bool allows(const std::string& client, Clock::time_point now);

 private:
  struct Bucket {
    double left = 0;
    Clock::time_point when;
  };
  static constexpr size_t max_clients = 4096;
  uint32_t a_second_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

struct GuardOptions {
  std::string token;
  std::vector<std::string> allowed_hosts;
  uint32_t requests_a_second = 0;
};

class Guard {
 public:
  explicit Guard(const GuardOptions& options)
      : token_(options.token), hosts_(options.allowed_hosts), rate_(options.requests_a_second) {}

  // The answer to give in place of what is asked; nullopt: come in.
  std::optional<Response> refuses(const Request& request, Clock::time_point now);

 private:
  bool knows_host(std::string_view host) const;
  std::optional<Response> asks_token(const Request& request) const;

  std::string token_;
  std::vector<std::string> hosts_;
  RateLimit rate_;
};

// "localhost:8080" -> "localhost", "[::1]:80" -> "[::1]"; "" of what is no host.
std::string_view host_name(std::string_view host);
// An address, which no name server can point elsewhere.
bool is_address(std::string_view host);
// In a time that does not depend on where they differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace dateline::serve
