#pragma once
// Sharing a long sum among threads so that the sum is the same to the last bit for any number of them.

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

#include "graph/watch.hpp"

namespace cityties::graph {

/// For each chunk in [0, chunks): work(scratch, chunk) on one of the scratches' threads, and then merge(scratch, chunk)
/// one at a time and in ascending order of chunks, so that what is merged depends on the chunks only. A scratch belongs
/// to one chunk from work to merge; memory is bounded by the scratches. There are as many threads as scratches, the
/// caller's among them. Returns false when stopped; `work` should then look at `watch.stop` within a chunk as well.
template <class Scratch, class Work, class Merge>
bool forEachChunkInOrder(std::size_t chunks, std::vector<Scratch>& scratches, const Watch& watch, const Work& work,
                         const Merge& merge) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::condition_variable turn;
  std::size_t merged = 0;
  const auto loop = [&](std::size_t worker) {
    // Whoever holds the lowest chunk waits for nobody, so nobody waits for ever; a stopped one passes its turn on.
    for (std::size_t chunk = next++; chunk < chunks; chunk = next++) {
      if (!watch.stop.stop_requested()) work(scratches[worker], chunk);
      std::unique_lock lock(mutex);
      turn.wait(lock, [&] { return merged == chunk; });
      if (!watch.stop.stop_requested()) merge(scratches[worker], chunk);
      const std::size_t done = ++merged;
      lock.unlock();
      turn.notify_all();
      if (worker == 0 && watch.progress) watch.progress(done, chunks);
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t w = 1; w < std::min(scratches.size(), chunks); ++w) others.emplace_back(loop, w);
    loop(0);
  }
  return !watch.stop.stop_requested();
}

}  // namespace cityties::graph
