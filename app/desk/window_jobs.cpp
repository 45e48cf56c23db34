#include "app/desk/window_jobs.hpp"

#ifdef __linux__
#include <sys/resource.h>
#endif

#include <utility>

namespace cityties::desk {

Lane::Lane() : thread_([this](const std::stop_token& stop) { work(stop); }) {}

Lane::~Lane() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.reset();
    running_.request_stop();
  }
  thread_.request_stop();
  wake_.notify_all();
}

void Lane::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(job);
    delivered_.clear();
    running_.request_stop();
    ++newest_;
    busy_ = true;
  }
  wake_.notify_all();
}

bool Lane::busy() const {
  const std::lock_guard lock(mutex_);
  return busy_ || !delivered_.empty();
}

bool Lane::drain() {
  std::vector<Delivery> deliveries;
  {
    const std::lock_guard lock(mutex_);
    deliveries.swap(delivered_);
  }
  for (const auto& deliver : deliveries) deliver();
  return !deliveries.empty();
}

void Lane::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (wake_.wait(lock, stop, [this] { return waiting_.has_value(); })) {
    Job job = std::move(*waiting_);
    waiting_.reset();
    running_ = std::stop_source();
    const auto token = running_.get_token();
    const auto number = newest_;
    lock.unlock();
    Delivery delivery = job(token);
    job = nullptr;  // what it holds goes on this thread, not while the lock is held
    lock.lock();
    if (stop.stop_requested()) return;
    if (number != newest_) continue;
    busy_ = false;
    if (delivery) delivered_.push_back(std::move(delivery));
  }
}

void giveWay() {
#ifdef __linux__
  constexpr int nice = 5;              // a third of the share of the others, where there is not enough for all
  setpriority(PRIO_PROCESS, 0, nice);  // of this thread alone: Linux counts each as a process here
#endif
}

}  // namespace cityties::desk
