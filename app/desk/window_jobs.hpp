#pragma once
// Work beside the window: lanes in which the newest job wins, and deliveries that the window takes once a frame.

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace cityties::desk {

/// One thread that runs one job at a time. A job given while another waits replaces it; what a job delivers is
/// dropped when a newer job was given meanwhile. Destroying the lane asks the running job to stop and waits for it.
class Lane {
 public:
  using Delivery = std::function<void()>;
  using Job = std::function<Delivery(std::stop_token)>;

  Lane();
  ~Lane();
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;

  void submit(Job job);
  /// Runs what has been delivered, on the calling thread. Returns whether there was anything.
  bool drain();
  /// A job waits, runs, or its delivery has not been drained.
  bool busy() const;

 private:
  void work(const std::stop_token& stop);

  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::optional<Job> waiting_;
  std::stop_source running_;
  std::vector<Delivery> delivered_;
  std::uint64_t newest_ = 0;
  bool busy_ = false;
  std::jthread thread_;  // last: it starts when everything else is there
};

/// The calling thread, and those it starts, give way to what draws and to what somebody waits for.
void giveWay();

}  // namespace cityties::desk
