// Parses texts and prints how fast: `parse_bench MODEL TEXTS THREADS`. TEXTS holds texts that end with a NUL
// byte; each line of a text is parsed as a piece of its own, one text at a time. scripts/bench_parse.py runs
// it beside spaCy.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "syntax/pipeline.h"

namespace {

using dateline::Pipeline;
using dateline::Span;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<std::string> read_texts(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> texts;
  for (std::string text; std::getline(in, text, '\0');)
    texts.push_back(text);
  return texts;
}

std::vector<Span> lines_of(const std::string& text) {
  std::vector<Span> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    at = end + 1;
  }
  return lines;
}

// Highest resident memory of this program (not of the one that started it, as getrusage may say); 0 where
// unknown.
double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: parse_bench MODEL TEXTS THREADS\n", stderr);
    return 2;
  }
  const auto begun = std::chrono::steady_clock::now();
  const auto texts = read_texts(argv[2]);
  const auto pipeline = Pipeline::open(argv[1]);
  if (!pipeline) {
    std::fprintf(stderr, "%s\n", pipeline.error().text().c_str());
    return 1;
  }
  const double open_seconds = seconds_since(begun);
  std::atomic<size_t> next{0};
  std::atomic<size_t> tokens{0};
  const auto work = [&] {
    Pipeline::Scratch scratch;
    for (size_t i = next++; i < texts.size(); i = next++)
      tokens += (*pipeline)->parse(texts[i], lines_of(texts[i]), scratch).size();
  };
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (long t = std::strtol(argv[3], nullptr, 10); t > 1; --t)
    threads.emplace_back(work);
  work();
  for (auto& t : threads)
    t.join();
  const double seconds = seconds_since(start);
  std::printf("{\"tokens\": %zu, \"seconds\": %.6f, \"open_seconds\": %.6f, \"peak_mb\": %.1f}\n",
              tokens.load(), seconds, open_seconds, peak_megabytes());
  return 0;
}
