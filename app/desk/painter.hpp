#pragma once
// Draws prepared layers with OpenGL 3.3: areas, hatches, lines, marks, and the glow of lines. Needs a current context.

#include <filesystem>
#include <unordered_map>
#include <vector>

#include "app/desk/frame_stats.hpp"
#include "app/desk/gl_objects.hpp"
#include "app/desk/gl_program.hpp"
#include "app/desk/painter_geometry.hpp"

namespace cityties::desk {

/// What part of the plane a target shows. `pixelsPerUnit` of the camera is in pixels of the target.
struct PaintView {
  core::Camera camera;
  int width = 0, height = 0;
  float scale = 1;  ///< physical pixels in a logical one: of widths, dashes, marks
};

class Painter {
 public:
  /// Errors: shaders that are missing or do not compile.
  static graph::Result<Painter> make(const std::filesystem::path& shaders);

  /// Sends a layer to the GPU unless it is there.
  void upload(const GeometryPtr& geometry, FrameStats& stats);
  /// Frees layers that nobody else holds any more.
  void forgetUnused();

  /// Draw into the bound target with premultiplied blending. Runs outside the view cost nothing; returns whether
  /// anything was drawn. The layer must have been uploaded.
  bool drawAreas(const GeometryPtr& geometry, std::size_t run, const PaintView& view);
  enum class LineLook { plain, glowSource };
  bool drawLines(const GeometryPtr& geometry, std::size_t run, const PaintView& view, LineLook look = LineLook::plain);
  void drawMarks(const GeometryPtr& geometry, const PaintView& view);
  /// Marks that no scene holds (the ring round what the pointer is on).
  void drawLooseMarks(const std::vector<MarkInstance>& marks, const PaintView& view);
  /// Lines that no scene holds (locator of the inset).
  void drawLooseLines(const LayerGeometry& geometry, const PaintView& view);

 private:
  struct GpuLayer {
    std::weak_ptr<const LayerGeometry> geometry;
    gl::Buffer areas, lines, marks;
    gl::VertexArray areaArray, lineArray, markArray;
  };
  GpuLayer makeLayer(const LayerGeometry& geometry, bool often);
  void drawLineRun(const GpuLayer& layer, const LineRun& run, const PaintView& view, LineLook look);
  void drawMarkArray(const GpuLayer& layer, std::size_t count, const PaintView& view);
  const GpuLayer* find(const GeometryPtr& geometry) const;

  gl::Program area_, line_, mark_;
  std::unordered_map<const LayerGeometry*, GpuLayer> layers_;
};

/// Whether a box, widened by `margin` pixels, meets the view.
bool inView(const geo::PlaneBox& box, const PaintView& view, double margin);

}  // namespace cityties::desk
