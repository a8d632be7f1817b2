// The open connections and what each is at, so that slow ones are dropped in time and a full house drops the
// one that has been idle longest in favour of one that comes.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>

#include "dateline/serve.h"
#include "serve/guard.h"

namespace dateline::serve {

enum class Phase { asking, answering, reading };  // of the client: sends its request, waits, takes the answer

class Connections {
 public:
  struct Connection {
    int socket;
    Phase phase;
    Clock::time_point since;
    bool dropped = false;
  };
  using Place = std::list<Connection>::iterator;

  explicit Connections(const ServeOptions& options)
      : most_(options.max_connections), to_ask_(options.time_to_ask), to_read_(options.time_to_read) {}

  Place open(int socket, Clock::time_point now);
  void close(Place connection);
  void enter(Place connection, Phase phase, Clock::time_point now);
  // Shuts down the sockets of those whose time is over.
  void drop_late(Clock::time_point now);
  size_t count() const;
  // How many wait for an answer or take one.
  size_t busy() const;

 private:
  static void drop(Connection& connection);

  size_t most_;
  std::chrono::milliseconds to_ask_, to_read_;
  mutable std::mutex mutex_;
  std::list<Connection> all_;  // in the order they came
};

}  // namespace dateline::serve
