#include "app/desk/map_view_labels.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::desk {
namespace {

bool same(const core::PixelRect& a, const core::PixelRect& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

/// The wish a label came from: two places may share a name, so the nearest of that name.
geo::PlanePoint anchorOf(const core::PlacedLabel& label, const MapLabels::Place& place) {
  const core::LabelWish* best = nullptr;
  float nearest = 0;
  for (const auto& wish : *place.wishes) {
    if (wish.kind != label.kind || wish.dataId != label.dataId || wish.text != label.text) continue;
    const auto at = core::toPixels(place.camera, place.viewport, wish.anchor);
    const float distance = std::hypot(at.x - label.topLeft.x, at.y - label.topLeft.y);
    if (best && distance >= nearest) continue;
    best = &wish;
    nearest = distance;
  }
  return best ? best->anchor : core::toPlane(place.camera, place.viewport, label.topLeft);
}

}  // namespace

bool MapLabels::outdated(const Place& p) const {
  if (!last_) return true;
  const auto& l = *last_;
  return l.wishes != p.wishes || l.camera.centre != p.camera.centre ||
         l.camera.pixelsPerUnit != p.camera.pixelsPerUnit || !same(l.viewport, p.viewport) || l.style != p.style ||
         l.callout != p.callout || l.chinese != p.chinese || l.scale != p.scale ||
         !std::ranges::equal(l.obstacles, p.obstacles, same);
}

bool MapLabels::place(const Place& place, const core::MeasureText& measure, FrameStats& stats) {
  if (!outdated(place)) return false;
  last_ = place;
  placed_.clear();
  anchors_.clear();
  leaders_.clear();
  if (!place.wishes) return true;
  core::LabelRequest request{.wishes = place.wishes.get(),
                             .camera = place.camera,
                             .viewport = place.viewport,
                             .obstacles = place.obstacles,
                             .taken = {},
                             .marks = {},
                             .style = place.style,
                             .chinese = place.chinese,
                             .scale = place.scale};
  for (const auto& mark : place.marks) request.marks.push_back(core::toPixels(place.camera, place.viewport, mark));
  std::optional<core::PlacedCallout> callout;
  if (place.callout) callout = core::placeCallout(*place.callout, request, measure);
  if (callout) request.taken = core::roomOf(*callout);
  placed_ = core::placeLabels(request, measure);
  for (const auto& label : placed_) anchors_.push_back(anchorOf(label, place));
  if (callout) {
    for (const auto& line : callout->lines) {
      placed_.push_back(line);
      anchors_.push_back(callout->leaders.front().city);
    }
    leaders_ = std::move(callout->leaders);
  }
  ++stats.labelPlacements;
  return true;
}

std::vector<core::PlacedLabel> MapLabels::seenBy(const core::Camera& camera) const {
  auto labels = placed_;
  if (!last_) return labels;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto by = shift(camera, anchors_[i]);
    labels[i].topLeft.x += by.x;
    labels[i].topLeft.y += by.y;
  }
  return labels;
}

core::PixelPoint MapLabels::shift(const core::Camera& camera, geo::PlanePoint anchor) const {
  const auto then = core::toPixels(last_->camera, last_->viewport, anchor);
  const auto now = core::toPixels(camera, last_->viewport, anchor);
  return {now.x - then.x, now.y - then.y};
}

std::vector<std::pair<core::PixelPoint, core::PixelPoint>> MapLabels::leadersSeenBy(const core::Camera& camera) const {
  std::vector<std::pair<core::PixelPoint, core::PixelPoint>> lines;
  for (const auto& leader : leaders_) {
    const auto a = shift(camera, leaders_.front().city), b = shift(camera, leader.city);
    lines.push_back({{leader.from.x + a.x, leader.from.y + a.y}, {leader.to.x + b.x, leader.to.y + b.y}});
  }
  return lines;
}

}  // namespace cityties::desk
