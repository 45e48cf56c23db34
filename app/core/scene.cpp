#include "app/core/scene.hpp"

#include <algorithm>

namespace cityties::core {

PixelPoint toPixels(const Camera& camera, PixelRect viewport, geo::PlanePoint point) {
  return {static_cast<float>(viewport.x + viewport.width / 2 + (point.x - camera.centre.x) * camera.pixelsPerUnit),
          static_cast<float>(viewport.y + viewport.height / 2 - (point.y - camera.centre.y) * camera.pixelsPerUnit)};
}

geo::PlanePoint toPlane(const Camera& camera, PixelRect viewport, PixelPoint pixel) {
  return {camera.centre.x + (pixel.x - viewport.x - viewport.width / 2) / camera.pixelsPerUnit,
          camera.centre.y - (pixel.y - viewport.y - viewport.height / 2) / camera.pixelsPerUnit};
}

Camera fit(const geo::PlaneBox& box, PixelRect viewport, PixelRect inner) {
  // A box of one point, or a window too small for anything, still gives a camera that can be drawn with.
  constexpr double smallest = 1e-6;
  const double width = std::max(box.max.x - box.min.x, smallest), height = std::max(box.max.y - box.min.y, smallest);
  Camera camera;
  camera.pixelsPerUnit = std::min(std::max(inner.width, 1.0f) / width, std::max(inner.height, 1.0f) / height);
  const double offX = inner.x + inner.width / 2 - (viewport.x + viewport.width / 2);
  const double offY = inner.y + inner.height / 2 - (viewport.y + viewport.height / 2);
  camera.centre = {(box.min.x + box.max.x) / 2 - offX / camera.pixelsPerUnit,
                   (box.min.y + box.max.y) / 2 + offY / camera.pixelsPerUnit};
  return camera;
}

}  // namespace cityties::core
