// Threads that work off a queue that never grows past its bound.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline::serve {

template <typename Job>
class Workers {
 public:
  explicit Workers(size_t most_waiting) : most_(most_waiting) {}
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers() { stop(); }

  // Another thread, that hands each of its jobs to `work`.
  void add(std::function<void(Job)> work) {
    threads_.emplace_back([this, work = std::move(work)] {
      while (auto job = next())
        work(*job);
    });
  }

  // false: the queue is full, or the workers are to stop.
  bool give(Job job) {
    {
      const std::lock_guard lock(mutex_);
      if (stopped_ || waiting_.size() >= most_) return false;
      waiting_.push_back(std::move(job));
    }
    ready_.notify_one();
    return true;
  }

  // Jobs that nobody has begun are taken back.
  std::deque<Job> take_back() {
    const std::lock_guard lock(mutex_);
    return std::exchange(waiting_, {});
  }

  // When the queue is done.
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    ready_.notify_all();
    for (std::thread& thread : threads_)
      thread.join();
    threads_.clear();
  }

 private:
  std::optional<Job> next() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return stopped_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    Job job = std::move(waiting_.front());
    waiting_.pop_front();
    return job;
  }

  size_t most_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Job> waiting_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dateline::serve
