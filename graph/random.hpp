#pragma once
// Random numbers that are the same on every machine: the standard library fixes its engines, not its distributions.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace cityties::graph {

/// SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators"): 64 bits of state, period
/// 2^64. Not for secrets.
class SplitMix64 {
 public:
  explicit SplitMix64(std::uint64_t seed) : state_(seed) {}
  /// The stream of one piece of work: whichever thread does it, its numbers are the same, and unlike its neighbours'.
  SplitMix64(std::uint64_t seed, std::uint64_t piece);

  std::uint64_t next();
  /// Uniform in [0, 1), a multiple of 2^-53.
  double unit();
  /// Uniform in [0, n), without bias (by rejection); n > 0.
  std::uint64_t below(std::uint64_t n);

 private:
  std::uint64_t state_;
};

/// Brings `count` items, each choice and order equally likely, to the front (Fisher & Yates). O(count).
template <class Item>
void drawToFront(std::vector<Item>& items, std::size_t count, SplitMix64& random) {
  for (std::size_t i = 0; i < count && i < items.size(); ++i) {
    std::swap(items[i], items[i + static_cast<std::size_t>(random.below(items.size() - i))]);
  }
}

/// The quantile p ∈ [0, 1] of sorted values, linear between neighbours: position (n − 1)·p, type 7 of Hyndman & Fan
/// 1996. 0 where there is none.
double quantile(const std::vector<double>& sorted, double p);

}  // namespace cityties::graph
