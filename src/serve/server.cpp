// The wire: libmicrohttpd polls all connections on one thread; requests that are whole are set aside,
// answered by threads of their own, and taken up again to be sent. So a client costs a thread nothing until
// it has asked.
#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <microhttpd.h>
#include <unistd.h>

#include "dateline/serve.h"
#include "serve/code_desk.h"
#include "serve/connections.h"
#include "serve/listen.h"
#include "serve/router.h"
#include "serve/workers.h"

namespace dateline {

using namespace serve;  // NOLINT(google-build-using-namespace)

namespace {

// A request on its way; lives from its first line until its answer is sent.
struct Exchange {
  std::string target;
  std::optional<Request> request;  // once its headers are there; nullopt: it is no request
  MHD_Connection* wire = nullptr;
  Response response;
  bool begun = false, asked = false, too_large = false;
};

// What one thread answers with.
struct Reader {
  explicit Reader(Store opened) : store(std::move(opened)), browser(store) {}
  Store store;
  Browser browser;
};

Response in_place_of_answer(int status, ErrorCode code, const char* message) {
  return dressed(refusal(status, {code, "", message}));
}

}  // namespace

struct Server::Impl {
  ServeOptions options;
  std::string store_path;
  Listener listener;
  Guard guard;
  Connections connections;
  CodeDesk coding;
  CodeStory code;
  Workers<Exchange*> readers{1024}, coders{16};
  MHD_Daemon* daemon = nullptr;
  std::atomic<bool> draining = false;
  // Wakes now and then to drop those who are late.
  std::thread watch;
  std::mutex watch_mutex;
  std::condition_variable watch_ends;
  bool watch_ended = false;

  Impl(const std::string& path, const ServeOptions& given)
      : options(given),
        store_path(path),
        guard({given.token, given.allowed_hosts, given.requests_a_second}),
        connections(given),
        coding(path, given.coder),
        code([this](const StoryText& story, bool store) { return coding.code(story, store); }) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { drain(std::chrono::seconds(1)); }

  Status start_workers();
  Status start_wire();
  void start_watch();
  bool drain(std::chrono::milliseconds patience);

