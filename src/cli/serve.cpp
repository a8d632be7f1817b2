// `dateline serve`: a store as a web page and a JSON API.
#include "dateline/serve.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "cli.h"

namespace dateline::cli {

namespace {

struct ServeFlags {
  std::string store;
  ServeOptions options;
  DataFlags data;
  SpeedFlags speed;
};

// The signals that end the server, kept from ending the program: one thread waits for them.
class StopSignals {
 public:
  // Before any thread is made, as threads inherit what is kept from them.
  StopSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  void wait() const {
    int which = 0;
    sigwait(&set_, &which);
  }
  // A second one ends the program at once.
  void let_through() const { pthread_sigmask(SIG_UNBLOCK, &set_, nullptr); }

 private:
  sigset_t set_{};
};

int serve(ServeFlags& flags) {
  const StopSignals signals;
  ServeOptions& options = flags.options;
  options.coder = coder_options(flags.data, flags.speed);
  if (options.token.empty()) {
    if (const char* token = std::getenv("DATELINE_TOKEN"); token != nullptr) options.token = token;
  }
  auto server = Server::start(flags.store, options);
  if (!server) return report(server.error());
  std::printf("%s\n", server->address().c_str());
  std::fflush(stdout);
  std::fprintf(stderr, "dateline: serving %s at %s%s; Ctrl-C stops it\n", flags.store.c_str(),
               server->address().c_str(),
               options.token.empty() ? "" : "?token=... (asked of everybody; the browser needs it once)");
  signals.wait();
  signals.let_through();
  std::fputs("dateline: stopping; what was asked already is still answered\n", stderr);
  constexpr std::chrono::seconds patience{10};
  return server->drain(patience) ? exit_ok : exit_partly;
}

}  // namespace

void add_serve(Cli& cli) {
  auto flags = std::make_shared<ServeFlags>();
  CLI::App& command = add_command(cli, "serve", "Serve a store as a web page and a JSON API",
                                  [flags] { return serve(*flags); });
  ServeOptions& options = flags->options;
  command.add_option("STORE", flags->store, "the store (dateline ingest)")->required();
  command.add_option("--port", options.port, "port; 0: one that is free")
      ->capture_default_str()
      ->type_name("PORT");
  command
      .add_option("--host", options.host,
                  "address to listen on; anything but this machine's own (127.0.0.1) needs a token")
      ->capture_default_str()
      ->type_name("HOST");
  command
      .add_option(
          "--token", options.token,
          "who may ask: whoever sends \"Authorization: Bearer TOKEN\", or opens ?token=TOKEN once [else "
          "$DATELINE_TOKEN, which other users of this machine cannot see]")
      ->type_name("TOKEN");
  command
      .add_option("--allow-host", options.allowed_hosts,
                  "a name that the server goes by, beside localhost and its address")
      ->type_name("NAME");
  command.add_option("--threads", options.threads, "threads that answer [one per processor, two at least]")
      ->check(CLI::Range(1, 256))
      ->type_name("N")
      ->group("Limits");
  command.add_option("--rate", options.requests_a_second, "requests a second of one client; 0: any number")
      ->capture_default_str()
      ->type_name("N")
      ->group("Limits");
  command.add_option("--connections", options.max_connections, "connections at a time")
      ->check(CLI::Range(8, 100000))
      ->capture_default_str()
      ->type_name("N")
      ->group("Limits");
  add_data_flags(command, flags->data);
  add_gazetteer_flag(command, flags->data);
  add_speed_flags(command, flags->speed);
  command.footer(
      R"(The page reads the store and changes nothing, unless a story that is pasted there is to be kept. docs/serve.md
describes the API; the server describes it too, at /api/v1/openapi.json.

Examples:
  dateline serve record.db
  DATELINE_TOKEN=$(openssl rand -hex 16) dateline serve record.db --host 0.0.0.0)");
}

}  // namespace dateline::cli
