#pragma once
// OpenGL objects as values that clean up after themselves. Names are plain integers here, so that no header needs GL.

#include <cstddef>
#include <utility>

namespace cityties::desk::gl {

using Name = unsigned int;

/// Owns one GL name; `Destroy` is one of the functions below.
template <void (*Destroy)(Name)>
class Handle {
 public:
  Handle() = default;
  explicit Handle(Name name) : name_(name) {}
  Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      if (name_) Destroy(name_);
      name_ = std::exchange(other.name_, 0);
    }
    return *this;
  }
  ~Handle() {
    if (name_) Destroy(name_);
  }
  Name name() const { return name_; }
  explicit operator bool() const { return name_ != 0; }

 private:
  Name name_ = 0;
};

void destroyBuffer(Name);
void destroyVertexArray(Name);
void destroyTexture(Name);
void destroyFramebuffer(Name);

using Buffer = Handle<destroyBuffer>;
using VertexArray = Handle<destroyVertexArray>;
using Texture = Handle<destroyTexture>;
using Framebuffer = Handle<destroyFramebuffer>;

Buffer makeBuffer();
VertexArray makeVertexArray();
/// Replaces the content of a vertex buffer.
void fill(const Buffer& buffer, const void* data, std::size_t bytes, bool often = false);

/// Attribute `location` of the bound vertex array, read from `buffer`.
struct Attribute {
  unsigned location = 0;
  int components = 0;
  bool bytes = false;  ///< normalised unsigned bytes instead of floats
  std::size_t stride = 0, offset = 0;
  bool perInstance = false;
};
void bindAttribute(const Buffer& buffer, const Attribute& attribute);

/// A texture one can draw into.
struct Target {
  Texture texture;
  Framebuffer framebuffer;
  int width = 0, height = 0;
  std::size_t pixelBytes = 0;
};
inline std::size_t bytes(const Target& t) {
  return static_cast<std::size_t>(t.width) * static_cast<std::size_t>(t.height) * t.pixelBytes;
}
enum class PixelKind { colour, halfFloat };
/// An empty target when the driver refuses the size.
Target makeTarget(int width, int height, PixelKind kind);
/// Binds for drawing and sets the viewport.
void bind(const Target& target);
void bindWindow(int width, int height);

}  // namespace cityties::desk::gl