  void work(Reader& reader, Exchange* exchange);
  MHD_Result take(MHD_Connection* wire, Exchange& exchange, const char* method, const char* upload,
                  size_t* size);
  void begin(MHD_Connection* wire, Exchange& exchange, const char* method);
  MHD_Result send(MHD_Connection* wire, Exchange& exchange);
  bool hand_over(Exchange& exchange);
};

namespace {

Connections::Place place_of(MHD_Connection* wire) {
  const auto* info = MHD_get_connection_info(wire, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return *static_cast<Connections::Place*>(info->socket_context);
}

MHD_Result add_header(void* to, MHD_ValueKind /*kind*/, const char* name, const char* value) {
  std::string small = name;
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  static_cast<Pairs*>(to)->emplace_back(std::move(small), value == nullptr ? "" : value);
  return MHD_YES;
}

// ---- what libmicrohttpd calls, all on its one thread

void* on_first_line(void* /*impl*/, const char* target, MHD_Connection* wire) {
  auto* exchange = new Exchange;
  exchange->target = target;
  exchange->wire = wire;
  return exchange;
}

MHD_Result on_request(void* impl, MHD_Connection* wire, const char* /*url*/, const char* method,
                      const char* /*version*/, const char* upload, size_t* size, void** exchange) {
  return static_cast<Server::Impl*>(impl)->take(wire, *static_cast<Exchange*>(*exchange), method, upload,
                                                size);
}

void on_completed(void* impl, MHD_Connection* wire, void** exchange, MHD_RequestTerminationCode /*how*/) {
  delete static_cast<Exchange*>(*exchange);
  *exchange = nullptr;
  static_cast<Server::Impl*>(impl)->connections.enter(place_of(wire), Phase::asking, Clock::now());
}

void on_connection(void* impl, MHD_Connection* wire, void** context, MHD_ConnectionNotificationCode what) {
  Connections& connections = static_cast<Server::Impl*>(impl)->connections;
  if (what == MHD_CONNECTION_NOTIFY_STARTED) {
    const int socket = MHD_get_connection_info(wire, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
    *context = new Connections::Place(connections.open(socket, Clock::now()));
  } else {
    auto* place = static_cast<Connections::Place*>(*context);
    connections.close(*place);
    delete place;
  }
}

}  // namespace

MHD_Result Server::Impl::take(MHD_Connection* wire, Exchange& exchange, const char* method,
                              const char* upload, size_t* size) {
  if (!exchange.begun) {
    begin(wire, exchange, method);
    // What is known to be refused is refused before its body comes.
    return exchange.asked ? send(wire, exchange) : MHD_YES;
  }
  if (*size > 0) {
    exchange.too_large = exchange.too_large || exchange.request->body.size() + *size > options.max_body_bytes;
    if (!exchange.too_large) exchange.request->body.append(upload, *size);
    *size = 0;
    return MHD_YES;
  }
  if (exchange.asked) return send(wire, exchange);
  exchange.asked = true;
  connections.enter(place_of(wire), Phase::answering, Clock::now());
  if (exchange.too_large) {
    exchange.response =
        in_place_of_answer(413, ErrorCode::input_too_large, "the body is too large; send less");
    return send(wire, exchange);
  }
  if (!hand_over(exchange)) {
    exchange.response = in_place_of_answer(503, ErrorCode::asked_too_often,
                                           "too many questions wait for an answer; ask again soon");
    exchange.response.headers.emplace_back("Retry-After", "1");
    MHD_resume_connection(wire);
  }
  return MHD_YES;
}

void Server::Impl::begin(MHD_Connection* wire, Exchange& exchange, const char* method) {
  exchange.begun = true;
  exchange.request = Request::of(method, exchange.target);
  const auto refuse = [&](Response response) {
    exchange.response = std::move(response);
    exchange.asked = true;
    connections.enter(place_of(wire), Phase::reading, Clock::now());
  };
  if (!exchange.request) {
    return refuse(in_place_of_answer(
        400, ErrorCode::usage, "the address is no path and query in UTF-8; write what is special as %xx"));
  }
  MHD_get_connection_values(wire, MHD_HEADER_KIND, add_header, &exchange.request->headers);
  const auto* client = MHD_get_connection_info(wire, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  exchange.request->client = client_name(client == nullptr ? nullptr : client->client_addr);
  // Somewhat too long a body is read and forgotten, as a client that is still sending may not see the answer.
  constexpr uint64_t worth_reading = 8;
  const std::string length(exchange.request->header("content-length"));
  const bool long_body = std::strtoull(length.c_str(), nullptr, 10) > worth_reading * options.max_body_bytes;
  if (long_body)
    refuse(in_place_of_answer(413, ErrorCode::input_too_large, "the body is too large; send less"));
}

// To a thread that answers it; it is not looked at here again until that has.
bool Server::Impl::hand_over(Exchange& exchange) {
  MHD_suspend_connection(exchange.wire);
  return (is_coding(*exchange.request) ? coders : readers).give(&exchange);
}

MHD_Result Server::Impl::send(MHD_Connection* wire, Exchange& exchange) {
  connections.enter(place_of(wire), Phase::reading, Clock::now());
  const Response& response = exchange.response;
  const std::string_view bytes = response.bytes();
  // The exchange, and with it the bytes, outlives the sending.
  MHD_Response* out =
      MHD_create_response_from_buffer(bytes.size(), const_cast<char*>(bytes.data()), MHD_RESPMEM_PERSISTENT);
  if (out == nullptr) return MHD_NO;
  if (response.status != 304) MHD_add_response_header(out, "Content-Type", response.type.c_str());
  for (const auto& [name, value] : response.headers)
    MHD_add_response_header(out, name.c_str(), value.c_str());
  if (draining) MHD_add_response_header(out, "Connection", "close");
  const MHD_Result sent = MHD_queue_response(wire, static_cast<unsigned>(response.status), out);
  MHD_destroy_response(out);
  return sent;
}

void Server::Impl::work(Reader& reader, Exchange* exchange) {
  reader.store.give_up_after(options.time_to_answer.count());
  const Desk desk{reader.store, reader.browser, code, options.max_answer_bytes};
  exchange->response = answer(*exchange->request, desk, guard, Clock::now());
  MHD_resume_connection(exchange->wire);
}

Status Server::Impl::start_workers() {
  unsigned threads = options.threads;
  if (threads == 0) threads = std::max(2U, std::thread::hardware_concurrency());
  StoreOptions reading;
  reading.busy_seconds = 2;
  for (unsigned i = 0; i <= threads; ++i) {
    auto store = Store::open(store_path, StoreAccess::read, reading);
    if (!store) return store.error();
    // The one that codes is the last.
    Workers<Exchange*>& workers = i == threads ? coders : readers;
    auto reader = std::make_shared<Reader>(std::move(*store));
    workers.add([this, reader](Exchange* exchange) { work(*reader, exchange); });
  }
  return {};
}

Status Server::Impl::start_wire() {
  auto listening = listen_on(options.host, options.port);
  if (!listening) return listening.error();
  listener = *listening;
  if (!listener.loopback && options.token.empty()) {
    ::close(listener.socket);
    return Error{
        ErrorCode::usage, "",
        options.host +
            " can be reached by other machines, and then the record is only given to those who have a token; "
            "give one (--token or $DATELINE_TOKEN), or leave --host out to serve this machine alone"};
  }
  allow_files(options.max_connections);
  constexpr unsigned head_bytes = 32 << 10;  // of a connection: longer heads are refused (431)
  constexpr unsigned spare = 64;             // connections that are being dropped
  const std::array wire_options = {
      MHD_OptionItem{MHD_OPTION_LISTEN_SOCKET, listener.socket, nullptr},
      MHD_OptionItem{MHD_OPTION_CONNECTION_LIMIT, static_cast<intptr_t>(options.max_connections + spare),
                     nullptr},
      MHD_OptionItem{MHD_OPTION_CONNECTION_MEMORY_LIMIT, head_bytes, nullptr},
      MHD_OptionItem{MHD_OPTION_STRICT_FOR_CLIENT, 1, nullptr},
      MHD_OptionItem{MHD_OPTION_URI_LOG_CALLBACK, reinterpret_cast<intptr_t>(&on_first_line), this},
      MHD_OptionItem{MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<intptr_t>(&on_completed), this},
      MHD_OptionItem{MHD_OPTION_NOTIFY_CONNECTION, reinterpret_cast<intptr_t>(&on_connection), this},
      MHD_OptionItem{MHD_OPTION_END, 0, nullptr}};
  daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, nullptr, nullptr,
                            &on_request, this, MHD_OPTION_ARRAY, wire_options.data(), MHD_OPTION_END);
  if (daemon == nullptr) {
    ::close(listener.socket);
    return Error{ErrorCode::internal, "", "the server could not be started; try again, and report it"};
  }
  return {};
}

void Server::Impl::start_watch() {
  watch = std::thread([this] {
    constexpr std::chrono::milliseconds step{500};
    std::unique_lock lock(watch_mutex);
    while (!watch_ends.wait_for(lock, step, [&] { return watch_ended; }))
      connections.drop_late(Clock::now());
  });
}

bool Server::Impl::drain(std::chrono::milliseconds patience) {
  if (daemon == nullptr) return true;
  draining = true;
  // Nobody else connects; those who have asked are waited for.
  const int socket = MHD_quiesce_daemon(daemon);
  if (socket >= 0) ::close(socket);
  const auto until = Clock::now() + patience;
  constexpr std::chrono::milliseconds step{10};
  while (connections.busy() > 0 && Clock::now() < until)
    std::this_thread::sleep_for(step);
  const bool all = connections.busy() == 0;
  for (Workers<Exchange*>* workers : {&readers, &coders}) {
    for (Exchange* exchange : workers->take_back()) {
      exchange->response =
          in_place_of_answer(503, ErrorCode::asked_too_often, "the server is being stopped; ask again later");
      MHD_resume_connection(exchange->wire);
    }
    workers->stop();
  }
  {
    const std::lock_guard lock(watch_mutex);
    watch_ended = true;
  }
  watch_ends.notify_all();
  if (watch.joinable()) watch.join();
  MHD_stop_daemon(std::exchange(daemon, nullptr));
  return all;
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::start(const std::string& store, const ServeOptions& options) {
  constexpr size_t least_token = 16;
  if (!options.token.empty() && options.token.size() < least_token)
    return Error{ErrorCode::usage, "", "the token is short enough to be guessed; give 16 characters or more"};
  const bool sendable = std::all_of(options.token.begin(), options.token.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '_' || c == '.' || c == '~';
  });
  if (!sendable)
    return Error{ErrorCode::usage, "",
                 "the token has other characters than letters, digits and -_.~; give another"};
  auto impl = std::make_unique<Impl>(store, options);
  if (Status started = impl->start_workers(); !started) return started.error();
  if (Status started = impl->start_wire(); !started) return started.error();
  impl->start_watch();
  return Server(std::move(impl));
}

uint16_t Server::port() const {
  return impl_->listener.port;
}

std::string Server::address() const {
  const std::string& host = impl_->options.host;
  const bool v6 = host.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port()) + "/";
}

bool Server::drain(std::chrono::milliseconds patience) {
  return impl_->drain(patience);
}

}  // namespace dateline
