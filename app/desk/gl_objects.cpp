#include "app/desk/gl_objects.hpp"

#include <epoxy/gl.h>

namespace cityties::desk::gl {

void destroyBuffer(Name name) { glDeleteBuffers(1, &name); }
void destroyVertexArray(Name name) { glDeleteVertexArrays(1, &name); }
void destroyTexture(Name name) { glDeleteTextures(1, &name); }
void destroyFramebuffer(Name name) { glDeleteFramebuffers(1, &name); }

Buffer makeBuffer() {
  Name name = 0;
  glGenBuffers(1, &name);
  return Buffer(name);
}

VertexArray makeVertexArray() {
  Name name = 0;
  glGenVertexArrays(1, &name);
  return VertexArray(name);
}

void fill(const Buffer& buffer, const void* data, std::size_t bytes, bool often) {
  glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), data, often ? GL_STREAM_DRAW : GL_STATIC_DRAW);
}

void bindAttribute(const Buffer& buffer, const Attribute& a) {
  glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
  glEnableVertexAttribArray(a.location);
  // NOLINTBEGIN(performance-no-int-to-ptr): GL takes an offset as a pointer
  glVertexAttribPointer(a.location, a.components, a.bytes ? GL_UNSIGNED_BYTE : GL_FLOAT, a.bytes ? GL_TRUE : GL_FALSE,
                        static_cast<GLsizei>(a.stride), reinterpret_cast<const void*>(a.offset));
  // NOLINTEND(performance-no-int-to-ptr)
  glVertexAttribDivisor(a.location, a.perInstance ? 1 : 0);
}

Target makeTarget(int width, int height, PixelKind kind) {
  Target target;
  Name name = 0;
  glGenTextures(1, &name);
  target.texture = Texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  const bool half = kind == PixelKind::halfFloat;
  glTexImage2D(GL_TEXTURE_2D, 0, half ? GL_RGBA16F : GL_RGBA8, width, height, 0, GL_RGBA,
               half ? GL_HALF_FLOAT : GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  Name framebuffer = 0;
  glGenFramebuffers(1, &framebuffer);
  target.framebuffer = Framebuffer(framebuffer);
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, name, 0);
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) return {};
  target.width = width;
  target.height = height;
  target.pixelBytes = half ? 8 : 4;
  return target;
}

void bind(const Target& target) {
  glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.name());
  glViewport(0, 0, target.width, target.height);
}

void bindWindow(int width, int height) {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, width, height);
}

}  // namespace cityties::desk::gl
