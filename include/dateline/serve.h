// A server of one store: a web page and a JSON API on this machine, or, with a token, on a network
// (docs/serve.md).
//
//   auto server = dateline::Server::start("record.db", {.port = 8080});
//   if (!server) { std::cerr << server.error().text() << '\n'; return 1; }
//   std::cout << server->address() << '\n';   // http://127.0.0.1:8080/
//   wait_for_a_signal();
//   server->drain(std::chrono::seconds(10));  // what is asked already is answered, nothing more is taken
//
// It reads the store and never writes to it, but for a story that is sent to be coded and kept (POST
// /api/v1/code with "store": true).
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dateline/coder.h"
#include "dateline/result.h"

namespace dateline {

struct ServeOptions {
  std::string host = "127.0.0.1";  // an address of this machine; anything but loopback needs a token
  uint16_t port = 8080;            // 0: one that is free
  // Who may ask: whoever sends this ("Authorization: Bearer TOKEN", or ?token=TOKEN once). "": everybody who
  // reaches the port. 16 characters at least.
  std::string token = {};
  // Names beside localhost and addresses that the Host header may give; of other names nothing is answered,
  // so that a page of another site cannot read the record through a name that it points here.
  std::vector<std::string> allowed_hosts = {};
  unsigned threads = 0;  // that answer; 0: one per processor, two at least
  uint32_t max_connections = 2048;
  uint32_t requests_a_second =
      1000;  // of one client; more are refused (429) until it slows down. 0: any number
  std::chrono::milliseconds time_to_ask{
      20000};  // a client that has not sent a whole request by then is dropped
  std::chrono::milliseconds time_to_answer{10000};  // a question to the store is given up then (503)
  std::chrono::milliseconds time_to_read{
      120000};  // a client that has not read its whole answer by then is dropped
  uint64_t max_body_bytes = 1 << 20;
  uint64_t max_answer_bytes = 64 << 20;  // exports that are longer are refused, never cut
  CoderOptions coder = {};               // of POST /api/v1/code; opened when it is first asked
};

class Server {
 public:
  // Listens and answers, on threads of its own, from here on. Errors: usage (no address, no token where one
  // is needed, port taken), and those of Store::open.
  static Result<Server> start(const std::string& store, const ServeOptions& options = {});
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  // Drains, for a second.
  ~Server();

  uint16_t port() const;
  std::string address() const;  // "http://127.0.0.1:8080/"

  // Takes no more connections, answers what was asked already, and stops; false: `patience` ended first, and
  // some were not answered.
  bool drain(std::chrono::milliseconds patience);

  struct Impl;

 private:
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
