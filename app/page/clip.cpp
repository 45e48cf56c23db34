#include "app/page/clip.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::page {
namespace {

using core::PixelPoint;
using core::PixelRect;

PixelPoint between(PixelPoint a, PixelPoint b, double t) {
  const auto mix = [t](float from, float to) {
    return static_cast<float>(static_cast<double>(from) + t * (static_cast<double>(to) - static_cast<double>(from)));
  };
  return {mix(a.x, b.x), mix(a.y, b.y)};
}

/// The part [from, to] of a segment inside a rectangle (Liang & Barsky 1984); false: none.
bool inside(PixelPoint a, PixelPoint b, PixelRect r, double& from, double& to) {
  from = 0, to = 1;
  const double dx = static_cast<double>(b.x) - static_cast<double>(a.x),
               dy = static_cast<double>(b.y) - static_cast<double>(a.y);
  const double p[4] = {-dx, dx, -dy, dy};
  const double q[4] = {static_cast<double>(a.x) - static_cast<double>(r.x),
                       static_cast<double>(r.x + r.width) - static_cast<double>(a.x),
                       static_cast<double>(a.y) - static_cast<double>(r.y),
                       static_cast<double>(r.y + r.height) - static_cast<double>(a.y)};
  for (int i = 0; i < 4; ++i) {
    if (p[i] == 0) {
      if (q[i] < 0) return false;
    } else if (p[i] < 0) {
      from = std::max(from, q[i] / p[i]);
    } else {
      to = std::min(to, q[i] / p[i]);
    }
  }
  return from <= to;
}

struct Extent {
  float left = 1e30f, top = 1e30f, right = -1e30f, bottom = -1e30f;
  explicit Extent(const PixelLine& points) {
    for (const PixelPoint& p : points) {
      left = std::min(left, p.x);
      right = std::max(right, p.x);
      top = std::min(top, p.y);
      bottom = std::max(bottom, p.y);
    }
  }
  bool meets(PixelRect r) const {
    return left <= r.x + r.width && right >= r.x && top <= r.y + r.height && bottom >= r.y;
  }
  bool fits(PixelRect r) const {
    return left >= r.x && right <= r.x + r.width && top >= r.y && bottom <= r.y + r.height;
  }
};

/// Collects the parts that are seen.
class Pieces {
 public:
  void segment(PixelPoint a, PixelPoint b, float opacity, float walked) {
    const bool goesOn = !pieces_.empty() && !broken_ && pieces_.back().opacity == opacity;
    if (!goesOn) pieces_.push_back({{a}, opacity, walked});
    pieces_.back().points.push_back(b);
    broken_ = false;
  }
  void gap() { broken_ = true; }
  std::vector<LinePiece> take() { return std::move(pieces_); }

 private:
  std::vector<LinePiece> pieces_;
  bool broken_ = true;
};

/// One of the four half planes of a rectangle.
struct Side {
  bool horizontal;  ///< the boundary is a line of constant y
  float at;
  float sign;  ///< +1: inside is above `at`
  float depth(PixelPoint p) const { return ((horizontal ? p.y : p.x) - at) * sign; }
  PixelPoint cross(PixelPoint a, PixelPoint b) const {
    const double da = static_cast<double>(depth(a)), db = static_cast<double>(depth(b));
    PixelPoint p = between(a, b, da / (da - db));
    (horizontal ? p.y : p.x) = at;
    return p;
  }
};

PixelLine clipSide(const PixelLine& ring, const Side& side) {
  PixelLine out;
  out.reserve(ring.size() + 8);
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PixelPoint a = ring[i], b = ring[(i + 1) % ring.size()];
    const bool aIn = side.depth(a) >= 0, bIn = side.depth(b) >= 0;
    if (aIn) out.push_back(a);
    if (aIn != bIn) out.push_back(side.cross(a, b));
  }
  return out;
}

/// Points on the long runs along the rectangle, so that no edge of a map's areas is longer than any other.
PixelLine dividedAlong(const PixelLine& ring, PixelRect r, float longest) {
  PixelLine out;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const PixelPoint a = ring[i], b = ring[(i + 1) % ring.size()];
    out.push_back(a);
    const bool onSide =
        (a.x == b.x && (a.x == r.x || a.x == r.x + r.width)) || (a.y == b.y && (a.y == r.y || a.y == r.y + r.height));
    const float length = std::abs(a.x - b.x) + std::abs(a.y - b.y);
    if (!onSide || length <= longest) continue;
    const int parts = static_cast<int>(std::min(std::ceil(length / longest), 4096.0f));
    for (int k = 1; k < parts; ++k) out.push_back(between(a, b, static_cast<double>(k) / parts));
  }
  return out;
}

}  // namespace

PixelRect grown(PixelRect rect, float by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

std::vector<LinePiece> clipLine(const PixelLine& line, const std::vector<float>& opacity, PixelRect rect, int levels) {
  if (line.size() < 2) return {};
  const Extent extent(line);
  if (!extent.meets(rect)) return {};
  const bool varies = opacity.size() == line.size(), whole = extent.fits(rect);
  if (whole && !varies) return {{line, 1, 0}};
  const auto level = [&](std::size_t i) {
    if (!varies) return 1.0f;
    const float steps = static_cast<float>(levels);
    return std::round((opacity[i - 1] + opacity[i]) * steps / 2) / steps;
  };
  Pieces pieces;
  float walked = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const PixelPoint a = line[i - 1], b = line[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    double from = 0, to = 1;
    if (!whole && !inside(a, b, rect, from, to)) {
      pieces.gap();
    } else {
      if (from > 0) pieces.gap();
      pieces.segment(from > 0 ? between(a, b, from) : a, to < 1 ? between(a, b, to) : b, level(i),
                     walked + static_cast<float>(from) * length);
      if (to < 1) pieces.gap();
    }
    walked += length;
  }
  return pieces.take();
}

PixelLine clipRing(const PixelLine& ring, PixelRect rect, float longest) {
  PixelLine points = ring;
  if (points.size() > 1 && points.front().x == points.back().x && points.front().y == points.back().y)
    points.pop_back();
  const Extent extent(points);
  if (points.size() < 3 || !extent.meets(rect)) return {};
  if (extent.fits(rect)) return points;
  for (const Side& side : {Side{false, rect.x, 1}, Side{false, rect.x + rect.width, -1}, Side{true, rect.y, 1},
                           Side{true, rect.y + rect.height, -1}}) {
    points = clipSide(points, side);
    if (points.size() < 3) return {};
  }
  return dividedAlong(points, rect, longest);
}

}  // namespace cityties::page
