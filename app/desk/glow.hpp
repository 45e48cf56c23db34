#pragma once
// The light round agreements: their lines in a half-float target of a quarter of the size, blurred, added to the map.

#include "app/desk/gl_objects.hpp"
#include "app/desk/gl_program.hpp"
#include "app/desk/painter.hpp"

namespace cityties::desk {

class Glow {
 public:
  static graph::Result<Glow> make(const std::filesystem::path& shaders);

  /// Clears the source for a map target of this size and binds it. False when the driver cannot do half floats; the
  /// map is drawn without glow then.
  bool begin(int width, int height);
  /// Binds the source again, after other drawing.
  void bindSource() const { gl::bind(source_); }
  /// The view that draws the same part of the map into the source.
  PaintView shrunk(const PaintView& view) const;
  /// Two passes; `sigma` in pixels of the map target.
  void blur(float sigma);
  /// Adds the blurred light to the bound target.
  void add(float strength) const;
  /// Frees the targets; `begin` makes them anew.
  void rest();
  std::size_t bytes() const { return gl::bytes(source_) + gl::bytes(between_); }

 private:
  void pass(const gl::Target& from, const gl::Target& to, float x, float y, float sigma) const;

  gl::Program blur_, add_;
  gl::Target source_, between_;
  gl::VertexArray empty_;
};

}  // namespace cityties::desk
