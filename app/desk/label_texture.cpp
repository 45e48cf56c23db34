#include "app/desk/label_texture.hpp"

#include <epoxy/gl.h>

#include <bit>
#include <cmath>

namespace cityties::desk {
namespace {
// Twice as wide as high: a step's labels fill a part of that.
constexpr int firstHeight = 512, greatestHeight = 2048;
}  // namespace

LabelTexture::Key LabelTexture::keyOf(const core::PlacedLabel& label) {
  const auto& s = label.style;
  return {label.text,
          s.size,
          static_cast<int>(s.weight),
          s.italic,
          s.letterSpacing,
          std::bit_cast<std::uint32_t>(s.colour),
          std::bit_cast<std::uint32_t>(s.halo),
          s.haloWidth};
}

void LabelTexture::clear(int height) {
  width_ = 2 * height;
  height_ = height;
  slots_.clear();
  shelfX_ = shelfY_ = shelfHeight_ = 0;
  gl::Name name = 0;
  glGenTextures(1, &name);
  texture_ = gl::Texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_, height_, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
}

std::optional<LabelTexture::Slot> LabelTexture::reserve(int width, int height) {
  if (shelfX_ + width > width_) {
    shelfX_ = 0;
    shelfY_ += shelfHeight_ + 1;
    shelfHeight_ = 0;
  }
  if (width > width_ || shelfY_ + height > height_) return std::nullopt;
  const Slot slot{.x = shelfX_, .y = shelfY_, .width = width, .height = height};
  shelfX_ += width + 1;
  shelfHeight_ = std::max(shelfHeight_, height);
  return slot;
}

const LabelTexture::Slot* LabelTexture::slotFor(const core::PlacedLabel& label, FrameStats& stats) {
  const auto key = keyOf(label);
  if (const auto known = slots_.find(key); known != slots_.end()) return &known->second;
  const auto bitmap = engine_.rasterise(label.text, label.style);
  if (bitmap.width <= 0 || bitmap.height <= 0) return &(slots_[key] = Slot{});
  auto slot = reserve(bitmap.width, bitmap.height);
  if (!slot) return nullptr;
  slot->pad = bitmap.pad;
  glBindTexture(GL_TEXTURE_2D, texture_.name());
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, slot->x, slot->y, slot->width, slot->height, GL_RGBA, GL_UNSIGNED_BYTE,
                  bitmap.rgba.data());
  ++stats.labelBitmaps;
  return &(slots_[key] = *slot);
}

void LabelTexture::draw(const std::vector<core::PlacedLabel>& labels, float opacity, int windowWidth, int windowHeight,
                        gl::Sprites& sprites, FrameStats& stats, const std::optional<gl::RoundFrame>& frame) {
  if (height_ == 0) clear(firstHeight);
  std::vector<gl::Sprite> list;
  list.reserve(labels.size());
  bool cleared = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto* slot = slotFor(labels[i], stats);
    if (!slot) {
      // Full: begin again with what is shown now, in a larger texture when even that does not fit.
      const int next = cleared ? height_ * 2 : height_;
      if (next > greatestHeight) break;
      clear(next);
      cleared = true;
      list.clear();
      i = static_cast<std::size_t>(-1);
      continue;
    }
    const auto w = static_cast<float>(width_), h = static_cast<float>(height_);
    list.push_back({.place = {std::round(labels[i].topLeft.x) - static_cast<float>(slot->pad),
                              std::round(labels[i].topLeft.y) - static_cast<float>(slot->pad),
                              static_cast<float>(slot->width), static_cast<float>(slot->height)},
                    .u0 = static_cast<float>(slot->x) / w,
                    .v0 = static_cast<float>(slot->y) / h,
                    .u1 = static_cast<float>(slot->x + slot->width) / w,
                    .v1 = static_cast<float>(slot->y + slot->height) / h,
                    .opacity = opacity});
  }
  sprites.draw(texture_.name(), list, windowWidth, windowHeight, false, frame);
}

}  // namespace cityties::desk
