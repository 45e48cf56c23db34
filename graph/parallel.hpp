#pragma once
// Sharing independent pieces of work among threads; the order of results never depends on it.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

#include "graph/watch.hpp"

namespace cityties::graph {

/// Calls work(worker, i) for i in [0, count), each i once, on at most `threads` threads (the caller's among them).
/// `work` must write only to places that belong to i or to the worker.
template <class Work>
void forEachParallel(std::size_t count, unsigned threads, const Work& work) {
  constexpr std::size_t chunk = 8;
  std::atomic<std::size_t> next{0};
  auto loop = [&](std::size_t worker) {
    for (std::size_t begin = next.fetch_add(chunk); begin < count; begin = next.fetch_add(chunk)) {
      for (std::size_t i = begin; i < std::min(begin + chunk, count); ++i) work(worker, i);
    }
  };
  const std::size_t workers = std::clamp<std::size_t>(threads, 1, count / chunk + 1);
  std::vector<std::jthread> others;
  for (std::size_t w = 1; w < workers; ++w) others.emplace_back(loop, w);
  loop(0);
}

/// The same under watch: false, and only part of the work done, when it was stopped.
template <class Work>
bool forEachWatched(std::size_t count, unsigned threads, const Watch& watch, const Work& work) {
  std::atomic<std::size_t> done{0};
  forEachParallel(count, threads, [&](std::size_t worker, std::size_t i) {
    if (watch.stop.stop_requested()) return;
    work(worker, i);
    const std::size_t now = done.fetch_add(1) + 1;
    if (worker == 0 && watch.progress) watch.progress(now, count);
  });
  return !watch.stop.stop_requested();
}

}  // namespace cityties::graph
