#pragma once
// Textured rectangles: cached map pictures and labels onto the window.

#include <optional>
#include <vector>

#include "app/core/scene.hpp"
#include "app/desk/gl_objects.hpp"
#include "app/desk/gl_program.hpp"

namespace cityties::desk::gl {

/// A part of a texture (0–1, origin where the texture's rows begin) on a rectangle in pixels.
struct Sprite {
  core::PixelRect place;
  float u0 = 0, v0 = 0, u1 = 1, v1 = 1;
  float opacity = 1;
};

/// A rounded rectangle outside of which nothing is drawn, with a line of one pixel on its edge.
struct RoundFrame {
  core::PixelRect rect;
  float radius = 8;
  core::Rgba line;
};

class Sprites {
 public:
  static graph::Result<Sprites> make(const std::filesystem::path& shaders);
  /// Premultiplied, into the bound target of the given size, in order. `opaque` saves blending.
  void draw(Name texture, const std::vector<Sprite>& sprites, int targetWidth, int targetHeight, bool opaque,
            const std::optional<RoundFrame>& frame = std::nullopt);

 private:
  Program program_;
  Buffer buffer_;
  VertexArray array_;
};

}  // namespace cityties::desk::gl
