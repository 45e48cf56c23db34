#pragma once
// A scene layer as arrays for the GPU. No GL here: made on a background thread, uploaded once by the painter.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/core/scene.hpp"

namespace cityties::desk {

struct AreaVertex {
  float x = 0, y = 0;
  core::Rgba colour;
};

/// Consecutive triangles drawn in one go: fills, or the hatch of one area over them.
struct AreaRun {
  std::size_t first = 0, count = 0;  ///< vertices
  std::optional<core::Hatch> hatch;
  geo::PlaneBox box;
};

/// A point of a polyline. Each line is preceded and followed by one point that is none of its own (length −1), which
/// carries the neighbour for the mitre: the end itself, or for a closed ring the point on the other side.
struct LinePoint {
  float x = 0, y = 0;
  float length = 0;  ///< from the start of the line, plane units
  core::Rgba colour;
};

/// Consecutive segments of equal stroke: instance i joins points i+1 and i+2 with neighbours i and i+3.
struct LineRun {
  std::size_t first = 0, count = 0;  ///< instances
  float width = 1;                   ///< logical pixels
  std::array<float, 2> dash{0, 0};
  bool glow = false;
  geo::PlaneBox box;
};

struct MarkInstance {
  float x = 0, y = 0;
  float size = 0, outlineWidth = 0;
  float symbol = 0;
  core::Rgba fill, outline;
};

struct LayerGeometry {
  core::LayerPtr layer;  ///< what it was made from; keeps the identity alive
  mutable std::vector<AreaVertex> areas;
  std::vector<AreaRun> areaRuns;
  mutable std::vector<LinePoint> lines;
  std::vector<LineRun> lineRuns;
  std::vector<MarkInstance> marks;

  /// Frees what the GPU holds from now on: with software GL it would be in memory twice. For the painter, which sends
  /// a layer once; runs and marks stay.
  void forgetVertices() const {
    std::vector<AreaVertex>().swap(areas);
    std::vector<LinePoint>().swap(lines);
  }
};
using GeometryPtr = std::shared_ptr<const LayerGeometry>;

/// Makes geometry and remembers it by layer; triangles of areas with an id are remembered by their content, because a
/// recoloured region is a new layer with the same outline. Land and lakes, large and recoloured by no step, are not.
/// Belongs to one thread.
class GeometryMaker {
 public:
  GeometryPtr make(const core::LayerPtr& layer);
  /// The same, but the geometry's `layer` takes the place of the given one and has of its shapes only those that the
  /// pointer can find: marks, and areas with an id. A base map is in memory three times otherwise. `make` and
  /// `makeLight` of the layer that came back return the same geometry as long as somebody holds it.
  GeometryPtr makeLight(const core::LayerPtr& layer);
  /// Areas really triangulated so far.
  std::size_t triangulations() const { return triangulations_; }

 private:
  using Triangles = std::shared_ptr<const std::vector<float>>;
  struct Known {
    Triangles triangles;
    std::uint64_t used = 0;
  };
  Triangles trianglesOf(const core::AreaShape& shape);
  GeometryPtr find(const core::LayerPtr& layer) const;
  std::shared_ptr<LayerGeometry> build(const core::Layer& layer);
  GeometryPtr remember(std::shared_ptr<LayerGeometry> geometry);
  void forgetOld();

  std::unordered_map<std::uint64_t, Known> triangles_;
  std::unordered_map<const core::Layer*, std::weak_ptr<const LayerGeometry>> layers_;
  std::uint64_t round_ = 0;
  std::size_t triangulations_ = 0;
};

/// The pieces, for tests.
void addLine(LayerGeometry& geometry, const geo::PlaneLine& points, const std::vector<float>& opacity,
             const core::Stroke& stroke);
std::uint64_t contentHash(const geo::PlaneMultiPolygon& area);

}  // namespace cityties::desk
