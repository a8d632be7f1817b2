// How soon a server answers under load: so many requests a second, whether or not those before are answered
// yet, while idle connections are held. Times count from the moment a request was due.
//   build/release/bench/store_bench /tmp/bench.db 100000       makes the record
//   build/release/bench/serve_bench /tmp/bench.db [REQUESTS_A_SECOND [SECONDS [IDLE_CONNECTIONS]]]
#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "dateline/serve.h"

namespace {

using Clock = std::chrono::steady_clock;

int connect_to(uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET, address.sin_port = htons(port),
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int yes = 1;
  if (socket < 0 || ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return -1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

// Status of the answer, -1 where none came. The answer's body is read and forgotten.
int ask(int socket, const std::string& target) {
  const std::string request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
    return -1;
  std::string head;
  char buffer[65536];
  size_t body_left = 0;
  for (size_t end = std::string::npos; end == std::string::npos;) {
    const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return -1;
    head.append(buffer, static_cast<size_t>(got));
    end = head.find("\r\n\r\n");
    if (end == std::string::npos) continue;
    const size_t length = head.find("Content-Length: ");
    if (length == std::string::npos) return -1;
    body_left = std::strtoull(head.c_str() + length + 16, nullptr, 10) - (head.size() - end - 4);
  }
  while (body_left > 0) {
    const ssize_t got = ::recv(socket, buffer, std::min(body_left, sizeof buffer), 0);
    if (got <= 0) return -1;
    body_left -= static_cast<size_t>(got);
  }
  return std::atoi(head.c_str() + 9);
}

// What readers ask: lists with filters, one story, why, sums; each with values of its own, so that nothing
// can be answered out of a memory.
std::string target_of(std::mt19937& random) {
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  const auto country = [&] {
    const unsigned c = std::min(pick(150), pick(150));
    return std::string{static_cast<char>('A' + c / 26), static_cast<char>('A' + c % 26), 'X'};
  };
  char month[16];
  std::snprintf(month, sizeof month, "%04u-%02u", 2010 + pick(10), 1 + pick(12));
  const std::string at = month;
  switch (pick(10)) {
    case 0:
      return "/api/v1/events?from=" + at + "&limit=50";
    case 1:
      return "/api/v1/events?source=" + country() + "&limit=50";
    case 2:
      return "/api/v1/events?source=" + country() + "&target=" + country() + "&from=" + at;
    case 3:
      return "/api/v1/events?type=ASSAULT&status=happened&to=" + at + "&order=newest&limit=50";
    case 4:
      return "/api/v1/stories?from=" + at + "&limit=50";
    case 5:
      return "/api/v1/stories/" + std::to_string(1 + pick(4000));
    case 6:
      return "/api/v1/explain/" + std::to_string(1 + pick(4000)) + "/E" + std::to_string(1 + pick(25));
    case 7:
      return "/api/v1/counts?by=month&source=" + country();
    case 8:
      return "/api/v1/stories?words=" + std::to_string(1 + pick(4000));
    default:
      return "/events?source=" + country();
  }
}

struct Figures {
  std::vector<double> ms;
  int wrong = 0;
};

Figures load(uint16_t port, double rate, double seconds) {
  constexpr int clients = 16;
  const auto total = static_cast<int>(rate * seconds);
  std::vector<Figures> of_client(clients);
  std::atomic<int> next = 0;
  const auto start = Clock::now();
  std::vector<std::thread> threads;
  for (int c = 0; c < clients; ++c) {
    threads.emplace_back([&, c] {
      Figures& figures = of_client[static_cast<size_t>(c)];
      std::mt19937 random(static_cast<unsigned>(c));
      int socket = connect_to(port);
      for (int i = next++; i < total; i = next++) {
        const auto due =
            start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(i / rate));
        std::this_thread::sleep_until(due);
        const int status = ask(socket, target_of(random));
        figures.ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
        if (status != 200 && status != 404) ++figures.wrong;
        if (status < 0) ::close(socket), socket = connect_to(port);
      }
      ::close(socket);
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  Figures all;
  for (const Figures& f : of_client)
    all.ms.insert(all.ms.end(), f.ms.begin(), f.ms.end()), all.wrong += f.wrong;
  std::sort(all.ms.begin(), all.ms.end());
  return all;
}

double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2)
    return std::fprintf(stderr, "usage: serve_bench FILE [REQUESTS_A_SECOND [SECONDS [IDLE]]]\n"), 2;
  const double rate = argc > 2 ? std::atof(argv[2]) : 200, seconds = argc > 3 ? std::atof(argv[3]) : 20;
  const int idle = argc > 4 ? std::atoi(argv[4]) : 1000;
  dateline::ServeOptions options;
  options.port = 0, options.threads = 2, options.requests_a_second = 0;
  options.time_to_ask = std::chrono::minutes(10);
  auto server = dateline::Server::start(argv[1], options);
  if (!server) return std::fprintf(stderr, "%s\n", server.error().text().c_str()), 1;

  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  std::vector<int> held;
  for (int i = 0; i < idle; ++i) {
    const int socket = connect_to(server->port());
    if (socket < 0) break;
    // Half of them have begun a request that never ends.
    if (i % 2 == 0) (void)::send(socket, "GET /api/v1/about HTT", 21, MSG_NOSIGNAL);
    held.push_back(socket);
  }
  (void)load(server->port(), rate, 2);  // what is read first is slow
  const double before = processor_seconds();
  const Figures figures = load(server->port(), rate, seconds);
  const double used = processor_seconds() - before;
  if (figures.ms.empty()) return std::fprintf(stderr, "no answer\n"), 1;
  const auto at = [&](double share) {
    return figures.ms[std::min(figures.ms.size() - 1,
                               static_cast<size_t>(share * static_cast<double>(figures.ms.size())))];
  };
  size_t alive = 0;
  for (const int socket : held) {
    char byte = 0;
    const bool open = ::recv(socket, &byte, 1, MSG_DONTWAIT) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    alive += open ? 1 : 0;
    ::close(socket);
  }
  std::printf("%.0f requests a second for %.0f s, %zu idle connections held (%zu to the end)\n", rate,
              seconds, held.size(), alive);
  std::printf(
      "answered %zu, wrong %d; ms: p50 %.1f, p90 %.1f, p99 %.1f, most %.1f; %.2f processors (clients "
      "included)\n",
      figures.ms.size(), figures.wrong, at(0.5), at(0.9), at(0.99), figures.ms.back(), used / seconds);
  return figures.wrong == 0 ? 0 : 1;
}
