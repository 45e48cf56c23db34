#include "app/desk/screenshot.hpp"

#include <cairo.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <cstddef>
#include <system_error>

namespace cityties::desk {
namespace {

tl::unexpected<graph::Diagnostics> cannotWrite(const std::filesystem::path& file, const std::string& why) {
  return graph::failure({.file = file.string(), .message = "the picture cannot be written: " + why});
}

}  // namespace

graph::Result<void> writeScreenshot(const std::filesystem::path& file, int width, int height) {
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  auto* pixels = cairo_image_surface_get_data(surface);
  if (!pixels) {
    cairo_surface_destroy(surface);
    return cannotWrite(file, "no memory");
  }
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glReadBuffer(GL_BACK);
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glPixelStorei(GL_PACK_ROW_LENGTH, static_cast<GLint>(stride / 4));
  // In strips: the driver keeps a copy of what is read at once.
  constexpr int strip = 64;
  for (int y = 0; y < height; y += strip)
    glReadPixels(0, y, width, std::min(strip, height - y), GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, pixels + y * stride);
  glPixelStorei(GL_PACK_ROW_LENGTH, 0);
  for (int top = 0, bottom = height - 1; top < bottom; ++top, --bottom)  // GL begins at the bottom
    std::swap_ranges(pixels + top * stride, pixels + (top + 1) * stride, pixels + bottom * stride);
  cairo_surface_mark_dirty(surface);
  auto temporary = file;
  temporary += ".part";
  const auto status = cairo_surface_write_to_png(surface, temporary.c_str());
  cairo_surface_destroy(surface);
  std::error_code error;
  if (status == CAIRO_STATUS_SUCCESS) std::filesystem::rename(temporary, file, error);
  if (status == CAIRO_STATUS_SUCCESS && !error) return {};
  std::error_code ignored;
  std::filesystem::remove(temporary, ignored);
  return cannotWrite(file, error ? error.message() : cairo_status_to_string(status));
}

}  // namespace cityties::desk
