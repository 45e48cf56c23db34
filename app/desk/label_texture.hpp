#pragma once
// Map labels, rasterised once by Pango into one texture and drawn as sprites.

#include <map>
#include <tuple>
#include <vector>

#include "app/desk/frame_stats.hpp"
#include "app/desk/gl_sprites.hpp"
#include "app/text/text.hpp"

namespace cityties::desk {

class LabelTexture {
 public:
  core::MeasureText measurer() { return engine_.measurer(); }

  /// Draws labels whose place is in window pixels; `opacity` for all of them.
  void draw(const std::vector<core::PlacedLabel>& labels, float opacity, int windowWidth, int windowHeight,
            gl::Sprites& sprites, FrameStats& stats, const std::optional<gl::RoundFrame>& frame = std::nullopt);

  std::size_t bytes() const { return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) * 4; }

 private:
  struct Slot {
    int x = 0, y = 0, width = 0, height = 0, pad = 0;
  };
  /// Everything of the style that shows, and the text.
  using Key = std::tuple<std::string, float, int, bool, float, std::uint32_t, std::uint32_t, float>;
  static Key keyOf(const core::PlacedLabel& label);
  /// Nothing when the texture is full.
  const Slot* slotFor(const core::PlacedLabel& label, FrameStats& stats);
  std::optional<Slot> reserve(int width, int height);
  void clear(int height);

  text::TextEngine engine_;
  gl::Texture texture_;
  int width_ = 0, height_ = 0;
  int shelfX_ = 0, shelfY_ = 0, shelfHeight_ = 0;
  std::map<Key, Slot> slots_;
};

}  // namespace cityties::desk
