#include "app/desk/font_texture.hpp"

#include <backends/imgui_impl_opengl3.h>
#include <epoxy/gl.h>
#include <imgui.h>

#include <cstdint>

namespace cityties::desk {

void FontTexture::prepareBackend() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  // The backend wants some texture; this one is a few letters and goes at once.
  ImFontConfig config;
  static constexpr ImWchar one[] = {'0', '0', 0};
  config.GlyphRanges = one;
  atlas.AddFontDefault(&config);
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  atlas.Clear();
}

void FontTexture::send() {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
  gl::Name name = 0;
  glGenTextures(1, &name);
  texture_ = gl::Texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  // White ink: the byte is its opacity.
  constexpr GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  bytes_ = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's own convention for OpenGL
  atlas.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(name)));
  atlas.ClearTexData();
}

}  // namespace cityties::desk
