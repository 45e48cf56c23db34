#include "app/desk/gl_sprites.hpp"

#include <epoxy/gl.h>

namespace cityties::desk::gl {
namespace {

struct Corner {
  float x, y, u, v, opacity;
};

void addCorners(std::vector<Corner>& corners, const Sprite& s) {
  const float x1 = s.place.x + s.place.width, y1 = s.place.y + s.place.height;
  const Corner a{s.place.x, s.place.y, s.u0, s.v0, s.opacity}, b{x1, s.place.y, s.u1, s.v0, s.opacity};
  const Corner c{s.place.x, y1, s.u0, s.v1, s.opacity}, d{x1, y1, s.u1, s.v1, s.opacity};
  corners.insert(corners.end(), {a, b, c, c, b, d});
}

}  // namespace

graph::Result<Sprites> Sprites::make(const std::filesystem::path& shaders) {
  auto program = Program::load(shaders / "sprite.vert", shaders / "sprite.frag");
  if (!program) return tl::unexpected(program.error());
  Sprites sprites;
  sprites.program_ = std::move(*program);
  sprites.buffer_ = makeBuffer();
  sprites.array_ = makeVertexArray();
  glBindVertexArray(sprites.array_.name());
  bindAttribute(sprites.buffer_, {0, 2, false, sizeof(Corner), offsetof(Corner, x)});
  bindAttribute(sprites.buffer_, {1, 2, false, sizeof(Corner), offsetof(Corner, u)});
  bindAttribute(sprites.buffer_, {2, 1, false, sizeof(Corner), offsetof(Corner, opacity)});
  glBindVertexArray(0);
  return sprites;
}

void Sprites::draw(Name texture, const std::vector<Sprite>& sprites, int targetWidth, int targetHeight, bool opaque,
                   const std::optional<RoundFrame>& frame) {
  if (sprites.empty()) return;
  std::vector<Corner> corners;
  corners.reserve(sprites.size() * 6);
  for (const auto& s : sprites) addCorners(corners, s);
  fill(buffer_, corners.data(), corners.size() * sizeof(Corner), true);
  if (opaque) {
    glDisable(GL_BLEND);
  } else {
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  }
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, texture);
  program_.use();
  program_.set("image", 0);
  program_.set("targetSize", static_cast<float>(targetWidth), static_cast<float>(targetHeight));
  const RoundFrame f = frame.value_or(RoundFrame{});
  program_.set("frame", f.rect.x + f.rect.width / 2, f.rect.y + f.rect.height / 2, f.rect.width / 2, f.rect.height / 2);
  program_.set("radius", f.radius);
  program_.set("frameColour", static_cast<float>(f.line.r) / 255.f, static_cast<float>(f.line.g) / 255.f,
               static_cast<float>(f.line.b) / 255.f, static_cast<float>(f.line.a) / 255.f);
  glBindVertexArray(array_.name());
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(corners.size()));
  glBindVertexArray(0);
}

}  // namespace cityties::desk::gl
