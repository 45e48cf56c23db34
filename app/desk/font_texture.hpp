#pragma once
// ImGui's letters on the GPU as one byte a pixel. ImGui's own backend makes four of them: 8 MB more for our atlas, and
// another 8 while it sends it.

#include <cstddef>

#include "app/desk/gl_objects.hpp"

namespace cityties::desk {

class FontTexture {
 public:
  /// Makes the backend's shaders before the atlas is there, so that it never makes a texture of it. Needs ImGui's
  /// OpenGL backend to be initialised, and an atlas that has not been built.
  static void prepareBackend();

  /// Sends the built atlas and frees its pixels in ImGui.
  void send();
  std::size_t bytes() const { return bytes_; }

 private:
  gl::Texture texture_;
  std::size_t bytes_ = 0;
};

}  // namespace cityties::desk
