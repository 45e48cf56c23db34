#include "app/desk/screenshot.hpp"

#include <cairo.h>
#include <epoxy/gl.h>

#include <cstdint>
#include <system_error>
#include <vector>

namespace cityties::desk {
namespace {

tl::unexpected<graph::Diagnostics> cannotWrite(const std::filesystem::path& file, const std::string& why) {
  return graph::failure({.file = file.string(), .message = "the picture cannot be written: " + why});
}

}  // namespace

graph::Result<void> writeScreenshot(const std::filesystem::path& file, int width, int height) {
  std::vector<std::uint32_t> rows(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glReadBuffer(GL_BACK);
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, rows.data());
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  auto* pixels = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  if (!pixels) {
    cairo_surface_destroy(surface);
    return cannotWrite(file, "no memory");
  }
  const auto columns = static_cast<std::size_t>(width), count = static_cast<std::size_t>(height);
  for (std::size_t y = 0; y < count; ++y) {  // GL begins at the bottom
    auto* row = reinterpret_cast<std::uint32_t*>(pixels + y * stride);
    std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>((count - 1 - y) * columns), columns, row);
  }
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
