#include "app/desk/glow.hpp"

#include <epoxy/gl.h>

#include <algorithm>

namespace cityties::desk {
namespace {
constexpr int shrink = 4;
}

graph::Result<Glow> Glow::make(const std::filesystem::path& shaders) {
  Glow glow;
  auto blur = gl::Program::load(shaders / "screen.vert", shaders / "blur.frag");
  if (!blur) return tl::unexpected(blur.error());
  auto add = gl::Program::load(shaders / "screen.vert", shaders / "add.frag");
  if (!add) return tl::unexpected(add.error());
  glow.blur_ = std::move(*blur);
  glow.add_ = std::move(*add);
  glow.empty_ = gl::makeVertexArray();
  return glow;
}

bool Glow::begin(int width, int height) {
  const int w = std::max(1, width / shrink), h = std::max(1, height / shrink);
  if (source_.width != w || source_.height != h) {
    source_ = gl::makeTarget(w, h, gl::PixelKind::halfFloat);
    between_ = gl::makeTarget(w, h, gl::PixelKind::halfFloat);
  }
  if (source_.width == 0 || between_.width == 0) return false;
  gl::bind(source_);
  glClearColor(0, 0, 0, 0);
  glClear(GL_COLOR_BUFFER_BIT);
  return true;
}

PaintView Glow::shrunk(const PaintView& view) const {
  // The ratio of the widths, not 1/4: sizes that four does not divide must not shift the light.
  const double ratio = static_cast<double>(source_.width) / view.width;
  PaintView small = view;
  small.camera.pixelsPerUnit *= ratio;
  small.width = source_.width;
  small.height = source_.height;
  small.scale *= static_cast<float>(ratio);
  return small;
}

void Glow::pass(const gl::Target& from, const gl::Target& to, float x, float y, float sigma) const {
  gl::bind(to);
  glBindTexture(GL_TEXTURE_2D, from.texture.name());
  blur_.set("direction", x, y);
  blur_.set("sigma", sigma);
  glDrawArrays(GL_TRIANGLES, 0, 3);
}

void Glow::blur(float sigma) {
  glDisable(GL_BLEND);
  glActiveTexture(GL_TEXTURE0);
  glBindVertexArray(empty_.name());
  blur_.use();
  blur_.set("image", 0);
  const float small = sigma / shrink;
  pass(source_, between_, 1.f / static_cast<float>(source_.width), 0, small);
  pass(between_, source_, 0, 1.f / static_cast<float>(source_.height), small);
  glBindVertexArray(0);
}

void Glow::rest() {
  source_ = {};
  between_ = {};
}

void Glow::add(float strength) const {
  glEnable(GL_BLEND);
  glBlendFunc(GL_ONE, GL_ONE);
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, source_.texture.name());
  glBindVertexArray(empty_.name());
  add_.use();
  add_.set("image", 0);
  add_.set("strength", strength);
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
}

}  // namespace cityties::desk
