#include "serve/connections.h"

#include <algorithm>

#include <sys/socket.h>

namespace dateline::serve {

// The socket is closed by the one who polls it, who sees it end; until then its number stands for nothing
// else.
void Connections::drop(Connection& connection) {
  if (connection.dropped) return;
  connection.dropped = true;
  ::shutdown(connection.socket, SHUT_RDWR);
}

Connections::Place Connections::open(int socket, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (all_.size() >= most_) {
    Connection* oldest = nullptr;
    for (Connection& c : all_) {
      if (c.phase == Phase::asking && !c.dropped && (oldest == nullptr || c.since < oldest->since))
        oldest = &c;
    }
    if (oldest != nullptr) drop(*oldest);
  }
  return all_.insert(all_.end(), {socket, Phase::asking, now});
}

void Connections::close(Place connection) {
  const std::lock_guard lock(mutex_);
  all_.erase(connection);
}

void Connections::enter(Place connection, Phase phase, Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  connection->phase = phase;
  connection->since = now;
}

void Connections::drop_late(Clock::time_point now) {
  const std::lock_guard lock(mutex_);
  for (Connection& c : all_) {
    const bool late = (c.phase == Phase::asking && now - c.since > to_ask_) ||
                      (c.phase == Phase::reading && now - c.since > to_read_);
    if (late) drop(c);
  }
}

size_t Connections::count() const {
  const std::lock_guard lock(mutex_);
  return all_.size();
}

size_t Connections::busy() const {
  const std::lock_guard lock(mutex_);
  return static_cast<size_t>(
      std::count_if(all_.begin(), all_.end(), [](const Connection& c) { return c.phase != Phase::asking; }));
}

}  // namespace dateline::serve
