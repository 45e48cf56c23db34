#include "app/core/labels.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

namespace cityties::core {
namespace {

/// Air between a label and its neighbours: two names in one row would otherwise read as one.
constexpr float gapBeside = 7, gapAbove = 1;
/// Air between a label and the mark of another place.
constexpr float air = 1.5f;
/// A name that stands nearer to another named place than to its own is as bad as one that covers so many marks: a
/// hidden dot is a small loss, Guangzhou called Hong Kong is an error.
constexpr std::size_t misleading = 8;
/// A name that touches the ring or sign of another named place is worse than one over a dot without a name.
constexpr std::size_t touching = 3;
/// Of names of ordinary cities so many at most, in a picture of 1280 × 720: more is a list, not a map. For one that is
/// placed so many are tried; the less important of a crowd are not even asked.
constexpr float mostCities = 56, usualArea = 1280 * 720;
constexpr int triedForOne = 4;
/// A letter is no narrower than this share of the size: what has no room for such a name needs no measuring.
constexpr float narrowest = .22f;
/// Names of countries and seas stay away where they would cover more marks than this.
constexpr std::size_t marksUnderArea = 1;

PixelRect grow(PixelRect r, float x, float y) { return {r.x - x, r.y - y, r.width + 2 * x, r.height + 2 * y}; }

bool overlap(PixelRect a, PixelRect b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

bool inside(PixelRect inner, PixelRect outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width &&
         inner.y + inner.height <= outer.y + outer.height;
}

bool namesArea(LabelClass kind) {
  return kind == LabelClass::water || kind == LabelClass::sea || kind == LabelClass::country ||
         kind == LabelClass::distance;
}

/// Set as Chinese: characters and no Latin letters, whatever the interface speaks.
bool isChinese(const std::string& text) {
  bool hanzi = false;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return false;
    hanzi = hanzi || static_cast<unsigned char>(c) >= 0xE3;  // U+3000 and above
  }
  return hanzi;
}

std::size_t letters(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TextStyle scaled(TextStyle text, float scale) {
  text.size *= scale;
  text.letterSpacing *= scale;
  text.haloWidth *= scale;
  return text;
}

/// Where a label may stand, the most wanted first: its top left corners.
std::array<PixelPoint, 10> places(PixelPoint anchor, TextSize size, float radius, LabelClass kind) {
  const float w = size.width, h = size.height;
  if (namesArea(kind)) {
    std::array<PixelPoint, 10> at;
    using Rows = std::array<float, 10>;
    // Countries make way to the north, where a middle latitude is wide; seas to the south, away from the ties.
    const Rows rows = kind == LabelClass::country ? Rows{0, -1, -2, -3.5f, 1, 2, -5, 3, -6, -7}
                                                  : Rows{0, 1, -1, 2, -2, 3.5f, -3.5f, -5, 5, 6.5f};
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = {anchor.x - w / 2, anchor.y - h / 2 + rows[i] * h};
    return at;
  }
  const float further = h * .3f;                          // clear of a neighbour's ring, where nothing better is free
  const float gap = radius + 3, near = radius * .8f + 2;  // at the corners the mark's edge is nearer
  return {{{anchor.x + gap, anchor.y - h / 2},
           {anchor.x - gap - w, anchor.y - h / 2},
           {anchor.x - w / 2, anchor.y - gap - h},
           {anchor.x - w / 2, anchor.y + gap},
           {anchor.x + near, anchor.y - near - h},
           {anchor.x + near, anchor.y + near},
           {anchor.x - near - w, anchor.y - near - h},
           {anchor.x - near - w, anchor.y + near},
           {anchor.x - w / 2, anchor.y + gap + further},
           {anchor.x - w / 2, anchor.y - gap - further - h}}};
}

float distance2(PixelRect box, PixelPoint p) {
  const float x = std::max({box.x - p.x, 0.0f, p.x - box.x - box.width});
  const float y = std::max({box.y - p.y, 0.0f, p.y - box.y - box.height});
  return x * x + y * y;
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

/// A place with a name of its own, and the size of its mark.
struct NamedPlace {
  PixelPoint at;
  float radius;
  int rank = always;  ///< of an ordinary city without a label its importance: only its equals beware of it
  static constexpr int always = std::numeric_limits<int>::max();
};

int mostOrdinary(const LabelRequest& request) {
  const float area = request.viewport.width * request.viewport.height / (request.scale * request.scale);
  return static_cast<int>(mostCities * area / usualArea) + 1;
}

class Placer {
 public:
  Placer(const LabelRequest& request, const MeasureText& measure)
      : request_(request),
        measure_(measure),
        marks_(request.viewport, square * request.scale),
        named_(request.viewport, square * request.scale),
        taken_(request.viewport, square * request.scale),
        citiesLeft_(mostOrdinary(request)) {
    for (const PixelPoint& mark : request.marks) marks_.add(mark, mark);
    for (const auto* list : {&request.obstacles, &request.taken})
      for (const PixelRect& box : *list) taken_.add(box, box);
  }

  /// To be told of every wish that is on the picture, before the first is placed. An ordinary city without a label
  /// cannot be mistaken for another, so it counts once it has one; of two that are alike, either may get it.
  void know(const LabelWish& wish, PixelPoint at) {
    if (namesArea(wish.kind)) return;
    const int rank = wish.kind == LabelClass::city ? wish.importance : NamedPlace::always;
    named_.add(at, {at, wish.markRadius * request_.scale, rank});
  }

  void place(const LabelWish& wish, PixelPoint anchor) {
    const bool area = namesArea(wish.kind), onLine = wish.kind == LabelClass::distance,
               ordinary = wish.kind == LabelClass::city;
    if (ordinary && citiesLeft_ == 0) return;
    const TextStyle text = scaled(labelStyle(*request_.style, wish.kind, isChinese(wish.text)), request_.scale);
    const float radius = wish.markRadius * request_.scale;
    const TextSize least{static_cast<float>(letters(wish.text)) * (text.size * narrowest + text.letterSpacing),
                         text.size, 0};
    const auto hopes = places(anchor, least, radius, wish.kind);
    if (std::ranges::none_of(hopes, [&](PixelPoint p) { return free({p.x, p.y, least.width, least.height}); })) return;
    const TextSize size = measure_(wish.text, text);
    std::size_t fewest = area ? marksUnderArea + 1 : static_cast<std::size_t>(-1);
    const PixelPoint* best = nullptr;
    const auto candidates = places(anchor, size, radius, wish.kind);
    for (const PixelPoint& place : candidates) {
      if (onLine && &place != &candidates.front()) break;  // beside its ring it would name another distance
      const PixelRect box{place.x, place.y, size.width, size.height};
      if (!free(box) || !onMap(box, wish.edge)) continue;
      const std::size_t covered = marksUnder(box) + (area ? 0 : costNear(box, anchor, wish.importance));
      if (covered < fewest) {
        fewest = covered;
        best = &place;
      }
      if (covered == 0) break;
    }
    // An ordinary name that would mislead is better left out.
    if (!best || (ordinary && fewest >= misleading)) return;
    if (ordinary) {
      --citiesLeft_;
      named_.add(anchor, {anchor, radius});
    }
    taken_.add(PixelRect{best->x, best->y, size.width, size.height},
               PixelRect{best->x, best->y, size.width, size.height});
    placed_.push_back({wish.text, text, *best, size, wish.kind, wish.dataId});
  }

  bool hidden(PixelPoint anchor) const {
    return std::ranges::any_of(request_.obstacles, [&](const PixelRect& r) { return r.contains(anchor); });
  }

  std::vector<PlacedLabel> take() { return std::move(placed_); }

 private:
  static constexpr float square = 48;  // logical pixels: about a label

  bool free(PixelRect box) const {
    const PixelRect roomy = grow(box, gapBeside * request_.scale, gapAbove * request_.scale);
    return inside(box, request_.viewport) && !taken_.any(roomy, [&](const PixelRect& r) { return overlap(roomy, r); });
  }

  bool onMap(PixelRect box, const MapEdge& edge) const {
    if (edge == MapEdge{}) return true;
    for (const float x : {box.x, box.x + box.width})
      for (const float y : {box.y, box.y + box.height}) {
        const geo::PlanePoint corner = toPlane(request_.camera, request_.viewport, {x, y});
        if (std::abs(corner.x) > edge.halfWidth || std::hypot(corner.x, corner.y) > edge.radius) return false;
      }
    return true;
  }

  std::size_t marksUnder(PixelRect box) const {
    std::size_t count = 0;
    marks_.any(box, [&](PixelPoint mark) { return count += box.contains(mark) ? 1 : 0, false; });
    return count;
  }

  /// Other places with a name of their own: those nearer to the box than the place it names, and those whose mark it
  /// touches.
  std::size_t costNear(PixelRect box, PixelPoint own, int importance) const {
    const float limit = distance2(box, own);
    std::size_t cost = 0;
    const float reach = std::max(std::sqrt(limit), square * request_.scale / 2);
    named_.any(grow(box, reach, reach), [&](const NamedPlace& other) {
      if (other.at.x == own.x && other.at.y == own.y) return false;
      if (other.rank != NamedPlace::always && other.rank != importance) return false;
      const float away = distance2(box, other.at), clear = other.radius + air * request_.scale;
      if (away < limit) cost += misleading;
      if (away < clear * clear) cost += touching;
      return false;
    });
    return cost;
  }

  const LabelRequest& request_;
  const MeasureText& measure_;
  Squares<PixelPoint> marks_;
  Squares<NamedPlace> named_;
  Squares<PixelRect> taken_;
  int citiesLeft_;
  std::vector<PlacedLabel> placed_;
};

/// A wish on the picture or just beside it, where its place is still a neighbour.
struct Seen {
  const LabelWish* wish;
  PixelPoint at;
  bool wanted;
};

bool near(const LabelRequest& request, PixelPoint at) {
  constexpr float around = 48;
  return grow(request.viewport, around * request.scale, around * request.scale).contains(at);
}

/// Drops the ordinary cities beyond the first so many.
void keepMostImportant(std::vector<Seen>& order, int most) {
  std::erase_if(order, [&](const Seen& one) { return one.wish->kind == LabelClass::city && most-- <= 0; });
}

}  // namespace

std::vector<PlacedLabel> placeLabels(const LabelRequest& request, const MeasureText& measure) {
  if (!request.wishes || !request.style) return {};
  Placer placer(request, measure);
  std::vector<Seen> order;
  for (const LabelWish& wish : *request.wishes) {
    const PixelPoint at = toPixels(request.camera, request.viewport, wish.anchor);
    if (!near(request, at)) continue;
    const bool shown = !wish.text.empty() && request.viewport.contains(at);
    order.push_back({&wish, at, shown && (namesArea(wish.kind) || !placer.hidden(at))});
  }
  std::ranges::stable_sort(order, [](const Seen& a, const Seen& b) {
    return std::tie(b.wish->importance, a.wish->text, a.wish->anchor.x, a.wish->anchor.y) <
           std::tie(a.wish->importance, b.wish->text, b.wish->anchor.x, b.wish->anchor.y);
  });
  keepMostImportant(order, triedForOne * mostOrdinary(request));
  for (const Seen& one : order) placer.know(*one.wish, one.at);
  for (const Seen& one : order)
    if (one.wanted) placer.place(*one.wish, one.at);
  return placer.take();
}

}  // namespace cityties::core
