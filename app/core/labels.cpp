#include "app/core/labels.hpp"

#include <algorithm>
#include <tuple>

namespace cityties::core {
namespace {

/// Air between a label and its neighbours: two names in one row would otherwise read as one.
constexpr float gapBeside = 7, gapAbove = 1;
/// A name that stands nearer to another named place than to its own is as bad as one that covers so many marks: a
/// hidden dot is a small loss, Guangzhou called Hong Kong is an error.
constexpr std::size_t misleading = 8;
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
  return kind == LabelClass::water || kind == LabelClass::sea || kind == LabelClass::country;
}

TextStyle scaled(TextStyle text, float scale) {
  text.size *= scale;
  text.letterSpacing *= scale;
  text.haloWidth *= scale;
  return text;
}

/// Where a label may stand, the most wanted first: its top left corners.
std::vector<PixelPoint> candidates(PixelPoint anchor, TextSize size, float radius, bool area) {
  const float w = size.width, h = size.height;
  if (area) {
    std::vector<PixelPoint> at;
    for (float rows : {0.0f, -1.0f, -2.0f, -3.5f, 1.0f, 2.0f, -5.0f})
      at.push_back({anchor.x - w / 2, anchor.y - h / 2 + rows * h});
    return at;
  }
  const float gap = radius + 3, near = radius * .8f + 2;  // at the corners the mark's edge is nearer
  return {{anchor.x + gap, anchor.y - h / 2},         {anchor.x - gap - w, anchor.y - h / 2},
          {anchor.x - w / 2, anchor.y - gap - h},     {anchor.x - w / 2, anchor.y + gap},
          {anchor.x + near, anchor.y - near - h},     {anchor.x + near, anchor.y + near},
          {anchor.x - near - w, anchor.y - near - h}, {anchor.x - near - w, anchor.y + near}};
}

class Placer {
 public:
  Placer(const LabelRequest& request, const MeasureText& measure) : request_(request), measure_(measure) {}

  void place(const LabelWish& wish) {
    const PixelPoint anchor = toPixels(request_.camera, request_.viewport, wish.anchor);
    if (wish.text.empty() || !request_.viewport.contains(anchor)) return;
    if (!namesArea(wish.kind) && hidden(anchor)) return;
    const TextStyle text = scaled(labelStyle(*request_.style, wish.kind, request_.chinese), request_.scale);
    const TextSize size = measure_(wish.text, text);
    const bool area = namesArea(wish.kind);
    std::size_t fewest = area ? marksUnderArea + 1 : static_cast<std::size_t>(-1);
    const PixelPoint* best = nullptr;
    const auto places = candidates(anchor, size, wish.markRadius * request_.scale, area);
    for (const PixelPoint& place : places) {
      const PixelRect box{place.x, place.y, size.width, size.height};
      if (!free(box)) continue;
      const std::size_t covered = marksUnder(box) + (area ? 0 : misleading * strangersNear(box, anchor));
      if (covered < fewest) {
        fewest = covered;
        best = &place;
      }
      if (covered == 0) break;
    }
    if (best) placed_.push_back({wish.text, text, *best, size, wish.kind, wish.dataId});
  }

  std::vector<PlacedLabel> take() { return std::move(placed_); }

 private:
  bool hidden(PixelPoint anchor) const {
    return std::ranges::any_of(request_.obstacles, [&](const PixelRect& r) { return r.contains(anchor); });
  }

  bool free(PixelRect box) const {
    const PixelRect roomy = grow(box, gapBeside * request_.scale, gapAbove * request_.scale);
    if (!inside(box, request_.viewport)) return false;
    const auto hit = [&](const PixelRect& r) { return overlap(roomy, r); };
    if (std::ranges::any_of(request_.obstacles, hit) || std::ranges::any_of(request_.taken, hit)) return false;
    return std::ranges::none_of(placed_, [&](const PlacedLabel& other) {
      return overlap(roomy, {other.topLeft.x, other.topLeft.y, other.size.width, other.size.height});
    });
  }

  std::size_t marksUnder(PixelRect box) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(request_.marks, [&](PixelPoint mark) { return box.contains(mark); }));
  }

  /// Other places with a name of their own that are nearer to the box than the place it names.
  std::size_t strangersNear(PixelRect box, PixelPoint own) const {
    const auto distance = [&](PixelPoint p) {
      const float x = std::max({box.x - p.x, 0.0f, p.x - box.x - box.width});
      const float y = std::max({box.y - p.y, 0.0f, p.y - box.y - box.height});
      return x * x + y * y;
    };
    const float limit = distance(own);
    return static_cast<std::size_t>(std::ranges::count_if(*request_.wishes, [&](const LabelWish& wish) {
      if (namesArea(wish.kind)) return false;
      const PixelPoint other = toPixels(request_.camera, request_.viewport, wish.anchor);
      return (other.x != own.x || other.y != own.y) && distance(other) < limit;
    }));
  }

  const LabelRequest& request_;
  const MeasureText& measure_;
  std::vector<PlacedLabel> placed_;
};

}  // namespace

std::vector<PlacedLabel> placeLabels(const LabelRequest& request, const MeasureText& measure) {
  if (!request.wishes || !request.style) return {};
  std::vector<const LabelWish*> order;
  for (const LabelWish& wish : *request.wishes) order.push_back(&wish);
  std::ranges::stable_sort(order, [](const LabelWish* a, const LabelWish* b) {
    return std::tie(b->importance, a->text, a->anchor.x, a->anchor.y) <
           std::tie(a->importance, b->text, b->anchor.x, b->anchor.y);
  });
  Placer placer(request, measure);
  for (const LabelWish* wish : order) placer.place(*wish);
  return placer.take();
}

}  // namespace cityties::core
