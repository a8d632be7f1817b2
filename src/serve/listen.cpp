#include "serve/listen.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dateline::serve {

namespace {

bool is_loopback(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    const auto* v4 = reinterpret_cast<const sockaddr_in*>(address);
    return (ntohl(v4->sin_addr.s_addr) >> 24) == 127;
  }
  if (address->sa_family != AF_INET6) return false;
  return IN6_IS_ADDR_LOOPBACK(&reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr);
}

uint16_t port_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<sockaddr_in*>(&address)->sin_port);
  return ntohs(reinterpret_cast<sockaddr_in6*>(&address)->sin6_port);
}

Error cannot(const std::string& host, uint16_t port, const std::string& why, const char* remedy) {
  return {ErrorCode::usage, "",
          "cannot listen on " + host + " port " + std::to_string(port) + " (" + why + "); " + remedy};
}

}  // namespace

Result<Listener> listen_on(const std::string& host, uint16_t port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int failed = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (failed != 0) return cannot(host, port, gai_strerror(failed), "give an address of this machine");
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, freeaddrinfo);

  Listener out;
  out.socket = ::socket(addresses->ai_family, addresses->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK,
                        addresses->ai_protocol);
  const int yes = 1;
  constexpr int backlog = 1024;
  const bool listens = out.socket >= 0 &&
                       setsockopt(out.socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
                       ::bind(out.socket, addresses->ai_addr, addresses->ai_addrlen) == 0 &&
                       ::listen(out.socket, backlog) == 0;
  if (!listens) {
    const int error = errno;
    if (out.socket >= 0) ::close(out.socket);
    return cannot(host, port, std::strerror(error),
                  error == EADDRINUSE
                      ? "another program has it: give another --port, or 0 for any that is free"
                      : "give another --host or --port");
  }
  out.port = port_of(out.socket);
  out.loopback = is_loopback(addresses->ai_addr);
  return out;
}

std::string client_name(const sockaddr* address) {
  char text[INET6_ADDRSTRLEN] = "";
  if (address == nullptr) return "";
  if (address->sa_family == AF_INET) {
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
  } else if (address->sa_family == AF_INET6) {
    in6_addr half = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    std::memset(half.s6_addr + 8, 0, 8);
    inet_ntop(AF_INET6, &half, text, sizeof text);
  }
  return text;
}

void allow_files(uint32_t connections) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  constexpr rlim_t others = 256;  // stores, models, what is listened on
  const rlim_t wanted = connections + others;
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace dateline::serve
