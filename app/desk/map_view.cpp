#include "app/desk/map_view.hpp"

#include <algorithm>
#include <cmath>

namespace cityties::desk {
namespace {

// Of the window, when the camera is farthest: some water around the whole map.
constexpr double widest = 1.3;
constexpr double nearestPixelsPerUnit = 60000;  // a pixel is a hundred metres
constexpr float clickSlack = 4;

bool samePlace(const core::Camera& a, const core::Camera& b) {
  return a.centre == b.centre && a.pixelsPerUnit == b.pixelsPerUnit;
}

bool sameRect(const core::PixelRect& a, const core::PixelRect& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

}  // namespace

double eased(double t) {
  t = std::clamp(t, 0., 1.);
  return t * t * (3 - 2 * t);
}

double ScaleSteps::at(double pixelsPerUnit, Seconds now) {
  constexpr double octave = 2;
  const double exact = 2 * std::log2(std::max(pixelsPerUnit, 1.));
  if (exact != exact_) changed_ = now;
  exact_ = exact;
  const double off = step_ ? std::abs(exact - *step_) : 2 * octave;
  waiting_ = off > .75 && off <= octave && now - changed_ < quietSeconds;
  if (off > .75 && !waiting_) step_ = static_cast<int>(std::lround(exact));
  return std::exp2(*step_ / 2.);
}

core::Camera MapView::limited(core::Camera camera) const {
  const double width = bounds_.max.x - bounds_.min.x, height = bounds_.max.y - bounds_.min.y;
  const double farthest =
      std::min(std::max(viewport_.width, 1.f) / width, std::max(viewport_.height, 1.f) / height) / widest;
  camera.pixelsPerUnit = std::clamp(camera.pixelsPerUnit, farthest, nearestPixelsPerUnit);
  camera.centre.x = std::clamp(camera.centre.x, bounds_.min.x, bounds_.max.x);
  camera.centre.y = std::clamp(camera.centre.y, bounds_.min.y, bounds_.max.y);
  return camera;
}

void MapView::setViewport(const core::PixelRect& viewport, const core::PixelRect& inner, Seconds now) {
  if (sameRect(viewport, viewport_) && sameRect(inner, inner_)) return;
  const bool first = viewport_.width <= 0;
  viewport_ = viewport;
  inner_ = inner;
  if (home_ && !moved_ && viewport.width > 0 && viewport.height > 0) frame(*home_, now, first ? 0 : .2);
}

void MapView::go(const core::Camera& to, Seconds now, Seconds duration) {
  const auto end = limited(to);
  flight_.reset();
  if (samePlace(end, camera_)) return;
  if (duration <= 0) {
    camera_ = end;
    return;
  }
  flight_ = Flight{.from = camera_, .to = end, .start = now, .duration = duration};
}

void MapView::frame(const geo::PlaneBox& box, Seconds now, Seconds duration) {
  const bool first = !home_;
  home_ = box;
  moved_ = false;
  if (viewport_.width <= 0 || viewport_.height <= 0) return;
  go(core::fit(box, viewport_, inner_), now, first ? 0 : duration);
}

void MapView::changePlane(const geo::PlaneBox& bounds, const geo::PlaneBox& home,
                          const std::optional<core::Camera>& camera) {
  bounds_ = bounds;
  frame(home, 0, 0);
  if (!camera) return;
  moved_ = true;
  go(*camera, 0, 0);
}

geo::PlanePoint MapView::middle() const {
  return core::toPlane(camera_, viewport_, {inner_.x + inner_.width / 2, inner_.y + inner_.height / 2});
}

core::Camera MapView::cameraAt(geo::PlanePoint point, double pixelsPerUnit) const {
  const double dx = inner_.x + inner_.width / 2. - (viewport_.x + viewport_.width / 2.);
  const double dy = inner_.y + inner_.height / 2. - (viewport_.y + viewport_.height / 2.);
  return {{point.x - dx / pixelsPerUnit, point.y + dy / pixelsPerUnit}, pixelsPerUnit};
}

void MapView::goHome(Seconds now, Seconds duration) {
  if (home_) frame(*home_, now, duration);
}

void MapView::lookAt(geo::PlanePoint point, Seconds now, Seconds duration) {
  moved_ = true;
  go(cameraAt(point, goal().pixelsPerUnit), now, duration);
}

core::Camera MapView::zoomed(const core::Camera& from, core::PixelPoint pixel, double factor) const {
  const auto fixed = core::toPlane(from, viewport_, pixel);
  auto to = from;
  to.pixelsPerUnit = limited({from.centre, from.pixelsPerUnit * factor}).pixelsPerUnit;
  const double ratio = from.pixelsPerUnit / to.pixelsPerUnit;
  to.centre = {fixed.x + (from.centre.x - fixed.x) * ratio, fixed.y + (from.centre.y - fixed.y) * ratio};
  return to;
}

void MapView::zoomAbout(core::PixelPoint pixel, double factor, Seconds now, Seconds duration) {
  moved_ = true;
  go(zoomed(goal(), pixel, factor), now, duration);
}

void MapView::panBy(float x, float y, Seconds now, Seconds duration) {
  auto to = goal();
  to.centre.x -= x / to.pixelsPerUnit;
  to.centre.y += y / to.pixelsPerUnit;
  moved_ = true;
  go(to, now, duration);
}

void MapView::press(core::PixelPoint pixel, bool held) {
  held_ = held;
  pressed_ = last_ = pixel;
  dragging_ = false;
}

void MapView::drag(core::PixelPoint pixel) {
  if (!pressed_) return;
  if (!dragging_ && std::hypot(pixel.x - pressed_->x, pixel.y - pressed_->y) < clickSlack) return;
  if (!dragging_) flight_.reset();  // a hand on the map stops it
  dragging_ = true;
  if (!held_) panBy(pixel.x - last_->x, pixel.y - last_->y, 0, 0);
  last_ = pixel;
}

bool MapView::release(core::PixelPoint pixel) {
  if (!pressed_) return false;
  drag(pixel);
  const bool click = !dragging_;
  pressed_.reset();
  last_.reset();
  dragging_ = false;
  return click;
}

bool MapView::advance(Seconds now) {
  if (!flight_) return false;
  const double t = flight_->duration > 0 ? (now - flight_->start) / flight_->duration : 1;
  if (t >= 1) {
    camera_ = flight_->to;
    flight_.reset();
    return true;
  }
  const double s = eased(t);
  const auto& [from, to, start, duration] = *flight_;
  camera_.pixelsPerUnit = from.pixelsPerUnit * std::pow(to.pixelsPerUnit / from.pixelsPerUnit, s);
  // How far the centre has come: measured in scale when there is zooming, so that a fixed point stays fixed.
  const double ratio = to.pixelsPerUnit / from.pixelsPerUnit;
  const double way =
      std::abs(ratio - 1) < 1e-6 ? s : (1 - from.pixelsPerUnit / camera_.pixelsPerUnit) / (1 - 1 / ratio);
  camera_.centre = {from.centre.x + (to.centre.x - from.centre.x) * way,
                    from.centre.y + (to.centre.y - from.centre.y) * way};
  return true;
}

}  // namespace cityties::desk
