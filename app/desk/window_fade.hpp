#pragma once
// The last picture of a map that gives way to another: it stays until the new one is there, then fades over it.

#include <functional>
#include <optional>

#include "app/desk/gl_sprites.hpp"
#include "app/desk/map_view.hpp"

namespace cityties::desk {

class PictureFade {
 public:
  /// Calls `draw` with a framebuffer of the window's size bound, over which the old picture lies as it is now, and
  /// keeps what it draws.
  void keep(int width, int height, gl::Sprites& sprites, Seconds now, const std::function<void(gl::Name)>& draw);
  /// From now on it fades. A second call changes nothing.
  void begin(Seconds now, Seconds duration);
  /// Something is kept.
  bool active() const { return picture_.width > 0; }
  /// It waits for the new picture.
  bool waiting() const { return active() && !start_; }
  /// Onto the bound framebuffer. Returns whether more frames are needed; what has faded is freed.
  bool draw(int width, int height, gl::Sprites& sprites, Seconds now);
  /// 1 before it fades, 0 when nothing is left.
  float opacity(Seconds now) const;
  void end();
  std::size_t bytes() const { return gl::bytes(picture_); }

  /// The picture as it was kept, at any opacity.
  void drawPicture(int width, int height, gl::Sprites& sprites, float opacity) const;

 private:
  gl::Target picture_;
  std::optional<Seconds> start_;
  Seconds duration_ = 0;
};

}  // namespace cityties::desk
