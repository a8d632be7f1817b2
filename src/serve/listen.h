// A socket that listens, and whose address it is.
#pragma once

#include <cstdint>
#include <string>

#include "dateline/result.h"

struct sockaddr;

namespace dateline::serve {

struct Listener {
  int socket = -1;
  uint16_t port = 0;
  bool loopback = true;  // nobody but this machine reaches it
};

// Errors: usage (no such address, not of this machine, port taken or forbidden).
Result<Listener> listen_on(const std::string& host, uint16_t port);

// The client in words; of IPv6 the first half, as one client has the whole of the other.
std::string client_name(const sockaddr* address);

// As many files as so many connections need, as far as the system allows.
void allow_files(uint32_t connections);

}  // namespace dateline::serve
