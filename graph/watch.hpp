#pragma once
// How a long computation is watched and stopped from outside.

#include <cstddef>
#include <functional>
#include <stop_token>

namespace cityties::graph {

/// Given to computations that may run for more than a blink. They look at `stop` at least every 50 ms of work a thread
/// and then return nothing; they call `progress(done, total)` from the calling thread only, now and then, with `done`
/// never falling. Neither has any influence on a result.
struct Watch {
  std::stop_token stop;
  std::function<void(std::size_t done, std::size_t total)> progress;
};

}  // namespace cityties::graph
