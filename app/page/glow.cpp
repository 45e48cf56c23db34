// Light round the threads: the lines again in a picture of a quarter of the size, blurred and added.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/page/canvas_cairo.hpp"

namespace cityties::page {
namespace {

constexpr int reduction = 4;
constexpr std::ptrdiff_t pixelBytes = 4;  // of RGB24

/// One colour component of the quarter picture.
using Plane = std::vector<float>;

/// Gaussian weights out to three sigma; they sum to 1.
std::vector<float> kernel(double sigma) {
  const int reach = std::max(1, static_cast<int>(std::ceil(3 * sigma)));
  std::vector<float> weights;
  double sum = 0;
  for (int i = -reach; i <= reach; ++i) sum += std::exp(-i * i / (2 * sigma * sigma));
  for (int i = -reach; i <= reach; ++i)
    weights.push_back(static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)) / sum));
  return weights;
}

/// One pass along rows; the picture comes out turned, so that two passes blur both ways and turn it back.
Plane blurTurned(const Plane& plane, int width, int height, const std::vector<float>& weights) {
  const int reach = static_cast<int>(weights.size() / 2);
  const float* middle = weights.data() + reach;
  Plane result(plane.size());
  for (int y = 0; y < height; ++y) {
    const float* row = plane.data() + static_cast<std::ptrdiff_t>(y) * width;
    for (int x = 0; x < width; ++x) {
      float sum = 0;
      const int from = std::max(0, x - reach), to = std::min(width - 1, x + reach);
      for (int i = from; i <= to; ++i) sum += row[i] * middle[i - x];
      result[static_cast<std::size_t>(x) * static_cast<std::size_t>(height) + static_cast<std::size_t>(y)] = sum;
    }
  }
  return result;
}

/// Blurs an opaque RGB24 picture in floats and rounds with an ordered dither, so that faint light shows no bands.
void blur(cairo_surface_t* surface, double sigma) {
  cairo_surface_flush(surface);
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  const auto stride = static_cast<std::ptrdiff_t>(cairo_image_surface_get_stride(surface));
  unsigned char* data = cairo_image_surface_get_data(surface);
  if (!data) return;
  const auto weights = kernel(sigma);
  static constexpr std::array<float, 16> dither{0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
  for (int component = 0; component < 3; ++component) {
    Plane plane(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x)
        plane[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)] =
            data[y * stride + pixelBytes * x + component];
    plane = blurTurned(blurTurned(plane, width, height, weights), height, width, weights);
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x) {
        const float value =
            plane[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
        const float threshold = (dither[static_cast<std::size_t>(y % 4 * 4 + x % 4)] + .5f) / 16;
        data[y * stride + pixelBytes * x + component] =
            static_cast<unsigned char>(std::clamp(value + threshold, 0.0f, 255.0f));
      }
  }
  cairo_surface_mark_dirty(surface);
}

}  // namespace

void paintGlow(cairo_t* cairo, const std::vector<const DrawnLine*>& lines, core::PixelRect port, float strength,
               float sigma) {
  if (lines.empty() || strength <= 0) return;
  const int width = std::max(1, static_cast<int>(std::ceil(port.width / reduction)));
  const int height = std::max(1, static_cast<int>(std::ceil(port.height / reduction)));
  const SurfacePtr small(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
  const ContextPtr target(cairo_create(small.get()));
  cairo_scale(target.get(), 1.0 / reduction, 1.0 / reduction);
  cairo_translate(target.get(), static_cast<double>(-port.x), static_cast<double>(-port.y));
  cairo_set_operator(target.get(), CAIRO_OPERATOR_ADD);
  for (const DrawnLine* line : lines) strokeLine(target.get(), *line);
  blur(small.get(), std::max(.5, static_cast<double>(sigma / reduction)));

  cairo_save(cairo);
  cairo_translate(cairo, static_cast<double>(port.x), static_cast<double>(port.y));
  cairo_scale(cairo, reduction, reduction);
  cairo_set_source_surface(cairo, small.get(), 0, 0);
  cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
  cairo_set_operator(cairo, CAIRO_OPERATOR_ADD);
  cairo_paint_with_alpha(cairo, static_cast<double>(strength));
  cairo_restore(cairo);
}

}  // namespace cityties::page
