#pragma once
// What lies under the pointer: marks within a few pixels, else the area that holds the point.

#include <optional>
#include <string>
#include <vector>

#include "app/core/scene.hpp"

namespace cityties::desk {

class PickIndex {
 public:
  PickIndex() = default;
  /// Keeps the layers alive. O(shapes).
  explicit PickIndex(const core::MapScene& scene);

  /// The `dataId` of the topmost mark whose figure holds the pixel, else of the nearest whose edge is within `slack`
  /// pixels, else of the nearest tie within `lineSlack`, else of the topmost area. Linear in marks, with boxes before
  /// lines and polygons.
  std::optional<std::string> pick(core::PixelPoint pixel, const core::Camera& camera, const core::PixelRect& viewport,
                                  float scale, float slack = 8) const;
  /// The same for marks only.
  std::optional<std::string> pickMark(core::PixelPoint pixel, const core::Camera& camera,
                                      const core::PixelRect& viewport, float scale, float slack = 8) const;
  /// The nearest tie whose line is within `slack` pixels.
  std::optional<std::string> pickLine(core::PixelPoint pixel, const core::Camera& camera,
                                      const core::PixelRect& viewport, float scale, float slack = lineSlack) const;
  static constexpr float lineSlack = 3;  ///< smaller than of marks: an arc over a district must not hide it
  std::optional<geo::PlanePoint> findMark(const std::string& id) const;
  /// Where a mark stands, or the middle of the box of an area.
  std::optional<geo::PlanePoint> find(const std::string& id) const;
  /// Radius of the largest mark of an id, in logical pixels.
  float radius(const std::string& id) const;

 private:
  struct Area {
    const core::AreaShape* shape;
    geo::PlaneBox box;
  };
  struct Line {
    const core::LineShape* shape;
    geo::PlaneBox box;
  };
  std::vector<core::LayerPtr> layers_;
  std::vector<Line> lines_;
  std::vector<const core::MarkShape*> marks_;
  std::vector<Area> areas_;
};

/// Its lines are ties, or what was asked about them: the pointer finds them.
bool picksLines(const core::Layer& layer);
/// Even-odd rule over outer ring and holes.
bool contains(const geo::PlaneMultiPolygon& area, geo::PlanePoint point);

}  // namespace cityties::desk
