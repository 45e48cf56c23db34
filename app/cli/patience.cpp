#include "app/cli/patience.hpp"

#include <chrono>
#include <cmath>
#include <memory>
#include <utility>

#include "app/cli/output.hpp"

namespace cityties::cli {

graph::Watch patience(std::string what) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto told = std::make_shared<bool>(false);
  graph::Watch watch;
  watch.progress = [what = std::move(what), begin, told](std::size_t done, std::size_t total) {
    if (*told || done == 0) return;
    const std::chrono::duration<double> spent = Clock::now() - begin;
    const double whole = spent.count() * static_cast<double>(total) / static_cast<double>(done);
    if (whole <= 60) return;
    *told = true;
    complain(what + ": about " + std::to_string(std::lround(std::ceil(whole / 60))) + " minutes in all");
  };
  return watch;
}

}  // namespace cityties::cli
