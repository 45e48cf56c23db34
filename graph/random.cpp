#include "graph/random.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cityties::graph {

SplitMix64::SplitMix64(std::uint64_t seed, std::uint64_t piece)
    : state_(SplitMix64(seed).next() ^ SplitMix64(~piece).next()) {}

std::uint64_t SplitMix64::next() {
  state_ += 0x9e3779b97f4a7c15;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

double SplitMix64::unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

std::uint64_t SplitMix64::below(std::uint64_t n) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t whole = most - most % n;  // a multiple of n
  std::uint64_t value = next();
  while (value >= whole) value = next();
  return value % n;
}

double quantile(const std::vector<double>& sorted, double p) {
  if (sorted.empty()) return 0;
  const double at = static_cast<double>(sorted.size() - 1) * p;
  const auto low = static_cast<std::size_t>(std::floor(at));
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  const double part = at - static_cast<double>(low);
  return part == 0 ? sorted[low] : sorted[low] + part * (sorted[high] - sorted[low]);
}

}  // namespace cityties::graph
