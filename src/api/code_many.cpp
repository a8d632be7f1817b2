#include <algorithm>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "dateline/coder.h"

namespace dateline {

namespace {

constexpr size_t stories_per_thread = 4;  // in flight: enough that no thread waits for a long neighbour

// One story on its way. `ready` is guarded by the desk's mutex; the rest belongs to whoever has the story.
struct Job {
  CodedStory story;
  bool ready = false;
};

// Hands stories from the calling thread to the workers and back. Stories stay in one row in the order they
// were read; workers take the next untouched one, the caller takes the first when it is ready.
class Desk {
 public:
  void add(std::shared_ptr<Job> job) {
    {
      const std::lock_guard lock(mutex_);
      if (!job->ready) waiting_.push_back(job.get());
      row_.push_back(std::move(job));
    }
    work_.notify_one();
  }
  // The next story to code, nullptr when there will be none.
  Job* take() {
    std::unique_lock lock(mutex_);
    work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return nullptr;
    Job* job = waiting_.front();
    waiting_.pop_front();
    return job;
  }
  void finish(Job& job) {
    {
      const std::lock_guard lock(mutex_);
      job.ready = true;
    }
    done_.notify_one();
  }
  // The first story of the row, once it is ready; the row must not be empty.
  std::shared_ptr<Job> first() {
    std::unique_lock lock(mutex_);
    done_.wait(lock, [&] { return row_.front()->ready; });
    auto job = std::move(row_.front());
    row_.pop_front();
    return job;
  }
  // No more stories; those nobody has begun are dropped where `now`.
  void close(bool now) {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      if (now) waiting_.clear();
    }
    work_.notify_all();
  }
  size_t in_flight() const { return row_.size(); }  // the calling thread alone changes the row

 private:
  std::mutex mutex_;
  std::condition_variable work_, done_;
  std::deque<std::shared_ptr<Job>> row_;
  std::deque<Job*> waiting_;
  bool closed_ = false;
};

class Workers {
 public:
  Workers(const Coder& coder, Desk& desk, unsigned count) : desk_(desk) {
    for (unsigned i = 0; i < count; ++i) {
      threads_.emplace_back([&coder, &desk] {
        Scratch scratch;
        while (Job* job = desk.take()) {
          job->story.record = coder.code(job->story.story, scratch);
          desk.finish(*job);
        }
      });
    }
  }
  ~Workers() {
    desk_.close(true);
    for (std::thread& thread : threads_)
      thread.join();
  }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

 private:
  Desk& desk_;
  std::vector<std::thread> threads_;
};

}  // namespace

BatchCounts code_many(const Coder& coder, unsigned threads,
                      const std::function<std::optional<Result<StoryText>>()>& next,
                      const std::function<bool(CodedStory)>& done) {
  if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
  BatchCounts counts;
  Desk desk;
  const Workers workers(coder, desk, threads);
  const auto hand_over = [&] {
    const std::shared_ptr<Job> job = desk.first();
    ++(job->story.record ? counts.coded : counts.skipped);
    return done(std::move(job->story));
  };
  while (auto story = next()) {
    auto job = std::make_shared<Job>();
    if (*story) {
      job->story.story = std::move(**story);
    } else {
      job->story.skipped = story->error(), job->ready = true;
    }
    desk.add(std::move(job));
    if (desk.in_flight() >= threads * stories_per_thread && !hand_over()) return counts;
  }
  while (desk.in_flight() > 0) {
    if (!hand_over()) break;
  }
  return counts;
}

}  // namespace dateline
