#pragma once
// Sums that do not depend on the order of their terms.
//
// Every term is rounded once to a multiple of a unit that is fixed beforehand, and whole numbers are added. So a sum is
// the same to the last bit in whichever order, on however many threads and from whatever partial sums it was made, and
// a term can be taken out again. (A running sum of doubles has none of these, and its error grows with its length.)

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace cityties::graph {

__extension__ using ExactSum = __int128;  ///< a sum, in units of its FixedPoint

/// The unit 2^-scale of a sum. What is added up must stay below 2^(126 - scale) in size.
class FixedPoint {
 public:
  constexpr FixedPoint() = default;
  explicit constexpr FixedPoint(int scale) : scale_(scale) {}
  /// The finest unit for sums below `bound`.
  static FixedPoint forSumsBelow(double bound) {
    return FixedPoint(std::min(100, 125 - (bound > 1 ? std::ilogb(bound) : 0)));
  }

  /// The nearest multiple of the unit; exact where the last bit of `term` is no smaller than the unit. Finite terms
  /// only.
  ExactSum of(double term) const {
    const auto bits = std::bit_cast<std::uint64_t>(term);
    const int exponent = static_cast<int>((bits >> 52) & 0x7FF);
    const int shift = exponent - 1075 + scale_;  // the mantissa as a whole number has its last bit at exponent - 1075
    if (exponent == 0 || shift <= -54) return 0;
    const std::uint64_t mantissa = (bits & ((std::uint64_t{1} << 52) - 1)) | (std::uint64_t{1} << 52);
    const ExactSum size = shift >= 0 ? static_cast<ExactSum>(mantissa) << shift
                                     : static_cast<ExactSum>((mantissa + (std::uint64_t{1} << (-shift - 1))) >> -shift);
    return (bits >> 63) != 0 ? -size : size;
  }

  /// The double nearest to the sum.
  double value(ExactSum sum) const { return std::ldexp(static_cast<double>(sum), -scale_); }

 private:
  int scale_ = 60;
};

}  // namespace cityties::graph
