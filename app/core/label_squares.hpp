#pragma once
// What placing labels needs of plane geometry: boxes, and a grid by which only neighbours are asked.

#include <algorithm>
#include <utility>
#include <vector>

#include "app/core/scene.hpp"

namespace cityties::core {

inline PixelRect grow(PixelRect r, float x, float y) { return {r.x - x, r.y - y, r.width + 2 * x, r.height + 2 * y}; }

inline bool overlap(PixelRect a, PixelRect b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

inline bool inside(PixelRect inner, PixelRect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

/// Things of the picture by the square they lie in, so that only neighbours are asked. What lies outside of the
/// viewport and its surroundings is not kept.
template <class Item>
class Squares {
 public:
  Squares(PixelRect viewport, float side) : side_(side) {
    frame_ = grow(viewport, 2 * side, 2 * side);
    columns_ = static_cast<int>(frame_.width / side_) + 1;
    rows_ = static_cast<int>(frame_.height / side_) + 1;
    squares_.resize(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_));
  }

  void add(PixelPoint at, Item item) {
    if (frame_.contains(at)) squares_[index(column(at.x), row(at.y))].push_back(std::move(item));
  }
  /// In every square that the box touches.
  void add(PixelRect box, Item item) {
    each(box, [&](std::vector<Item>& square) {
      square.push_back(item);
      return false;
    });
  }
  /// Calls visit(item) for those that may lie in the box, some of them twice; ends when it returns true.
  template <class Visit>
  bool any(PixelRect box, const Visit& visit) const {
    return const_cast<Squares*>(this)->each(
        box, [&](const std::vector<Item>& square) { return std::ranges::any_of(square, visit); });
  }

 private:
  int column(float x) const { return std::clamp(static_cast<int>((x - frame_.x) / side_), 0, columns_ - 1); }
  int row(float y) const { return std::clamp(static_cast<int>((y - frame_.y) / side_), 0, rows_ - 1); }
  std::size_t index(int column, int row) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
  }
  template <class Visit>
  bool each(PixelRect box, const Visit& visit) {
    for (int r = row(box.y); r <= row(box.y + box.height); ++r)
      for (int c = column(box.x); c <= column(box.x + box.width); ++c)
        if (visit(squares_[index(c, r)])) return true;
    return false;
  }

  PixelRect frame_;
  float side_;
  int columns_, rows_;
  std::vector<std::vector<Item>> squares_;
};

}  // namespace cityties::core
