#include "app/desk/window_fade.hpp"

#include <utility>

namespace cityties::desk {

void PictureFade::keep(int width, int height, gl::Sprites& sprites, Seconds now,
                       const std::function<void(gl::Name)>& draw) {
  auto target = gl::makeTarget(width, height, gl::PixelKind::colour);
  if (target.width <= 0) return end();
  gl::bind(target);
  draw(target.framebuffer.name());
  // Interrupted in the middle of a fade: what is seen now is kept, so that nothing jumps.
  if (start_) drawPicture(width, height, sprites, opacity(now));
  picture_ = std::move(target);
  start_.reset();
}

void PictureFade::begin(Seconds now, Seconds duration) {
  if (!waiting()) return;
  start_ = now;
  duration_ = duration;
}

float PictureFade::opacity(Seconds now) const {
  if (!active()) return 0;
  if (!start_) return 1;
  if (duration_ <= 0) return 0;
  return static_cast<float>(1 - eased((now - *start_) / duration_));
}

void PictureFade::drawPicture(int width, int height, gl::Sprites& sprites, float opacity) const {
  if (!active() || opacity <= 0) return;
  const core::PixelRect place{0, 0, static_cast<float>(picture_.width), static_cast<float>(picture_.height)};
  sprites.draw(picture_.texture.name(), {{.place = place, .v0 = 1, .v1 = 0, .opacity = opacity}}, width, height,
               opacity >= 1);
}

bool PictureFade::draw(int width, int height, gl::Sprites& sprites, Seconds now) {
  if (!active()) return false;
  const float left = opacity(now);
  if (left <= 0) {
    end();
    return false;
  }
  drawPicture(width, height, sprites, left);
  return start_.has_value();
}

void PictureFade::end() {
  picture_ = {};
  start_.reset();
}

}  // namespace cityties::desk
